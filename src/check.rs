//! Checks of a report's statements against figures: one rule per file, evaluated with the rounding
//! that the statement implies. No verdict is entered by hand.

pub mod bounds;
pub mod error;
pub mod goal;
pub mod kind;
pub mod outcome;
pub mod promise;
pub mod rounding;
pub mod rule;
pub mod statement;
pub mod threshold;
