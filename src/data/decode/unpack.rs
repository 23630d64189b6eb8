//! Decodes the structs of the wire format from JSON, field by field.

mod columns;

use super::reader::Node;
use crate::data::catalog::{
    Area, ComparisonSet, Definition, Edition, Event, Indicator, Inventory, Report, SiteDetails,
    Subject, Theme,
};
use crate::data::claim::{Check, Claim, Evidence};
use crate::data::search::Entry;
use crate::data::text::{self, Block, ChartPlace, Span, Term};
use crate::data::wire::{FileEntry, IndexFile, PartFile, SchemaVersion, WireBreakdown, WirePlace};

/// The version of a file.
pub(crate) fn version(file: &Node<'_>) -> SchemaVersion {
    let version = file.object("schema");
    SchemaVersion {
        major: version.count("major"),
        minor: version.count("minor"),
    }
}

/// `index.json`.
pub(crate) fn index(file: &Node<'_>) -> IndexFile {
    let (edition, site) = (file.object("edition"), file.object("site"));
    IndexFile {
        schema: version(file),
        edition: Edition {
            date: edition.day("date"),
            build: edition.text("build"),
        },
        site: SiteDetails {
            title: site.text("title"),
            publisher: site.text("publisher"),
            about: site.text("about"),
            home: site.texts("home"),
            comparators: site.texts("comparators"),
        },
        areas: each(file, "areas", area),
        themes: each(file, "themes", |theme| {
            let (id, name) = (theme.text("id"), theme.text("name"));
            Theme {
                id,
                name,
                about: theme.text("about"),
                interval_note: theme.maybe_text("interval_note"),
            }
        }),
        indicators: each(file, "indicators", indicator),
        reports: each(file, "reports", report),
        events: each(file, "events", event),
        subjects: maybe_each(file, "subjects", subject),
        sets: maybe_each(file, "sets", set),
        latest_step: file.maybe_text("latest_step"),
        inventory: file
            .maybe_object("inventory")
            .map(|found| inventory(&found))
            .unwrap_or_default(),
        empty_pages: file.texts("empty_pages"),
        files: each(file, "files", |entry| {
            let (key, path) = (entry.text("key"), entry.text("path"));
            FileEntry {
                key,
                path,
                bytes: entry.count("bytes"),
            }
        }),
    }
}

/// Shard of figures.
pub(crate) fn part(file: &Node<'_>) -> PartFile {
    let definition = file.maybe_object("definition");
    PartFile {
        schema: version(file),
        key: file.text("key"),
        areas: file.texts("areas"),
        indicators: file.texts("indicators"),
        breakdowns: each(file, "breakdowns", |breakdown| WireBreakdown {
            id: breakdown.text("id"),
            name: breakdown.maybe_text("name"),
            group: breakdown.maybe_text("group"),
            target_group: breakdown.maybe_text("target_group"),
        }),
        places: each(file, "places", |place| WirePlace {
            report: place.text("report"),
            id: place.text("id"),
            section: place.text("section"),
            number: place.maybe_text("number"),
            inferred: place.flag("inferred"),
            order: place.count("order"),
        }),
        periods: file.texts("periods"),
        observations: columns::observations(&file.object("observations")),
        targets: columns::targets(&file.object("targets")),
        gaps: columns::gaps(&file.object("gaps")),
        checks: maybe_each(file, "checks", |check| {
            let (figure, claim) = (check.text("figure"), check.text("claim"));
            Check {
                figure,
                claim,
                message: check.text("message"),
                agrees: check.flag("agrees"),
            }
        }),
        unlinked: file.texts("unlinked"),
        definition: definition.map(|text| super::unpack::definition(&text)),
        text: Vec::new(),
        terms: Vec::new(),
        claims: Vec::new(),
        entries: Vec::new(),
        about: Vec::new(),
        data_notes: Vec::new(),
    }
}

