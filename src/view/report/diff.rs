//! Two reports compared: figures that are new or restated, targets that moved, comparators and ways
//! of counting that changed, indicators that appeared or were not taken up again.

use super::change::Change;
use crate::data::catalog::{Event, Indicator};
use crate::data::dataset::Dataset;
use crate::data::figure::{Observation, Quantity, ReportIdx, Target};
use crate::data::words::{AreaKind, Dating};
use crate::format::citation;

use super::target_diff;
use crate::format::{self, labels};
use crate::view::state::ViewState;
use crate::view::state::choice::Choice;
use crate::view::state::link::{Link, NamedLink};
use crate::view::state::route::Route;
use crate::view::wording::{data_point, provenance};

/// Everything the page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// The finding.
    pub finding: String,
    /// Changes under their headings.
    pub groups: Vec<(&'static str, Vec<Change>)>,
}

/// Reports to compare, the earlier first: the requested ones, else the last two that print figures.
pub fn pair(dataset: &Dataset, requested: &ViewState) -> Option<(ReportIdx, ReportIdx)> {
    let known = |id: &str| {
        dataset
            .reports()
            .find(|report| report.id == id)
            .map(|report| report.id.clone())
    };
    let with_figures: Vec<&str> = dataset
        .reports()
        .filter(|report| report.n_figures > 0)
        .map(|report| report.id.as_str())
        .collect();
    let last = |back: usize| {
        let at = with_figures.len().checked_sub(back)?;
        with_figures.get(at).map(|id| (*id).to_owned())
    };
    let from = known(&requested.from).or_else(|| last(2))?;
    let to = known(&requested.to).or_else(|| last(1))?;
    let (from, to) = (dataset.report_idx(&from)?, dataset.report_idx(&to)?);
    // Reports are described in chronological order, whichever was chosen first.
    let date = |at: ReportIdx| dataset.report(at).map(|report| report.date.first_day());
    Some(if date(to) < date(from) {
        (to, from)
    } else {
        (from, to)
    })
}

/// The reports to choose from, with the one that is chosen, without the one it is compared with.
pub fn choices(dataset: &Dataset, chosen: ReportIdx, other: ReportIdx) -> Vec<Choice> {
    let others = dataset
        .reports()
        .filter(|report| dataset.report_idx(&report.id) != Some(other));
    let reports = others.map(|report| Choice {
        id: report.id.clone(),
        label: report.short_title.clone(),
        is_on: dataset.report_idx(&report.id) == Some(chosen),
    });
    reports.collect()
}

