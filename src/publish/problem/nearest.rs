//! Suggestion of the known word that a mistyped one most likely means.

/// Nearest of the known words, if one is near enough to be meant.
pub fn nearest<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = slug(text);
    if wanted.is_empty() || wanted.len() > LONGEST {
        return None;
    }
    // One letter of four may be wrong, but never half of a short word.
    let most = (wanted.len() / 4).max(1);
    let mut best: Option<(usize, &str)> = None;
    for word in known.filter(|word| !word.is_empty() && word.len() <= LONGEST) {
        let distance = distance(&wanted, &slug(word));
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, word));
        }
    }
    best.filter(|(distance, word)| *distance <= most && distance * 2 < word.len())
        .map(|(_, word)| word)
}

/// Longest word that is compared.
const LONGEST: usize = 80;

/// Edit distance in letters; a name with more words than the other counts as one edit.
fn distance(wanted: &str, word: &str) -> usize {
    if wanted == word {
        return 0;
    }
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short)
            .is_some_and(|rest| short.len() >= 4 && rest.starts_with('-'))
    };
    if begins(wanted, word) || begins(word, wanted) {
        return 1;
    }
    strsim::damerau_levenshtein(wanted, word)
}

/// A text as an id would be written: `Leeds City` becomes `leeds-city`.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !matches!(letter, '\'' | '’') && !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The question that offers the nearest word.
pub fn did_you_mean<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(text, known).map(|word| format!("did you mean “{word}”?"))
}

/// True if a text is a word with at most two letters wrong, ignoring case.
pub fn is_misspelled(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let allowed = MAX_MISSPELLED.min(text.chars().count() / 2);
    strsim::levenshtein(&text, &word) <= allowed
}

/// Most letters that are wrong in a misspelled word.
const MAX_MISSPELLED: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 5] = ["leeds", "sheffield", "bradford", "yorkshire", "london"];

    #[test]
    fn names_and_slips_find_the_id() {
        for (text, id) in [
            ("Leeds", "leeds"),
            ("Leeds City Council", "leeds"),
            ("leedes", "leeds"),
            ("shefield", "sheffield"),
            ("braford", "bradford"),
        ] {
            assert_eq!(nearest(text, KNOWN.into_iter()), Some(id), "{text}");
        }
    }

    #[test]
    fn another_word_is_not_taken_for_it() {
        for text in ["rutland", "x", "", "happiness"] {
            assert_eq!(nearest(text, KNOWN.into_iter()), None, "{text}");
        }
    }

    #[test]
    fn a_longer_name_is_no_misspelling() {
        assert!(is_misspelled("Local authorty", "Local authority"));
        assert!(is_misspelled("local authority", "Local authority"));
        assert!(!is_misspelled(
            "Local authority district",
            "Local authority"
        ));
    }
}
