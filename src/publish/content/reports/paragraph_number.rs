//! Distinguishes the number of a paragraph from a figure at the start of its first sentence.
//!
//! A number has two to four components, `2.13` or `2.13.1`, and the text after it begins like a
//! sentence. `[2.13]` is always a number.

/// Most digits of one component; more are a year or a figure.
const MAX_DIGITS: usize = 3;

/// Words that make the number before them a figure within a sentence.
const UNITS: &[&str] = &[
    "per",
    "percent",
    "percentage",
    "percentages",
    "thousand",
    "million",
    "millions",
    "billion",
    "billions",
    "hundred",
    "k",
    "m",
    "bn",
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "miles",
    "km",
    "kilometres",
    "pounds",
    "pence",
    "points",
    "times",
    "in",
    "out",
    "of",
    "to",
    "and",
    "or",
    "was",
    "is",
    "were",
    "fte",
    "FTE",
    "FTEs",
    "WTE",
    "WTEs",
    "K",
    "M",
];

/// Start of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Start<'a> {
    /// Words only.
    Words,
    /// A number, and the text after it.
    Number {
        /// The number without brackets.
        number: &'a str,
        /// True if it is in brackets, because the report does not print it.
        is_inferred: bool,
        /// Bytes before the first word after it.
        length: usize,
    },
    /// Could be either; the writer has to say.
    Ambiguous(&'a str),
}

/// Reads the start of a paragraph that comes after the one numbered `previous`, if any is.
pub(crate) fn read<'a>(text: &'a str, previous: &str) -> Start<'a> {
    if let Some(inner) = text.strip_prefix('[') {
        let Some((number, rest)) = inner.split_once(']') else {
            return Start::Words;
        };
        return match rest.strip_prefix(' ') {
            Some(rest) if is_number(number) => Start::Number {
                number,
                is_inferred: true,
                length: text.len() - rest.len(),
            },
            _ => Start::Words,
        };
    }
    let Some((first, rest)) = text.split_once(' ') else {
        return Start::Words;
    };
    let number = first.strip_suffix('.').unwrap_or(first);
    let starts_low = rest.trim_start().starts_with(char::is_lowercase);
    if !is_number(number) || is_unit(rest) || (starts_low && !follows(number, previous)) {
        Start::Words
    } else if starts_low {
        Start::Ambiguous(number)
    } else {
        Start::Number {
            number,
            is_inferred: false,
            length: text.len() - rest.len(),
        }
    }
}

/// Two to four components, each an integer without a leading zero.
pub(crate) fn is_number(text: &str) -> bool {
    let is_part = |part: &str| {
        (1..=MAX_DIGITS).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part.len() == 1 || !part.starts_with('0'))
    };
    (2..=4).contains(&text.split('.').count()) && text.split('.').all(is_part)
}

/// The text goes on with a unit or a word within a sentence.
fn is_unit(rest: &str) -> bool {
    let rest = rest.trim_start();
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let word = rest.get(..end).unwrap_or_default();
    rest.starts_with('%') || UNITS.contains(&word)
}

/// The number is next to the one before: its neighbour, its first child, or the start of the next
/// section. The first of all begins a section.
fn follows(number: &str, previous: &str) -> bool {
    let parts = |text: &str| -> Vec<u32> { text.split('.').flat_map(str::parse).collect() };
    let (next, before) = (parts(number), parts(previous));
    if previous.is_empty() {
        return next.last() == Some(&1);
    }
    let same = next.iter().zip(&before).take_while(|(a, b)| a == b).count();
    let step = match (next.get(same), before.get(same)) {
        (Some(next), Some(before)) => *next == before + 1,
        (Some(next), None) => *next == 1,
        _ => false,
    };
    step && next.iter().skip(same + 1).all(|part| *part == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, previous: &str) -> Option<(String, bool)> {
        match read(text, previous) {
            Start::Number {
                number,
                is_inferred,
                ..
            } => Some((number.to_owned(), is_inferred)),
            _ => None,
        }
    }

    #[test]
    fn numbers_have_two_to_four_parts() {
        for text in [
            "2.13 In June",
            "1.1.1 In June",
            "1.1.1.1 In June",
            "2.13 £5 was",
            "2.4 “We",
        ] {
            let expected = text
                .split(' ')
                .next()
                .map(|first| (first.to_owned(), false));
            assert_eq!(number(text, ""), expected, "{text}");
        }
        for text in [
            "2 In June",
            "1.1.1.1.1 In June",
            "2019 was",
            "2.130.5000 In",
            "1.02 In",
        ] {
            assert_eq!(number(text, ""), None, "{text}");
        }
    }

    #[test]
    fn a_number_may_end_with_a_full_stop() {
        assert_eq!(
            number("2.13. In June", ""),
            Some(("2.13".to_owned(), false))
        );
    }

    #[test]
    fn brackets_make_a_number_whatever_follows() {
        assert_eq!(number("[1.1.1] text", ""), Some(("1.1.1".to_owned(), true)));
        assert_eq!(
            number("[13.5] per cent", ""),
            Some(("13.5".to_owned(), true))
        );
        assert_eq!(number("[c] lost", ""), None);
    }

    #[test]
    fn figures_with_units_are_no_numbers_even_in_sequence() {
        for (text, previous) in [
            ("13.5 per cent of contacts", "13.4"),
            ("2.5 million pounds", "2.4"),
            ("2.5 FTE posts", "2.4"),
            ("13.5 percent", ""),
            ("12.4 children for each worker", ""),
            ("13.5 % of contacts", ""),
            ("2.5 hours", "2.4"),
            ("12.4 children for each worker", "2.4"),
        ] {
            assert_eq!(read(text, previous), Start::Words, "{text}");
        }
    }

    #[test]
    fn a_sentence_may_begin_with_a_word_that_is_also_within_one() {
        assert_eq!(
            number("2.5 In June", "2.4"),
            Some(("2.5".to_owned(), false))
        );
        assert_eq!(
            number("2.5 To improve", "2.4"),
            Some(("2.5".to_owned(), false))
        );
    }

    #[test]
    fn a_number_in_sequence_before_a_small_letter_is_left_to_the_writer() {
        for (text, previous) in [
            ("2.5 children for each", "2.4"),
            ("2.4.1 children", "2.4"),
            ("3.1 children", "2.4"),
            ("3 children", "2.4"),
        ] {
            let is_ambiguous = matches!(read(text, previous), Start::Ambiguous(_));
            assert_eq!(is_ambiguous, text != "3 children", "{text}");
        }
    }
}
