//! The reports to read: complete, in our own words, each fact in its paragraph, nothing hostile.
//!
//! Tests that need the reports themselves in `../shared/seeds` are ignored by default.

#![cfg(test)]

#[path = "fixtures/dataset.rs"]
mod fixture;
#[path = "fixtures/folder.rs"]
mod folder;
#[path = "fixtures/reports.rs"]
mod original;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use candour::data::text::{Block, plain};
use candour::publish::content::reports::{self, LinkedFact, markdown};
use candour::view::report::reader;
use folder::Folder;
use original::{REPORTS, repository, seeds};

fn message(report: &str) -> String {
    fs::read_to_string(repository().join(format!("content/reports/{report}.md"))).unwrap()
}

fn blocks(report: &str) -> Vec<Block> {
    let (located, misread) = markdown::read(&message(report));
    assert_eq!(misread, [], "{report}");
    located.into_iter().map(|(_, block)| block).collect()
}

fn numbers(blocks: &[Block]) -> Vec<(String, bool)> {
    let numbered = blocks.iter().filter_map(|block| match block {
        Block::Paragraph {
            number: Some(number),
            inferred,
            ..
        } => Some((number.clone(), *inferred)),
        _ => None,
    });
    numbered.collect()
}

/// Words in small letters, without marks.
fn words(text: &str) -> Vec<String> {
    let bare: String = text
        .replace(['’', '\''], "")
        .to_lowercase()
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    bare.split_whitespace().map(str::to_owned).collect()
}

/// The told text without headings and tables.
fn prose(blocks: &[Block]) -> Vec<String> {
    let texts = blocks.iter().flat_map(|block| match block {
        Block::Paragraph { words, .. } => vec![plain(words)],
        Block::List { items } => items.iter().map(|item| plain(item)).collect(),
        _ => Vec::new(),
    });
    texts.collect()
}

#[test]
#[ignore = "needs ../shared"]
fn every_printed_paragraph_number_of_the_reports_is_there() {
    let seeds = seeds();
    for (report, file) in REPORTS {
        let seed = fs::read_to_string(seeds.join(file)).unwrap();
        let printed: BTreeSet<String> = seed
            .lines()
            .filter_map(|line| {
                let line = line.trim_start_matches("- ").trim_start();
                let end = line.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
                let number = line[..end].trim_end_matches('.');
                let (whole, part) = number.split_once('.')?;
                let is_number =
                    whole.len() == 1 && !part.is_empty() && part.len() <= 2 && !part.contains('.');
                (is_number && line[end..].starts_with([' ', '\t'])).then(|| number.to_owned())
            })
            .collect();
        let message: BTreeSet<String> = numbers(&blocks(report))
            .into_iter()
            .map(|(number, _)| number)
            .collect();
        let missing: Vec<_> = printed.difference(&message).collect();
        assert!(missing.is_empty(), "{report}: {missing:?}");
        if report == "july-2019" {
            assert!(printed.len() > 80, "{} numbers were found", printed.len());
        }
    }
}

#[test]
fn no_paragraph_number_stands_twice_and_they_rise() {
    for (report, _) in REPORTS {
        let numbers = numbers(&blocks(report));
        assert!(numbers.len() > 15, "{report}");
        let order = |number: &str| {
            let (whole, part) = number.split_once('.').unwrap();
            (whole.parse::<u32>().unwrap(), part.parse::<u32>().unwrap())
        };
        for pair in numbers.windows(2) {
            assert!(
                order(&pair[0].0) < order(&pair[1].0),
                "{report}: {} after {}",
                pair[1].0,
                pair[0].0
            );
        }
    }
}

#[test]
fn every_fact_stands_in_its_paragraph_with_its_number() {
    let mut facts = csv::Reader::from_path(repository().join("tests/facts.csv")).unwrap();
    let by_file: BTreeMap<&str, &str> = REPORTS
        .iter()
        .map(|(report, file)| (*file, *report))
        .collect();
    let stated: BTreeMap<&str, Vec<LinkedFact>> = REPORTS
        .iter()
        .map(|(report, _)| (*report, reports::linked_facts(&blocks(report))))
        .collect();
    let texts: BTreeMap<&str, String> = REPORTS
        .iter()
        .map(|(report, _)| (*report, message(report)))
        .collect();
    let mut seen = 0;
    for fact in facts.records() {
        let fact = fact.unwrap();
        let (id, file, paragraph, value) = (&fact[0], &fact[1], &fact[2], &fact[7]);
        let report = by_file[file];
        let places: Vec<_> = stated[report]
            .iter()
            .filter(|known| known.fact == *id)
            .collect();
        assert_eq!(places.len(), 1, "{id} in {report}");
        if paragraph
            .split_once('.')
            .is_some_and(|(a, b)| a.parse::<u32>().is_ok() && b.parse::<u32>().is_ok())
        {
            assert_eq!(places[0].paragraph.as_deref(), Some(paragraph), "{id}");
        }
        let start = format!("](#{id})");
        let before = texts[report].split_once(&start).unwrap().0;
        let words = before.rsplit_once('[').unwrap().1;
        let digits = |text: &str| -> Vec<String> {
            let numbers = text
                .split(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',');
            let bare = numbers.map(|number| number.trim_matches(['.', ',']).replace(',', ""));
            bare.filter(|number| !number.is_empty()).collect()
        };
        if fact[3] != *"date" && !value.is_empty() && !digits(&fact[11]).is_empty() {
            let shared = digits(&fact[11])
                .iter()
                .any(|number| digits(words).contains(number));
            assert!(shared, "{id}: “{words}” for “{}”", &fact[11]);
        }
        seen += 1;
    }
    assert_eq!(seen, 547);
}

