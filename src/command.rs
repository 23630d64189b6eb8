//! The `candour` command: check content, publish a site, serve it on this machine.

mod console;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use candour::data::claim::{Claim, ClaimKind, Verdict};
use candour::data::words::Word;
use candour::format;
use candour::publish::error::PublishError;
use candour::publish::import::import;
use candour::publish::problem::{Problem, list, quote};
use candour::publish::progress::Progress;
use candour::publish::serve::{Encoding, ServeOptions, serve};
use candour::publish::site::{PublishOptions, Published, dry_run, publish_with};
use candour::publish::{check, content};
use candour::view::claim;
use clap::{Parser, Subcommand};

/// Open performance reports as plain files.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Check the content and say everything that is wrong with it.
    Check {
        /// Folder of content tables.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Hold every claim of the reports against the figures and count what came of them.
    Claims {
        /// Folder of content tables.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Read the national statistics again and write their tables.
    ///
    /// national/sources.csv names the file, rows and column of each indicator. A file may have the
    /// form of the department's open data standards, or the long form of the Local Authority
    /// Interactive Tool, with the columns Short Desc, Years, LA Number and Values. It may be packed
    /// with gzip. docs/content-format.md describes both.
    Import {
        /// Folder of the files of the statistical releases.
        #[arg(long)]
        from: PathBuf,
        /// Folder of content tables.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Write the whole site.
    Publish {
        /// Folder of content tables.
        #[arg(long, default_value = "content")]
        content: PathBuf,
        /// Folder of files that are copied as they are.
        #[arg(long, default_value = "public")]
        public: PathBuf,
        /// Folder of style sheets.
        #[arg(long, default_value = "style")]
        style: PathBuf,
        /// The frame of every page.
        #[arg(long, default_value = "index.html")]
        template: PathBuf,
        /// Folder of the compiled program.
        #[arg(long)]
        app: PathBuf,
        /// Folder to write.
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        /// Path at which the site will stand, for the not-found page.
        #[arg(long, default_value = "/", value_parser = base)]
        base: String,
        /// Write no compressed copies.
        #[arg(long)]
        no_compress: bool,
        /// Pages load themselves again after a build.
        #[arg(long)]
        reload: bool,
        /// Check the content and the output folder, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Serve a site on this machine.
    Serve {
        /// Folder to serve.
        dir: PathBuf,
        /// Port on 127.0.0.1; 0 takes any free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Path under which the site appears.
        #[arg(long, default_value = "/", value_parser = base)]
        prefix: String,
        /// Send files as they are, never compressed copies.
        #[arg(long)]
        identity: bool,
        /// Tell pages when the site was built again.
        #[arg(long)]
        watch: bool,
    },
}

/// A text that cannot be the path of a site.
#[derive(Debug, thiserror::Error)]
#[error("expected a path that starts and ends with a slash, such as /reports/")]
struct NotABasePath;

/// A path that starts and ends with a slash.
fn base(text: &str) -> Result<String, NotABasePath> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "/-_.~".contains(letter);
    let good = text.starts_with('/') && text.ends_with('/') && text.chars().all(plain);
    if good && !text.contains("//") {
        Ok(text.to_owned())
    } else {
        Err(NotABasePath)
    }
}

/// Runs the command that the arguments name.
pub(crate) fn run() -> ExitCode {
    match Arguments::parse().task {
        Task::Check { content } => check(&content),
        Task::Claims { content } => claims(&content),
        Task::Import { from, content } => take_in(&from, &content),
        Task::Publish {
            content,
            public,
            style,
            template,
            app,
            out,
            base,
            no_compress,
            reload,
            dry_run,
        } => {
            let options = PublishOptions {
                content,
                public,
                style,
                template,
                app,
                out,
                base,
                compress: !no_compress,
                reload,
            };
            if dry_run {
                rehearse(&options)
            } else {
                write(&options)
            }
        }
        Task::Serve {
            dir,
            port,
            prefix,
            identity,
            watch,
        } => {
            let encoding = if identity {
                Encoding::Identity
            } else {
                Encoding::Negotiate
            };
            let shown = dir.display().to_string();
            listen(
                ServeOptions {
                    dir,
                    port,
                    prefix,
                    watch,
                    encoding,
                },
                &shown,
            )
        }
    }
}

fn check(dir: &Path) -> ExitCode {
    match check::check(dir, &Progress::on_terminal()) {
        Ok(checked) => {
            console::print(&checked.counts.summary());
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error, dir, "The content is not in order"),
    }
}

fn claims(dir: &Path) -> ExitCode {
    let progress = Progress::on_terminal();
    progress.step("Checking the content", 0);
    let content = content::read(dir);
    progress.finish();
    match content {
        Ok(content) => {
            for kind in ClaimKind::ALL {
                let of_kind = content.claims.iter().filter(|claim| claim.kind == *kind);
                let verdicts = Verdict::ALL.iter().filter_map(|verdict| {
                    let count = of_kind
                        .clone()
                        .filter(|claim| claim.verdict == *verdict)
                        .count();
                    (count > 0).then(|| format!("{count} {}", verdict.code()))
                });
                console::print(&format!(
                    "{}: {}",
                    kind.code(),
                    verdicts.collect::<Vec<_>>().join(", ")
                ));
            }
            let all: Vec<&Claim> = content.claims.iter().collect();
            console::print(&claim::tally(&all));
            ExitCode::SUCCESS
        }
        Err(problems) => wrong(&problems, dir, "No claim was checked"),
    }
}

fn take_in(from: &Path, content: &Path) -> ExitCode {
    let progress = Progress::on_terminal();
    progress.step("Reading the releases", 0);
    let imported = import(from, content);
    progress.finish();
    match imported {
        Ok(imported) => {
            for one in &imported.picked {
                console::print(&format!(
                    "{}: {} and {}, {}",
                    one.what,
                    format::count_of(one.n_numbers, "figure"),
                    format::count_of(one.n_symbols, "symbol"),
                    one.periods
                ));
                for doubt in &one.doubts {
                    console::print(&format!("  {doubt}"));
                }
            }
            for note in &imported.notes {
                console::print(note);
            }
            ExitCode::SUCCESS
        }
        Err(problems) => wrong(&problems, content, "Nothing was written"),
    }
}

fn rehearse(options: &PublishOptions) -> ExitCode {
    match dry_run(options, &Progress::on_terminal()) {
        Ok(()) => {
            console::print(&format!(
                "The content is in order and can be published into {}.",
                options.out.display()
            ));
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error, &options.content, "Nothing was published"),
    }
}

fn write(options: &PublishOptions) -> ExitCode {
    let start = Instant::now();
    match publish_with(options, &Progress::on_terminal()) {
        Ok(published) => {
            report(&published, start.elapsed());
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error, &options.content, "Nothing was published"),
    }
}

/// Prints what was published, where, and how long it took.
fn report(published: &Published, time: Duration) {
    console::print(&format!(
        "{} with {} in {}, written in {:.1} s.",
        format::count_of(published.n_pages, "page"),
        format::count_of(published.n_figures, "figure"),
        quote::visible(&published.replaced.folder.display().to_string()),
        time.as_secs_f64()
    ));
    if let Some(old) = &published.replaced.old_folder {
        console::print(&format!(
            "The old site could not be deleted as a whole. The rest is in {}: delete it if nothing in it is yours.",
            old.display()
        ));
    }
    for leftover in &published.replaced.leftovers {
        console::print(&format!(
            "{} is left from an earlier publish: delete it if nothing in it is yours.",
            leftover.display()
        ));
    }
    for (ending, sizes) in published
        .totals
        .iter()
        .flat_map(|totals| &totals.by_extension)
    {
        console::print(&format!(
            "  {ending:5} {:4} files {:9} bytes, {:8} with Brotli",
            sizes.n_files, sizes.raw_bytes, sizes.br_bytes
        ));
    }
}

fn listen(options: ServeOptions, dir: &str) -> ExitCode {
    let prefix = options.prefix.clone();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let served = runtime.and_then(|runtime| {
        runtime.block_on(async {
            let (address, server) = serve(options).await?;
            console::print(&format!("Serving {dir} at http://{address}{prefix}"));
            server.await
        })
    });
    served.map_or_else(
        |error| {
            console::print_error(&format!("Cannot serve {dir}: {error}"));
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}

/// Shows why a task failed, with its outcome.
fn failed(error: &PublishError, content: &Path, outcome: &str) -> ExitCode {
    if let PublishError::Content(problems) = error {
        return wrong(problems, content, outcome);
    }
    console::print_error(&format!(
        "{outcome}: {}.",
        quote::visible(&error.to_string())
    ));
    ExitCode::FAILURE
}

/// Shows the problems of a folder of content, with the outcome of the task.
fn wrong(problems: &[Problem], content: &Path, outcome: &str) -> ExitCode {
    console::print_error(&list::text(problems, content));
    console::print_error(&format!("{outcome}: {}.", list::count(problems)));
    ExitCode::FAILURE
}
