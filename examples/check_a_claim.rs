//! Checks a claim of a report against two figures: `cargo run --example check_a_claim`.
//!
//! The claim is that 21% of contacts became referrals; the figures are 471 referrals and 2,193
//! contacts.

use std::io::{self, Write as _};

use candour::check::known::Known;
use candour::check::rule::{Held, evaluate};
use candour::data::claim::Rule;
use candour::data::words::Word as _;

fn main() -> io::Result<()> {
    let outcome = evaluate(&Held {
        rule: Rule::Ratio,
        of: &[Known::exactly(471.0)],
        and: &[Known::exactly(2193.0)],
        stated: "21",
        words: "decimals:0",
    });
    let mut out = io::stdout();
    match outcome {
        Ok(outcome) => {
            let percent = outcome.computed.unwrap_or(f64::NAN);
            writeln!(out, "471 of 2,193 is {percent:.2}%")?;
            writeln!(out, "verdict: {}", outcome.verdict.code())
        }
        Err(expected) => writeln!(out, "the claim cannot be checked; expected {expected}"),
    }
}
