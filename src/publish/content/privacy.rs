//! Finds personal data in a text: ways to reach a person, dates of birth, and the numbers and
//! postcodes by which a child can be known.
//!
//! NHS and pupil numbers are distinguished from other numbers by their check digits, postcodes by their
//! areas. A date counts as one of birth beside “born” or “DOB”, or right after a name.

use std::sync::LazyLock;

use regex::Regex;

/// Sort of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// An e-mail address.
    Email,
    /// A telephone number of the United Kingdom.
    Telephone,
    /// A date of birth.
    BirthDate,
    /// A number of the National Health Service.
    NhsNumber,
    /// A unique pupil number.
    PupilNumber,
    /// A full postcode.
    Postcode,
}

impl Kind {
    /// Its name in a message.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Email => "e-mail address",
            Self::Telephone => "telephone number",
            Self::BirthDate => "date of birth",
            Self::NhsNumber => "NHS number",
            Self::PupilNumber => "unique pupil number (UPN)",
            Self::Postcode => "postcode",
        }
    }
}

/// Finds all personal data in a line of text, each with the words that show it.
pub(super) fn find(line: &str) -> Vec<(Kind, &str)> {
    let mut found = Vec::new();
    if line.contains('@') {
        found.extend(matches(&EMAIL, line).map(|text| (Kind::Email, text)));
    }
    // Most cells of a table have too few digits, or no letters.
    let n_digits = line.bytes().filter(u8::is_ascii_digit).count();
    if n_digits >= 10 {
        let pupils = matches(&PUPIL_NUMBER, line).filter(|text| is_pupil_number(text));
        let patients = matches(&NHS_NUMBER, line).filter(|text| is_nhs_number(text));
        found.extend(matches(&TELEPHONE, line).map(|text| (Kind::Telephone, text)));
        found.extend(patients.map(|text| (Kind::NhsNumber, text)));
        found.extend(pupils.map(|text| (Kind::PupilNumber, text)));
    }
    if n_digits >= 2 && line.contains(char::is_alphabetic) {
        let postcodes = matches(&POSTCODE, line).chain(matches(&LOOSE_POSTCODE, line));
        let postcodes = postcodes.filter(|text| !ends_with_ordinal(text));
        let births = matches(&BIRTH, line).chain(matches(&DATE_BEFORE_BIRTH, line));
        let births = births.filter(|text| !is_cohort(line, text));
        found.extend(births.map(|text| (Kind::BirthDate, text)));
        found.extend(named_dates(line).map(|text| (Kind::BirthDate, text)));
        found.extend(postcodes.map(|text| (Kind::Postcode, text)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

type Pattern = LazyLock<Option<Regex>>;

static EMAIL: Pattern = LazyLock::new(|| compiled(r"([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)"));

/// Ten or eleven digits that start with 0, or as many after +44, however they are grouped; the
/// first group has three digits at least, which dates and ages have not.
static TELEPHONE: Pattern = LazyLock::new(|| {
    let between = r"[\s().\-–/]{0,3}";
    let abroad =
        format!(r"(?:\(?\+|00)44\)?{between}(?:\(0\))?{between}[1-9](?:{between}\d){{8,9}}");
    let at_home = format!(r"\(?0[1235789]\d(?:{between}\d){{7,8}}");
    compiled(&format!(r"(?:^|[^\w.,/+–-])({abroad}|{at_home})(?:\D|$)"))
});

const MONTHS: &str = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const YEAR: &str = r"(?:19|20)\d\d";
const SLASHED: &str = r"\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d";
const BIRTH_WORDS: &str = r"d\.?o\.?b\b\.?|date[\s-]of[\s-]birth|birth[\s-]?da(?:te|y)";

static DATE: LazyLock<String> = LazyLock::new(|| {
    let spaced = r"\d{1,2}[\s-]\d{1,2}[\s-](?:19|20)?\d\d";
    let day_first = format!(r"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTHS},?\s+{YEAR}");
    let month_first = format!(r"{MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{YEAR}");
    format!(r"(?:{SLASHED}|{YEAR}[-/\s]\d\d[-/\s]\d\d|{spaced}|{day_first}|{month_first})\b")
});

static BIRTH: Pattern = LazyLock::new(|| {
    let between = r"(?:[\s:=,(–-]|\bon\b|\bis\b|\bwas\b|\bthe\b)*";
    compiled(&format!(
        r"(?i)\b((?:born|{BIRTH_WORDS}){between}{})",
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

/// Two words with capitals and a date right after them.
static NAMED_DATE: Pattern = LazyLock::new(|| {
    let word = r"\p{Lu}[\p{L}'’-]+";
    let date = format!(r"(?:{SLASHED}|{YEAR}-\d\d-\d\d)\b");
    compiled(&format!(
        r"\b({word},?\s+(?:\p{{Lu}}\.?\s+)?{word}[\s,;:(–-]{{1,4}}{date})"
    ))
});

/// Words that are no part of a person's name, in lower case.
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

static NHS_NUMBER: Pattern =
    LazyLock::new(|| compiled(r"(?:^|[^\w.,-])(\d{3}[ \u{a0}-]?\d{3}[ \u{a0}-]?\d{4})\b"));

static PUPIL_NUMBER: Pattern = LazyLock::new(|| compiled(r"\b([A-Za-z]\d{11}[\dA-Za-z])\b"));

const AREAS: &str = "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|\
    DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|\
    KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|\
    SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|\
    W|YO|ZE";

static POSTCODE: Pattern = LazyLock::new(|| {
    compiled(&format!(
        r"\b((?:{AREAS})\d[A-Z\d]?\s{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}})\b"
    ))
});

/// A postcode in small letters, which needs its blank.
static LOOSE_POSTCODE: Pattern = LazyLock::new(|| {
    compiled(&format!(
        r"(?i)\b((?:{AREAS})\d[A-Z\d]?\s{{1,2}}\d[ABD-HJLNP-UW-Z]{{2}})\b"
    ))
});

fn compiled(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

/// The first group of every match.
fn matches<'a>(pattern: &'static Pattern, text: &'a str) -> impl Iterator<Item = &'a str> {
    let found = pattern
        .iter()
        .flat_map(move |pattern| pattern.captures_iter(text));
    found.filter_map(|groups| Some(groups.get(1)?.as_str()))
}

/// “S1 1st” is no postcode.
fn ends_with_ordinal(text: &str) -> bool {
    ["1st", "2nd", "3rd", "th"]
        .iter()
        .any(|end| text.ends_with(end))
}

/// The dates are those of all children born in a time.
fn is_cohort(line: &str, found: &str) -> bool {
    let after = line.split_once(found).map_or("", |(_, after)| after);
    matches(&COHORT, after).next().is_some()
}

fn named_dates(line: &str) -> impl Iterator<Item = &str> {
    matches(&NAMED_DATE, line).filter(|text| {
        let words = text.split(|letter: char| !letter.is_alphabetic());
        words.filter(|word| !word.is_empty()).all(|word| {
            let low = word.to_lowercase();
            !NO_NAME.contains(&low.as_str())
        })
    })
}

/// Modulo 11 with the weights 10 to 2, as the NHS Data Dictionary has it.
fn is_nhs_number(text: &str) -> bool {
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

/// Modulo 23 with the weights 2 to 13, as the Department for Education has it. The last place of
/// a temporary number is a letter.
fn is_pupil_number(text: &str) -> bool {
    const LETTERS: &str = "ABCDEFGHJKLMNPQRTUVWXYZ";
    let value = |letter: char| match letter.to_digit(10) {
        Some(digit) => Some(digit),
        None => LETTERS
            .find(letter.to_ascii_uppercase())
            .and_then(|at| u32::try_from(at).ok()),
    };
    let mut values = text.chars().map(value);
    let check = values.next().flatten();
    let sum: Option<u32> = values
        .zip(2..)
        .map(|(value, weight)| Some(value? * weight))
        .sum();
    sum.is_some() && check == sum.map(|sum| sum % 23)
}

#[cfg(test)]
mod tests;
