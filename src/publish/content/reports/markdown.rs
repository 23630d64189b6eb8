//! Parser for the Markdown that people write reports in, with a closed set of blocks.
//!
//! A numbered paragraph starts with its number, `2.13` or `2.13.1`, or `[2.13]` if that is not
//! printed. `[345 children](#F190)` marks text that states a figure; `[Cisits](sic:Visits)` keeps a
//! misprint; `![What it showed](chart:000-C1)` is the position of a chart. HTML is dropped, and so
//! is every address: of any other link only the text remains. Bold and italic text becomes plain
//! text; other unsupported syntax is recorded with its line.

use std::borrow::Cow;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::paragraph_number::{self, Start};
use crate::data::text::{Block, ChartPlace, Span, Words, plain};
use crate::publish::problem::quote;

/// A block and the line it starts on. Spans carry the ids of facts as they were written.
pub type Located = (usize, Block);

/// Markdown that cannot be parsed: the line, the text found and the text expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// Line of the file.
    pub line: usize,
    /// Text found on the line.
    pub found: String,
    /// Syntax that was expected there.
    pub expected: &'static str,
}

const WITHOUT_IT: &str =
    "text without it: delete it and the letters beside it, and type them again";

/// The blocks of a text, and what was not understood. Lines end with `\n`.
pub fn read(text: &str) -> (Vec<Located>, Vec<Misread>) {
    let mut reader = Reading::default();
    for (at, line) in text.lines().enumerate() {
        reader.line = at + 1;
        reader.check_characters(line);
        if line.contains("[^") {
            reader.note("a footnote", "its words in the text itself");
        }
    }
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(with_plain_blanks).collect();
    let text = lines.join("\n");
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        reader.line = 1 + text
            .get(..range.start)
            .map_or(0, |before| before.matches('\n').count());
        reader.event(event);
    }
    reader.misread.sort_by_key(|misread| misread.line);
    (reader.blocks, reader.misread)
}

/// A line in which an ordinary blank follows the mark of a heading, of an item or of a paragraph's
/// number, where a tab or a no-break space did.
fn with_plain_blanks(line: &str) -> Cow<'_, str> {
    let inner = line.trim_start();
    let indent = line.get(..line.len() - inner.len()).unwrap_or_default();
    let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let (mark, rest) = inner.split_at_checked(end).unwrap_or((inner, ""));
    let number = mark.strip_suffix('.').unwrap_or(mark);
    let bare = mark
        .strip_prefix('[')
        .and_then(|mark| mark.strip_suffix(']'));
    let is_heading = !mark.is_empty() && mark.chars().all(|letter| letter == '#');
    let is_mark = is_heading
        || matches!(mark, "-" | "*" | "+")
        || paragraph_number::is_number(bare.unwrap_or(number));
    if !is_mark {
        return Cow::Borrowed(line);
    }
    let indent = if indent.is_ascii() { indent } else { "" };
    Cow::Owned(format!("{indent}{mark} {}", rest.trim_start()))
}

#[derive(Default)]
struct Reading {
    blocks: Vec<Located>,
    misread: Vec<Misread>,
    line: usize,
    /// The line on which the block under way starts.
    start: usize,
    words: Words,
    /// Number of the last paragraph that has one.
    number: String,
    /// Span that the current link opens, such as a fact or a misprint.
    link: Option<Span>,
    items: Vec<Words>,
    /// Lists that the text is in.
    depth: usize,
    rows: Vec<Vec<Words>>,
    cells: Vec<Words>,
    chart: Option<String>,
}

impl Reading {
    fn note(&mut self, found: impl Into<String>, expected: &'static str) {
        self.misread.push(Misread {
            line: self.line,
            found: found.into(),
            expected,
        });
    }

    fn check_characters(&mut self, text: &str) {
        let mut noted = self.misread.iter();
        if noted.any(|misread| (misread.line, misread.expected) == (self.line, WITHOUT_IT)) {
            return;
        }
        let is_blank = |letter: char| matches!(letter, '\t' | '\n');
        let is_hidden = |letter: char| !is_blank(letter) && quote::is_hidden(letter);
        if let Some(at) = text.find(is_hidden) {
            self.note(quote::named_at(text, at), WITHOUT_IT);
        }
    }

