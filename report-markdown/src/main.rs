//! `report-markdown TEXT SUMMARY FACTS` prints the Markdown of a whole report.
#![expect(clippy::print_stdout, reason = "the Markdown goes to standard output")]

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use report_markdown::{Fact, markdown};

const USAGE: &str = "usage: report-markdown TEXT SUMMARY FACTS
TEXT     the report as plain text
SUMMARY  its summary as Markdown, such as content/reports/july-2019.md
FACTS    a table with the columns id and printed, such as content/observations.csv";

fn main() -> Result<()> {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let [text, summary, table] = arguments.as_slice() else {
        bail!(USAGE);
    };
    let facts = read_facts(&read(table)?)?;
    print!("{}", markdown(&read(text)?, &read(summary)?, &facts));
    Ok(())
}

fn read(path: &OsString) -> Result<String> {
    fs::read_to_string(path).with_context(|| Path::new(path).display().to_string())
}

fn read_facts(table: &str) -> Result<Vec<Fact>> {
    let mut table = csv::Reader::from_reader(table.as_bytes());
    let header = table.headers()?.clone();
    let column = |name| {
        let at = header.iter().position(|column| column == name);
        at.with_context(|| format!("the table of facts has no column {name}"))
    };
    let (id, printed) = (column("id")?, column("printed")?);
    let facts = table.records().map(|row| {
        let row = row?;
        let cell = |at| row.get(at).unwrap_or_default().to_owned();
        Ok(Fact {
            id: cell(id),
            printed: cell(printed),
        })
    });
    facts.collect()
}
