//! Process groups that are ended as a whole, so that no browser outlives its journey.

use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

static LIVING: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// A program and all it starts; ended when dropped.
#[derive(Debug)]
pub(crate) struct Group {
    child: Child,
    /// Groups that it made for others.
    more: Vec<u32>,
}

impl Group {
    /// Starts a program at the head of a group of its own.
    pub(crate) fn start(command: &mut Command) -> io::Result<Self> {
        let child = command.process_group(0).spawn()?;
        living(|ids| ids.push(child.id()));
        Ok(Self {
            child,
            more: Vec::new(),
        })
    }

    /// Takes in a group that the program made for another one.
    pub(crate) fn adopt(&mut self, id: u32) {
        living(|ids| ids.push(id));
        self.more.push(id);
    }

    /// The program at the head.
    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let id = self.child.id();
        end(id);
        self.more.iter().copied().for_each(end);
        let _ = self.child.wait();
        living(|ids| ids.retain(|known| *known != id && !self.more.contains(known)));
    }
}

/// Ends every group that this program has started.
pub(crate) fn end_all() {
    living(|ids| ids.drain(..).for_each(end));
}

fn living(change: impl FnOnce(&mut Vec<u32>)) {
    change(&mut LIVING.lock().unwrap_or_else(PoisonError::into_inner));
}

fn end(id: u32) {
    let mut kill = Command::new("kill");
    kill.args(["-KILL", "--", &format!("-{id}")]);
    let _ = kill.stdout(Stdio::null()).stderr(Stdio::null()).status();
}
