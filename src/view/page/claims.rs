//! Pages of claims as values: checks of claims about the past, contradictions first; promises by
//! outcome, missed ones first.

use crate::data::claim::{Claim, Grade, Reason, Verdict};
use crate::data::dataset::Dataset;
use crate::data::words::Word;
use crate::stats::order::sort_by_f64;

use crate::view::claim;
use crate::view::claim::promise::{self, PromiseView};
use crate::view::state::ViewState;
use crate::view::state::choice::Choice;

/// Finding where no claim fits the choice.
const NOTHING: &str = "No statements match this choice.";

/// Claims or promises under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<T> {
    /// The heading.
    pub heading: String,
    /// The claims or promises, in order.
    pub items: Vec<T>,
    /// True if they are collapsed until the reader expands them.
    pub is_folded: bool,
}

/// A list of claims or promises with what may be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Checks<T> {
    /// The finding.
    pub finding: String,
    /// Groups under their headings.
    pub groups: Vec<Group<T>>,
    /// Themes to choose from.
    pub themes: Vec<Choice>,
    /// Councils to choose from.
    pub areas: Vec<Choice>,
    /// Verdicts to filter by.
    pub outcomes: Vec<Choice>,
}

/// Claims about the past with their checks: contradictions first, those that concern most children
/// before others; uncheckable ones last, by reason.
pub fn checks(dataset: &Dataset, requested: &ViewState) -> Checks<Claim> {
    let all = dataset.claims().iter();
    let all = all.filter(|claim| !claim.kind.looks_forward() && fits(dataset, requested, claim));
    let mut claims: Vec<&Claim> = all.collect();
    sort_by_f64(&mut claims, |claim| rank(claim));
    let finding = match claims.as_slice() {
        [] => NOTHING.to_owned(),
        claims => claim::tally_of_claims(claims),
    };
    page(dataset, requested, finding, by_verdict(&claims), false)
}

/// Promises by outcome, missed ones first, each group in order of time. A promise counts once,
/// however many claims make it.
pub fn said_and_done(dataset: &Dataset, requested: &ViewState) -> Checks<PromiseView> {
    let all = promise::all(dataset.claims(), dataset.promises());
    let all = all.into_iter().filter(|promise| {
        let mut claims = promise.claims.iter();
        claims.any(|claim| fits(dataset, requested, claim))
    });
    let promises: Vec<PromiseView> = all.collect();
    let groups = claim::ORDER.into_iter().filter_map(|verdict| {
        let own = promises.iter().filter(|promise| promise.verdict == verdict);
        let own: Vec<PromiseView> = own.cloned().collect();
        (!own.is_empty()).then(|| Group {
            heading: claim::verdict(verdict).to_owned(),
            items: own,
            is_folded: false,
        })
    });
    let finding = match promises.as_slice() {
        [] => NOTHING.to_owned(),
        promises => promise::tally(promises),
    };
    page(dataset, requested, finding, groups.collect(), true)
}

fn page<T>(
    dataset: &Dataset,
    requested: &ViewState,
    finding: String,
    groups: Vec<Group<T>>,
    forward: bool,
) -> Checks<T> {
    let of_page = |claim: &&Claim| claim.kind.looks_forward() == forward;
    let outcomes = claim::ORDER.into_iter().filter(|verdict| {
        let mut all = dataset.claims().iter().filter(of_page);
        all.any(|claim| claim.verdict == *verdict)
    });
    let outcome = |verdict: Verdict| Choice {
        id: verdict.code().to_owned(),
        label: claim::verdict(verdict).to_owned(),
        is_on: requested.outcome == Some(verdict),
    };
    let themes = dataset.catalog().themes.iter().filter(|theme| {
        let mut all = dataset.claims().iter().filter(of_page);
        all.any(|claim| theme_of(dataset, claim) == Some(&theme.id))
    });
    let themes = themes.map(|theme| Choice {
        id: theme.id.clone(),
        label: theme.name.clone(),
        is_on: requested.theme.as_ref() == Some(&theme.id),
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
        themes: std::iter::once(any("All themes", requested.theme.is_none()))
            .chain(themes)
            .collect(),
        areas: std::iter::once(any("All councils", requested.areas.is_empty()))
            .chain(areas)
            .collect(),
        outcomes: std::iter::once(any("Every outcome", requested.outcome.is_none()))
            .chain(outcomes.map(outcome))
            .collect(),
    }
}

/// True if a claim fits what was chosen.
fn fits(dataset: &Dataset, requested: &ViewState, claim: &Claim) -> bool {
    let of_area =
        requested.areas.is_empty() || claim.areas.iter().any(|id| requested.areas.contains(id));
    let mut indicator = claim.indicator.iter();
    let of_indicator =
        requested.indicators.is_empty() || indicator.any(|id| requested.indicators.contains(id));
    let mut outcome = requested.outcome.iter();
    let of_outcome = outcome.all(|wanted| claim.verdict == *wanted);
    let of_theme =
        requested.theme.is_none() || theme_of(dataset, claim) == requested.theme.as_ref();
    of_area && of_indicator && of_theme && of_outcome
}

/// The theme of the indicator that a claim is about.
fn theme_of<'a>(dataset: &'a Dataset, claim: &Claim) -> Option<&'a String> {
    let about = dataset.indicator(dataset.indicator_idx(claim.indicator.as_ref()?)?)?;
    Some(&about.theme)
}

/// Sort key: verdict, reason, children concerned, certainty.
fn rank(claim: &Claim) -> f64 {
    /// Larger than every weight.
    const HEAVIEST: f64 = 1e10;
    let verdict = match claim.verdict {
        Verdict::Differs => 0,
        Verdict::RoundsTo => 1,
        Verdict::Agrees => 2,
        _ => 3,
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
    let heading = f64::from(10 * verdict + reason);
    let lightness = HEAVIEST - f64::from(claim.weight.unwrap_or_default());
    (heading * HEAVIEST + lightness) * 10.0 + f64::from(grade)
}

fn by_verdict(claims: &[&Claim]) -> Vec<Group<Claim>> {
    let mut groups: Vec<Group<Claim>> = Vec::new();
    for claim in claims {
        let heading = heading(claim);
        match groups.iter_mut().find(|group| group.heading == heading) {
            Some(group) => group.items.push((*claim).clone()),
            None => groups.push(Group {
                heading,
                items: vec![(*claim).clone()],
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
