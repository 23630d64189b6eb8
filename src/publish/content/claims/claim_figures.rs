//! Figures that claims are checked against: lookup by name, and description.

use std::collections::BTreeMap;

use crate::check::rule::Comparability;
use crate::data::catalog::Indicator;
use crate::data::claim::Evidence;
use crate::data::figure::{Place, Quantity};
use crate::data::month::Month;
use crate::data::words::{AreaKind, Qualifier, ReportKind, Status};
use crate::format;
use crate::format::citation;
use crate::publish::table::Row;
use crate::stats::average;
use crate::view::selection::breaks;
use crate::view::wording::data_point;

use crate::publish::content::catalog::Catalog;
use crate::publish::content::reports::Texts;
use crate::publish::content::tables::rows::{Figures, ObservationRow};

/// The figures by the names that claims use: an id, or `indicator:area:period` for a national
/// one, with `:count` for what was counted.
pub(crate) struct Index<'a> {
    pub(crate) catalog: &'a Catalog,
    by_name: BTreeMap<String, &'a ObservationRow>,
}

/// A figure that a claim names.
pub(crate) struct NamedFigure<'a> {
    /// Row of the figure.
    pub(crate) row: &'a ObservationRow,
    /// The number, which may be what was counted behind a share.
    pub(crate) quantity: Quantity,
    /// Area of the figure, if it is not the row's own.
    area: Option<String>,
    /// True if it is the count behind a share.
    pub(crate) is_count: bool,
}

impl<'a> Index<'a> {
    pub(crate) fn new(catalog: &'a Catalog, figures: &'a Figures) -> Self {
        let name = |row: &ObservationRow| {
            if row.id.is_empty() {
                format!(
                    "{}:{}:{}",
                    row.subject.indicator, row.subject.area, row.period
                )
            } else {
                row.id.clone()
            }
        };
        let whole = figures
            .observations
            .iter()
            .filter(|row| !row.id.is_empty() || row.subject.breakdown.is_empty());
        Self {
            catalog,
            by_name: whole.map(|row| (name(row), row)).collect(),
        }
    }

