//! Checks of a report's statements against figures: one rule per file, evaluated with the
//! rounding of the statement's words. No verdict is typed by hand.

pub mod bounds;
pub mod error;
pub mod goal;
pub mod kind;
pub mod outcome;
pub mod rounding;
pub mod rule;
pub mod statement;
