//! A report as its council published it, turned into the Markdown of `content/reports/`.
//!
//! Text taken out of a PDF has broken lines, page breaks within sentences, bullets that became
//! letters, contact details, misprints and gaps where charts stood. The Markdown keeps every word
//! but the contact details. A summary of the same report gives the location of paragraphs, facts
//! and charts. Nothing is read or written here.

mod assemble;
mod block;
mod layout;
mod links;
mod misprints;
mod numbers;
mod summary;
mod tables;
mod write;

pub use links::Fact;

use block::Block;
use summary::Summary;

/// The Markdown of a whole report. `text` is the report, `summary` its summary as Markdown, and
/// `facts` are its facts, in the order of the text.
pub fn markdown(text: &str, summary: &str, facts: &[Fact]) -> String {
    let summary = Summary::read(summary);
    let lines = layout::lines(text, &summary);
    let mut blocks = assemble::blocks(&lines);
    numbers::give(&mut blocks, &summary);
    misprints::mark(&mut blocks);
    links::place(&mut blocks, facts, &summary);
    write::markdown(&blocks, &charts(&blocks, &summary))
}

/// The index of the block after which each chart stands, with its Markdown, in their order.
fn charts(blocks: &[Block], summary: &Summary) -> Vec<(usize, String)> {
    let mut placed: Vec<(usize, String)> = Vec::new();
    for chart in &summary.charts {
        let is_free = |at: &usize| placed.iter().all(|(taken, _)| taken != at);
        let own = |block: &Block| chart.after.is_some() && block.belongs == chart.after;
        let Some(first) = blocks.iter().position(own) else {
            continue;
        };
        let captions = (first.saturating_sub(1)..blocks.len()).filter(|at| {
            let near = blocks.get(*at).filter(|block| own(block) || *at < first);
            near.is_some_and(Block::is_over_chart)
        });
        let at = captions.filter(is_free).min().unwrap_or(first);
        let place = format!("![{}](chart:{})", write::escaped(&chart.showed), chart.id);
        placed.push((at, place));
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMMARY: &str = "## 1. Cats\n\n1.1 We tell of [7 cats](#F1) and [most](#F2).\n\n\
        ![Cats by month](chart:C1)\n\n[1.2] More.\n\n### Dogs\n\n1.3 None.\n\n- an item\n";

    fn whole(text: &str) -> String {
        let fact = |id: &str, printed: &str| Fact {
            id: id.to_owned(),
            printed: printed.to_owned(),
        };
        markdown(text, SUMMARY, &[fact("F1", "7"), fact("F2", "Most")])
    }

    #[test]
    fn broken_lines_and_bullets_are_mended() {
        let text = whole(
            "1. CATS\n\n- 1.1. There were 17 cats, then 7. Most\n\nof them slept:\n\n\n\n\
            e in the shed;\n\n• on the\nroof_top.\n\nThen * came one more.\n",
        );
        let expected = "## 1. CATS\n\n1.1 There were 17 cats, then [7](#F1). [Most](#F2) of them \
            slept:\n\n![Cats by month](chart:C1)\n\n- in the shed;\n- on the roof\\_top.\n\n\
            [1.2] Then \\* came one more.\n\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_number_may_stand_before_its_line() {
        let text = whole("2. T\n\n- 2.4.\n\nCats slept.\n\n2.5\nThey woke.\n");
        assert_eq!(text, "## 2. T\n\n2.4 Cats slept.\n\n2.5 They woke.\n\n");
    }

    #[test]
    fn a_number_with_a_title_is_a_heading_over_its_paragraph() {
        let text = whole("1. CATS\n\n1.3 Their dogs\nThere are no dogs.\n");
        assert_eq!(
            text,
            "## 1. CATS\n\n### Their dogs\n\n1.3 There are no dogs.\n\n"
        );
    }

    #[test]
    fn contact_details_are_left_out() {
        let text = whole(
            "From: A cat\nTel: 01632 960123\nOfficer contact:\nB\n1. CATS\n(Miaow to a@b.org).\n",
        );
        assert_eq!(
            text,
            "From: A cat\n\n## 1. CATS\n\n(Miaow to \\[address left out\\]).\n\n"
        );
    }

    #[test]
    fn a_table_has_one_row_of_heads() {
        let text = whole("2. T\n\nCCC\tContacts\t\n\t2019\t2020\nMay\t7\t8\n\nJune\t7\t9\n");
        let expected = "## 2. T\n\n| CCC | Contacts, 2019 | Contacts, 2020 |\n|---|---|---|\n\
            | May | 7 | 8 |\n| June | 7 | 9 |\n\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_misprint_is_kept_with_its_correction() {
        let text = whole("2. T\n\nStatutory Cisits were made.\n");
        assert!(
            text.contains("Statutory [Cisits](<sic:Visits>) were made."),
            "{text}"
        );
    }
}
