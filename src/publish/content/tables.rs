//! The tables as they are read: files, columns, ids and rows.

pub(crate) mod columns;
pub(crate) mod each_row;
pub(crate) mod filter;
pub(crate) mod ids;
pub(crate) mod national_tables;
pub(crate) mod rows;
