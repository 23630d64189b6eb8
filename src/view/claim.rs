//! Claims of the reports in words: the verdict on each, its arithmetic, its introduction.

pub mod context;
pub mod promise;
pub mod timeline;

use crate::data::claim::{Claim, ClaimKind, Evidence, Grade, Reason, Verdict};
use crate::data::dataset::Dataset;
use crate::view::state::anchor;

use super::wording::provenance;
use crate::format;
use crate::format::citation;
use crate::view::state::link::{Link, NamedLink};
use crate::view::state::route::Route;
use crate::view::target::status::Mark;

/// Verdicts in the order in which pages show them: bad news first, then good, then none.
pub const ORDER: [Verdict; 12] = [
    Verdict::Differs,
    Verdict::Missed,
    Verdict::MetThenLost,
    Verdict::Partly,
    Verdict::Disputed,
    Verdict::ConditionFailed,
    Verdict::RoundsTo,
    Verdict::Agrees,
    Verdict::Met,
    Verdict::NotDue,
    Verdict::CannotBeChecked,
    Verdict::NotEnoughData,
];

/// Verdict on a claim, in words.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::CannotBeChecked => "Cannot be checked",
        Verdict::Agrees => "Agrees",
        Verdict::RoundsTo => "Agrees when rounded",
        Verdict::Differs => "Does not agree",
        Verdict::Met => "Met",
        Verdict::MetThenLost => "Met, then lost",
        Verdict::Partly => "Partly met",
        Verdict::Missed => "Missed",
        Verdict::Disputed => "Disputed",
        Verdict::ConditionFailed => "Condition did not hold",
        Verdict::NotDue => "Not due yet",
        Verdict::NotEnoughData => "Not enough data",
    }
}

/// Reason for which a claim cannot be checked, in words that follow a colon.
pub fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NoNumber => "no number is printed",
        Reason::NoMeasure => "no measure is named",
        Reason::OneSource => "printed once, with nothing to compare",
        Reason::NotInCopy => "missing from our copy",
        Reason::NoLaterReport => "nothing later is printed",
        Reason::TwoPopulations => "counted in different ways",
    }
}

/// Symbol in front of a verdict.
pub fn mark(verdict: Verdict) -> Mark {
    match verdict {
        Verdict::CannotBeChecked | Verdict::NotDue | Verdict::NotEnoughData => Mark::NoTarget,
        Verdict::Agrees | Verdict::RoundsTo | Verdict::Met => Mark::Met,
        Verdict::Differs | Verdict::Missed | Verdict::MetThenLost => Mark::Short,
        Verdict::Partly | Verdict::Disputed | Verdict::ConditionFailed => Mark::Unsure,
    }
}

/// Certainty of a verdict, in words: that something is wrong if a claim does not agree, that it
/// holds if it does, that something does not fit if it cannot be checked.
pub fn grade(grade: Grade, verdict: Verdict) -> Option<&'static str> {
    let agrees = matches!(
        verdict,
        Verdict::Agrees | Verdict::RoundsTo | Verdict::Met | Verdict::MetThenLost | Verdict::Partly
    );
    let is_open = matches!(
        verdict,
        Verdict::CannotBeChecked
            | Verdict::NotDue
            | Verdict::NotEnoughData
            | Verdict::ConditionFailed
    );
    Some(match grade {
        Grade::Ungraded => return None,
        Grade::Proved if agrees => "The reports' own numbers support it.",
        Grade::Confirmed if agrees => "National statistics support it.",
        Grade::Likely | Grade::Open if agrees => "What the report means is likely, not certain.",
        Grade::Proved if is_open => {
            "The words and numbers of the reports do not fit together here."
        }
        Grade::Confirmed if is_open => "National statistics do not support it.",
        Grade::Proved => "These figures cannot all be right.",
        Grade::Confirmed => "National statistics show that something here is wrong.",
        Grade::Likely => "Something here is likely to be wrong.",
        Grade::Open if is_open => "The reports do not settle it.",
        Grade::Open => "Which is right cannot be decided.",
    })
}

/// Label of the button that expands a collapsed group.
pub fn folded(count: usize) -> String {
    match count {
        1 => "Show the statement".to_owned(),
        more => format!("Show the {more} statements"),
    }
}

/// Kind of a claim, in words.
pub fn kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Figure => "A figure",
        ClaimKind::Ratio => "A share",
        ClaimKind::Rate => "A rate",
        ClaimKind::Direction => "A direction",
        ClaimKind::Comparison => "A comparison",
        ClaimKind::Expectation => "An expectation",
        ClaimKind::Target => "A target",
        ClaimKind::Commitment => "A commitment",
    }
}

/// Link to the paragraph that makes a claim.
pub fn place(dataset: &Dataset, claim: &Claim) -> NamedLink {
    cited(dataset, (&claim.report, &claim.paragraph, claim.inferred))
}

/// Link to a paragraph of a report, with a word if its number is not printed.
fn cited(dataset: &Dataset, (report, paragraph, inferred): (&str, &str, bool)) -> NamedLink {
    let found = dataset.report_idx(report).and_then(|at| dataset.report(at));
    let title = found.map_or("", |report| report.short_title.as_str());
    let note = citation::inferred_note(inferred);
    let words = format!("{title}, paragraph {paragraph}{note}");
    let route = Route::Report(report.to_owned());
    Link::to_anchor(route, anchor::anchor(paragraph)).named(words)
}

/// The paragraph alone, where its report is named already.
pub fn paragraph(claim: &Claim) -> String {
    let note = citation::inferred_note(claim.inferred);
    format!("Paragraph {}{note}", claim.paragraph)
}

