//! The drawing of a chart. Natively it is SVG, in two widths of which style sheets show one; in
//! the browser it is a canvas with everything that pointer and keyboard need.

use leptos::prelude::*;

use crate::chart::spec::ChartSpec;

/// A chart that can be pointed at and walked through.
#[component]
pub fn Plot(
    /// What to draw.
    spec: ChartSpec,
    /// Name of the chart for screen readers.
    label: String,
) -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    return view! { <crate::ui::browser::canvas::plot::CanvasPlot spec label/> };
    #[cfg(not(target_arch = "wasm32"))]
    {
        // The words beside it name the drawing; only what can be pointed at needs the name again.
        drop(label);
        view! { <div class="plot" inner_html=both_widths(&spec)></div> }
    }
}

/// A small chart without words of its own.
#[component]
pub fn Spark(
    /// What to draw.
    spec: ChartSpec,
) -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    return view! { <crate::ui::browser::canvas::plot::CanvasSpark spec/> };
    #[cfg(not(target_arch = "wasm32"))]
    {
        use crate::chart::geometry::Size;
        use crate::chart::kind::sparkline::{HEIGHT, WIDTH};
        let svg = crate::chart::svg::element(&spec.layout(Size::new(WIDTH, HEIGHT)), "spark-svg");
        view! { <div class="spark" inner_html=svg></div> }
    }
}

/// The widths in pixels that first pages are drawn for: a phone and anything wider.
#[cfg(not(target_arch = "wasm32"))]
const FIRST_WIDTHS: [(f64, &str); 2] = [(358.0, "plot-narrow"), (772.0, "plot-wide")];

/// The width in pixels that small charts are drawn for.
#[cfg(not(target_arch = "wasm32"))]
const SMALL: f64 = 358.0;

#[cfg(not(target_arch = "wasm32"))]
fn both_widths(spec: &ChartSpec) -> String {
    use crate::chart::geometry::Size;
    use crate::chart::svg;
    if let ChartSpec::Line(line) = spec
        && line.compact
    {
        return svg::element(
            &spec.layout(Size::new(SMALL, spec.height(SMALL))),
            "plot-small",
        );
    }
    let drawn = FIRST_WIDTHS.map(|(width, class)| {
        svg::element(&spec.layout(Size::new(width, spec.height(width))), class)
    });
    drawn.concat()
}
