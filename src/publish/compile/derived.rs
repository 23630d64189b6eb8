//! Data derived from the content as a whole: figures that do not agree with the numbers they rest
//! on, and the changes made by the latest report.

use std::collections::BTreeSet;

use crate::data::claim::Check;
use crate::data::dataset::Dataset;
use crate::data::decode;
use crate::data::wire::{IndexFile, PartFile};
use crate::view::report::diff;
use crate::view::state::ViewState;

use crate::publish::content::{Content, ObservationRow};

/// Results of recalculating the given figures, for those that can be recalculated.
pub(crate) fn checks(content: &Content, own: &[&ObservationRow]) -> Vec<Check> {
    let ids: BTreeSet<&str> = own.iter().map(|row| row.id.as_str()).collect();
    let checks = content.claims.iter().filter_map(|claim| {
        let (figure, arithmetic) = claim.figure.as_ref().zip(claim.arithmetic.as_ref())?;
        ids.contains(figure.as_str()).then(|| Check {
            figure: figure.clone(),
            claim: claim.id.clone(),
            message: arithmetic.clone(),
            agrees: !claim.is_at_odds(),
        })
    });
    checks.collect()
}

/// Summary of the changes between the last two reports, in a sentence; none of fewer reports.
pub(crate) fn latest_step(index: &IndexFile, reports: &[PartFile]) -> Option<String> {
    let mut dataset = Dataset::new(index.clone());
    for part in reports {
        // A shard that cannot be decoded is reported where all shards are read back.
        let bytes = serde_json::to_vec(part).unwrap_or_default();
        if let Ok(part) = decode::part(&part.key, &bytes, &dataset) {
            dataset = dataset.with_part(&part);
        }
    }
    let pair = diff::pair(&dataset, &ViewState::default());
    let found = pair.and_then(|(from, to)| diff::changes(&dataset, from, to));
    found.map(|found| found.finding)
}
