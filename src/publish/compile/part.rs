//! Builder of a shard: rows with names become columns with positions.

use std::collections::BTreeMap;

use crate::data::catalog::Definition;
use crate::data::wire::{
    GapColumns, ObservationColumns, PartFile, SchemaVersion, TargetColumns, WireBreakdown,
    WirePlace,
};

use crate::publish::content::{Catalog, GapRow, ObservationRow, Subject, TargetRow};

/// Collects the rows of one shard.
pub struct PartBuilder<'a> {
    catalog: &'a Catalog,
    areas: NamedList<String>,
    indicators: NamedList<String>,
    breakdowns: NamedList<WireBreakdown>,
    places: NamedList<WirePlace>,
    periods: NamedList<String>,
    observations: ObservationColumns,
    targets: TargetColumns,
    gaps: GapColumns,
}

/// Positions of a row's names in the lists of its shard.
struct Positions {
    indicator: u32,
    area: u32,
    breakdown: u32,
    place: u32,
}

impl<'a> PartBuilder<'a> {
    /// Creates an empty shard.
    pub fn new(catalog: &'a Catalog) -> Self {
        let whole = WireBreakdown {
            id: String::new(),
            name: None,
            group: None,
            target_group: None,
        };
        let mut breakdowns = NamedList::new();
        breakdowns.position("", || Some(whole));
        Self {
            catalog,
            areas: NamedList::new(),
            indicators: NamedList::new(),
            breakdowns,
            places: NamedList::new(),
            periods: NamedList::new(),
            observations: ObservationColumns::default(),
            targets: TargetColumns::default(),
            gaps: GapColumns::default(),
        }
    }

    /// Moves an indicator to the front of the list, so that its long texts can refer to it.
    pub fn indicator_first(&mut self, id: &str) {
        self.indicators.position(id, || Some(id.to_owned()));
    }

    fn positions(&mut self, subject: &Subject) -> Positions {
        let catalog = self.catalog;
        Positions {
            indicator: self
                .indicators
                .position(&subject.indicator, || Some(subject.indicator.clone())),
            area: self
                .areas
                .position(&subject.area, || Some(subject.area.clone())),
            breakdown: self.breakdowns.position(&subject.breakdown, || {
                let mut breakdowns = catalog.breakdowns.iter();
                breakdowns.find(|b| b.id == subject.breakdown).cloned()
            }),
            place: self
                .places
                .position(&format!("{}\n{}", subject.report, subject.place), || {
                    let mut places = catalog.places.iter();
                    let same = |place: &&WirePlace| {
                        place.report == subject.report && place.id == subject.place
                    };
                    places.find(same).cloned()
                }),
        }
    }

    /// Adds a figure.
    pub fn observation(&mut self, row: &ObservationRow) {
        let at = self.positions(&row.subject);
        let period = row.period.to_string();
        let period = self.periods.position(&period, || Some(period.clone()));
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

    /// Finishes the shard.
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
            areas: self.areas.entries,
            indicators: self.indicators.entries,
            breakdowns: self.breakdowns.entries,
            places: self.places.entries,
            periods: self.periods.entries,
            observations: self.observations,
            targets: self.targets,
            gaps: self.gaps,
            checks: Vec::new(),
            unlinked: Vec::new(),
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

/// List with a lookup of entries by name.
struct NamedList<T> {
    entries: Vec<T>,
    positions: BTreeMap<String, u32>,
}

impl<T> NamedList<T> {
    fn new() -> Self {
        Self {
            entries: Vec::new(),
            positions: BTreeMap::new(),
        }
    }

    /// Position of the entry with a name, added at the end where it is new.
    fn position(&mut self, name: &str, make: impl FnOnce() -> Option<T>) -> u32 {
        if let Some(at) = self.positions.get(name) {
            return *at;
        }
        self.entries.extend(make());
        let at = u32::try_from(self.entries.len().saturating_sub(1)).unwrap_or(u32::MAX);
        self.positions.insert(name.to_owned(), at);
        at
    }
}