/// Contents of a text shard.
pub(crate) struct Words {
    /// Key of the shard.
    pub(crate) key: String,
    /// The blocks of a report.
    pub(crate) text: Vec<Block>,
    /// The terms of the glossary.
    pub(crate) terms: Vec<Term>,
    /// Claims.
    pub(crate) claims: Vec<Claim>,
    /// Entries to search.
    pub(crate) entries: Vec<Entry>,
    /// The publisher's text for the page about the site.
    pub(crate) about: Vec<Block>,
    /// The publisher's notes for the page of data.
    pub(crate) data_notes: Vec<Block>,
}

/// Text shard.
pub(crate) fn words(file: &Node<'_>) -> Words {
    let text = maybe_each(file, "text", block);
    let terms = maybe_each(file, "terms", |term| {
        let (id, name) = (term.text("id"), term.text("term"));
        Term {
            id,
            term: name,
            also: term.texts("also"),
            meaning: term.text("meaning"),
            indicators: term.texts("indicators"),
        }
    });
    let entries = maybe_each(file, "entries", |entry| {
        let (title, path) = (entry.text("title"), entry.text("path"));
        Entry {
            kind: entry.word("kind"),
            title,
            path,
            text: entry.text("text"),
        }
    });
    Words {
        key: file.text("key"),
        text,
        terms,
        claims: maybe_each(file, "claims", claim),
        entries,
        about: maybe_each(file, "about", block),
        data_notes: maybe_each(file, "data_notes", block),
    }
}

fn claim(claim: &Node<'_>) -> Claim {
    Claim {
        id: claim.text("id"),
        report: claim.text("report"),
        paragraph: claim.text("paragraph"),
        kind: claim.word("kind"),
        areas: claim.texts("areas"),
        indicator: claim.maybe_text("indicator"),
        states: claim.text("states"),
        printed: claim.text("printed"),
        figure: claim.maybe_text("figure"),
        verdict: claim.word("verdict"),
        arithmetic: claim.maybe_text("arithmetic"),
        break_note: claim.maybe_text("break_note"),
        evidence: each(claim, "evidence", |found| {
            let (sentence, source) = (found.text("sentence"), found.text("source"));
            Evidence {
                who: found.text("who"),
                when: found.text("when"),
                month: found.month("month"),
                sentence,
                source,
                report: found.text("report"),
                figure: found.maybe_text("figure"),
            }
        }),
        by: claim.maybe_month("by"),
        grade: claim.word("grade"),
        explained: claim.maybe_text("explained"),
    }
}

fn block(block: &Node<'_>) -> Block {
    match block.text("block").as_str() {
        "heading" => Block::Heading {
            level: block.count("level"),
            text: block.text("text"),
        },
        "list" => Block::List {
            items: block.lists("items").iter().map(spans).collect(),
        },
        "table" => {
            let rows = block.lists("rows");
            let cells = |row: &Node<'_>| row.all_lists().iter().map(spans).collect();
            Block::Table {
                rows: rows.iter().map(cells).collect(),
            }
        }
        "chart" => Block::Chart(ChartPlace {
            id: block.text("id"),
            showed: block.text("showed"),
            message: block.text("message"),
            live: block.maybe_text("live"),
            national: block.maybe_text("national"),
            lost: block.maybe_text("lost"),
        }),
        _ => Block::Paragraph {
            number: block.maybe_text("number"),
            inferred: block.flag("inferred"),
            words: block.objects("words").iter().map(span).collect(),
        },
    }
}

fn spans(list: &Node<'_>) -> text::Words {
    list.all_objects().iter().map(span).collect()
}

fn span(span: &Node<'_>) -> Span {
    Span {
        text: span.text("text"),
        figure: span.maybe_text("figure"),
        indicator: span.maybe_text("indicator"),
        term: span.maybe_text("term"),
        meaning: span.maybe_text("meaning"),
        sic: span.flag("sic"),
    }
}

