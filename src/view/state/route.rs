//! The pages of a site and their addresses.

/// Declares [`Route`] with the address of each page.
macro_rules! routes {
    (
        fixed { $($(#[$fixed_doc:meta])* $fixed:ident = $path:literal,)* }
        by_id { $($(#[$by_id_doc:meta])* $by_id:ident = $folder:literal,)* }
    ) => {
        /// A page of the site.
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub enum Route {
            $($(#[$fixed_doc])* $fixed,)*
            $($(#[$by_id_doc])* $by_id(String),)*
            /// Anything else, as requested.
            NotFound(String),
        }

        impl Route {
            /// The pages without an id, in the order of the main menu.
            pub const FIXED: &'static [Self] = &[$(Self::$fixed,)*];

            /// Route of a path relative to the site's root, with or without slashes at its ends.
            pub fn from_path(path: &str) -> Self {
                let path = path.strip_suffix("index.html").unwrap_or(path);
                let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
                match steps.join("/").as_str() {
                    $($path => return Self::$fixed,)*
                    _ => {}
                }
                match steps.as_slice() {
                    $([$folder, id] => Self::$by_id((*id).to_owned()),)*
                    _ => Self::NotFound(path.to_owned()),
                }
            }

            /// Path of the page relative to the site's root: empty, or with a slash at its end.
            pub fn path(&self) -> String {
                match self {
                    $(Self::$fixed => folder($path),)*
                    $(Self::$by_id(id) => format!(concat!($folder, "/{}/"), id),)*
                    Self::NotFound(path) => path.clone(),
                }
            }
        }
    };
}

routes! {
    fixed {
        /// At a glance.
        #[default]
        Home = "",
        /// All subjects.
        Subjects = "subjects",
        /// All indicators.
        Indicators = "indicators",
        /// Any indicators across any areas.
        Compare = "compare",
        /// All reports.
        Reports = "reports",
        /// Claims that look forward, and what followed.
        SaidAndDone = "said-and-done",
        /// Claims that the figures check.
        Checks = "checks",
        /// Two reports compared.
        Changes = "changes",
        /// Downloads and completeness.
        Data = "data",
        /// About this site.
        About = "about",
        /// Search.
        Search = "search",
        /// The terms.
        Glossary = "glossary",
    }
    by_id {
        /// One subject, by id.
        Subject = "subjects",
        /// One indicator, by id.
        Indicator = "indicators",
        /// One of the site's own areas with its benchmarks, by id.
        Area = "areas",
        /// One report, by id.
        Report = "reports",
    }
}

/// A path with a slash at its end; empty for the root.
fn folder(path: &str) -> String {
    if path.is_empty() {
        String::new()
    } else {
        format!("{path}/")
    }
}

impl Route {
    /// Value of `aria-current` for a link to this page on the page at a path: `page` for the page
    /// itself, `true` for the section that it is in.
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
