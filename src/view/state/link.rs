//! A link to a page of the site or to an anchor on one.

use super::route::Route;

/// Page and anchor that a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The page.
    pub route: Route,
    /// Id of an element on it.
    pub anchor: Option<String>,
}

impl Link {
    /// A link to the top of a page.
    pub fn to_page(route: Route) -> Self {
        Self {
            route,
            anchor: None,
        }
    }

    /// A link to an anchor on a page.
    pub fn to_anchor(route: Route, anchor: impl Into<String>) -> Self {
        Self {
            route,
            anchor: Some(anchor.into()),
        }
    }

    /// The link with its text.
    pub fn named(self, text: impl Into<String>) -> NamedLink {
        NamedLink {
            text: text.into(),
            link: self,
        }
    }
}

/// A link with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedLink {
    /// Text of the link.
    pub text: String,
    /// Page and anchor.
    pub link: Link,
}
