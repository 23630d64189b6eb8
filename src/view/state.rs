//! Where the reader is and what they asked to see there.

use crate::data::month::Month;

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
    /// All reports.
    Reports,
    /// One report, by id.
    Report(String),
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
            ["reports"] => Self::Reports,
            ["reports", id] => Self::Report((*id).to_owned()),
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
            Self::Reports => "reports/".to_owned(),
            Self::Report(id) => format!("reports/{id}/"),
            Self::Data => "data/".to_owned(),
            Self::About => "about/".to_owned(),
            Self::NotFound(path) => path.clone(),
        }
    }
}

/// How numbers are expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Measure {
    /// As the reports print them.
    #[default]
    Printed,
    /// Counts worked out for every 10,000 children.
    Rate,
}

/// What stands first on an indicator's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Display {
    /// The chart, then the table.
    #[default]
    Chart,
    /// The table only.
    Table,
}

/// What the reader asked to see; the default is what the page shows unasked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ViewState {
    /// Ids of areas; none for all.
    pub areas: Vec<String>,
    /// How numbers are expressed.
    pub measure: Measure,
    /// First and last month; none for all.
    pub period: Option<(Month, Month)>,
    /// What stands first.
    pub display: Display,
}

impl ViewState {
    /// Whether it shows an area: every area, where it names none.
    pub fn shows(&self, area: &str) -> bool {
        self.areas.is_empty() || self.areas.iter().any(|id| id == area)
    }

    /// The same view without areas that are not among `all`.
    #[must_use]
    pub fn among(&self, all: &[String]) -> Self {
        let known = self.areas.iter().filter(|id| all.contains(id));
        Self {
            areas: known.cloned().collect(),
            ..self.clone()
        }
    }

    /// The same view with one of `all` areas switched on or off. The last one stays on.
    #[must_use]
    pub fn toggled(&self, area: &str, all: &[String]) -> Self {
        let view = self.among(all);
        let kept = all
            .iter()
            .filter(|id| view.shows(id) != (id.as_str() == area));
        let mut areas: Vec<String> = kept.cloned().collect();
        if areas.is_empty() {
            areas.push(area.to_owned());
        }
        if areas.len() == all.len() {
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
    fn the_last_area_stays_on_and_all_is_the_default() {
        let all = ["a".to_owned(), "b".to_owned()];
        let only_b = ViewState::default().toggled("a", &all);
        assert_eq!(only_b.areas, ["b"]);
        assert_eq!(only_b.toggled("b", &all).areas, ["b"]);
        assert_eq!(only_b.toggled("a", &all), ViewState::default());
    }

    #[test]
    fn an_area_that_is_not_there_changes_nothing() {
        let all = ["a".to_owned(), "b".to_owned()];
        let nowhere = ViewState {
            areas: vec!["nowhere".to_owned()],
            ..ViewState::default()
        };
        assert!(nowhere.among(&all).shows("a"));
        assert_eq!(nowhere.toggled("a", &all).areas, ["b"]);
    }
}
