//! Checks one statement against two figures and prints the calculation and the verdict.
//!
//! ```sh
//! cargo run --example check_a_claim
//! ```

use candour::check::error::RuleError;
use candour::check::kind;
use candour::check::statement::{Figure, Statement};
use candour::data::words::Word as _;

#[expect(clippy::print_stdout, reason = "an example prints what it found")]
fn main() -> Result<(), RuleError> {
    // A report says that 278 of 1,195 contacts, "23.6%", became referrals.
    let statement = Statement {
        figures: &[Figure::exactly(278.0)],
        others: &[Figure::exactly(1195.0)],
        stated: "23.6",
        words: "decimals:1",
        ..Statement::default()
    };
    let rule = kind::from_code("ratio").unwrap_or(kind::DEFAULT);
    let outcome = rule.evaluate(&statement)?;
    println!("{}", rule.calculation(&statement, &outcome));
    println!("Verdict: {}", outcome.verdict.code());
    Ok(())
}
