//! The pages of a site and their addresses.

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
}
