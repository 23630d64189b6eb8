//! Text from a file as a message may show it: short, and with every hidden character named.

/// Most characters of a cell that a message quotes.
const MAX_QUOTED: usize = 80;
/// Most characters quoted before a hidden character.
const MAX_BEFORE: usize = 30;

/// True if a character is invisible, controls a terminal, or marks a lost letter.
pub fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffd}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// True if a text has a hidden character. Plain ASCII is decided by its bytes.
pub fn has_hidden(text: &str) -> bool {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte);
    !text.bytes().all(is_plain) && text.chars().any(is_hidden)
}

/// A text without its hidden characters.
pub fn without_hidden(text: &str) -> String {
    text.chars().filter(|letter| !is_hidden(*letter)).collect()
}

/// A text with each hidden character escaped, such as `\u{1b}`.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_hidden(letter) {
            shown.push_str(&format!("\\u{{{:x}}}", u32::from(letter)));
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// The first characters of a text, with an ellipsis where there are more.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A cell between quotation marks, with the first hidden or misleading character named.
pub fn quoted(cell: &str) -> String {
    if cell.is_empty() {
        return "nothing".to_owned();
    }
    let mut shown = format!("“{}”", shortened(&without_hidden(cell), MAX_QUOTED));
    let count = cell.chars().count();
    if count > MAX_QUOTED {
        shown.push_str(&format!(" ({count} characters)"));
    }
    let is_code = count <= MAX_BEFORE && !cell.contains(' ');
    let misleading = |letter: char| is_code && misleading_name(letter).is_some();
    let at = cell.find(is_hidden).or_else(|| cell.find(misleading));
    if let Some(at) = at {
        shown.push_str(&format!(" with {}", named_at(cell, at)));
    }
    shown
}

/// Name of the character at a position, and the text before it.
pub fn named_at(text: &str, at: usize) -> String {
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let Some(letter) = rest.chars().next() else {
        return String::new();
    };
    let name = misleading_name(letter).unwrap_or_else(|| hidden_name(letter));
    let name = format!("{name} (U+{:04X})", u32::from(letter));
    let before = without_hidden(before);
    let start = before.char_indices().rev().nth(MAX_BEFORE - 1);
    let near = start.map_or(before.as_str(), |(start, _)| {
        before.get(start..).unwrap_or_default()
    });
    if near.is_empty() {
        format!("{name} at its start")
    } else {
        format!("{name} after “{near}”")
    }
}

fn hidden_name(letter: char) -> &'static str {
    match letter {
        '\u{ad}' => "an invisible soft hyphen",
        '\u{200b}' => "an invisible zero-width space",
        '\u{200c}' | '\u{200d}' => "an invisible zero-width joiner",
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "an invisible mark of writing direction"
        }
        '\u{2028}' | '\u{2029}' => "an invisible line separator",
        '\u{2060}' => "an invisible word joiner",
        '\u{feff}' => "an invisible byte-order mark",
        '\u{fffd}' => "the mark of a lost letter",
        '\t' => "a tab",
        '\0' => "the control character NUL",
        '\u{1b}' => "the control character ESC",
        letter if letter.is_control() => "a control character",
        _ => "an invisible character",
    }
}

/// Name of a character that is easily mistaken for one on the keyboard.
fn misleading_name(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{a0}' => "a no-break space",
        '\u{2010}' => "a typographic hyphen",
        '\u{2011}' => "a no-break hyphen",
        '\u{2012}' | '\u{2013}' => "a dash in the place of a hyphen",
        '\u{2014}' => "a long dash in the place of a hyphen",
        '\u{2212}' => "a minus sign in the place of a hyphen",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_named_with_the_words_before_them() {
        assert_eq!(
            quoted("345\u{200b}"),
            "“345” with an invisible zero-width space (U+200B) after “345”"
        );
        assert_eq!(
            quoted("\u{ad}leeds"),
            "“leeds” with an invisible soft hyphen (U+00AD) at its start"
        );
        assert_eq!(
            quoted("2020\u{2011}06"),
            "“2020\u{2011}06” with a no-break hyphen (U+2011) after “2020”"
        );
        assert!(quoted("a\u{1b}[31m").contains("ESC (U+001B)"));
    }

    #[test]
    fn a_dash_in_a_sentence_is_no_mistake() {
        assert_eq!(quoted("up – then down"), "“up – then down”");
        assert!(!has_hidden("£1,283 – “naïve”\u{a0}Łódź 中…"));
    }

    #[test]
    fn long_cells_are_shortened_with_their_length() {
        let shown = quoted(&"x".repeat(10_000));
        assert!(shown.chars().count() < 110, "{shown}");
        assert!(shown.ends_with("…” (10000 characters)"), "{shown}");
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(visible("a\u{1b}[31m\u{0}"), "a\\u{1b}[31m\\u{0}");
    }
}
