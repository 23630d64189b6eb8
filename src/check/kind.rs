//! The rules by which a statement is checked: one file for each, one line for each in [`RULES`].

mod arithmetic;
mod comparison;
mod met;
mod none;
mod words;

use arithmetic::{change, count, difference, possible, rate, ratio, remainder, sum, value, wider};
use comparison::{between, compared, direction, fits, most, pace, pairs, part, same, trend};

use super::rule::Rule;

/// Every rule.
pub static RULES: &[&dyn Rule] = &[
    &none::NotChecked,
    &value::Value,
    &most::Most,
    &count::Count,
    &ratio::Ratio,
    &possible::Possible,
    &rate::Rate,
    &wider::WiderPopulation,
    &sum::Sum,
    &difference::Difference,
    &remainder::Remainder,
    &change::Change,
    &direction::EveryStep,
    &trend::Trend,
    &pace::Pace,
    &between::Between,
    &compared::ComparedArea,
    &pairs::Pairs,
    &same::Same,
    &fits::Fits,
    &part::Part,
    &words::WordsAgainstWords,
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
    fn slightly_is_up_to_a_tenth() {
        // "Slightly above" a caseload of 15, and of 20.
        let slightly = |of: f64, stated| verdict("value", &[of], &[], stated, "slightly-over");
        assert_eq!(slightly(17.5, "15"), Verdict::Differs);
        assert_eq!(slightly(22.0, "20"), Verdict::Agrees);
        assert_eq!(slightly(19.0, "20"), Verdict::Differs);
        // "Risen slightly": 327 to 345 plans, and 188 to 213.
        let risen = |from, to| verdict("trend", &[from, to], &[], "up", "slightly");
        assert_eq!(risen(327.0, 345.0), Verdict::Agrees);
        assert_eq!(risen(188.0, 213.0), Verdict::Differs);
    }

    #[test]
    fn a_count_and_the_census_of_its_day_may_differ_a_little() {
        let counts = |census, stated| verdict("value", &[census], &[], stated, "census");
        assert_eq!(counts(321.0, "327"), Verdict::Agrees);
        assert_eq!(counts(321.0, "341"), Verdict::Differs);
    }

    #[test]
    fn figures_within_a_twentieth_are_the_same() {
        let same = |a, b| verdict("compared", &[a], &[b], "same", "");
        assert_eq!(same(3610.0, 3616.0), Verdict::Agrees);
        assert_eq!(same(3403.0, 3616.0), Verdict::Differs);
    }

    #[test]
    fn a_table_has_as_many_months_as_its_text_says() {
        let months = [82.9, 94.3, 95.4, 96.5];
        assert_eq!(verdict("count", &months, &[], "3", ""), Verdict::Differs);
        assert_eq!(verdict("count", &months, &[], "4", ""), Verdict::Agrees);
    }

    #[test]
    fn a_rate_of_a_wider_population_is_lower() {
        // 423 of 137,000 aged 0 to 17 are 30.88, so 31.0 cannot be the rate of ages 0 to 19.
        let rate = |stated| verdict("wider", &[423.0], &[137_000.0], stated, "");
        assert_eq!(rate("31.0"), Verdict::Differs);
        assert_eq!(rate("27.5"), Verdict::Agrees);
    }

    #[test]
    fn some_whole_number_must_give_a_percentage() {
        let share = |stated, words| verdict("possible", &[163.0], &[188.0], stated, words);
        // 163 of 170.
        assert_eq!(share("95.9", "decimals:1"), Verdict::Agrees);
        assert_eq!(share("95.6", "decimals:1"), Verdict::Differs);
        // 163 of 204 would be more than the 188 children there are.
        assert_eq!(share("80", "decimals:0"), Verdict::Differs);
    }

    #[test]
    fn the_rest_of_a_year_is_the_year_less_its_months() {
        let this = [2410.0, 178.0, 203.0, 189.0];
        let before = [3577.0, 508.0, 456.0, 202.0];
        let level = verdict("remainder", &this, &before, "level", "slightly");
        assert_eq!(level, Verdict::Differs);
        assert_eq!(
            verdict("remainder", &this, &before, "down", ""),
            Verdict::Agrees
        );
    }

    #[test]
    fn most_is_more_than_half() {
        let teams = [18.0, 21.0, 24.0];
        assert_eq!(
            verdict("most", &teams, &[], "20", "at-most"),
            Verdict::Differs
        );
        assert_eq!(verdict("most", &teams, &[], "20", "over"), Verdict::Agrees);
        let two = verdict("most", &teams, &[25.0], "20;25", "at-most");
        assert_eq!(two, Verdict::Differs);
    }

    #[test]
    fn pairs_compare_each_figure_with_its_counterpart() {
        let (after, before) = ([233.0, 335.0, 372.0], [428.0, 360.0, 365.0]);
        assert_eq!(
            verdict("pairs", &after, &before, "lower", ""),
            Verdict::Differs
        );
        assert_eq!(
            verdict("pairs", &after, &before, "lower", "most"),
            Verdict::Agrees
        );
    }

    #[test]
    fn a_pace_is_the_change_for_each_month() {
        let figure = |value: f64, month: &str| Figure {
            month: month.parse().ok(),
            ..Figure::exactly(value)
        };
        // 73 more in a year, then 7 more in three months.
        let rising = [
            figure(700.0, "2018-03"),
            figure(773.0, "2019-03"),
            figure(780.0, "2019-06"),
        ];
        let pace = |stated| Statement {
            figures: &rising,
            stated,
            ..Statement::default()
        };
        let slower = evaluate("pace", &pace("slower")).unwrap();
        assert_eq!(slower.verdict, Verdict::Agrees);
        let faster = evaluate("pace", &pace("faster")).unwrap();
        assert_eq!(faster.verdict, Verdict::Differs);
        assert_eq!(evaluate("pace", &pace("up")), Err(RuleError::StatedPace));
        let calculation = from_code("pace")
            .unwrap()
            .calculation(&pace("slower"), &slower);
        assert_eq!(calculation, "6.08 a month, then 2.33.");
    }

    #[test]
    fn a_part_is_no_more_than_its_whole() {
        assert_eq!(verdict("part", &[76.0], &[270.0], "", ""), Verdict::Agrees);
        assert_eq!(
            verdict("part", &[276.0], &[270.0], "", ""),
            Verdict::Differs
        );
    }

    #[test]
    fn two_passages_name_one_thing_alike() {
        let named = |elsewhere| verdict("words", &[], &[], "Appendix 1", elsewhere);
        assert_eq!(named("Appendix 2"), Verdict::Differs);
        assert_eq!(named("appendix  1"), Verdict::Agrees);
        let silent = Statement {
            stated: "Appendix 1",
            ..Statement::default()
        };
        assert_eq!(evaluate("words", &silent), Err(RuleError::NoWords));
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
