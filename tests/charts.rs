//! What holds for every chart of the real dataset, whatever it shows: marks that need no colour,
//! honest axes, lines that keep their gaps, words and tables that say what is drawn.

#![cfg(test)]

use std::collections::BTreeSet;
use std::path::Path;

use candour::chart::geometry::{Align, Point, Rect, Size};
use candour::chart::kind::ChartSpec;
use candour::chart::kind::bar::BarSpec;
use candour::chart::kind::line::{LinePoint, LineSeries, LineSpec, TargetRange};
use candour::chart::kind::value_row::ValueRow;
use candour::chart::marker::{self, Fill, MarkStyle, Marker};
use candour::chart::pick::{self, Move};
use candour::chart::scale::Extent;
use candour::chart::scene::{Ink, Scene, Shape};
use candour::chart::{svg, text};
use candour::data::dataset::Dataset;
use candour::data::figure::IndicatorIdx;
use candour::data::words::{ChartKind, Qualifier, Scope, TargetKind, Unit};
use candour::figure::axis::value_axis;
use candour::figure::{self, breakdown, line, series, sparkline};
use candour::publish::compile::compile;
use candour::publish::content;
use candour::view::selection::queries;
use candour::view::selection::{MAX_LINES, Selection, select};
use candour::view::state::{Measure, ViewState};
use candour::view::target::status::Mark;
use candour::view::wording::data_point;
use serde_json::Value;
use whole::{Whole, whole};

#[path = "fixtures/dataset.rs"]
mod fixture;
#[path = "fixtures/whole.rs"]
mod whole;

/// The widths that charts must suit, in pixels: phones, tablets, the widest page.
const WIDTHS: [f64; 4] = [320.0, 358.0, 772.0, 1200.0];

/// The views that the tests look at: as printed, as rates, one area.
fn views() -> [ViewState; 3] {
    let rate = ViewState {
        measure: Measure::Rate,
        ..ViewState::default()
    };
    let one = ViewState {
        areas: vec!["peterborough".to_owned()],
        ..ViewState::default()
    };
    [ViewState::default(), rate, one]
}

/// Every selection of every indicator that has something to draw.
fn selections(dataset: &Dataset) -> Vec<Selection> {
    let mut selections = Vec::new();
    for (at, _) in dataset.catalog().indicators.iter().enumerate() {
        for view in views() {
            let selection = select(dataset, IndicatorIdx(at), &view).unwrap();
            if selection.lines.iter().any(|line| !line.points.is_empty()) {
                selections.push(selection);
            }
        }
    }
    assert!(
        selections.len() > 60,
        "only {} selections",
        selections.len()
    );
    selections
}

/// Every chart of the dataset with a name: lines, strips and bars.
fn charts(dataset: &Dataset) -> Vec<(String, ChartSpec)> {
    let mut charts = Vec::new();
    for selection in selections(dataset) {
        let name = format!(
            "{} ({:?})",
            selection.indicator.id, selection.indicator.unit
        );
        if selection.indicator.chart == ChartKind::Line {
            charts.push((name, line::chart(dataset, &selection)));
            continue;
        }
        charts.push((name.clone(), breakdown::strip(dataset, &selection)));
        for at in queries::snapshots(&selection) {
            charts.push((
                format!("{name} {at}"),
                breakdown::bar(dataset, &selection, at),
            ));
        }
    }
    charts
}

fn scenes(dataset: &Dataset) -> Vec<(String, Scene)> {
    let mut scenes = Vec::new();
    for (name, chart) in charts(dataset) {
        for width in WIDTHS {
            let scene = chart.layout(Size::new(width, chart.height(width)));
            scenes.push((format!("{name} at {width} px"), scene));
        }
    }
    scenes
}

/// The texts of a scene, each with its box.
fn texts(scene: &Scene) -> Vec<(&str, Rect, Align)> {
    let texts = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text {
            at,
            text,
            size,
            align,
            ..
        } => Some((
            text.as_str(),
            text::bounds(*at, text, *size, *align),
            *align,
        )),
        _ => None,
    });
    texts.collect()
}

// A22, A27: nothing by colour alone.

#[test]
fn no_two_series_share_dash_or_mark() {
    let mut marks = BTreeSet::new();
    for slot in 0..MAX_LINES {
        let mut scene = Scene::empty(Size::new(20.0, 20.0));
        marker::draw(
            &mut scene,
            Point::new(10.0, 10.0),
            MarkStyle {
                marker: Marker::from_slot(slot),
                ink: Ink::Ink,
                fill: Fill::Solid,
            },
        );
        assert!(
            marks.insert(format!("{:?}", scene.shapes)),
            "slot {slot} looks like another"
        );
    }
    let dashes: BTreeSet<String> = (0..MAX_LINES)
        .map(|slot| format!("{:?}", marker::dash(slot)))
        .collect();
    assert_eq!(dashes.len(), MAX_LINES);
    let glyphs: BTreeSet<&str> = Marker::ALL.into_iter().map(Marker::glyph).collect();
    assert_eq!(glyphs.len(), MAX_LINES);
}

#[test]
fn a_hollow_mark_differs_from_a_solid_one_in_every_slot() {
    for slot in 0..MAX_LINES {
        let draw = |fill| {
            let mut scene = Scene::empty(Size::new(20.0, 20.0));
            marker::draw(
                &mut scene,
                Point::new(10.0, 10.0),
                MarkStyle {
                    marker: Marker::from_slot(slot),
                    ink: Ink::Series(slot),
                    fill,
                },
            );
            scene
        };
        assert_ne!(draw(Fill::Solid), draw(Fill::Hollow), "slot {slot}");
    }
}

