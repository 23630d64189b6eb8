//! Lists the kinds of figures, targets and verdicts that a site has.

use std::collections::BTreeSet;

use crate::data::catalog::Inventory;
use crate::data::claim::Claim;
use crate::data::dataset::Dataset;
use crate::data::decode;
use crate::data::figure::IndicatorIdx;
use crate::data::wire::IndexFile;
use crate::data::words::{AreaKind, ChartKind, Scope, Status};
use crate::figure::line;
use crate::view::selection::{self, Selection};
use crate::view::state::ViewState;
use crate::view::target::status::{self, Mark};

use crate::publish::content::Content;

/// The inventory of some content, given its index and the files that the index names.
pub(super) fn inventory(
    content: &Content,
    index: &IndexFile,
    files: &[(String, Vec<u8>)],
) -> Inventory {
    let figures = &content.figures;
    let targets: BTreeSet<_> = figures.targets.iter().map(|row| row.kind).collect();
    let observations = figures.observations.iter();
    let qualifiers: BTreeSet<_> = observations
        .clone()
        .map(|row| row.quantity.qualifier)
        .collect();
    let mut statuses: BTreeSet<_> = observations.map(|row| row.status).collect();
    if has_calculated(content) {
        statuses.insert(Status::Derived);
    }
    let home = of_home(index, files);
    let verdicts = Mark::ALL.iter().filter(|mark| home.marks.contains(*mark));
    Inventory {
        targets: targets.into_iter().collect(),
        verdicts: verdicts.map(|mark| mark.code().to_owned()).collect(),
        qualifiers: qualifiers.into_iter().collect(),
        statuses: statuses.into_iter().collect(),
        has_contradictions: content.claims.iter().any(Claim::is_at_odds),
        has_longer: home.has_longer,
    }
}

/// True if the site calculates averages of similar councils, or rates of counts.
fn has_calculated(content: &Content) -> bool {
    let catalog = &content.catalog;
    let mut areas = catalog.areas.iter();
    let has_groups =
        areas.any(|area| area.kind == AreaKind::Neighbours && !area.members.is_empty());
    let mut indicators = catalog.indicators.iter().map(|(about, _)| about);
    indicators.any(|about| about.base.is_some() || (has_groups && about.scope == Scope::National))
}

/// The verdicts and the periods of the figures of the site's own areas.
#[derive(Debug, Default)]
struct OfHome {
    marks: BTreeSet<Mark>,
    has_longer: bool,
}

/// Evaluates the figures of the site's own areas, one area at a time to hold few in memory.
fn of_home(index: &IndexFile, files: &[(String, Vec<u8>)]) -> OfHome {
    let catalog = Dataset::new(index.clone());
    let mut found = OfHome::default();
    for id in &index.site.home {
        let entry = catalog.file(&format!("area/{id}"));
        let file = entry.and_then(|entry| files.iter().find(|(path, _)| *path == entry.path));
        // A file that cannot be read is reported where all files are read back.
        let Some(part) = file.and_then(|(path, bytes)| decode::part(path, bytes, &catalog).ok())
        else {
            continue;
        };
        let dataset = catalog.with_part(&part);
        let requested = ViewState {
            areas: vec![id.clone()],
            ..ViewState::default()
        };
        let measured = part.series.iter().map(|series| series.indicator);
        for at in measured.collect::<BTreeSet<IndicatorIdx>>() {
            if let Some(selection) = selection::select(&dataset, at, &requested) {
                found.add(&selection);
            }
        }
    }
    found
}

impl OfHome {
    fn add(&mut self, selection: &Selection) {
        let indicator = &selection.indicator;
        self.has_longer |= indicator.chart == ChartKind::Line && line::has_longer(selection);
        let has_targets = |line: &selection::Line| !line.series.targets.is_empty();
        // A verdict is shown for figures of a measure with targets, and on the first page.
        if indicator.headline || selection.lines.iter().any(has_targets) {
            let points = selection.lines.iter();
            let points = points.flat_map(|line| line.points.iter().map(move |point| (line, point)));
            let marks = points.map(|(line, point)| status::of(line, point, indicator).mark);
            self.marks.extend(marks);
        }
    }
}
