//! National yearly figures beside the local ones of an indicator: the same areas, each figure at
//! its own date, never joined to the local line.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::IndicatorIdx;
use crate::data::words::{AreaKind, Unit};
use crate::format::citation;

use super::line::{Line, Reading, lines_of};
use crate::format;
use crate::view::state::{Measure, ViewState};

/// Most months that a national figure may lie outside the range of the local ones.
const MARGIN: i32 = 12;

/// The national indicator nearest to a local one that is drawn over time.
pub fn nearest(dataset: &Dataset, indicator: &Indicator) -> Option<IndicatorIdx> {
    let is_drawn = indicator.chart.is_time_series();
    dataset
        .indicator_idx(indicator.national.as_ref()?)
        .filter(|_| is_drawn)
}

/// The measure in which national figures have the unit of local ones; none where they have none.
fn measure(local: Unit, national: Unit) -> Option<Measure> {
    match (local, national) {
        (a, b) if a == b => Some(Measure::Printed),
        (Unit::Count, Unit::Rate | Unit::Percent) => Some(Measure::Count),
        _ => None,
    }
}

/// The lines beside some local ones, in the unit of `shown`; none where the national figures are
/// not loaded.
pub(crate) fn lines(
    dataset: &Dataset,
    shown: &Indicator,
    local: &[Line],
    view: &ViewState,
) -> Vec<Line> {
    let found = nearest(dataset, shown).and_then(|at| Some((at, dataset.indicator(at)?)));
    let Some((at, national)) = found else {
        return Vec::new();
    };
    let Some(measure) = measure(shown.unit, national.unit) else {
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
        months: Some((from.plus(-MARGIN), to.plus(MARGIN))),
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