/// Changes between two reports; `None` while a shard of either is not loaded.
pub fn changes(dataset: &Dataset, from: ReportIdx, to: ReportIdx) -> Option<Changes> {
    let (old, new) = (taken(dataset, from)?, taken(dataset, to)?);
    let is_reference = |o: &Observation| {
        let area = dataset.area(o.area).map(|area| area.kind);
        !matches!(area, Some(AreaKind::Council | AreaKind::Joint))
    };
    let (mut restated, mut comparators, mut fresh) = (Vec::new(), Vec::new(), Vec::new());
    let mut n_repeated = 0;
    for o in &new.observations {
        let mut before = old
            .observations
            .iter()
            .filter(|other| same_figure(other, o));
        let is_repeated = before.clone().any(|before| before.quantity == o.quantity);
        // A figure without a month may restate any of several, so it is not counted as a
        // restatement.
        let is_dated = o.dating != Dating::Undated;
        if is_reference(o) {
            comparators.extend(comparator(dataset, &old.observations, &new.observations, o));
        } else if is_repeated {
            n_repeated += 1;
        } else if let Some(before) = before.next().filter(|_| is_dated) {
            restated.push(restatement(dataset, before, o));
        } else {
            fresh.push((*o).clone());
        }
    }
    let moved = target_diff::moved(dataset, &old.targets, &new.targets);
    let measured = |taken: &Taken<'_>| {
        let is_in = |at: &usize| taken.observations.iter().any(|o| o.indicator.0 == *at);
        let all = 0..dataset.catalog().indicators.len();
        all.filter(is_in).collect::<Vec<usize>>()
    };
    let (old_measures, new_measures) = (measured(&old), measured(&new));
    let only = |a: &[usize], b: &[usize]| -> Vec<Change> {
        let own = a.iter().filter(|at| !b.contains(at));
        own.filter_map(|at| named(dataset, *at)).collect()
    };
    let n_fresh = fresh.len();
    let groups = [
        ("Restated figures", restated),
        ("Changed targets", moved),
        ("Changed comparators", comparators),
        ("Changed counting methods", recounted(dataset, from, to)),
        ("New figures", by_indicator(dataset, &fresh)),
        (
            "Measures only in the later report",
            only(&new_measures, &old_measures),
        ),
        (
            "Measures only in the earlier report",
            only(&old_measures, &new_measures),
        ),
    ];
    let count = |at: usize| groups.get(at).map_or(0, |(_, changes)| changes.len());
    let parts = [
        counted(n_fresh, "new figure"),
        counted(count(0), "restated figure"),
        counted(count(1), "changed target"),
        counted(count(2), "changed comparator"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let mut finding = format!(
        "{}: {} since the {}.",
        format::capital(&title(dataset, to)),
        if parts.is_empty() {
            "no new figures".to_owned()
        } else {
            format::listed(&parts)
        },
        title(dataset, from)
    );
    if let Some(repeated) = counted(n_repeated, "figure") {
        finding.push_str(&format!(" It repeats {repeated} unchanged."));
    }
    Some(Changes {
        finding,
        groups: groups
            .into_iter()
            .filter(|(_, changes)| !changes.is_empty())
            .collect(),
    })
}

/// Breaks between the periods that two reports cover: events after which figures count something
/// different.
fn recounted(dataset: &Dataset, from: ReportIdx, to: ReportIdx) -> Vec<Change> {
    let covered = |at: ReportIdx| dataset.report(at)?.covers_to;
    let (Some(first), Some(last)) = (covered(from), covered(to)) else {
        return Vec::new();
    };
    let between = |event: &&Event| {
        let (start, end) = event.months();
        first < last && end >= first && start <= last
    };
    let events = dataset.catalog().events.iter();
    let breaks = events.filter(|event| event.breaks).filter(between);
    breaks.map(|event| recount(dataset, event)).collect()
}

/// An event with the indicators that it breaks.
fn recount(dataset: &Dataset, event: &Event) -> Change {
    let areas = event.areas.iter().filter_map(|id| {
        let area = dataset.area(dataset.area_idx(id)?)?;
        Some(area.name.clone())
    });
    let areas: Vec<String> = areas.collect();
    let places = event.indicators.iter().filter_map(|id| {
        let about = dataset.indicator(dataset.indicator_idx(id)?)?;
        let route = Route::Indicator(about.id.clone());
        Some(Link::to_page(route).named(&about.short_name))
    });
    Change {
        sentence: format!(
            "{}, {}, in {}. {}",
            event.label,
            labels::event_when(event),
            format::listed(&areas),
            labels::BREAKS
        ),
        places: places.collect(),
    }
}

struct Taken<'a> {
    observations: Vec<&'a Observation>,
    targets: Vec<&'a Target>,
}

fn taken(dataset: &Dataset, report: ReportIdx) -> Option<Taken<'_>> {
    let series = dataset.report_series(report)?;
    Some(Taken {
        observations: series
            .iter()
            .flat_map(|series| &series.observations)
            .collect(),
        targets: series.iter().flat_map(|series| &series.targets).collect(),
    })
}

fn title(dataset: &Dataset, report: ReportIdx) -> String {
    dataset
        .report(report)
        .map(|report| report.short_title.clone())
        .unwrap_or_default()
}

/// “39 new figures”; none where there are none.
fn counted(count: usize, noun: &str) -> Option<String> {
    (count > 0).then(|| format::count_of(count, noun))
}

fn same_subject(a: &Observation, b: &Observation) -> bool {
    a.indicator == b.indicator && a.area == b.area && a.breakdown == b.breakdown
}

fn same_figure(a: &Observation, b: &Observation) -> bool {
    same_subject(a, b) && a.period == b.period
}

/// Indicator and area of a figure: `Children in care, Cambridgeshire`.
fn subject(dataset: &Dataset, o: &Observation) -> (String, Option<Indicator>) {
    let about = dataset.indicator(o.indicator).cloned();
    let area = dataset.area(o.area).map_or("", |area| area.name.as_str());
    let part = format::part(&o.breakdown);
    let name = about.as_ref().map_or("", |about| about.name.as_str());
    (format!("{name}, {area}{part}"), about)
}

fn number(o: &Observation, about: Option<&Indicator>) -> String {
    about.map_or_else(String::new, |about| format::quantity(&o.quantity, about))
}

fn place(dataset: &Dataset, o: &Observation) -> NamedLink {
    provenance::link(o, dataset).named(citation::short(&o.source, dataset))
}