/// Fragment of a claim as printed, to follow its paragraph.
pub fn printed(claim: &Claim) -> String {
    format!(", printed as “{}”", claim.printed)
}

/// Figure that a claim is checked against, in words: `Cambridgeshire, January 2021: 423 children`.
pub fn evidence(found: &Evidence) -> String {
    format!("{}, {}: {}", found.who, found.when, found.sentence)
}

/// Link to a figure that a claim is checked against.
pub fn evidence_place(dataset: &Dataset, found: &Evidence) -> Option<Link> {
    let (report, figure) = (&found.report, found.figure.as_ref()?);
    let is_read = provenance::has_text(dataset, report);
    is_read.then(|| {
        let route = Route::Report(report.clone());
        Link::to_anchor(route, anchor::figure_anchor(figure))
    })
}

/// Number of verdicts of each sort, in a sentence; `of` names what they are verdicts on.
pub fn tally(verdicts: &[Verdict], of: &str) -> String {
    let counted = ORDER.into_iter().filter_map(|wanted| {
        let count = verdicts
            .iter()
            .filter(|verdict| **verdict == wanted)
            .count();
        let words = match wanted {
            Verdict::Differs => "at odds with the figures",
            Verdict::RoundsTo => "in agreement only once rounded",
            Verdict::Agrees => "in agreement",
            Verdict::CannotBeChecked => "that cannot be checked",
            Verdict::Missed => "missed",
            Verdict::MetThenLost => "met and then lost",
            Verdict::Partly => "partly met",
            Verdict::Disputed => "disputed",
            Verdict::ConditionFailed => "whose condition did not hold",
            Verdict::Met => "met",
            Verdict::NotDue => "not due yet",
            Verdict::NotEnoughData => "without enough data",
        };
        (count > 0).then(|| format!("{count} {words}"))
    });
    let parts: Vec<String> = counted.collect();
    format!("Of {} {of}: {}.", verdicts.len(), format::listed(&parts))
}

/// Number of statements about the past with each verdict, in a sentence.
pub fn tally_of_claims(claims: &[&Claim]) -> String {
    let verdicts: Vec<Verdict> = claims.iter().map(|claim| claim.verdict).collect();
    let of = match claims.len() {
        1 => "statement",
        _ => "statements",
    };
    tally(&verdicts, of)
}

/// The introduction to the page of checks.
pub const CHECKS_LEAD: &str = "Figures, shares, directions and comparisons that the reports state, \
    checked against the figures on this site. Both are shown as printed, and nothing is corrected \
    silently. A difference does not show which one is right. Those that concern most children \
    come first.";

/// The introduction to the page of promises.
pub const SAID_LEAD: &str = "What the reports promised, expected or aimed at. Each is judged by the \
    figures from the day it was made to the day it was due, and counts once, however often it was \
    repeated. A missed target does not show why; where the council gave a reason, it is shown.";

/// Page that lists a claim, with the text of the link to it.
pub fn check(claim: &Claim) -> NamedLink {
    let (text, route) = if claim.kind.looks_forward() {
        ("Said, and what followed:", Route::SaidAndDone)
    } else {
        ("Checked:", Route::Checks)
    };
    Link::to_anchor(route, &claim.id).named(text)
}

/// Result of checking a claim, in one line.
pub fn brief(claim: &Claim) -> String {
    let first = claim
        .evidence
        .first()
        .filter(|_| claim.kind.looks_forward());
    let answer = first.map(|evidence| format!("{}.", self::evidence(evidence)));
    let message = claim.arithmetic.as_ref().or(claim.explained.as_ref());
    let sentences = [answer.as_ref(), message, claim.break_note.as_ref()];
    joined(sentences).unwrap_or_default()
}

/// Caveats of a verdict: its explanation, and any break in the record between its figures.
pub fn reservations(claim: &Claim) -> Option<String> {
    joined([claim.explained.as_ref(), claim.break_note.as_ref()])
}

/// The sentences that there are, with spaces between them.
fn joined<const N: usize>(sentences: [Option<&String>; N]) -> Option<String> {
    let sentences: Vec<&str> = sentences
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Claims that the reports make about an indicator, by report in chronological order.
pub fn of_indicator(dataset: &Dataset, id: &str) -> Vec<(String, Vec<Claim>)> {
    let by_report = dataset.reports().map(|report| {
        let all = dataset.claims().iter();
        let own =
            all.filter(|claim| claim.report == report.id && claim.indicator.as_deref() == Some(id));
        (report.short_title.clone(), own.cloned().collect::<Vec<_>>())
    });
    by_report.filter(|(_, claims)| !claims.is_empty()).collect()
}

/// Claims of a paragraph to show beside it: those that do not agree with the figures, and those
/// about the future that have an outcome.
pub fn worth_telling<'a>(claims: &'a [Claim], paragraph: &str) -> Vec<&'a Claim> {
    let tells = |claim: &&Claim| {
        claim.paragraph == paragraph
            && match claim.verdict {
                Verdict::Agrees
                | Verdict::RoundsTo
                | Verdict::CannotBeChecked
                | Verdict::NotEnoughData => false,
                Verdict::Differs
                | Verdict::Met
                | Verdict::MetThenLost
                | Verdict::Partly
                | Verdict::Missed
                | Verdict::Disputed
                | Verdict::ConditionFailed
                | Verdict::NotDue => true,
            }
    };
    claims.iter().filter(tells).collect()
}
