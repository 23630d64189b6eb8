//! `value`: other sources give the same number.

use crate::check::bounds::Bounds;
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rounding::{Agreement, Rounding, agreement};
use crate::check::rule::Rule;
use crate::check::statement::{Figure, Statement, number_text, verdict};
use crate::check::threshold;

/// The stated number beside every figure that gives it elsewhere. `slightly-over` and
/// `slightly-under` limit the distance, too.
pub(crate) struct Value;

impl Rule for Value {
    fn code(&self) -> &'static str {
        "value"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let (figures, words) = (statement.some_figures()?, Words::of(statement)?);
        let stated = statement.number()?;
        let bounds = || figures.iter().map(|figure| figure.bounds);
        let ends = || bounds().flat_map(|bounds| [bounds.low, bounds.high]);
        let worst = ends().map(|end| words.agreement(end, stated)).max();
        let off = ends().map(|end| threshold::relative(stated, end));
        let outcome = Outcome {
            computed: bounds().next().as_ref().and_then(Bounds::point),
            ..Outcome::of(verdict(worst.unwrap_or(Agreement::Differs)))
        };
        Ok(outcome.off_by(off.fold(0.0, f64::max)))
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let figure = outcome.computed;
        let (Some(figure), Ok(number), Ok(words)) =
            (figure, statement.number(), Words::of(statement))
        else {
            return String::new();
        };
        let (found, stated) = (number_text(figure), statement.stated_text());
        let fits = agreement(figure, number, words.rounding) != Agreement::Differs;
        let is = if fits { "is" } else { "is not" };
        if words.is_slight && fits {
            let size = words.distance_text(figure, number);
            return format!("{found} {is} {size} {stated}. {}", words.slight_text());
        }
        match words.rounding {
            Rounding::Over => format!("{found} {is} more than {stated}."),
            Rounding::Under => format!("{found} {is} less than {stated}."),
            Rounding::About => format!("{found} {is} within 5% of {stated}."),
            Rounding::Census => format!("{found} {is} within 3% of {stated}."),
            Rounding::Almost => format!("{found} {is} a little less than {stated}."),
            _ => format!("The report says {stated}; the figure it is compared with is {found}."),
        }
    }
}

/// The column `words`: a rounding, and whether the distance is said to be slight.
struct Words {
    rounding: Rounding,
    is_slight: bool,
    are_percentages: bool,
}

impl Words {
    fn of(statement: &Statement<'_>) -> Result<Self, RuleError> {
        let slight = statement.words.strip_prefix("slightly-");
        let rounding = slight.unwrap_or(statement.words).parse()?;
        if slight.is_some() && !matches!(rounding, Rounding::Over | Rounding::Under) {
            return Err(RuleError::Rounding);
        }
        Ok(Self {
            rounding,
            is_slight: slight.is_some(),
            are_percentages: statement.figures.iter().any(Figure::is_percentage),
        })
    }

    fn agreement(&self, found: f64, stated: f64) -> Agreement {
        let is_slight = || threshold::is_slight(found, stated, self.are_percentages);
        if self.is_slight && !is_slight() {
            return Agreement::Differs;
        }
        agreement(found, stated, self.rounding)
    }

    /// Distance in words: `23.3% more than`, `4 points less than`.
    fn distance_text(&self, found: f64, stated: f64) -> String {
        let way = if found > stated { "more" } else { "less" };
        let tenths = |value: f64| number_text((value * 10.0).round() / 10.0);
        if self.are_percentages {
            format!("{} points {way} than", tenths((found - stated).abs()))
        } else {
            let size = 100.0 * threshold::relative(found, stated);
            format!("{}% {way} than", tenths(size))
        }
    }

    fn slight_text(&self) -> &'static str {
        threshold::slight_text(self.are_percentages)
    }
}
