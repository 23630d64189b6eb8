//! Pages of claims as values: checks of claims about the past, contradictions first; claims about
//! the future with their outcomes.

use crate::data::claim::{Claim, Grade, Reason, Verdict};
use crate::data::dataset::Dataset;
use crate::data::words::Word;
use crate::stats::order::sort_by_f64;

use crate::view::claim;
use crate::view::state::ViewState;
use crate::view::state::choice::Choice;

/// Claims under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The heading.
    pub heading: String,
    /// The claims, in order.
    pub claims: Vec<Claim>,
    /// True if they are collapsed until the reader expands them.
    pub is_folded: bool,
}

/// A list of claims with what may be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Checks {
    /// The finding.
    pub finding: String,
    /// Groups of claims.
    pub groups: Vec<Group>,
    /// Themes to choose from.
    pub themes: Vec<Choice>,
    /// Councils to choose from.
    pub areas: Vec<Choice>,
    /// Verdicts to filter by.
    pub outcomes: Vec<Choice>,
}

/// Claims about the past with their checks: contradictions first, those that concern most children
/// before others; uncheckable ones last, by reason.
pub fn checks(dataset: &Dataset, requested: &ViewState) -> Checks {
    let all = chosen(dataset, requested, |claim| {
        !claim::looks_forward(claim.kind)
    });
    let mut claims: Vec<&Claim> = all.iter().collect();
    sort_by_f64(&mut claims, |claim| rank(claim));
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
        (!own.is_empty()).then(|| Group {
            heading: format!("Said in the {}", report.short_title),
            claims: own,
            is_folded: false,
        })
    });
    let groups = groups.collect();
    page(dataset, requested, &claims, groups, true)
}

fn page(
    dataset: &Dataset,
    requested: &ViewState,
    claims: &[&Claim],
    groups: Vec<Group>,
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
        all.any(|claim| theme_of(dataset, claim) == theme.id)
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
        let of_indicator =
            requested.indicators.is_empty() || requested.indicators.contains(&claim.indicator);
        let of_outcome = requested.outcome.is_empty() || claim.verdict.code() == requested.outcome;
        let of_theme = requested.theme.is_empty() || theme_of(dataset, claim) == requested.theme;
        of_area && of_indicator && of_theme && of_outcome && fits(claim)
    };
    dataset.claims().iter().filter(is_chosen).cloned().collect()
}

/// The theme of the indicator that a claim is about; empty where it is about none.
fn theme_of<'a>(dataset: &'a Dataset, claim: &Claim) -> &'a str {
    let about = dataset
        .indicator_idx(&claim.indicator)
        .and_then(|at| dataset.indicator(at));
    about.map_or("", |about| about.theme.as_str())
}

/// Sort key: verdict, reason, children concerned, certainty.
fn rank(claim: &Claim) -> f64 {
    /// Larger than every weight.
    const HEAVIEST: f64 = 1e10;
    let verdict = match claim.verdict {
        Verdict::Differs | Verdict::Missed => 0,
        Verdict::Partly => 1,
        Verdict::RoundsTo => 2,
        Verdict::Agrees | Verdict::Met => 3,
        Verdict::Open => 4,
        Verdict::CannotBeChecked => 5,
    };
    let reasons = Reason::ALL.iter();
    let reason = reasons
        .take_while(|reason| claim.reason.is_some_and(|own| own != **reason))
        .fold(0_u8, |count, _| count + 1);
    let grade = match claim.grade {
        Grade::Proved => 0,
        Grade::Confirmed => 1,
        Grade::Likely => 2,
        Grade::Open => 3,
        Grade::Ungraded => 4,
    };
    let heading = 10.0 * f64::from(verdict) + f64::from(reason);
    let lightness = HEAVIEST - f64::from(claim.weight.unwrap_or_default());
    (heading * HEAVIEST + lightness) * 10.0 + f64::from(grade)
}

fn by_verdict(claims: &[&Claim]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for claim in claims {
        let heading = heading(claim);
        match groups.iter_mut().find(|group| group.heading == heading) {
            Some(group) => group.claims.push((*claim).clone()),
            None => groups.push(Group {
                heading,
                claims: vec![(*claim).clone()],
                is_folded: claim.verdict == Verdict::CannotBeChecked,
            }),
        }
    }
    groups
}

/// Verdict, with the reason where there is one: `Cannot be checked: no number is printed`.
fn heading(claim: &Claim) -> String {
    let verdict = claim::verdict(claim.verdict);
    match claim.reason {
        Some(reason) => format!("{verdict}: {}", claim::reason(reason)),
        None => verdict.to_owned(),
    }
}
