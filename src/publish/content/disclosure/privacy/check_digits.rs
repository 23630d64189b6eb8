//! The check digits by which NHS numbers and unique pupil numbers differ from other numbers.

/// Modulo 11 with the weights 10 to 2, as the NHS Data Dictionary has it.
pub(crate) fn is_nhs_number(text: &str) -> bool {
    let digits: Vec<u32> = text
        .chars()
        .filter_map(|letter| letter.to_digit(10))
        .collect();
    let [first @ .., check] = digits.as_slice() else {
        return false;
    };
    let sum: u32 = first
        .iter()
        .zip((2..=10).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    sum > 0 && (11 - sum % 11) % 11 == *check
}

/// True if the check letter of a pupil number fits: modulo 23 with the weights 2 to 13, as the
/// Department for Education defines it. The last character of a temporary number is a letter.
pub(crate) fn is_pupil_number(text: &str) -> bool {
    const LETTERS: &str = "ABCDEFGHJKLMNPQRTUVWXYZ";
    let value = |letter: char| match letter.to_digit(10) {
        Some(digit) => Some(digit),
        None => LETTERS
            .find(letter.to_ascii_uppercase())
            .and_then(|at| u32::try_from(at).ok()),
    };
    let places = text.chars().filter(|letter| !letter.is_whitespace());
    let mut values = places.map(value);
    let check = values.next().flatten();
    let sum: Option<u32> = values
        .zip(2..)
        .map(|(value, weight)| Some(value? * weight))
        .sum();
    sum.is_some() && check == sum.map(|sum| sum % 23)
}