/// Notes on either number, such as that one of them is probably a slip.
fn notes(before: &Observation, now: &Observation) -> String {
    let own = [("earlier", before), ("later", now)];
    let noted = own.iter().filter_map(|(which, o)| {
        let note = o.note.as_ref()?;
        Some(format!(" About the {which} one: {note}"))
    });
    noted.collect()
}

fn restatement(dataset: &Dataset, before: &Observation, now: &Observation) -> Change {
    let (subject, about) = subject(dataset, now);
    Change {
        sentence: format!(
            "{subject}, {}: {}, now {}.{}",
            data_point::when(now.period, now.dating),
            number(before, about.as_ref()),
            number(now, about.as_ref()),
            notes(before, now)
        ),
        places: vec![place(dataset, before), place(dataset, now)],
    }
}

/// Change of a comparator for which the earlier report gave another number. Only the latest of each
/// report counts: it may print several years.
fn comparator(
    dataset: &Dataset,
    old: &[&Observation],
    new: &[&Observation],
    now: &Observation,
) -> Option<Change> {
    let latest = |all: &[&Observation]| -> Option<Observation> {
        let own = all.iter().filter(|other| same_subject(other, now));
        own.max_by(|a, b| a.period.order().total_cmp(&b.period.order()))
            .map(|o| (**o).clone())
    };
    let before = latest(old)?;
    let is_latest = latest(new).is_some_and(|latest| latest.id == now.id);
    (is_latest && before.quantity != now.quantity).then(|| {
        let (subject, about) = subject(dataset, now);
        Change {
            sentence: format!(
                "{subject}: {}, now {}.{}",
                number(&before, about.as_ref()),
                number(now, about.as_ref()),
                notes(&before, now)
            ),
            places: vec![place(dataset, &before), place(dataset, now)],
        }
    })
}

/// New figures: for each indicator how many, and the latest.
fn by_indicator(dataset: &Dataset, fresh: &[Observation]) -> Vec<Change> {
    let mut groups: Vec<(usize, Vec<&Observation>)> = Vec::new();
    for o in fresh {
        match groups.iter_mut().find(|(known, _)| *known == o.indicator.0) {
            Some((_, own)) => own.push(o),
            None => groups.push((o.indicator.0, vec![o])),
        }
    }
    let message = groups.into_iter().filter_map(|(_, own)| {
        // Totals before their breakdowns.
        let order = |o: &Observation| (o.period.order(), o.breakdown.is_total());
        let latest = own.iter().max_by(|a, b| {
            let ((a, a_whole), (b, b_whole)) = (order(a), order(b));
            a.total_cmp(&b).then(a_whole.cmp(&b_whole))
        })?;
        let about = dataset.indicator(latest.indicator)?;
        let area = dataset
            .area(latest.area)
            .map_or("", |area| area.name.as_str());
        let part = latest.breakdown.name.as_ref();
        let part = part.map_or_else(String::new, |part| format!(" (only “{part}”)"));
        let when = data_point::when(latest.period, latest.dating);
        let message = match of_parts(&own, latest) {
            Some((low, high)) => format!(
                "the latest from {} to {} in {area}, {when}",
                format::quantity(low, about),
                format::quantity(high, about)
            ),
            None => format!(
                "the latest {}{part} in {area}, {when}",
                format::quantity(&latest.quantity, about)
            ),
        };
        Some(Change {
            sentence: format!(
                "{}: {}, {message}.",
                about.name,
                format::count_of(own.len(), "new figure")
            ),
            places: vec![place(dataset, latest)],
        })
    });
    message.collect()
}

/// Lowest and highest of several breakdowns counted at the latest date; `None` if the latest figure
/// is the total, or the only one.
fn of_parts<'a>(
    own: &[&'a Observation],
    latest: &Observation,
) -> Option<(&'a Quantity, &'a Quantity)> {
    let beside = own
        .iter()
        .filter(|o| o.period == latest.period && o.area == latest.area);
    let parts: Vec<(&Quantity, f64)> = beside
        .filter(|o| !o.breakdown.is_total())
        .filter_map(|o| Some((&o.quantity, o.quantity.point()?)))
        .collect();
    let is_of_parts = parts.len() > 1 && !latest.breakdown.is_total();
    let low = parts.iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let high = parts.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    is_of_parts.then_some((low.0, high.0))
}

fn named(dataset: &Dataset, at: usize) -> Option<Change> {
    let about = dataset.catalog().indicators.get(at)?;
    Some(Change {
        sentence: String::new(),
        places: vec![Link::to_page(Route::Indicator(about.id.clone())).named(&about.name)],
    })
}
