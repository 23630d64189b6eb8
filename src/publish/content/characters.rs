//! Characters that no reader sees, and that a text must not hold.

/// Finds the first character that must not stand in a text: an invisible one, a control character
/// or the mark of a lost letter. Gives the words before it and its name.
pub(super) fn unwanted(text: &str) -> Option<(&str, String)> {
    let (at, letter) = text
        .char_indices()
        .find(|(_, letter)| is_unwanted(*letter))?;
    let before = text.get(..at)?;
    let words = before.rsplit('\n').next().unwrap_or_default();
    let start = words.char_indices().rev().nth(MAX_QUOTED - 1);
    let near = words.get(start.map_or(0, |(at, _)| at)..)?;
    Some((
        near,
        format!("{} (U+{:04X})", name(letter), u32::from(letter)),
    ))
}

/// Most letters that are quoted before the character.
const MAX_QUOTED: usize = 30;

fn is_unwanted(letter: char) -> bool {
    let is_blank = matches!(letter, '\n' | '\t' | '\r');
    let is_invisible = matches!(
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
    );
    is_invisible || (letter.is_control() && !is_blank)
}

fn name(letter: char) -> &'static str {
    match letter {
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a zero-width space",
        '\u{200c}' | '\u{200d}' => "a zero-width joiner",
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a mark of writing direction"
        }
        '\u{2028}' | '\u{2029}' => "a line separator",
        '\u{2060}' => "a word joiner",
        '\u{feff}' => "a byte-order mark",
        '\u{fffd}' => "the mark of a lost letter",
        letter if letter.is_control() => "a control character",
        _ => "an invisible character",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_and_control_characters_are_named_with_the_words_before_them() {
        for (text, name) in [
            ("one\nIn June\u{200b} 5", "a zero-width space (U+200B)"),
            ("In June\u{ad}", "a soft hyphen (U+00AD)"),
            ("In June\u{1b}[31m", "a control character (U+001B)"),
            ("In June\u{202e}", "a mark of writing direction (U+202E)"),
            ("In June\u{fffd}", "the mark of a lost letter (U+FFFD)"),
        ] {
            assert_eq!(
                unwanted(text),
                Some(("In June", name.to_owned())),
                "{text:?}"
            );
        }
    }

    #[test]
    fn letters_blanks_and_signs_of_any_language_may_stand() {
        assert_eq!(unwanted("£1,283 – “naïve”\u{a0}Łódź 中\t…\n"), None);
    }
}
