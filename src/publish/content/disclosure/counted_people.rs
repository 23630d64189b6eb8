//! Finds counts of one to four children, young people or relatives in prose, in words or digits:
//! “three children”, “two of the young people”, “1–3 pupils”, “2 of 6 boys”.
//!
//! As in a table of figures, “fewer than 5”, “1 to 4” and “3 or more” give nothing away. Ages,
//! years, stages, sections, “one in four” and “per child” are no counts. “People” and “adults”
//! are counted where something is said of them (“two people who”, “three adults were”), since
//! reports also use the words of staff.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::threshold::{is_disclosed, is_small};

/// A small count in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Finding<'a> {
    /// Position in the text, in bytes.
    pub(crate) start: usize,
    /// Text of the match, from the number to the people.
    pub(crate) words: &'a str,
}

/// Finds every small count in a text.
pub(crate) fn find(text: &str) -> Vec<Finding<'_>> {
    let (Some(count), true) = (COUNT.as_ref(), text.contains(char::is_alphabetic)) else {
        return Vec::new();
    };
    let found = count.captures_iter(text).filter_map(|groups| {
        let (whole, people) = (groups.get(0)?, groups.name("people")?);
        let words = text.get(whole.start()..people.end())?;
        let before = text.get(..whole.start())?;
        let after = text.get(people.end()..)?;
        let is_count = is_disclosing(&groups)
            && !is_number_of_something_else(before, words)
            && !is_section_heading(before, words)
            && is_of_people(people.as_str(), after, groups.name("amount")?.as_str());
        is_count.then_some(Finding {
            start: whole.start(),
            words,
        })
    });
    found.collect()
}

/// Count and total of a phrase such as “2 of 6” or “two of the six”.
pub(crate) fn part_of_whole(text: &str) -> Option<(f64, f64)> {
    let groups = PART.as_ref()?.captures(text)?;
    let number = |name: &str| groups.name(name).and_then(|found| number(found.as_str()));
    number("part").zip(number("whole"))
}

/// Number words for 1 to 12.
const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Words before a noun that leave the number a count of it, beside those with the ending of an
/// adjective.
const ADJECTIVES: &str = "more|most|other|such|further|new|very|young|younger|youngest|older|\
    oldest|small|large|same|after|care|asylum|school|age|male|female|separate|different|minor|\
    teenage|primary|secondary|black|white|birth|foster|half|step";

const PEOPLE: &str = "child|children|kids?|young people|young persons?|young adults?|\
    pupils?|students?|learners?|bab(?:y|ies)|infants?|toddlers?|newborns?|boys?|girls?|sons?|\
    daughters?|siblings?|brothers?|sisters?|twins|triplets|teenagers?|teens|adolescents?|\
    youngsters?|youths?|minors|care leavers?|famil(?:y|ies)|parents?|mothers?|fathers?|mums?|\
    dads?|grandparents?|guardians?|adopters?|carers?|couples|households?|victims?|patients?|\
    residents?|refugees?|(?:under|over)[-\\s]\\d+s|\\d+[-\\s]year[-\\s]olds?|\
    people|persons?|adults?|m[ae]n|wom[ae]n";

static COUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let number = format!(r"(?:\d{{1,4}}|{})", NUMBERS.join("|"));
    let bound = "between|fewer than|less than|up to|no more than|not more than|at most|\
        a maximum of|more than|over|at least|a minimum of";
    let range = format!(r"\s*(?P<joined>to|and|or|[-–—−])\s*(?P<end>{number})\b");
    let open = r"\s*\+|\s+or\s+(?:more|fewer|less)\b";
    let single = r"a\s+single|a\s+couple\s+of|a\s+pair\s+of";
    let article = r"the|these|those|our|their|your|its|his|her|all";
    let whole = format!(r"(?:out\s+)?of\s+(?:(?:{article})\s+)*(?:(?P<whole>{number})\s+)?");
    let ending = "ed|ing|ful|less|able|ible|ive|ous|al|ian|ese|ish|ic";
    let adjective = format!(r"{ADJECTIVES}|[\w’']+(?:{ending})|\w+(?:-\w+)+");
    let amount = format!(r"(?P<amount>{single}|{number}\b)(?:{range})?(?P<open>{open})?");
    Regex::new(&format!(
        r"(?i)\b(?:(?P<bound>{bound})\s+)?{amount}\s+(?:{whole})?(?P<adjectives>(?:(?:{adjective})\s+){{0,4}}?)(?P<people>{PEOPLE})\b"
    ))
    .ok()
});

