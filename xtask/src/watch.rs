//! Notices that a source changed, and waits until the editor has finished writing.
//!
//! Only changes count: reading a file, or an editor's own temporary file, is none.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::place::Place;

const FOLDERS: [&str; 4] = ["src", "content", "style", "public"];
/// Watched through the folder they are in: editors replace files rather than write them.
const FILES: [&str; 2] = ["index.html", "Cargo.toml"];
const QUIET: Duration = Duration::from_millis(300);

pub(crate) struct Sources {
    events: Receiver<notify::Result<Event>>,
    root: std::path::PathBuf,
    settle: Settle,
    _watcher: RecommendedWatcher,
}

impl Sources {
    pub(crate) fn watch(place: &Place) -> Result<Self> {
        let (tell, events) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(tell)?;
        for folder in FOLDERS {
            let folder = place.root.join(folder);
            watcher
                .watch(&folder, RecursiveMode::Recursive)
                .with_context(|| format!("cannot watch {}", folder.display()))?;
        }
        watcher.watch(&place.root, RecursiveMode::NonRecursive)?;
        Ok(Self {
            events,
            root: place.root.clone(),
            settle: Settle::default(),
            _watcher: watcher,
        })
    }

    /// Waits for at most `patience`; true once something changed and then stayed as it was.
    pub(crate) fn changed(&mut self, patience: Duration) -> Result<bool> {
        match self.events.recv_timeout(patience) {
            Ok(Ok(event)) => {
                if is_change(&self.root, &event) {
                    self.settle.note(Instant::now());
                }
            }
            // The other folders are still watched.
            Ok(Err(error)) => println!("A change may have been missed: {error}"),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => bail!("files are no longer watched"),
        }
        Ok(self.settle.is_due(Instant::now()))
    }
}

/// Several changes shortly after each other are one.
#[derive(Default)]
struct Settle {
    last_change: Option<Instant>,
}

impl Settle {
    fn note(&mut self, now: Instant) {
        self.last_change = Some(now);
    }

    /// True once, when the last change is long enough ago.
    fn is_due(&mut self, now: Instant) -> bool {
        let quiet = |change: &mut Instant| now.duration_since(*change) >= QUIET;
        self.last_change.take_if(quiet).is_some()
    }
}

fn is_change(root: &Path, event: &Event) -> bool {
    let is_write = match event.kind {
        EventKind::Access(_) | EventKind::Other => false,
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) => true,
    };
    // The system dropped events: any source may have changed.
    event.need_rescan() || is_write && event.paths.iter().any(|path| is_source(root, path))
}

fn is_source(root: &Path, path: &Path) -> bool {
    let Ok(path) = path.strip_prefix(root) else {
        return false;
    };
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return false;
    };
    let is_temporary = name.starts_with(['.', '#']) || name.ends_with(['~', '#']);
    let is_in_folder = FOLDERS.iter().any(|folder| path.starts_with(folder));
    let is_file = FILES.iter().any(|file| path == Path::new(file));
    !is_temporary && (is_in_folder || is_file)
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, ModifyKind};

    use super::*;

    #[test]
    fn a_burst_of_changes_is_one_and_is_told_once() {
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        let mut settle = Settle::default();
        assert!(!settle.is_due(at(0)));
        settle.note(at(0));
        settle.note(at(200));
        assert!(!settle.is_due(at(499)));
        assert!(settle.is_due(at(500)));
        assert!(!settle.is_due(at(900)));
    }

    #[test]
    fn only_writing_a_source_is_a_change() {
        let root = Path::new("/repo");
        let modify = EventKind::Modify(ModifyKind::Any);
        let is = |kind, path: &str| is_change(root, &Event::new(kind).add_path(path.into()));
        assert!(is(modify, "/repo/src/ui/app.rs"));
        assert!(is(modify, "/repo/index.html"));
        assert!(!is(EventKind::Access(AccessKind::Any), "/repo/src/lib.rs"));
        for other in [
            "/repo/dist/index.html",
            "/repo/Cargo.lock",
            "/repo/src/.lib.rs.swp",
            "/repo/src/lib.rs~",
            "/elsewhere/src/lib.rs",
        ] {
            assert!(!is(modify, other), "{other}");
        }
    }
}
