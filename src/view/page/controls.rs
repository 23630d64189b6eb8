//! Controls of a page: each switch with its label and the change it makes to the view.

use std::sync::Arc;

use crate::data::dataset::Dataset;
use crate::data::figure::AreaIdx;
use crate::data::words::{AreaKind, ChartKind};

use super::indicator::IndicatorView;
use crate::view::selection::Selection;
use crate::view::state::choice::Choice;
use crate::view::state::{Arrangement, Average, Display, Measure, ViewState};

/// A change to a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewAction {
    /// Toggles an area: its id, and the ids of the default areas.
    Area(String, Arc<[String]>),
    /// Shows only some areas, none for the default ones; and the areas that the page knows.
    Areas(Vec<String>, Arc<[String]>),
    /// Compares other indicators.
    Indicators(Vec<String>),
    /// Compares other indicators and other areas; none for the default ones.
    Set(Vec<String>, Vec<String>),
    /// Expresses numbers otherwise.
    Measure(Measure),
    /// Switches between chart and table first.
    Display(Display),
    /// Changes the average of a group: mean or median.
    Average(Average),
    /// Shows national yearly figures beside local ones, or no longer.
    Beside,
    /// Draws intervals, or no longer.
    Intervals,
    /// Lays a comparison out otherwise.
    Arrangement(Arrangement),
    /// Toggles between a scale for each small chart and a shared one.
    OwnScales(bool),
}

impl ViewAction {
    /// The view after the change.
    #[must_use]
    pub fn apply(&self, view: &ViewState) -> ViewState {
        let mut view = view.clone();
        match self {
            Self::Area(id, default_areas) => return view.toggled(id, default_areas),
            Self::Areas(areas, _) => view.areas.clone_from(areas),
            Self::Indicators(indicators) => view.indicators.clone_from(indicators),
            Self::Set(indicators, areas) => {
                view.indicators.clone_from(indicators);
                view.areas.clone_from(areas);
                view.period = None;
            }
            Self::Measure(measure) => view.measure = *measure,
            Self::Display(display) => view.display = *display,
            Self::Average(average) => view.average = *average,
            Self::Beside => view.beside = !view.beside,
            Self::Intervals => view.intervals = !view.intervals,
            Self::Arrangement(arrangement) => view.arrangement = *arrangement,
            Self::OwnScales(own) => view.own_scales = *own,
        }
        view
    }

    /// True if its switch is on in a view.
    pub fn is_on(&self, view: &ViewState) -> bool {
        match self {
            Self::Area(id, default_areas) => view.shows(id, default_areas),
            Self::Areas(areas, known) => view.among(known).areas == *areas,
            Self::Set(indicators, areas) => view.indicators == *indicators && view.areas == *areas,
            Self::Beside => view.beside,
            Self::Intervals => view.intervals,
            other => other.apply(view) == *view,
        }
    }
}

/// A switch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// Words on it.
    pub label: String,
    /// Change to the view when pressed.
    pub change: ViewAction,
}

/// Switches that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Legend of the group.
    pub legend: &'static str,
    /// The switches.
    pub switches: Vec<Switch>,
}

impl Group {
    /// Switches of labels and changes.
    pub fn new<const N: usize>(legend: &'static str, switches: [(&str, ViewAction); N]) -> Self {
        let switches = switches.into_iter().map(|(label, change)| Switch {
            label: label.to_owned(),
            change,
        });
        Self {
            legend,
            switches: switches.collect(),
        }
    }
}

/// The switches of an indicator's page that are not about areas and periods.
pub fn of_indicator(dataset: &Dataset, page: &IndicatorView) -> Vec<Group> {
    let selection = &page.selection;
    let mut groups = Vec::new();
    groups.extend(measures(selection));
    let areas = selection.areas.iter().copied();
    groups.extend(averages(dataset, selection.indicator.chart, areas));
    if selection.has_national {
        groups.push(Group::new(
            "Also show",
            [("National yearly figures", ViewAction::Beside)],
        ));
    }
    if page.has_intervals {
        groups.push(intervals());
    }
    let display = [
        ("Chart", ViewAction::Display(Display::Chart)),
        ("Table only", ViewAction::Display(Display::Table)),
    ];
    groups.push(Group::new("View", display));
    groups
}