#[test]
fn every_verdict_has_a_shape_of_its_own() {
    let marks = [
        Mark::Short,
        Mark::Outside,
        Mark::Unsure,
        Mark::Met,
        Mark::NoTarget,
    ];
    let shapes: BTreeSet<&str> = marks.iter().map(|mark| mark.shape()).collect();
    let codes: BTreeSet<&str> = marks.iter().map(|mark| mark.code()).collect();
    assert_eq!((shapes.len(), codes.len()), (marks.len(), marks.len()));
}

#[test]
fn every_figure_in_a_table_has_its_verdict_in_words() {
    let mut verdicts = 0;
    for page in pages(&fixture::dataset()) {
        for row in page
            .below
            .rows
            .iter()
            .filter(|row| row.verdict_mark != Mark::NoTarget)
        {
            verdicts += 1;
            assert!(row.verdict.len() > 10, "{}: “{}”", row.id, row.verdict);
        }
    }
    assert!(verdicts > 40, "only {verdicts} verdicts");
}

// A24: few lines.

#[test]
fn no_chart_draws_more_lines_than_can_be_told_apart() {
    let mut most = 0;
    for (name, chart) in charts(&fixture::dataset()) {
        let ChartSpec::Line(spec) = chart else {
            continue;
        };
        most = most.max(spec.series.len());
        assert!(
            spec.series.len() <= MAX_LINES,
            "{name}: {} lines",
            spec.series.len()
        );
    }
    assert!(most > 1);
}

#[test]
fn no_line_is_left_out_of_a_chart_in_silence() {
    for selection in selections(&fixture::dataset()) {
        if selection.indicator.chart == ChartKind::Line {
            let with_points = selection
                .lines
                .iter()
                .filter(|line| !line.points.is_empty())
                .count();
            assert_eq!(
                series::drawn(&selection).count(),
                with_points,
                "{}",
                selection.indicator.id
            );
        }
    }
}

// A25: text that can be read.

#[test]
fn no_chart_text_is_smaller_than_12_pixels() {
    let mut texts = 0;
    for (name, scene) in scenes(&fixture::dataset()) {
        for shape in &scene.shapes {
            let Shape::Text { size, text, .. } = shape else {
                continue;
            };
            texts += 1;
            assert!(*size >= 12.0, "{name}: “{text}” is {size} px");
        }
    }
    assert!(texts > 1_000);
}

#[test]
fn no_text_is_smaller_than_12_pixels_once_it_is_svg() {
    for (name, scene) in scenes(&fixture::dataset()) {
        let svg = svg::element(&scene, "plot");
        // The drawing counts in tenths of a pixel.
        for size in svg.split("font-size=\"").skip(1) {
            let size: f64 = size.split('"').next().unwrap().parse().unwrap();
            assert!(size / 10.0 >= 12.0, "{name}: text of {} px", size / 10.0);
        }
    }
}

#[test]
fn no_chart_text_is_cut_by_the_edge_of_its_chart() {
    let mut cut = Vec::new();
    for (name, scene) in scenes(&fixture::dataset()) {
        let room = Rect::new(
            -0.01,
            -0.01,
            scene.size.width + 0.01,
            scene.size.height + 0.01,
        );
        for (text, bounds, _) in texts(&scene) {
            if !room.contains(&bounds) {
                cut.push(format!(
                    "{name}: “{text}” from {} to {}",
                    bounds.left, bounds.right
                ));
            }
        }
    }
    assert!(cut.is_empty(), "{}", cut.join("\n"));
}

#[test]
fn no_two_chart_texts_overlap() {
    let mut overlaps = Vec::new();
    for (name, scene) in scenes(&fixture::dataset()) {
        let texts = texts(&scene);
        for (at, (one, bounds, _)) in texts.iter().enumerate() {
            for (other, other_bounds, _) in &texts[at + 1..] {
                if bounds.overlaps(other_bounds) {
                    overlaps.push(format!("{name}: “{one}” over “{other}”"));
                }
            }
        }
    }
    assert!(overlaps.is_empty(), "{}", overlaps.join("\n"));
}

#[test]
fn no_mark_covers_a_text() {
    for (name, scene) in scenes(&fixture::dataset()) {
        for datum in &scene.data {
            let reach = marker::RADIUS;
            let at = datum.at;
            let mark = Rect::new(at.x - reach, at.y - reach, at.x + reach, at.y + reach);
            for (text, bounds, _) in texts(&scene) {
                assert!(
                    !mark.overlaps(&bounds),
                    "{name}: {} lies on “{text}”",
                    datum.id
                );
            }
        }
    }
}

#[test]
fn no_text_is_turned() {
    for (name, scene) in scenes(&fixture::dataset()) {
        let svg = svg::element(&scene, "plot");
        assert!(svg.contains("<text"), "{name}");
        assert!(!svg.contains("transform"), "{name}");
    }
}

#[test]
fn every_figure_is_drawn_inside_its_chart() {
    let mut drawn = 0;
    for (name, scene) in scenes(&fixture::dataset()) {
        for datum in &scene.data {
            drawn += 1;
            let point = Rect::new(datum.at.x, datum.at.y, datum.at.x, datum.at.y);
            let plot = scene.plot;
            let room = Rect::new(
                plot.left - 0.01,
                plot.top - 0.01,
                plot.right + 0.01,
                plot.bottom + 0.01,
            );
            assert!(
                room.contains(&point),
                "{name}: {} at {:?}",
                datum.id,
                datum.at
            );
        }
    }
    assert!(drawn > 1_000);
}

// A28: honest axes.

