//! The smallest count of people that may be published.

/// Smallest count that may be published as it is; zero may too.
const THRESHOLD: f64 = 5.0;

/// True if the bounds leave one to four people. “1 to 4” reveals no more than “fewer than 5”.
pub(crate) fn is_disclosed(least: f64, most: f64) -> bool {
    is_small(most) && (least > 1.0 || most < THRESHOLD - 1.0)
}

/// True if a count is above zero and below the threshold.
pub(crate) fn is_small(count: f64) -> bool {
    count > 0.0 && count < THRESHOLD
}
