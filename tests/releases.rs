//! Figures that several releases give: the first source leads, the others fill the times that it
//! lacks and are compared with it.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use candour::publish::content::{self, Content, ObservationRow};

#[expect(dead_code, reason = "other tests use the rest")]
#[path = "fixtures/small_site.rs"]
mod small_site;

use small_site::SmallSite;

/// A site whose indicator `rate` comes from two releases, with rows of its table of figures.
fn site(name: &str, figures: &str) -> SmallSite {
    let site = SmallSite::new(&format!("releases-{name}"));
    site.add(
        "national/releases.csv",
        "tool,The tool,The tool,About it,2026-04-27\n",
    );
    site.add(
        "national/sources.csv",
        "rate,,release,data.csv,,rate,count,,31-march\nrate,,tool,tool.csv,,Values,,,31-march\n",
    );
    site.add("national/observations.csv", figures);
    site
}

fn read(site: &SmallSite) -> Content {
    content::read(&site.content()).expect("the content is in order")
}

fn figures(content: &Content) -> Vec<&ObservationRow> {
    content.figures.observations.iter().collect()
}

/// The sentence on the releases of the indicator `rate`.
fn sentence(content: &Content) -> String {
    let mut indicators = content.catalog.indicators.iter();
    let (_, definition) = indicators.find(|(about, _)| about.id == "rate").unwrap();
    definition.releases.clone().unwrap()
}

#[test]
fn a_second_release_fills_the_years_that_the_first_lacks() {
    let content = read(&site(
        "fills",
        "rate,,leeds,2020-03-31,77,,,,tool\n\
         rate,,leeds,2021-03-31,76.4,1250,,,release\n\
         rate,,leeds,2021-03-31,76,,,,tool\n",
    ));
    let found = figures(&content);
    let shown: Vec<(Option<f64>, &str)> = found
        .iter()
        .map(|row| (row.quantity.value, row.subject.report.as_str()))
        .collect();
    assert_eq!(shown, [(Some(77.0), "tool"), (Some(76.4), "release")]);
    assert!(found.iter().all(|row| row.note.is_empty()));
    assert_eq!(
        sentence(&content),
        "Release (March 2021, rounded to one decimal); and The tool (March 2020, rounded to whole \
         numbers). The tool gives 1 figure of the same areas and times, and all agree."
    );
}

#[test]
fn numbers_that_differ_by_more_than_rounding_are_noted_on_the_figure() {
    for (theirs, is_noted) in [("76", false), ("77", true), ("75.9", true), ("76.4", false)] {
        let content = read(&site(
            &format!("differs-{theirs}"),
            &format!(
                "rate,,leeds,2021-03-31,76.4,,,,release\nrate,,leeds,2021-03-31,{theirs},,,,tool\n"
            ),
        ));
        let figures = figures(&content);
        let note = format!("The tool gives {theirs} for the same area and time.");
        let expected = if is_noted { note.as_str() } else { "" };
        assert_eq!(figures.first().unwrap().note, expected, "{theirs}");
        assert_eq!(
            sentence(&content).contains("differs and has a note"),
            is_noted
        );
    }
}

#[test]
fn a_count_that_differs_is_noted_too() {
    let content = read(&site(
        "count",
        "rate,,leeds,2021-03-31,76,1251,,,release\nrate,,leeds,2021-03-31,76,1262,,,tool\n",
    ));
    let note = &figures(&content).first().unwrap().note;
    assert_eq!(
        note,
        "The tool gives a count of 1,262 for the same area and time."
    );
}

#[test]
fn a_number_that_the_first_release_withholds_is_not_taken_from_another() {
    let content = read(&site(
        "withheld",
        "rate,,leeds,2021-03-31,,,,c,release\nrate,,leeds,2021-03-31,76,,,,tool\n",
    ));
    assert!(figures(&content).is_empty());
    assert_eq!(content.figures.gaps.len(), 1);
}

#[test]
fn a_row_of_a_release_that_is_no_source_stops_the_check() {
    let site = site("unknown", "rate,,leeds,2021-03-31,76,,,,toll\n");
    let problems = content::read(&site.content()).expect_err("no such release");
    let text: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let text = text.join("\n");
    for part in [
        "national/observations.csv, row 2, column release",
        "“toll”",
        "“tool”",
    ] {
        assert!(text.contains(part), "without {part}:\n{text}");
    }
}

#[test]
fn two_sources_of_one_release_stop_the_check() {
    let site = site("twice", "rate,,leeds,2021-03-31,76,,,,tool\n");
    site.add(
        "national/sources.csv",
        "rate,,tool,more.csv,,Values,,,31-march\n",
    );
    let problems = content::read(&site.content()).expect_err("two rows for a release");
    let text: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(
        text.join("\n")
            .contains("indicator, breakdown and release that no other row has")
    );
}