fn bar(name: &str, value: f64) -> ValueRow {
    ValueRow {
        name: name.to_owned(),
        value,
        value_text: value.to_string(),
        target: None,
        is_past: false,
        sentence: name.to_owned(),
        id: name.into(),
    }
}

#[test]
fn bars_start_at_zero_even_where_all_are_nearly_equal() {
    let rows = vec![bar("a", 98.0), bar("b", 97.0), bar("c", 96.0)];
    let spec = BarSpec {
        unit_name: "Cases".to_owned(),
        rows,
    };
    let scene = ChartSpec::Bar(spec).layout(Size::new(772.0, 120.0));
    let lengths = bars(&scene).map(|bar| bar.width());
    let per_unit: Vec<f64> = lengths
        .zip([98.0, 97.0, 96.0])
        .map(|(l, value)| l / value)
        .collect();
    assert_eq!(per_unit.len(), 3);
    assert!(
        per_unit
            .iter()
            .all(|length| (length - per_unit[0]).abs() < 1e-9),
        "{per_unit:?}"
    );
}

#[test]
fn every_bar_of_the_dataset_is_as_long_as_its_number() {
    let mut checked = 0;
    for (name, chart) in charts(&fixture::dataset()) {
        let ChartSpec::Bar(spec) = &chart else {
            continue;
        };
        for width in WIDTHS {
            let scene = chart.layout(Size::new(width, chart.height(width)));
            let found: Vec<Rect> = bars(&scene).collect();
            assert_eq!(found.len(), spec.rows.len(), "{name}");
            let per_unit = found[0].width() / spec.rows[0].value;
            for (bar, row) in found.iter().zip(&spec.rows) {
                checked += 1;
                assert!(
                    (bar.width() - row.value * per_unit).abs() < 0.01,
                    "{name}: {}",
                    row.name
                );
            }
        }
    }
    assert!(checked > 100);
}

/// The bars of a ranked chart from the top.
fn bars(scene: &Scene) -> impl Iterator<Item = Rect> {
    scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Fill {
            corners,
            ink: Ink::Series(_) | Ink::Soft,
        } => Some(Rect::new(
            corners[0].x,
            corners[0].y,
            corners[2].x,
            corners[2].y,
        )),
        _ => None,
    })
}

#[test]
fn bars_are_ranked_from_the_highest() {
    for (name, chart) in charts(&fixture::dataset()) {
        let ChartSpec::Bar(spec) = chart else {
            continue;
        };
        let values: Vec<f64> = spec.rows.iter().map(|row| row.value).collect();
        assert!(values.is_sorted_by(|a, b| a >= b), "{name}: {values:?}");
    }
}

/// The lowest number on the axis of a line chart, as it is written there.
fn lowest_mark(scene: &Scene) -> &str {
    let marks = texts(scene).into_iter().filter(|(_, bounds, align)| {
        *align == Align::End && (bounds.right - (scene.plot.left - 8.0)).abs() < 0.01
    });
    marks
        .max_by(|a, b| a.1.top.total_cmp(&b.1.top))
        .map(|(text, ..)| text)
        .unwrap()
}

#[test]
fn an_axis_that_does_not_start_at_zero_says_so_and_only_such_an_axis() {
    let (mut cut, mut whole) = (0, 0);
    for (name, chart) in charts(&fixture::dataset()) {
        if !matches!(chart, ChartSpec::Line(_)) {
            continue;
        }
        for width in WIDTHS {
            let scene = chart.layout(Size::new(width, chart.height(width)));
            let start = lowest_mark(&scene);
            if number_in(start) == 0.0 {
                whole += 1;
                assert!(scene.notes.is_empty(), "{name}: {:?}", scene.notes);
            } else {
                cut += 1;
                let note = format!("The scale starts at {start}, not at zero.");
                assert_eq!(scene.notes, [note], "{name}");
            }
        }
    }
    assert!(
        cut > 10 && whole > 10,
        "{cut} axes are cut, {whole} are whole"
    );
}

