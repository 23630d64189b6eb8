//! The drawing of a chart, as the platform renders it: SVG when a page is prerendered, a canvas
//! with pointer and keyboard in the browser.

use leptos::prelude::*;

use crate::chart::kind::ChartSpec;
use crate::ui::platform::Platform;

/// A chart that can be pointed at and walked through.
#[component]
pub fn Plot(
    /// The chart.
    spec: ChartSpec,
    /// Name of the chart for screen readers.
    label: String,
) -> impl IntoView {
    match Platform::here().chart {
        Some(render) => render(spec, label),
        None => ().into_any(),
    }
}

/// A small chart without a name.
#[component]
pub fn Sparkline(
    /// The chart.
    spec: ChartSpec,
) -> impl IntoView {
    match Platform::here().sparkline {
        Some(render) => render(spec),
        None => ().into_any(),
    }
}
