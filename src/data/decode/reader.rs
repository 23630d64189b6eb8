//! Reads values from JSON and reports the exact location of an error.
//!
//! Written by hand rather than derived: derived readers are compiled again for every struct and
//! every list, which doubled the download size of this code, and they report only a character
//! position, not a name.
//!
//! A value that cannot be read becomes empty and the first problem is kept; [`Reader::finish`]
//! returns that problem instead of the whole.

use std::cell::RefCell;

use chrono::NaiveDate;
use serde_json::Value;

use crate::data::error::DataError;
use crate::data::month::Month;
use crate::data::partial_date::PartialDate;
use crate::data::period::day_of;
use crate::data::words::{Word, choices, position};

/// A file that is being read.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    file: &'a str,
    problem: RefCell<Option<DataError>>,
}

impl<'a> Reader<'a> {
    /// A file of some name.
    pub(crate) fn new(file: &'a str) -> Self {
        Self {
            file,
            problem: RefCell::new(None),
        }
    }

    /// Records an error at a location, if there was none before.
    #[inline(never)]
    pub(crate) fn note(&self, place: &str, found: &str, expected: &str) {
        let mut problem = self.problem.borrow_mut();
        if problem.is_none() {
            *problem = Some(DataError::Cell {
                file: self.file.to_owned(),
                place: place.to_owned(),
                found: found.to_owned(),
                expected: expected.to_owned(),
            });
        }
    }

    /// The value, or the first problem.
    pub(crate) fn finish<T>(self, whole: T) -> Result<T, DataError> {
        self.problem.into_inner().map_or(Ok(whole), Err)
    }
}

/// A JSON value of a file, with its path in it.
#[derive(Debug, Clone)]
pub(crate) struct Node<'a> {
    reader: &'a Reader<'a>,
    path: String,
    value: &'a Value,
}

impl<'a> Node<'a> {
    /// Root value of a file.
    pub(crate) fn root(reader: &'a Reader<'a>, value: &'a Value) -> Self {
        Self {
            reader,
            path: String::new(),
            value,
        }
    }

