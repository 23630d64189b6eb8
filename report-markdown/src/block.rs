//! A block of a report: a heading, a paragraph, an item or a table, with its words and links.

use super::summary::Number;

/// Words with the links on them.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) text: String,
    /// From where to where, in bytes, and the address; never one over another.
    pub(super) links: Vec<(usize, usize, String)>,
}

impl Words {
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            links: Vec::new(),
        }
    }
}

#[derive(Debug, Clone)]
pub(super) enum Kind {
    Heading(usize),
    Paragraph,
    Item,
    Table,
}

#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// Its number, and true if that is not printed.
    pub(super) number: Option<(Number, bool)>,
    /// The number of the paragraph that it is part of.
    pub(super) belongs: Option<Number>,
    /// One row of one cell, unless it is a table.
    pub(super) rows: Vec<Vec<Words>>,
}

/// Words that no sentence ends with.
const NEVER_LAST: [&str; 9] = ["If", "the", "a", "and", "of", "to", "in", "for", "with"];
/// A text of fewer words may be a title or a caption.
const SHORT: usize = 15;

impl Block {
    pub(super) fn new(kind: Kind, text: &str) -> Self {
        Self {
            kind,
            number: None,
            belongs: None,
            rows: vec![vec![Words::new(text)]],
        }
    }

    /// All of its words, each cell by itself.
    pub(super) fn cells(&mut self) -> impl Iterator<Item = &mut Words> {
        self.rows.iter_mut().flatten()
    }

    pub(super) fn text(&self) -> &str {
        let first = self.rows.first().and_then(|row| row.first());
        first.map_or("", |words| &words.text)
    }

    /// True if it says what a chart shows, or gives its source.
    pub(super) fn is_caption(&self) -> bool {
        let is_bare = self.number.is_none() && matches!(self.kind, Kind::Paragraph);
        let is_name = !self.is_ended() || !self.text().contains(' ');
        is_bare && is_name && self.is_short()
    }

    /// True if a chart follows it.
    pub(super) fn is_over_chart(&self) -> bool {
        self.is_caption() && !self.text().starts_with("Source")
    }

    fn is_short(&self) -> bool {
        self.text().split_whitespace().count() < SHORT
    }

    /// True if its last sentence is complete.
    pub(super) fn is_ended(&self) -> bool {
        let text = self.text().trim_end_matches(['\'', '’', '"', ')', ']']);
        text.ends_with(['.', ':', ';', '?', '!'])
    }

    /// True if it is a number with a title.
    pub(super) fn is_title(&self) -> bool {
        let is_numbered = self.number.is_some() && matches!(self.kind, Kind::Paragraph);
        is_numbered && !self.text().is_empty() && self.is_short() && !self.is_ended()
    }

    pub(super) fn can_go_on(&self) -> bool {
        matches!(self.kind, Kind::Paragraph | Kind::Item)
    }

    /// True if the words after a line or page break continue it.
    pub(super) fn goes_on(&self, more: &str) -> bool {
        let is_small = more.starts_with(|letter: char| letter.is_lowercase() || letter == '(');
        let last = self.text().rsplit(' ').next().unwrap_or_default();
        let is_orphan = more.ends_with('.') && more.split(' ').count() < 3;
        let is_cut = is_small || is_orphan || last.is_empty() || NEVER_LAST.contains(&last);
        self.can_go_on() && !self.is_ended() && is_cut
    }

    pub(super) fn join(&mut self, more: &str) {
        if let Some(words) = self.cells().next() {
            if !words.text.is_empty() {
                words.text.push(' ');
            }
            words.text.push_str(more);
        }
    }
}
