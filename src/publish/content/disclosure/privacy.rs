//! Finds personal data in a text: contact details, dates of birth, and the numbers and postcodes
//! that can identify a child.
//!
//! NHS and pupil numbers are distinguished from other numbers by their check digits, postcodes by
//! their areas, telephone numbers by their allocated ranges.

mod birth_dates;
mod check_digits;
mod pattern;

use std::sync::LazyLock;

use regex::Match;

use pattern::{Pattern, compiled, first_groups};

/// Sort of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
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
    /// Name of the kind in a message.
    pub(crate) fn name(self) -> &'static str {
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

/// Personal data in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding<'a> {
    /// Kind of personal data.
    pub(crate) kind: Kind,
    /// Position in the text, in bytes.
    pub(crate) start: usize,
    /// Text that reveals it.
    pub(crate) words: &'a str,
}

/// Finds all personal data in a text, each with the text that reveals it.
pub(crate) fn find(text: &str) -> Vec<Finding<'_>> {
    let mut found = Vec::new();
    let mut add = |kind: Kind, matched: Match<'_>| {
        let start = matched.start();
        let words = text.get(matched.range()).unwrap_or_default();
        found.push(Finding { kind, start, words });
    };
    let has_letters = text.contains(char::is_alphabetic);
    if text.contains(['@', '(', '[', '{', '<']) || text.contains(" at ") {
        first_groups(&EMAIL, text).for_each(|found| add(Kind::Email, found));
    }
    // Most cells of a table have too few digits, or no letters.
    let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
    if n_digits >= 10 {
        telephones(text).for_each(|found| add(Kind::Telephone, found));
        first_groups(&NHS_NUMBER, text)
            .filter(|found| check_digits::is_nhs_number(found.as_str()))
            .for_each(|found| add(Kind::NhsNumber, found));
        first_groups(&PUPIL_NUMBER, text)
            .filter(|found| is_pupil_number(found.as_str()))
            .for_each(|found| add(Kind::PupilNumber, found));
    }
    if n_digits >= 2 && has_letters {
        birth_dates::find(text).for_each(|found| add(Kind::BirthDate, found));
        first_groups(&POSTCODE, text)
            .chain(first_groups(&LOOSE_POSTCODE, text))
            .filter(|found| !is_label_and_amount(found.as_str()))
            .for_each(|found| add(Kind::Postcode, found));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// E-mail address with its sign written as “@”, “(at)” or “`[at]`”, or with both signs spelt out.
static EMAIL: Pattern = LazyLock::new(|| {
    let name = r"[\w.+'-]*\w";
    let at = r"(?:\s?@\s?|\s?[(\[{<]\s?(?i:at)\s?[)\]}>]\s?)";
    let dot = r"(?:\.|\s?[(\[{<]\s?(?i:dot)\s?[)\]}>]\s?|\s(?i:dot)\s)";
    let in_words = r"\s(?i:at)\s[\w-]+(?:\s(?i:dot)\s[\w-]+)+";
    compiled(&format!(
        r"({name}(?:{at}[\w-]+(?:{dot}[\w-]+)+|{in_words}))"
    ))
});

/// Ten or eleven digits that start with 0 and a range in use, or as many after +44, however they
/// are grouped; the first group has three digits at least, which dates and ages have not.
static TELEPHONE: Pattern = LazyLock::new(|| {
    let between = r"[\s().\-–/]{0,3}";
    let abroad =
        format!(r"(?:\(?\+|00)44\)?{between}(?:\(0\))?{between}[1-9](?:{between}\d){{8,9}}");
    // Ofcom, National Telephone Numbering Plan.
    let ranges = r"0(?:1[1-9]|2[03489]|3[0347]|5[56]|7\d|8[0478]|9[018])";
    let at_home = format!(r"\(?{ranges}(?:{between}\d){{7,8}}");
    compiled(&format!(r"(?:^|[^\w.,/+–-])({abroad}|{at_home})(?:\D|$)"))
});

/// Words that make the number after them a reference.
static REFERENCE: Pattern = LazyLock::new(|| {
    let words = "ref|reference|invoice|order|account|case|claim|record|urn|document|item";
    compiled(&format!(
        r"(?i)\b((?:{words})\.?(?:\s+(?:no|number|id)\b\.?)?[\s:#=]*)$"
    ))
});

static NHS_NUMBER: Pattern = LazyLock::new(|| {
    let blank = r"\s{0,2}";
    let sign = r"\s?[.\-‐‑‒–—]\s?";
    let groups = |between: &str| format!(r"\d{{3}}{between}\d{{3}}{between}\d{{4}}");
    let (spaced, signed) = (groups(blank), groups(sign));
    compiled(&format!(r"(?:^|[^\w.,-])({signed}|{spaced})\b"))
});

static PUPIL_NUMBER: Pattern =
    LazyLock::new(|| compiled(r"\b([A-Za-z](?:\s{0,2}\d){11}[\dA-Za-z])\b"));

/// Most blanks between the letter, authority, school, year and number of a pupil number.
const MAX_PUPIL_NUMBER_BLANKS: usize = 4;

const AREAS: &str = "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|\
    DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|\
    KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|\
    SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|\
    W|YO|ZE";

/// A postcode in capitals, with any blanks; those of an area of two letters may have one more.
static POSTCODE: Pattern = LazyLock::new(|| {
    let inward = r"\s{0,3}\d[ABD-HJLNP-UW-Z]{2}";
    let two_letters: Vec<&str> = AREAS.split('|').filter(|area| area.len() == 2).collect();
    let two_letters = two_letters.join("|");
    compiled(&format!(
        r"\b((?:(?:{AREAS})\d[A-Z\d]?|(?:{two_letters})\s\d[A-Z\d]?){inward})\b"
    ))
});

/// A postcode in small letters, which needs a blank unless its area has two letters.
static LOOSE_POSTCODE: Pattern = LazyLock::new(|| {
    let inward = r"\d[ABD-HJLNP-UW-Z]{2}";
    let two_letters: Vec<&str> = AREAS.split('|').filter(|area| area.len() == 2).collect();
    let two_letters = two_letters.join("|");
    compiled(&format!(
        r"(?i)\b((?:(?:{AREAS})\d[A-Z\d]?\s{{1,3}}|(?:{two_letters})\d{{1,2}}){inward})\b"
    ))
});

fn telephones(text: &str) -> impl Iterator<Item = Match<'_>> {
    first_groups(&TELEPHONE, text).filter(|found| {
        let before = text.get(..found.start()).unwrap_or_default();
        let is_in_groups = found.as_str().bytes().any(|byte| !byte.is_ascii_digit());
        is_in_groups || first_groups(&REFERENCE, before).next().is_none()
    })
}

/// “S1 1st” is no postcode, nor are “L1 5pp” (level 1 and points) and “S47 2wd” (a section and
/// working days).
fn is_label_and_amount(text: &str) -> bool {
    const UNITS: [&str; 9] = ["pp", "wd", "yr", "hr", "pa", "pw", "fe", "ft", "lb"];
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let ends_with = |ends: &[&str]| ends.iter().any(|end| text.ends_with(end));
    ends_with(&["1st", "2nd", "3rd", "th"]) || (letters == 1 && ends_with(&UNITS))
}

/// True if the check digit fits, and the number is not a run of many short ones.
fn is_pupil_number(text: &str) -> bool {
    text.split_whitespace().count() <= MAX_PUPIL_NUMBER_BLANKS + 1
        && check_digits::is_pupil_number(text)
}

#[cfg(test)]
mod tests;