#[test]
fn the_note_about_an_axis_is_true_for_the_narrow_and_the_wide_drawing() {
    let mut differ = Vec::new();
    for (name, chart) in charts(&fixture::dataset()) {
        let notes = |width: f64| chart.layout(Size::new(width, chart.height(width))).notes;
        let (narrow, wide) = (notes(358.0), notes(772.0));
        if narrow != wide {
            differ.push(format!("{name}: {narrow:?} and {wide:?}"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

// Gaps stay gaps.

#[test]
fn only_times_that_follow_each_other_are_joined() {
    let (mut joined, mut apart, mut breaks) = (0, 0, 0);
    for (name, chart) in charts(&fixture::dataset()) {
        let ChartSpec::Line(spec) = chart else {
            continue;
        };
        for series in &spec.series {
            for pair in series.points.windows(2) {
                let (before, after) = (&pair[0], &pair[1]);
                // Months one after the other; a day or a year, and the same a year later.
                let length = |point: &LinePoint| point.months.length();
                let step = after.months.start - before.months.start;
                let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
                let is_broken = after.sentence.contains("not comparable with");
                breaks += usize::from(is_broken);
                let follow = before.value.and(after.value).is_some()
                    && !is_broken
                    && close(length(before), length(after))
                    && ((close(length(after), 1.0) && close(step, 1.0))
                        || (close(step, 12.0)
                            && (close(length(after), 0.0) || close(length(after), 12.0))));
                if follow {
                    joined += 1;
                } else {
                    apart += 1;
                }
                assert_eq!(
                    after.joins, follow,
                    "{name}, {}: {}",
                    series.name, after.sentence
                );
            }
        }
    }
    assert!(joined > 50 && apart > 50, "{joined} joined, {apart} apart");
    assert!(breaks > 0, "no break in any record was drawn");
}

#[test]
fn no_line_is_painted_across_a_gap() {
    for (name, chart) in charts(&fixture::dataset()) {
        let ChartSpec::Line(spec) = &chart else {
            continue;
        };
        let scene = chart.layout(Size::new(772.0, 400.0));
        let joins = spec
            .series
            .iter()
            .flat_map(|series| &series.points)
            .filter(|p| p.joins)
            .count();
        let painted = scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Path {
                through,
                ink: Ink::Series(_) | Ink::Soft,
                width,
                ..
            } if [2.5, 1.5]
                .iter()
                .any(|of_line| (width - of_line).abs() < 1e-9) =>
            {
                Some(through.len() - 1)
            }
            _ => None,
        });
        assert_eq!(painted.sum::<usize>(), joins, "{name}");
    }
}

#[test]
fn small_lines_keep_their_gaps_too() {
    let mut points = 0;
    for selection in selections(&fixture::dataset()) {
        for line in &selection.lines {
            let Some(ChartSpec::Sparkline(spec)) = sparkline::sparkline(line) else {
                continue;
            };
            points += spec.points.len();
            for pair in spec.points.windows(2) {
                let step = pair[1].x - pair[0].x;
                let follow = (step - 1.0).abs() < 1e-9 || (step - 12.0).abs() < 1e-9;
                assert!(!pair[1].joins || follow, "{}: {pair:?}", line.name);
            }
        }
    }
    assert!(points > 100);
}

#[test]
fn a_figure_for_which_only_a_bound_is_known_has_no_mark_of_its_own() {
    let mut bounded = 0;
    for (name, chart) in charts(&fixture::dataset()) {
        let ChartSpec::Line(spec) = chart else {
            continue;
        };
        for point in spec.series.iter().flat_map(|series| &series.points) {
            if let Some(bounds) = point.bounds {
                bounded += 1;
                assert!(
                    bounds.length() > 0.0 && point.value.is_none(),
                    "{name}: {}",
                    point.sentence
                );
            }
        }
    }
    assert!(bounded > 5);
}

// Targets in their time.

fn year_of_points() -> Vec<LinePoint> {
    let points = (0..12).map(|month| LinePoint {
        months: Extent::new(24_240.0 + f64::from(month), 24_241.0 + f64::from(month)),
        joins: month > 0,
        value: Some(50.0 + f64::from(month)),
        bounds: None,
        interval: None,
        hollow: false,
        sentence: month.to_string(),
        id: month.to_string().into(),
    });
    points.collect()
}

fn with_goal(goal: TargetRange) -> (Scene, f64) {
    let series = vec![LineSeries {
        style: 0,
        is_context: false,
        name: "a".to_owned(),
        points: year_of_points(),
    }];
    let spec = LineSpec {
        range: None,
        months: None,
        compact: false,
        axis: value_axis(Unit::Percent),
        series,
        targets: vec![goal],
        events: Vec::new(),
    };
    let scene = ChartSpec::Line(spec).layout(Size::new(772.0, 400.0));
    let month = scene.data[1].at.x - scene.data[0].at.x;
    (scene, month)
}

fn goal(from: f64, to: f64, low: f64, high: f64) -> TargetRange {
    TargetRange {
        from,
        to,
        low,
        high,
        label: "target 55%".to_owned(),
    }
}

/// Leftmost and rightmost pixel of everything painted in an ink.
fn reach_of(scene: &Scene, wanted: Ink) -> Option<(f64, f64)> {
    let spots = scene.shapes.iter().flat_map(|shape| match shape {
        Shape::Path { through, ink, .. } if *ink == wanted => through.clone(),
        Shape::Fill { corners, ink } if *ink == wanted => corners.clone(),
        _ => Vec::new(),
    });
    let all: Vec<f64> = spots.map(|point| point.x).collect();
    let left = all.iter().copied().reduce(f64::min)?;
    Some((left, all.iter().copied().reduce(f64::max)?))
}

#[test]
fn a_target_is_drawn_from_its_first_to_its_last_month() {
    // March to June, the third to the sixth month.
    let (scene, month) = with_goal(goal(24_242.0, 24_246.0, 55.0, 55.0));
    let (left, right) = reach_of(&scene, Ink::Target).unwrap();
    assert!((left - (scene.data[2].at.x - month / 2.0)).abs() < 0.01);
    assert!((right - (scene.data[5].at.x + month / 2.0)).abs() < 0.01);
}

#[test]
fn a_range_is_a_band_from_its_first_to_its_last_month() {
    let (scene, month) = with_goal(goal(24_242.0, 24_246.0, 54.0, 58.0));
    let (left, right) = reach_of(&scene, Ink::Band).unwrap();
    assert!((left - (scene.data[2].at.x - month / 2.0)).abs() < 0.01);
    assert!((right - (scene.data[5].at.x + month / 2.0)).abs() < 0.01);
}

#[test]
fn a_target_that_ended_before_the_first_figure_is_not_drawn() {
    let (scene, _) = with_goal(goal(24_200.0, 24_230.0, 55.0, 55.0));
    assert_eq!(reach_of(&scene, Ink::Target), None);
    assert!(
        texts(&scene)
            .iter()
            .all(|(text, ..)| !text.contains("target"))
    );
}

#[test]
fn a_target_without_end_stops_at_the_edge_of_the_plot() {
    let (scene, _) = with_goal(goal(24_246.0, f64::INFINITY, 55.0, 55.0));
    let (_, right) = reach_of(&scene, Ink::Target).unwrap();
    assert!((right - scene.plot.right).abs() < 0.01);
}

#[test]
fn every_target_on_a_chart_is_one_of_the_dataset_with_its_own_months() {
    let mut drawn = 0;
    for selection in selections(&fixture::dataset()) {
        let indicator = &selection.indicator;
        if indicator.chart != ChartKind::Line {
            continue;
        }
        let ChartSpec::Line(spec) = line::chart(&fixture::dataset(), &selection) else {
            panic!()
        };
        let known: Vec<(f64, f64)> = series::drawn(&selection)
            .flat_map(|line| &line.series.targets)
            .filter(|target| target.kind != TargetKind::Standard)
            .map(|target| {
                let end = target
                    .to
                    .map_or(f64::INFINITY, |to| f64::from(to.index() + 1));
                (f64::from(target.from.index()), end)
            })
            .collect();
        for goal in &spec.targets {
            drawn += 1;
            assert!(
                known.contains(&(goal.from, goal.to)),
                "{}: {goal:?}",
                indicator.id
            );
        }
    }
    assert!(drawn > 5, "only {drawn} targets are drawn");
}

// A14: the summary against an oracle of its own, which reads the JSON.

/// One figure of the JSON: its line, period, number, and whether that is the point it is drawn
/// at.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    line: (u64, u64),
    period: String,
    /// Value, lower, upper, as far as given.
    numbers: [Option<f64>; 3],
    qualifier: String,
    as_quoted: bool,
    /// What was counted and out of what, where both are given.
    counted: Option<(f64, f64)>,
    /// Whether it is neither in doubt nor found not to agree.
    is_sure: bool,
}

impl Told {
    fn point(&self) -> Option<f64> {
        let sure = matches!(self.qualifier.as_str(), "exact" | "about" | "almost");
        self.numbers[0].filter(|_| sure)
    }

    /// The two numbers of a change: as counted where both are shares or rates that were and no
    /// rounding of the counts hides a tenth, else as printed.
    fn ends(&self, later: &Self, half_steps: (f64, f64)) -> Option<(f64, f64)> {
        let (from, to) = self.point().zip(later.point())?;
        let share = |message: &Self, printed: f64| {
            let (part, whole) = message.counted?;
            let mut of = [100.0, 10_000.0]
                .into_iter()
                .map(|base| base * part / whole);
            let found = of.find(|found| (found - printed).abs() <= 1.0)?;
            let error = found * (half_steps.0 / part + half_steps.1 / whole);
            (half_steps == (0.0, 0.0) || error <= 0.05).then_some(found)
        };
        Some(
            share(self, from)
                .zip(share(later, to))
                .unwrap_or((from, to)),
        )
    }

    /// Last and first day as sortable text.
    fn order(&self) -> (String, String) {
        let text = self.period.trim_start_matches("YTD ");
        if let Some(year) = text.strip_prefix("FY") {
            let year: i32 = year[..4].parse().unwrap();
            return (format!("{}-03-31", year + 1), format!("{year}-04-01"));
        }
        let (from, to) = text.split_once('/').unwrap_or((text, text));
        let end = match to.len() {
            4 => format!("{to}-12-31"),
            7 => format!("{to}-31"),
            _ => to.to_owned(),
        };
        let start = match from.len() {
            4 => format!("{from}-01-01"),
            7 => format!("{from}-01"),
            _ => from.to_owned(),
        };
        (end, start)
    }

    /// What sort of time it is for: a moment, a year, a year so far, a run of months.
    fn sort(&self) -> u8 {
        match self.period.as_str() {
            period if period.starts_with("YTD") => 0,
            period if period.starts_with("FY") => 1,
            period if period.contains('/') => 2,
            period if period.len() == 4 => 3,
            _ => 4,
        }
    }
}

fn cell(columns: &Value, column: &str, row: usize) -> Value {
    columns
        .get(column)
        .map(|cells| cells[row].clone())
        .unwrap_or_default()
}

/// The dated figures of an indicator's part in order of time, the same number for the same time
/// once.
fn message(part: &Value) -> Vec<Told> {
    let columns = &part["observations"];
    let checks = part["checks"].as_array().into_iter().flatten();
    let at_odds = checks.filter(|check| check["agrees"] == false);
    let at_odds: Vec<String> = at_odds
        .map(|check| check["figure"].as_str().unwrap().to_owned())
        .collect();
    let mut rows: Vec<Told> = Vec::new();
    for row in 0..columns["indicator"].as_array().unwrap().len() {
        let position = |column: &str| cell(columns, column, row).as_u64().unwrap_or(0);
        let word = |column: &str, default: &str| {
            cell(columns, column, row)
                .as_str()
                .unwrap_or(default)
                .to_owned()
        };
        let dating = word("dating", "printed");
        if dating == "undated" {
            continue;
        }
        let period = &part["periods"][usize::try_from(position("period")).unwrap()];
        let figure = Told {
            line: (position("area"), position("breakdown")),
            period: period.as_str().unwrap().to_owned(),
            numbers: ["value", "lower", "upper"].map(|name| cell(columns, name, row).as_f64()),
            qualifier: word("qualifier", "exact"),
            as_quoted: dating == "as-quoted",
            counted: cell(columns, "numerator", row)
                .as_f64()
                .zip(cell(columns, "denominator", row).as_f64()),
            is_sure: word("status", "printed") != "doubted" && !at_odds.contains(&word("id", "")),
        };
        let repeats = |other: &&mut Told| {
            (&other.line, &other.period, &other.numbers, &other.qualifier)
                == (
                    &figure.line,
                    &figure.period,
                    &figure.numbers,
                    &figure.qualifier,
                )
        };
        // The later report's word stands.
        match rows.iter_mut().find(repeats) {
            Some(other) => {
                other.as_quoted &= figure.as_quoted;
                other.is_sure &= figure.is_sure;
            }
            None => rows.push(figure),
        }
    }
    rows.sort_by_key(Told::order);
    rows
}

/// The first number in a text: `around 78 more than May` is 78.
fn number_in(text: &str) -> f64 {
    let from = text
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or_else(|| panic!("no number: {text}"));
    let rest = &text[from..];
    let to = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
        .unwrap_or(rest.len());
    rest[..to]
        .trim_end_matches([',', '.'])
        .replace(',', "")
        .parse()
        .unwrap()
}

/// The JSON of every indicator that is drawn as lines, with its page.
fn line_pages(dataset: &Dataset) -> Vec<(Value, Whole)> {
    let content = content::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).unwrap();
    let compiled = compile(&content).unwrap();
    let json = |key: &str| -> Value {
        let path = &dataset.file(key).unwrap().path;
        let (_, bytes) = compiled
            .files
            .iter()
            .find(|(name, _)| name == path)
            .unwrap();
        serde_json::from_slice(bytes).unwrap()
    };
    let pages = pages(dataset).into_iter();
    let drawn = pages.filter(|page| page.selection.indicator.chart == ChartKind::Line);
    drawn
        .map(|page| {
            (
                json(&format!("indicator/{}", page.selection.indicator.id)),
                page,
            )
        })
        .collect()
}

/// Every indicator's page as it opens.
fn pages(dataset: &Dataset) -> Vec<Whole> {
    let all = 0..dataset.catalog().indicators.len();
    all.map(|at| whole(dataset, IndicatorIdx(at), &ViewState::default()))
        .collect()
}

/// Each line of a summary beside the figures of the JSON that it sums up.
fn summed_up(dataset: &Dataset) -> Vec<(String, String, Vec<Told>)> {
    let mut found = Vec::new();
    for (part, page) in line_pages(dataset) {
        let all = message(&part);
        for (line, sentence) in series::drawn(&page.selection).zip(&page.in_short.summary) {
            // What is worked out for a group stands in no file.
            if !dataset.area(line.area).unwrap().members.is_empty() {
                continue;
            }
            let area = dataset.area(line.area).unwrap();
            let position = |list: &str, id: &str| {
                let list = part[list].as_array().unwrap();
                let at = list
                    .iter()
                    .position(|entry| entry == id || entry["id"] == id)
                    .unwrap();
                u64::try_from(at).unwrap()
            };
            let key = (
                position("areas", &area.id),
                position("breakdowns", line.breakdown.id.as_deref().unwrap_or("")),
            );
            let own = all
                .iter()
                .filter(|message| message.line == key)
                .cloned()
                .collect();
            let id = page.selection.indicator.id.clone();
            found.push((id, sentence.clone(), own));
        }
    }
    assert!(found.len() > 70, "only {} lines are summed up", found.len());
    found
}

/// The figure a summary opens with: the latest that is not quoted from another time, unless that is
/// more than a year older.
fn opening(figures: &[Told]) -> &Told {
    let last = figures.last().unwrap();
    let year = |message: &Told| message.order().0[..4].parse::<i32>().unwrap();
    let is_near = |message: &&Told| !message.as_quoted && year(last) - year(message) <= 1;
    figures.iter().rev().find(is_near).unwrap_or(last)
}

#[test]
fn the_summary_opens_with_the_latest_number_of_the_json() {
    for (id, sentence, figures) in summed_up(&fixture::dataset()) {
        let latest = opening(&figures);
        let sentence = sentence.split_once(": ").unwrap().1;
        let expected = latest.numbers.iter().flatten().copied();
        assert!(
            expected
                .into_iter()
                .any(|number| (number - number_in(sentence)).abs() < 0.051),
            "{id}: {sentence} – but {latest:?}"
        );
    }
}

/// The figures of the same sort of time as the one that a summary opens with, on the same side of
/// any break in the record.
fn alike<'a>(dataset: &Dataset, id: &str, sentence: &str, figures: &'a [Told]) -> Vec<&'a Told> {
    let latest = opening(figures);
    figures
        .iter()
        .filter(|message| message.sort() == latest.sort())
        .filter(|message| !parted(dataset, id, sentence, message, latest))
        .collect()
}

