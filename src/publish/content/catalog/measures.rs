//! Tables of indicators and of their breakdowns. Their rows refer to each other.

use std::path::Path;

use crate::data::catalog::{Definition, Indicator};
use crate::data::figure::TargetGroup;
use crate::data::wire::WireBreakdown;
use crate::publish::table::{Problems, Row, Table};

use crate::publish::content::tables::columns::{BREAKDOWNS, INDICATORS};
use crate::publish::content::tables::each_row::each;

/// Reads `indicators.csv`.
pub(crate) fn indicators(
    dir: &Path,
    themes: &[String],
    problems: &mut Problems,
) -> Vec<(Indicator, Definition)> {
    const FILE: &str = "indicators.csv";
    let named = ids(dir, FILE, INDICATORS);
    let read = each(dir, FILE, INDICATORS, problems, |row, problems| {
        row.known("theme", themes, "a theme", problems);
        for column in ["base", "rate", "national"] {
            row.known_or_empty(column, &named, "an indicator", problems);
        }
        indicator(row, problems)
    });
    read.into_iter().flatten().collect()
}

/// Reads `breakdowns.csv`.
pub(crate) fn breakdowns(dir: &Path, problems: &mut Problems) -> Vec<WireBreakdown> {
    const FILE: &str = "breakdowns.csv";
    let mut groups = ids(dir, FILE, BREAKDOWNS);
    groups.push(TargetGroup::NONE.to_owned());
    each(dir, FILE, BREAKDOWNS, problems, |row, problems| {
        row.known_or_empty("target_group", &groups, "a breakdown, or “none”", problems);
        WireBreakdown {
            id: row.required("id", problems),
            name: Some(row.required("name", problems)),
            group: row.optional("group"),
            target_group: row.optional("target_group"),
        }
    })
}

/// Ids of a table whose rows refer to each other. Its mistakes are reported when it is read.
pub(crate) fn ids(dir: &Path, file: &str, columns: &[&str]) -> Vec<String> {
    let table = Table::read(dir, file, columns, &mut Problems::default());
    table.rows().map(|row| row.text("id").to_owned()).collect()
}

const DECIMALS: &str = "0, 1 or 2";

fn indicator(row: &Row<'_>, problems: &mut Problems) -> Option<(Indicator, Definition)> {
    let decimals: u8 = row.parsed("decimals", DECIMALS, problems)?;
    if decimals > 2 {
        row.problem("decimals", DECIMALS, problems);
    }
    let indicator = Indicator {
        id: row.required("id", problems),
        name: row.required("name", problems),
        short_name: row.required("short_name", problems),
        theme: row.text("theme").to_owned(),
        unit: row.word("unit", problems)?,
        decimals,
        polarity: row.word("polarity", problems)?,
        basis: row.word("basis", problems)?,
        counted: row.required("counted", problems),
        base: row.optional("base"),
        rate: row.optional("rate"),
        national: row.optional("national"),
        scope: row.word_or_default("scope", problems),
        chart: row.word("chart", problems)?,
        headline: row.yes("headline", problems),
        n_areas: 0,
        n_figures: 0,
    };
    let definition = Definition {
        text: row.required("definition", problems),
        numerator: row.optional("numerator"),
        denominator: row.optional("denominator"),
        differs: row.optional("differs"),
        why: row.required("why", problems),
        standard_source: row.required("standard_source", problems),
        releases: None,
    };
    Some((indicator, definition))
}
