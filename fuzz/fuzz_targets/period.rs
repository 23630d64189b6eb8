//! A text is a period in its one written form, or it is refused.
#![no_main]

use candour::data::month::Month;
use candour::data::period::Period;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(month) = text.parse::<Month>() {
        assert_eq!(month.to_string(), text);
        assert!(month.first_day() < month.last_day());
    }
    let Ok(period) = text.parse::<Period>() else {
        return;
    };
    let written = period.to_string();
    assert_eq!(written.parse(), Ok(period));
    // A run of whole years may also be written in months.
    let is_whole_years =
        matches!(period, Period::Span { from, to } if from.number() == 1 && to.number() == 12);
    assert!(
        written == text || is_whole_years,
        "{text} is written {written}"
    );
    assert!(period.start() <= period.end());
    let ((first, last), (start, end)) = (period.months(), period.extent());
    assert!(first <= last && start <= end);
    assert!(period.order().is_finite());
    assert!(!period.holds(period));
});
