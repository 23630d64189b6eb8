//! Renders pages to HTML when a site is published. Native only.

pub mod embed;
pub mod frame;
mod svg_chart;

use leptos::prelude::*;

use super::chunk::Chunk;
use super::components::{claims::claim_item, indicator_details};
use super::pages;
use super::platform::{PageRenderer, Platform};
use super::site::Site;

/// The platform of prerendered pages: every chunk is there, and nothing changes.
const PLATFORM: Platform = Platform {
    is_interactive: false,
    page_renderer,
    details_renderers: || Some(indicator_details::RENDERERS),
    claims_renderer: || Some(claim_item::claims_of_indicator),
    after_frame: |_| {},
    server_markup: |_| None,
    before_swap: |_| {},
    chart: Some(svg_chart::chart),
    sparkline: Some(svg_chart::sparkline),
    export: None,
};

/// Provides the context that components need, with every chunk loaded.
pub fn provide(site: Site) {
    for chunk in Chunk::ALL {
        site.add_chunk(chunk);
    }
    provide_context(site);
    provide_context(PLATFORM);
}

fn page_renderer(chunk: Chunk) -> Option<PageRenderer> {
    match chunk {
        Chunk::Front => Some(pages::front),
        Chunk::Indicator => Some(pages::indicator),
        Chunk::IndicatorDetails => None,
        Chunk::Reports => Some(pages::reports),
        Chunk::Compare => Some(pages::compare),
        Chunk::Claims => Some(pages::claims),
        Chunk::More => Some(pages::more),
    }
}
