//! Finds the numbers in a text: `£1,200`, `94.3%`, `£900K`, `4m` and `1.3 million` among them.

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number<'a> {
    /// Digits as a number.
    pub(crate) digits: f64,
    /// Multiplier: thousand, million or billion if the text says so, else 1.
    pub(crate) scale: f64,
    /// Number of digits after the decimal point.
    pub(crate) decimals: i32,
    /// Number of trailing zeros of an integer.
    pub(crate) zeros: i32,
    /// The text after the digits.
    pub(crate) after: &'a str,
}

impl Number<'_> {
    /// The number that the text means.
    pub(crate) fn value(&self) -> f64 {
        self.digits * self.scale
    }
}

/// Finds every number in a text, in its order.
pub(crate) fn find(text: &str) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
        let start = rest.get(from..).unwrap_or_default();
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
        let end = start.find(|c| !is_part(c)).unwrap_or(start.len());
        let run = start.get(..end).unwrap_or_default();
        let run = run.trim_end_matches([',', '.']);
        let after = start.get(run.len()..).unwrap_or_default();
        found.extend(number(run, after));
        rest = after;
    }
    found
}

fn number<'a>(run: &str, after: &'a str) -> Option<Number<'a>> {
    let plain = run.replace(',', "");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let count = |digits: usize| i32::try_from(digits).unwrap_or(i32::MAX);
    let zeros = whole.len() - whole.trim_end_matches('0').len();
    Some(Number {
        digits: plain.parse().ok()?,
        scale: scale(after),
        decimals: count(fraction.len()),
        zeros: if fraction.is_empty() && zeros < whole.len() {
            count(zeros)
        } else {
            0
        },
        after,
    })
}

fn scale(after: &str) -> f64 {
    let after = after.trim_start();
    let end = after.find(|c: char| !c.is_alphabetic());
    match after.get(..end.unwrap_or(after.len())).unwrap_or_default() {
        "k" | "K" | "thousand" => 1e3,
        "m" | "M" | "mn" | "million" => 1e6,
        "bn" | "billion" => 1e9,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<f64> {
        find(text).iter().map(Number::value).collect()
    }

    #[test]
    fn numbers_are_found_as_they_are_printed() {
        assert_eq!(values("rose to 1,283 (94.3%)."), [1283.0, 94.3]);
        assert_eq!(values("£900K, around £3.5m, 2 bn"), [900e3, 3.5e6, 2e9]);
        assert_eq!(values("1.3 million in 4 months"), [1.3e6, 4.0]);
        assert_eq!(values("660-670"), [660.0, 670.0]);
        assert_eq!(values("almost all"), [0.0; 0]);
    }

    #[test]
    fn the_digits_that_are_used_are_counted() {
        let digits = |text| {
            find(text)
                .iter()
                .map(|n| (n.decimals, n.zeros))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            digits("82.90 670 1,700 0"),
            [(2, 0), (0, 1), (0, 2), (0, 0)]
        );
    }
}
