//! Facts: the words that state each of them, linked once, within their own paragraph.

use super::block::{Block, Kind, Words};
use super::summary::{Number, Summary};

/// A fact as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Stable id, such as `F190`.
    pub id: String,
    /// The words that state it.
    pub printed: String,
}

impl Words {
    /// Puts a link on some words, unless there is one.
    pub(super) fn link(&mut self, start: usize, end: usize, to: String) {
        if self.free(start, end) == Some((start, end)) {
            self.links.push((start, end, to));
            self.links.sort_by_key(|(start, ..)| *start);
        }
    }

    /// The longest part that no link is on yet.
    fn free(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let mut from = start;
        let mut parts = Vec::new();
        for (taken, until, _) in &self.links {
            parts.push((from, end.min(*taken)));
            from = from.max(*until);
        }
        parts.push((from, end));
        let words = parts.into_iter().filter_map(|(from, until)| {
            let part = self.text.get(from..until)?;
            let start = from + part.len() - part.trim_start().len();
            let has_words = part.contains(char::is_alphanumeric);
            has_words.then(|| (start, start + part.trim().len()))
        });
        words.max_by_key(|(from, until)| until - from)
    }

    /// Where a link can stand, and how much of the words it then covers.
    fn room(&self, start: usize, end: usize) -> (usize, usize, Room) {
        match self.free(start, end) {
            Some(part) if part == (start, end) => (start, end, Room::Whole),
            Some((start, end)) => (start, end, Room::Part),
            None => (start, end, Room::Taken),
        }
    }

    /// Shortens the link that some words end, so that they are free; of a link on just these
    /// words, the last word becomes free. Returns from where on they are free.
    fn make_room(&mut self, start: usize, end: usize) -> usize {
        let text = &self.text;
        let around = self
            .links
            .iter_mut()
            .find(|(from, until, to)| *from <= start && *until == end && !to.starts_with('<'));
        let Some((from, until, _)) = around else {
            return start;
        };
        let words = text.get(start..end).unwrap_or_default();
        let last = words.rfind(' ').map_or(start, |space| start + space + 1);
        let start = if *from == start { last } else { start };
        let before = text.get(*from..start).unwrap_or_default().trim_end();
        if before.is_empty() {
            return end;
        }
        *until = *from + before.len();
        start
    }
}

/// Where some words stand in a text, as whole words, from an offset on.
pub(super) fn find(text: &str, words: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let starts = rest.match_indices(words).map(|(start, _)| from + start);
    starts.into_iter().find(|start| {
        let before = text.get(..*start).and_then(|text| text.chars().next_back());
        let after = text.get(start + words.len()..).unwrap_or_default();
        let is_figure = words.ends_with(|last: char| last.is_ascii_digit());
        let is_part = before.is_some_and(char::is_alphanumeric)
            || after.starts_with(char::is_alphanumeric)
            || (is_figure && goes_on(after));
        !is_part
    })
}

/// Whether a figure goes on: with its per cent sign, or with more digits after a point.
fn goes_on(after: &str) -> bool {
    let digits = after.strip_prefix(['.', ',']);
    let is_digit = |letter: char| letter.is_ascii_digit();
    after.starts_with('%') || digits.is_some_and(|digits| digits.starts_with(is_digit))
}

/// Where some words start: block, cell and offset.
type Place = (usize, usize, usize);

/// Links every fact that is found as it is printed: after the fact before if it can, else before
/// it, else on what other links have left or can spare of it.
pub(super) fn place(blocks: &mut [Block], facts: &[Fact], summary: &Summary) {
    let mut last: Place = (0, 0, 0);
    for fact in facts {
        let Some(paragraph) = summary.facts.get(&fact.id) else {
            continue;
        };
        let found: Vec<Match> = [fact.printed.clone(), fact.printed.replace('\'', "’")]
            .iter()
            .flat_map(|printed| places(blocks, *paragraph, printed))
            .collect();
        let best = found.iter().min_by_key(|part| (part.room, part.at < last));
        let Some(Match { at, end, room }) = best.copied() else {
            continue;
        };
        let words = blocks
            .get_mut(at.0)
            .and_then(|block| block.cells().nth(at.1));
        if let Some(words) = words {
            let start = if room == Room::Taken {
                words.make_room(at.2, end)
            } else {
                at.2
            };
            words.link(start, end, format!("#{}", fact.id));
        }
        last = at;
    }
}

/// How much of the words has no link yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    Whole,
    Part,
    Taken,
}

#[derive(Debug, Clone, Copy)]
struct Match {
    at: Place,
    end: usize,
    room: Room,
}

/// Every place of some words in a paragraph.
fn places(blocks: &mut [Block], paragraph: Option<Number>, printed: &str) -> Vec<Match> {
    let mut found = Vec::new();
    for (number, block) in blocks.iter_mut().enumerate() {
        if block.belongs != paragraph || matches!(block.kind, Kind::Heading(_)) {
            continue;
        }
        for (cell, words) in block.cells().enumerate() {
            let mut from = 0;
            while let Some(start) = find(&words.text, printed, from) {
                from = start + printed.len();
                let (start, end, room) = words.room(start, from);
                let at = (number, cell, start);
                found.push(Match { at, end, room });
            }
        }
    }
    found
}
