//! Figures whose scale is not that of their indicator: percentages over a hundred or written as
//! fractions of one, and shares that differ from their numerator and denominator.

use crate::data::words::Unit;

use crate::publish::content::rules::shares::Share;
use crate::publish::import::areas::Area;
use crate::publish::import::cell::Cell;
use crate::publish::import::findings::{At, Findings};
use crate::publish::import::model::Figure;

/// The columns that the figures of a source were read from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns<'a> {
    /// The indicator that they are figures of.
    pub indicator: &'a str,
    /// Unit of the indicator.
    pub unit: Option<Unit>,
    /// Absolute path of the file.
    pub file: &'a str,
    /// The column of values.
    pub value: &'a str,
    /// The column of numerators; empty for none.
    pub numerator: &'a str,
}

impl Columns<'_> {
    /// Reports figures of a wrong scale, and returns a line for each that differs from its
    /// calculated value.
    pub(crate) fn check(
        self,
        figures: &[Figure],
        areas: &[Area],
        findings: &mut Findings,
    ) -> Vec<String> {
        let mut doubts = Vec::new();
        for figure in figures {
            let Cell::Number { value, decimals } = figure.cell else {
                continue;
            };
            if self.is_percent() && value > 100.0 {
                let expected = format!(
                    "100 at most: the unit of {} is percent. Is it another column, or a rate?",
                    self.indicator
                );
                let at = self.at(figure.line, self.value);
                findings.fault(at, &format!("“{value}”"), &expected);
            }
            let Some((part, whole)) = figure.numerator.zip(figure.denominator) else {
                continue;
            };
            let share = Share {
                value,
                decimals,
                part,
                whole,
            };
            if self.is_percent() && self.report_share(share, figure.line, findings) {
                continue;
            }
            if let Some(calculated) = share.in_another_scale(self.unit) {
                let found = format!("“{value}” for {part} of {whole}");
                let expected = format!(
                    "about {calculated}, which these numbers give for {}; is one of the columns \
                     in another scale?",
                    self.indicator
                );
                findings.fault(self.at(figure.line, self.value), &found, &expected);
                continue;
            }
            if let Some(calculated) = share.disagreement(self.unit) {
                let area = areas.get(figure.area).map_or("", |area| &area.id);
                doubts.push(format!(
                    "{area} {}: {value:.decimals$} published, {calculated} calculated from {part} \
                     of {whole}",
                    figure.year
                ));
            }
        }
        if self.is_percent() {
            self.note_fractions(figures, findings);
        }
        doubts
    }

    fn is_percent(self) -> bool {
        self.unit == Some(Unit::Percent)
    }

    /// True if a percentage is a fraction of one or its numerator is greater than its denominator.
    fn report_share(self, share: Share, line: usize, findings: &mut Findings) -> bool {
        let Share {
            value, part, whole, ..
        } = share;
        if part > whole {
            let expected = format!(
                "a part no greater than its whole: the unit of {} is percent",
                self.indicator
            );
            let at = self.at(line, self.numerator);
            findings.fault(at, &format!("{part} of {whole}"), &expected);
            return true;
        }
        let Some(percentage) = share.as_fraction() else {
            return false;
        };
        let found = format!("“{value}” for {part} of {whole}, which is {percentage}%");
        let expected = format!(
            "a percentage of 0 to 100 for {}, not a fraction of 1; multiply the column by 100 in a \
             copy of the file",
            self.indicator
        );
        findings.fault(self.at(line, self.value), &found, &expected);
        true
    }

    /// Percentages that are all one or less may be fractions; nothing beside them can prove it.
    fn note_fractions(self, figures: &[Figure], findings: &mut Findings) {
        let numbers: Vec<f64> = figures
            .iter()
            .filter(|figure| figure.denominator.is_none())
            .filter_map(|figure| figure.value)
            .collect();
        let is_small = numbers.iter().all(|number| *number <= 1.0);
        if is_small && numbers.iter().any(|number| number.fract() > 0.0) {
            let found = format!("every percentage of {}", self.indicator);
            let text = " is 1 or less; are they fractions of 1?";
            findings.note(self.at(0, self.value), &found, text);
        }
    }
}

impl<'a> Columns<'a> {
    fn at(self, line: usize, column: &'a str) -> At<'a> {
        At {
            file: self.file,
            line,
            column,
        }
    }
}