#[test]
fn the_lowest_and_the_highest_of_a_summary_are_those_of_the_json() {
    let dataset = fixture::dataset();
    let mut ranges = 0;
    for (id, sentence, figures) in summed_up(&dataset) {
        let alike = alike(&dataset, &id, &sentence, &figures);
        let sure = alike.iter().filter(|message| message.is_sure);
        let points: Vec<f64> = sure.filter_map(|message| message.point()).collect();
        let lowest = sentence
            .split_once("lowest ")
            .map(|(_, rest)| number_in(rest));
        let highest = sentence
            .split_once("highest ")
            .map(|(_, rest)| number_in(rest));
        // Where all read alike neither is named.
        let alike = sentence.split_once(" in all ").map(|(before, _)| {
            let (_, number) = before.rsplit_once("; ").unwrap();
            number_in(number)
        });
        let (lowest, highest) = (lowest.or(alike), highest.or(alike));
        let low = points
            .iter()
            .copied()
            .reduce(f64::min)
            .filter(|_| points.len() > 2);
        let high = points
            .iter()
            .copied()
            .reduce(f64::max)
            .filter(|_| points.len() > 2);
        assert_eq!((lowest, highest), (low, high), "{id}: {sentence}");
        ranges += usize::from(low.is_some());
    }
    assert!(ranges > 15, "only {ranges} ranges were compared");
}

