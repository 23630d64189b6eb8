//! Targets that apply to a figure, and their names.

pub mod on_chart;
pub mod sentence;
pub mod status;

use crate::data::catalog::Indicator;
use crate::data::dataset::Series;
use crate::data::figure::{Breakdown, Target, TargetGroup};
use crate::data::month::Month;
use crate::data::words::{Qualifier, TargetKind, Unit};
use crate::stats::order::sort_by_f64;

use crate::format;

/// Targets that apply to a breakdown in a month, the one to judge by first.
///
/// A team is judged by its own target; if it has none at that date, by that of its group; if that
/// has none, by that of the total.
pub fn in_force<'a>(series: &'a Series, part: &Breakdown, month: Month) -> Vec<&'a Target> {
    let of = |group: Option<&str>| -> Vec<&'a Target> {
        let targets = series.targets.iter();
        let matching = targets.filter(|target| {
            target.is_in_force(month)
                && target.breakdown.id.as_deref() == group
                && target.kind != TargetKind::Standard
        });
        matching.collect()
    };
    let mut groups = vec![part.id.as_deref()];
    match &part.target_group {
        TargetGroup::Breakdown(id) => groups.extend([Some(id.as_str()), None]),
        TargetGroup::Total => groups.push(None),
        TargetGroup::None => {}
    }
    let mut targets = groups
        .into_iter()
        .map(of)
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    sort_by_f64(&mut targets, |target| f64::from(rank(target.kind)));
    targets
}

fn rank(kind: TargetKind) -> u8 {
    match kind {
        TargetKind::Target => 0,
        TargetKind::Preferred => 1,
        TargetKind::Limit => 2,
        TargetKind::Stretch => 3,
        TargetKind::Standard => 4,
    }
}

/// The name of a target with its level: `target of 95%`, `expected range of 320 to 340`.
pub fn name(target: &Target, indicator: &Indicator) -> String {
    if is_unprinted(target) {
        return format!(
            "target, which is not printed but {}",
            level(target, indicator)
        );
    }
    format!("{} of {}", noun(target), level(target, indicator))
}

/// The word for a target: `target`, `limit`, `expected range`.
pub fn noun(target: &Target) -> &'static str {
    let range = target.quantity.qualifier == Qualifier::Range;
    match (target.kind, range) {
        (TargetKind::Target, false) => "target",
        (TargetKind::Target, true) => "target range",
        (TargetKind::Stretch, _) => "stretch target",
        (TargetKind::Limit, _) => "limit",
        (TargetKind::Preferred, false) => "preferred level",
        (TargetKind::Preferred, true) => "expected range",
        (TargetKind::Standard, _) => "standard",
    }
}

/// True if the report mentions a target without printing it, so that only a bound is known.
pub fn is_unprinted(target: &Target) -> bool {
    target.kind == TargetKind::Target && target.quantity.qualifier == Qualifier::Below
}

/// The level alone: `95%`, `320 to 340`, `above 90%`. A limit is at most what it names.
pub fn level(target: &Target, indicator: &Indicator) -> String {
    let text = format::quantity(&target.quantity, indicator);
    if let Some(range) = text.strip_prefix("between ") {
        return range.replace(" and ", " to ");
    }
    match (target.kind, text.strip_prefix("at most ")) {
        (TargetKind::Limit, Some(most)) => most.to_owned(),
        _ => text,
    }
}

/// The level of a rule with what it counts: `at most 45 working days`.
pub fn rule(target: &Target, indicator: &Indicator) -> String {
    let level = level(target, indicator);
    match indicator.unit {
        Unit::Year => level,
        _ => format::phrase(&level, &indicator.counted),
    }
}

/// Target as printed, in quotation marks, if it is printed.
pub fn printed(target: &Target) -> Option<String> {
    let printed = target.source.printed.as_ref()?;
    Some(format!("Printed as “{printed}”."))
}
