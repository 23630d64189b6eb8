//! Progress of long steps, shown as a bar on the terminal once a step has taken a second.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Steps shorter than this are not shown.
const PATIENCE: Duration = Duration::from_secs(1);
/// Time between two frames of a step that counts nothing.
const TICK: Duration = Duration::from_millis(120);

/// The progress of one run of a command. May be advanced from any thread.
#[derive(Debug)]
pub struct Progress {
    is_shown: bool,
    bar: Mutex<ProgressBar>,
}

impl Progress {
    /// Progress without output.
    pub fn hidden() -> Self {
        Self::new(false)
    }

    /// Progress on standard error, if that is a terminal.
    pub fn on_terminal() -> Self {
        Self::new(true)
    }

    fn new(is_shown: bool) -> Self {
        Self {
            is_shown,
            bar: Mutex::new(ProgressBar::hidden()),
        }
    }

    /// Begins a step of `length` units, 0 if they cannot be counted; ends the previous step.
    pub fn step(&self, label: &'static str, length: usize) {
        let length = u64::try_from(length).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        let template = if length == 0 {
            "{spinner} {msg} {elapsed}"
        } else {
            "{msg} {wide_bar} {pos} of {len}, {eta} left"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(label);
        self.replace(bar.clone());
        if self.is_shown {
            show_after(PATIENCE, bar);
        }
    }

    /// Counts one more unit of the step as done.
    pub fn advance(&self) {
        let bar = self.bar.lock().unwrap_or_else(PoisonError::into_inner);
        bar.inc(1);
    }

    /// Ends the last step and clears its line.
    pub fn finish(&self) {
        self.replace(ProgressBar::hidden());
    }

    fn replace(&self, bar: ProgressBar) {
        let mut current = self.bar.lock().unwrap_or_else(PoisonError::into_inner);
        current.finish_and_clear();
        *current = bar;
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Draws a bar from then on, unless its step has ended.
fn show_after(patience: Duration, bar: ProgressBar) {
    thread::spawn(move || {
        thread::sleep(patience);
        if !bar.is_finished() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(TICK);
        }
    });
}
