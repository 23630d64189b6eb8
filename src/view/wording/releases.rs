//! The releases that the figures of an indicator are taken from, in words: the time that each of
//! them gives, how far its numbers are rounded, and whether releases agree.

use crate::data::month::Month;
use crate::format;

/// Figures of one release that an indicator shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseFigures {
    /// Name of the release in a sentence.
    pub release: String,
    /// First month of the figures.
    pub from: Month,
    /// Last month of the figures.
    pub to: Month,
    /// Precision of the numbers.
    pub rounding: Rounding,
}

/// Precision of the numbers of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Whole people, posts or pounds.
    Counts,
    /// Rates that this site calculates from counts.
    Calculated,
    /// Rates or shares with this many decimals.
    Decimals(usize),
}

/// Figures of one release compared with those of another that the indicator shows instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Name of the release that is compared.
    pub release: String,
    /// Figures of one area and time that both releases give.
    pub n_both: usize,
    /// Those that differ by more than rounding.
    pub n_different: usize,
}

/// The releases of an indicator: `DfE, Children looked after (March 2021 to March 2025, in whole
/// numbers). …`
pub fn sentence(figures: &[ReleaseFigures], comparisons: &[Comparison]) -> String {
    let shown: Vec<String> = figures.iter().map(shown).collect();
    let mut sentences = vec![format!("{}.", format::listed(&shown))];
    sentences.extend(comparisons.iter().map(compared));
    sentences.join(" ")
}

fn shown(of: &ReleaseFigures) -> String {
    let rounding = match of.rounding {
        Rounding::Counts => String::new(),
        Rounding::Calculated => ", rates calculated by this site".to_owned(),
        Rounding::Decimals(0) => ", rounded to whole numbers".to_owned(),
        Rounding::Decimals(1) => ", rounded to one decimal".to_owned(),
        Rounding::Decimals(count) => format!(", rounded to {count} decimals"),
    };
    let months = format::months(of.from, of.to);
    format!("{} ({months}{rounding})", of.release)
}

fn compared(with: &Comparison) -> String {
    let Comparison {
        release,
        n_both,
        n_different,
    } = with;
    let figures = format::count_of(*n_both, "figure");
    match n_different {
        0 => format!("{release} gives {figures} of the same areas and times, and all agree."),
        1 => format!(
            "{release} gives {figures} of the same areas and times; 1 of them differs and has a \
             note."
        ),
        some => format!(
            "{release} gives {figures} of the same areas and times; {some} of them differ and \
             have a note."
        ),
    }
}

/// Note on a figure for which another release gives another number.
pub fn otherwise(release: &str, number: &str) -> String {
    format!("{release} gives {number} for the same area and time.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(release: &str, from: &str, to: &str, rounding: Rounding) -> ReleaseFigures {
        ReleaseFigures {
            release: release.to_owned(),
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
            rounding,
        }
    }

    #[test]
    fn each_release_is_named_with_its_time_and_rounding() {
        let shown = [
            figures("Census", "2021-03", "2025-03", Rounding::Calculated),
            figures("Tool", "2016-03", "2020-03", Rounding::Decimals(0)),
        ];
        let agree = Comparison {
            release: "Tool".to_owned(),
            n_both: 170,
            n_different: 0,
        };
        assert_eq!(
            sentence(&shown, &[agree]),
            "Census (March 2021 to March 2025, rates calculated by this site); and Tool (March 2016 \
             to March 2020, rounded to whole numbers). Tool gives 170 figures of the same areas \
             and times, and all agree."
        );
    }
}