#[test]
fn the_count_of_a_summary_is_that_of_the_json() {
    let dataset = fixture::dataset();
    for (id, sentence, figures) in summed_up(&dataset) {
        let Some((_, rest)) = sentence.split_once(", of ") else {
            continue;
        };
        let count: usize = rest.split(' ').next().unwrap().parse().unwrap();
        let (numbers, bounds): (Vec<&Told>, Vec<&Told>) = alike(&dataset, &id, &sentence, &figures)
            .into_iter()
            .partition(|message| message.point().is_some());
        let (numbers, unsure): (Vec<&Told>, Vec<&Told>) =
            numbers.into_iter().partition(|message| message.is_sure);
        assert_eq!(count, numbers.len(), "{id}: {sentence}");
        let inexact = numbers
            .iter()
            .filter(|message| message.qualifier != "exact");
        let message = match inexact.count() {
            0 => String::new(),
            1 => ", one of them not exact".to_owned(),
            more => format!(", {more} of them not exact"),
        };
        let unsure = match unsure.len() {
            0 => String::new(),
            1 => ", one uncertain figure excluded".to_owned(),
            more => format!(", {more} uncertain figures excluded"),
        };
        let is_exact = !bounds.is_empty() && message.is_empty();
        let exact = if is_exact { "exact " } else { "" };
        let all = format!(", of {count} {exact}figures{message}{unsure}");
        assert!(sentence.contains(&all), "{id}: {sentence}");
        let starts = [
            "fewer", "below", "at most", "more", "above", "at least", "between",
        ];
        let rest = sentence.split_once(&all).unwrap().1.split("; ").skip(1);
        let message = rest.filter(|part| starts.iter().any(|word| part.starts_with(word)));
        let message: usize = message
            .map(|part| {
                let count = part
                    .split(" in ")
                    .last()
                    .unwrap()
                    .split(' ')
                    .next()
                    .unwrap();
                count.parse().unwrap_or(1)
            })
            .sum();
        assert_eq!(message, bounds.len(), "{id}: {sentence}");
    }
}