/// A list of objects that may be missing.
fn maybe_each<T>(file: &Node<'_>, name: &str, read: fn(&Node<'_>) -> T) -> Vec<T> {
    if file.has(name) {
        each(file, name, read)
    } else {
        Vec::new()
    }
}

fn each<T>(file: &Node<'_>, name: &str, read: fn(&Node<'_>) -> T) -> Vec<T> {
    file.objects(name).iter().map(read).collect()
}

fn subject(subject: &Node<'_>) -> Subject {
    Subject {
        id: subject.text("id"),
        name: subject.text("name"),
        question: subject.text("question"),
        theme: subject.text("theme"),
        headline: subject.text("headline"),
        indicators: subject.texts("indicators"),
        facts: subject.texts("facts"),
    }
}

fn set(set: &Node<'_>) -> ComparisonSet {
    ComparisonSet {
        id: set.text("id"),
        name: set.text("name"),
        indicators: set.texts("indicators"),
        areas: set.texts("areas"),
    }
}

fn area(area: &Node<'_>) -> Area {
    Area {
        id: area.text("id"),
        name: area.text("name"),
        short_name: area.text("short_name"),
        kind: area.word("kind"),
        code: area.maybe_text("code"),
        members: area.texts("members"),
        of: area.maybe_text("of"),
        vintage: area.maybe_text("vintage"),
        note: area.maybe_text("note"),
    }
}

fn indicator(indicator: &Node<'_>) -> Indicator {
    let decimals = indicator.count("decimals");
    Indicator {
        id: indicator.text("id"),
        name: indicator.text("name"),
        short_name: indicator.text("short_name"),
        theme: indicator.text("theme"),
        unit: indicator.word("unit"),
        decimals: u8::try_from(decimals).unwrap_or(u8::MAX).min(6),
        polarity: indicator.word("polarity"),
        basis: indicator.word("basis"),
        counted: indicator.text("counted"),
        base: indicator.maybe_text("base"),
        rate: indicator.maybe_text("rate"),
        national: indicator.maybe_text("national"),
        scope: indicator.word_or_default("scope"),
        chart: indicator.word("chart"),
        headline: indicator.flag("headline"),
        n_areas: indicator.count("n_areas"),
        n_figures: indicator.count("n_figures"),
    }
}

fn report(report: &Node<'_>) -> Report {
    Report {
        id: report.text("id"),
        kind: report.word_or_default("kind"),
        title: report.text("title"),
        short_title: report.text("short_title"),
        date: report.date("date"),
        date_inferred: report.flag("date_inferred"),
        is_whole: report.flag("is_whole"),
        areas: report.texts("areas"),
        about: report.text("about"),
        covers_from: report.maybe_month("covers_from"),
        covers_to: report.maybe_month("covers_to"),
        n_figures: report.count("n_figures"),
        n_targets: report.count_or_zero("n_targets"),
    }
}

fn inventory(found: &Node<'_>) -> Inventory {
    Inventory {
        targets: found.words("targets"),
        verdicts: found.texts("verdicts"),
        qualifiers: found.words("qualifiers"),
        statuses: found.words("statuses"),
        has_contradictions: found.flag("has_contradictions"),
        has_longer: found.flag("has_longer"),
    }
}

fn event(event: &Node<'_>) -> Event {
    Event {
        id: event.text("id"),
        label: event.text("label"),
        from: event.date("from"),
        to: event.maybe_date("to"),
        areas: event.texts("areas"),
        indicators: event.texts("indicators"),
        breaks: event.flag("breaks"),
        report: event.text("report"),
        place: event.text("place"),
        printed: event.maybe_text("printed"),
        note: event.maybe_text("note"),
    }
}

fn definition(text: &Node<'_>) -> Definition {
    Definition {
        text: text.text("text"),
        numerator: text.maybe_text("numerator"),
        denominator: text.maybe_text("denominator"),
        differs: text.maybe_text("differs"),
        why: text.text("why"),
        standard_source: text.text("standard_source"),
        releases: text.maybe_text("releases"),
    }
}
