//! The pages of this site that a search finds by words of their own.

use crate::view::state::route::Route;

/// Pages of this site, each with its title and the words by which it is looked for.
pub const PAGES: [(Route, &str, &str); 6] = [
    (
        Route::Checks,
        "Checks",
        "Statements of the reports, checked against the figures: where they agree, contradict each other \
         or are wrong. Contradictions, errors, mistakes and differences. Is it true?",
    ),
    (
        Route::SaidAndDone,
        "Said and done",
        "What was promised, expected or aimed at, and what followed: met, missed or open. Targets \
         hit, kept or broken. Did the council do what it said?",
    ),
    (
        Route::Changes,
        "What changed between reports",
        "Two reports compared: new, restated and repeated figures, and targets that changed.",
    ),
    (
        Route::Compare,
        "Compare",
        "A comparison of councils with their neighbours, their region and England: ranked, over \
         time, then and now. Which is better or worse, higher or lower; the differences between \
         councils.",
    ),
    (
        Route::Data,
        "Data and completeness",
        "Download all figures and targets as CSV or JSON, for a spreadsheet. Which months are \
         missing, and why.",
    ),
    (
        Route::About,
        "About this site",
        "What this site does and does not do, where its figures come from, and what its marks mean. \
         Who made this, privacy, complaints.",
    ),
];

/// Words by which the page of a council is looked for, before the names of its themes.
pub const AREA: &str = "Compared with other areas in national measures. Themes:";
