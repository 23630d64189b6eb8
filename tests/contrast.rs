//! The colours of the site: text that can be read, marks that can be seen, in light and dark.
//!
//! The colours are read from `style/tokens.css`, as the chart painter reads them.

#![cfg(test)]

use std::collections::BTreeMap;

use candour::chart::scene::Ink;

/// The colours of one block of the style sheet by name.
type Colours = BTreeMap<String, String>;

/// The blocks of the style sheet in order: light, dark, more contrast, more contrast in the dark,
/// forced colours.
fn blocks() -> Vec<(String, Colours)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css");
    let text = std::fs::read_to_string(path).unwrap();
    let mut bare = String::new();
    for (at, piece) in text.split("/*").enumerate() {
        bare.push_str(if at == 0 {
            piece
        } else {
            piece.split_once("*/").unwrap().1
        });
    }
    let mut blocks = Vec::new();
    let mut rest = bare.as_str();
    while let Some((before, after)) = rest.split_once(":root {") {
        let (inside, after) = after.split_once('}').unwrap();
        let condition = before
            .rsplit('}')
            .next()
            .unwrap()
            .trim()
            .trim_end_matches('{')
            .trim();
        let lines = inside
            .split(';')
            .filter_map(|line| line.trim().split_once(':'));
        let tokens = lines.filter(|(name, _)| name.starts_with("--"));
        let colours = tokens.map(|(name, colour)| (name.to_owned(), colour.trim().to_owned()));
        blocks.push((condition.to_owned(), colours.collect()));
        rest = after;
    }
    blocks
}

