//! Title and description of every page.

use crate::data::dataset::Dataset;

use super::availability;
use super::indicator::headline;
use crate::view::state::ViewState;
use crate::view::state::route::Route;
use crate::view::{format, selection};

/// The title of a page, unlike that of any other.
pub fn title(dataset: &Dataset, route: &Route) -> String {
    let site = &dataset.catalog().site.title;
    format!("{} – {site}", name(dataset, route))
}

/// The name of a page.
pub fn name(dataset: &Dataset, route: &Route) -> String {
    match route {
        Route::Home => "At a glance".to_owned(),
        Route::Indicators => "All indicators".to_owned(),
        Route::Indicator(id) => match indicator(dataset, id) {
            Some(name) => name,
            None => "No such indicator".to_owned(),
        },
        Route::Changes => "What changed between reports".to_owned(),
        Route::Checks => "Checks".to_owned(),
        Route::SaidAndDone => "Said and done".to_owned(),
        Route::Search => "Search".to_owned(),
        Route::Glossary => "Glossary".to_owned(),
        Route::Compare => "Compare".to_owned(),
        Route::Area(id) => match area(dataset, id) {
            Some(name) => format!("{name} compared"),
            None => "No such area".to_owned(),
        },
        Route::Reports => "The reports".to_owned(),
        Route::Report(id) => {
            let report = dataset.report_idx(id).and_then(|at| dataset.report(at));
            report
                .map_or("No such report", |report| &report.short_title)
                .to_owned()
        }
        Route::Data => "Data and completeness".to_owned(),
        Route::About => "About this site".to_owned(),
        Route::NotFound(_) => "Page not found".to_owned(),
    }
}

fn area(dataset: &Dataset, id: &str) -> Option<String> {
    let at = dataset
        .home()
        .find(|at| dataset.area(*at).is_some_and(|area| area.id == id))?;
    dataset.area(at).map(|area| area.name.clone())
}

fn indicator(dataset: &Dataset, id: &str) -> Option<String> {
    let at = dataset.indicator_idx(id)?;
    dataset
        .indicator(at)
        .map(|indicator| indicator.name.clone())
}

/// The description of a page for search engines and previews.
pub fn description(dataset: &Dataset, route: &Route) -> String {
    let catalog = dataset.catalog();
    if !availability::has_content(dataset, route) {
        return availability::empty_message(route).to_owned();
    }
    match route {
        Route::Indicator(id) => {
            let at = dataset.indicator_idx(id);
            let selection = at.and_then(|at| selection::select(dataset, at, &ViewState::default()));
            selection.map_or_else(String::new, |selection| {
                let finding = headline::finding(dataset, &selection);
                format!("{}. {finding}", selection.indicator.name)
            })
        }
        Route::Report(id) => {
            let report = dataset.report_idx(id).and_then(|at| dataset.report(at));
            report.map_or_else(String::new, |report| report.about.clone())
        }
        Route::Indicators => {
            let indicators = format::count_of(catalog.indicators.len(), "indicator");
            format!("{indicators}, with every figure and its source.")
        }
        Route::Changes => {
            "Two reports compared: new and restated figures, targets that moved.".to_owned()
        }
        Route::Checks => {
            "Figures, shares and comparisons in the reports, checked against the data, \
            with the sources of both and the arithmetic."
                .to_owned()
        }
        Route::SaidAndDone => {
            "What the reports expected, aimed at and promised, and what followed.".to_owned()
        }
        Route::Search => "Search this site for words and figures.".to_owned(),
        Route::Glossary => "What the terms of the reports mean, in plain words.".to_owned(),
        Route::Compare => "Councils ranked, over time, then and now, beside their neighbours, \
            their region and England."
            .to_owned(),
        Route::Area(id) => area(dataset, id).map_or_else(String::new, |name| {
            format!(
                "{name} beside its neighbours, its region and England, in every national measure."
            )
        }),
        Route::Reports => match dataset.reports().count() {
            1 => "The report the figures come from, and every figure taken from it.".to_owned(),
            count => {
                format!(
                    "The {count} reports the figures come from, and every figure taken from each."
                )
            }
        },
        Route::Data => {
            "All figures and targets as CSV and JSON, and which months are missing.".to_owned()
        }
        Route::About => {
            "What this site is, how its figures are checked and what its marks mean.".to_owned()
        }
        Route::Home => catalog.site.about.clone(),
        Route::NotFound(_) => "There is no page at this address.".to_owned(),
    }
}
