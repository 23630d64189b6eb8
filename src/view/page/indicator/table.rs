//! The table of every figure: one row for each figure of each report, with its change, its verdict
//! and its source.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::Observation;
use crate::data::words::{Status, Word};
use crate::format::citation;
use crate::format::excerpt::{self, Excerpt};

use crate::format;
use crate::view::selection::Selection;
use crate::view::selection::line::{Line, Point};
use crate::view::state::Measure;
use crate::view::state::link::Link;
use crate::view::target::status::{self, Mark};
use crate::view::wording::{data_point, provenance};

/// One row of the table: one figure of one report.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRow {
    /// Id of the observation.
    pub id: String,
    /// Name of the area.
    pub area: String,
    /// Period of the figure, in words.
    pub period: String,
    /// The number.
    pub value: String,
    /// Accessible description of the value.
    pub sentence: String,
    /// A word where it is not simply printed.
    pub mark: String,
    /// Change from the figure before.
    pub change: String,
    /// Shape of the verdict.
    pub verdict_mark: Mark,
    /// Verdict in words.
    pub verdict: String,
    /// Report and paragraph.
    pub source: String,
    /// Link to the source.
    pub read: Link,
    /// Link to the recalculation, if there is one.
    pub check: Option<Link>,
    /// Lines of the source panel.
    pub panel: Vec<(&'static str, String)>,
}

/// Number of figures in a table, with a hint on opening their sources. A figure that several
/// reports give has a row for each, and counts once.
pub fn counted(rows: &[FigureRow]) -> String {
    let mut times: Vec<((&str, &str, &str), usize)> = Vec::new();
    for row in rows {
        let figure = (row.area.as_str(), row.period.as_str(), row.value.as_str());
        match times.iter_mut().find(|(known, _)| *known == figure) {
            Some((_, count)) => *count += 1,
            None => times.push((figure, 1)),
        }
    }
    let figures = match times.len() {
        1 => "One figure".to_owned(),
        more => format!("{} figures", excerpt::number(more)),
    };
    let repeated: Vec<usize> = times
        .iter()
        .map(|(_, count)| *count)
        .filter(|count| *count > 1)
        .collect();
    let repeated = match repeated.as_slice() {
        [] => String::new(),
        [count] if times.len() == 1 => format!(" in {count} reports"),
        [count] => format!(", one of them in {count} reports"),
        more => format!(", {} of them in several reports", more.len()),
    };
    format!("{figures}{repeated}. Open a number to see its source.")
}

/// Change of a figure whose month is not known.
const NO_CHANGE: &str = "Month not known";

/// Every figure of a selection, one row each.
pub fn rows(dataset: &Dataset, selection: &Selection) -> Vec<FigureRow> {
    let mut rows = Vec::new();
    for line in &selection.lines {
        let indicator = selection.indicator_of(line);
        for point in line.points.iter().rev() {
            let verdict = status::of(line, point, indicator);
            let change = data_point::change_since(line, point, indicator);
            let sentence = data_point::point(dataset, line, point, indicator);
            for observation in &point.observations {
                let row = FigureRow {
                    value: format::quantity(&point.quantity, indicator),
                    sentence: sentence.clone(),
                    change: change.as_deref().map_or_else(
                        || data_point::no_change(line, point).to_owned(),
                        format::capital,
                    ),
                    verdict_mark: verdict.mark,
                    verdict: verdict.words.clone(),
                    ..row(dataset, line, observation, indicator)
                };
                rows.push(averaged(worked_out(row, point, line.measure), line, point));
            }
        }
        for observation in &line.undated {
            rows.push(row(dataset, line, observation, indicator));
        }
    }
    rows
}

/// Most recent rows of each area, as many as fit on a page, and a sentence that says so.
pub fn latest(rows: Vec<FigureRow>) -> Excerpt<Vec<FigureRow>> {
    let all = rows.len();
    if all <= excerpt::MAX_ROWS {
        return Excerpt {
            shown: rows,
            note: None,
        };
    }
    let runs = rows.chunk_by(|one, next| one.area == next.area);
    let room = (excerpt::MAX_ROWS / runs.clone().count().max(1)).max(1);
    let kept: Vec<FigureRow> = runs
        .flat_map(|run| run.iter().take(room).cloned())
        .collect();
    let note = excerpt::latest(kept.len(), all, "figures");
    Excerpt { shown: kept, note }
}

fn row(
    dataset: &Dataset,
    line: &Line,
    observation: &Observation,
    indicator: &Indicator,
) -> FigureRow {
    FigureRow {
        id: observation.id.to_string(),
        area: line.name.clone(),
        period: data_point::when(observation.period, observation.dating),
        value: format::quantity(&observation.quantity, indicator),
        sentence: format!(
            "{}: {}.",
            line.name,
            data_point::counted(&observation.quantity, indicator)
        ),
        mark: provenance::mark(observation, dataset).to_owned(),
        change: NO_CHANGE.to_owned(),
        verdict_mark: Mark::NoTarget,
        verdict: "Not judged".to_owned(),
        source: citation::short(&observation.source, dataset),
        read: provenance::link(observation, dataset),
        check: provenance::check_link(observation, dataset),
        panel: provenance::panel(observation, dataset),
    }
}

/// Adds to the row of an average the number of members it rests on, if that is not all.
fn averaged(row: FigureRow, line: &Line, point: &Point) -> FigureRow {
    let partial = point.coverage.iter().find(|known| !known.is_complete());
    let Some(coverage) = partial else { return row };
    FigureRow {
        mark: format!("{} of {}", line.average.code(), coverage.counted()),
        ..row
    }
}

/// A row of which the number shown is not the one that its source prints.
fn worked_out(row: FigureRow, point: &Point, measure: Measure) -> FigureRow {
    let Some(how) = provenance::shown_here(point, measure) else {
        return row;
    };
    let printed = row.panel.into_iter();
    let mark = match measure {
        Measure::Rate => citation::status_mark(Status::Derived).to_owned(),
        Measure::Count => String::new(),
        Measure::Printed => row.mark,
    };
    FigureRow {
        mark,
        panel: std::iter::once(("Shown here", how))
            .chain(printed)
            .collect(),
        ..row
    }
}
