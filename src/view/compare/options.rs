//! Choices on the comparison page: indicators, dates, arrangement and areas.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::month::Month;
use crate::data::words::ChartKind;

use crate::format;
use crate::view::compare::{self, Comparison};
use crate::view::page::controls::{self, Group, ViewAction};
use crate::view::selection::Selection;
use crate::view::selection::queries::has_intervals;
use crate::view::state::choice::Choice;
use crate::view::state::{Arrangement, ViewState};

/// Choices on the comparison page.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    /// Comparisons worth having ready.
    pub sets: Vec<Choice>,
    /// Indicators.
    pub indicators: Vec<Choice>,
    /// Dates, by the word before the list: now and then.
    pub dates: Vec<(&'static str, Vec<Choice>)>,
    /// Arrangement of the comparison: ranked, then and now, and so on.
    pub arrangement: Group,
    /// Scales, measure, average, intervals.
    pub groups: Vec<Group>,
    /// Areas, whether shown or not.
    pub areas: Vec<Choice>,
    /// Ids of the default areas.
    pub default_areas: Vec<String>,
}

impl Choices {
    /// True if the same sets and indicators can be chosen, whichever is.
    pub fn offers_the_same(&self, other: &Self) -> bool {
        let same = |a: &[Choice], b: &[Choice]| {
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|(a, b)| a.id == b.id && a.label == b.label)
        };
        same(&self.sets, &other.sets) && same(&self.indicators, &other.indicators)
    }
}

/// True if an indicator can be shown in an arrangement: a composition only as such; breakdowns of a
/// service not over time, since most of them were counted once.
pub fn fits(about: &Indicator, arrangement: Arrangement) -> bool {
    let is_over_time = arrangement == Arrangement::Trends;
    let has_several = match about.chart {
        ChartKind::Parts => true,
        ChartKind::Ranked => !is_over_time,
        ChartKind::Line => about.n_areas > 1,
    };
    let is_composition = about.chart.is_composition();
    is_composition == (arrangement == Arrangement::Parts) && has_several
}

/// Choices that do not depend on the figures found: sets, indicators, arrangement.
pub fn of_any(dataset: &Dataset, chosen: &[String], requested: &ViewState) -> Choices {
    Choices {
        sets: sets(dataset, requested),
        indicators: offered(dataset, chosen, requested.arrangement),
        dates: Vec::new(),
        arrangement: arrangement(),
        groups: Vec::new(),
        areas: Vec::new(),
        default_areas: Vec::new(),
    }
}

/// Areas to choose from. The selected ones are read from the address, so that the list stays the
/// same.
pub(crate) fn areas(dataset: &Dataset, known: &[String]) -> Vec<Choice> {
    let areas = known
        .iter()
        .filter_map(|id| dataset.area(dataset.area_idx(id)?));
    let choice = areas.map(|area| Choice {
        id: area.id.clone(),
        label: area.name.clone(),
        is_on: false,
    });
    choice.collect()
}

/// Change that shows a set; the first set is the default view.
pub fn set(dataset: &Dataset, id: &str) -> Option<ViewAction> {
    let mut sets = dataset.catalog().sets.iter().enumerate();
    let (at, set) = sets.find(|(_, set)| set.id == id)?;
    let own = |ids: &Vec<String>| if at == 0 { Vec::new() } else { ids.clone() };
    Some(ViewAction::Set(own(&set.indicators), own(&set.areas)))
}

/// Id of the set that a view shows; empty where it is the reader's own choice.
pub fn current_set(dataset: &Dataset, requested: &ViewState) -> String {
    let mut sets = dataset.catalog().sets.iter();
    let found = sets.find(|known| {
        let change = set(dataset, &known.id);
        change.is_some_and(|change| change.is_on(requested))
    });
    found.map(|set| set.id.clone()).unwrap_or_default()
}

/// Id of the set that a view shows just as it is kept ready; none where anything else was chosen.
pub fn ready(dataset: &Dataset, requested: &ViewState) -> Option<String> {
    let mut sets = dataset.catalog().sets.iter();
    let found = sets.find(|known| {
        let change = set(dataset, &known.id);
        change.is_some_and(|change| change.apply(&ViewState::default()) == *requested)
    });
    found.map(|set| set.id.clone())
}