static PART: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let number = format!(r"(?:\d[\d,]*|{})", NUMBERS.join("|"));
    Regex::new(&format!(
        r"(?i)\b(?P<part>{number})\s+(?:out\s+)?of\s+(?:(?:the|these|those|our|all)\s+)?(?P<whole>{number})\b"
    ))
    .ok()
});

/// The numbers of a match leave one to four people, or all but so few of a group.
fn is_disclosing(groups: &Captures<'_>) -> bool {
    let text = |name: &str| groups.name(name).map(|found| found.as_str().to_lowercase());
    let Some(amount) = text("amount") else {
        return false;
    };
    let Some(first) = number(&amount) else {
        return false;
    };
    // “Four hundred” has the ending of an adjective.
    if text("adjectives").is_some_and(|words| words.contains("hundred")) {
        return false;
    }
    let end = text("end").and_then(|end| number(&end));
    let bound = text("bound").unwrap_or_default();
    let open = text("open").unwrap_or_default();
    let is_and = text("joined").as_deref() == Some("and");
    let (least, most) = match (bound.as_str(), end) {
        // “Three and four children” are two counts.
        ("", Some(end)) if is_and => (end, end),
        (_, Some(end)) => (first.min(end), first.max(end)),
        ("fewer than" | "less than", None) => (0.0, first - 1.0),
        ("up to" | "no more than" | "not more than" | "at most" | "a maximum of", None) => {
            (0.0, first)
        }
        ("more than" | "over" | "at least" | "a minimum of", None) => (first, f64::INFINITY),
        _ => (first, first),
    };
    let is_open_above = open.ends_with('+') || open.ends_with("more");
    let (least, most) = if is_open_above {
        (least, f64::INFINITY)
    } else if open.is_empty() {
        (least, most)
    } else {
        (0.0, most)
    };
    let whole = text("whole").and_then(|whole| number(&whole));
    is_disclosed(least, most) || whole.is_some_and(|whole| is_small(whole - most))
}

fn number(text: &str) -> Option<f64> {
    let low = text.to_lowercase();
    let in_words = NUMBERS.iter().position(|word| *word == low);
    let count = in_words.and_then(|at| u32::try_from(at + 1).ok());
    match low.split_whitespace().nth(1) {
        Some("single") => Some(1.0),
        Some("couple" | "pair") => Some(2.0),
        _ => count
            .map(f64::from)
            .or_else(|| low.replace(',', "").parse().ok()),
    }
}

/// Words that turn the number after them into a label, an age, a rate or a fragment of a longer
/// number.
const LABELS: &[&str] = &[
    "stage",
    "stages",
    "year",
    "years",
    "level",
    "levels",
    "tier",
    "tiers",
    "band",
    "bands",
    "phase",
    "phases",
    "group",
    "groups",
    "grade",
    "grades",
    "section",
    "sections",
    "category",
    "class",
    "part",
    "parts",
    "table",
    "tables",
    "chart",
    "charts",
    "figure",
    "figures",
    "page",
    "pages",
    "paragraph",
    "paragraphs",
    "appendix",
    "article",
    "schedule",
    "item",
    "items",
    "age",
    "aged",
    "ages",
    "step",
    "wave",
    "quarter",
    "week",
    "day",
    "term",
    "version",
    "per",
    "every",
    "each",
    "no",
    "any",
    "average",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
];

