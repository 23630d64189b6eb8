//! The seam between components and the environment that they run in: the browser, or the publisher
//! that prerenders pages.
//!
//! Components import nothing of either. The environment provides a [`Platform`] as context; a chunk
//! that brings charts or exports adds them to the context of its pages, so that the main module
//! does not hold their code.

use std::sync::Arc;

use leptos::prelude::*;

use super::chunk::Chunk;
use super::export_data::ExportData;
use super::site::Site;
use crate::chart::kind::ChartSpec;
use crate::data::catalog::Indicator;
use crate::view::export::ExportAction;
use crate::view::page::indicator::IndicatorView;
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// Element Timing identifier of text that is painted with the first chart.
pub const FIRST_CHART: &str = "first-chart";

/// Renders a page of a chunk.
pub type PageRenderer = fn(Route) -> AnyView;

/// Renders the claims about an indicator, by the id of the indicator.
pub type ClaimsRenderer = fn(String) -> AnyView;

/// Renders a chart with its name for screen readers.
pub type ChartRenderer = fn(ChartSpec, String) -> AnyView;

/// Renders a small chart without a name.
pub type SparklineRenderer = fn(ChartSpec) -> AnyView;

/// Carries out an export.
pub type Exporter = fn(Site, ExportRequest);

/// The indicator that a page shows; none while its figures are loading.
pub type ShownIndicator = Memo<Option<IndicatorView>>;

/// Renderers of the sections of an indicator's page that load after its chart.
#[derive(Clone, Copy)]
pub struct DetailsRenderers {
    /// Renders the notes beside the chart.
    pub notes: fn(ShownIndicator, Memo<ViewState>) -> AnyView,
    /// Renders the sections below the chart.
    pub sections: fn(&Indicator, ShownIndicator) -> AnyView,
}

/// An export that a reader requests.
#[derive(Clone)]
pub struct ExportRequest {
    /// The kind of export.
    pub action: ExportAction,
    /// The chart and its figures.
    pub data: ExportData,
    /// Address of the small page that others can embed, where there is one.
    pub embed: Option<String>,
    /// Message to the reader, set when the export is done.
    pub message: RwSignal<String>,
}

/// The services of the environment that components run in.
#[derive(Clone, Copy)]
pub struct Platform {
    /// True if the page can change after it is rendered. Where it cannot, nothing may wait for a
    /// click.
    pub is_interactive: bool,
    /// Renderer of the pages of a chunk, if loaded.
    pub page_renderer: fn(Chunk) -> Option<PageRenderer>,
    /// Renderers of the details of an indicator, if loaded.
    pub details_renderers: fn() -> Option<DetailsRenderers>,
    /// Renderer of the claims about an indicator, if loaded.
    pub claims_renderer: fn() -> Option<ClaimsRenderer>,
    /// Sets a signal after the next frame has been shown.
    pub after_frame: fn(RwSignal<bool>),
    /// The server-rendered markup of the element with an id, if any is left on the page.
    pub server_markup: fn(&str) -> Option<String>,
    /// Called just before the markup of the element with an id is swapped for its live copy.
    pub before_swap: fn(&str),
    /// Draws charts; none on pages of chunks without charts.
    pub chart: Option<ChartRenderer>,
    /// Draws sparklines; none on pages of chunks without sparklines.
    pub sparkline: Option<SparklineRenderer>,
    /// Exports charts; none where nothing can be exported.
    pub export: Option<Exporter>,
}

impl Platform {
    /// The platform provided to the calling component.
    pub fn here() -> Self {
        expect_context()
    }

    /// Renderer of the pages of a chunk, once loaded. Tracks the loading until then.
    pub fn pages(self, site: Site, chunk: Chunk) -> Option<PageRenderer> {
        let is_loaded = site.has_chunk(chunk);
        is_loaded.then(|| (self.page_renderer)(chunk)).flatten()
    }

    /// Renderers of the details of an indicator, once loaded. Tracks the loading until then.
    pub fn details(self, site: Site) -> Option<DetailsRenderers> {
        let is_loaded = site.has_chunk(Chunk::IndicatorDetails);
        is_loaded.then(self.details_renderers).flatten()
    }

    /// Renderer of the claims about an indicator, once loaded. Tracks the loading until then.
    pub fn claims(self, site: Site) -> Option<ClaimsRenderer> {
        let is_loaded = site.has_chunk(Chunk::Claims);
        is_loaded.then(self.claims_renderer).flatten()
    }
}

/// The time that is pointed at in one of several charts, in months since the year 0, as context of
/// all of them.
#[derive(Debug, Clone, Copy)]
pub struct Cursor(pub RwSignal<Option<f64>>);

/// The id of a figure to mark in a chart, as context of the chart.
#[derive(Debug, Clone)]
pub struct MarkedFigure(pub Arc<str>);
