//! Where the reader is and what they asked to see there.

use crate::data::month::Month;

pub use super::choice::{Arrangement, Average, Display, Measure};

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// At a glance.
    #[default]
    Home,
    /// All indicators.
    Indicators,
    /// One indicator, by id.
    Indicator(String),
    /// Any indicators across any areas.
    Compare,
    /// One of the site's own areas beside what it is compared with, by id.
    Area(String),
    /// All reports.
    Reports,
    /// One report, by id.
    Report(String),
    /// Two reports compared.
    Changes,
    /// What was checked.
    Checks,
    /// What was said, and what followed.
    SaidAndDone,
    /// Search.
    Search,
    /// The terms.
    Glossary,
    /// Downloads and completeness.
    Data,
    /// What this is.
    About,
    /// Anything else, as asked for.
    NotFound(String),
}

impl Route {
    /// The page at a path below the site's root, with or without slashes at its ends.
    pub fn from_path(path: &str) -> Self {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        match steps.as_slice() {
            [] => Self::Home,
            ["indicators"] => Self::Indicators,
            ["indicators", id] => Self::Indicator((*id).to_owned()),
            ["compare"] => Self::Compare,
            ["areas", id] => Self::Area((*id).to_owned()),
            ["reports"] => Self::Reports,
            ["reports", id] => Self::Report((*id).to_owned()),
            ["changes"] => Self::Changes,
            ["checks"] => Self::Checks,
            ["said-and-done"] => Self::SaidAndDone,
            ["search"] => Self::Search,
            ["glossary"] => Self::Glossary,
            ["data"] => Self::Data,
            ["about"] => Self::About,
            _ => Self::NotFound(path.to_owned()),
        }
    }

    /// Its path below the site's root: empty, or with a slash at its end.
    pub fn path(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Indicators => "indicators/".to_owned(),
            Self::Indicator(id) => format!("indicators/{id}/"),
            Self::Compare => "compare/".to_owned(),
            Self::Area(id) => format!("areas/{id}/"),
            Self::Reports => "reports/".to_owned(),
            Self::Report(id) => format!("reports/{id}/"),
            Self::Changes => "changes/".to_owned(),
            Self::Checks => "checks/".to_owned(),
            Self::SaidAndDone => "said-and-done/".to_owned(),
            Self::Search => "search/".to_owned(),
            Self::Glossary => "glossary/".to_owned(),
            Self::Data => "data/".to_owned(),
            Self::About => "about/".to_owned(),
            Self::NotFound(path) => path.clone(),
        }
    }

    /// How a link to this page is marked on the page at a path: as the page itself, or as the section
    /// that it is in.
    pub fn mark(&self, here: &str) -> Option<&'static str> {
        let path = self.path();
        if here == path {
            return Some("page");
        }
        (!path.is_empty() && here.starts_with(&path)).then_some("true")
    }
}

/// What the reader asked to see; the default is what the page shows unasked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ViewState {
    /// Ids of areas; none for those that the page shows unasked.
    pub areas: Vec<String>,
    /// Ids of indicators to compare; none for those that the page shows unasked.
    pub indicators: Vec<String>,
    /// How numbers are expressed.
    pub measure: Measure,
    /// First and last month; none for all.
    pub period: Option<(Month, Month)>,
    /// What stands first.
    pub display: Display,
    /// Which middle of a group of areas is meant.
    pub average: Average,
    /// Id of the earlier of two reports; empty for the one that the page shows unasked.
    pub from: String,
    /// Id of the later of two reports.
    pub to: String,
    /// What is searched for.
    pub query: String,
    /// Id of the theme that claims are about; empty for all.
    pub theme: String,
    /// Code of what came of the claims that are shown; empty for all.
    pub outcome: String,
    /// Whether national yearly figures stand beside local ones.
    pub beside: bool,
    /// Whether intervals are drawn.
    pub intervals: bool,
    /// How a comparison is laid out.
    pub arrangement: Arrangement,
    /// Whether each small chart has a scale of its own.
    pub own_scales: bool,
}

impl ViewState {
    /// Whether it shows an area, given those that are shown unasked.
    pub fn shows(&self, area: &str, unasked: &[String]) -> bool {
        self.shown(unasked).iter().any(|id| id == area)
    }

    /// The areas it shows, given those that are shown unasked.
    pub fn shown<'a>(&'a self, unasked: &'a [String]) -> &'a [String] {
        if self.areas.is_empty() {
            unasked
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

    /// The same view with an area switched on or off, given those that are shown unasked. The
    /// last one stays on.
    #[must_use]
    pub fn toggled(&self, area: &str, unasked: &[String]) -> Self {
        let mut areas = self.shown(unasked).to_vec();
        match areas.iter().position(|id| id == area) {
            Some(_) if areas.len() == 1 => {}
            Some(at) => drop(areas.remove(at)),
            None => areas.push(area.to_owned()),
        }
        let is_unasked =
            areas.len() == unasked.len() && unasked.iter().all(|id| areas.contains(id));
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

    #[test]
    fn every_route_is_found_again_at_its_path() {
        for path in [
            "",
            "indicators/",
            "indicators/contacts/",
            "compare/",
            "areas/peterborough/",
            "reports/july-2019/",
            "data/",
        ] {
            assert_eq!(Route::from_path(path).path(), path);
        }
        assert_eq!(
            Route::from_path("indicators/contacts"),
            Route::Indicator("contacts".into())
        );
        assert_eq!(Route::from_path("/reports/index.html"), Route::Reports);
        assert!(matches!(
            Route::from_path("nowhere/at/all"),
            Route::NotFound(_)
        ));
    }

    #[test]
    fn links_to_a_page_and_to_its_section_are_marked() {
        let marks = |here| [Route::Home, Route::Indicators].map(|to| to.mark(here));
        assert_eq!(marks(""), [Some("page"), None]);
        assert_eq!(marks("indicators/"), [None, Some("page")]);
        assert_eq!(marks("indicators/contacts/"), [None, Some("true")]);
        assert_eq!(marks("reports/"), [None, None]);
    }

    fn ids(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn the_last_area_stays_on_and_all_is_the_default() {
        let unasked = ids(&["a", "b"]);
        let only_b = ViewState::default().toggled("a", &unasked);
        assert_eq!(only_b.areas, ["b"]);
        assert_eq!(only_b.toggled("b", &unasked).areas, ["b"]);
        assert_eq!(only_b.toggled("a", &unasked), ViewState::default());
        let more = ViewState::default().toggled("c", &unasked);
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
