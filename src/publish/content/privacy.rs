//! Personal data that must never reach a page: e-mail addresses and telephone numbers.

use crate::publish::table::{Problems, Row};

/// What a line of text should not hold, if it does.
pub(super) fn contact(line: &str) -> Option<&'static str> {
    if has_email(line) {
        Some("no e-mail address")
    } else {
        has_telephone(line).then_some("no telephone number")
    }
}

/// Notes a problem for every cell of a row that looks like a way to reach a person.
pub(super) fn check(row: &Row<'_>, problems: &mut Problems) {
    for (column, cell) in row.cells() {
        if has_email(cell) {
            row.problem(column, "no e-mail address", problems);
        }
        if has_telephone(cell) {
            row.problem(column, "no telephone number", problems);
        }
    }
}

/// A word with `@` and a dot after it.
fn has_email(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    })
}

/// A run of ten or eleven digits that starts with 0 or +44, however it is spaced.
fn has_telephone(text: &str) -> bool {
    let mut run = String::new();
    let mut spaces = 0;
    for letter in text.chars().chain(['.']) {
        match letter {
            '0'..='9' | '+' => {
                run.push(letter);
                spaces = 0;
            }
            ' ' | '-' | '(' | ')' if spaces == 0 && !run.is_empty() => spaces += 1,
            _ => {
                let national = run.starts_with('0') && (10..=11).contains(&run.len());
                if national || (run.starts_with("+44") && run.len() >= 12) {
                    return true;
                }
                run.clear();
                spaces = 0;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_reach_a_person_are_seen() {
        assert!(has_email("write to someone@example.org today"));
        assert!(has_telephone("call 01632 960123."));
        assert!(has_telephone("+44 1632 960123"));
    }

    #[test]
    fn figures_and_dates_are_not_telephones() {
        for text in [
            "3,616",
            "2020-06-14",
            "423 of 136,452",
            "0 to 17",
            "1283 137000",
            "FY2019/20",
        ] {
            assert!(!has_telephone(text), "{text}");
        }
        assert!(!has_email("@ the front door"));
    }
}
