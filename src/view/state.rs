//! Route and view state: the page a reader is on and the view they requested of it.

pub mod anchor;
pub mod choice;
pub mod link;
pub mod options;
pub mod query;
pub mod route;

use crate::data::month::Month;

pub use crate::view::state::options::{Arrangement, Average, Display, Measure};

/// View that a reader requested; the default value is the default view of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ViewState {
    /// Ids of areas; none for the page's default areas.
    pub areas: Vec<String>,
    /// Ids of indicators to compare; none for the page's default indicators.
    pub indicators: Vec<String>,
    /// Measure in which numbers are shown.
    pub measure: Measure,
    /// First and last month; none for all.
    pub period: Option<(Month, Month)>,
    /// Chart or table first.
    pub display: Display,
    /// Average of a group of areas: mean or median.
    pub average: Average,
    /// Id of the earlier of two reports; empty for the default one.
    pub from: String,
    /// Id of the later of two reports.
    pub to: String,
    /// Search query.
    pub query: String,
    /// Id of the theme that claims are about; empty for all.
    pub theme: String,
    /// Code of the verdict on the claims that are shown; empty for all.
    pub outcome: String,
    /// True if national yearly figures are shown beside local ones.
    pub beside: bool,
    /// True if intervals are drawn.
    pub intervals: bool,
    /// Arrangement of a comparison.
    pub arrangement: Arrangement,
    /// True if each small chart has a scale of its own.
    pub own_scales: bool,
}

impl ViewState {
    /// True if the view shows an area, given the default areas.
    pub fn shows(&self, area: &str, default_areas: &[String]) -> bool {
        self.shown(default_areas).iter().any(|id| id == area)
    }

    /// Areas that the view shows, given the default areas.
    pub fn shown<'a>(&'a self, default_areas: &'a [String]) -> &'a [String] {
        if self.areas.is_empty() {
            default_areas
        } else {
            &self.areas
        }
    }

    /// The same view without areas that are not among `known`.
    #[must_use]
    pub fn among(&self, known: &[String]) -> Self {
        let kept = self.areas.iter().filter(|id| known.contains(id));
        Self {
            areas: kept.cloned().collect(),
            ..self.clone()
        }
    }

    /// The same view with an area toggled, given the default areas. The last one stays on.
    #[must_use]
    pub fn toggled(&self, area: &str, default_areas: &[String]) -> Self {
        let mut areas = self.shown(default_areas).to_vec();
        match areas.iter().position(|id| id == area) {
            Some(_) if areas.len() == 1 => {}
            Some(at) => drop(areas.remove(at)),
            None => areas.push(area.to_owned()),
        }
        let is_unasked =
            areas.len() == default_areas.len() && default_areas.iter().all(|id| areas.contains(id));
        if is_unasked {
            areas.clear();
        }
        Self {
            areas,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn the_last_area_stays_on_and_all_is_the_default() {
        let default_areas = ids(&["a", "b"]);
        let only_b = ViewState::default().toggled("a", &default_areas);
        assert_eq!(only_b.areas, ["b"]);
        assert_eq!(only_b.toggled("b", &default_areas).areas, ["b"]);
        assert_eq!(only_b.toggled("a", &default_areas), ViewState::default());
        let more = ViewState::default().toggled("c", &default_areas);
        assert_eq!(more.areas, ["a", "b", "c"]);
    }

    #[test]
    fn an_area_that_is_not_there_changes_nothing() {
        let nowhere = ViewState {
            areas: ids(&["nowhere"]),
            ..ViewState::default()
        };
        let known = ids(&["a", "b"]);
        assert!(nowhere.among(&known).shows("a", &known));
    }
}
