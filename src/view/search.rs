//! Full-text search: every word of a query must match exactly, as a prefix, or with a typing error.
//! Titles weigh more than texts. If no entry has all the words, those with most of them are
//! returned, and the reader is informed.

mod fuzzy;

use crate::data::search::{Entry, EntryKind};
use crate::stats::order::{sort_by_f64, to_f64};

use crate::view::search::fuzzy::{Wanted, fit};

/// Search hit.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Kind of the entry.
    pub kind: EntryKind,
    /// Title of the entry.
    pub title: String,
    /// Page and anchor of the entry.
    pub path: String,
    /// The hit among the words around it.
    pub snippet: Snippet,
}

/// A word of a text among the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// Words before it.
    pub before: String,
    /// The word.
    pub word: String,
    /// Words after it.
    pub after: String,
}

/// Search results.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchResults {
    /// Hits, best first.
    pub hits: Vec<Hit>,
    /// True if every hit lacks some words of the query.
    pub in_part: bool,
}

/// Most hits that are shown of one kind.
pub const MOST: usize = 20;

/// Letters shown on either side of a hit.
const AROUND: usize = 90;

/// Lower-case words of a text, numbers without their commas, each with its start and end.
fn words(text: &str) -> Vec<(usize, usize, String)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_part = letter.is_alphanumeric()
            || (matches!(letter, '.' | ',') && start.is_some() && is_number_next(text, at));
        match (start, is_part) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = text.get(from..at).unwrap_or_default();
                found.push((from, at, word.replace(',', "").to_ascii_lowercase()));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// True if a full stop or comma is inside a number.
fn is_number_next(text: &str, at: usize) -> bool {
    text.get(at + 1..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(|next| next.is_ascii_digit())
}

/// Search entry with its words.
struct Tokenized<'a> {
    entry: &'a Entry,
    title: Vec<(usize, usize, String)>,
    text: Vec<(usize, usize, String)>,
}

impl<'a> Tokenized<'a> {
    fn of(entry: &'a Entry) -> Self {
        Self {
            entry,
            title: words(&entry.title),
            text: words(&entry.text),
        }
    }
}

/// Words that only hold a question together.
const SMALL: &[&str] = &[
    "a", "about", "an", "and", "any", "are", "be", "by", "can", "could", "did", "do", "does",
    "for", "from", "going", "had", "has", "have", "how", "i", "in", "is", "it", "its", "many",
    "me", "mean", "means", "much", "my", "of", "on", "or", "should", "tell", "than", "that", "the",
    "their", "them", "there", "they", "this", "to", "was", "we", "were", "what", "when", "where",
    "which", "who", "why", "will", "with", "would", "you", "your",
];

/// Abbreviations have fewer letters than this: if one occurs as a whole word anywhere, it is not
/// treated as a prefix.
const SHORT: usize = 4;

