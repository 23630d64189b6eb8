//! What the person at the terminal is told: a heading per step, its duration, a table at the end.

use std::time::{Duration, Instant};

use anyhow::Result;

const ALL: &str = "All";

/// The steps done so far, in order.
#[derive(Default)]
pub(crate) struct Times {
    rows: Vec<Row>,
}

struct Row {
    name: &'static str,
    duration: Duration,
    result: String,
}

impl Times {
    /// Does one step, and says `"{name} {done} in 74 s, 412 KB"`.
    ///
    /// Its result, here the size, is a few words or empty.
    pub(crate) fn step(
        &mut self,
        name: &'static str,
        done: &str,
        heading: &str,
        step: impl FnOnce() -> Result<String>,
    ) -> Result<()> {
        println!("\n== {heading}");
        let start = Instant::now();
        let outcome = step();
        let duration = start.elapsed();
        let result = outcome.as_ref().map_or("failed", String::as_str);
        if outcome.is_ok() {
            println!("{name} {done} in {}", phrase(duration, result));
        }
        self.rows.push(Row {
            name,
            duration,
            result: result.to_owned(),
        });
        outcome.map(drop)
    }

    pub(crate) fn print(&self) {
        println!("\n{}", self.table());
    }

    fn table(&self) -> String {
        let width = |row: &Row| row.name.chars().count();
        let width = self
            .rows
            .iter()
            .map(width)
            .max()
            .unwrap_or(0)
            .max(ALL.len());
        let line = |name: &str, duration: Duration, result: &str| {
            let duration = format_duration(duration);
            let line = format!("{name:width$}  {duration:>12}  {result}");
            line.trim_end().to_owned()
        };
        let lines = self
            .rows
            .iter()
            .map(|row| line(row.name, row.duration, &row.result));
        let all = self.rows.iter().map(|row| row.duration).sum();
        let lines: Vec<_> = lines.chain([line(ALL, all, "")]).collect();
        lines.join("\n")
    }
}

fn phrase(duration: Duration, result: &str) -> String {
    match result {
        "" => format_duration(duration),
        _ => format!("{}, {result}", format_duration(duration)),
    }
}

/// Tenths below ten seconds, whole seconds below two minutes, then minutes and seconds.
pub(crate) fn format_duration(duration: Duration) -> String {
    let tenths = (duration.as_millis() + 50) / 100;
    let secs = (duration.as_millis() + 500) / 1000;
    if tenths < 100 {
        format!("{}.{} s", tenths / 10, tenths % 10)
    } else if secs < 120 {
        format!("{secs} s")
    } else {
        format!("{} min {:02} s", secs / 60, secs % 60)
    }
}

/// Decimal units, as browsers and hosts count transfers.
pub(crate) fn format_size(n_bytes: u64) -> String {
    match n_bytes {
        0..1_000 => format!("{n_bytes} B"),
        1_000..999_500 => format!("{} KB", (n_bytes + 500) / 1_000),
        _ => {
            let tenths = n_bytes.saturating_add(50_000) / 100_000;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_round_to_what_a_person_reads() {
        for (millis, expected) in [
            (0, "0.0 s"),
            (949, "0.9 s"),
            (9_949, "9.9 s"),
            (9_950, "10 s"),
            (74_400, "74 s"),
            (119_500, "2 min 00 s"),
            (724_000, "12 min 04 s"),
        ] {
            assert_eq!(format_duration(Duration::from_millis(millis)), expected);
        }
    }

    #[test]
    fn sizes_change_unit_without_a_gap() {
        for (n_bytes, expected) in [
            (999, "999 B"),
            (1_000, "1 KB"),
            (411_600, "412 KB"),
            (999_499, "999 KB"),
            (999_500, "1.0 MB"),
            (22_049_999, "22.0 MB"),
        ] {
            assert_eq!(format_size(n_bytes), expected);
        }
    }

    #[test]
    fn the_table_keeps_failed_steps_and_adds_up() {
        let row = |name, secs, result: &str| Row {
            name,
            duration: Duration::from_secs(secs),
            result: result.to_owned(),
        };
        let rows = vec![row("Program", 74, "412 KB"), row("Pages", 2, "failed")];
        let expected = "\
Program          74 s  412 KB
Pages           2.0 s  failed
All              76 s";
        assert_eq!(Times { rows }.table(), expected);
    }
}
