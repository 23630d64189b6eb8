//! National yearly figures beside the local ones of an indicator: the same areas, each figure at
//! its own date, never joined to the local line.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::{AreaIdx, IndicatorIdx};
use crate::data::words::{AreaKind, Basis, Unit};
use crate::format::citation;

use super::line::{Line, Reading, lines_of};
use super::measure::indicator_in;
use crate::format;
use crate::view::state::{Average, Measure, ViewState};

/// Most months that a national figure may lie outside the range of the local ones.
const MARGIN: i32 = 12;

/// The national indicator nearest to a local one that is drawn over time, if its figures can be
/// drawn on the same scale.
pub fn nearest(dataset: &Dataset, indicator: &Indicator) -> Option<IndicatorIdx> {
    let at = dataset.indicator_idx(indicator.national.as_deref()?)?;
    let national = dataset.indicator(at)?;
    let is_drawn = indicator.chart.is_time_series();
    (is_drawn && measure(indicator, national).is_some()).then_some(at)
}

/// The measure in which national figures have the unit of local ones; none where they have none, or
/// where a month's count would be drawn beside a year's.
fn measure(local: &Indicator, national: &Indicator) -> Option<Measure> {
    let is_of_a_month =
        local.basis == Basis::MonthFlow && matches!(local.unit, Unit::Count | Unit::Rate);
    measure_in(local.unit, national.unit).filter(|_| !is_of_a_month)
}

/// The measure in which national figures have a unit; none where they have none.
fn measure_in(wanted: Unit, printed: Unit) -> Option<Measure> {
    match (wanted, printed) {
        (a, b) if a == b => Some(Measure::Printed),
        (Unit::Count, Unit::Rate | Unit::Percent) => Some(Measure::Count),
        _ => None,
    }
}

/// National figures of one area: the indicator in the measure in which they are shown, and its
/// line.
#[derive(Debug, Clone, PartialEq)]
pub struct National {
    /// The indicator, in that measure.
    pub indicator: Indicator,
    /// Its figures.
    pub line: Line,
}

impl National {
    /// The figures of an area for the national indicator nearest to a local one, as numbers where
    /// the local ones are; none where they are not loaded.
    pub fn of(dataset: &Dataset, local: &Indicator, area: AreaIdx) -> Option<Self> {
        let at = dataset.indicator_idx(local.national.as_deref()?)?;
        let indicator = dataset.indicator(at)?;
        let measure = measure_in(local.unit, indicator.unit)?;
        let reading = Reading {
            indicator,
            measure,
            average: Average::Mean,
            months: None,
        };
        let series = dataset.series(at, area)?;
        let mut lines = lines_of(dataset, &series.into(), &reading).into_iter();
        let line = lines.find(|line| line.breakdown.is_total() && !line.points.is_empty())?;
        Some(Self {
            indicator: indicator_in(indicator, measure),
            line,
        })
    }
}

/// Dates of the national figures that are shown beside local ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Those near the local figures.
    Near,
    /// All of them.
    All,
}

/// The lines beside some local ones, in the unit of `shown`; none where the national figures are
/// not loaded.
pub(crate) fn lines(
    dataset: &Dataset,
    shown: &Indicator,
    local: &[Line],
    view: &ViewState,
    reach: Reach,
) -> Vec<Line> {
    let found = nearest(dataset, shown).and_then(|at| Some((at, dataset.indicator(at)?)));
    let Some((at, national)) = found else {
        return Vec::new();
    };
    let Some(measure) = measure(shown, national) else {
        return Vec::new();
    };
    let points = local.iter().flat_map(|line| &line.points);
    let spans = points.map(|point| point.period.months());
    let whole = spans.reduce(|(from, to), (first, last)| (from.min(first), to.max(last)));
    let Some((from, to)) = whole else {
        return Vec::new();
    };
    let reading = Reading {
        indicator: national,
        measure,
        average: view.average,
        months: match reach {
            Reach::Near => Some((from.plus(-MARGIN), to.plus(MARGIN))),
            Reach::All => view.period,
        },
    };
    let mut beside: Vec<Line> = Vec::new();
    let councils = local.iter().filter(|line| line.kind == AreaKind::Council);
    for council in councils.filter(|line| line.breakdown.is_total()) {
        let Some(series) = dataset.series(at, council.area) else {
            continue;
        };
        let lines = lines_of(dataset, &series.into(), &reading).into_iter();
        let whole = lines.filter(|line| line.breakdown.is_total() && !line.points.is_empty());
        beside.extend(whole.map(|line| Line {
            name: format!("{}, yearly", line.name),
            is_beside: true,
            ..line
        }));
    }
    beside
}

/// Note on the national figures: their indicator, their age, and how they differ.
pub fn note(dataset: &Dataset, indicator: &Indicator, lines: &[Line]) -> Option<String> {
    let beside = lines.iter().filter(|line| line.is_beside);
    let latest = beside.filter_map(|line| line.points.last());
    let latest = latest.max_by(|a, b| a.period.order().total_cmp(&b.period.order()))?;
    let from = citation::short(&latest.observation()?.source, dataset);
    let differs = dataset
        .indicator_idx(&indicator.id)
        .and_then(|at| dataset.definition(at))
        .and_then(|text| text.differs.as_deref())
        .unwrap_or_default();
    let sentence = format!(
        "The yearly figures are national statistics ({from}), the latest shown of {}. {differs}",
        format::period(latest.period)
    );
    Some(sentence.trim_end().to_owned())
}
