//! Breaks in comparability of a line's figures: the record or the practice changed.

use crate::data::catalog::Event;
use crate::data::dataset::Dataset;
use crate::data::month::Month;

use crate::format::labels;

/// A change across which figures cannot be compared. One that took several months spoils the
/// months within it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// First month of the change.
    pub from: Month,
    /// Last month of the change.
    pub to: Month,
}

impl Break {
    /// The break that an event declares.
    pub fn of_event(event: &Event) -> Option<Self> {
        let (from, to) = event.months();
        event.breaks.then_some(Self { from, to })
    }

    /// True if it lies between two months, the earlier first.
    pub fn separates(&self, earlier: Month, later: Month) -> bool {
        let begins_between = earlier < self.from && self.from <= later;
        let ends_between = self.from < self.to && earlier <= self.to && self.to < later;
        begins_between || ends_between
    }
}

/// The breaks that the dataset's events declare for an indicator in an area, both by id.
pub fn of(dataset: &Dataset, indicator: &str, area: &str) -> Vec<Break> {
    let areas = [area];
    let events = dataset.events(indicator, &areas);
    events.filter_map(Break::of_event).collect()
}

/// Warning about figures of several months that a claim compares with each other: the first break
/// between any two of them.
pub fn warning<'a>(
    events: impl IntoIterator<Item = &'a Event>,
    months: &[Month],
) -> Option<String> {
    let (first, last) = months.iter().min().zip(months.iter().max())?;
    let lies_between =
        |event: &&Event| Break::of_event(event).is_some_and(|cut| cut.separates(*first, *last));
    let event = events.into_iter().find(lies_between)?;
    Some(format!(
        "A break in the record lies between: {}, {}. {}",
        event.label,
        labels::event_when(event),
        labels::BREAKS
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_separates_earlier_months_from_its_own() {
        let june = Break {
            from: month("2019-06"),
            to: month("2019-06"),
        };
        assert!(june.separates(month("2019-05"), month("2019-06")));
        assert!(!june.separates(month("2019-06"), month("2019-07")));
        assert!(!june.separates(month("2019-03"), month("2019-05")));
    }

    #[test]
    fn a_long_change_is_comparable_with_neither_side() {
        let migration = Break {
            from: month("2019-10"),
            to: month("2020-01"),
        };
        assert!(migration.separates(month("2019-09"), month("2020-03")));
        assert!(migration.separates(month("2019-09"), month("2019-12")));
        assert!(migration.separates(month("2019-12"), month("2020-03")));
        assert!(!migration.separates(month("2020-02"), month("2020-03")));
    }
}
