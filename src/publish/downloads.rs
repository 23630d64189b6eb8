//! The tables to take away as CSV: figures, targets, completeness.

use crate::data::dataset::Dataset;
use crate::view::{columns, csv, record};

use super::content::Content;

/// Name and text of every table.
pub fn tables(content: &Content, dataset: &Dataset) -> [(&'static str, String); 3] {
    [
        ("observations.csv", observations(content, dataset)),
        ("targets.csv", targets(content, dataset)),
        ("completeness.csv", completeness(dataset)),
    ]
}

const PLACE: [&str; 4] = ["report", "report_title", "place", "printed"];

fn observations(content: &Content, dataset: &Dataset) -> String {
    let figures = all(content, dataset, |series| &series.observations);
    let rows = figures.into_iter().map(|o| columns::figure(dataset, o));
    csv::text(
        &std::iter::once(columns::heads())
            .chain(rows)
            .collect::<Vec<_>>(),
    )
}

fn targets(content: &Content, dataset: &Dataset) -> String {
    let header = [
        "id",
        "indicator",
        "indicator_name",
        "area",
        "breakdown",
        "kind",
        "from",
        "to",
        "value",
        "lower",
        "upper",
        "exactness",
    ];
    let mut rows = vec![
        header
            .into_iter()
            .chain(PLACE)
            .chain(["note"])
            .map(str::to_owned)
            .collect(),
    ];
    for goal in all(content, dataset, |series| &series.targets) {
        let (indicator, area) = (dataset.indicator(goal.indicator), dataset.area(goal.area));
        let mut row = vec![
            goal.id.to_string(),
            indicator.map(|i| i.id.clone()).unwrap_or_default(),
            indicator.map(|i| i.name.clone()).unwrap_or_default(),
            area.map(|a| a.id.clone()).unwrap_or_default(),
            goal.breakdown.id.clone(),
            columns::word(&goal.kind),
            goal.from.to_string(),
            goal.to.map(|to| to.to_string()).unwrap_or_default(),
        ];
        row.extend(columns::numbers(&goal.quantity));
        row.extend(columns::place(&goal.source, dataset));
        row.push(goal.note.to_string());
        rows.push(row);
    }
    csv::text(&rows)
}

fn completeness(dataset: &Dataset) -> String {
    let matrix = record::matrix(dataset);
    let mut rows = vec![
        ["indicator", "area", "month", "state"]
            .map(str::to_owned)
            .to_vec(),
    ];
    for row in &matrix.rows {
        for (month, cell) in matrix.months.iter().zip(&row.cells) {
            let state = cell.word().to_owned();
            rows.push(vec![
                row.id.clone(),
                row.area.clone(),
                month.to_string(),
                state,
            ]);
        }
    }
    csv::text(&rows)
}

/// Every row of one sort, in the order of indicators and areas.
fn all<'a, T>(
    content: &Content,
    dataset: &'a Dataset,
    pick: impl Fn(&'a crate::data::dataset::Series) -> &'a Vec<T>,
) -> Vec<&'a T> {
    let mut rows = Vec::new();
    for (indicator, _) in &content.catalog.indicators {
        for area in &content.catalog.areas {
            let at = dataset
                .indicator_idx(&indicator.id)
                .zip(dataset.area_idx(&area.id));
            let series = at.and_then(|(indicator, area)| dataset.series(indicator, area));
            rows.extend(series.into_iter().flat_map(|series| pick(series)));
        }
    }
    rows
}
