//! The lazy-loaded chunks of the program, and the chunk that holds each page.

use crate::view::state::route::Route;

/// A chunk of the program, loaded when it is first needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chunk {
    /// The pages that lead to others.
    Front,
    /// The page of an indicator, down to its chart.
    Indicator,
    /// The rest of that page.
    IndicatorDetails,
    /// The pages of reports.
    Reports,
    /// Comparisons.
    Compare,
    /// The pages of claims, and the claims on other pages.
    Claims,
    /// All other pages.
    More,
}

impl Chunk {
    /// Every chunk, in the order in which a reader is likely to need them.
    pub const ALL: [Self; 7] = [
        Self::Indicator,
        Self::IndicatorDetails,
        Self::Claims,
        Self::Front,
        Self::Reports,
        Self::Compare,
        Self::More,
    ];

    /// The chunk that holds the page of a route.
    pub fn of(route: &Route) -> Self {
        match route {
            Route::Home | Route::Subjects | Route::Indicators | Route::NotFound(_) => Self::Front,
            Route::Subject(_) | Route::Indicator(_) => Self::Indicator,
            Route::Reports | Route::Report(_) => Self::Reports,
            Route::Compare | Route::Area(_) => Self::Compare,
            Route::Checks | Route::SaidAndDone => Self::Claims,
            _ => Self::More,
        }
    }

    /// Key by which pages require the chunk, beside the keys of data files.
    pub fn key(self) -> String {
        format!("program/{}", self.name())
    }

    /// Name of the chunk in the split program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Indicator => "indicator",
            Self::IndicatorDetails => "details",
            Self::Reports => "reports",
            Self::Compare => "compare",
            Self::Claims => "claims",
            Self::More => "more",
        }
    }

    /// Bit that stands for the chunk in a set of chunks.
    pub fn bit(self) -> u32 {
        1 << self as u32
    }
}
