//! Runs other programs. Their output goes to the terminal untouched; a failure names the command.

use std::io;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, anyhow, bail};

/// Runs to the end and demands success.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| explain(command, error))?;
    if status.success() {
        Ok(())
    } else {
        bail!("`{}` failed ({status})", describe(command))
    }
}

/// Runs to the end, demands success and returns what was printed, without the last line break.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    command.stderr(Stdio::inherit());
    let output = command.output().map_err(|error| explain(command, error))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", describe(command), output.status);
    }
    let text = String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed no plain text", describe(command)))?;
    Ok(text.trim_end().to_owned())
}

/// True if the program exists and succeeds; prints nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// The command as one would type it, with the program's name instead of its path.
pub(crate) fn describe(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

fn explain(command: &Command, error: io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy();
    match error.kind() {
        io::ErrorKind::NotFound => anyhow!("{program} is not installed, or not on PATH"),
        _ => anyhow::Error::new(error).context(format!("cannot start {program}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_as_typed() {
        let mut command = Command::new("/somewhere/bin/no-such-program");
        command.args(["test", "--locked"]);
        assert_eq!(describe(&command), "no-such-program test --locked");
        let error = run(&mut command).unwrap_err().to_string();
        assert!(error.contains("is not installed"), "{error}");
    }
}
