//! The figures that each row of the sources table picks: one for each area and time.

mod scale;

use std::collections::BTreeMap;

use crate::data::month::Month;
use crate::data::words::Unit;
use crate::publish::table::Row;

use super::areas::Area;
use super::cell::{self, Cell};
use super::findings::{At, Findings};
use super::model::{CALCULATED, Figure, POPULATION, Picked};
use super::population::Population;
use super::release::{Release, Selected, conditions};
use super::time::PeriodRule;
use crate::publish::content::rules::shares;
use crate::publish::content::tables::filter::{self, Condition};
use crate::publish::content::tables::national_tables::SOURCES;
use scale::Columns;

/// Everything that the rows of the sources table have in common.
#[derive(Debug)]
pub(super) struct Context<'a> {
    /// The areas of the site.
    pub areas: &'a [Area],
    /// The unit of each indicator.
    pub units: &'a BTreeMap<String, Option<Unit>>,
    /// Denominators of [`POPULATION`].
    pub population: &'a Population,
}

/// A row of the sources table with the cells that it needs often.
#[derive(Debug, Clone, Copy)]
struct Source<'a> {
    row: Row<'a>,
    unit: Option<Unit>,
    release: &'a Release,
}

/// The denominators of a source, by area and time; `None` where a cell has no number.
type Denominators = BTreeMap<(usize, Month), Option<f64>>;

/// The figures of one row of the sources table, as rows of the table of observations.
pub(super) fn figures(
    row: Row<'_>,
    release: &Release,
    context: &Context<'_>,
    findings: &mut Findings,
) -> (Vec<Vec<String>>, Picked) {
    let indicator = row.text("indicator");
    let source = Source {
        row,
        unit: context.units.get(indicator).copied().flatten(),
        release,
    };
    let mut picked = Picked {
        what: format!("{indicator} {}", row.text("breakdown"))
            .trim()
            .to_owned(),
        ..Picked::default()
    };
    let rows = source.read(context, &mut picked, findings);
    (rows.unwrap_or_default(), picked)
}

