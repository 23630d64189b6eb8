//! Compares the text of a link with the figure that it states.
//!
//! If the text contains numbers, one of them must be the figure's value, one of its bounds, or one
//! of these rounded to the digits used: 83% or 83.4% for 83.4, and 670 for 673. Two numbers for a
//! range name both its bounds. Years, dates, ages, “per 10,000”, durations and numbers of sections
//! do not count. A text without a number is always accepted.

use std::sync::LazyLock;

use regex::Regex;

use crate::data::figure::Quantity;
use crate::data::words::Unit;
use crate::publish::content::rules::numbers::{self, Number};

/// Most that a number with zeros at its end may be away from the figure, as a share of it.
/// “1,000” for 671 is a rounding to one digit, but no reader takes it for one.
const MAX_ZEROS_ERROR: f64 = 0.05;

/// Numbers of every unit that are not the figure.
static ASIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let year = r"(?:19|20)\d\d";
    let month = "(?-i:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*";
    let when = "in|by|since|from|until|till|before|after|during|between|end of|year|years|fy|\
        spring|summer|autumn|winter";
    let label = "sections?|paragraphs?|tables?|charts?|pages?|levels?|(?:key )?stages?|tiers?|\
        bands?|phases?|parts?|items?|appendix|version";
    let parts = [
        // Dates and years.
        format!(r"\b{year}-\d\d(?:-\d\d)?\b"),
        r"\b\d+(?:/\d+)+\b".to_owned(),
        format!(r"\b{year}[-–](?:\d\d)?\d\d\b"),
        format!(r"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{month}\s+(?:{year}\b)?"),
        format!(r"\b(?:{when})\s+{year}\s+(?:to|and|until)\s+{year}\b"),
        format!(r"\b(?:{when})\s+{year}(?:[-–/](?:\d\d)?\d\d)?\b"),
        // Ages and rates.
        r"\b(?:per|every|for each|out of)\s+[\d,]+".to_owned(),
        r"\b(?:aged?|ages)\s+(?:of\s+)?\d+(?:\s*(?:to|and|or|-|–)\s*\d+)?".to_owned(),
        r"\b\d+-?(?:\s*(?:to|and|or|-|–)\s*\d+)?[-\s]years?[-\s]olds?\b".to_owned(),
        r"\b(?:under|over)[-\s]\d+s\b".to_owned(),
        // Numbers that name something, such as section 47 or Q3.
        format!(r"\b(?:{label})\s+\d+(?:\.\d+)*\b"),
        r"\b(?-i:Years?)\s+\d{1,2}\b".to_owned(),
        r"\b[a-z]+\d+\b".to_owned(),
    ];
    Regex::new(&format!("(?i){}", parts.join("|"))).ok()
});

/// Lengths of time and ways, which are no figure of another unit.
static LENGTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let sorts = "working|calendar|school";
    let lengths = "minutes?|hours?|days?|weeks?|months?|years?|miles?";
    Regex::new(&format!(
        r"(?i)\b[\d,.]+[-\s]+(?:(?:{sorts})[-\s]+)?(?:{lengths})\b"
    ))
    .ok()
});

/// Places in an order, which are no figure of another unit.
static ORDINAL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\b\d+(?:st|nd|rd|th)\b").ok());

/// Number word at the start of a link, and the word after it.
static OPENING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let before = "only|just|about|around|almost|nearly|some|over|under|up to|at least|at most|\
        more than|fewer than|less than|a total of";
    Regex::new(&format!(
        r"(?i)^(?:(?:{before})\s+)?({})\s+([\w-]+)",
        WORDS.join("|")
    ))
    .ok()
});

/// Number words for 1 to 12.
const WORDS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Words that turn a number before them into a share, a fragment of something longer, or no count
/// at all.
const NO_COUNT: &[&str] = &[
    "of", "in", "and", "or", "to", "half", "halves", "third", "thirds", "quarter", "quarters",
    "fifth", "fifths", "tenth", "tenths", "hundred", "thousand", "million", "per", "times",
];

/// True if none of the numbers in the text of a link is that of the figure it states.
pub(crate) fn contradict(words: &str, quantity: &Quantity, unit: Unit) -> bool {
    let is_length = matches!(
        unit,
        Unit::Hours | Unit::Days | Unit::Weeks | Unit::Months | Unit::Years | Unit::Miles
    );
    let mut rest = without(words, ASIDE.as_ref());
    if !is_length {
        rest = without(&rest, LENGTH.as_ref());
    }
    if unit != Unit::Rank {
        rest = without(&rest, ORDINAL.as_ref());
    }
    let numbers = numbers::find(&rest);
    if numbers.is_empty() {
        let is_counted = |(count, next): &(f64, &str)| {
            !NO_COUNT.contains(&next.to_lowercase().as_str())
                && (is_length || !is_match(&format!("1 {next}"), LENGTH.as_ref()))
                && quantity.mentions().count() > 0
                && !quantity
                    .mentions()
                    .any(|figure| is_near(figure, *count, 0.5))
        };
        return opening(&rest).as_ref().is_some_and(is_counted);
    }
    let is_named = |figure: f64| numbers.iter().any(|number| names(number, figure));
    match (quantity.lower, quantity.upper) {
        (Some(lower), Some(upper)) if quantity.value.is_none() && numbers.len() > 1 => {
            let mut rest = numbers.iter().skip_while(|number| !names(number, lower));
            rest.next().is_none() || !rest.any(|number| names(number, upper))
        }
        _ => quantity.mentions().count() > 0 && !quantity.mentions().any(is_named),
    }
}

