//! Rules that the cells of a row keep: numbers, dates, shares, and what makes sense together.

pub(crate) mod agreement;
pub(crate) mod dates;
pub(crate) mod doubt;
pub(crate) mod numbers;
pub(crate) mod quantity;
pub(crate) mod sense;
pub(crate) mod shares;
