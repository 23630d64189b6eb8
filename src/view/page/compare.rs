//! The page of comparisons as a value: what is compared, what may be chosen instead, the table.

use crate::data::dataset::Dataset;
use crate::data::words::{AreaKind, ChartKind};
use crate::view::selection::queries;

use crate::format;
use crate::view::compare::composition::{self, Compositions};
use crate::view::compare::finding::finding as compare_finding;
use crate::view::compare::options::{self, Choices, fits};
use crate::view::compare::table::{self, Table};
use crate::view::compare::{self, Comparison};
use crate::view::selection::line::Line;
use crate::view::selection::queries::has_intervals;
use crate::view::selection::{self, MAX_LINES, Selection, select};
use crate::view::state::route::Route;
use crate::view::state::{Arrangement, ViewState};
use crate::view::wording::trend;

/// One small chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Theme above the heading; may be empty.
    pub theme: String,
    /// The page its heading leads to.
    pub route: Option<Route>,
    /// Heading of the chart.
    pub title: String,
    /// Trend of the main line over the period shown, in words.
    pub message: String,
    /// Data that the chart draws.
    pub selection: Selection,
}

/// Note on the scales of small charts.
pub fn scales(are_own: bool) -> &'static str {
    if are_own {
        "Each chart has years and a scale of its own, which need not start at zero."
    } else {
        "All charts have the same scale, which need not start at zero."
    }
}

/// Everything the page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparePage {
    /// The comparison at one date or two.
    pub comparison: Option<Comparison>,
    /// Compositions, if they are requested.
    pub parts: Option<Compositions>,
    /// The finding, first on the page.
    pub finding: String,
    /// Title of the chart.
    pub title: String,
    /// Warnings to read before comparing, and notices of choices that cannot be met.
    pub notices: Vec<String>,
    /// The table.
    pub table: Table,
    /// Small charts over time.
    pub panels: Vec<Panel>,
    /// True if each of them has a scale of its own.
    pub own_scales: bool,
    /// The figures that are shown, one selection for each indicator.
    pub selections: Vec<Selection>,
    /// Guidance on reading the comparison, for first-time readers.
    pub reading: Vec<String>,
    /// Choices on the page.
    pub choices: Choices,
}

/// Guidance on reading a comparison, as far as it applies to the figures shown.
fn reading<'a>(dataset: &'a Dataset, selection: &Selection) -> Vec<&'a str> {
    let mut lines = Vec::new();
    if has_intervals(selection) {
        lines.push(
            "Counts go up and down by chance from year to year, most of all in small areas. A 95% \
             interval shows by how much.",
        );
        lines.push(
            "A figure is called higher or lower only where the difference is more than chance alone \
             would give.",
        );
        let mut themes = dataset.catalog().themes.iter();
        let theme = themes.find(|theme| theme.id == selection.indicator.theme);
        lines.extend(theme.and_then(|theme| theme.interval_note.as_deref()));
    }
    let is_group = |line: &Line| {
        let area = dataset.area(line.area);
        area.is_some_and(|area| area.kind == AreaKind::Neighbours && !area.members.is_empty())
    };
    if selection.lines.iter().any(is_group) {
        lines.push(if selection.indicator.chart == ChartKind::Parts {
            "Neighbours are councils that are similar to the one they are compared with. This site \
             calculates their average from those that have a figure for every part."
        } else {
            "Neighbours are councils that are similar to the one they are compared with. This site \
             calculates their average from those that have a figure."
        });
    }
    lines
}

/// Ids of the indicators that a comparison shows: the requested ones, else those of the first set,
/// else the first that fits.
pub fn indicators(dataset: &Dataset, requested: &ViewState) -> Vec<String> {
    let fit = |id: &&String| {
        let about = dataset
            .indicator_idx(id)
            .and_then(|at| dataset.indicator(at));
        about.is_some_and(|about| fits(about, requested.arrangement))
    };
    let chosen: Vec<String> = requested.indicators.iter().filter(fit).cloned().collect();
    if !chosen.is_empty() {
        return chosen;
    }
    let set = dataset.catalog().sets.first();
    let of_set = set.map_or(&[][..], |set| &set.indicators);
    let of_set: Vec<String> = of_set.iter().filter(fit).cloned().collect();
    if !of_set.is_empty() {
        return of_set;
    }
    let mut all = dataset.catalog().indicators.iter();
    let first = all.find(|about| fits(about, requested.arrangement));
    first.map(|about| about.id.clone()).into_iter().collect()
}

