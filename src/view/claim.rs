//! Claims of the reports in words: the verdict on each, its arithmetic, its introduction.

pub mod timeline;

use crate::data::claim::{Claim, ClaimKind, Evidence, Grade, Verdict};
use crate::data::dataset::Dataset;
use crate::view::state::anchor;

use super::wording::provenance;
use crate::format;
use crate::view::state::link::{Link, NamedLink};
use crate::view::state::route::Route;
use crate::view::target::status::Mark;

/// Verdict on a claim, in words.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::CannotBeChecked => "Cannot be checked",
        Verdict::Agrees => "Agrees",
        Verdict::RoundsTo => "Agrees when rounded",
        Verdict::Differs => "Does not agree",
        Verdict::Met => "Met",
        Verdict::Partly => "Met in part",
        Verdict::Missed => "Missed",
        Verdict::Open => "Still open",
    }
}

/// The verdict on a claim of a kind: what looks forward did or did not come about, rather than
/// agreeing.
pub fn verdict_on(kind: ClaimKind, found: Verdict) -> Verdict {
    match found {
        Verdict::Agrees | Verdict::RoundsTo if looks_forward(kind) => Verdict::Met,
        Verdict::Differs if looks_forward(kind) => Verdict::Missed,
        other => other,
    }
}

/// Symbol in front of a verdict.
pub fn mark(verdict: Verdict) -> Mark {
    match verdict {
        Verdict::CannotBeChecked => Mark::NoTarget,
        Verdict::Agrees | Verdict::RoundsTo | Verdict::Met => Mark::Met,
        Verdict::Differs | Verdict::Missed => Mark::Short,
        Verdict::Open | Verdict::Partly => Mark::Unsure,
    }
}

/// Certainty of a verdict, in words: that something is wrong if a claim does not agree, that it
/// holds if it does, that something does not fit if it cannot be checked.
pub fn grade(grade: Grade, verdict: Verdict) -> Option<&'static str> {
    let agrees = matches!(
        verdict,
        Verdict::Agrees | Verdict::RoundsTo | Verdict::Met | Verdict::Partly
    );
    let is_open = verdict == Verdict::CannotBeChecked || verdict == Verdict::Open;
    Some(match grade {
        Grade::Ungraded => return None,
        Grade::Proved if agrees => "The reports' own numbers bear it out.",
        Grade::Confirmed if agrees => "National statistics bear it out.",
        Grade::Likely | Grade::Open if agrees => "What exactly is meant is likely, not certain.",
        Grade::Proved if is_open => {
            "The words and numbers of the reports do not fit together here."
        }
        Grade::Confirmed if is_open => "National statistics do not fit it.",
        Grade::Proved => "These figures cannot all be right.",
        Grade::Confirmed => "National statistics show that something here is wrong.",
        Grade::Likely => "Something here is likely to be wrong.",
        Grade::Open if is_open => "The reports do not settle it.",
        Grade::Open => "Which is right cannot be decided.",
    })
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
    let report = dataset
        .report_idx(&claim.report)
        .and_then(|at| dataset.report(at));
    let title = report.map_or("", |report| report.short_title.as_str());
    let words = format!("{title}, paragraph {}", claim.paragraph);
    let route = Route::Report(claim.report.clone());
    Link::to_anchor(route, anchor::anchor(&claim.paragraph)).named(words)
}

/// The paragraph alone, where its report is named already.
pub fn paragraph(claim: &Claim) -> String {
    format!("Paragraph {}", claim.paragraph)
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

/// True if a claim is about the future: an expectation, a target or a commitment.
pub fn looks_forward(kind: ClaimKind) -> bool {
    matches!(
        kind,
        ClaimKind::Expectation | ClaimKind::Target | ClaimKind::Commitment
    )
}

/// Number of claims with each verdict, in a sentence.
pub fn tally(claims: &[&Claim]) -> String {
    let order = [
        Verdict::Differs,
        Verdict::Missed,
        Verdict::Partly,
        Verdict::Agrees,
        Verdict::RoundsTo,
        Verdict::Met,
        Verdict::Open,
        Verdict::CannotBeChecked,
    ];
    let counted = order.into_iter().filter_map(|wanted| {
        let count = claims
            .iter()
            .filter(|claim| claim.verdict == wanted)
            .count();
        let words = match wanted {
            Verdict::Differs => "at odds with the figures",
            Verdict::Missed => "missed",
            Verdict::Partly => "met in part",
            Verdict::RoundsTo => "in agreement only once rounded",
            Verdict::Agrees => "in agreement",
            Verdict::Met => "met",
            Verdict::Open => "still open",
            Verdict::CannotBeChecked => "that cannot be checked",
        };
        (count > 0).then(|| format!("{count} {words}"))
    });
    let parts: Vec<String> = counted.collect();
    let statements = match claims.len() {
        1 => "statement",
        _ => "statements",
    };
    format!(
        "Of {} {statements}: {}.",
        claims.len(),
        format::listed(&parts)
    )
}

/// The introduction to the page of checks.
pub const CHECKS_LEAD: &str = "Figures, shares, directions and comparisons that the reports state, \
    checked against the figures on this site. Both are shown as printed, and nothing is corrected \
    silently. A difference does not show which one is right.";

/// The introduction to the page of statements that look forward.
pub const SAID_LEAD: &str = "What the reports expected, aimed at or promised, in order of time, each \
    with the figures that followed. A statement made in more than one report is judged in each. \
    A missed target does not show why.";

/// Page that lists a claim, with the text of the link to it.
pub fn check(claim: &Claim) -> NamedLink {
    let (text, route) = if looks_forward(claim.kind) {
        ("Said, and what followed:", Route::SaidAndDone)
    } else {
        ("Checked:", Route::Checks)
    };
    Link::to_anchor(route, &claim.id).named(text)
}

/// Result of checking a claim, in one line.
pub fn brief(claim: &Claim) -> String {
    let first = claim.evidence.first().filter(|_| looks_forward(claim.kind));
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
                Verdict::Differs
                | Verdict::Met
                | Verdict::Partly
                | Verdict::Missed
                | Verdict::Open => true,
                Verdict::Agrees | Verdict::RoundsTo | Verdict::CannotBeChecked => false,
            }
    };
    claims.iter().filter(tells).collect()
}
