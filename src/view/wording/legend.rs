//! The meaning of the marks in charts and tables, each only where the mark is used.

use crate::data::catalog::Inventory;
use crate::data::dataset::Dataset;
use crate::data::words::{Qualifier, Status, TargetKind};
use crate::format;
use crate::view::selection::{Line, Point};
use crate::view::target::status::Mark;
use crate::view::target::{self, on_chart};

use super::provenance;

/// A mark of a chart and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegendItem {
    /// Name of its colour in style sheets.
    pub class: &'static str,
    /// The mark itself.
    pub shape: &'static str,
    /// Meaning of the mark.
    pub meaning: String,
}

/// The bar of a figure of a longer time, among others of single months or dates.
pub fn longer() -> LegendItem {
    item("key-context", "━", "A bar: one figure for all of that time")
}

/// The targets that some lines are drawn with; none where there are none.
pub fn targets(lines: &[&Line]) -> Option<LegendItem> {
    let mut nouns = Vec::new();
    for goal in on_chart::drawn(lines) {
        let noun = target::noun(goal);
        if !nouns.contains(&noun) {
            nouns.push(noun);
        }
    }
    of_targets(&nouns)
}

fn of_targets(nouns: &[&str]) -> Option<LegendItem> {
    let meaning = format::capital(&format::either(nouns));
    (!nouns.is_empty()).then(|| item("key-target", "┄", &meaning))
}

/// Legend items for figures of some lines of which only bounds are known.
pub fn bounds(lines: &[&Line]) -> Vec<LegendItem> {
    let points = lines.iter().flat_map(|line| &line.points);
    let qualifiers: Vec<Qualifier> = points.map(|point| point.quantity.qualifier).collect();
    of_bounds(&qualifiers)
}

fn of_bounds(qualifiers: &[Qualifier]) -> Vec<LegendItem> {
    let arrow = |shape, words: [(Qualifier, &str); 2]| {
        let used = words.into_iter();
        let used = used.filter(|(qualifier, _)| qualifiers.contains(qualifier));
        let words: Vec<&str> = used.map(|(_, word)| word).collect();
        let meaning = format!("{} the number marked", format::either(&words));
        (!words.is_empty()).then(|| item("key-context", shape, &format::capital(&meaning)))
    };
    let ranges = [Qualifier::Range, Qualifier::AboutRange];
    let range = ranges
        .iter()
        .any(|range| qualifiers.contains(range))
        .then(|| item("key-context", "↕", "Between the two numbers marked"));
    let less = [(Qualifier::Below, "below"), (Qualifier::AtMost, "at most")];
    let more = [
        (Qualifier::Above, "above"),
        (Qualifier::AtLeast, "at least"),
    ];
    let items = [range, arrow("↓", less), arrow("↑", more)];
    items.into_iter().flatten().collect()
}

/// The hollow marks of some lines, with the reasons for those that are there.
pub fn hollow<'a>(dataset: &Dataset, lines: impl Iterator<Item = &'a Line>) -> Option<LegendItem> {
    let mut reasons = Vec::new();
    for point in lines.flat_map(|line| &line.points) {
        if provenance::is_hollow(point, dataset) {
            add_reasons(dataset, point, &mut reasons);
        }
    }
    of_hollow(&reasons)
}

fn add_reasons(dataset: &Dataset, point: &Point, reasons: &mut Vec<&'static str>) {
    let of_status = point.observations.iter().filter_map(|o| reason(o.status));
    let is_rate = point.base.is_some();
    let is_at_odds = |o| provenance::at_odds(o, dataset).is_some();
    let is_contradicted = point.observations.iter().any(is_at_odds);
    let of_point = [
        is_rate.then_some(CALCULATED),
        is_contradicted.then_some(CONTRADICTED),
    ];
    for reason in of_status.chain(of_point.into_iter().flatten()) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
}

const CALCULATED: &str = "calculated by this site";
const CONTRADICTED: &str = "contradicted by other figures";

/// The reason why a figure of some status is drawn hollow; none where it is not.
fn reason(status: Status) -> Option<&'static str> {
    match status {
        Status::Printed | Status::Revised => None,
        Status::Derived => Some(CALCULATED),
        Status::Reconstructed => Some("read from a damaged chart or table"),
        Status::Reassigned => Some("printed under a wrong heading"),
        Status::Reworded => Some("printed with wrong words"),
        Status::Doubted => Some("in doubt"),
        Status::Estimated => Some("an estimate"),
        Status::Provisional => Some("provisional"),
    }
}

