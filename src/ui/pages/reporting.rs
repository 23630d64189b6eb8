//! Pages about the reports: their list, their text, their differences and their terms.

pub mod changes;
pub mod glossary;
pub mod report_list;
pub mod report_reader;
