//! Tables of all figures, all targets and the completeness of the record, as CSV to download.
//!
//! They are written row by row, because the table of all figures may be larger than memory.

use std::io::{self, Write};

use crate::data::dataset::{Dataset, Series};
use crate::data::figure::{AreaIdx, IndicatorIdx};
use crate::view::export::{columns, csv};
use crate::view::page::data::completeness;

/// Writes one table.
type Writer = fn(&Dataset, &mut dyn Write) -> io::Result<()>;

/// File name of every table, and the function that writes it.
pub const TABLES: [(&str, Writer); 3] = [
    ("observations.csv", observations),
    ("targets.csv", targets),
    ("completeness.csv", completeness),
];

const PLACE: [&str; 4] = ["report", "report_title", "place", "printed"];

fn observations(dataset: &Dataset, out: &mut dyn Write) -> io::Result<()> {
    write_row(out, &columns::heads())?;
    for series in series(dataset) {
        for figure in &series.observations {
            write_row(out, &columns::figure(dataset, figure))?;
        }
    }
    Ok(())
}

fn targets(dataset: &Dataset, out: &mut dyn Write) -> io::Result<()> {
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
    let header = header.into_iter().chain(PLACE).chain(["note"]);
    write_row(out, &header.map(str::to_owned).collect::<Vec<_>>())?;
    for goal in series(dataset).flat_map(|series| &series.targets) {
        let (indicator, area) = (dataset.indicator(goal.indicator), dataset.area(goal.area));
        let mut row = vec![
            goal.id.to_string(),
            indicator.map(|i| i.id.clone()).unwrap_or_default(),
            indicator.map(|i| i.name.clone()).unwrap_or_default(),
            area.map(|a| a.id.clone()).unwrap_or_default(),
            goal.breakdown.id.clone().unwrap_or_default(),
            columns::word(&goal.kind),
            goal.from.to_string(),
            goal.to.map(|to| to.to_string()).unwrap_or_default(),
        ];
        row.extend(columns::numbers(&goal.quantity));
        row.extend(columns::place(&goal.source, dataset));
        row.push(columns::text(goal.note.as_deref()));
        write_row(out, &row)?;
    }
    Ok(())
}

fn completeness(dataset: &Dataset, out: &mut dyn Write) -> io::Result<()> {
    let matrix = completeness::matrix(dataset);
    write_row(
        out,
        &["indicator", "area", "month", "state"].map(str::to_owned),
    )?;
    for row in &matrix.rows {
        for (month, cell) in matrix.months.iter().zip(&row.cells) {
            let state = cell.word().to_owned();
            let cells = [row.id.clone(), row.area.clone(), month.to_string(), state];
            write_row(out, &cells)?;
        }
    }
    Ok(())
}

/// Every series, in the order of indicators, then areas.
fn series(dataset: &Dataset) -> impl Iterator<Item = &Series> {
    let n_areas = dataset.catalog().areas.len();
    let indicators = 0..dataset.catalog().indicators.len();
    let pairs = indicators.flat_map(move |indicator| {
        (0..n_areas).map(move |area| (IndicatorIdx(indicator), AreaIdx(area)))
    });
    pairs.filter_map(|(indicator, area)| dataset.series(indicator, area).map(AsRef::as_ref))
}

fn write_row(out: &mut dyn Write, row: &[String]) -> io::Result<()> {
    out.write_all(csv::line(row).as_bytes())
}
