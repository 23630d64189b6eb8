//! The figures that each row of the sources table picks: one for each area and time.

mod scale;

use std::collections::BTreeMap;

use crate::data::month::Month;
use crate::data::words::Unit;
use crate::publish::table::Row;

use super::areas::Area;
use super::cell::Cell;
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

/// The rows of a source, with the conditions and the rule by which they were selected.
struct Picking {
    filter: Vec<Condition>,
    rule: PeriodRule,
    selected: Selected,
}

/// Cells of a column, by area and time.
type Cells = BTreeMap<(usize, Month), Cell>;

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
        let is_calculated = row.text("value") == CALCULATED;
        self.check_unit(is_calculated, findings);
        let picking = self.picking(context, findings)?;
        let numerator_column = row.text("numerator");
        let value_column = row.text("value");
        if is_calculated && numerator_column.is_empty() || value_column.is_empty() {
            let column = if is_calculated { "numerator" } else { "value" };
            row.problem(column, "the name of a column", &mut findings.problems);
            return None;
        }
        let numerators = match numerator_column {
            "" => Cells::new(),
            _ => self.part("numerator", &picking, context, findings)?,
        };
        let values = if is_calculated {
            numerators.clone()
        } else {
            self.cells(&picking.selected, value_column, findings)?
        };
        let denominators = self.denominators(&picking, context, findings)?;
        let mut rows = Vec::new();
        let mut figures: Vec<Figure> = Vec::new();
        for (key, selection) in &picking.selected {
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

    /// The rows of an area that meet the conditions; none is a problem of the filter.
    fn picking(self, context: &Context<'_>, findings: &mut Findings) -> Option<Picking> {
        let Self { row, release, .. } = self;
        let rule: Option<PeriodRule> = row.word("period", &mut findings.problems);
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
        Some(Picking {
            filter,
            rule: rule?,
            selected,
        })
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
    fn cells(self, selected: &Selected, column: &str, findings: &mut Findings) -> Option<Cells> {
        let file = &self.release.file;
        let position = file.column(column, findings)?;
        let mut cells = Cells::new();
        for (key, selection) in selected {
            let text = file.rows.get(selection.row)?.cell(position);
            let at = At {
                file: &file.path,
                line: selection.line,
                column,
            };
            match file.form().read(text) {
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
        picking: &Picking,
        context: &Context<'_>,
        findings: &mut Findings,
    ) -> Option<Denominators> {
        let selected = &picking.selected;
        let text = self.row.text("denominator");
        let found: Denominators = if text.is_empty() {
            return Some(Denominators::new());
        } else if text == POPULATION {
            let of_year_before = selected.keys().filter_map(|key| {
                let whole = context.population.get(&(key.0, key.1.year() - 1))?;
                Some((*key, Some(*whole)))
            });
            of_year_before.collect()
        } else {
            let cells = self.part("denominator", picking, context, findings)?;
            let numbers = cells.into_iter().map(|(key, cell)| (key, cell.number()));
            numbers.collect()
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

    /// The cells of a numerator or denominator: a column of the same rows or, as in
    /// `count of group=Total`, of others.
    fn part(
        self,
        cell: &str,
        picking: &Picking,
        context: &Context<'_>,
        findings: &mut Findings,
    ) -> Option<Cells> {
        let text = self.row.text(cell);
        let Some((column, instead)) = self.elsewhere(text) else {
            return self.cells(&picking.selected, text, findings);
        };
        let instead = conditions(&self.row, cell, instead, self.release, findings)?;
        let filter = filter::replaced(&picking.filter, &instead);
        let rows = self
            .release
            .select(&filter, picking.rule, context.areas, findings)?;
        self.cells(&rows, column, findings)
    }

    /// Column and conditions of a part in other rows: `count of group=Total`.
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