/// The number is the figure, or the figure rounded to its digits.
fn names(number: &Number<'_>, figure: f64) -> bool {
    let (figure, value) = (figure.abs(), number.value());
    if number.after.starts_with('+') {
        return figure >= value;
    }
    let digit = 10_f64.powi(-number.decimals) * number.scale;
    let rounded = 10_f64.powi(number.zeros) * number.scale;
    let is_rounded = number.zeros > 0
        && is_near(figure, value, rounded / 2.0)
        && is_near(figure, value, figure * MAX_ZEROS_ERROR);
    is_near(figure, value, digit / 2.0) || is_rounded
}

/// The difference is within a tolerance, where binary fractions may be a hair off.
fn is_near(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * (1.0 + 1e-9) + 1e-9
}

/// Number word at the start of a text, and the word after it.
fn opening(text: &str) -> Option<(f64, &str)> {
    let found = OPENING.as_ref()?.captures(text)?;
    let word = found.get(1)?.as_str();
    let at = WORDS
        .iter()
        .position(|known| known.eq_ignore_ascii_case(word))?;
    let count = u32::try_from(at + 1).ok()?;
    Some((f64::from(count), found.get(2)?.as_str()))
}

fn without(text: &str, pattern: Option<&Regex>) -> String {
    let replaced = pattern.map(|pattern| pattern.replace_all(text, " "));
    replaced.map_or_else(|| text.to_owned(), Into::into)
}

fn is_match(text: &str, pattern: Option<&Regex>) -> bool {
    pattern.is_some_and(|pattern| pattern.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::words::Qualifier;

    fn exact(value: f64) -> Quantity {
        Quantity {
            value: Some(value),
            lower: None,
            upper: None,
            qualifier: Qualifier::Exact,
        }
    }

    fn range(lower: f64, upper: f64) -> Quantity {
        Quantity {
            value: None,
            lower: Some(lower),
            upper: Some(upper),
            qualifier: Qualifier::Range,
        }
    }

    #[test]
    fn digits_with_a_blank_between_are_two_numbers() {
        // Figures read from damaged print are compared with the print, not with their number.
        for words in ["3 305", "330 5"] {
            assert!(contradict(words, &exact(3305.0), Unit::Count), "{words}");
        }
        assert!(!contradict("3,305", &exact(3305.0), Unit::Count));
    }

    #[test]
    fn every_pattern_is_well_formed() {
        for pattern in [&ASIDE, &LENGTH, &ORDINAL, &OPENING] {
            assert!(pattern.is_some());
        }
    }

    #[test]
    fn words_that_name_another_number_contradict_the_figure() {
        for (words, value, unit) in [
            ("1,700 contacts", 1992.0, Unit::Count),
            ("620 children", 671.0, Unit::Count),
            ("17.9%", 22.0, Unit::Percent),
            ("1,390 looked after", 1597.0, Unit::Count),
            ("84%", 83.4, Unit::Percent),
            ("83.5%", 83.4, Unit::Percent),
            ("1,000 children", 671.0, Unit::Count),
            ("10 children", 6.0, Unit::Count),
            ("2022 contacts", 1992.0, Unit::Count),
            ("£9 million", 900e3, Unit::Pounds),
            ("46 working days", 45.0, Unit::Days),
            ("three children", 7.0, Unit::Count),
            ("Only two children", 12.0, Unit::Count),
            ("In March 2022 1,700", 1992.0, Unit::Count),
            ("135th", 134.0, Unit::Rank),
            ("last year 671", 683.0, Unit::Count),
        ] {
            assert!(contradict(words, &exact(value), unit), "{words}");
        }
        assert!(contradict(
            "between 600 and 640",
            &range(610.0, 620.0),
            Unit::Count
        ));
        assert!(contradict("3 children", &range(1.0, 4.0), Unit::Count));
    }

    #[test]
    fn the_value_its_bounds_and_its_roundings_name_the_figure() {
        for (words, value, unit) in [
            ("1,992 contacts", 1992.0, Unit::Count),
            ("around 670", 673.0, Unit::Count),
            ("83%", 83.4, Unit::Percent),
            ("82.90%", 82.9, Unit::Percent),
            ("£900K", 900e3, Unit::Pounds),
            ("£1.3 million", 1_283_000.0, Unit::Pounds),
            ("134th least deprived", 134.0, Unit::Rank),
            ("six months", 6.0, Unit::Months),
            ("3+ placements", 12.0, Unit::Percent),
            ("a deficit of £59,055", -59_055.0, Unit::Pounds),
            ("1,992, up from 1,700", 1992.0, Unit::Count),
            ("52 per 10,000", 52.0, Unit::Rate),
        ] {
            assert!(!contradict(words, &exact(value), unit), "{words}");
        }
        assert!(!contradict("660-670", &range(660.0, 670.0), Unit::Count));
    }

    #[test]
    fn dates_ages_and_durations_are_no_figures() {
        for words in [
            "In March 2022 1,992",
            "the highest number since January 2020",
            "the figure of 14 June 2019",
            "more than in 2019/20",
            "children aged 0 to 17",
            "16- and 17-year-olds",
            "under-18s",
            "those seen within 45 working days",
            "section 47 enquiries",
            "second plans in Q3",
            "one of the highest in the region",
            "two thirds",
            "the two councils together",
            "stable",
        ] {
            assert!(!contradict(words, &exact(1992.0), Unit::Count), "{words}");
        }
    }
}
