//! Totals of a monthly series and index numbers: the financial year to date, the last twelve
//! months, a value relative to a base. Months are counted from the year 0.
//!
//! Percentages are never averaged: their numerators are added up, and their denominators.

/// The count of one month, with its denominator where the figure is a share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// The month, counted from the year 0.
    pub month: i32,
    /// The count, or the numerator of a share.
    pub count: f64,
    /// The denominator of a share; `None` for a count.
    pub whole: Option<f64>,
}

/// Reason why a total or index cannot be calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Impossible {
    /// Number of months without a figure.
    MissingMonths(usize),
    /// The base or denominator is zero.
    BaseIsZero,
}

/// The total of several months, with its denominator where the figure is a share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Total {
    /// The sum of the counts, or of the numerators.
    pub count: f64,
    /// The sum of the denominators.
    pub whole: Option<f64>,
}

impl Total {
    /// The count, or the share as a fraction.
    ///
    /// ```
    /// use candour::stats::over_time::Total;
    ///
    /// let share = Total { count: 319.0, whole: Some(1276.0) };
    /// assert_eq!(share.value(), 0.25);
    /// ```
    pub fn value(&self) -> f64 {
        self.whole.map_or(self.count, |whole| self.count / whole)
    }
}

/// The months in a year.
const YEAR: i32 = 12;

/// The total from April, where the financial year starts, to a month.
///
/// # Errors
/// [`Impossible::MissingMonths`] where any is missing.
pub fn year_to_date(series: &[Counted], month: i32) -> Result<Total, Impossible> {
    const APRIL: i32 = 3;
    total(series, month - (month - APRIL).rem_euclid(YEAR), month)
}

/// The total of the twelve months that end with a month.
///
/// # Errors
/// [`Impossible::MissingMonths`] where any is missing.
pub fn last_twelve(series: &[Counted], month: i32) -> Result<Total, Impossible> {
    total(series, month - YEAR + 1, month)
}

/// A value relative to a base of 100.
///
/// # Errors
/// [`Impossible::BaseIsZero`] where the base is zero.
///
/// ```
/// use candour::stats::over_time::{Impossible, index};
///
/// assert_eq!(index(450.0, 600.0), Ok(75.0));
/// assert_eq!(index(450.0, 0.0), Err(Impossible::BaseIsZero));
/// ```
pub fn index(value: f64, base: f64) -> Result<f64, Impossible> {
    if base.abs() > 0.0 && base.is_finite() {
        Ok(100.0 * value / base)
    } else {
        Err(Impossible::BaseIsZero)
    }
}

/// The total from one month to another; every month must have a figure.
///
/// # Errors
/// [`Impossible::MissingMonths`] where any is missing, [`Impossible::BaseIsZero`] where the
/// denominators add up to zero.
pub fn total(series: &[Counted], from: i32, to: i32) -> Result<Total, Impossible> {
    let months = (from..=to).map(|month| at(series, month));
    let months: Vec<Option<Counted>> = months.collect();
    let missing = months.iter().filter(|month| month.is_none()).count();
    if missing > 0 {
        return Err(Impossible::MissingMonths(missing));
    }
    let known = months.iter().flatten();
    let wholes: Option<f64> = known.clone().map(|month| month.whole).sum();
    if wholes.is_some_and(|whole| whole <= 0.0) {
        return Err(Impossible::BaseIsZero);
    }
    Ok(Total {
        count: known.map(|month| month.count).sum(),
        whole: wholes,
    })
}

fn at(series: &[Counted], month: i32) -> Option<Counted> {
    series
        .iter()
        .find(|counted| counted.month == month)
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARCH_2019: i32 = 2019 * 12 + 2;

    /// Contacts and referrals of March to June 2019 and 2020, reset plan, section 5.
    fn conversion(rows: [[(f64, f64); 4]; 2]) -> Vec<Counted> {
        let years = rows.into_iter().zip([MARCH_2019, MARCH_2019 + 12]);
        let months = years.flat_map(|(row, from)| row.into_iter().zip(from..));
        months
            .map(|((contacts, referrals), month)| Counted {
                month,
                count: referrals,
                whole: Some(contacts),
            })
            .collect()
    }

    fn cambridgeshire() -> Vec<Counted> {
        conversion([
            [
                (2193.0, 471.0),
                (2203.0, 428.0),
                (2331.0, 360.0),
                (2267.0, 365.0),
            ],
            [
                (2089.0, 319.0),
                (1446.0, 233.0),
                (1734.0, 335.0),
                (1988.0, 372.0),
            ],
        ])
    }

    fn peterborough() -> Vec<Counted> {
        conversion([
            [
                (1080.0, 577.0),
                (988.0, 508.0),
                (1175.0, 456.0),
                (1247.0, 202.0),
            ],
            [
                (1110.0, 203.0),
                (757.0, 178.0),
                (936.0, 203.0),
                (1011.0, 189.0),
            ],
        ])
    }

    #[test]
    fn march_to_june_agrees_with_the_reference_values() {
        // domain.md 3.2: changes of contacts and referrals, and conversion before and after, by
        // sums and never by means of percentages. (It prints 17.4 for 17.349.)
        for (series, contacts, referrals, before, after) in [
            (cambridgeshire(), "-19.3", "-22.5", "18.1", "17.3"),
            (peterborough(), "-15.1", "-55.7", "38.8", "20.3"),
        ] {
            let then = total(&series, MARCH_2019, MARCH_2019 + 3).unwrap();
            let now = total(&series, MARCH_2019 + 12, MARCH_2019 + 15).unwrap();
            let change = |from: f64, to: f64| format!("{:.1}", index(to, from).unwrap() - 100.0);
            let percent = |total: Total| format!("{:.1}", 100.0 * total.value());
            assert_eq!(change(then.whole.unwrap(), now.whole.unwrap()), contacts);
            assert_eq!(change(then.count, now.count), referrals);
            assert_eq!((percent(then), percent(now)), (before.into(), after.into()));
        }
    }

    #[test]
    fn a_year_to_date_starts_in_april_and_needs_every_month() {
        let series = cambridgeshire();
        let june = MARCH_2019 + 15;
        let total = year_to_date(&series, june).unwrap();
        assert!((total.count - (233.0 + 335.0 + 372.0)).abs() < 1e-9);
        assert_eq!(
            year_to_date(&series, MARCH_2019 + 12),
            Err(Impossible::MissingMonths(8))
        );
        assert_eq!(
            last_twelve(&series, june),
            Err(Impossible::MissingMonths(8))
        );
    }

    #[test]
    fn an_index_is_relative_to_its_base() {
        assert_eq!(index(5.0, 0.0), Err(Impossible::BaseIsZero));
        assert!((index(319.0, 471.0).unwrap() - 67.7).abs() < 0.05);
    }
}