/// True if the number belongs to the noun before it.
fn is_number_of_something_else(before: &str, words: &str) -> bool {
    let is_digits = words.starts_with(|letter: char| letter.is_ascii_digit());
    let is_joined = before.ends_with(['-', '–', '£', '$', '€', '#', '/'])
        || (is_digits && before.ends_with(['.', ',', ':']));
    // “Years 1, 2 and 3 pupils”: the label precedes the list.
    let is_of_list = |word: &str| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        number(bare).is_some() || ["and", "or", "to", "of", ""].contains(&bare)
    };
    let line = before.rsplit('\n').next().unwrap_or_default();
    let mut earlier = line.split_whitespace().rev();
    let last = earlier.next().unwrap_or_default();
    let second = earlier.next().unwrap_or_default();
    let is_share = ["in", "In"].contains(&last) && number(second).is_some();
    let label = line
        .split_whitespace()
        .rev()
        .find(|word| !is_of_list(word))
        .unwrap_or_default();
    let label = label.trim_matches(|letter: char| !letter.is_alphanumeric());
    let is_labelled = LABELS.contains(&label.to_lowercase().as_str());
    is_joined || is_share || (is_labelled && !last.ends_with(['.', ';', ':', '?', '!']))
}

/// A digit at the start of a line before a capital, such as “2 Children in care”.
fn is_section_heading(before: &str, words: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_start = line
        .chars()
        .all(|letter| matches!(letter, '#' | '*' | '[' | ' '));
    let title = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    is_start && title.len() < words.len() && title.trim_start().starts_with(char::is_uppercase)
}

/// Words after “child”, “family” and the like that form a compound with it, such as “one child
/// protection plan” or “one family centre”.
static COMPOUND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let things = "protection|cent(?:re|er)s?|hubs?|support|safeguarding|groups?|health|care|\
        referral|practitioners?|workers?|courts?|conferences?|plans?|poverty|development|deaths?|\
        benefits?|assessments?|placements?|time|homes?|schools?|clubs?|famil(?:y|ies)|nurses?";
    Regex::new(&format!(r"(?i)^[\s-]+(?:{things})\b")).ok()
});

/// Institutions and services for children, such as “three children’s homes”, which are not people.
static INSTITUTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let things = "homes?|cent(?:re|er)s?|services?|teams?|directors?|departments?|hospitals?|\
        boards?|trusts?|wards?|units?|hubs?|workers?|practitioners?|commissioners?|committees?";
    Regex::new(&format!(
        r"(?i)^(?:['’]s|s['’]|['’])\s+(?:[\w-]+\s+){{0,3}}?(?:{things})\b"
    ))
    .ok()
});

/// Statements about people: who they are, or what happened to them.
static SAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = "who|whose|with|without|aged|under|was|were|is|are|had|have|has|did|died|lived?|\
        needed|received|went|left|came|in care|known to";
    Regex::new(&format!(r"(?i)^\s+(?:{words})\b")).ok()
});

/// True if the noun of a match means people about whom something is stated.
fn is_of_people(people: &str, after: &str, amount: &str) -> bool {
    let is_match =
        |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|it| it.is_match(after));
    let people = people.to_lowercase();
    let is_anybody = [
        "people", "person", "persons", "adult", "adults", "man", "men", "woman", "women",
    ];
    if is_anybody.contains(&people.as_str()) && !is_match(&SAID) {
        return false;
    }
    let is_first_part = [
        "child",
        "family",
        "parent",
        "pupil",
        "student",
        "carer",
        "baby",
        "youth",
        "infant",
        "sibling",
        "patient",
        "victim",
        "household",
    ];
    let is_one = number(amount).is_some_and(|count| count <= 1.0);
    let is_compound = is_first_part.contains(&people.as_str()) && (!is_one || is_match(&COMPOUND));
    !is_compound && !is_match(&INSTITUTION)
}

#[cfg(test)]
mod tests;
