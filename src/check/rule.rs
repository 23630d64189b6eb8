//! The rules by which a claim is held against figures.

use crate::data::claim::{Rule, Verdict};

use super::goal::{self, Goal, Shortfall};
use super::known::{Known, Step};
use super::stated::{Fit, Rounding, fit};

/// What a claim is held against, as its row says.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// The rule.
    pub rule: Rule,
    /// The figures it is about.
    pub of: &'a [Known],
    /// The figures they are held against.
    pub and: &'a [Known],
    /// What is stated: a number, a direction, a goal.
    pub stated: &'a str,
    /// How the words round it.
    pub words: &'a str,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// The number that was worked out, where the rule works one out.
    pub computed: Option<f64>,
    /// How far a goal is from being met.
    pub shortfall: Option<Shortfall>,
}

impl Outcome {
    fn of(verdict: Verdict) -> Self {
        Self {
            verdict,
            computed: None,
            shortfall: None,
        }
    }

    fn agrees(is_so: bool) -> Self {
        Self::of(if is_so {
            Verdict::Agrees
        } else {
            Verdict::Differs
        })
    }
}

/// How far from level a trend may be and still be called level.
const LEVEL: f64 = 0.05;

/// Evaluates a claim.
///
/// # Errors
/// What keeps the rule from being evaluated, in words.
pub fn evaluate(held: &Held<'_>) -> Result<Outcome, &'static str> {
    match held.rule {
        Rule::None => Ok(Outcome::of(Verdict::CannotBeChecked)),
        Rule::Value => value(held),
        Rule::Ratio => computed(held, |of, and| 100.0 * of / and),
        Rule::Rate => computed(held, |of, and| 10_000.0 * of / and),
        Rule::Difference => computed(held, |of, and| of - and),
        Rule::Change => computed(held, |of, and| 100.0 * (of / and - 1.0)),
        Rule::Sum => {
            let points: Option<Vec<f64>> = held.of.iter().map(Known::point).collect();
            let sum = points
                .ok_or("a sum needs numbers that are known")?
                .iter()
                .sum();
            stated_number(held, sum)
        }
        Rule::Direction => {
            if held.of.len() < 2 {
                return Err("a direction needs two figures or more");
            }
            let wanted = direction(held.stated)?;
            let pairs = held.of.iter().zip(held.of.iter().skip(1));
            Ok(Outcome::agrees(
                pairs
                    .clone()
                    .all(|(before, now)| now.after(before) == wanted),
            ))
        }
        Rule::Trend => trend(held),
        Rule::Between => {
            let goal: Goal = held
                .stated
                .parse()
                .map_err(|()| "a range such as 320..340")?;
            some(held.of)?;
            let inside = |known: &Known| goal.missed_by(known) <= 0.0;
            Ok(Outcome::agrees(held.of.iter().all(inside)))
        }
        Rule::Compared => compared(held),
        Rule::Same => match (held.of, held.and) {
            ([of], [and]) => Ok(Outcome::agrees(of.after(and) == Step::Level)),
            _ => Err("one figure and one other"),
        },
        Rule::Met => met(held),
    }
}

fn some(figures: &[Known]) -> Result<(), &'static str> {
    if figures.is_empty() {
        Err("at least one figure")
    } else {
        Ok(())
    }
}

fn number(text: &str) -> Result<f64, &'static str> {
    text.parse().map_err(|_| "a number")
}

