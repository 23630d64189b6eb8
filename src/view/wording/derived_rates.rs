//! The note on rates that the site calculates from printed numbers and population estimates.

use crate::data::dataset::Dataset;
use crate::data::figure::AreaIdx;
use crate::format;
use crate::view::selection::Selection;
use crate::view::state::link::{Link, NamedLink};
use crate::view::state::route::Route;

/// Note on rates that the site calculates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkedOut {
    /// Populations that the rates rest on, and the rates that the reports print, if any.
    pub sentence: String,
    /// Link to the indicator of the printed rates.
    pub printed: Option<NamedLink>,
}

/// Note on rates that the site calculates; `None` if none are shown.
pub fn worked_out(dataset: &Dataset, selection: &Selection) -> Option<WorkedOut> {
    let points = selection.lines.iter().flat_map(|line| &line.points);
    let bases = points.filter_map(|point| Some(point.base.as_ref()?.population));
    let (least, most) = bases.fold((f64::INFINITY, 0.0_f64), |(least, most), base| {
        (least.min(base), most.max(base))
    });
    if most <= 0.0 {
        return None;
    }
    let number = |value| format::number(value, 0);
    let population = if least < most {
        format!("{} to {}", number(least), number(most))
    } else {
        number(most)
    };
    let printed = printed_rates(dataset, selection);
    let instead = printed
        .as_ref()
        .map_or("", |printed| printed.sentence.as_str());
    Some(WorkedOut {
        sentence: format!(
            "These rates are calculated by this site from national estimates of the number of \
             children aged 0 to 17: {population}.{instead}"
        ),
        printed: printed.map(|printed| printed.link),
    })
}

/// The rates that reports print of what is shown here as a rate.
struct PrintedRates {
    sentence: String,
    link: NamedLink,
}

/// The rates that reports print of what is shown here as a rate, if they print any.
fn printed_rates(dataset: &Dataset, selection: &Selection) -> Option<PrintedRates> {
    let at = dataset.indicator_idx(selection.indicator.rate.as_ref()?)?;
    let about = dataset.indicator(at).filter(|about| about.n_figures > 0)?;
    let mut areas: Vec<AreaIdx> = selection.lines.iter().map(|line| line.area).collect();
    areas.dedup();
    let own = areas.into_iter().filter_map(|area| {
        let series = dataset.series(at, area)?;
        let figures = series.observations.iter().map(|o| {
            let when = format::period(o.period);
            format!("{} ({when})", format::quantity(&o.quantity, about))
        });
        let figures: Vec<String> = figures.collect();
        let name = &dataset.area(area)?.name;
        (!figures.is_empty()).then(|| format!("{name} {}", format::listed(&figures)))
    });
    let own: Vec<String> = own.collect();
    let printed = if own.is_empty() {
        String::new()
    } else {
        format!(": {}", own.join("; "))
    };
    let sentence = format!(
        " The reports print rates of their own, which may rest on another population{printed}."
    );
    let route = Route::Indicator(about.id.clone());
    Some(PrintedRates {
        sentence,
        link: Link::to_page(route).named(&about.name),
    })
}
