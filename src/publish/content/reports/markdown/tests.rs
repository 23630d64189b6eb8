//! Tests of reading a report's Markdown.

use super::*;

fn words(text: &str) -> Words {
    match read(text).0.pop() {
        Some((_, Block::Paragraph { words, .. })) => words,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_paragraph_starts_with_its_number() {
    let (blocks, misread) = read("2.13 In June there were [345 children](#F190).\n\n[2.14] More.");
    assert_eq!(misread, []);
    let Block::Paragraph {
        number,
        inferred,
        words,
    } = &blocks[0].1
    else {
        panic!()
    };
    assert_eq!((number.as_deref(), *inferred), (Some("2.13"), false));
    assert_eq!(
        (words[1].text.as_str(), words[1].figure.as_deref()),
        ("345 children", Some("F190"))
    );
    let Block::Paragraph {
        number, inferred, ..
    } = &blocks[1].1
    else {
        panic!()
    };
    assert_eq!(
        (number.as_deref(), *inferred, blocks[1].0),
        (Some("2.14"), true, 3)
    );
}

fn first_number(text: &str) -> String {
    match read(text).0.into_iter().next() {
        Some((_, Block::Paragraph { number, .. })) => number.unwrap_or_default(),
        other => panic!("{other:?}"),
    }
}

fn found(text: &str) -> Vec<(usize, String)> {
    let misread = read(text).1.into_iter();
    misread
        .map(|misread| (misread.line, misread.found))
        .collect()
}

#[test]
fn numbers_within_a_sentence_are_no_paragraph_numbers() {
    for text in [
        "345 children",
        "13.5 per cent of contacts",
        "2.5 million pounds",
        "2019 was",
        "[c] lost",
        "[2.5 Children for each](#F1) worker",
    ] {
        assert_eq!(first_number(text), "", "{text}");
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_number_has_as_many_parts_as_the_report_gives_it() {
    for (text, number) in [
        ("1.1.1 Text", "1.1.1"),
        ("[1.1.1] text", "1.1.1"),
        ("1.1.1.1 Text", "1.1.1.1"),
        ("2.2 [620 children](#F1) were", "2.2"),
    ] {
        assert_eq!(first_number(text), number, "{text}");
    }
}

#[test]
fn a_number_or_a_figure_is_asked_for_where_it_can_be_either() {
    let (_, misread) = read("2.4 Text.\n\n2.5 children for each worker");
    assert_eq!(misread[0].line, 3);
    assert!(misread[0].found.contains("“2.5” before a small letter"));
}

#[test]
fn a_tab_or_a_no_break_space_is_read_as_a_blank() {
    for blank in ["\u{a0}", "\t", "\u{2003}", " \u{a0}"] {
        assert_eq!(first_number(&format!("2.7{blank}Text")), "2.7");
        assert_eq!(first_number(&format!("[2.7.1]{blank}text")), "2.7.1");
        let (blocks, misread) = read(&format!("##{blank}1. Background\n\n-{blank}item\n"));
        assert_eq!(misread, []);
        assert!(
            matches!(&blocks[0].1, Block::Heading { level: 2, text } if text == "1. Background")
        );
        assert!(matches!(&blocks[1].1, Block::List { items } if items[0][0].text == "item"));
    }
}

#[test]
fn characters_that_no_reader_sees_are_named_with_their_line() {
    for text in ["a\n\nIn June\u{200b} 5", "a\n\nIn June&#x200b; 5"] {
        let (line, sentence) = found(text).remove(0);
        assert_eq!(line, 3);
        assert!(sentence.contains("zero-width space (U+200B)"), "{sentence}");
    }
    assert_eq!(found("In June\u{200b} 5 \u{200b}").len(), 1);
}

#[test]
fn markdown_that_is_not_supported_is_named_with_its_line() {
    for (text, part) in [
        ("a\n\n~~x~~ y", "struck out"),
        ("a\n\nx[^1] y", "footnote"),
        ("a\n\n[^1]: note", "footnote"),
        ("a\n\n    x", "code"),
        ("a\n\n1. x\n2. y", "numbered list"),
        ("a\n\n## In June [5](#F1)", "heading"),
    ] {
        let all = found(text);
        let is_named = all
            .iter()
            .any(|(line, sentence)| *line == 3 && sentence.contains(part));
        assert!(is_named, "{text}: {all:?}");
    }
}

#[test]
fn bold_and_italic_words_stay_as_plain_words() {
    let (blocks, misread) = read("In **June** there were *many*.");
    assert_eq!(misread, []);
    assert!(
        matches!(&blocks[0].1, Block::Paragraph { words, .. } if plain(words) == "In June there were many.")
    );
}

#[test]
fn a_list_a_table_and_a_chart() {
    let (blocks, misread) = read(
        "- one\n- [two](#F1)\n\n| a | b |\n|---|---|\n| 1 | [2](#F2) |\n\n![What](chart:000-C1)\n",
    );
    assert_eq!(misread, []);
    assert!(matches!(&blocks[0].1, Block::List { items } if items.len() == 2));
    assert!(
        matches!(&blocks[1].1, Block::Table { rows } if rows.len() == 2 && rows[1][1][0].figure.as_deref() == Some("F2"))
    );
    assert!(matches!(&blocks[2].1, Block::Chart(place) if place.id == "000-C1"));
}

#[test]
fn nothing_hostile_comes_through() {
    let hostile = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> words \
        [link](javascript:alert(1)) [other](https://evil.example/) <b>bold</b> \
        ![i](https://evil.example/x.png) [sic](sic:<b>) **strong** `code` [f](#F1\"onclick=x)\n\n\
        > quoted\n\n```html\n<iframe></iframe>\n```\n";
    let (blocks, misread) = read(hostile);
    assert!(misread.len() >= 5, "{misread:?}");
    let json = serde_json::to_string(&blocks).unwrap();
    assert!(
        !json.contains("javascript:") && !json.contains("https:") && !json.contains("onerror"),
        "{json}"
    );
}

#[test]
fn a_misprint_is_kept_with_its_correction() {
    let found = words("Statutory [Cisits](sic:Visits) made");
    assert!(found[1].sic && found[1].text == "Cisits");
    assert_eq!(found[1].meaning.as_deref(), Some("Visits"));
}
