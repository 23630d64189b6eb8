//! Builds one part: rows with names become columns with positions.

use crate::data::catalog::Definition;
use crate::data::wire::{
    GapColumns, ObservationColumns, PartFile, SchemaVersion, TargetColumns, WireBreakdown,
    WirePlace,
};

use super::content::{Catalog, GapRow, ObservationRow, Subject, TargetRow};

/// Collects rows for one part.
pub struct PartBuilder<'a> {
    catalog: &'a Catalog,
    areas: Vec<String>,
    indicators: Vec<String>,
    breakdowns: Vec<WireBreakdown>,
    places: Vec<WirePlace>,
    periods: Vec<String>,
    observations: ObservationColumns,
    targets: TargetColumns,
    gaps: GapColumns,
}

/// Where a row's names stand in the lists of its part.
struct Positions {
    indicator: u32,
    area: u32,
    breakdown: u32,
    place: u32,
}

impl<'a> PartBuilder<'a> {
    /// An empty part.
    pub fn new(catalog: &'a Catalog) -> Self {
        let whole = WireBreakdown {
            id: String::new(),
            name: String::new(),
            group: String::new(),
            target_group: String::new(),
        };
        Self {
            catalog,
            areas: Vec::new(),
            indicators: Vec::new(),
            breakdowns: vec![whole],
            places: Vec::new(),
            periods: Vec::new(),
            observations: ObservationColumns::default(),
            targets: TargetColumns::default(),
            gaps: GapColumns::default(),
        }
    }

    /// Puts an indicator first in the list, so that its long texts can refer to it.
    pub fn indicator_first(&mut self, id: &str) {
        self.indicators.push(id.to_owned());
    }

    fn positions(&mut self, subject: &Subject) -> Positions {
        let catalog = self.catalog;
        Positions {
            indicator: position(
                &mut self.indicators,
                |id| *id == subject.indicator,
                || Some(subject.indicator.clone()),
            ),
            area: position(
                &mut self.areas,
                |id| *id == subject.area,
                || Some(subject.area.clone()),
            ),
            breakdown: position(
                &mut self.breakdowns,
                |b| b.id == subject.breakdown,
                || {
                    catalog
                        .breakdowns
                        .iter()
                        .find(|b| b.id == subject.breakdown)
                        .cloned()
                },
            ),
            place: position(
                &mut self.places,
                |place| place.report == subject.report && place.id == subject.place,
                || {
                    let mut places = catalog.places.iter();
                    let same = |place: &&WirePlace| {
                        place.report == subject.report && place.id == subject.place
                    };
                    places.find(same).cloned()
                },
            ),
        }
    }

    /// Adds a figure.
    pub fn observation(&mut self, row: &ObservationRow) {
        let at = self.positions(&row.subject);
        let period = row.period.to_string();
        let period = position(
            &mut self.periods,
            |known| *known == period,
            || Some(period.clone()),
        );
        let columns = &mut self.observations;
        columns.id.push(row.id.clone());
        columns.indicator.push(at.indicator);
        columns.area.push(at.area);
        columns.breakdown.push(at.breakdown);
        columns.period.push(period);
        columns.place.push(at.place);
        columns.value.push(row.quantity.value);
        columns.lower.push(row.quantity.lower);
        columns.upper.push(row.quantity.upper);
        columns.qualifier.push(row.quantity.qualifier);
        columns.numerator.push(row.numerator);
        columns.denominator.push(row.denominator);
        columns.status.push(row.status);
        columns.dating.push(row.dating);
        columns.printed.push(row.printed.clone());
        columns.note.push(row.note.clone());
    }

    /// Adds a target.
    pub fn target(&mut self, row: &TargetRow) {
        let at = self.positions(&row.subject);
        let columns = &mut self.targets;
        columns.id.push(row.id.clone());
        columns.indicator.push(at.indicator);
        columns.area.push(at.area);
        columns.breakdown.push(at.breakdown);
        columns.kind.push(row.kind);
        columns.from.push(row.from.to_string());
        columns
            .to
            .push(row.to.map(|to| to.to_string()).unwrap_or_default());
        columns.place.push(at.place);
        columns.value.push(row.quantity.value);
        columns.lower.push(row.quantity.lower);
        columns.upper.push(row.quantity.upper);
        columns.qualifier.push(row.quantity.qualifier);
        columns.printed.push(row.printed.clone());
        columns.note.push(row.note.clone());
    }

    /// Adds a gap.
    pub fn gap(&mut self, row: &GapRow) {
        let at = self.positions(&row.subject);
        let columns = &mut self.gaps;
        columns.indicator.push(at.indicator);
        columns.area.push(at.area);
        columns.breakdown.push(at.breakdown);
        columns.from.push(row.from.to_string());
        columns.to.push(row.to.to_string());
        columns.absence.push(row.absence);
        columns.place.push(at.place);
        columns.note.push(row.note.clone());
    }

    /// The finished part.
    pub fn finish(
        mut self,
        schema: SchemaVersion,
        key: &str,
        definition: Option<Definition>,
    ) -> PartFile {
        self.observations.trim();
        self.targets.trim();
        self.gaps.trim();
        PartFile {
            schema,
            key: key.to_owned(),
            areas: self.areas,
            indicators: self.indicators,
            breakdowns: self.breakdowns,
            places: self.places,
            periods: self.periods,
            observations: self.observations,
            targets: self.targets,
            gaps: self.gaps,
            checks: Vec::new(),
            definition,
            text: Vec::new(),
            terms: Vec::new(),
            claims: Vec::new(),
            entries: Vec::new(),
            about: Vec::new(),
            data_notes: Vec::new(),
        }
    }
}

/// The position of an entry, added at the end where it is new.
fn position<T>(list: &mut Vec<T>, same: impl Fn(&T) -> bool, make: impl Fn() -> Option<T>) -> u32 {
    let at = list.iter().position(same).unwrap_or_else(|| {
        list.extend(make());
        list.len() - 1
    });
    u32::try_from(at).unwrap_or(u32::MAX)
}