/// The four themes that have colours of their own, each complete.
fn themes() -> [(&'static str, Colours); 4] {
    let blocks = blocks();
    let over = |base: &Colours, block: &Colours| -> Colours {
        base.iter()
            .chain(block)
            .map(|(name, colour)| (name.clone(), colour.clone()))
            .collect()
    };
    let light = blocks[0].1.clone();
    let dark = over(&light, &blocks[1].1);
    let contrast = over(&light, &blocks[2].1);
    let dark_contrast = over(&over(&dark, &blocks[2].1), &blocks[3].1);
    [
        ("light", light),
        ("dark", dark),
        ("more contrast", contrast),
        ("more contrast in the dark", dark_contrast),
    ]
}

/// How light a colour is, from 0 to 1, as the Web Content Accessibility Guidelines define it.
fn lightness(colour: &str) -> f64 {
    let digits = colour
        .strip_prefix('#')
        .unwrap_or_else(|| panic!("{colour} is no #rrggbb"));
    assert_eq!(digits.len(), 6, "{colour} is no #rrggbb");
    let channel = |at: usize| {
        let share = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (lightness(one), lightness(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Every pair of a theme that does not keep a contrast.
fn too_close(inks: &[&str], papers: &[&str], least: f64) -> Vec<String> {
    let mut close = Vec::new();
    for (theme, colours) in themes() {
        for ink in inks {
            for paper in papers {
                let found = contrast(&colours[*ink], &colours[*paper]);
                if found < least {
                    close.push(format!("{theme}: {ink} on {paper} has {found:.2}"));
                }
            }
        }
    }
    close
}

#[test]
fn contrast_is_measured_as_the_guidelines_say() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    assert!((contrast("#777777", "#ffffff") - 4.478).abs() < 0.001);
    assert!((contrast("#0057d8", "#0057d8") - 1.0).abs() < 1e-9);
}

#[test]
fn the_themes_stand_in_the_order_in_which_they_override_each_other() {
    let conditions: Vec<String> = blocks()
        .into_iter()
        .map(|(condition, _)| condition)
        .collect();
    assert_eq!(
        conditions,
        [
            "",
            "@media screen and (prefers-color-scheme: dark)",
            "@media (prefers-contrast: more)",
            "@media screen and (prefers-contrast: more) and (prefers-color-scheme: dark)",
            "@media (forced-colors: active)",
        ]
    );
}

#[test]
fn text_can_be_read() {
    let close = too_close(
        &["--ink", "--ink-soft", "--accent"],
        &["--paper", "--paper-tint"],
        4.5,
    );
    assert!(close.is_empty(), "{}", close.join("\n"));
}

#[test]
fn words_of_a_verdict_can_be_read() {
    let close = too_close(
        &["--good", "--poor", "--caution"],
        &["--paper", "--paper-tint"],
        4.5,
    );
    assert!(close.is_empty(), "{}", close.join("\n"));
}

#[test]
fn labels_on_a_band_can_be_read() {
    let close = too_close(&["--ink", "--ink-soft"], &["--band"], 4.5);
    assert!(close.is_empty(), "{}", close.join("\n"));
}

#[test]
fn marks_can_be_seen() {
    let marks = [
        "--series-1",
        "--series-2",
        "--series-3",
        "--series-4",
        "--series-5",
        "--series-6",
        "--target",
        "--event",
        "--focus",
        "--edge",
    ];
    let close = too_close(&marks, &["--paper"], 3.0);
    assert!(close.is_empty(), "{}", close.join("\n"));
}

#[test]
fn the_edges_of_controls_can_be_seen_on_a_tint() {
    let close = too_close(&["--edge", "--focus"], &["--paper-tint"], 3.0);
    assert!(close.is_empty(), "{}", close.join("\n"));
}

#[test]
fn more_contrast_is_more() {
    let [(_, light), (_, dark), (_, more), (_, more_dark)] = themes();
    for token in [
        "--ink",
        "--ink-soft",
        "--line",
        "--edge",
        "--accent",
        "--event",
    ] {
        for (plain, high) in [(&light, &more), (&dark, &more_dark)] {
            let before = contrast(&plain[token], &plain["--paper"]);
            let after = contrast(&high[token], &high["--paper"]);
            assert!(after > before, "{token}: {before:.1} became {after:.1}");
        }
    }
}

#[test]
fn the_series_have_the_colours_of_the_analysis_function() {
    let [(_, light), ..] = themes();
    let palette = [
        "#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1",
    ];
    for (at, colour) in palette.into_iter().enumerate() {
        let token = format!("--series-{}", at + 1);
        assert_eq!(light[&token].to_uppercase(), colour, "{token}");
    }
}

#[test]
fn every_ink_of_a_chart_has_a_colour_in_light_and_dark() {
    let blocks = blocks();
    for ink in Ink::ALL {
        for (condition, colours) in &blocks[..2] {
            let colour = colours.get(ink.token());
            assert!(
                colour.is_some(),
                "{} has no colour in “{condition}”",
                ink.token()
            );
        }
    }
}

#[test]
fn every_ink_of_a_chart_is_a_system_colour_where_colours_are_forced() {
    const SYSTEM: [&str; 6] = [
        "CanvasText",
        "Canvas",
        "LinkText",
        "GrayText",
        "ButtonBorder",
        "Highlight",
    ];
    let forced = &blocks()[4].1;
    for ink in Ink::ALL {
        let colour = forced.get(ink.token()).map_or("", String::as_str);
        assert!(SYSTEM.contains(&colour), "{} is “{colour}”", ink.token());
    }
}

#[test]
fn every_colour_of_the_light_theme_has_one_in_the_dark() {
    let blocks = blocks();
    let names = |at: usize| blocks[at].1.keys().collect::<Vec<_>>();
    assert_eq!(names(0), names(1));
}

#[test]
fn no_other_style_sheet_names_a_colour() {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/style");
    let mut sheets = 0;
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        // Paper has colours of its own.
        if path.ends_with("tokens.css") || path.ends_with("print.css") {
            continue;
        }
        sheets += 1;
        let text = std::fs::read_to_string(&path).unwrap();
        for value in text
            .split(':')
            .skip(1)
            .filter_map(|rest| rest.split([';', '{']).next())
        {
            // A shadow is black in every theme.
            let value = value.replace("rgb(0 0 0", "shadow(");
            let literal = value.contains('#') || value.contains("rgb(");
            assert!(!literal, "{}: {value}", path.display());
        }
    }
    assert!(sheets >= 3);
}
