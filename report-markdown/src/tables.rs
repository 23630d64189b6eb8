//! Tables: cells that were wrapped, heads of two rows, and columns that are not there.

use super::block::{Block, Kind, Words};

/// What starts a row of a table whose cells were wrapped.
const STARTS: [&str; 5] = ["Have ", "Has ", "'A ", "'I ", "Implications"];

/// Whether a row holds heads: words, no figures.
pub(super) fn is_head(cells: &[String]) -> bool {
    let is_wrapped = cells.first().is_some_and(|cell| is_start(cell));
    !is_wrapped
        && cells
            .iter()
            .all(|cell| !cell.starts_with(|letter: char| letter.is_ascii_digit()))
}

fn is_start(cell: &str) -> bool {
    STARTS.iter().any(|start| cell.starts_with(start))
}

/// The blocks that a table is: itself, the title on its first row, or items where its lines have
/// no columns or no heads.
pub(super) fn mended(mut block: Block) -> Vec<Block> {
    if !matches!(block.kind, Kind::Table) {
        return vec![block];
    }
    let mut rows = std::mem::take(&mut block.rows);
    if rows.iter().any(|row| is_start(first(row))) {
        rows = unwrapped(rows);
    }
    let mut blocks = Vec::new();
    if rows.first().is_some_and(|row| filled(row) == 1) {
        blocks.push(Block::new(Kind::Paragraph, first(&rows.remove(0))));
    }
    if rows.get(1).is_some_and(|row| is_second_head(row)) {
        let below = rows.remove(1);
        rows.iter_mut().take(1).for_each(|head| span(head, &below));
    }
    let count = rows.first().map_or(0, |row| filled(row));
    for row in &mut rows {
        row.retain(|cell| !cell.text.is_empty());
    }
    let has_heads = rows
        .first()
        .is_some_and(|row| !first(row).starts_with('\''));
    if has_heads && rows.iter().all(|row| row.len() == count) {
        block.rows = rows;
        blocks.push(block);
    } else {
        blocks.extend(rows.iter().map(|row| item(row)));
    }
    blocks
}

fn first(row: &[Words]) -> &str {
    row.first().map_or("", |cell| &cell.text)
}

fn filled(row: &[Words]) -> usize {
    row.iter().filter(|cell| !cell.text.is_empty()).count()
}

/// The cells of a row after one another.
fn item(row: &[Words]) -> Block {
    let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
    let between = if first(row).starts_with('\'') {
        " – "
    } else {
        " "
    };
    Block::new(Kind::Item, &cells.join(between))
}

/// Joins the lines of each row.
fn unwrapped(rows: Vec<Vec<Words>>) -> Vec<Vec<Words>> {
    let mut whole: Vec<Vec<Words>> = Vec::new();
    for row in rows {
        match whole.last_mut() {
            Some(above) if !is_start(first(&row)) => join(above, &row, " "),
            _ => whole.push(row),
        }
    }
    whole
}

fn join(above: &mut [Words], below: &[Words], between: &str) {
    for (cell, more) in above.iter_mut().zip(below) {
        let is_both = !cell.text.is_empty() && !more.text.is_empty();
        let is_apart = is_both && !cell.text.ends_with('/');
        let between = if is_apart { between } else { "" };
        cell.text = format!("{}{between}{}", cell.text, more.text);
    }
}

/// Whether a row goes on with the heads above: no name of its own, or nothing but years.
fn is_second_head(row: &[Words]) -> bool {
    let is_year = |cell: &Words| cell.text.is_empty() || matches!(&*cell.text, "2019" | "2020");
    let is_named = row
        .iter()
        .any(|cell| cell.text.contains(char::is_alphabetic));
    let has_years = filled(row) > 1 && row.iter().skip(1).all(is_year);
    has_years || (first(row).is_empty() && is_named)
}

/// Joins two rows of heads; a head that spans columns comes to stand over each.
fn span(head: &mut [Words], below: &[Words]) {
    let mut over = String::new();
    for (cell, below) in head.iter_mut().zip(below) {
        if cell.text.is_empty() && !below.text.is_empty() {
            cell.text.clone_from(&over);
        }
        over.clone_from(&cell.text);
    }
    join(head, below, ", ");
}
