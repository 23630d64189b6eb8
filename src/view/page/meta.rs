//! Title and description of every page.

use crate::data::dataset::Dataset;
use crate::data::figure::AreaIdx;

use super::indicator::headline;
use super::{about, area, availability, downloads, indicator_list, report_list};
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
            None => "Indicator not found".to_owned(),
        },
        Route::Changes => "What changed between reports".to_owned(),
        Route::Checks => "Checks".to_owned(),
        Route::SaidAndDone => "Said and done".to_owned(),
        Route::Search => "Search".to_owned(),
        Route::Glossary => "Glossary".to_owned(),
        Route::Compare => "Compare".to_owned(),
        Route::Area(id) => match home_area(dataset, id) {
            Some(name) => format!("{name} compared"),
            None => "Area not found".to_owned(),
        },
        Route::Reports => "The reports".to_owned(),
        Route::Report(id) => {
            let report = dataset.report_idx(id).and_then(|at| dataset.report(at));
            report
                .map_or("Report not found", |report| &report.short_title)
                .to_owned()
        }
        Route::Data => "Data and completeness".to_owned(),
        Route::About => "About this site".to_owned(),
        Route::NotFound(_) => "Page not found".to_owned(),
    }
}

fn home_area(dataset: &Dataset, id: &str) -> Option<String> {
    let at = area::home(dataset, id)?;
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
        Route::Indicators => indicator_list::lead(dataset),
        Route::Changes => catalog.latest_step.clone(),
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
        Route::Compare => {
            let home: Vec<AreaIdx> = dataset.home().collect();
            let names = home.iter().filter_map(|area| dataset.area(*area));
            let names: Vec<&str> = names.map(|area| area.name.as_str()).collect();
            let with = match area::compared_with(dataset, &home).as_str() {
                "" => String::new(),
                others => format!(" with {others}"),
            };
            format!("Compare {}{with}.", format::listed(&names))
        }
        Route::Area(id) => {
            let page = area::view(dataset, id, &ViewState::default());
            page.map_or_else(String::new, |page| format!("{}. {}", page.name, page.lead))
        }
        Route::Reports => report_list::lead(dataset),
        Route::Data => downloads::description(dataset),
        Route::About => about::description(dataset),
        Route::Home => catalog.site.about.clone(),
        Route::NotFound(_) => "There is no page at this address.".to_owned(),
    }
}
