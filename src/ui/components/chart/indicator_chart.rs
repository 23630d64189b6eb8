//! A chart with all that belongs to it: title, key, drawing, events.

use leptos::prelude::*;

use super::plot::Plot;
use crate::chart::geometry::Size;
use crate::chart::kind::ChartSpec;
use crate::chart::marker::LegendEntry;
use crate::chart::poster::PosterChart;
use crate::chart::scene::Ink;
use crate::data::dataset::Dataset;
use crate::data::words::ChartKind;
use crate::figure::{self, breakdown, line, series};
use crate::ui::export_data::{ExportData, numbered_events};
use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::export::Subject;
use crate::view::page::indicator::IndicatorView;
use crate::view::selection::queries;
use crate::view::selection::{Line, Selection};
use crate::view::wording::events;
use crate::view::wording::legend::{self, LegendItem};

/// The chart of an indicator; nothing where there is no figure to draw.
#[component]
pub fn IndicatorChart(
    /// The page of the chart.
    page: IndicatorView,
) -> impl IntoView {
    let site = Site::here();
    let selection = page.selection;
    if selection.lines.iter().all(|line| line.points.is_empty()) {
        return ().into_any();
    }
    let spec = site
        .dataset
        .with_untracked(|dataset| figure::indicator(dataset, &selection));
    let keys = site
        .dataset
        .with_untracked(|dataset| keys(dataset, &selection));
    let notes = notes(&spec).join(" ");
    let label = page.chart_title.clone();
    view! {
        <figure class="chart" aria-labelledby="chart-title">
            <h2 id="chart-title">{page.chart_title}</h2>
            <a class="skip-inline" href="#figures">"Skip the chart and go to the table"</a>
            <ul class="key">{keys}</ul>
            <Plot spec label/>
            <p class="soft needs-program" id="plot-help">
                "Point at the chart, or move through it with the arrow keys, to read each figure. \
                 Press Enter to pin a figure and Escape to unpin it."
            </p>
            {(!notes.is_empty()).then(|| view! { <p class="soft">{notes}</p> }.into_any())}
        </figure>
    }
    .into_any()
}

/// The chart of an indicator and its figures, for exports.
pub fn export_data(dataset: &Dataset, page: &IndicatorView) -> ExportData {
    let selection = &page.selection;
    let spec = figure::indicator(dataset, selection);
    let is_line = selection.indicator.chart.is_time_series();
    let mut notes = notes(&spec);
    let hollow = hollow(dataset, std::slice::from_ref(selection));
    notes.extend(hollow.map(|item| item.meaning));
    notes.extend(numbered_events(events::events(selection)));
    ExportData {
        subject: Subject {
            title: page.chart_title.clone(),
            finding: page.finding.clone(),
            selections: vec![selection.clone()],
        },
        legend: if is_line {
            series::legend(dataset, selection)
        } else {
            Vec::new()
        },
        charts: vec![PosterChart {
            heading: String::new(),
            spec,
        }],
        notes,
    }
}

/// Notes on a drawing, such as that its scale does not start at zero.
pub fn notes(spec: &ChartSpec) -> Vec<String> {
    /// A width in pixels at which notes are taken; they do not depend on it.
    const WIDE: f64 = 772.0;
    spec.layout(Size::new(WIDE, spec.height(WIDE))).notes
}

/// The key of an indicator's chart.
pub fn keys(dataset: &Dataset, selection: &Selection) -> Vec<AnyView> {
    match selection.indicator.chart {
        ChartKind::Ranked => {
            let has_unjudged = breakdown::has_unjudged(selection, &queries::snapshots(selection));
            return target_key("●", "◆", has_unjudged);
        }
        // Segments are labelled in the drawing.
        ChartKind::Parts => return Vec::new(),
        ChartKind::Line => {}
    }
    let lines = series::legend(dataset, selection).into_iter();
    let mut keys: Vec<AnyView> = lines.map(line_key).collect();
    let lines: Vec<&Line> = series::drawn(selection).collect();
    let items = legend::targets(&lines)
        .into_iter()
        .chain(line::has_longer(selection).then(legend::longer))
        .chain(legend::bounds(&lines));
    keys.extend(items.map(legend_item));
    keys.extend(hollow_key(dataset, std::slice::from_ref(selection)));
    keys
}

/// The meaning of hollow marks; none where all marks are filled.
pub fn hollow_key(dataset: &Dataset, selections: &[Selection]) -> Option<AnyView> {
    hollow(dataset, selections).map(legend_item)
}

fn hollow(dataset: &Dataset, selections: &[Selection]) -> Option<LegendItem> {
    legend::hollow(dataset, selections.iter().flat_map(series::drawn))
}

/// A mark and its meaning.
pub fn legend_item(item: LegendItem) -> AnyView {
    key_item(item.class, item.shape, &item.meaning)
}

/// The mark and the name of a line.
pub fn line_key(entry: LegendEntry) -> AnyView {
    let class = match entry.ink {
        Ink::Series(slot) => format!("series-{}", slot + 1),
        _ => "key-context".to_owned(),
    };
    key_item(&class, entry.marker.glyph(), &entry.name)
}

/// The key of marks within and above a target.
pub fn target_key(within: &'static str, above: &'static str, has_unjudged: bool) -> Vec<AnyView> {
    let mut keys = vec![
        key_item("series-1", within, "Within the target of the day"),
        key_item("series-4", above, "Above the target of the day"),
        key_item("key-target", "│", "Target of the day"),
    ];
    if has_unjudged {
        let shape = if within == "■" { within } else { "○" };
        keys.push(key_item("key-context", shape, "No target printed"));
    }
    keys
}

fn key_item(class: &str, shape: &'static str, name: &str) -> AnyView {
    view! {
        <li><span class=format!("key-shape {class}") aria-hidden="true">{shape}</span>
            {name.to_owned()}</li>
    }
    .into_any()
}

/// The list of numbered events on a chart over time, at first open or closed.
pub fn events(selection: &Selection, is_open: bool) -> Option<AnyView> {
    let events = events::events(selection);
    if events.is_empty() {
        return None;
    }
    let items = events.into_iter().map(
        |event| view! { <li><strong>{event.label}</strong>{format!(", {}", event.detail)}</li> },
    );
    let list = view! {
        <details class="events" open=is_open>
            <summary>"What happened, by the numbers on the chart"</summary>
            <ol>{items.each()}</ol>
        </details>
    };
    Some(list.into_any())
}
