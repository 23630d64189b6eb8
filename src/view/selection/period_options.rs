//! The times that a reader may choose for an indicator.

use crate::data::dataset::Dataset;
use crate::data::figure::IndicatorIdx;
use crate::data::month::Month;
use crate::data::words::{Dating, Scope};
use crate::stats::order::sort_by_f64;

use crate::format;
use crate::view::state::ViewState;
use crate::view::state::choice::Choice;

/// All, and every financial year that has a figure; where there is one figure a year, the last
/// years.
pub fn periods(dataset: &Dataset, at: IndicatorIdx, requested: &ViewState) -> Vec<Choice> {
    let all = dataset.series_of(at);
    let dated = all.iter().flat_map(|series| &series.observations);
    let dated = dated.filter(|o| o.dating != Dating::Undated);
    let mut years: Vec<i32> = Vec::new();
    for year in dated.map(|o| financial_year(o.period.months().1)) {
        if !years.contains(&year) {
            years.push(year);
        }
    }
    sort_by_f64(&mut years, |year| f64::from(*year));
    let is_yearly = dataset
        .indicator(at)
        .is_some_and(|about| about.scope == Scope::National);
    let spans = if is_yearly {
        last_years(&years)
    } else {
        each_year(&years)
    };
    let mut choices = vec![Choice {
        id: String::new(),
        label: "All periods".to_owned(),
        is_on: requested.period.is_none(),
    }];
    for (from, to, label) in spans {
        choices.push(Choice {
            id: format!("{from}..{to}"),
            label,
            is_on: requested.period == Some((from, to)),
        });
    }
    if let Some((from, to)) = requested.period
        && !choices.iter().any(|choice| choice.is_on)
    {
        choices.push(Choice {
            id: format!("{from}..{to}"),
            label: format::months(from, to),
            is_on: true,
        });
    }
    choices
}

/// Each financial year by itself.
fn each_year(years: &[i32]) -> Vec<(Month, Month, String)> {
    let span = |year: &i32| {
        let (from, to) = (Month::new(*year, 4)?, Month::new(year + 1, 3)?);
        Some((from, to, format!("April {year} to March {}", year + 1)))
    };
    years.iter().filter_map(span).collect()
}

/// The last five and ten of more financial years.
fn last_years(years: &[i32]) -> Vec<(Month, Month, String)> {
    let span = |count: usize| {
        let first = years.len().checked_sub(count).filter(|first| *first > 0)?;
        let from = Month::new(*years.get(first)?, 4)?;
        let to = Month::new(years.last()? + 1, 3)?;
        Some((from, to, format!("Last {count} years")))
    };
    [5, 10].into_iter().filter_map(span).collect()
}

/// The calendar year in which the financial year of a month starts.
fn financial_year(month: Month) -> i32 {
    if month.number() >= 4 {
        month.year()
    } else {
        month.year() - 1
    }
}
