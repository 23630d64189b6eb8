//! Status of a figure against the target in force at its date.
//!
//! A bound such as "fewer than 60%" is judged by the numbers it allows: if all of them are on one
//! side of the target the verdict is certain, otherwise none is given. No tolerance is applied.

use crate::data::catalog::Indicator;
use crate::data::figure::{Quantity, Target, TargetGroup};
use crate::data::words::{Polarity, Qualifier, TargetKind};

use crate::format;
use crate::view::selection::{Line, Point};
use crate::view::state::Measure;
use crate::view::target;

/// Status of a figure against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Short of a target, or past a limit.
    Short,
    /// Outside a preferred range.
    Outside,
    /// The source is not exact enough to say.
    Unsure,
    /// Reached.
    Met,
    /// No target was in force.
    NoTarget,
}

impl Mark {
    /// Every mark, in the order in which they are explained.
    pub const ALL: [Self; 5] = [
        Self::Met,
        Self::Short,
        Self::Outside,
        Self::Unsure,
        Self::NoTarget,
    ];

    /// Symbol of the status.
    pub fn shape(self) -> &'static str {
        match self {
            Self::Met => "●",
            Self::Short => "✕",
            Self::Outside => "◆",
            Self::Unsure => "…",
            Self::NoTarget => "○",
        }
    }

    /// Name of the status in style sheets.
    pub fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Short => "short",
            Self::Outside => "outside",
            Self::Unsure => "unsure",
            Self::NoTarget => "none",
        }
    }
}

/// A verdict with its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Status against the target.
    pub mark: Mark,
    /// Verdict in words, without a full stop.
    pub words: String,
    /// Distance from the target as a share of it, for sorting; 0 where met.
    pub distance: f64,
}

/// Verdict on a point of a line. Calculated rates are not judged by targets for counts.
pub fn of(line: &Line, point: &Point, indicator: &Indicator) -> Verdict {
    let none = |words: &str| Verdict {
        mark: Mark::NoTarget,
        words: words.to_owned(),
        distance: 0.0,
    };
    if line.measure != Measure::Printed {
        return none("no target in this measure");
    }
    let month = point.period.months().1;
    let targets = target::in_force(&line.series, &line.breakdown, month);
    if let Some(first) = targets.first() {
        if target::is_unprinted(first) {
            return none("its target is not printed");
        }
        if point.is_doubted() {
            return Verdict {
                mark: Mark::Unsure,
                words: format!(
                    "in doubt, so not compared with the {}",
                    target::name(first, indicator)
                ),
                distance: 0.0,
            };
        }
        let mut found = against(first, &point.quantity, indicator);
        let stretch = targets.iter().find(|goal| goal.kind == TargetKind::Stretch);
        if let (Mark::Met, Some(stretch)) = (found.mark, stretch) {
            let further = against(stretch, &point.quantity, indicator);
            let joint = if further.mark == Mark::Met {
                "and"
            } else {
                "but"
            };
            found.words = format!("{} {joint} {}", found.words, further.words);
        }
        return found;
    }
    let judging = |target: &Target| target.kind != TargetKind::Standard;
    if line.breakdown.target_group == TargetGroup::None {
        return none("no target printed");
    }
    let mut later = line.series.targets.iter().filter(|goal| {
        judging(goal) && goal.from > month && goal.breakdown.id == line.breakdown.id
    });
    if let Some(goal) = later.next() {
        let name = target::name(goal, indicator);
        return none(&format!("{name} only from {}", format::month(goal.from)));
    }
    none(if line.series.targets.iter().any(judging) {
        "no target in force then"
    } else {
        "no target printed"
    })
}

