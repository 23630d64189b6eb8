//! Comma-separated text (RFC 4180) that opens in a spreadsheet as it is meant.
//!
//! Text that a spreadsheet would run as a formula is defused with an apostrophe; numbers are
//! left alone. Lines end as the standard has them.

/// Rows as text.
pub fn text(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| line(row)).collect()
}

/// One row as a line of text, with its end.
pub fn line(row: &[String]) -> String {
    let cells: Vec<String> = row.iter().map(|cell| quoted(&safe(cell))).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell that no spreadsheet takes for a formula.
fn safe(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if risky {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// A cell in quotation marks where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        assert_eq!(safe("=1+1"), "'=1+1");
        assert_eq!(safe("-4"), "-4");
        assert_eq!(safe("@cell"), "'@cell");
        assert_eq!(safe("around 10%"), "around 10%");
    }

    #[test]
    fn a_cell_is_quoted_only_where_it_must_be() {
        let row = ["plain", "a, b", "say “so”", "5\" wide"].map(str::to_owned);
        assert_eq!(
            text(&[row.to_vec()]),
            "plain,\"a, b\",say “so”,\"5\"\" wide\"\r\n"
        );
    }
}
