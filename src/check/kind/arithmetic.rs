//! Rules that calculate a number from figures.

pub(super) mod change;
pub(super) mod count;
pub(super) mod difference;
pub(super) mod possible;
pub(super) mod rate;
pub(super) mod ratio;
pub(super) mod remainder;
pub(super) mod sum;
pub(super) mod value;
pub(super) mod wider;