/// The sets by name, and an entry for any other choice where there is one.
fn sets(dataset: &Dataset, requested: &ViewState) -> Vec<Choice> {
    let current = current_set(dataset, requested);
    // Not selectable, but shown if readers have made a choice of their own.
    let own = current.is_empty().then(|| Choice {
        id: String::new(),
        label: "Your own choice".to_owned(),
        is_on: true,
    });
    let sets = dataset.catalog().sets.iter().map(|set| Choice {
        id: set.id.clone(),
        label: set.name.clone(),
        is_on: set.id == current,
    });
    sets.chain(own).collect()
}

fn arrangement() -> Group {
    let arrangements = [
        ("Ranked", ViewAction::Arrangement(Arrangement::Ranked)),
        ("Over time", ViewAction::Arrangement(Arrangement::Trends)),
        (
            "Then and now",
            ViewAction::Arrangement(Arrangement::ThenAndNow),
        ),
        (
            "Parts of a whole",
            ViewAction::Arrangement(Arrangement::Parts),
        ),
    ];
    Group::new("Shown as", arrangements)
}

/// Scales, measure, average, intervals.
pub(crate) fn groups(
    dataset: &Dataset,
    selection: &Selection,
    n_indicators: usize,
    requested: &ViewState,
) -> Vec<Group> {
    let mut groups = Vec::new();
    // Charts of several indicators have scales of their own.
    if requested.arrangement == Arrangement::Trends && n_indicators == 1 {
        let scales = [
            ("All the same", ViewAction::OwnScales(false)),
            ("Each its own", ViewAction::OwnScales(true)),
        ];
        groups.push(Group::new("Scale", scales));
    }
    groups.extend(controls::measures(selection));
    let shown = selection.lines.iter().map(|line| line.area);
    groups.extend(controls::averages(
        dataset,
        selection.indicator.chart,
        shown,
    ));
    let is_drawn = matches!(
        requested.arrangement,
        Arrangement::Ranked | Arrangement::Trends
    );
    if is_drawn && has_intervals(selection) {
        groups.push(controls::intervals());
    }
    groups
}

/// The indicators that can be shown in an arrangement.
fn offered(dataset: &Dataset, chosen: &[String], arrangement: Arrangement) -> Vec<Choice> {
    let all = dataset.catalog().indicators.iter();
    let fit = all.filter(|about| fits(about, arrangement));
    fit.map(|about| Choice {
        id: about.id.clone(),
        label: about.name.clone(),
        is_on: chosen.first() == Some(&about.id),
    })
    .collect()
}

/// The dates that can be chosen: now, and where two are compared then.
pub(crate) fn dates(
    selection: &Selection,
    comparison: Option<&Comparison>,
    requested: &ViewState,
) -> Vec<(&'static str, Vec<Choice>)> {
    let Some(comparison) = comparison else {
        return Vec::new();
    };
    if requested.arrangement == Arrangement::Trends {
        return Vec::new();
    }
    let now = comparison.now.months().1;
    let then = comparison.then.map(|then| then.months().1);
    let months = |on: Month, pair: &dyn Fn(Month) -> (Month, Month)| {
        let mut choices: Vec<Choice> = Vec::new();
        for (period, _) in compare::periods(selection) {
            let month = period.months().1;
            let (from, to) = pair(month);
            let id = format!("{from}..{to}");
            if from <= to && choices.iter().all(|known| known.id != id) {
                choices.push(Choice {
                    id,
                    label: format::period(period),
                    is_on: month == on,
                });
            }
        }
        choices
    };
    let from = |to: Month| then.filter(|then| *then < to).unwrap_or(to);
    let mut dates = vec![("Date", months(now, &|to| (from(to), to)))];
    if let (Arrangement::ThenAndNow, Some(then)) = (requested.arrangement, then) {
        dates.push(("Compared with", months(then, &|from| (from, now))));
    }
    dates
}

/// A switch that compares another indicator first.
pub fn first_indicator(id: &str, requested: &ViewState) -> ViewAction {
    let rest = requested
        .indicators
        .iter()
        .skip(1)
        .filter(|known| *known != id)
        .cloned();
    ViewAction::Indicators(std::iter::once(id.to_owned()).chain(rest).collect())
}
