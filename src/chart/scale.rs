//! Linear scales from data to pixels.

/// Two ends of an axis, in data or in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Extent {
    /// The start.
    pub start: f64,
    /// The end; before the start where an axis runs backwards.
    pub end: f64,
}

impl Extent {
    /// An extent from its ends.
    pub fn new(start: f64, end: f64) -> Self {
        Self { start, end }
    }

    /// The distance from start to end.
    pub fn length(&self) -> f64 {
        self.end - self.start
    }

    /// The midpoint.
    pub fn midpoint(&self) -> f64 {
        f64::midpoint(self.start, self.end)
    }

    /// The part of another extent that lies within this one; `None` where none does.
    pub fn clip(&self, start: f64, end: f64) -> Option<Self> {
        let (start, end) = (start.max(self.start), end.min(self.end));
        (start < end).then_some(Self { start, end })
    }
}

impl From<(f64, f64)> for Extent {
    fn from((start, end): (f64, f64)) -> Self {
        Self { start, end }
    }
}

/// A linear scale. A domain of length zero maps to the midpoint of the range.
///
/// ```
/// use candour::chart::scale::{Extent, Scale};
///
/// let y = Scale::new(Extent::new(0.0, 100.0), Extent::new(400.0, 0.0));
/// assert_eq!(y.px_from_data(25.0), 300.0);
/// assert_eq!(y.data_from_px(300.0), 25.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    domain: Extent,
    range: Extent,
}

impl Scale {
    /// A scale from a domain of data to a range of pixels; either may run backwards.
    pub fn new(domain: Extent, range: Extent) -> Self {
        Self { domain, range }
    }

    /// The pixel of a value. Values outside the domain lie outside the range; what is not finite
    /// lies at its start.
    pub fn px_from_data(&self, value: f64) -> f64 {
        let Extent {
            start: from,
            end: to,
        } = self.domain;
        let Extent { start, end } = self.range;
        // Halves, so that the distance between two huge numbers does not overflow.
        let extent = to / 2.0 - from / 2.0;
        if extent.abs() < f64::MIN_POSITIVE {
            return f64::midpoint(start, end);
        }
        let share = (value / 2.0 - from / 2.0) / extent;
        let px = start + share * (end - start);
        if px.is_finite() { px } else { start }
    }

    /// The value of a pixel: the inverse of [`Scale::px_from_data`].
    pub fn data_from_px(&self, px: f64) -> f64 {
        let Extent { start, end } = self.range;
        if (end - start).abs() < f64::MIN_POSITIVE {
            return self.domain.start;
        }
        let share = (px - start) / (end - start);
        self.domain.start * (1.0 - share) + self.domain.end * share
    }
}
