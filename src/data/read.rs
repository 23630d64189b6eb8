//! Reads values out of JSON and says exactly where something is not as it should be.
//!
//! Written by hand rather than derived: derived readers are compiled anew for every struct and
//! every list, which tripled what this costs readers of the page, and they know only a
//! character position, not a name.

use serde_json::Value;

use super::error::DataError;
use super::words::Word;

/// A JSON object of a file, with its path in it.
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    file: &'a str,
    path: String,
    value: &'a Value,
}

impl<'a> Node<'a> {
    /// The whole of a file.
    pub(super) fn root(file: &'a str, value: &'a Value) -> Self {
        Self { file, path: String::new(), value }
    }

    /// What is wrong at a place below this one.
    pub(super) fn error(&self, name: &str, found: &str, expected: &str) -> DataError {
        DataError::Cell {
            file: self.file.to_owned(),
            place: self.place(name),
            found: found.to_owned(),
            expected: expected.to_owned(),
        }
    }

    fn place(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    fn wrong(&self, name: &str, found: Option<&Value>, expected: &str) -> DataError {
        self.error(name, &described(found), expected)
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.value.get(name).filter(|value| !value.is_null())
    }

    /// An object that must be there.
    pub(super) fn object(&self, name: &str) -> Result<Self, DataError> {
        let value = self.get(name);
        match value {
            Some(value) if value.is_object() => {
                Ok(Self { file: self.file, path: self.place(name), value })
            }
            _ => Err(self.wrong(name, value, "an object")),
        }
    }

    /// An object that may be missing.
    pub(super) fn maybe_object(&self, name: &str) -> Result<Option<Self>, DataError> {
        self.get(name).map(|_| self.object(name)).transpose()
    }

    /// A list of objects.
    pub(super) fn objects(&self, name: &str) -> Result<Vec<Self>, DataError> {
        let items = self.items(name)?.iter().enumerate().map(|(at, value)| {
            let name = format!("{name}[{at}]");
            if value.is_object() {
                Ok(Self { file: self.file, path: self.place(&name), value })
            } else {
                Err(self.wrong(&name, Some(value), "an object"))
            }
        });
        items.collect()
    }

    fn items(&self, name: &str) -> Result<&'a [Value], DataError> {
        let value = self.get(name);
        let items = value.and_then(Value::as_array).map(Vec::as_slice);
        items.ok_or_else(|| self.wrong(name, value, "a list"))
    }

    /// A text that must be there.
    pub(super) fn text(&self, name: &str) -> Result<String, DataError> {
        let value = self.get(name);
        let text = value.and_then(Value::as_str).map(str::to_owned);
        text.ok_or_else(|| self.wrong(name, value, "text"))
    }

    /// A text; empty where it is missing.
    pub(super) fn text_or_empty(&self, name: &str) -> Result<String, DataError> {
        if self.get(name).is_some() { self.text(name) } else { Ok(String::new()) }
    }

    /// A word of a closed list.
    pub(super) fn word<W: Word>(&self, name: &str) -> Result<W, DataError> {
        let value = self.get(name);
        let word = value.and_then(Value::as_str).and_then(W::from_code);
        word.ok_or_else(|| self.wrong(name, value, &super::words::choices::<W>()))
    }

    /// A whole number.
    pub(super) fn count(&self, name: &str) -> Result<u32, DataError> {
        let value = self.get(name);
        value.and_then(as_count).ok_or_else(|| self.wrong(name, value, "a whole number"))
    }

    /// Yes or no; no where it is missing.
    pub(super) fn flag(&self, name: &str) -> Result<bool, DataError> {
        let value = self.get(name);
        match value {
            None => Ok(false),
            Some(value) => {
                value.as_bool().ok_or_else(|| self.wrong(name, Some(value), "true or false"))
            }
        }
    }

    /// A list of texts; empty where it is missing.
    pub(super) fn texts(&self, name: &str) -> Result<Vec<String>, DataError> {
        self.column(name, "text", &|value| value.as_str().map(str::to_owned))
    }

    /// A list of positions; empty where it is missing.
    pub(super) fn counts(&self, name: &str) -> Result<Vec<u32>, DataError> {
        self.column(name, "a whole number", &as_count)
    }

    /// A list of numbers with gaps; empty where it is missing.
    pub(super) fn numbers(&self, name: &str) -> Result<Vec<Option<f64>>, DataError> {
        self.column(name, "a number or null", &|value| match value {
            Value::Null => Some(None),
            value => value.as_f64().filter(|number| number.is_finite()).map(Some),
        })
    }

    /// A list of words; empty where it is missing.
    pub(super) fn words<W: Word>(&self, name: &str) -> Result<Vec<W>, DataError> {
        let codes = self.texts(name)?;
        let words = codes.iter().enumerate().map(|(at, code)| {
            let unknown = || {
                let cell = format!("{name}[{at}]");
                self.error(&cell, &format!("“{code}”"), &super::words::choices::<W>())
            };
            W::from_code(code).ok_or_else(unknown)
        });
        words.collect()
    }

    fn column<T>(
        &self,
        name: &str,
        expected: &str,
        read: &dyn Fn(&Value) -> Option<T>,
    ) -> Result<Vec<T>, DataError> {
        if self.get(name).is_none() {
            return Ok(Vec::new());
        }
        let mut cells = Vec::new();
        for (at, value) in self.items(name)?.iter().enumerate() {
            let Some(cell) = read(value) else {
                return Err(self.wrong(&format!("{name}[{at}]"), Some(value), expected));
            };
            cells.push(cell);
        }
        Ok(cells)
    }
}

fn as_count(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|count| u32::try_from(count).ok())
}

/// What stands there, in words.
fn described(found: Option<&Value>) -> String {
    match found {
        None | Some(Value::Null) => "nothing".to_owned(),
        Some(Value::Bool(value)) => value.to_string(),
        Some(Value::Number(number)) => format!("the number {number}"),
        Some(Value::String(text)) => {
            let short: String = text.chars().take(40).collect();
            format!("the text “{short}”")
        }
        Some(Value::Array(_)) => "a list".to_owned(),
        Some(Value::Object(_)) => "an object".to_owned(),
    }
}
