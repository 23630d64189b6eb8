//! Columns of a figure as a row of data: the same in every file that can be exported.

use crate::data::dataset::Dataset;
use crate::data::figure::{Observation, Quantity, Source};
use crate::data::words::{Status, Word};
use crate::format::citation;

/// The columns of a figure, each with what it holds.
pub const FIGURE: [(&str, &str); 22] = [
    ("id", "Name of the figure, the same in every file"),
    ("indicator", "Short name of what is measured"),
    ("indicator_name", "What is measured"),
    ("unit", "Unit of value, lower and upper"),
    ("area", "Short name of the area"),
    ("area_code", "Official code of the area, where it has one"),
    (
        "breakdown",
        "Part of the area or service; empty for the whole",
    ),
    (
        "period",
        "When: a month, a day, a financial year (FY), a year so far (YTD), a calendar year",
    ),
    ("period_dating", "How sure the time is"),
    (
        "value",
        "The number; empty where the source gives bounds only",
    ),
    ("lower", "The number is not below this"),
    ("upper", "The number is not above this"),
    ("exactness", "Exact, or the word that the source uses"),
    ("numerator", "What was counted, where the source gives it"),
    ("denominator", "Out of how many, where the source gives it"),
    (
        "status",
        "How the figure came to stand here; empty where it is simply printed",
    ),
    ("report", "Short name of the source"),
    ("report_title", "The source"),
    ("place", "Where in the source"),
    ("printed", "As printed there"),
    ("note", "What must be known about it"),
    (
        "worked_out_again",
        "What it comes to from the numbers that it rests on, where that was worked out",
    ),
];

/// The names of the columns of a figure.
pub fn heads() -> Vec<String> {
    FIGURE.map(|(name, _)| name.to_owned()).to_vec()
}

/// A figure, one cell for each column.
pub fn figure(dataset: &Dataset, o: &Observation) -> Vec<String> {
    let (indicator, area) = (dataset.indicator(o.indicator), dataset.area(o.area));
    let mut row = vec![o.id.to_string()];
    row.extend([
        indicator.map(|i| i.id.clone()).unwrap_or_default(),
        indicator.map(|i| i.name.clone()).unwrap_or_default(),
        indicator.map(|i| word(&i.unit)).unwrap_or_default(),
        area.map(|a| a.id.clone()).unwrap_or_default(),
        area.and_then(|a| a.code.clone()).unwrap_or_default(),
        o.breakdown.id.clone().unwrap_or_default(),
        o.period.to_string(),
        word(&o.dating),
    ]);
    row.extend(numbers(&o.quantity));
    row.extend([o.numerator, o.denominator].map(number));
    row.push(if o.status == Status::Printed {
        String::new()
    } else {
        word(&o.status)
    });
    row.extend(place(&o.source, dataset));
    row.push(text(o.note.as_deref()));
    let check = dataset.check(&o.id);
    row.push(check.map(|check| check.message.clone()).unwrap_or_default());
    row
}

/// The cells of a quantity: value, bounds, exactness.
pub fn numbers(quantity: &Quantity) -> [String; 4] {
    let [value, lower, upper] = [quantity.value, quantity.lower, quantity.upper].map(number);
    [value, lower, upper, word(&quantity.qualifier)]
}

/// Cells of a source: report, its title, paragraph, text as printed.
pub fn place(from: &Source, dataset: &Dataset) -> [String; 4] {
    let report = dataset.report(from.report);
    [
        report.map(|r| r.id.clone()).unwrap_or_default(),
        report.map(|r| r.short_title.clone()).unwrap_or_default(),
        citation::place(&from.place),
        text(from.printed.as_deref()),
    ]
}

/// A text as a cell; empty where there is none.
pub fn text(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

/// A number as data; empty where there is none.
pub fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The code of a word from a closed list.
pub fn word(word: &impl Word) -> String {
    word.code().to_owned()
}
