//! Numbers of the paragraphs that have none in print, as the summary gives them.

use super::block::{Block, Kind};
use super::summary::Summary;

/// Gives each paragraph its number, and says of every block which paragraph it belongs to.
pub(super) fn give(blocks: &mut [Block], summary: &Summary) {
    let (mut next, mut current, mut is_below) = (None, None, false);
    for block in blocks {
        if !summary.has_lists && matches!(block.kind, Kind::Item) && next.is_some() {
            block.kind = Kind::Paragraph;
        }
        if let Kind::Heading(level) = block.kind {
            next = summary
                .heading(block.text())
                .map_or(next, |heading| heading.first);
            current = current.filter(|_| level > 2);
        } else if matches!(block.kind, Kind::Paragraph) {
            let is_numbered = is_below || !block.is_caption();
            let inferred = next.filter(|number| is_numbered && summary.inferred.contains(number));
            block.number = block.number.or(inferred.map(|number| (number, true)));
        }
        if let Some((number, _)) = block.number {
            current = Some(number);
            next = Some(number.next());
        }
        block.belongs = current;
        is_below = matches!(block.kind, Kind::Heading(_));
    }
}