/// The page; none where there is nothing to compare.
pub fn view(dataset: &Dataset, requested: &ViewState) -> Option<ComparePage> {
    let chosen = indicators(dataset, requested);
    let at = dataset.indicator_idx(chosen.first()?)?;
    let known = selection::known_areas(dataset, at);
    let default_areas = default_areas(dataset, &known, requested.arrangement);
    let kept = requested.among(&known);
    let shown = ViewState {
        areas: kept.shown(&default_areas).to_vec(),
        period: requested
            .period
            .filter(|_| requested.arrangement == Arrangement::Trends),
        ..requested.clone()
    };
    let selection = select(dataset, at, &shown)?;
    let comparison = compare::compare(dataset, &selection, requested);
    let is_composition = requested.arrangement == Arrangement::Parts;
    let parts = comparison
        .as_ref()
        .filter(|_| is_composition)
        .map(|comparison| composition::compositions(&selection, comparison.now));
    let mut notices = notices(requested, &kept, dataset);
    let (mut panels, mut table) = (Vec::new(), Table::default());
    let mut selections = vec![at_dates(
        &selection,
        comparison.as_ref(),
        requested.arrangement,
    )];
    if let Some(parts) = &parts {
        table = table::of_parts(dataset, parts);
    } else if let Some(comparison) = &comparison {
        table = table::of_comparison(dataset, comparison, requested);
        notices.extend(comparison.warnings.iter().cloned());
        if requested.arrangement == Arrangement::ThenAndNow && comparison.then.is_none() {
            notices
                .push("Only one date has figures, so there is nothing to compare with.".to_owned());
        }
    }
    if requested.arrangement == Arrangement::Trends {
        selections = chosen
            .iter()
            .filter_map(|id| select(dataset, dataset.indicator_idx(id)?, &shown))
            .collect();
        if selections.len() > 1 {
            table = table::of_indicators(dataset, &selections);
            notices.extend(too_many(&selections));
        }
        panels = super::compare::panels(dataset, selections.clone());
    }
    let nothing = || "No figures for this choice.".to_owned();
    Some(ComparePage {
        finding: match (&parts, &comparison) {
            (Some(parts), _) => composition::finding(dataset, parts),
            (None, Some(comparison)) => compare_finding(dataset, comparison, requested),
            (None, None) => nothing(),
        },
        title: title(&selection, comparison.as_ref(), requested),
        notices,
        table,
        panels,
        own_scales: requested.own_scales || chosen.len() > 1,
        reading: reading(dataset, &selection)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        choices: Choices {
            dates: options::dates(&selection, comparison.as_ref(), requested),
            groups: options::groups(dataset, &selection, chosen.len(), requested),
            areas: options::areas(dataset, &known),
            default_areas,
            ..options::of_any(dataset, &chosen, requested)
        },
        comparison: comparison.filter(|_| !is_composition),
        parts,
        selections,
    })
}

/// A selection with only the figures of the dates that are compared.
fn at_dates(
    selection: &Selection,
    comparison: Option<&Comparison>,
    arrangement: Arrangement,
) -> Selection {
    let mut shown = selection.clone();
    let then = |comparison: &Comparison| {
        let is_asked = arrangement == Arrangement::ThenAndNow;
        comparison.then.filter(|_| is_asked)
    };
    if let Some(comparison) = comparison {
        let dates = [Some(comparison.now), then(comparison)];
        for line in &mut shown.lines {
            line.points
                .retain(|point| dates.contains(&Some(point.period)));
            line.undated.clear();
        }
    }
    shown
}

/// Ids of the default areas: those of the first set that have figures, else all. Compositions show
/// fewer, since each takes longer to read.
fn default_areas(dataset: &Dataset, known: &[String], arrangement: Arrangement) -> Vec<String> {
    let site = &dataset.catalog().site;
    let is_main = |id: &&String| site.home.contains(id) || site.comparators.contains(id);
    let set = dataset.catalog().sets.first();
    let of_set = set.map_or(&[][..], |set| &set.areas);
    let of_set = of_set.iter().filter(|id| known.contains(id));
    let of_set: Vec<String> = match arrangement {
        Arrangement::Parts => of_set.filter(is_main).cloned().collect(),
        _ => of_set.cloned().collect(),
    };
    if of_set.is_empty() {
        known.to_vec()
    } else {
        of_set
    }
}

