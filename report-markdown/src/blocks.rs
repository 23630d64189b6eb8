//! The blocks of a report, whole again: what a line or page break cut in two is joined.

use super::layout::Line;
use super::summary::Number;
use super::tables;

/// Words with the links on them.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) text: String,
    /// From where to where, in bytes, and the address; never one over another.
    pub(super) links: Vec<(usize, usize, String)>,
}

impl Words {
    fn new(text: &str) -> Self {
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
    /// Its number, and whether that is not printed.
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

    /// Whether it says what a chart shows, or where that is from.
    pub(super) fn is_caption(&self) -> bool {
        let is_bare = self.number.is_none() && matches!(self.kind, Kind::Paragraph);
        let is_name = !self.is_ended() || !self.text().contains(' ');
        is_bare && is_name && self.is_short()
    }

    /// Whether a chart stands below it.
    pub(super) fn is_over_chart(&self) -> bool {
        self.is_caption() && !self.text().starts_with("Source")
    }

    fn is_short(&self) -> bool {
        self.text().split_whitespace().count() < SHORT
    }

    /// Whether its last sentence has come to its end.
    fn is_ended(&self) -> bool {
        let text = self.text().trim_end_matches(['\'', '’', '"', ')', ']']);
        text.ends_with(['.', ':', ';', '?', '!'])
    }

    /// Whether it is a number with a title.
    fn is_title(&self) -> bool {
        let is_numbered = self.number.is_some() && matches!(self.kind, Kind::Paragraph);
        is_numbered && !self.text().is_empty() && self.is_short() && !self.is_ended()
    }

    fn can_go_on(&self) -> bool {
        matches!(self.kind, Kind::Paragraph | Kind::Item)
    }

    /// Whether words after a break, be it within the page or between two, go on with it.
    fn goes_on(&self, more: &str) -> bool {
        let is_small = more.starts_with(|letter: char| letter.is_lowercase() || letter == '(');
        let last = self.text().rsplit(' ').next().unwrap_or_default();
        let is_orphan = more.ends_with('.') && more.split(' ').count() < 3;
        let is_cut = is_small || is_orphan || last.is_empty() || NEVER_LAST.contains(&last);
        self.can_go_on() && !self.is_ended() && is_cut
    }

    fn join(&mut self, more: &str) {
        if let Some(words) = self.cells().next() {
            if !words.text.is_empty() {
                words.text.push(' ');
            }
            words.text.push_str(more);
        }
    }
}

/// The blocks that some lines make.
pub(super) fn mended(lines: &[Line]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_after_blank = true;
    for line in lines {
        let last = blocks.last_mut();
        match last {
            Some(last) if continues(last, line, is_after_blank) => go_on(last, line),
            _ => blocks.extend(start(line)),
        }
        is_after_blank = *line == Line::Blank;
    }
    let mut blocks: Vec<Block> = blocks.into_iter().flat_map(tables::mended).collect();
    titles(&mut blocks);
    blocks
}

fn continues(last: &Block, line: &Line, is_after_blank: bool) -> bool {
    match line {
        Line::Words(more, _) if is_after_blank => last.goes_on(more),
        Line::Words(more, is_indented) => {
            let is_new = last.is_ended() && *is_indented && matches!(last.kind, Kind::Paragraph);
            let is_below = last.is_title() && more.starts_with(char::is_uppercase);
            last.can_go_on() && !is_new && !is_below
        }
        Line::Item(more) => last.goes_on(more) && more.starts_with(char::is_lowercase),
        Line::Labels(_) => !is_after_blank && matches!(last.kind, Kind::Item),
        Line::Row(cells) => {
            let is_table = matches!(last.kind, Kind::Table);
            is_table && !(is_after_blank && tables::is_head(cells))
        }
        Line::Blank | Line::Heading(..) | Line::Numbered(..) => false,
    }
}

fn go_on(last: &mut Block, line: &Line) {
    match line {
        Line::Words(more, _) | Line::Item(more) | Line::Labels(more) => last.join(more),
        Line::Row(cells) => last
            .rows
            .push(cells.iter().map(|cell| Words::new(cell)).collect()),
        Line::Blank | Line::Heading(..) | Line::Numbered(..) => {}
    }
}

fn start(line: &Line) -> Option<Block> {
    Some(match line {
        Line::Blank => return None,
        Line::Heading(level, text) => Block::new(Kind::Heading(*level), text),
        Line::Numbered(number, text) => Block {
            number: Some((*number, false)),
            ..Block::new(Kind::Paragraph, text)
        },
        Line::Item(text) | Line::Labels(text) => Block::new(Kind::Item, text),
        Line::Words(text, _) => Block::new(Kind::Paragraph, text),
        Line::Row(cells) => Block {
            rows: vec![cells.iter().map(|cell| Words::new(cell)).collect()],
            ..Block::new(Kind::Table, "")
        },
    })
}

/// Makes headings of titles that have a number; the number goes to what stands below.
fn titles(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let Some([title, below]) = blocks.get_mut(at - 1..=at) else {
            continue;
        };
        let is_paragraph = below.number.is_none() && matches!(below.kind, Kind::Paragraph);
        if title.is_title() && is_paragraph {
            below.number = title.number.take();
            title.kind = Kind::Heading(3);
        }
    }
}