impl Source<'_> {
    fn read(
        self,
        context: &Context<'_>,
        picked: &mut Picked,
        findings: &mut Findings,
    ) -> Option<Vec<Vec<String>>> {
        let Self { row, release, .. } = self;
        let rule: Option<PeriodRule> = row.word("period", &mut findings.problems);
        let is_calculated = row.text("value") == CALCULATED;
        self.check_unit(is_calculated, findings);
        let filter = conditions(&row, "filter", row.text("filter"), release, findings)?;
        let faults = findings.fault_count();
        let selected = release.select(&filter, rule?, context.areas, findings)?;
        if selected.is_empty() {
            if findings.fault_count() == faults {
                let expected = format!(
                    "conditions that rows of an area in areas.csv meet; {}",
                    release.levels(&filter)
                );
                row.problem("filter", expected, &mut findings.problems);
            }
            return None;
        }
        let numerator_column = row.text("numerator");
        let value_column = if is_calculated {
            numerator_column
        } else {
            row.text("value")
        };
        if value_column.is_empty() {
            let column = if is_calculated { "numerator" } else { "value" };
            row.problem(column, "the name of a column", &mut findings.problems);
            return None;
        }
        let values = self.cells(&selected, value_column, findings)?;
        let numerators = match numerator_column {
            "" => BTreeMap::new(),
            column => self.cells(&selected, column, findings)?,
        };
        let denominators = self.denominators(&filter, &selected, rule?, context, findings)?;
        let mut rows = Vec::new();
        let mut figures: Vec<Figure> = Vec::new();
        for (key, selection) in &selected {
            let Some(cell) = values.get(key) else {
                continue;
            };
            let numerator = numerators.get(key).and_then(|cell| cell.number());
            let denominator = denominators.get(key).copied().flatten();
            let figure = Figure {
                area: key.0,
                year: key.1.year(),
                period: selection.period,
                line: selection.line,
                value: match (is_calculated, cell.number()) {
                    (false, number) => number,
                    (true, Some(count)) => denominator
                        .filter(|whole| *whole > 0.0)
                        .map(|whole| shares::rate(count, whole)),
                    (true, None) => None,
                },
                cell: *cell,
                numerator,
                denominator,
            };
            figures.push(figure);
        }
        if !is_calculated {
            let columns = Columns {
                indicator: row.text("indicator"),
                unit: self.unit,
                file: &release.file.path,
                value: value_column,
                numerator: numerator_column,
            };
            picked.doubts = columns.check(&figures, context.areas, findings);
        }
        figures.sort_by(|a, b| {
            let id = |figure: &Figure| context.areas.get(figure.area).map(|area| &area.id);
            (id(a), a.period.months().1).cmp(&(id(b), b.period.months().1))
        });
        for figure in &figures {
            let area = context.areas.get(figure.area)?;
            rows.push(self.observation(area, figure));
        }
        picked.count(&figures);
        Some(rows)
    }

    /// A rate for 10,000 can be calculated for an indicator of that unit only.
    fn check_unit(self, is_calculated: bool, findings: &mut Findings) {
        if is_calculated && let Some(unit) = self.unit.filter(|unit| *unit != Unit::Rate) {
            let expected = format!(
                "the name of a column: “{CALCULATED}” calculates a rate for every 10,000, and the \
                 unit of {} is {}",
                self.row.text("indicator"),
                crate::data::words::Word::code(unit)
            );
            self.row.problem("value", expected, &mut findings.problems);
        }
    }

    /// The cells of a column in the selected rows. One that is neither a number nor a symbol is a
    /// fault.
    fn cells(
        self,
        selected: &Selected,
        column: &str,
        findings: &mut Findings,
    ) -> Option<BTreeMap<(usize, Month), Cell>> {
        let file = &self.release.file;
        let position = file.column(column, findings)?;
        let mut cells = BTreeMap::new();
        for (key, selection) in selected {
            let text = file.rows.get(selection.row)?.cell(position);
            let at = At {
                file: &file.path,
                line: selection.line,
                column,
            };
            match cell::read(text) {
                Ok(Cell::Number { value, .. })
                    if value < 0.0 && self.unit != Some(Unit::Pounds) =>
                {
                    let expected = format!(
                        "zero or more: the unit of {} has no negative figures",
                        self.row.text("indicator")
                    );
                    findings.fault(at, &format!("“{text}”"), &expected);
                }
                Ok(cell) => {
                    if cell == Cell::Empty {
                        let text = " read as not available (x)";
                        findings.note(at, "an empty cell", text);
                    }
                    cells.insert(*key, cell);
                }
                Err(expected) => findings.fault(at, &format!("“{text}”"), &expected),
            }
        }
        Some(cells)
    }

    fn denominators(
        self,
        filter: &[Condition],
        selected: &Selected,
        rule: PeriodRule,
        context: &Context<'_>,
        findings: &mut Findings,
    ) -> Option<Denominators> {
        let text = self.row.text("denominator");
        let numbers = |cells: BTreeMap<(usize, Month), Cell>| {
            let numbers = cells.into_iter().map(|(key, cell)| (key, cell.number()));
            numbers.collect()
        };
        let found: Denominators = if text.is_empty() {
            return Some(Denominators::new());
        } else if text == POPULATION {
            let of_year_before = selected.keys().filter_map(|key| {
                let whole = context.population.get(&(key.0, key.1.year() - 1))?;
                Some((*key, Some(*whole)))
            });
            of_year_before.collect()
        } else if let Some((column, instead)) = self.elsewhere(text) {
            let instead = conditions(&self.row, "denominator", instead, self.release, findings)?;
            let filter = filter::replaced(filter, &instead);
            let rows = self
                .release
                .select(&filter, rule, context.areas, findings)?;
            numbers(self.cells(&rows, column, findings)?)
        } else {
            numbers(self.cells(selected, text, findings)?)
        };
        let missing = selected
            .keys()
            .filter(|key| !found.contains_key(*key))
            .count();
        if missing == selected.len() {
            let expected = "a denominator for every row that the filter finds; it finds none";
            self.row
                .problem("denominator", expected, &mut findings.problems);
        } else if missing > 0 {
            let at = At {
                file: SOURCES,
                line: self.row.number,
                column: "denominator",
            };
            let found = format!("“{text}”");
            let text = format!(
                " finds no denominator for {missing} of {} figures",
                selected.len()
            );
            findings.note(at, &found, &text);
        }
        Some(found)
    }

    /// Column and conditions of a denominator in other rows: `count of group=Total`.
    fn elsewhere(self, text: &str) -> Option<(&str, &str)> {
        const OF: &str = " of ";
        if self.release.file.has(text) {
            return None;
        }
        let splits = text.match_indices(OF).map(|(at, _)| {
            (
                text.get(..at).unwrap_or_default(),
                text.get(at + OF.len()..).unwrap_or_default(),
            )
        });
        let splits: Vec<(&str, &str)> = splits.collect();
        let is_column = |split: &&(&str, &str)| self.release.file.has(split.0);
        splits.iter().find(is_column).or(splits.first()).copied()
    }

    /// A row of the table of observations.
    fn observation(self, area: &Area, figure: &Figure) -> Vec<String> {
        let shown = |number: Option<f64>| number.map_or(String::new(), |number| number.to_string());
        let part = |number: Option<f64>| shown(number.filter(|_| figure.value.is_some()));
        vec![
            self.row.text("indicator").to_owned(),
            self.row.text("breakdown").to_owned(),
            area.id.clone(),
            figure.period.to_string(),
            shown(figure.value),
            part(figure.numerator),
            part(figure.denominator),
            figure.symbol().to_owned(),
        ]
    }
}