/// The measures to choose between; nothing where there is one only.
pub fn measures(selection: &Selection) -> Option<Group> {
    let switch = |measure: &Measure| Switch {
        label: measure_name(*measure, selection).to_owned(),
        change: ViewAction::Measure(*measure),
    };
    (selection.measures.len() > 1).then(|| Group {
        legend: "Measure",
        switches: selection.measures.iter().map(switch).collect(),
    })
}

fn measure_name(measure: Measure, selection: &Selection) -> &'static str {
    use crate::data::words::Unit;
    match (measure, selection.printed_unit) {
        (Measure::Rate, _) | (Measure::Printed, Unit::Rate) => "Rate per 10,000",
        (Measure::Printed, Unit::Percent) => "Per cent",
        (Measure::Printed, Unit::Caseload) => "Average",
        (Measure::Printed, Unit::Score) => "Score",
        (Measure::Printed | Measure::Count, _) => "Number",
    }
}

/// Switches for the average of a group: mean or median. `None` if no area is a group, or if the
/// chart shows a composition, since medians of segments do not add up to a total.
pub fn averages(
    dataset: &Dataset,
    chart: ChartKind,
    mut areas: impl Iterator<Item = AreaIdx>,
) -> Option<Group> {
    let is_group = |area: AreaIdx| {
        let area = dataset.area(area);
        area.is_some_and(|area| area.kind == AreaKind::Neighbours && !area.members.is_empty())
    };
    let choices = [
        ("Mean", ViewAction::Average(Average::Mean)),
        ("Median", ViewAction::Average(Average::Median)),
    ];
    let has_group = areas.any(is_group);
    (has_group && !chart.is_composition()).then(|| Group::new("Neighbours’ average", choices))
}

/// Intervals on demand.
pub fn intervals() -> Group {
    Group::new("Uncertainty", [("95% intervals", ViewAction::Intervals)])
}

/// Switches for the default areas and those that were added; the others, to add.
pub fn areas(
    known: &[Choice],
    default_areas: &[String],
    view: &ViewState,
) -> (Vec<Switch>, Vec<Choice>) {
    let default_areas: Arc<[String]> = default_areas.into();
    let is_offered =
        |area: &&Choice| default_areas.contains(&area.id) || view.areas.contains(&area.id);
    let switch = |area: &Choice| Switch {
        label: area.label.clone(),
        change: ViewAction::Area(area.id.clone(), Arc::clone(&default_areas)),
    };
    let offered = known.iter().filter(is_offered).map(switch).collect();
    let others = known
        .iter()
        .filter(|area| !is_offered(area))
        .cloned()
        .collect();
    (offered, others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_is_on_where_it_leads_to_the_view_as_it_is() {
        let view = ViewState::default();
        assert!(ViewAction::Measure(Measure::Printed).is_on(&view));
        assert!(!ViewAction::Measure(Measure::Rate).is_on(&view));
        assert!(!ViewAction::Intervals.is_on(&view));
        assert!(ViewAction::Intervals.is_on(&ViewAction::Intervals.apply(&view)));
    }

    #[test]
    fn an_area_that_was_added_gets_a_switch() {
        let known = ["a", "b", "c"].map(|id| Choice {
            id: id.to_owned(),
            label: id.to_uppercase(),
            is_on: false,
        });
        let default_areas = ["a".to_owned()];
        let (switches, others) = areas(&known, &default_areas, &ViewState::default());
        assert_eq!((switches.len(), others.len()), (1, 2));
        let added = ViewAction::Area("b".to_owned(), default_areas.as_slice().into());
        let (switches, others) = areas(&known, &default_areas, &added.apply(&ViewState::default()));
        assert_eq!((switches.len(), others.len()), (2, 1));
    }
}