    fn push(&mut self, block: Block) {
        self.blocks.push((self.start, block));
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            // Dropped, whatever it holds.
            Event::Html(_) | Event::InlineHtml(_) => self.note("HTML", "plain Markdown"),
            Event::Rule => self.note("a rule", "headings, paragraphs, lists and tables"),
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        // An entity such as `&#x200b;` encodes a character.
        self.check_characters(text);
        if self.chart.is_some() {
            return;
        }
        if text.contains("](") || text.contains("(#") {
            self.note(
                format!("“{text}”"),
                "a link that is closed, such as [345](#F190)",
            );
        }
        let like = self.link.clone().unwrap_or_default();
        match self.words.last_mut() {
            Some(last) if same_kind(last, &like) => last.text.push_str(text),
            _ => self.words.push(Span {
                text: text.to_owned(),
                ..like
            }),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph if self.depth == 0 => self.start = self.line,
            Tag::Heading { .. } | Tag::Table(_) => self.start = self.line,
            Tag::CodeBlock(_) => self.note(
                "a line that starts with four blanks, a tab or ``` and is read as code",
                "a paragraph that starts at the beginning of its line",
            ),
            Tag::Strikethrough => self.note("words struck out with ~~", "only words that hold"),
            Tag::List(first) => {
                if first.is_some() {
                    let expected = "a list with “- ” before each item; numbers would be lost";
                    self.note("a numbered list", expected);
                }
                if self.depth == 0 {
                    self.start = self.line;
                } else {
                    self.note("a list within a list", "one list");
                    self.end_item();
                }
                self.depth += 1;
            }
            Tag::Link { dest_url, .. } => {
                let mut span = Span::default();
                if let Some(fact) = dest_url.strip_prefix('#') {
                    span.figure = Some(fact.to_owned());
                } else if let Some(right) = dest_url.strip_prefix("sic:") {
                    if right.is_empty() {
                        self.note(
                            "“sic:” with nothing after it",
                            "what is meant, such as sic:Visits",
                        );
                    }
                    span.sic = true;
                    span.meaning = Some(right.to_owned());
                } else {
                    self.note(format!("a link to “{dest_url}”"), "a fact, such as #F190");
                }
                self.link = Some(span);
            }
            Tag::Image { dest_url, .. } => {
                let place = dest_url.strip_prefix("chart:");
                if place.is_none() {
                    let expected = "the place of a chart, such as chart:000-C1";
                    self.note(format!("an image “{dest_url}”"), expected);
                }
                self.chart = Some(place.unwrap_or_default().to_owned());
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock => self.words.clear(),
            TagEnd::Heading(level) => {
                let words = std::mem::take(&mut self.words);
                if words.iter().any(|span| span.figure.is_some()) {
                    self.note("a linked figure in a heading", "it in a paragraph");
                }
                let text = plain(&words);
                let level = if level <= HeadingLevel::H2 { 2 } else { 3 };
                self.push(Block::Heading { level, text });
            }
            TagEnd::Paragraph if self.depth == 0 => self.end_paragraph(),
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    let items = std::mem::take(&mut self.items);
                    self.push(Block::List { items });
                }
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.words);
                self.cells.push(cell);
            }
            TagEnd::TableRow | TagEnd::TableHead => {
                let row = std::mem::take(&mut self.cells);
                self.rows.push(row);
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                self.push(Block::Table { rows });
            }
            TagEnd::Link => self.link = None,
            TagEnd::Image => {
                let id = self.chart.take().unwrap_or_default();
                if !id.is_empty() {
                    self.push(Block::Chart(ChartPlace {
                        id,
                        ..ChartPlace::default()
                    }));
                }
            }
            _ => {}
        }
    }

    fn end_item(&mut self) {
        let words = std::mem::take(&mut self.words);
        if !words.is_empty() {
            self.items.push(words);
        }
    }

    fn end_paragraph(&mut self) {
        let mut words = std::mem::take(&mut self.words);
        let (number, inferred) = match self.take_number(&mut words) {
            Some((number, inferred)) => (Some(number), inferred),
            None => (None, false),
        };
        words.retain(|span| !span.text.is_empty());
        if !words.is_empty() {
            self.push(Block::Paragraph {
                number,
                inferred,
                words,
            });
        }
    }

    /// Removes the number from the start of a paragraph; true if it was in brackets.
    fn take_number(&mut self, words: &mut Words) -> Option<(String, bool)> {
        let text = plain(words);
        let first = words.first_mut()?;
        if first.sic || first.figure.is_some() {
            return None;
        }
        match paragraph_number::read(&text, &self.number) {
            Start::Words => None,
            Start::Ambiguous(number) => {
                let expected = "a capital letter or brackets, [2.5], for the number of a paragraph; \
                    other words before a figure";
                let found = format!("“{number}” before a small letter, a number or a figure");
                self.note(found, expected);
                None
            }
            Start::Number {
                number,
                is_inferred,
                length,
            } => {
                first.text = first.text.get(length..)?.to_owned();
                number.clone_into(&mut self.number);
                Some((number.to_owned(), is_inferred))
            }
        }
    }
}

/// True if two spans differ only in their text.
fn same_kind(a: &Span, b: &Span) -> bool {
    let bare = |span: &Span| Span {
        text: String::new(),
        ..span.clone()
    };
    bare(a) == bare(b)
}

#[cfg(test)]
mod tests;
