//! Counts as floating-point numbers, and sorting by a floating-point key.
//!
//! `docs/size.md` has the reason for a sort of our own.

/// Converts a count to `f64`, saturating at `f64::MAX` beyond `u32::MAX`.
///
/// ```
/// use candour::stats::order::to_f64;
///
/// assert_eq!(to_f64(12), 12.0);
/// ```
pub fn to_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// Sorts a list by a key, ascending. The sort is stable; NaN keys come last.
///
/// ```
/// use candour::stats::order::sort_by_f64;
///
/// let mut areas = vec![("Leeds", 51.5), ("York", 28.0), ("Hull", 60.1)];
/// sort_by_f64(&mut areas, |(_, rate)| -rate);
/// assert_eq!(areas, [("Hull", 60.1), ("Leeds", 51.5), ("York", 28.0)]);
/// ```
pub fn sort_by_f64<T>(list: &mut Vec<T>, key: impl Fn(&T) -> f64) {
    let order = sorted(list.iter().map(key).zip(0..).collect());
    let mut taken: Vec<Option<T>> = list.drain(..).map(Some).collect();
    let sorted = order
        .into_iter()
        .filter_map(|(_, at)| taken.get_mut(at).and_then(Option::take));
    list.extend(sorted);
}

/// The only instance of the standard sort.
fn sorted(mut order: Vec<(f64, usize)>) -> Vec<(f64, usize)> {
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order_and_nan_comes_last() {
        let mut list = vec![("n", f64::NAN), ("b", 2.0), ("a", 1.0), ("c", 2.0)];
        sort_by_f64(&mut list, |item| item.1);
        let names: Vec<&str> = list.iter().map(|item| item.0).collect();
        assert_eq!(names, ["a", "b", "c", "n"]);
    }
}