/// Words of a query, without stop words.
fn wanted(query: &str, entries: &[Tokenized<'_>]) -> Vec<Wanted> {
    let all: Vec<String> = words(query).into_iter().map(|(.., word)| word).collect();
    let is_small = |word: &String| SMALL.contains(&word.as_str());
    let only_small = all.iter().all(is_small);
    let kept = all.into_iter().filter(|word| only_small || !is_small(word));
    let stands = |fits: &dyn Fn(&String) -> bool| {
        entries.iter().any(|entry| {
            let mut own = entry.title.iter().chain(&entry.text);
            own.any(|(.., known)| fits(known))
        })
    };
    kept.map(|word| Wanted {
        is_slip: !stands(&|known| known.starts_with(&word)),
        is_whole: word.len() < SHORT && stands(&|known| *known == word),
        word,
    })
    .collect()
}

/// Searches entries for a query: best match first, each kind up to [`MOST`].
pub fn find(entries: &[Entry], query: &str) -> SearchResults {
    let tokenized: Vec<Tokenized<'_>> = entries.iter().map(Tokenized::of).collect();
    let wanted = wanted(query, &tokenized);
    if wanted.is_empty() {
        return SearchResults::default();
    }
    let scored = tokenized.iter().filter_map(|entry| score(entry, &wanted));
    let scored: Vec<(usize, f64, Hit)> = scored.collect();
    let least = scored.iter().map(|(missing, ..)| *missing).min();
    let least = least.unwrap_or_default();
    let nearest = scored.into_iter().filter(|(missing, ..)| *missing == least);
    let mut scored: Vec<(f64, Hit)> = nearest.map(|(_, score, hit)| (score, hit)).collect();
    sort_by_f64(&mut scored, |(score, _)| -score);
    let mut counts = [0_usize; 5];
    let mut hits = Vec::new();
    for (_, hit) in scored {
        let slot = match hit.kind {
            EntryKind::Indicator => 0,
            EntryKind::Paragraph => 1,
            EntryKind::Term => 2,
            EntryKind::Page => 3,
            EntryKind::Subject => 4,
        };
        if let Some(count) = counts.get_mut(slot).filter(|count| **count < MOST) {
            *count += 1;
            hits.push(hit);
        }
    }
    SearchResults {
        hits,
        in_part: least > 0,
    }
}

/// Number of query words an entry lacks, its score and its match; `None` if it has none of the
/// words.
fn score(tokenized: &Tokenized<'_>, wanted: &[Wanted]) -> Option<(usize, f64, Hit)> {
    let Tokenized { entry, title, text } = tokenized;
    let mut total = 0.0;
    let mut missing = 0;
    let mut place: Option<(usize, usize, f64)> = None;
    for word in wanted {
        let of_title = title
            .iter()
            .filter_map(|(_, _, known)| fit(known, word))
            .fold(0.0, f64::max);
        let mut best = 3.0 * of_title;
        for (from, to, known) in text {
            if let Some(found) = fit(known, word) {
                best = f64::max(best, found);
                if place.is_none_or(|(_, _, known)| found > known) {
                    place = Some((*from, *to, found));
                }
            }
        }
        missing += usize::from(best <= 0.0);
        total += best;
    }
    if missing == wanted.len() {
        return None;
    }
    // Of two entries with the words, the shorter is more about them.
    total += 1.0 / (1.0 + to_f64(text.len())) + 1.0 / (1.0 + to_f64(title.len()));
    Some((
        missing,
        total,
        Hit {
            kind: entry.kind,
            title: entry.title.clone(),
            path: entry.path.clone(),
            snippet: snippet(&entry.text, place),
        },
    ))
}

/// Excerpt of a text around a position, or its start.
fn snippet(text: &str, place: Option<(usize, usize, f64)>) -> Snippet {
    let (from, to) = place.map_or((0, 0), |(from, to, _)| (from, to));
    let before = text.get(..from).unwrap_or_default();
    let after = text.get(to..).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .take(AROUND)
        .last()
        .map_or(0, |(at, _)| at);
    let start = if start == 0 {
        0
    } else {
        before
            .get(start..)
            .and_then(|cut| cut.find(' '))
            .map_or(start, |blank| start + blank + 1)
    };
    let end = after
        .char_indices()
        .take(AROUND)
        .last()
        .map_or(0, |(at, letter)| at + letter.len_utf8());
    let end = if end == after.len() {
        end
    } else {
        after
            .get(..end)
            .and_then(|cut| cut.rfind(' '))
            .unwrap_or(end)
    };
    let opening = if start > 0 { "… " } else { "" };
    let closing = if end < after.len() { " …" } else { "" };
    Snippet {
        before: format!("{opening}{}", before.get(start..).unwrap_or_default()),
        word: text.get(from..to).unwrap_or_default().to_owned(),
        after: format!("{}{closing}", after.get(..end).unwrap_or_default()),
    }
}

/// Summary of the search results, in a sentence.
pub fn message(found: &SearchResults, query: &str) -> String {
    let count = match found.hits.len() {
        _ if query.trim().is_empty() => return String::new(),
        0 => return "Nothing was found. Try fewer or other words.".to_owned(),
        1 => "One result.".to_owned(),
        more => format!("{more} results."),
    };
    if found.in_part {
        format!("Nothing has all of these words. {count} Each has some of them.")
    } else {
        count
    }
}

/// Kinds of the hits, that of the best hit first.
pub fn kinds(hits: &[Hit]) -> Vec<EntryKind> {
    let mut kinds = Vec::new();
    for hit in hits {
        if !kinds.contains(&hit.kind) {
            kinds.push(hit.kind);
        }
    }
    kinds
}

/// The heading of the hits of one kind.
pub fn heading(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Subject => "Subjects",
        EntryKind::Indicator => "Indicators",
        EntryKind::Paragraph => "In the reports",
        EntryKind::Term => "Terms",
        EntryKind::Page => "Pages",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: EntryKind, title: &str, text: &str) -> Entry {
        Entry {
            kind,
            title: title.to_owned(),
            path: title.to_owned(),
            text: text.to_owned(),
        }
    }

    fn found(query: &str) -> Vec<String> {
        let entries = [
            entry(
                EntryKind::Paragraph,
                "2.41",
                "Children had a health assessment; 88.6% were in time.",
            ),
            entry(
                EntryKind::Indicator,
                "Annual health assessments",
                "The share of children in care.",
            ),
            entry(
                EntryKind::Term,
                "Placement",
                "The home where a child in care lives.",
            ),
        ];
        let found = find(&entries, query).hits.into_iter();
        found.map(|hit| hit.title).collect()
    }

    #[test]
    fn a_title_comes_before_a_text() {
        assert_eq!(
            found("health assessment"),
            ["Annual health assessments", "2.41"]
        );
    }

    #[test]
    fn a_word_that_stands_somewhere_is_not_taken_for_another() {
        let entries = [
            entry(EntryKind::Term, "NEET", "Not in education."),
            entry(EntryKind::Term, "Need", "Children in need, net of others."),
        ];
        let of = |query: &str| -> Vec<String> {
            let found = find(&entries, query).hits.into_iter();
            found.map(|hit| hit.title).collect()
        };
        assert_eq!(of("neet"), ["NEET"]);
        assert_eq!(of("why are they in need"), ["Need"]);
    }

    #[test]
    fn slips_of_typing_are_forgiven() {
        for slip in ["helth", "healht", "heallth", "asessment", "placment"] {
            assert!(!found(slip).is_empty(), "{slip}");
        }
        assert!(found("hzzlth").is_empty());
        assert!(found("cat").is_empty(), "short words must be right");
    }

    #[test]
    fn figures_are_found_as_they_stand() {
        assert_eq!(found("88.6"), ["2.41"]);
        assert!(found("88.7").is_empty());
        let count = [entry(EntryKind::Indicator, "Open", "Figures: 3,423; 345.")];
        for (query, is_found) in [("3,423", true), ("3423", true), ("423", false)] {
            assert_eq!(!find(&count, query).hits.is_empty(), is_found, "{query}");
        }
    }

    #[test]
    fn nothing_finds_nothing() {
        assert!(found("").is_empty() && found("…").is_empty());
    }

    #[test]
    fn what_has_most_of_the_words_is_found_where_nothing_has_all_and_the_reader_is_told() {
        let entries = [
            entry(EntryKind::Term, "Referral", "A request."),
            entry(EntryKind::Term, "Shielding", "During the virus."),
        ];
        let found = find(&entries, "covid referral");
        assert_eq!(found.hits.len(), 1);
        assert!(message(&found, "covid referral").starts_with("Nothing has all"));
        let whole = find(&entries, "referral request");
        assert_eq!(message(&whole, "referral request"), "One result.");
    }

    #[test]
    fn the_words_around_a_hit_are_shown() {
        let long = format!("{} needle {}", "before ".repeat(40), "after ".repeat(40));
        let hits = find(&[entry(EntryKind::Term, "t", &long)], "needle").hits;
        let Snippet {
            before,
            word,
            after,
        } = &hits[0].snippet;
        assert!(
            before.starts_with("… before") && word == "needle" && after.ends_with("after …"),
            "{:?}",
            hits[0]
        );
    }
}
