//! The tables to take away as CSV: figures, targets, completeness.
//!
//! Text that a spreadsheet would run as a formula is defused with an apostrophe; numbers are
//! left alone.

use crate::data::dataset::Dataset;
use crate::data::figure::{Quantity, Source};
use crate::data::words::{Status, Word};
use crate::view::record;

use super::content::Content;

/// Name and bytes of every table.
///
/// # Errors
/// Only where CSV cannot be written.
pub fn tables(
    content: &Content,
    dataset: &Dataset,
) -> Result<Vec<(&'static str, Vec<u8>)>, csv::Error> {
    Ok(vec![
        ("observations.csv", observations(content, dataset)?),
        ("targets.csv", targets(content, dataset)?),
        ("completeness.csv", completeness(dataset)?),
    ])
}

const PLACE: [&str; 4] = ["report", "report_title", "place", "printed"];

fn observations(content: &Content, dataset: &Dataset) -> Result<Vec<u8>, csv::Error> {
    let header = [
        "id",
        "indicator",
        "indicator_name",
        "unit",
        "area",
        "area_code",
        "breakdown",
        "period",
        "period_dating",
        "value",
        "lower",
        "upper",
        "exactness",
        "numerator",
        "denominator",
        "status",
    ];
    let mut rows = vec![
        header
            .into_iter()
            .chain(PLACE)
            .chain(["note"])
            .map(str::to_owned)
            .collect(),
    ];
    for o in all(content, dataset, |series| &series.observations) {
        let (indicator, area) = (dataset.indicator(o.indicator), dataset.area(o.area));
        let mut row = vec![o.id.to_string()];
        row.extend([
            indicator.map(|i| i.id.clone()).unwrap_or_default(),
            indicator.map(|i| i.name.clone()).unwrap_or_default(),
            indicator.map(|i| word(&i.unit)).unwrap_or_default(),
            area.map(|a| a.id.clone()).unwrap_or_default(),
            area.map(|a| a.code.clone()).unwrap_or_default(),
            o.breakdown.id.clone(),
            o.period.to_string(),
            word(&o.dating),
        ]);
        row.extend(numbers(&o.quantity));
        row.extend([o.numerator, o.denominator].map(number));
        row.push(if o.status == Status::Printed {
            String::new()
        } else {
            word(&o.status)
        });
        row.extend(source(&o.source, dataset));
        row.push(o.note.to_string());
        rows.push(row);
    }
    written(rows)
}

fn targets(content: &Content, dataset: &Dataset) -> Result<Vec<u8>, csv::Error> {
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
            word(&goal.kind),
            goal.from.to_string(),
            goal.to.map(|to| to.to_string()).unwrap_or_default(),
        ];
        row.extend(numbers(&goal.quantity));
        row.extend(source(&goal.source, dataset));
        row.push(goal.note.to_string());
        rows.push(row);
    }
    written(rows)
}

fn completeness(dataset: &Dataset) -> Result<Vec<u8>, csv::Error> {
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
    written(rows)
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

fn numbers(quantity: &Quantity) -> [String; 4] {
    let [value, lower, upper] = [quantity.value, quantity.lower, quantity.upper].map(number);
    [value, lower, upper, word(&quantity.qualifier)]
}

fn source(source: &Source, dataset: &Dataset) -> [String; 4] {
    let report = dataset.report(source.report);
    [
        report.map(|r| r.id.clone()).unwrap_or_default(),
        report.map(|r| r.short_title.clone()).unwrap_or_default(),
        crate::view::source::place(&source.place),
        source.printed.to_string(),
    ]
}

fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The code of a word from a closed list.
fn word(word: &impl Word) -> String {
    word.code().to_owned()
}

fn written(rows: Vec<Vec<String>>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| safe(cell)))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
}

/// A cell that no spreadsheet takes for a formula.
fn safe(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if risky {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        assert_eq!(safe("=1+1"), "'=1+1");
        assert_eq!(safe("-4"), "-4");
        assert_eq!(safe("@cell"), "'@cell");
        assert_eq!(safe("around 10%"), "around 10%");
    }
}
