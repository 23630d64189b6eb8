//! Pages of claims as values: checks of claims about the past, contradictions first; claims about
//! the future with their outcomes.

use crate::data::claim::{Claim, Grade, Verdict};
use crate::data::dataset::Dataset;
use crate::data::words::Word;
use crate::stats::order::sort_by_f64;

use crate::view::claim;
use crate::view::state::ViewState;
use crate::view::state::choice::Choice;

/// A list of claims with what may be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Checks {
    /// The finding.
    pub finding: String,
    /// Groups of claims under their headings.
    pub groups: Vec<(String, Vec<Claim>)>,
    /// Themes to choose from.
    pub themes: Vec<Choice>,
    /// Councils to choose from.
    pub areas: Vec<Choice>,
    /// Verdicts to filter by.
    pub outcomes: Vec<Choice>,
}

/// Claims about the past with their checks: contradictions first, by certainty; uncheckable ones
/// last.
pub fn checks(dataset: &Dataset, requested: &ViewState) -> Checks {
    let all = chosen(dataset, requested, |claim| {
        !claim::looks_forward(claim.kind)
    });
    let mut claims: Vec<&Claim> = all.iter().collect();
    sort_by_f64(&mut claims, |claim| f64::from(rank(claim)));
    let groups = by_verdict(&claims);
    page(dataset, requested, &claims, groups, false)
}

/// Claims about the future and their outcomes, by report in chronological order.
pub fn said_and_done(dataset: &Dataset, requested: &ViewState) -> Checks {
    let all = chosen(dataset, requested, |claim| claim::looks_forward(claim.kind));
    let claims: Vec<&Claim> = all.iter().collect();
    let groups = dataset.reports().filter_map(|report| {
        let own = claims.iter().filter(|claim| claim.report == report.id);
        let own: Vec<Claim> = own.map(|claim| (*claim).clone()).collect();
        (!own.is_empty()).then(|| (format!("Said in the {}", report.short_title), own))
    });
    let groups = groups.collect();
    page(dataset, requested, &claims, groups, true)
}

fn page(
    dataset: &Dataset,
    requested: &ViewState,
    claims: &[&Claim],
    groups: Vec<(String, Vec<Claim>)>,
    forward: bool,
) -> Checks {
    let finding = if claims.is_empty() {
        "Nothing fits this choice.".to_owned()
    } else {
        claim::tally(claims)
    };
    let of_page = |claim: &&Claim| claim::looks_forward(claim.kind) == forward;
    let outcomes = Verdict::ALL.iter().filter(|verdict| {
        let mut all = dataset.claims().iter().filter(of_page);
        all.any(|claim| claim.verdict == **verdict)
    });
    let outcome = |verdict: &Verdict| Choice {
        id: verdict.code().to_owned(),
        label: claim::verdict(*verdict).to_owned(),
        is_on: requested.outcome == verdict.code(),
    };
    let themes = dataset.catalog().themes.iter().filter(|theme| {
        let mut all = dataset.claims().iter().filter(of_page);
        all.any(|claim| theme_of(dataset, claim) == Some(&theme.id))
    });
    let themes = themes.map(|theme| Choice {
        id: theme.id.clone(),
        label: theme.name.clone(),
        is_on: requested.theme == theme.id,
    });
    let any = |label: &str, is_on| Choice {
        id: String::new(),
        label: label.to_owned(),
        is_on,
    };
    let areas = dataset
        .home()
        .filter_map(|at| dataset.area(at))
        .map(|area| Choice {
            id: area.id.clone(),
            label: area.name.clone(),
            is_on: requested.areas.contains(&area.id),
        });
    Checks {
        finding,
        groups,
        themes: std::iter::once(any("All themes", requested.theme.is_empty()))
            .chain(themes)
            .collect(),
        areas: std::iter::once(any("All councils", requested.areas.is_empty()))
            .chain(areas)
            .collect(),
        outcomes: std::iter::once(any("Every outcome", requested.outcome.is_empty()))
            .chain(outcomes.map(outcome))
            .collect(),
    }
}

fn chosen(dataset: &Dataset, requested: &ViewState, fits: impl Fn(&Claim) -> bool) -> Vec<Claim> {
    let is_chosen = |claim: &&Claim| {
        let of_area =
            requested.areas.is_empty() || claim.areas.iter().any(|id| requested.areas.contains(id));
        let mut indicator = claim.indicator.iter();
        let of_indicator = requested.indicators.is_empty()
            || indicator.any(|id| requested.indicators.contains(id));
        let of_outcome = requested.outcome.is_empty() || claim.verdict.code() == requested.outcome;
        let of_theme =
            requested.theme.is_empty() || theme_of(dataset, claim) == Some(&requested.theme);
        of_area && of_indicator && of_theme && of_outcome && fits(claim)
    };
    dataset.claims().iter().filter(is_chosen).cloned().collect()
}

/// The theme of the indicator that a claim is about.
fn theme_of<'a>(dataset: &'a Dataset, claim: &Claim) -> Option<&'a String> {
    let about = dataset.indicator(dataset.indicator_idx(claim.indicator.as_ref()?)?)?;
    Some(&about.theme)
}

fn rank(claim: &Claim) -> u8 {
    let verdict = match claim.verdict {
        Verdict::Differs | Verdict::Missed => 0,
        Verdict::Partly => 5,
        Verdict::RoundsTo => 10,
        Verdict::Agrees | Verdict::Met => 20,
        Verdict::Open => 30,
        Verdict::CannotBeChecked => 40,
    };
    let grade = match claim.grade {
        Grade::Proved => 0,
        Grade::Confirmed => 1,
        Grade::Likely => 2,
        Grade::Open => 3,
        Grade::Ungraded => 4,
    };
    verdict + grade
}

fn by_verdict(claims: &[&Claim]) -> Vec<(String, Vec<Claim>)> {
    let mut groups: Vec<(String, Vec<Claim>)> = Vec::new();
    for claim in claims {
        let heading = claim::verdict(claim.verdict);
        match groups.iter_mut().find(|(known, _)| known == heading) {
            Some((_, own)) => own.push((*claim).clone()),
            None => groups.push((heading.to_owned(), vec![(*claim).clone()])),
        }
    }
    groups
}
