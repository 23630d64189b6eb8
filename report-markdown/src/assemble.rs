//! Assembles lines into blocks: what a line or page break cut in two is joined.

use super::block::{Block, Kind, Words};
use super::layout::Line;
use super::tables;

/// The blocks of some lines.
pub(super) fn blocks(lines: &[Line]) -> Vec<Block> {
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

/// Makes headings of titles that have a number; the number moves to the block that follows.
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
