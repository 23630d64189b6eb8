//! Builds the site and shows it on this machine; with `watch`, again after every change.
//!
//! The server is the published program itself, run from a copy, so that it can be built meanwhile.
//! It belongs to this terminal: Ctrl-C reaches it as well, and it is ended when this program ends.
//! A build that fails leaves the last good site standing.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::place::Place;
use crate::process;
use crate::program::Profile;
use crate::report::{Times, format_duration};
use crate::site;
use crate::watch::Sources;

const START_PATIENCE: Duration = Duration::from_secs(10);
const POLL: Duration = Duration::from_millis(100);

#[derive(Clone, Copy)]
pub(crate) struct Options {
    pub(crate) port: u16,
    pub(crate) open: bool,
    pub(crate) watch: bool,
}

pub(crate) fn serve(place: &Place, options: Options) -> Result<()> {
    // Before the build, which may take minutes.
    let port = free_port(options.port)?;
    let mut site = site::Options::release(place);
    if options.watch {
        site.profile = Profile::Dev;
        site.reload = true;
    }
    // Watching begins before the build, so that a change during it is not lost.
    let mut sources = options.watch.then(|| Sources::watch(place)).transpose()?;
    let mut times = Times::default();
    site::build(place, &site, &mut times)?;
    times.print();

    let mut server = Server::start(place, port, options.watch)?;
    let url = format!("http://127.0.0.1:{port}/");
    println!("\nThe site is at {url} (Ctrl-C ends it)");
    if options.open {
        // Some openers stay until the browser is closed.
        thread::spawn(move || open(&url));
    }
    loop {
        match &mut sources {
            None => thread::sleep(POLL),
            Some(sources) => {
                if sources.changed(POLL)? {
                    rebuild(place, &site);
                }
            }
        }
        server.check()?;
    }
}

fn rebuild(place: &Place, site: &site::Options) {
    let start = Instant::now();
    match site::build(place, site, &mut Times::default()) {
        Ok(()) => println!("\nBuilt again in {}", format_duration(start.elapsed())),
        Err(error) => println!("\nerror: {error:#}\nThe site stays as it was before."),
    }
}

struct Server {
    child: Child,
}

impl Server {
    /// Returns when it answers.
    fn start(place: &Place, port: u16, watch: bool) -> Result<Self> {
        let program = place.target.join("site-server");
        fs::create_dir_all(&program)?;
        let program = program.join(place.candour().file_name().context("no program")?);
        fs::copy(place.candour(), &program)?;
        let mut command = place.command(program);
        command.arg("serve").arg(place.dist());
        command.args(["--port", &port.to_string()]);
        if watch {
            command.arg("--watch");
        }
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
        let mut server = Self { child };
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let deadline = Instant::now() + START_PATIENCE;
        while TcpStream::connect(address).is_err() {
            server.check()?;
            if Instant::now() > deadline {
                bail!("the server does not answer");
            }
            thread::sleep(POLL);
        }
        Ok(server)
    }

    fn check(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            Some(status) => bail!("the server ended ({status})"),
            None => Ok(()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The port itself, if nobody has it; for 0, one that is free.
fn free_port(port: u16) -> Result<u16> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener.local_addr()?.port()),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            bail!("port {port} is taken by another program; choose one with --port")
        }
        Err(error) => Err(error).with_context(|| format!("cannot use port {port}")),
    }
}

fn open(url: &str) {
    let mut command = if cfg!(windows) {
        let mut start = Command::new("cmd");
        start.args(["/C", "start", ""]);
        start
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    if !process::succeeds(command.arg(url)) {
        println!("No browser could be opened; visit {url} yourself");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_said_to_be_taken() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let error = free_port(port).unwrap_err().to_string();
        assert!(error.contains("--port"), "{error}");
        assert_ne!(free_port(0).unwrap(), 0);
    }
}
