//! What the reader asked for, and what to tell them: addresses, selection, wording, tables.
//!
//! Every sentence on a page, in a tooltip, to a screen reader and on paper is made here, once.
//! Pure: the same dataset and the same view give the same words.

pub mod area_page;
pub mod arithmetic;
pub mod below;
pub mod beside;
pub mod breaks;
pub mod change;
pub mod changes;
pub mod checks;
pub mod choice;
pub mod claim;
pub mod columns;
pub mod compare;
pub mod compare_choices;
pub mod compare_finding;
pub mod compare_page;
pub mod compare_table;
pub mod control;
pub mod course;
pub mod csv;
pub mod earlier;
pub mod excerpt;
pub mod figure_rows;
mod fit;
pub mod format;
pub mod found_pages;
pub mod group;
pub mod headline;
pub mod indicator;
pub mod interval;
pub mod labels;
pub mod line;
pub mod list;
pub mod measure;
pub mod meta;
mod moved;
pub mod nearby;
pub mod overview;
pub mod parts;
pub mod periods;
pub mod reading;
pub mod record;
pub mod report;
pub mod search;
pub mod select;
pub mod sentence;
pub mod source;
pub mod standing;
pub mod state;
pub mod summary;
pub mod take;
pub mod target;
pub mod timeline;
pub mod url;
pub mod verdict;
