//! The page of one report as a value: every figure, target and lost chart, by paragraph.

pub mod diff;
pub mod reader;
mod target_diff;

pub mod change;

use crate::data::dataset::Dataset;
use crate::data::figure::{Place, ReportIdx};
use crate::data::words::Status;
use crate::format::citation;
use crate::stats::order::{sort_by_f64, to_f64};
use crate::view::target::sentence;

use super::wording::{data_point, provenance};
use crate::format::{self, excerpt, labels};

/// Figure, target or gap taken from a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Id of the indicator it belongs to.
    pub indicator: String,
    /// Name of the indicator.
    pub name: String,
    /// Id of the figure; none for a target or a gap.
    pub id: Option<String>,
    /// Statement of the item, in words.
    pub text: String,
    /// The fragment as printed.
    pub printed: Option<String>,
    /// A word where it is not simply printed.
    pub mark: String,
    /// True if the report states it; false if it is calculated.
    pub is_stated: bool,
    /// True if the text of the report has an anchor for it.
    pub is_linked: bool,
}

/// Paragraph, table or chart of a report with the items taken from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceItems {
    /// Id of the paragraph, table or chart.
    pub id: String,
    /// `Paragraph 2.30`.
    pub label: String,
    /// Heading of the section it is in.
    pub section: String,
    /// Items taken from it.
    pub items: Vec<Item>,
    order: usize,
}

/// Fragment that a figure is printed as, or that it is calculated from.
pub fn printed(item: &Item) -> Option<String> {
    let printed = item.printed.as_ref()?;
    Some(if item.is_stated {
        format!("Printed as “{printed}”. ")
    } else {
        format!("Not printed; rests on “{printed}”. ")
    })
}

/// Everything that is listed of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportItems {
    /// Paragraphs, tables and charts in document order.
    pub places: Vec<PlaceItems>,
    /// Note that only the latest entries are listed, if not all are.
    pub note: Option<String>,
}

/// Figures and targets of a report; none where its shard is not loaded. Of a long one only the
/// latest figures of each measure are listed.
pub fn places(dataset: &Dataset, at: ReportIdx) -> Option<ReportItems> {
    let mut places: Vec<PlaceItems> = Vec::new();
    let all = dataset.report_series(at)?;
    let counts = all
        .iter()
        .map(|series| series.observations.len() + series.targets.len() + series.gaps.len());
    let n_items = counts.clone().sum();
    let room = if n_items > excerpt::MAX_ITEMS {
        (excerpt::MAX_ITEMS / all.len().max(1)).max(1)
    } else {
        usize::MAX
    };
    let n_listed = counts.map(|count| count.min(room)).sum();
    let report = dataset.report(at).map_or("", |report| report.id.as_str());
    for series in all {
        let Some(indicator) = dataset.indicator(series.indicator) else {
            continue;
        };
        let area = dataset
            .area(series.area)
            .map_or("", |area| area.name.as_str());
        let item = |part: &str, text: &str| Item {
            indicator: indicator.id.clone(),
            name: indicator.name.clone(),
            id: None,
            text: format!("{area}{part}, {text}"),
            printed: None,
            mark: String::new(),
            is_stated: true,
            is_linked: false,
        };
        let n_others = series.targets.len() + series.gaps.len();
        let (targets, gaps) = (series.targets.len().min(room), n_others.min(room));
        let hidden = series
            .observations
            .len()
            .saturating_sub(room.saturating_sub(gaps));
        for o in series.observations.iter().take(hidden) {
            // Links lead to every paragraph, even if none of its figures is listed.
            entry(&mut places, &o.source.place);
        }
        for o in series.observations.iter().skip(hidden) {
            let when = data_point::when(o.period, o.dating);
            let text = format!("{when}: {}.", data_point::counted(&o.quantity, indicator));
            let is_stated = o.status != Status::Derived;
            let mut item = Item {
                id: Some(o.id.to_string()),
                printed: o.source.printed.as_deref().map(str::to_owned),
                mark: provenance::mark(o, dataset).to_owned(),
                is_stated,
                is_linked: is_stated && dataset.is_linked(report, &o.id),
                ..item(&format::part(&o.breakdown), &text)
            };
            if let Some(message) = provenance::worked_again(o, dataset) {
                item.text.push_str(&format!(" {message}"));
            }
            entry(&mut places, &o.source.place).items.push(item);
        }
        for goal in series.targets.iter().rev().take(targets).rev() {
            let text = sentence::target_sentence(goal, indicator);
            let item = Item {
                printed: goal.source.printed.as_deref().map(str::to_owned),
                ..item(&format::part(&goal.breakdown), &lower(&text))
            };
            entry(&mut places, &goal.source.place).items.push(item);
        }
        for gap in series.gaps.iter().rev().take(gaps - targets).rev() {
            let months = format::months(gap.from, gap.to);
            let why = labels::absence(gap.absence);
            let note = gap.note.as_deref().unwrap_or_default();
            let item = item("", &format!("{months}: {why}. {note}"));
            entry(&mut places, &gap.source.place).items.push(item);
        }
    }
    sort_by_f64(&mut places, |place| to_f64(place.order));
    Some(ReportItems {
        places,
        note: excerpt::latest(n_listed, n_items, "entries"),
    })
}

fn entry<'a>(places: &'a mut Vec<PlaceItems>, place: &Place) -> &'a mut PlaceItems {
    let at = places
        .iter()
        .position(|known| known.id == place.id)
        .unwrap_or_else(|| {
            places.push(PlaceItems {
                id: place.id.clone(),
                label: crate::format::capital(&citation::place(place)),
                section: place.section.clone(),
                items: Vec::new(),
                order: place.order,
            });
            places.len() - 1
        });
    #[expect(
        clippy::indexing_slicing,
        reason = "the position was found or made just above"
    )]
    &mut places[at]
}

fn lower(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}
