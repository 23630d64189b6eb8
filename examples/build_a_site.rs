//! Builds a site from three figures: `cargo xtask build`, then `cargo run --example build_a_site`.
//!
//! `examples/three_rows` is also a template: every table that content needs, with its header.
#![expect(clippy::print_stdout, reason = "an example talks to a person")]

use std::error::Error;
use std::path::Path;

use candour::publish::site::{PublishOptions, publish};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let options = PublishOptions {
        content: root.join("examples/three_rows"),
        public: root.join("public"),
        style: root.join("style"),
        template: root.join("index.html"),
        // The program for the browser, which `cargo xtask build` compiles.
        app: root.join("target/site-app"),
        out: root.join("target/three-rows"),
        base: "/".to_owned(),
        compress: false,
        reload: false,
    };
    let site = publish(&options)?;
    println!("{} pages with {} figures", site.n_pages, site.n_figures);
    println!("Look at them: cargo run -- serve target/three-rows");
    Ok(())
}
