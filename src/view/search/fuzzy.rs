//! Score of a word against a wanted one: an exact match, a prefix, or, for a word that occurs
//! nowhere, a match with a typing error.

/// A word that is looked for.
pub(crate) struct Wanted {
    /// The word in small letters.
    pub word: String,
    /// True if it occurs nowhere, so that similar words may be meant.
    pub is_slip: bool,
    /// True if it is an abbreviation, which is not treated as a prefix.
    pub is_whole: bool,
}

/// Score of a word against a wanted one, higher being better; `None` if it does not match.
pub(crate) fn fit(word: &str, wanted: &Wanted) -> Option<f64> {
    let (is_slip, is_whole) = (wanted.is_slip, wanted.is_whole);
    let wanted = wanted.word.as_str();
    if word == wanted {
        return Some(4.0);
    }
    if is_whole {
        return None;
    }
    if word.starts_with(wanted) {
        return Some(3.0);
    }
    if !is_slip {
        return None;
    }
    let letters = wanted.chars().count();
    let slips = match letters {
        0..4 => return None,
        4..8 => 1,
        _ => 2,
    };
    let has_digit = wanted.chars().any(|letter| letter.is_ascii_digit());
    (!has_digit && within(word, wanted, slips)).then_some(1.0)
}

/// True if two words are within an edit distance: letters inserted, deleted, replaced, or swapped
/// with a neighbour.
fn within(word: &str, wanted: &str, slips: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), wanted.chars().collect());
    if a.len().abs_diff(b.len()) > slips {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let at =
                |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX - 1);
            let mut cost = (at(&last, j) + usize::from(letter != other))
                .min(at(&last, j + 1) + 1)
                .min(at(&row, j) + 1);
            let swapped =
                i > 0 && j > 0 && a.get(i - 1) == Some(other) && b.get(j - 1) == Some(letter);
            if swapped {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().is_some_and(|distance| *distance <= slips)
}
