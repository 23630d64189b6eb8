//! Plain text that a publisher wrote: headings, paragraphs and lists.

use leptos::prelude::*;

use crate::data::text::{Block, plain};
use crate::ui::live::Each as _;

/// The blocks of a plain text.
pub fn prose(blocks: &[Block]) -> Vec<AnyView> {
    let drawn = blocks.iter().map(|block| match block {
        Block::Heading { level: 2, text } => view! { <h2>{text.clone()}</h2> }.into_any(),
        Block::Heading { text, .. } => view! { <h3>{text.clone()}</h3> }.into_any(),
        Block::Paragraph { words: text, .. } => view! { <p>{plain(text)}</p> }.into_any(),
        Block::List { items } => {
            let items = items.iter().map(|item| view! { <li>{plain(item)}</li> });
            view! { <ul>{items.each()}</ul> }.into_any()
        }
        Block::Table { .. } | Block::Chart(_) => ().into_any(),
    });
    drawn.collect()
}
