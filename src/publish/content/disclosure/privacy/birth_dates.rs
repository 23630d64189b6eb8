//! Finds dates of birth: a date beside “born” or “DOB”, or right after a name or initials.

use std::sync::LazyLock;

use regex::Match;

use super::pattern::{Pattern, compiled, first_groups};

const MONTHS: &str = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const YEAR: &str = r"(?:19|20)\d\d";
const SLASHED: &str = r"\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d";
const BIRTH_WORDS: &str = r"d\.?o\.?b\b\.?|date[\s-]of[\s-]birth|birth[\s-]?da(?:te|y)";

/// A date in any form that people write.
static DATE: LazyLock<String> = LazyLock::new(|| {
    let spaced = r"\d{1,2}[\s-]\d{1,2}[\s-](?:19|20)?\d\d";
    let day_first = format!(r"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTHS},?\s+{YEAR}");
    let joined = format!(r"\d{{1,2}}[\s./-]?{MONTHS}[\s./-]?['’]?(?:19|20)?\d\d");
    let month_first = format!(r"{MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{YEAR}");
    let year_first = format!(r"{YEAR}[-/\s]\d\d[-/\s]\d\d");
    format!(r"(?i:(?:{SLASHED}|{year_first}|{spaced}|{day_first}|{joined}|{month_first})\b)")
});

static BIRTH: Pattern = LazyLock::new(|| {
    let place = r"in\s+\p{L}+(?:\s+\p{L}+)?\s+on\b";
    let between =
        format!(r"(?:[\s:=,(–-]|\bon\b|\bis\b|\bwas\b|\bthe\b|\b\p{{L}}+day\b|\b{place})*");
    compiled(&format!(
        r"(?i)\b((?:born|{BIRTH_WORDS}|(?-i:b\.)){between}{})",
        *DATE
    ))
});

static DATE_BEFORE_BIRTH: Pattern =
    LazyLock::new(|| compiled(&format!(r"(?i)\b({}[\s,(]{{1,3}}(?:{BIRTH_WORDS}))", *DATE)));

/// Words that make dates of birth those of a cohort: “or later”, “to 31 August 2011”.
static COHORT: Pattern = LazyLock::new(|| {
    let open = "or (?:after|later|earlier|before|younger|older)";
    compiled(&format!(
        r"(?i)^\s*({open}|(?:to|until|and|-|–)\s*{})",
        *DATE
    ))
});

const NAME: &str = r"\p{Lu}[\p{L}'’-]+";
/// Signs between a name and the date after it.
const BETWEEN: &str = r"[\s,;:(–-]{1,4}";

/// Two capitalised words followed directly by a date in figures.
static NAMED_DATE: Pattern = LazyLock::new(|| {
    let dashed = format!(r"\d{{1,2}}[/-](?i:{MONTHS})[/-](?:19|20)?\d\d");
    let date = format!(r"(?:{SLASHED}|{YEAR}-\d\d-\d\d|{dashed})\b");
    compiled(&format!(
        r"\b(({NAME},?\s+(?:\p{{Lu}}\.?\s+)?{NAME}){BETWEEN}{date})"
    ))
});

/// Initials, such as “J.S.” or “J. Smith”, and a date right after them.
static DATE_AFTER_INITIALS: Pattern = LazyLock::new(|| {
    let initials = format!(r"(?:\p{{Lu}}\.\s?)+(?:{NAME}|\p{{Lu}}\b)?");
    compiled(&format!(r"\b(({initials}){BETWEEN}{})", *DATE))
});

/// A child who is named by a letter or two, and a date right after them.
static DATE_AFTER_CHILD: Pattern = LazyLock::new(|| {
    let child = "child|boy|girl|baby|pupil|student|son|daughter|young person";
    compiled(&format!(
        r"\b((?i:{child})\s+(\p{{Lu}}{{1,3}}){BETWEEN}{})",
        *DATE
    ))
});

/// Finds the dates of birth in a text, with the words that identify them.
pub(crate) fn find(text: &str) -> impl Iterator<Item = Match<'_>> {
    let births = first_groups(&BIRTH, text).chain(first_groups(&DATE_BEFORE_BIRTH, text));
    let births = births.filter(move |found| !is_cohort(text, found));
    births.chain(named_dates(text))
}