    pub(crate) fn indicator(&self, id: &str) -> Option<&'a Indicator> {
        let mut all = self.catalog.indicators.iter().map(|(about, _)| about);
        all.find(|about| about.id == id)
    }

    /// True if a figure belongs to the report of a claim and has the number that it states.
    pub(crate) fn states(&self, fact: &str, row: &Row<'_>) -> bool {
        let stated: Option<f64> = row.text("stated").parse().ok();
        self.by_name.get(fact).is_some_and(|found| {
            found.subject.report == row.text("report") && found.quantity.value == stated
        })
    }

    pub(crate) fn find(&self, name: &str) -> Option<NamedFigure<'a>> {
        let (bare, is_count) = match name.strip_suffix(":count") {
            Some(bare) => (bare, true),
            None => (name, false),
        };
        if let Some(row) = self.by_name.get(bare) {
            let value = if is_count {
                row.numerator?
            } else {
                row.quantity.value.unwrap_or_default()
            };
            let exact = Quantity {
                value: Some(value),
                lower: None,
                upper: None,
                qualifier: Qualifier::Exact,
            };
            return Some(NamedFigure {
                row,
                quantity: if is_count { exact } else { row.quantity },
                area: None,
                is_count,
            });
        }
        let mut parts = bare.splitn(3, ':');
        let (indicator, group, period) = (parts.next()?, parts.next()?, parts.next()?);
        let group = self
            .catalog
            .areas
            .iter()
            .find(|area| area.id == group && area.kind == AreaKind::Neighbours)?;
        let members = group.members.iter().map(|member| {
            let row = self
                .by_name
                .get(&format!("{indicator}:{member}:{period}"))
                .filter(|row| row.status != Status::Doubted)?;
            Some((*row, row.quantity.value?))
        });
        let members: Vec<Option<(&ObservationRow, f64)>> = members.collect();
        let values: Vec<Option<f64>> = members
            .iter()
            .map(|member| member.map(|(_, value)| value))
            .collect();
        let mean = average::mean(&values)?;
        Some(NamedFigure {
            row: members.into_iter().flatten().next()?.0,
            quantity: Quantity {
                value: Some(mean.value),
                lower: None,
                upper: None,
                qualifier: Qualifier::Exact,
            },
            area: Some(format!("{} (mean)", group.short_name)),
            is_count: false,
        })
    }

    /// The break in the record that separates the figures of a claim, or the report from the
    /// figures that followed, in words; none if none matters to the rule.
    pub(crate) fn break_note<'f>(
        &self,
        row: &Row<'_>,
        comparability: Comparability,
        found: impl Iterator<Item = &'f NamedFigure<'f>>,
    ) -> Option<String> {
        let compares = comparability != Comparability::NotNeeded;
        let about = self.indicator(row.text("indicator"));
        let about = about.filter(|_| compares)?;
        let of_it = |figure: &&NamedFigure<'_>| {
            let own = figure.row.subject.indicator.as_str();
            own == about.id || Some(own) == about.national.as_deref()
        };
        let report = self
            .catalog
            .reports
            .iter()
            .find(|report| report.id == row.text("report"));
        let reported = report.map(|report| report.date.month());
        let mut by_area: BTreeMap<&str, (Vec<&str>, Vec<Month>)> = BTreeMap::new();
        for figure in found.filter(of_it) {
            let subject = &figure.row.subject;
            let (indicators, months) = by_area.entry(&subject.area).or_default();
            indicators.push(&subject.indicator);
            months.push(figure.row.period.months().1);
            // A claim made under the old record is checked against figures of the new one.
            months.extend(reported.filter(|_| comparability == Comparability::SinceReport));
        }
        by_area.iter().find_map(|(area, (indicators, months))| {
            let events = self.catalog.events.iter().map(|(event, _)| event);
            let own = events.filter(|event| indicators.iter().any(|id| event.concerns(id, area)));
            breaks::warning(own, months)
        })
    }

    /// Description of a figure, with its source.
    pub(crate) fn evidence(&self, found: &NamedFigure<'_>, texts: &Texts) -> Evidence {
        let row = found.row;
        let indicator = self.indicator(&row.subject.indicator);
        let area = found.area.clone().or_else(|| {
            let mut areas = self.catalog.areas.iter();
            areas
                .find(|area| area.id == row.subject.area)
                .map(|area| area.name.clone())
        });
        let part = self
            .catalog
            .breakdowns
            .iter()
            .find(|part| part.id == row.subject.breakdown)
            .and_then(|part| part.name.as_ref());
        let part = part.map(|name| format!(", {name}")).unwrap_or_default();
        let counted = match indicator {
            Some(_) if found.is_count => found.quantity.value.map(|value| format::number(value, 0)),
            Some(indicator) => Some(data_point::counted(&found.quantity, indicator)),
            None => None,
        };
        let when = data_point::when(row.period, row.dating);
        let report = self
            .catalog
            .reports
            .iter()
            .find(|report| report.id == row.subject.report);
        let is_release = report.is_some_and(|report| report.kind == ReportKind::Release);
        let title = report.map_or("", |report| report.short_title.as_str());
        let place = self
            .catalog
            .places
            .iter()
            .find(|place| place.report == row.subject.report && place.id == row.subject.place);
        let place = place.filter(|_| !is_release).map(|place| {
            citation::place(&Place {
                id: place.id.clone(),
                section: place.section.clone(),
                number: place.number.clone(),
                inferred: place.inferred,
                order: 0,
            })
        });
        let status = match row.status {
            _ if found.area.is_some() => Status::Derived,
            // The count behind a calculated rate is printed in the release.
            Status::Derived if found.is_count && is_release => Status::Printed,
            status => status,
        };
        let mark = match citation::status_mark(status) {
            "" => String::new(),
            mark => format!(", {mark}"),
        };
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        Evidence {
            who: format!("{}{part}", area.unwrap_or_default()),
            when,
            month: row.period.months().1,
            sentence: counted.unwrap_or_default(),
            source: format!("{title}{place}{mark}"),
            report: row.subject.report.clone(),
            figure: texts.linked.contains(&row.id).then(|| row.id.clone()),
        }
    }
}
