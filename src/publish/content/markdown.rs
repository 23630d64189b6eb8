//! Markdown as people write reports in it, read into a closed set of blocks.
//!
//! A numbered paragraph starts with its number, `2.13`, or `[2.13]` where that is not printed.
//! `[345 children](#F190)` says that the words state a fact; `[Cisits](sic:Visits)` keeps a
//! misprint; `![What it showed](chart:000-C1)` is the place of a chart. HTML is dropped, and so
//! is every address: of any other link only the words stay.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::data::text::{Block, ChartPlace, Span, Words};

/// A block and the line it starts on. Spans carry the ids of facts as they were written.
pub type Located = (usize, Block);

/// What is not understood: the line, what was found and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// Line of the file.
    pub line: usize,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: &'static str,
}

/// The blocks of a text, and what was not understood.
pub fn read(text: &str) -> (Vec<Located>, Vec<Misread>) {
    let mut reader = Reading::default();
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        reader.line = 1 + text
            .get(..range.start)
            .map_or(0, |before| before.matches('\n').count());
        reader.event(event);
    }
    (reader.blocks, reader.misread)
}

#[derive(Default)]
struct Reading {
    blocks: Vec<Located>,
    misread: Vec<Misread>,
    line: usize,
    /// The line on which the block under way starts.
    start: usize,
    words: Words,
    /// What the link under way says of its words.
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
            Tag::List(_) => {
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
                    fact.clone_into(&mut span.figure);
                } else if let Some(right) = dest_url.strip_prefix("sic:") {
                    if right.is_empty() {
                        self.note(
                            "“sic:” with nothing after it",
                            "what is meant, such as sic:Visits",
                        );
                    }
                    span.sic = true;
                    right.clone_into(&mut span.meaning);
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
            TagEnd::Heading(level) => {
                let text = crate::data::text::plain(&std::mem::take(&mut self.words));
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
        let numbered = words.first().and_then(|first| number(&first.text));
        let (number, inferred) = match numbered {
            Some((number, inferred, rest)) => {
                if let Some(first) = words.first_mut() {
                    first.text = rest;
                }
                (number, inferred)
            }
            None => (String::new(), false),
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
}

/// Whether two spans differ in nothing but their words.
fn same_kind(a: &Span, b: &Span) -> bool {
    let bare = |span: &Span| Span {
        text: String::new(),
        ..span.clone()
    };
    bare(a) == bare(b)
}

/// The number that a paragraph starts with, whether it is in brackets, and the rest.
fn number(text: &str) -> Option<(String, bool, String)> {
    let (inferred, text) = match text.strip_prefix('[') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
    let (number, rest) = text.split_at_checked(end)?;
    let rest = if inferred {
        rest.strip_prefix(']')?
    } else {
        rest
    };
    let rest = rest.strip_prefix(' ')?;
    let (whole, part) = number.split_once('.')?;
    let is_number = !whole.is_empty() && !part.is_empty() && !part.contains('.');
    is_number.then(|| (number.to_owned(), inferred, rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        match read(text).0.pop() {
            Some((_, Block::Paragraph { words, .. })) => words,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_paragraph_starts_with_its_number() {
        let (blocks, misread) =
            read("2.13 In June there were [345 children](#F190).\n\n[2.14] More.");
        assert_eq!(misread, []);
        let Block::Paragraph {
            number,
            inferred,
            words,
        } = &blocks[0].1
        else {
            panic!()
        };
        assert_eq!((number.as_str(), *inferred), ("2.13", false));
        assert_eq!(
            (words[1].text.as_str(), words[1].figure.as_str()),
            ("345 children", "F190")
        );
        let Block::Paragraph {
            number, inferred, ..
        } = &blocks[1].1
        else {
            panic!()
        };
        assert_eq!((number.as_str(), *inferred, blocks[1].0), ("2.14", true, 3));
    }

    #[test]
    fn numbers_within_a_sentence_are_no_paragraph_numbers() {
        for text in [
            "345 children",
            "13.5 per cent",
            "2019 was",
            "1.2.3 x",
            "[c] lost",
        ] {
            let (blocks, _) = read(text);
            let Block::Paragraph { number, .. } = &blocks[0].1 else {
                panic!()
            };
            assert_eq!(
                number,
                if text.starts_with("13.5") { "13.5" } else { "" },
                "{text}"
            );
        }
    }

    #[test]
    fn a_list_a_table_and_a_chart() {
        let (blocks, misread) = read(
            "- one\n- [two](#F1)\n\n| a | b |\n|---|---|\n| 1 | [2](#F2) |\n\n![What](chart:000-C1)\n",
        );
        assert_eq!(misread, []);
        assert!(matches!(&blocks[0].1, Block::List { items } if items.len() == 2));
        assert!(
            matches!(&blocks[1].1, Block::Table { rows } if rows.len() == 2 && rows[1][1][0].figure == "F2")
        );
        assert!(matches!(&blocks[2].1, Block::Chart(place) if place.id == "000-C1"));
    }

    #[test]
    fn nothing_hostile_comes_through() {
        let hostile = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> words \
            [link](javascript:alert(1)) [other](https://evil.example/) <b>bold</b> \
            ![i](https://evil.example/x.png) [sic](sic:<b>) **strong** `code` [f](#F1\"onclick=x)\n\n\
            > quoted\n\n```html\n<iframe></iframe>\n```\n";
        let (blocks, misread) = read(hostile);
        assert!(misread.len() >= 5, "{misread:?}");
        let json = serde_json::to_string(&blocks).unwrap();
        assert!(
            !json.contains("javascript:") && !json.contains("https:") && !json.contains("onerror"),
            "{json}"
        );
    }

    #[test]
    fn a_misprint_is_kept_with_its_correction() {
        let found = words("Statutory [Cisits](sic:Visits) made");
        assert!(found[1].sic && found[1].meaning == "Visits" && found[1].text == "Cisits");
    }
}
