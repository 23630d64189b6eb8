//! Measures the release site in a browser; what is measured is the crate `e2e`'s business.

use anyhow::Result;

use crate::place::Place;
use crate::report::Times;
use crate::{process, site, tools};

pub(crate) fn bench(place: &Place) -> Result<()> {
    let mut times = Times::default();
    site::build(place, &site::Options::release(place), &mut times)?;
    tools::ensure(place)?;
    println!("\n== Measuring in a browser");
    let mut cargo = tools::with_site(place.cargo(), place);
    process::run(cargo.args(["run", "--locked", "-p", "e2e", "--bin", "bench"]))
}
