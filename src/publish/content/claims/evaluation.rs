//! Evaluates one row of `claims.csv`: its statement, or each item of its lists.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{self, Rule};
use crate::check::statement::{Figure, Statement};
use crate::data::claim::Verdict;
use crate::data::words::Unit;

/// Result of evaluating a row.
#[derive(Debug, Default)]
pub(super) struct Evaluation {
    /// The verdict; the worst of its items.
    pub(super) verdict: Verdict,
    /// The calculation, in words; may be empty.
    pub(super) calculation: String,
    /// Number of children concerned, if it does not agree.
    pub(super) weight: Option<u32>,
    /// The items, in order.
    pub(super) items: Vec<Item>,
}

/// Result of evaluating one item.
#[derive(Debug)]
pub(super) struct Item {
    /// The verdict.
    pub(super) verdict: Verdict,
    /// The calculation, in words; may be empty.
    pub(super) calculation: String,
    weight: Option<u32>,
}

/// Most calculations that are shown one after the other.
const SHOWN: usize = 4;

/// Evaluates a statement. Lists are checked item by item where the rule does so.
pub(super) fn evaluate(
    rule: &dyn Rule,
    statement: &Statement<'_>,
) -> Result<Evaluation, RuleError> {
    let stated: Vec<&str> = statement.stated.split(';').map(str::trim).collect();
    let words: Vec<&str> = statement.words.split(';').map(str::trim).collect();
    let n = stated.len();
    if n < 2 || !rule.checks_each() {
        return item(rule, statement).map(|item| of_items(vec![item]));
    }
    let has_pairs = statement.figures.len() == n && statement.others.len() == n;
    if !has_pairs || !(words.len() == 1 || words.len() == n) {
        return Err(RuleError::NotPairs);
    }
    let items = stated.iter().enumerate().map(|(at, stated)| {
        let one = Statement {
            figures: statement.figures.get(at..=at).unwrap_or_default(),
            others: statement.others.get(at..=at).unwrap_or_default(),
            stated,
            words: words.get(at).or(words.first()).copied().unwrap_or_default(),
            ..*statement
        };
        item(rule, &one)
    });
    items.collect::<Result<Vec<_>, _>>().map(of_items)
}

fn item(rule: &dyn Rule, statement: &Statement<'_>) -> Result<Item, RuleError> {
    let outcome = rule::judge(rule, statement)?;
    Ok(Item {
        verdict: outcome.verdict,
        calculation: rule.calculation(statement, &outcome),
        weight: weight(&outcome, statement),
    })
}

fn of_items(items: Vec<Item>) -> Evaluation {
    let severity = |verdict: Verdict| match verdict {
        Verdict::Differs => 2,
        Verdict::RoundsTo => 1,
        _ => 0,
    };
    let worst = items.iter().max_by_key(|item| severity(item.verdict));
    Evaluation {
        verdict: worst.map_or_else(Verdict::default, |item| item.verdict),
        calculation: calculation(&items),
        weight: items
            .iter()
            .filter_map(|item| item.weight)
            .reduce(|a, b| a + b),
        items,
    }
}

/// Calculations of a few items; of many the number that agree and those that do not.
fn calculation(items: &[Item]) -> String {
    let differs = |item: &&Item| item.verdict == Verdict::Differs;
    let shown = items
        .iter()
        .filter(|item| items.len() <= SHOWN || differs(item));
    let shown: Vec<&str> = shown.map(|item| item.calculation.as_str()).collect();
    if items.len() <= SHOWN {
        return shown.join(" ");
    }
    let (agreeing, all) = (items.len() - shown.len(), items.len());
    let counted = format!("{agreeing} of {all} agree when rounded.");
    format!("{counted} {}", shown.join(" ")).trim().to_owned()
}

/// Number of children concerned by a statement that does not agree: its distance as a share of the
/// largest count among the figures it is checked by, or of 100 where all are percentages or rates.
fn weight(outcome: &Outcome, statement: &Statement<'_>) -> Option<u32> {
    /// Largest weight; a distance from zero is infinite.
    const MOST: f64 = 1e9;
    let deviation = outcome.deviation?;
    let is_count = |figure: &&Figure| {
        let indicator = figure.indicator.as_ref();
        indicator.is_some_and(|indicator| indicator.unit == Unit::Count)
    };
    let counts = statement.figures.iter().filter(is_count);
    let counts = counts.map(|figure| figure.bounds.midpoint());
    let nominal = if statement.figures.is_empty() {
        0.0
    } else {
        100.0
    };
    let base = counts.reduce(f64::max).unwrap_or(nominal);
    let children = (deviation * base).clamp(0.0, MOST).round();
    format!("{children:.0}").parse().ok()
}
