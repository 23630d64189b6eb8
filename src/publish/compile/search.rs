//! Search entries, gathered from the content.

use std::collections::BTreeMap;

use crate::data::catalog::Indicator;
use crate::data::search::{Entry, EntryKind};
use crate::data::text::{Block, plain};
use crate::data::words::Scope;
use crate::format;
use crate::view::page::registry;
use crate::view::state::anchor;
use crate::view::state::route::Route;

use crate::publish::content::{Content, ObservationRow};

/// An entry for every indicator, numbered paragraph, term and page that has something to show.
pub(crate) fn entries(content: &Content, empty_pages: &[String]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut figures: BTreeMap<&str, Vec<&ObservationRow>> = BTreeMap::new();
    for row in &content.figures.observations {
        figures.entry(&row.subject.indicator).or_default().push(row);
    }
    for row in &content.catalog.subjects {
        let subject = &row.subject;
        let named = subject.indicators.iter().chain(&subject.facts);
        let also = named.map(|id| also_called(content, id));
        entries.push(Entry {
            kind: EntryKind::Subject,
            title: subject.name.clone(),
            path: Route::Subject(subject.id.clone()).path(),
            text: format!("{}{}", subject.question, also.collect::<String>()),
        });
    }
    for (about, definition) in &content.catalog.indicators {
        entries.push(Entry {
            kind: EntryKind::Indicator,
            title: about.name.clone(),
            path: Route::Indicator(about.id.clone()).path(),
            text: format!(
                "{} {}{}{}",
                definition.text,
                definition.why,
                also_called(content, &about.id),
                numbers(content, about, figures.get(about.id.as_str()))
            ),
        });
    }
    for report in &content.catalog.reports {
        let blocks = content.texts.reports.get(&report.id);
        for (number, text) in paragraphs(blocks.map(Vec::as_slice).unwrap_or_default()) {
            entries.push(Entry {
                kind: EntryKind::Paragraph,
                title: format!("{}, paragraph {number}", report.short_title),
                path: format!(
                    "{}#{}",
                    Route::Report(report.id.clone()).path(),
                    anchor::anchor(&number)
                ),
                text,
            });
        }
    }
    entries.extend(pages(content, empty_pages));
    for term in &content.texts.terms {
        let also = term.also.join(", ");
        let also = if also.is_empty() {
            also
        } else {
            format!("Also: {also}. ")
        };
        entries.push(Entry {
            kind: EntryKind::Term,
            title: term.term.clone(),
            path: format!("{}#{}", Route::Glossary.path(), term.id),
            text: format!("{also}{}", term.meaning),
        });
    }
    entries
}

/// Entries of the pages that have search keywords of their own.
fn pages(content: &Content, empty_pages: &[String]) -> Vec<Entry> {
    let catalog = &content.catalog;
    let page = |route: &Route, title: &str, text: String| Entry {
        kind: EntryKind::Page,
        title: title.to_owned(),
        path: route.path(),
        text,
    };
    let areas = catalog.areas.iter();
    let home: Vec<_> = areas
        .filter(|area| catalog.site.home.contains(&area.id))
        .collect();
    let names: Vec<String> = home.iter().map(|area| area.name.clone()).collect();
    let has_content = |route: &Route| !empty_pages.contains(&route.path());
    let pages = Route::FIXED.iter().filter(|route| has_content(route));
    let mut entries: Vec<Entry> = pages
        .filter_map(|route| {
            let (title, words) = registry::search_words(route)?;
            let text = match route {
                Route::Compare => format!("{words} {}.", format::listed(&names)),
                _ => words.to_owned(),
            };
            Some(page(route, title, text))
        })
        .collect();
    let themes = national_themes(content);
    entries.extend(home.iter().filter_map(|area| {
        let route = Route::Area(area.id.clone());
        let (_, words) = registry::search_words(&route)?;
        let title = format!("{} compared", area.name);
        has_content(&route).then(|| page(&route, &title, format!("{words} {themes}.")))
    }));
    entries
}

/// The names of the themes that have national measures, listed.
fn national_themes(content: &Content) -> String {
    let catalog = &content.catalog;
    let is_national = |theme: &str| {
        let mut indicators = catalog.indicators.iter();
        indicators.any(|(about, _)| about.theme == theme && about.scope == Scope::National)
    };
    let themes = catalog.themes.iter().filter(|theme| is_national(&theme.id));
    let names: Vec<String> = themes.map(|theme| theme.name.clone()).collect();
    format::listed(&names)
}

/// Synonyms of an indicator for the search, abbreviations above all: the forms of the terms that
/// lead to it.
fn also_called(content: &Content, indicator: &str) -> String {
    let terms = content.texts.terms.iter();
    let own = terms.filter(|term| term.indicators.iter().any(|id| id == indicator));
    let words: Vec<&str> = own
        .flat_map(|term| std::iter::once(&term.term).chain(&term.also))
        .map(String::as_str)
        .collect();
    if words.is_empty() {
        String::new()
    } else {
        format!(" See also: {}.", words.join(", "))
    }
}

/// The figures of an indicator that the reports print, by which it may be looked for.
fn numbers(content: &Content, about: &Indicator, own: Option<&Vec<&ObservationRow>>) -> String {
    let own = own.map(Vec::as_slice).unwrap_or_default();
    let mut numbers: Vec<String> = Vec::new();
    let printed = own.iter().filter(|_| about.scope == Scope::Reports);
    for number in printed.map(|row| format::quantity(&row.quantity, about)) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    let parts = content.catalog.breakdowns.iter();
    let parts = parts.filter(|part| own.iter().any(|row| row.subject.breakdown == part.id));
    let parts: Vec<&str> = parts.filter_map(|part| part.name.as_deref()).collect();
    let areas = content.catalog.areas.iter().filter(|area| {
        let is_home = content.catalog.site.home.contains(&area.id);
        is_home && own.iter().any(|row| row.subject.area == area.id)
    });
    let areas: Vec<&str> = areas.map(|area| area.name.as_str()).collect();
    let mut text = String::new();
    if !numbers.is_empty() {
        text.push_str(&format!(" Figures: {}.", numbers.join("; ")));
    }
    if !parts.is_empty() {
        text.push_str(&format!(" Parts: {}.", parts.join("; ")));
    }
    if !areas.is_empty() {
        text.push_str(&format!(" Of {}.", format::listed(&areas)));
    }
    text
}

/// Each numbered paragraph with all that belongs to it.
fn paragraphs(blocks: &[Block]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for block in blocks {
        let text = match block {
            Block::Paragraph { number, words, .. } => {
                if let Some(number) = number {
                    found.push((number.clone(), String::new()));
                }
                plain(words)
            }
            Block::List { items } => items
                .iter()
                .map(|item| plain(item))
                .collect::<Vec<_>>()
                .join("; "),
            Block::Table { rows } => {
                let cells = rows.iter().flatten().map(|cell| plain(cell));
                cells.collect::<Vec<_>>().join("; ")
            }
            Block::Chart(place) => place.showed.clone(),
            Block::Heading { .. } => continue,
        };
        if let Some((_, whole)) = found.last_mut() {
            if !whole.is_empty() {
                whole.push(' ');
            }
            whole.push_str(&text);
        }
    }
    found
}