/// A quantity against one target.
fn against(goal: &Target, quantity: &Quantity, indicator: &Indicator) -> Verdict {
    let Some((low, high)) = allowed(goal, indicator.polarity) else {
        return Verdict {
            mark: Mark::Unsure,
            words: format!("the {} gives no direction", target::name(goal, indicator)),
            distance: 0.0,
        };
    };
    let (least, greatest) = quantity.bounds();
    let name = target::name(goal, indicator);
    let inside = least >= low && greatest <= high;
    if inside {
        let words = match goal.quantity.qualifier {
            Qualifier::Range if indicator.polarity == Polarity::Band => {
                format!("within the {name}")
            }
            _ if goal.kind == TargetKind::Limit => format!("within the {name}"),
            _ => format!("meets the {name}"),
        };
        return Verdict {
            mark: Mark::Met,
            words,
            distance: 0.0,
        };
    }
    let (edge, gap, above) = if least > high {
        (high, least - high, true)
    } else if greatest < low {
        (low, low - greatest, false)
    } else {
        return Verdict {
            mark: Mark::Unsure,
            words: format!("too inexact to judge against the {name}"),
            distance: 0.0,
        };
    };
    let sure = if quantity.point().is_some() {
        ""
    } else {
        "at least "
    };
    let size = gap_words(gap, indicator);
    let preferred = goal.kind == TargetKind::Preferred || indicator.polarity == Polarity::Band;
    let (mark, words) = match (preferred, above) {
        (true, true) => (Mark::Outside, format!("{sure}{size} above the {name}")),
        (true, false) => (Mark::Outside, format!("{sure}{size} below the {name}")),
        (false, true) => (Mark::Short, format!("{sure}{size} above the {name}")),
        (false, false) => (Mark::Short, format!("{sure}{size} short of the {name}")),
    };
    let distance = if edge.abs() > f64::EPSILON {
        gap / edge.abs()
    } else {
        gap
    };
    Verdict {
        mark,
        words,
        distance,
    }
}

fn gap_words(gap: f64, indicator: &Indicator) -> String {
    let size = format::number(gap, indicator.decimals.max(u8::from(gap < 1.0)));
    match indicator.unit {
        crate::data::words::Unit::Percent if size == "1" => "1 point".to_owned(),
        crate::data::words::Unit::Percent => format!("{size} points"),
        crate::data::words::Unit::Pounds => format!("£{size}"),
        _ => size,
    }
}

/// Range of numbers that a target allows; `None` if neither it nor its indicator defines which side
/// is good.
fn allowed(goal: &Target, polarity: Polarity) -> Option<(f64, f64)> {
    let quantity = &goal.quantity;
    let value = quantity.value;
    let upward = |from: Option<f64>| from.map(|from| (from, f64::INFINITY));
    let downward = |to: Option<f64>| to.map(|to| (f64::NEG_INFINITY, to));
    match (quantity.qualifier, polarity) {
        (Qualifier::Range, Polarity::Higher) => upward(quantity.lower),
        (Qualifier::Range, Polarity::Lower) => downward(quantity.upper),
        (Qualifier::Range, _) => quantity.lower.zip(quantity.upper),
        (Qualifier::AtLeast | Qualifier::Above, _) => upward(quantity.lower.or(value)),
        (Qualifier::AtMost | Qualifier::Below, _) if goal.kind == TargetKind::Limit => {
            downward(quantity.upper.or(value))
        }
        // "Below 88.6%" as a target for which only an upper bound is known.
        (Qualifier::AtMost | Qualifier::Below, Polarity::Higher) => {
            upward(quantity.upper.or(value))
        }
        (Qualifier::AtMost | Qualifier::Below, _) => downward(quantity.upper.or(value)),
        (_, Polarity::Higher) => upward(value),
        (_, Polarity::Lower) => downward(value),
        (_, Polarity::Band) => value.map(|value| (value, value)),
        (_, Polarity::None) if goal.kind == TargetKind::Limit => downward(value),
        (_, Polarity::None) if goal.kind == TargetKind::Preferred => value.map(|v| (v, v)),
        (_, Polarity::None) => None,
    }
}