fn of_hollow(reasons: &[&str]) -> Option<LegendItem> {
    let meaning = format!("Hollow: {}", format::either(reasons));
    (!reasons.is_empty()).then(|| item("key-hollow", "○", &meaning))
}

/// The marks that the charts of a site use.
pub fn of_charts(inventory: &Inventory) -> Vec<LegendItem> {
    let kinds = inventory.targets.iter();
    let judging = kinds.filter(|kind| **kind != TargetKind::Standard);
    let nouns: Vec<&str> = judging.map(|kind| kind_noun(*kind)).collect();
    let mut reasons: Vec<&str> = inventory
        .statuses
        .iter()
        .filter_map(|status| reason(*status))
        .collect();
    if inventory.has_contradictions {
        reasons.push(CONTRADICTED);
    }
    of_targets(&nouns)
        .into_iter()
        .chain(inventory.has_longer.then(longer))
        .chain(of_bounds(&inventory.qualifiers))
        .chain(of_hollow(&reasons))
        .collect()
}

/// The word for all targets of a kind, ranges or not.
pub fn kind_noun(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Target => "target",
        TargetKind::Stretch => "stretch target",
        TargetKind::Limit => "limit",
        TargetKind::Preferred => "expected level or range",
        TargetKind::Standard => "standard",
    }
}

/// The kinds of target that a site judges figures by, such as `target or limit`.
pub fn goal(inventory: &Inventory) -> String {
    match judging_nouns(inventory).as_slice() {
        [] => "target".to_owned(),
        nouns => format::either(nouns),
    }
}

/// The same for the head of a page: more than two kinds are called `target`.
pub fn goal_in_brief(inventory: &Inventory) -> String {
    match judging_nouns(inventory).as_slice() {
        [] | [_, _, _, ..] => "target".to_owned(),
        nouns => format::either(nouns),
    }
}

fn judging_nouns(inventory: &Inventory) -> Vec<&'static str> {
    let judging = [TargetKind::Target, TargetKind::Limit, TargetKind::Preferred];
    let used = judging.into_iter();
    let used = used.filter(|kind| inventory.targets.contains(kind));
    used.map(kind_noun).collect()
}

/// The verdicts that the figures of a site get, each with its meaning.
pub fn verdicts(inventory: &Inventory) -> Vec<(Mark, String)> {
    let goal = goal(inventory);
    let used = Mark::ALL.into_iter();
    let used = used.filter(|mark| inventory.verdicts.iter().any(|code| code == mark.code()));
    let meaning = |mark| match mark {
        Mark::Met => format!("meets the {goal} that was in force at that date"),
        Mark::Short => format!("does not meet the {goal} that was in force at that date"),
        Mark::Outside => "outside the expected level or range".to_owned(),
        Mark::Unsure => "not exact or not certain enough to say".to_owned(),
        Mark::NoTarget => format!("no {goal} is printed for that date"),
    };
    used.map(|mark| (mark, meaning(mark))).collect()
}

/// The sentence on figures whose source gives them with a word such as “around”; none where all are
/// exact.
pub fn kept_words(inventory: &Inventory) -> Option<String> {
    let words = inventory.qualifiers.iter().filter_map(|qualifier| {
        Some(match qualifier {
            Qualifier::Exact => return None,
            Qualifier::About | Qualifier::AboutRange => "“around”",
            Qualifier::Almost => "“almost”",
            Qualifier::Below => "“fewer than”",
            Qualifier::AtMost => "“at most”",
            Qualifier::Above => "“more than”",
            Qualifier::AtLeast => "“at least”",
            Qualifier::Range => "“between”",
        })
    });
    let words = words.fold(Vec::new(), |mut words, word| {
        if !words.contains(&word) {
            words.push(word);
        }
        words
    });
    (!words.is_empty()).then(|| {
        format!(
            "Figures given as {} keep that word.",
            format::either(&words)
        )
    })
}

fn item(class: &'static str, shape: &'static str, meaning: &str) -> LegendItem {
    LegendItem {
        class,
        shape,
        meaning: meaning.to_owned(),
    }
}
