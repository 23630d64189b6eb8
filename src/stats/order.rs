//! Sorting by a number.
//!
//! One compiled sort serves every list: the standard sort is compiled anew for every type it
//! sorts, which costs readers of the page 3 KB each.

/// A count or position as a number to reckon with.
pub fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// Sorts by a number, least first; equals keep their order, what is not a number comes last.
pub fn by_number<T>(list: &mut Vec<T>, key: impl Fn(&T) -> f64) {
    let order = sorted(list.iter().map(key).zip(0..).collect());
    let mut taken: Vec<Option<T>> = list.drain(..).map(Some).collect();
    let sorted = order
        .into_iter()
        .filter_map(|(_, at)| taken.get_mut(at).and_then(Option::take));
    list.extend(sorted);
}

/// The one sort.
fn sorted(mut order: Vec<(f64, usize)>) -> Vec<(f64, usize)> {
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let mut list = vec![("b", 2.0), ("a", 1.0), ("c", 2.0), ("n", f64::NAN)];
        by_number(&mut list, |item| item.1);
        let names: Vec<&str> = list.iter().map(|item| item.0).collect();
        assert_eq!(names, ["a", "b", "c", "n"]);
    }
}
