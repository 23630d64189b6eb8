//! Measures the release site in a browser, and how long publishing takes; what is measured is the
//! crate `e2e`'s business.

use anyhow::Result;
use clap::ValueEnum;

use crate::place::Place;
use crate::report::Times;
use crate::{process, site, tools};

/// One half of the bench.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Only {
    /// Time and memory of publishing, without a browser.
    Publish,
}

pub(crate) fn bench(place: &Place, only: Option<Only>) -> Result<()> {
    let mut times = Times::default();
    site::build(place, &site::Options::release(place), &mut times)?;
    let mut arguments = vec!["run", "--locked", "-p", "e2e", "--bin", "bench"];
    if only == Some(Only::Publish) {
        println!("\n== Measuring how it is published");
        arguments.extend(["--", "publish"]);
    } else {
        tools::ensure(place)?;
        println!("\n== Measuring in a browser, then how it is published");
    }
    let mut cargo = tools::with_site(place.cargo(), place);
    process::run(cargo.args(arguments))
}
