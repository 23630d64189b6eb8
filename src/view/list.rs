//! The list of all indicators as a value: by theme, with the latest figure of each council.

use crate::data::dataset::Dataset;
use crate::data::figure::{AreaIdx, IndicatorIdx};
use crate::data::words::Unit;

use super::state::ViewState;
use super::{format, headline, select, sentence, target};

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The latest figure of each council, in words.
    pub latest: Vec<String>,
    /// How many figures there are.
    pub figures: String,
}

/// A theme with its indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeRows {
    /// Heading.
    pub name: String,
    /// One sentence.
    pub about: String,
    /// Its indicators.
    pub rows: Vec<Row>,
}

/// The list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Names of the councils, a column each.
    pub councils: Vec<String>,
    /// Themes in page order.
    pub themes: Vec<ThemeRows>,
}

/// The list of all indicators.
pub fn view(dataset: &Dataset) -> List {
    let home: Vec<AreaIdx> = dataset.home().collect();
    let names = home.iter().filter_map(|area| dataset.area(*area));
    let catalog = dataset.catalog();
    let themes = catalog.themes.iter().map(|theme| {
        let own = catalog
            .indicators
            .iter()
            .enumerate()
            .filter(|(_, i)| i.theme == theme.id);
        let rows = own.map(|(at, indicator)| Row {
            id: indicator.id.clone(),
            name: indicator.name.clone(),
            latest: home
                .iter()
                .map(|area| latest(dataset, IndicatorIdx(at), *area))
                .collect(),
            figures: format::number(f64::from(indicator.n_figures), 0),
        });
        ThemeRows {
            name: theme.name.clone(),
            about: theme.about.clone(),
            rows: rows.collect(),
        }
    });
    List {
        councils: names.map(|area| area.name.clone()).collect(),
        themes: themes.collect(),
    }
}

/// The latest figure of an area in words; what else there is where it has none.
fn latest(dataset: &Dataset, at: IndicatorIdx, area: AreaIdx) -> String {
    let Some(series) = dataset.series(at, area) else {
        return "No figure".to_owned();
    };
    let id = dataset
        .area(area)
        .map(|area| area.id.clone())
        .unwrap_or_default();
    let asked = ViewState {
        areas: vec![id],
        ..ViewState::default()
    };
    let selection = select::select(dataset, at, &asked);
    let found = selection.as_ref().and_then(|selection| {
        let line = headline::main_line(selection)?;
        let point = headline::latest(line)?;
        if selection.indicator.unit == Unit::Caseload {
            let spread = headline::spread_at(selection, point.period);
            return Some(headline::capital(&spread.words));
        }
        let number = headline::capital(&format::quantity(&point.quantity, &selection.indicator));
        Some(format!(
            "{number}, {}",
            sentence::when(point.period, point.dating())
        ))
    });
    let standard = || {
        let indicator = dataset.indicator(at)?;
        let rule = series.targets.first()?;
        Some(format!("Standard: {}", target::level(rule, indicator)))
    };
    let lost = || (!series.gaps.is_empty()).then(|| "Figures lost or not collected".to_owned());
    found
        .or_else(standard)
        .or_else(lost)
        .unwrap_or_else(|| "No figure".to_owned())
}
