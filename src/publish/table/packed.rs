//! The cells of one row in one piece of memory: a table of national figures has millions of them,
//! and a `String` for each takes five times as much.

/// Cells of a row, in the order of the columns.
#[derive(Debug)]
pub(super) struct PackedCells {
    text: Box<str>,
    /// End of each cell in the text, in bytes.
    ends: Box<[u32]>,
}

impl PackedCells {
    /// Copies the cells of a row. A row of more than four gigabytes is cut there.
    pub(super) fn new(cells: &[String]) -> Self {
        let mut end = 0;
        let ends = cells.iter().map(|cell| {
            end += cell.len();
            u32::try_from(end).unwrap_or(u32::MAX)
        });
        Self {
            ends: ends.collect(),
            text: cells.concat().into_boxed_str(),
        }
    }

    /// The cell of a column.
    pub(super) fn get(&self, column: usize) -> Option<&str> {
        let end = |column: usize| self.ends.get(column).and_then(|end| (*end).try_into().ok());
        let from = column.checked_sub(1).map_or(Some(0), end)?;
        self.text.get(from..end(column)?)
    }

    /// Every cell.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).filter_map(|column| self.get(column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_were_put_in() {
        let row = ["", "2020-06", "“so”, said", ""].map(str::to_owned);
        let cells = PackedCells::new(&row);
        assert!(cells.iter().eq(row.iter().map(String::as_str)));
        assert_eq!(cells.get(2), Some("“so”, said"));
        assert_eq!((cells.get(3), cells.get(4)), (Some(""), None));
    }
}
