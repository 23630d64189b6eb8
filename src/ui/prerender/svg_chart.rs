//! Charts as SVG, in two widths of which style sheets show one.

use leptos::prelude::*;

use crate::chart::geometry::Size;
use crate::chart::kind::ChartSpec;
use crate::chart::kind::sparkline::{HEIGHT, WIDTH};
use crate::chart::svg;
use crate::ui::platform::FIRST_CHART;

/// The widths in pixels that charts are prerendered for: a phone and anything wider.
const WIDTHS_PX: [(f64, &str); 2] = [(358.0, "plot-narrow"), (772.0, "plot-wide")];

/// The width in pixels that charts among many are prerendered for.
const SMALL_WIDTH_PX: f64 = 358.0;

/// A chart. The text beside it names the drawing, so its own name is left out.
pub(super) fn chart(spec: ChartSpec, _: String) -> AnyView {
    view! { <div class="plot" inner_html=markup(&spec)></div> }.into_any()
}

/// A sparkline.
pub(super) fn sparkline(spec: ChartSpec) -> AnyView {
    let svg = svg::element(&spec.layout(Size::new(WIDTH, HEIGHT)), "spark-svg");
    view! { <div class="spark" inner_html=svg></div> }.into_any()
}

fn markup(spec: &ChartSpec) -> String {
    let element = |(width, class)| {
        let size = Size::new(width, spec.height(width));
        timed(&svg::element(&spec.layout(size), class))
    };
    match spec {
        ChartSpec::Line(line) if line.compact => element((SMALL_WIDTH_PX, "plot-small")),
        _ => WIDTHS_PX.map(element).concat(),
    }
}

/// Has the browser report when it paints the last text of a drawing (Element Timing API).
fn timed(svg: &str) -> String {
    match svg.rsplit_once("<text ") {
        Some((before, text)) => format!("{before}<text elementtiming=\"{FIRST_CHART}\" {text}"),
        None => svg.to_owned(),
    }
}