    #[inline(never)]
    fn wrong(&self, name: &str, found: Option<&Value>, expected: &str) {
        let place = if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        };
        self.reader.note(&place, &described(found), expected);
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.value.get(name).filter(|value| !value.is_null())
    }

    fn below(&self, name: &str, value: &'a Value) -> Self {
        let path = if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        };
        Self {
            reader: self.reader,
            path,
            value,
        }
    }

    /// An object that must be there.
    pub(crate) fn object(&self, name: &str) -> Self {
        static NOTHING: Value = Value::Null;
        let value = self.get(name);
        match value {
            Some(value) if value.is_object() => self.below(name, value),
            _ => {
                self.wrong(name, value, "an object");
                self.below(name, &NOTHING)
            }
        }
    }

    /// An object that may be missing.
    pub(crate) fn maybe_object(&self, name: &str) -> Option<Self> {
        self.get(name).map(|_| self.object(name))
    }

    /// A list of objects.
    pub(crate) fn objects(&self, name: &str) -> Vec<Self> {
        let mut objects = Vec::new();
        for (at, value) in self.items(name).iter().enumerate() {
            let name = format!("{name}[{at}]");
            if !value.is_object() {
                self.wrong(&name, Some(value), "an object");
            }
            objects.push(self.below(&name, value));
        }
        objects
    }

    fn items(&self, name: &str) -> &'a [Value] {
        let value = self.get(name);
        let items = value.and_then(Value::as_array);
        if items.is_none() {
            self.wrong(name, value, "a list");
        }
        items.map(Vec::as_slice).unwrap_or_default()
    }

    /// True if the object has a field.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// A list of lists.
    pub(crate) fn lists(&self, name: &str) -> Vec<Self> {
        let lists = self.items(name).iter().enumerate();
        let lists = lists.map(|(at, value)| self.below(&format!("{name}[{at}]"), value));
        lists.collect()
    }

    /// The lists that a list of lists holds.
    pub(crate) fn all_lists(&self) -> Vec<Self> {
        self.own("a list", Value::is_array)
    }

    /// The objects that a list holds.
    pub(crate) fn all_objects(&self) -> Vec<Self> {
        self.own("an object", Value::is_object)
    }

    /// Description of the items.
    fn own(&self, expected: &str, fits: fn(&Value) -> bool) -> Vec<Self> {
        let items = self.value.as_array();
        if items.is_none() {
            self.reader
                .note(&self.path, &described(Some(self.value)), "a list");
        }
        let mut held = Vec::new();
        for (at, value) in items.into_iter().flatten().enumerate() {
            let path = format!("{}[{at}]", self.path);
            if !fits(value) {
                self.reader.note(&path, &described(Some(value)), expected);
            }
            held.push(Self {
                reader: self.reader,
                path,
                value,
            });
        }
        held
    }

    /// A text that must be there.
    pub(crate) fn text(&self, name: &str) -> String {
        let value = self.get(name);
        let text = value.and_then(Value::as_str);
        if text.is_none() {
            self.wrong(name, value, "text");
        }
        text.unwrap_or_default().to_owned()
    }

    /// A text, if there is one.
    pub(crate) fn maybe_text(&self, name: &str) -> Option<String> {
        self.has(name).then(|| self.text(name))
    }

    /// A day.
    pub(crate) fn day(&self, name: &str) -> NaiveDate {
        self.parsed(name, "a day such as YYYY-MM-DD", day_of)
            .unwrap_or_default()
    }

    /// A month.
    pub(crate) fn month(&self, name: &str) -> Month {
        let expected = "a month such as YYYY-MM";
        self.parsed(name, expected, |text| text.parse().ok())
            .unwrap_or_default()
    }

    /// A month, if there is one.
    pub(crate) fn maybe_month(&self, name: &str) -> Option<Month> {
        self.has(name).then(|| self.month(name))
    }

    /// A day or a month.
    pub(crate) fn date(&self, name: &str) -> PartialDate {
        let expected = "a day or month such as YYYY-MM-DD";
        self.parsed(name, expected, |text| text.parse().ok())
            .unwrap_or_default()
    }

    /// A day or a month, if there is one.
    pub(crate) fn maybe_date(&self, name: &str) -> Option<PartialDate> {
        self.has(name).then(|| self.date(name))
    }

    /// A value in its text form.
    fn parsed<T>(&self, name: &str, expected: &str, read: fn(&str) -> Option<T>) -> Option<T> {
        let value = self.get(name);
        let parsed = value.and_then(Value::as_str).and_then(read);
        if parsed.is_none() {
            self.wrong(name, value, expected);
        }
        parsed
    }

    /// A word of a closed list.
    pub(crate) fn word<W: Word>(&self, name: &str) -> W {
        let at = self.choice(name, W::CODES);
        at.and_then(|at| W::ALL.get(at))
            .copied()
            .unwrap_or_default()
    }

    /// Index of a code in a list.
    fn choice(&self, name: &str, codes: &[&str]) -> Option<usize> {
        let value = self.get(name);
        let code = value.and_then(Value::as_str);
        let at = code.and_then(|code| position(codes, code));
        if at.is_none() {
            self.wrong(name, value, &choices(codes));
        }
        at
    }

    /// A word of a closed list, its default where it is missing.
    pub(crate) fn word_or_default<W: Word>(&self, name: &str) -> W {
        if self.get(name).is_some() {
            self.word(name)
        } else {
            W::default()
        }
    }

    /// Integer.
    pub(crate) fn count(&self, name: &str) -> u32 {
        let value = self.get(name);
        let count = value.and_then(as_count);
        if count.is_none() {
            self.wrong(name, value, "a whole number");
        }
        count.unwrap_or_default()
    }

    /// Integer; zero if it is missing.
    pub(crate) fn count_or_zero(&self, name: &str) -> u32 {
        if self.has(name) { self.count(name) } else { 0 }
    }

    /// Yes or no; no where it is missing.
    pub(crate) fn flag(&self, name: &str) -> bool {
        let value = self.get(name);
        let flag = value.map_or(Some(false), Value::as_bool);
        if flag.is_none() {
            self.wrong(name, value, "true or false");
        }
        flag.unwrap_or_default()
    }

    /// A list of texts; empty where it is missing.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        self.column(name, "text", &|value| value.as_str().map(str::to_owned))
    }

    /// A list of positions; empty where it is missing.
    pub(crate) fn counts(&self, name: &str) -> Vec<u32> {
        self.column(name, "a whole number", &as_count)
    }

    /// A list of numbers with gaps; empty where it is missing.
    pub(crate) fn numbers(&self, name: &str) -> Vec<Option<f64>> {
        self.column(name, "a number or null", &|value| match value {
            Value::Null => Some(None),
            value => value.as_f64().filter(|number| number.is_finite()).map(Some),
        })
    }

    /// List of codes; empty if it is missing.
    pub(crate) fn words<W: Word>(&self, name: &str) -> Vec<W> {
        let words = self.choices(name, W::CODES).into_iter();
        words
            .map(|at| W::ALL.get(at).copied().unwrap_or_default())
            .collect()
    }

    /// Indexes of the codes of a column in a list.
    fn choices(&self, name: &str, codes: &[&str]) -> Vec<usize> {
        self.column(name, &choices(codes), &|value| {
            value.as_str().and_then(|code| position(codes, code))
        })
    }

    fn column<T: Default>(
        &self,
        name: &str,
        expected: &str,
        read: &dyn Fn(&Value) -> Option<T>,
    ) -> Vec<T> {
        let mut cells = Vec::new();
        if self.get(name).is_some() {
            for (at, value) in self.items(name).iter().enumerate() {
                let cell = read(value);
                if cell.is_none() {
                    self.wrong(&format!("{name}[{at}]"), Some(value), expected);
                }
                cells.push(cell.unwrap_or_default());
            }
        }
        cells
    }
}

fn as_count(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|count| u32::try_from(count).ok())
}

/// Description of a JSON value.
fn described(found: Option<&Value>) -> String {
    match found {
        None | Some(Value::Null) => "nothing".to_owned(),
        Some(Value::Bool(value)) => value.to_string(),
        // Formatted as a float: the JSON number formatter would add a table of its own to the
        // program.
        Some(Value::Number(number)) => {
            format!("the number {}", number.as_f64().unwrap_or_default())
        }
        Some(Value::String(text)) => {
            let short: String = text.chars().take(40).collect();
            format!("the text “{short}”")
        }
        Some(Value::Array(_)) => "a list".to_owned(),
        Some(Value::Object(_)) => "an object".to_owned(),
    }
}
