//! Reasons that the council itself gave, in words: numbers are judged here, the council explains
//! them.

use crate::data::claim::context::Context;
use crate::data::dataset::Dataset;
use crate::data::period::Period;
use crate::format;
use crate::view::page::indicator::IndicatorView;
use crate::view::state::link::NamedLink;

use super::cited;

/// Heading of the reasons for the figures of an indicator.
pub const HEADING: &str = "What the council said";

/// A reason in a sentence.
pub fn sentence(context: &Context) -> String {
    if context.is_printed {
        format!("The council said: “{}”.", context.text)
    } else {
        format!("The council said: {}", context.text)
    }
}

/// Link to the paragraph that gives a reason.
pub fn place(dataset: &Dataset, context: &Context) -> NamedLink {
    cited(
        dataset,
        (&context.report, &context.paragraph, context.inferred),
    )
}

/// Reasons for the outcome of any of some claims, each once.
pub fn of_claims(dataset: &Dataset, claims: &[&str]) -> Vec<Context> {
    let explains = |context: &&Context| {
        let mut ids = claims.iter();
        ids.any(|id| context.claims.iter().any(|known| known == id))
    };
    dataset
        .contexts()
        .iter()
        .filter(explains)
        .cloned()
        .collect()
}

/// Reasons for the figures of the areas that an indicator's page shows, with area and period, the
/// latest first.
pub fn of_page(dataset: &Dataset, page: &IndicatorView) -> Vec<(String, Context)> {
    let about = &page.selection.indicator.id;
    let shown = |id: &str| {
        let mut lines = page.selection.lines.iter();
        lines.any(|line| dataset.area(line.area).is_some_and(|area| area.id == id))
    };
    let own = dataset.contexts().iter();
    let own = own.filter(|context| {
        context.indicator.as_ref() == Some(about) && context.area.as_deref().is_some_and(shown)
    });
    let mut own: Vec<(Option<Period>, &Context)> = own
        .map(|context| {
            (
                context.period.as_ref().and_then(|text| text.parse().ok()),
                context,
            )
        })
        .collect();
    own.sort_by_key(|(period, _)| std::cmp::Reverse(period.map(Period::end)));
    own.into_iter()
        .map(|(period, context)| {
            let area = context.area.as_ref().and_then(|id| dataset.area_idx(id));
            let area = area.and_then(|at| dataset.area(at));
            let when = period.map_or_else(String::new, format::period);
            let name = area.map_or("", |area| area.name.as_str());
            (format!("{name}, {when}."), context.clone())
        })
        .collect()
}