/// The dates are those of all children born in a time.
fn is_cohort(text: &str, found: &Match<'_>) -> bool {
    let after = text.get(found.end()..).unwrap_or_default();
    first_groups(&COHORT, after).next().is_some()
}

fn named_dates(text: &str) -> impl Iterator<Item = Match<'_>> {
    let patterns = [&NAMED_DATE, &DATE_AFTER_INITIALS, &DATE_AFTER_CHILD];
    let patterns = patterns.into_iter().filter_map(|pattern| pattern.as_ref());
    let found = patterns.flat_map(move |pattern| pattern.captures_iter(text));
    found.filter_map(|groups| {
        let (whole, name) = (groups.get(1)?, groups.get(2)?.as_str());
        is_name(name).then_some(whole)
    })
}

fn is_name(text: &str) -> bool {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    words.filter(|word| !word.is_empty()).all(|word| {
        let low = word.to_lowercase();
        !NO_NAME.contains(&low.as_str())
    })
}

/// Words that cannot be part of a person's name, in lower case.
const NO_NAME: &[&str] = &[
    "after",
    "agenda",
    "april",
    "as",
    "at",
    "august",
    "authority",
    "before",
    "between",
    "board",
    "by",
    "cabinet",
    "care",
    "children",
    "commission",
    "committee",
    "contacts",
    "council",
    "data",
    "date",
    "dated",
    "december",
    "department",
    "director",
    "edition",
    "end",
    "ended",
    "ending",
    "england",
    "february",
    "final",
    "forum",
    "friday",
    "from",
    "government",
    "group",
    "in",
    "inspection",
    "january",
    "july",
    "june",
    "last",
    "latest",
    "looked",
    "march",
    "may",
    "meeting",
    "minister",
    "minutes",
    "monday",
    "november",
    "october",
    "of",
    "office",
    "on",
    "open",
    "panel",
    "partnership",
    "people",
    "period",
    "plan",
    "plans",
    "published",
    "quarter",
    "referrals",
    "release",
    "report",
    "reports",
    "review",
    "saturday",
    "scrutiny",
    "september",
    "service",
    "services",
    "since",
    "snapshot",
    "statistics",
    "strategy",
    "summary",
    "sunday",
    "the",
    "thursday",
    "to",
    "tuesday",
    "until",
    "update",
    "updated",
    "version",
    "wednesday",
    "week",
    "year",
    "young",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_well_formed() {
        for pattern in [
            &BIRTH,
            &DATE_BEFORE_BIRTH,
            &COHORT,
            &NAMED_DATE,
            &DATE_AFTER_INITIALS,
            &DATE_AFTER_CHILD,
        ] {
            assert!(pattern.is_some());
        }
    }

    fn found(text: &str) -> Vec<&str> {
        find(text).map(|found| found.as_str()).collect()
    }

    #[test]
    fn a_date_beside_born_is_found_in_every_form() {
        for text in [
            "born 03-Mar-2012",
            "born 3 March 2012",
            "born 3-Mar-12",
            "born 3/Mar/2012",
            "born 3Mar2012",
            "DOB 3.3.12",
            "DOB: 03-Mar-12",
            "d.o.b. 03\u{a0}March\u{a0}2012",
            "born on Saturday 3 March 2012",
            "born in Leeds on 3 March 2012",
            "b. 3/3/12",
        ] {
            assert_eq!(found(text), [text], "{text}");
        }
        assert_eq!(found("J.S. born 3 March 2012"), ["born 3 March 2012"]);
    }

    #[test]
    fn a_date_after_initials_or_a_name_is_found() {
        for text in [
            "J.S. 3 March 2012",
            "J.S., 03-Mar-2012",
            "J. S. (3.3.12",
            "J. Smith, 3 March 2012",
            "John Smith 03-Mar-2012",
            "child A (03/03/2012",
            "Young person JS, 3 March 2012",
        ] {
            assert_eq!(found(text), [text], "{text}");
        }
    }

    #[test]
    fn dates_of_reports_and_meetings_are_no_dates_of_birth() {
        for text in [
            "Scrutiny Board, 14-Jun-2022",
            "see appendix B. On 3 March 2012 it",
            "the week ending 14 June 2019",
            "Children Looked After 31-Mar-2020",
            "born between 1-Sep-2010 and 31-Aug-2011",
            "born 1-Sep-2010 or later",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
