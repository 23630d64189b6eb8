//! A group of areas as a series of its own: the mean or median of its members' figures as
//! published, as the department's own tool works them out, with which of them have one. Computed
//! here and nowhere typed in.

mod coverage;

use std::sync::Arc;

use crate::data::dataset::{Dataset, Series};
use crate::data::figure::{AreaIdx, Breakdown, Gap, IndicatorIdx, Observation, Quantity, Source};
use crate::data::period::Period;
use crate::data::words::{Dating, Qualifier, Status, Word};
use crate::stats::average;
use crate::stats::order::sort_by_f64;

use crate::format;
use crate::view::state::Average;

pub use coverage::{Coverage, Omission};

/// A series, and for each figure of it which members of a group it rests on where it is an average.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Averages {
    /// The figures.
    pub series: Arc<Series>,
    /// The members behind each figure, in the same order; empty where the area is no group.
    pub coverage: Vec<Arc<Coverage>>,
}

impl From<&Arc<Series>> for Averages {
    fn from(series: &Arc<Series>) -> Self {
        Self {
            series: Arc::clone(series),
            coverage: Vec::new(),
        }
    }
}

/// The averages of a group; none where the area is no group, or no member has a figure.
pub(crate) fn series(
    dataset: &Dataset,
    indicator: IndicatorIdx,
    area: AreaIdx,
    method: Average,
) -> Option<Averages> {
    let members = members(dataset, indicator, area);
    let mut times: Vec<(Period, &Arc<Breakdown>)> = Vec::new();
    for observation in members
        .iter()
        .flatten()
        .flat_map(|member| &member.observations)
    {
        let time = (observation.period, &observation.breakdown);
        if !times.contains(&time) {
            times.push(time);
        }
    }
    sort_by_f64(&mut times, |(period, _)| period.order());
    let figures = times.into_iter().filter_map(|(period, part)| {
        figure(dataset, indicator, area, &members, method, period, part)
    });
    let (observations, coverage): (Vec<Observation>, Vec<Arc<Coverage>>) = figures.unzip();
    (!observations.is_empty()).then(|| Averages {
        series: Arc::new(Series {
            indicator,
            area,
            observations,
            targets: Vec::new(),
            gaps: common_gaps(area, &members),
        }),
        coverage,
    })
}

/// The series of each member, in the order of the list; none for a member without figures.
fn members(dataset: &Dataset, indicator: IndicatorIdx, area: AreaIdx) -> Vec<Option<&Arc<Series>>> {
    let ids = dataset.area(area).map_or(&[][..], |area| &area.members);
    ids.iter()
        .map(|id| dataset.series(indicator, dataset.area_idx(id)?))
        .collect()
}

/// The times for which no member of a group has a figure, with the reason that the first gives.
fn common_gaps(area: AreaIdx, members: &[Option<&Arc<Series>>]) -> Vec<Gap> {
    let known = members.iter().flatten();
    let is_common = |gap: &&Gap| {
        known.clone().all(|series| {
            let mut own = series.gaps.iter();
            own.any(|other| {
                other.covers(gap.from) && other.covers(gap.to) && other.breakdown == gap.breakdown
            })
        })
    };
    let first = known.clone().take(1).flat_map(|series| &series.gaps);
    let common = first.filter(is_common).cloned();
    common.map(|gap| Gap { area, ..gap }).collect()
}

/// The mean or median of the members' figures of one time.
pub(crate) fn average_at(
    dataset: &Dataset,
    series: &Series,
    method: Average,
    (period, part): (Period, &Arc<Breakdown>),
) -> Option<f64> {
    let members = members(dataset, series.indicator, series.area);
    let (found, _) = figure(
        dataset,
        series.indicator,
        series.area,
        &members,
        method,
        period,
        part,
    )?;
    found.quantity.point()
}

/// Number of a breakdown in one period, if it is not in doubt.
fn number<'a>(
    series: &'a Arc<Series>,
    period: Period,
    part: &Arc<Breakdown>,
) -> Option<&'a Observation> {
    let mut own = series.observations.iter();
    own.find(|o| {
        o.period == period
            && o.breakdown == *part
            && o.quantity.point().is_some()
            && o.status != Status::Doubted
    })
}

/// Average of the members' figures of one period.
fn figure(
    dataset: &Dataset,
    indicator: IndicatorIdx,
    area: AreaIdx,
    members: &[Option<&Arc<Series>>],
    method: Average,
    period: Period,
    part: &Arc<Breakdown>,
) -> Option<(Observation, Arc<Coverage>)> {
    let (about, place) = (dataset.indicator(indicator)?, dataset.area(area)?);
    // Segments are averaged only over the members that have all of them: otherwise they would not
    // add up.
    let all = members.iter().flatten();
    let parts = all
        .flat_map(|series| &series.observations)
        .filter(|o| o.period == period && about.chart.is_composition());
    let is_whole = |series: &&Arc<Series>| {
        let mut parts = parts.clone();
        parts.all(|o| number(series, period, &o.breakdown).is_some())
    };
    let figures: Vec<Option<&Observation>> = members
        .iter()
        .map(|member| number(member.filter(is_whole)?, period, part))
        .collect();
    let values: Vec<Option<f64>> = figures
        .iter()
        .map(|figure| figure.and_then(|o| o.quantity.point()))
        .collect();
    let average = match method {
        Average::Mean => average::mean(&values),
        Average::Median => average::median(&values),
    }?;
    let first = figures.iter().flatten().next().copied()?.clone();
    let mut id = format!("{}.{}.{period}", about.id, place.id);
    if let Some(part) = &part.id {
        id.push('.');
        id.push_str(part);
    }
    let coverage = coverage::coverage(dataset, place, members, &figures, (period, part));
    let list = place.vintage.as_ref();
    let list = list.map_or_else(String::new, |year| format!(", list of {year}"));
    let note = format!(
        "{} of {}{list}{}.",
        format::capital(method.code()),
        coverage.counted(),
        coverage.without()
    );
    let source = Source {
        printed: None,
        ..first.source.clone()
    };
    let average = Observation {
        id: id.into(),
        area,
        source,
        quantity: Quantity {
            value: Some(average.value),
            lower: None,
            upper: None,
            qualifier: Qualifier::Exact,
        },
        numerator: None,
        denominator: None,
        status: Status::Derived,
        dating: Dating::Printed,
        note: Some(note.into()),
        ..first
    };
    Some((average, Arc::new(coverage)))
}

/// Definition of a group's figure: its list, its members and the average used.
pub fn about(dataset: &Dataset, area: AreaIdx, method: Average) -> Option<String> {
    let place = dataset.area(area)?;
    let names = place
        .members
        .iter()
        .filter_map(|id| dataset.area(dataset.area_idx(id)?));
    let names: Vec<&str> = names.map(|member| member.name.as_str()).collect();
    (!names.is_empty()).then(|| {
        format!(
            "{}: the {} of {}.",
            place.name,
            method.code(),
            format::listed(&names)
        )
    })
}
