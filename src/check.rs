//! Claims held against figures: a small typed set of rules, evaluated with the rounding of the
//! words that state them. No verdict is typed by hand.

pub mod goal;
pub mod known;
pub mod rule;
pub mod stated;
