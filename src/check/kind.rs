//! The rules by which a statement is checked: one file for each, one line for each in [`RULES`].

mod between;
mod change;
mod compared;
mod difference;
mod direction;
mod met;
mod none;
mod rate;
mod ratio;
mod same;
mod sum;
mod trend;
mod value;

use super::rule::Rule;

/// Every rule.
pub static RULES: &[&dyn Rule] = &[
    &none::NotChecked,
    &value::Value,
    &ratio::Ratio,
    &rate::Rate,
    &sum::Sum,
    &difference::Difference,
    &change::Change,
    &direction::EveryStep,
    &trend::Trend,
    &between::Between,
    &compared::ComparedArea,
    &same::Same,
    &met::Met,
];

/// The rule of a row that names none that exists.
pub const DEFAULT: &dyn Rule = &none::NotChecked;

/// Code of the rule that only a promise may name.
pub const PROMISED: &str = "met";

/// Codes of all rules, in order.
pub fn codes() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.code()).collect()
}

/// The rule with a code.
pub fn from_code(code: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| rule.code() == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::error::RuleError;
    use crate::check::outcome::Outcome;
    use crate::check::statement::{Figure, Statement};
    use crate::data::claim::Verdict;

    fn evaluate(code: &str, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        from_code(code).unwrap().evaluate(statement)
    }

    fn verdict(code: &str, of: &[f64], and: &[f64], stated: &str, words: &str) -> Verdict {
        let figures = |numbers: &[f64]| -> Vec<Figure> {
            numbers.iter().copied().map(Figure::exactly).collect()
        };
        let statement = Statement {
            figures: &figures(of),
            others: &figures(and),
            stated,
            words,
            ..Statement::default()
        };
        evaluate(code, &statement).unwrap().verdict
    }

    #[test]
    fn a_share_is_calculated_again() {
        // 278 of 1,195 contacts became referrals; the reset plan prints 23.6%.
        let printed = verdict("ratio", &[278.0], &[1195.0], "23.6", "decimals:1");
        assert_eq!(printed, Verdict::Differs);
        let rounded = verdict("ratio", &[471.0], &[2193.0], "21", "decimals:0");
        assert_eq!(rounded, Verdict::RoundsTo);
    }

    #[test]
    fn every_step_must_go_in_the_stated_direction() {
        let referrals = [319.0, 233.0, 335.0, 372.0];
        let all = verdict("direction", &referrals, &[], "up", "");
        assert_eq!(all, Verdict::Differs);
        let since_second = verdict("direction", &referrals[1..], &[], "up", "");
        assert_eq!(since_second, Verdict::Agrees);
    }

    #[test]
    fn a_trend_compares_the_first_figure_with_the_last() {
        let up = verdict("trend", &[320.0, 300.0, 423.0], &[], "up", "");
        assert_eq!(up, Verdict::Agrees);
    }

    #[test]
    fn missing_input_is_named() {
        let empty = Statement {
            stated: "1",
            ..Statement::default()
        };
        assert_eq!(evaluate("ratio", &empty), Err(RuleError::NotAPair));
        let zero = [Figure::exactly(0.0)];
        let divided_by_zero = Statement {
            figures: &zero,
            others: &zero,
            stated: "1",
            ..Statement::default()
        };
        let outcome = evaluate("ratio", &divided_by_zero);
        assert_eq!(outcome, Err(RuleError::DivisionByZero));
    }

    #[test]
    fn codes_are_unique() {
        let mut codes = codes();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), RULES.len());
    }
}