/// Whether an event of the index lies between two figures and forbids to compare them.
fn parted(dataset: &Dataset, id: &str, sentence: &str, earlier: &Told, later: &Told) -> bool {
    let (earlier, later) = (&earlier.order().0[..7], &later.order().0[..7]);
    dataset.catalog().events.iter().any(|event| {
        let of_area = |area: &String| {
            let area = dataset.area(dataset.area_idx(area).unwrap()).unwrap();
            sentence.starts_with(&area.name)
        };
        let (from, to) = event.months();
        let (from, to) = (from.to_string(), to.to_string());
        let (from, to) = (from.as_str(), to.as_str());
        event.breaks
            && (event.areas.is_empty() || event.areas.iter().any(of_area))
            && event.indicators.iter().any(|known| known == id)
            && (earlier < from && from <= later || from < to && earlier <= to && to < later)
    })
}

/// Half of ten where all of several counts are multiples of ten, else nothing.
fn half_step(counts: &[f64]) -> f64 {
    let counts: Vec<f64> = counts
        .iter()
        .copied()
        .filter(|count| *count > 0.0)
        .collect();
    let is_rounded = counts.len() > 2 && counts.iter().all(|count| count % 10.0 == 0.0);
    if is_rounded { 5.0 } else { 0.0 }
}

/// True if a sentence states a change: a bound is `fewer than 5 in May`, a change `5 fewer than in
/// May`.
fn has_change(sentence: &str) -> bool {
    let words = [
        " than in ",
        " than on ",
        " than at ",
        " than between ",
        "no change",
    ];
    words.iter().any(|words| sentence.contains(words))
}

#[test]
fn the_change_of_a_summary_is_the_difference_of_two_numbers_of_the_json() {
    let dataset = fixture::dataset();
    let (mut changes, mut refused) = (0, 0);
    for (id, sentence, figures) in summed_up(&dataset) {
        let latest = opening(&figures);
        let mut earlier = figures.iter().filter(|other| {
            other.order() < latest.order()
                && other.sort() == latest.sort()
                && other.point().is_some()
        });
        let before = earlier.next_back();
        if before.is_some_and(|before| before.as_quoted || latest.as_quoted) {
            assert!(!has_change(&sentence), "{id}: {sentence}");
            continue;
        }
        if before.is_some_and(|before| parted(&dataset, &id, &sentence, before, latest)) {
            assert!(
                sentence.contains("; not comparable with "),
                "{id}: {sentence}"
            );
            refused += 1;
            continue;
        }
        let counts = figures.iter().filter_map(|figure| figure.counted);
        let (parts, wholes): (Vec<f64>, Vec<f64>) = counts.unzip();
        let half_steps = (half_step(&parts), half_step(&wholes));
        let pair = before.and_then(|before| before.ends(latest, half_steps));
        let change = sentence.split("; ").skip(1).find(|part| has_change(part));
        match (pair, change) {
            (None, None) => {}
            (Some((from, to)), Some(change)) => {
                changes += 1;
                let hidden = change.split_once('(');
                let hidden = hidden.filter(|_| change.contains("before rounding)"));
                let size = match hidden {
                    Some((_, exactly)) => number_in(exactly),
                    None if change.contains("no change") => 0.0,
                    None => number_in(change),
                };
                assert!(
                    ((to - from).abs() - size).abs() < 0.051,
                    "{id}: {sentence} – {from} to {to}"
                );
                let words = ["more than", "higher than", "higher before rounding)"];
                let rises = words.iter().any(|words| change.contains(words));
                assert_eq!(
                    rises,
                    size > 0.0 && to > from,
                    "{id}: {sentence} – {from} to {to}"
                );
            }
            (pair, change) => panic!("{id}: {sentence} – {pair:?} but {change:?}"),
        }
    }
    assert!(changes > 20, "only {changes} changes were compared");
    assert!(refused > 0, "no break was met");
}

