//! Builds the site: the publisher, the program for the browser, then every page.
//!
//! The order is fixed and each step is named, timed and left alone with its own output.
//! What the pages say and how they look is the publisher's business, not this file's.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::place::Place;
use crate::process;
use crate::program::{self, Profile};
use crate::report::{Times, format_size};
use crate::toolchain::Std;

pub(crate) struct Options {
    pub(crate) out: PathBuf,
    pub(crate) base: String,
    pub(crate) profile: Profile,
    /// Pages load themselves again after each build.
    pub(crate) reload: bool,
}

impl Options {
    /// The site as it is published, in `dist`.
    pub(crate) fn release(place: &Place) -> Self {
        Self {
            out: place.dist(),
            base: "/".to_owned(),
            profile: Profile::Release(Std::default()),
            reload: false,
        }
    }
}

pub(crate) fn build(place: &Place, options: &Options, times: &mut Times) -> Result<()> {
    let profile = options.profile;
    times.step("Publisher", "built", "Building the publisher", || {
        let mut cargo = place.cargo();
        process::run(cargo.args(["build", "--locked", "--bin", "candour"]))?;
        Ok(String::new())
    })?;
    // Before the program is built, which takes minutes.
    let mut check = place.command(place.candour());
    check.args(publish_arguments(&place.site_app(), options));
    process::run(check.arg("--dry-run"))?;
    times.step(
        "Program",
        "built",
        "Building the program for the browser",
        || Ok(format_size(program::build(place, profile)?)),
    )?;
    times.step("Pages", "written", "Writing the pages", || {
        let mut publish = place.command(place.candour());
        process::run(publish.args(publish_arguments(&place.site_app(), options)))?;
        Ok(String::new())
    })
}

fn publish_arguments(app: &Path, options: &Options) -> Vec<std::ffi::OsString> {
    let mut arguments: Vec<std::ffi::OsString> = [
        "publish",
        "--content",
        "content",
        "--public",
        "public",
        "--style",
        "style",
        "--template",
        "index.html",
        "--base",
        &options.base,
    ]
    .map(Into::into)
    .to_vec();
    arguments.extend(["--app".into(), app.into()]);
    arguments.extend(["--out".into(), options.out.clone().into()]);
    if options.profile == Profile::Dev {
        arguments.push("--no-compress".into());
    }
    if options.reload {
        arguments.push("--reload".into());
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quick_builds_skip_compression_and_only_watched_ones_reload() {
        let arguments = |profile, reload| {
            let options = Options {
                out: "/tmp/out".into(),
                base: "/a/".to_owned(),
                profile,
                reload,
            };
            let arguments = publish_arguments(Path::new("/tmp/app"), &options);
            let words: Vec<_> = arguments
                .iter()
                .map(|word| word.to_str().unwrap())
                .collect();
            words.join(" ")
        };
        let release = arguments(Profile::Release(Std::Small), false);
        let expected = "publish --content content --public public --style style \
            --template index.html --base /a/ --app /tmp/app --out /tmp/out";
        assert_eq!(release, expected);
        let watched = arguments(Profile::Dev, true);
        assert_eq!(watched, format!("{expected} --no-compress --reload"));
    }
}
