//! The nearest of the possible words to one that was mistyped.

/// Most letters that may differ.
const MAX_EDITS: usize = 2;

/// A hint for messages: “; did you mean “Total”?”, or nothing where no word is near.
pub(super) fn hint<'a>(wanted: &str, words: impl Iterator<Item = &'a str>) -> String {
    nearest(wanted, words).map_or(String::new(), |word| format!("; did you mean “{word}”?"))
}

/// The word that differs least, upper and lower case counting as alike.
pub(super) fn nearest<'a>(wanted: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = wanted.to_lowercase();
    let allowed = MAX_EDITS.min(wanted.chars().count() / 2);
    words
        .map(|word| (edits(&wanted, &word.to_lowercase()), word))
        .filter(|(edits, _)| *edits <= allowed)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, word)| word)
}

/// Levenshtein distance: letters to add, drop or change.
fn edits(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (at, letter) in from.chars().enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        let mut next = vec![left];
        for (other, above) in to.chars().zip(row.iter().skip(1)) {
            left = (diagonal + usize::from(letter != other))
                .min(left + 1)
                .min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_two_letters_are_near() {
        let words = || ["Total", "Part"].into_iter();
        assert_eq!(nearest("total", words()), Some("Total"));
        assert_eq!(nearest("Totl", words()), Some("Total"));
        assert_eq!(nearest("Children", words()), None);
        assert_eq!(edits("kitten", "sitting"), 3);
    }
}