fn title(selection: &Selection, comparison: Option<&Comparison>, requested: &ViewState) -> String {
    let name = &selection.indicator.short_name;
    let Some(comparison) = comparison else {
        return name.clone();
    };
    let now = format::period(comparison.now);
    match (requested.arrangement, comparison.then) {
        (Arrangement::ThenAndNow, Some(then)) => {
            format!("{name}: {} (hollow) and {now}", format::period(then))
        }
        (Arrangement::Trends, _) => format!("{name}, over time"),
        _ => format!("{name}, {now}"),
    }
}

fn too_many(selections: &[Selection]) -> Option<String> {
    let most = selections
        .iter()
        .map(|selection| selection.lines.len())
        .max()?;
    (most > MAX_LINES).then(|| {
        format!(
            "Each small chart shows the first {MAX_LINES} of {most} areas; the table shows all."
        )
    })
}

/// Small charts: one for each indicator where there are several, else one for each council with
/// what it is compared with.
fn panels(dataset: &Dataset, mut selections: Vec<Selection>) -> Vec<Panel> {
    let course_of = |selection: &Selection| {
        let line = queries::main_line(selection);
        let line = line.and_then(|line| Some((line, queries::latest(line)?)));
        line.map(|(line, last)| trend::course(dataset, line, last, &selection.indicator))
    };
    let message =
        |selection: &Selection| format::capital(&course_of(selection).unwrap_or_default());
    if selections.len() > 1 {
        let panel = |selection: Selection| Panel {
            theme: String::new(),
            route: Some(Route::Indicator(selection.indicator.id.clone())),
            title: selection.indicator.name.clone(),
            message: queries::main_line(&selection).map_or_else(String::new, |line| {
                format!(
                    "{}: {}",
                    line.name,
                    course_of(&selection).unwrap_or_default()
                )
            }),
            selection,
        };
        return selections.into_iter().map(panel).collect();
    }
    let Some(first) = selections.pop() else {
        return Vec::new();
    };
    let councils = first
        .lines
        .iter()
        .filter(|line| !line.is_reference() && !line.points.is_empty());
    let panel = |own: &Line| {
        let references = first.lines.iter().filter(|line| {
            line.is_reference()
                && crate::view::compare::benchmark::concerns(dataset, line.area, own.area)
        });
        let selection = Selection {
            lines: std::iter::once(own).chain(references).cloned().collect(),
            events: Vec::new(),
            ..first.clone()
        };
        Panel {
            theme: String::new(),
            route: None,
            title: own.name.clone(),
            message: message(&selection),
            selection,
        }
    };
    councils.map(panel).collect()
}

/// Notices of areas and indicators that cannot be shown.
fn notices(requested: &ViewState, kept: &ViewState, dataset: &Dataset) -> Vec<String> {
    let areas = super::indicator::without_figures(dataset, requested, kept);
    let about = |id: &String| dataset.indicator(dataset.indicator_idx(id)?);
    let unknown = requested.indicators.iter().filter(|id| about(id).is_none());
    let unknown = unknown.map(|id| {
        let id = crate::view::state::query::shortened(id);
        format!("There are no figures for “{id}” here.")
    });
    let known = requested.indicators.iter().filter_map(about);
    let unfit = known.filter(|about| !fits(about, requested.arrangement));
    let unfit = unfit.map(|about| match requested.arrangement {
        Arrangement::Parts => format!("“{}” has no parts to show.", about.name),
        _ => format!("“{}” cannot be compared in this way.", about.name),
    });
    let mut notices: Vec<String> = areas.into_iter().chain(unknown).chain(unfit).collect();
    let shown = indicators(dataset, requested);
    let is_other = !requested.indicators.is_empty()
        && !shown.iter().any(|id| requested.indicators.contains(id));
    let first = shown.first().and_then(about);
    if let Some(first) = first.filter(|_| is_other) {
        notices.push(format!("“{}” is shown instead.", first.name));
    } else if let (Some(first), true, Arrangement::Parts) = (
        first,
        requested.indicators.is_empty(),
        requested.arrangement,
    ) {
        notices.push(format!(
            "Few measures have parts that make a whole. “{}” is shown; choose another under \
             Indicator.",
            first.name
        ));
    }
    notices
}
