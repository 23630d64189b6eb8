//! Writes lines for the user, and ends quietly where nobody reads them any more, as in
//! `candour claims | head -1`.

use std::io::{self, ErrorKind, Write};
use std::process;

/// Exit code of a process that the signal SIGPIPE (13) ended, as shells report it.
const BROKEN_PIPE: i32 = 128 + 13;

/// Writes a line to standard output.
pub(super) fn print(line: &str) {
    end_if_failed(write_line(io::stdout().lock(), line));
}

/// Writes a line to standard error.
pub(super) fn print_error(line: &str) {
    end_if_failed(write_line(io::stderr().lock(), line));
}

fn write_line(mut out: impl Write, line: &str) -> io::Result<()> {
    writeln!(out, "{line}")?;
    out.flush()
}

fn end_if_failed(written: io::Result<()>) {
    match written {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => process::exit(BROKEN_PIPE),
        Err(error) => {
            // If standard error fails as well, no output is left to report it.
            let _ = writeln!(io::stderr(), "Cannot write: {error}.");
            process::exit(1);
        }
    }
}