fn rounding(held: &Held<'_>) -> Result<Rounding, &'static str> {
    held.words
        .parse()
        .map_err(|()| "exactly, about, almost, over, under or decimals:1")
}

fn verdict(fit: Fit) -> Verdict {
    match fit {
        Fit::Agrees => Verdict::Agrees,
        Fit::RoundsTo => Verdict::RoundsTo,
        Fit::Differs => Verdict::Differs,
    }
}

fn stated_number(held: &Held<'_>, found: f64) -> Result<Outcome, &'static str> {
    let fit = fit(found, number(held.stated)?, rounding(held)?);
    Ok(Outcome {
        computed: Some(found),
        ..Outcome::of(verdict(fit))
    })
}

/// Every figure that gives the number elsewhere.
fn value(held: &Held<'_>) -> Result<Outcome, &'static str> {
    some(held.of)?;
    let (stated, rounding) = (number(held.stated)?, rounding(held)?);
    let ends = held.of.iter().flat_map(|known| [known.low, known.high]);
    let worst = ends.map(|end| fit(end, stated, rounding)).max();
    Ok(Outcome {
        computed: held.of.first().and_then(Known::point),
        ..Outcome::of(verdict(worst.unwrap_or(Fit::Differs)))
    })
}

/// A number worked out of two.
fn computed(held: &Held<'_>, work: fn(f64, f64) -> f64) -> Result<Outcome, &'static str> {
    let (of, and) = match (held.of, held.and) {
        ([of], [and]) => of
            .point()
            .zip(and.point())
            .ok_or("two numbers that are known")?,
        _ => return Err("one figure and one other"),
    };
    let found = work(of, and);
    if found.is_finite() {
        stated_number(held, found)
    } else {
        Err("a second number that is not zero")
    }
}

fn direction(word: &str) -> Result<Step, &'static str> {
    match word {
        "up" => Ok(Step::Up),
        "down" => Ok(Step::Down),
        "level" => Ok(Step::Level),
        _ => Err("up, down or level"),
    }
}

fn trend(held: &Held<'_>) -> Result<Outcome, &'static str> {
    let ([first, .., last], wanted) = (held.of, direction(held.stated)?) else {
        return Err("a first and a last figure");
    };
    let change = last.middle() / first.middle() - 1.0;
    let is_so = if wanted == Step::Level {
        change.abs() <= LEVEL
    } else {
        last.after(first) == wanted
    };
    Ok(Outcome {
        computed: change.is_finite().then_some(100.0 * change),
        ..Outcome::agrees(is_so)
    })
}

fn compared(held: &Held<'_>) -> Result<Outcome, &'static str> {
    some(held.of)?;
    some(held.and)?;
    let wanted = match held.stated {
        "higher" | "highest" => Step::Up,
        "lower" | "lowest" => Step::Down,
        "same" => Step::Level,
        _ => return Err("higher, lower, same, highest or lowest"),
    };
    let mut pairs = held
        .of
        .iter()
        .flat_map(|of| held.and.iter().map(move |and| of.after(and)));
    Ok(Outcome::agrees(pairs.all(|step| step == wanted)))
}

fn met(held: &Held<'_>) -> Result<Outcome, &'static str> {
    let goal: Goal = held
        .stated
        .parse()
        .map_err(|()| "a goal such as 320..340, >=95 or <=620")?;
    let (verdict, shortfall) = goal::met(&goal, held.of, held.words);
    Ok(Outcome {
        shortfall,
        ..Outcome::of(verdict)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict_of(rule: Rule, of: &[f64], and: &[f64], stated: &str, words: &str) -> Verdict {
        let known = |numbers: &[f64]| {
            numbers
                .iter()
                .map(|n| Known::exactly(*n))
                .collect::<Vec<_>>()
        };
        let (of, and) = (known(of), known(and));
        let held = Held {
            rule,
            of: &of,
            and: &and,
            stated,
            words,
        };
        evaluate(&held).unwrap().verdict
    }

    #[test]
    fn a_share_is_worked_out_again() {
        // 278 of 1,195 contacts became referrals; the reset plan prints 23.6%.
        assert_eq!(
            verdict_of(Rule::Ratio, &[278.0], &[1195.0], "23.6", "decimals:1"),
            Verdict::Differs
        );
        assert_eq!(
            verdict_of(Rule::Ratio, &[471.0], &[2193.0], "21", "decimals:0"),
            Verdict::RoundsTo
        );
    }

    #[test]
    fn every_step_must_go_the_stated_way() {
        let referrals = [319.0, 233.0, 335.0, 372.0];
        assert_eq!(
            verdict_of(Rule::Direction, &referrals, &[], "up", ""),
            Verdict::Differs
        );
        assert_eq!(
            verdict_of(Rule::Direction, &referrals[1..], &[], "up", ""),
            Verdict::Agrees
        );
        assert_eq!(
            verdict_of(Rule::Trend, &[320.0, 423.0], &[], "up", ""),
            Verdict::Agrees
        );
    }

    #[test]
    fn what_cannot_be_evaluated_says_what_it_needs() {
        let held = Held {
            rule: Rule::Ratio,
            of: &[],
            and: &[],
            stated: "1",
            words: "",
        };
        assert_eq!(evaluate(&held), Err("one figure and one other"));
        let zero = [Known::exactly(0.0)];
        let held = Held {
            rule: Rule::Ratio,
            of: &zero,
            and: &zero,
            stated: "1",
            words: "",
        };
        assert!(evaluate(&held).is_err());
    }
}
