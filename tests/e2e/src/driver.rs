//! Chromedriver on a free port, with a fresh profile for its browser. Dropping it ends driver
//! and browser and removes the profile.

use std::io::{BufRead as _, BufReader, ErrorKind};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;
use std::{fs, thread};

use anyhow::{Context as _, Result, bail};

use crate::group::Group;

/// How long the driver may take to start.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two attempts to remove a profile.
const MOMENT: Duration = Duration::from_millis(20);

#[derive(Debug)]
pub(crate) struct Driver {
    /// None once it has been ended.
    group: Option<Group>,
    pub(crate) address: String,
    pub(crate) profile: PathBuf,
}

impl Driver {
    pub(crate) fn start() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("candour-e2e-{}-{number}", std::process::id());
        let profile = std::env::temp_dir().join(name);
        fs::create_dir_all(&profile).context("cannot make a browser profile")?;
        let (group, port) = started()?;
        Ok(Self {
            group: Some(group),
            address: format!("http://127.0.0.1:{port}"),
            profile,
        })
    }
}

/// Starts chromedriver and reads the port that it chose. It ends at once where another driver has
/// taken the same port for IPv6 in the meantime, so that it is started again.
fn started() -> Result<(Group, String)> {
    const MAX_STARTS: usize = 5;
    for _ in 0..MAX_STARTS {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let group = Group::start(&mut command);
        let mut group = group.context("cannot start chromedriver; run `cargo xtask test`")?;
        match port_of(&mut group)?.recv_timeout(PATIENCE) {
            Ok(port) => return Ok((group, port)),
            Err(RecvTimeoutError::Disconnected) => {}
            Err(RecvTimeoutError::Timeout) => bail!("chromedriver did not name its port"),
        }
    }
    bail!("chromedriver ended {MAX_STARTS} times before it named its port")
}

/// Receives the port that a driver names in its output.
fn port_of(group: &mut Group) -> Result<Receiver<String>> {
    let output = group
        .child()
        .stdout
        .take()
        .context("chromedriver has no output")?;
    let (send, port) = mpsc::channel();
    // Reads to the end, so that the driver never waits for a reader.
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Some((_, port)) = line.split_once("successfully on port ") {
                let _ = send.send(port.trim_end_matches('.').to_owned());
            }
        }
    });
    Ok(port)
}

impl Driver {
    /// Takes in the browser, which the driver starts in a group of its own.
    pub(crate) fn adopt(&mut self, browser: u32) {
        if let Some(group) = &mut self.group {
            group.adopt(browser);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.group.take());
        // The last of the browser's processes may still be writing.
        for _ in 0..100 {
            match fs::remove_dir_all(&self.profile) {
                Err(error) if error.kind() != ErrorKind::NotFound => thread::sleep(MOMENT),
                _ => break,
            }
        }
    }
}