#[test]
#[ignore = "needs ../shared"]
fn no_run_of_more_than_ten_words_is_the_reports_own() {
    let seeds = seeds();
    let mut runs: BTreeSet<Vec<String>> = BTreeSet::new();
    for (_, file) in REPORTS {
        let seed = words(&fs::read_to_string(seeds.join(file)).unwrap());
        runs.extend(seed.windows(11).map(<[String]>::to_vec));
    }
    assert!(runs.len() > 20_000);
    let mut texts: Vec<(String, String)> = Vec::new();
    for (report, _) in REPORTS {
        texts.extend(
            prose(&blocks(report))
                .into_iter()
                .map(|text| (report.to_owned(), text)),
        );
    }
    for table in ["figures.csv", "glossary.csv"] {
        texts.push((
            table.to_owned(),
            fs::read_to_string(repository().join("content").join(table)).unwrap(),
        ));
    }
    for (source, text) in texts {
        for run in words(&text).windows(11) {
            assert!(!runs.contains(run), "{source}: {}", run.join(" "));
        }
    }
}

#[test]
fn fragments_in_quotation_marks_have_at_most_ten_words() {
    for (report, _) in REPORTS {
        for text in prose(&blocks(report)) {
            for part in text.split('“').skip(1) {
                let fragment = part.split('”').next().unwrap();
                assert!(
                    fragment.split_whitespace().count() <= 10,
                    "{report}: {fragment}"
                );
            }
        }
    }
}

#[test]
fn every_lost_chart_has_its_place_and_shows_what_is_best() {
    let dataset = fixture::dataset();
    let (mut live, mut national, mut lost) = (0, 0, 0);
    for (report, _) in REPORTS {
        let at = dataset.report_idx(report).unwrap();
        for block in dataset.text(at).unwrap().iter() {
            let Block::Chart(place) = block else { continue };
            let shown = reader::chart(&dataset, at, place);
            let has_points = shown
                .selection
                .iter()
                .flat_map(|s| &s.lines)
                .any(|line| !line.points.is_empty());
            match (place.live.is_none(), place.national.is_none()) {
                (false, _) => {
                    assert!(has_points, "{}", place.id);
                    live += 1;
                }
                (true, false) => {
                    assert!(
                        has_points && shown.heading.unwrap().contains("Department for Education"),
                        "{}",
                        place.id
                    );
                    national += 1;
                }
                (true, true) => {
                    assert!(
                        shown.selection.is_none() && shown.heading.unwrap().contains("lost"),
                        "{}",
                        place.id
                    );
                    lost += 1;
                }
            }
            assert!(
                shown.message.iter().all(|line| line.ends_with('.')),
                "{}",
                place.id
            );
        }
    }
    // 29 charts and one gap that nobody explains.
    assert_eq!(
        live + national + lost,
        30,
        "{live} live, {national} national, {lost} lost"
    );
}

#[test]
fn each_figure_that_is_pointed_at_tells_its_sentence() {
    let dataset = fixture::dataset();
    let mut seen = 0;
    for (report, _) in REPORTS {
        let at = dataset.report_idx(report).unwrap();
        for block in dataset.text(at).unwrap().iter() {
            let spans = match block {
                Block::Paragraph { words, .. } => words.clone(),
                Block::List { items } => items.concat(),
                Block::Table { rows } => rows.concat().concat(),
                _ => continue,
            };
            for span in spans {
                let Some(id) = span.figure else { continue };
                let indicator = span.indicator.unwrap();
                let found = reader::pointed(&dataset, at, &indicator, &id);
                let found = found.unwrap_or_else(|| panic!("{id} in {report}"));
                assert!(found.sentence.ends_with('.'), "{id}: {}", found.sentence);
                seen += 1;
            }
        }
    }
    assert!(seen > 270, "{seen} figures");
}

#[test]
fn terms_are_explained_once_in_each_report() {
    let dataset = fixture::dataset();
    assert!(dataset.terms().len() >= 40);
    for (report, _) in REPORTS {
        let at = dataset.report_idx(report).unwrap();
        let mut used = BTreeSet::new();
        for block in dataset.text(at).unwrap().iter() {
            let spans = match block {
                Block::Paragraph { words, .. } => words.clone(),
                Block::List { items } => items.concat(),
                _ => continue,
            };
            for span in spans {
                let Some(term) = span.term else { continue };
                let is_explained = span.meaning.is_some();
                assert!(
                    is_explained && used.insert(term.clone()),
                    "{report}: {term}"
                );
            }
        }
        assert!(used.len() > 3, "{report} explains {} terms", used.len());
    }
}

#[test]
fn mistakes_in_a_report_are_reported_with_file_and_line() {
    let folder = Folder::new("reading");
    let file = "reports/november-2020.md";
    let text = folder.text(file);
    let first = text.lines().count();
    let wrong = "\n[1.1] Again.\n\n[20.1] [Unknown](#F999) and [twice](#F020).\n\n![What](chart:999-X)\n\n\
        <b>bold</b> write to someone@example.org\n";
    folder.write(file, &(text + wrong));
    let problems = folder.problems();
    let sentence: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let all = sentence.join("\n");
    for part in [
        "paragraph 1.1 again",
        "F999",
        "999-X",
        "HTML",
        "no e-mail address",
    ] {
        assert!(all.contains(part), "“{part}” is not in {all}");
    }
    let rows: Vec<usize> = problems.iter().map(|problem| problem.row).collect();
    assert!(rows.iter().all(|row| *row > first), "{all}");
    assert!(
        sentence
            .iter()
            .all(|line| line.starts_with("reports/november-2020.md, row ")),
        "{all}"
    );
}
