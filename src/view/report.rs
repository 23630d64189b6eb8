//! The page of one report as a value: every figure, target and lost chart, by paragraph.

use crate::data::dataset::Dataset;
use crate::data::figure::{Place, ReportIdx};
use crate::data::words::Status;
use crate::stats::order::{by_number, number};

use super::{format, labels, sentence, source, summary};

/// One thing taken from a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Id of the indicator it belongs to.
    pub indicator: String,
    /// Name of the indicator.
    pub name: String,
    /// Id of the figure; empty for a target or a gap.
    pub id: String,
    /// What it says.
    pub text: String,
    /// The fragment as printed.
    pub printed: String,
    /// A word where it is not simply printed.
    pub mark: String,
    /// Whether the report states it, rather than it was worked out.
    pub is_stated: bool,
}

/// One place with what was taken from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceItems {
    /// Id of the place.
    pub id: String,
    /// `Paragraph 2.30`.
    pub label: String,
    /// Heading it stands under.
    pub section: String,
    /// What was taken.
    pub items: Vec<Item>,
    order: usize,
}

/// The fragment that a figure is printed as, or that it rests on where it was worked out.
pub fn printed(item: &Item) -> String {
    if item.is_stated {
        format!("Printed as “{}”. ", item.printed)
    } else {
        format!("Not printed; rests on “{}”. ", item.printed)
    }
}

/// The places of a report in document order; none where its part is not loaded.
pub fn places(dataset: &Dataset, at: ReportIdx) -> Option<Vec<PlaceItems>> {
    let mut places: Vec<PlaceItems> = Vec::new();
    for series in dataset.report_series(at)? {
        let Some(indicator) = dataset.indicator(series.indicator) else {
            continue;
        };
        let area = dataset
            .area(series.area)
            .map_or("", |area| area.name.as_str());
        let item = |id: &str, part: &str, text: String, printed: &str, mark: &str| {
            let who = if part.is_empty() {
                area.to_owned()
            } else {
                format!("{area}, {part}")
            };
            Item {
                indicator: indicator.id.clone(),
                name: indicator.name.clone(),
                id: id.to_owned(),
                text: format!("{who}, {text}"),
                printed: printed.to_owned(),
                mark: mark.to_owned(),
                is_stated: true,
            }
        };
        for o in &series.observations {
            let when = sentence::when(o.period, o.dating);
            let text = format!("{when}: {}.", sentence::counted(&o.quantity, indicator));
            let mark = source::mark(o, dataset);
            let mut item = item(&o.id, &o.breakdown.name, text, &o.source.printed, mark);
            item.is_stated = o.status != Status::Derived;
            if let Some(told) = source::worked_again(o, dataset) {
                item.text.push_str(&format!(" {told}"));
            }
            entry(&mut places, &o.source.place).items.push(item);
        }
        for goal in &series.targets {
            let text = summary::target_sentence(goal, indicator);
            let item = item(
                "",
                &goal.breakdown.name,
                lower(&text),
                &goal.source.printed,
                "",
            );
            entry(&mut places, &goal.source.place).items.push(item);
        }
        for gap in &series.gaps {
            let months = format::months(gap.from, gap.to);
            let why = labels::absence(gap.absence);
            let text = format!("{months}: {why}. {}", gap.note);
            entry(&mut places, &gap.source.place)
                .items
                .push(item("", "", text, "", ""));
        }
    }
    by_number(&mut places, |place| number(place.order));
    Some(places)
}

fn entry<'a>(places: &'a mut Vec<PlaceItems>, place: &Place) -> &'a mut PlaceItems {
    let at = places
        .iter()
        .position(|known| known.id == place.id)
        .unwrap_or_else(|| {
            places.push(PlaceItems {
                id: place.id.clone(),
                label: super::format::capital(&source::place(place)),
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