#[test]
fn the_summary_of_teams_counts_what_the_json_holds() {
    let dataset = fixture::dataset();
    let at = dataset.indicator_idx("caseload").unwrap();
    let page = whole(&dataset, at, &ViewState::default());
    assert!(page.in_short.summary[0].starts_with("14 June 2019: 27 figures, from 11 to 24."));
    assert!(page.in_short.summary[1].starts_with("11 September 2020: 5 figures, from 12.5 to 22."));
}

// A15: the table holds what the chart shows, and everything else there is.

#[test]
fn the_table_of_an_indicator_holds_each_of_its_figures_once() {
    let dataset = fixture::dataset();
    let mut rows = 0;
    for (at, page) in pages(&dataset).into_iter().enumerate() {
        let series = dataset.series_of(IndicatorIdx(at));
        // A national indicator has more areas than its page shows unasked.
        let default_areas = &page.selection.default_areas;
        let is_national = page.selection.indicator.scope == Scope::National;
        let shown = series.iter().filter(|series| {
            !is_national || default_areas.contains(&dataset.area(series.area).unwrap().id)
        });
        let mut expected: Vec<String> = shown
            .flat_map(|series| &series.observations)
            .map(|observation| observation.id.to_string())
            .collect();
        let is_group = |id: &String| id.contains("-neighbours-20");
        let found = page.below.rows.into_iter().map(|row| row.id);
        let mut found: Vec<String> = found.filter(|id| !is_group(id)).collect();
        if !is_national {
            rows += found.len();
        }
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
    }
    assert_eq!(rows, 249);
}

#[test]
fn every_figure_on_a_chart_has_a_row_in_the_table_with_the_same_sentence() {
    let dataset = fixture::dataset();
    let mut compared = 0;
    for page in pages(&dataset) {
        if page
            .selection
            .lines
            .iter()
            .all(|line| line.points.is_empty())
        {
            continue;
        }
        let chart = figure::indicator(&dataset, &page.selection);
        for datum in chart.layout(Size::new(772.0, chart.height(772.0))).data {
            compared += 1;
            let row = page
                .below
                .rows
                .iter()
                .find(|row| row.id == *datum.id)
                .unwrap();
            assert_eq!(row.sentence, datum.sentence);
        }
    }
    assert!(compared > 200, "only {compared} figures were compared");
}

// A18, A20: one sentence for pointer, keyboard and screen reader.

#[test]
fn the_sentence_of_a_figure_on_a_chart_is_that_of_its_point() {
    let dataset = fixture::dataset();
    let mut compared = 0;
    for selection in selections(&dataset) {
        if selection.indicator.chart != ChartKind::Line {
            continue;
        }
        let scene = line::chart(&dataset, &selection).layout(Size::new(772.0, 400.0));
        let points = series::drawn(&selection)
            .flat_map(|line| line.points.iter().map(move |point| (line, point)));
        let points: Vec<_> = points.collect();
        assert_eq!(scene.data.len(), points.len(), "{}", selection.indicator.id);
        for (datum, (line, point)) in scene.data.iter().zip(points) {
            compared += 1;
            let sentence = data_point::point(&dataset, line, point, &selection.indicator);
            assert_eq!(datum.sentence, sentence);
        }
    }
    assert!(compared > 200);
}

#[test]
fn a_sentence_names_area_time_number_and_source() {
    let dataset = fixture::dataset();
    for selection in selections(&dataset) {
        for line in &selection.lines {
            for point in &line.points {
                let sentence = data_point::point(&dataset, line, point, &selection.indicator);
                let source = &point.observation().unwrap().source;
                let report = dataset.report(source.report).unwrap();
                assert!(sentence.starts_with(&line.name), "{sentence}");
                for part in selection.indicator.counted.split("{}") {
                    assert!(sentence.contains(part), "{sentence}");
                }
                assert!(sentence.contains(&report.short_title), "{sentence}");
                let exact = point.quantity.qualifier == Qualifier::Exact;
                let reserve = [
                    "around", "almost", "than", "below", "above", "most", "least", "between",
                ];
                assert!(
                    exact || reserve.iter().any(|word| sentence.contains(word)),
                    "{sentence}"
                );
            }
        }
    }
}

#[test]
fn a_sentence_reads_as_one_would_say_it() {
    let dataset = fixture::dataset();
    let at = dataset.indicator_idx("protection-plans").unwrap();
    let selection = select(&dataset, at, &ViewState::default()).unwrap();
    let scene = line::chart(&dataset, &selection).layout(Size::new(772.0, 400.0));
    let june = scene
        .data
        .iter()
        .find(|datum| datum.sentence.contains("June 2020"))
        .unwrap();
    assert_eq!(
        june.sentence,
        "Cambridgeshire, June 2020: 345 children on a child protection plan, 25 more than at the end of \
         May. Reset plan, July 2020, section 5."
    );
}

#[test]
fn home_and_end_lead_to_the_first_and_the_last_row() {
    let dataset = fixture::dataset();
    let at = dataset.indicator_idx("caseload").unwrap();
    let selection = select(&dataset, at, &ViewState::default()).unwrap();
    let last = *queries::snapshots(&selection).last().unwrap();
    let spec = breakdown::bar(&dataset, &selection, last);
    let scene = spec.layout(Size::new(600.0, spec.height(600.0)));
    let rows = scene.data.len();
    assert!(rows > 5);
    assert_eq!(pick::step(&scene, Some(2), Move::First), Some(0));
    assert_eq!(pick::step(&scene, Some(2), Move::Last), Some(rows - 1));
}
