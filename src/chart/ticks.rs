//! Where an axis is marked: round numbers, and months that a reader would name.

use crate::data::month::Month;
use crate::stats::order::to_f64;

/// A round axis around some numbers, and its marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Lowest and highest number of the axis.
    pub domain: (f64, f64),
    /// The marks, rising, all inside the domain.
    pub ticks: Vec<f64>,
    /// Distance between marks.
    pub step: f64,
}

/// A round axis with about `wanted` marks that holds every finite number given.
///
/// It starts at zero unless all numbers are positive and the lowest is more than half the
/// highest; for one number alone it does. `cap` is a number that the axis does not pass unless the
/// data do, such as 100 for percentages.
pub fn axis(numbers: impl Iterator<Item = f64>, wanted: usize, cap: Option<f64>) -> Axis {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for number in numbers.filter(|number| number.is_finite() && number.abs() < 1e300) {
        low = low.min(number);
        high = high.max(number);
    }
    if low > high {
        (low, high) = (0.0, 1.0);
    }
    if low >= 0.0 && low <= high / 2.0 {
        low = 0.0;
    } else if low < 0.0 && high < 0.0 && high >= low / 2.0 {
        high = 0.0;
    }
    let greatest = high;
    if high - low <= high.abs() * 1e-9 {
        let room = if high.abs() > 0.0 {
            high.abs() * 0.1
        } else {
            1.0
        };
        // One number has no range of its own: from zero it tells its size.
        low = if low >= 0.0 { 0.0 } else { low - room };
        high += room;
    }
    let step = round_step((high - low) / to_f64(wanted.max(1)));
    let mut from = (low / step).floor() * step;
    let mut to = (high / step).ceil() * step;
    // A point on the very edge of a truncated axis would look like zero.
    if from > 0.0 && low - from < step * 0.1 {
        from = (from - step).max(0.0);
    }
    if high > 0.0 && to - high < step * 0.1 {
        to += step;
    }
    if let Some(cap) = cap
        && greatest <= cap
    {
        to = to.min(cap);
    }
    let mut ticks = Vec::new();
    let mut at = from;
    while at <= to + step * 1e-6 && ticks.len() < 64 {
        ticks.push(if at.abs() < step * 1e-9 { 0.0 } else { at });
        at += step;
    }
    Axis {
        domain: (from, to),
        ticks,
        step,
    }
}

/// Decimals that tell the marks of an axis apart.
pub fn decimals(step: f64) -> u8 {
    [0_u8, 1, 2, 3]
        .into_iter()
        .find(|places| {
            let scaled = step * 10f64.powi(i32::from(*places));
            (scaled - scaled.round()).abs() < 1e-6 * scaled.abs().max(1.0)
        })
        .unwrap_or(3)
}

/// The round step, 1, 2 or 5 times a power of ten, not below a distance.
#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to a range that fits"
)]
fn round_step(distance: f64) -> f64 {
    let digits = distance.log10().floor().clamp(-300.0, 300.0);
    let power = 10f64.powi(digits as i32);
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    let found = steps.into_iter().find(|step| *step >= distance * 0.999);
    found.filter(|step| step.is_normal()).unwrap_or(1.0)
}

/// Months to mark between two, at most `wanted`, at steps of 1, 2, 3, 6 or 12 months or whole
/// years, aligned with the calendar.
pub fn months(from: Month, to: Month, wanted: usize) -> Vec<Month> {
    let months = to
        .index()
        .saturating_sub(from.index())
        .saturating_add(1)
        .max(1);
    let wanted = i32::try_from(wanted.max(1)).unwrap_or(1);
    let years = (1..=400).map(|years| years * 12);
    let steps = [1, 2, 3, 6].into_iter().chain(years);
    let step = steps
        .into_iter()
        .find(|step| months.div_euclid(*step) < wanted)
        .unwrap_or(4800);
    let first = from.index().div_euclid(step) * step;
    let mut marks = Vec::new();
    let mut at = if first < from.index() {
        first + step
    } else {
        first
    };
    while at <= to.index() && marks.len() < 64 {
        marks.push(from.plus(at - from.index()));
        at += step;
    }
    if marks.is_empty() {
        marks.push(from);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_is_round_and_holds_its_numbers() {
        let axis = axis([3305.0, 3616.0].into_iter(), 5, None);
        assert_eq!(axis.ticks, [3200.0, 3300.0, 3400.0, 3500.0, 3600.0, 3700.0]);
    }

    #[test]
    fn low_numbers_bring_the_axis_to_zero() {
        let ticks = axis([188.0, 570.0].into_iter(), 5, None).ticks;
        assert_eq!(ticks.first(), Some(&0.0));
    }

    #[test]
    fn percentages_stop_at_a_hundred() {
        let ticks = axis([82.9, 100.0].into_iter(), 5, Some(100.0)).ticks;
        assert_eq!(ticks.last(), Some(&100.0));
    }

    #[test]
    fn months_keep_to_the_calendar() {
        let month = |text: &str| text.parse::<Month>().unwrap();
        let marks = months(month("2019-06"), month("2021-01"), 8);
        let texts: Vec<String> = marks.iter().map(ToString::to_string).collect();
        assert_eq!(
            texts,
            [
                "2019-07", "2019-10", "2020-01", "2020-04", "2020-07", "2020-10", "2021-01"
            ]
        );
    }
}
