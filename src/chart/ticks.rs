//! Axes and their ticks: round numbers, and months aligned with the calendar.

use crate::stats::order::to_f64;

use super::scale::Extent;

/// Formats a number with a number of decimals.
#[derive(Debug, Clone, Copy)]
pub struct NumberFormat(pub fn(f64, u8) -> String);

impl Default for NumberFormat {
    fn default() -> Self {
        Self(|value, decimals| format!("{value:.*}", usize::from(decimals)))
    }
}

/// Formats are equal that are the same function. Two functions with the same code may be either.
impl PartialEq for NumberFormat {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

/// The properties of a value axis that depend on its unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AxisSpec {
    /// Name of the unit, beside the axis.
    pub title: String,
    /// Format of its numbers.
    pub format: NumberFormat,
    /// A value that the axis does not pass unless the data do, such as 100 for percentages.
    pub cap: Option<f64>,
    /// The least that a time axis spans, so that a small change does not fill the chart.
    pub min_span: f64,
}

impl AxisSpec {
    /// The label of a value.
    pub fn label(&self, value: f64, decimals: u8) -> String {
        (self.format.0)(value, decimals)
    }

    /// The note for an axis that does not start at zero; `None` where it does, or below.
    pub fn start_note(&self, start: f64, decimals: u8) -> Option<String> {
        (start > 0.0).then(|| {
            let start = self.label(start, decimals);
            format!("The scale starts at {start}, not at zero.")
        })
    }
}

/// The domain of an axis, rounded outwards, and its ticks.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Lowest and highest value of the axis.
    pub domain: Extent,
    /// The ticks in ascending order, all inside the domain.
    pub ticks: Vec<f64>,
    /// Distance between ticks.
    pub step: f64,
}

/// An axis with about `wanted` ticks at round numbers that contains every finite number given.
///
/// It starts at zero unless all numbers are positive and the lowest is more than half the
/// highest; for one number alone it does. `cap` is a number that the axis does not pass unless the
/// data do, such as 100 for percentages.
///
/// ```
/// use candour::chart::ticks::axis;
///
/// let axis = axis([12.0, 41.0].into_iter(), 5, None);
/// assert_eq!(axis.ticks, [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]);
/// ```
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
        // A single number has no range; an axis from zero shows its size.
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
        domain: Extent::new(from, to),
        ticks,
        step,
    }
}

/// The number of decimals that ticks at a distance need, at most 3.
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

/// Months, counted from January of the year 0, that a time axis can show.
const CALENDAR: std::ops::Range<i32> = 1800 * 12..2201 * 12;

/// Months to mark from a first to a last one, at most `wanted`, at steps of 1, 2, 3, 6 or 12 months
/// or whole years that start in January. Months are counted from January of the year 0; none are
/// marked where an end lies outside the years 1800 to 2200.
///
/// ```
/// use candour::chart::ticks::{month_label, months};
///
/// let marks = months(2019 * 12 + 5, 2021 * 12, 4);
/// let labels: Vec<String> = marks.into_iter().map(month_label).collect();
/// assert_eq!(labels, ["Jul 2019", "Jan 2020", "Jul 2020", "Jan 2021"]);
/// ```
pub fn months(first: i32, last: i32, wanted: usize) -> Vec<i32> {
    if !CALENDAR.contains(&first) || !CALENDAR.contains(&last) {
        return Vec::new();
    }
    let months = (last - first + 1).max(1);
    let wanted = i32::try_from(wanted.max(1)).unwrap_or(1);
    let years = (1..=400).map(|years| years * 12);
    let steps = [1, 2, 3, 6].into_iter().chain(years);
    let step = steps
        .into_iter()
        .find(|step| months.div_euclid(*step) < wanted)
        .unwrap_or(4800);
    let aligned = first.div_euclid(step) * step;
    let mut marks = Vec::new();
    let mut at = if aligned < first {
        aligned + step
    } else {
        aligned
    };
    while at <= last && marks.len() < 64 {
        marks.push(at);
        at += step;
    }
    if marks.is_empty() {
        marks.push(first);
    }
    marks
}

/// The label of a month that is counted from January of the year 0.
pub fn month_label(month: i32) -> String {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let name = usize::try_from(month.rem_euclid(12)).ok();
    let name = name.and_then(|at| NAMES.get(at)).copied();
    format!("{} {}", name.unwrap_or_default(), month.div_euclid(12))
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
        let marks = months(2019 * 12 + 5, 2021 * 12, 8);
        let labels: Vec<String> = marks.into_iter().map(month_label).collect();
        assert_eq!(
            labels,
            [
                "Jul 2019", "Oct 2019", "Jan 2020", "Apr 2020", "Jul 2020", "Oct 2020", "Jan 2021"
            ]
        );
    }

    #[test]
    fn months_outside_the_calendar_are_not_marked() {
        assert!(months(0, 12, 5).is_empty());
        assert!(months(2200 * 12, 2300 * 12, 5).is_empty());
    }

    #[test]
    fn a_note_says_where_a_cut_axis_starts() {
        let axis = AxisSpec {
            format: NumberFormat(|value, decimals| format!("{value:.*}%", usize::from(decimals))),
            ..AxisSpec::default()
        };
        assert_eq!(axis.start_note(0.0, 0), None);
        let note = axis.start_note(80.0, 0);
        assert_eq!(
            note.as_deref(),
            Some("The scale starts at 80%, not at zero.")
        );
    }
}
