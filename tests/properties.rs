//! What holds for any input: addresses, times, scales, marks of axes, dashes, layout, keys.
//!
//! The inputs are drawn at random from a fixed seed, so that every run is the same.

#![cfg(test)]

use candour::chart::dash::{self, Dash};
use candour::chart::geometry::{Align, Point, Rect, Size};
use candour::chart::kind::ChartSpec;
use candour::chart::kind::bar::BarSpec;
use candour::chart::kind::dot::{DotRow, DotSpec, DotValue, Emphasis};
use candour::chart::kind::line::{EventMark, LinePoint, LineSeries, LineSpec, TargetRange};
use candour::chart::kind::sparkline::{SparklinePoint, SparklineSpec};
use candour::chart::kind::stacked_bar::{Segment, StackedBarRow, StackedBarSpec};
use candour::chart::kind::strip::{StripGroup, StripSpec};
use candour::chart::kind::value_row::ValueRow;
use candour::chart::label::Labels;
use candour::chart::pick::{self, Move};
use candour::chart::scale::{Extent, Scale};
use candour::chart::scene::{Datum, Ink, Scene, Shape};
use candour::chart::{svg, text, ticks};
use candour::data::claim::Verdict;
use candour::data::month::Month;
use candour::data::period::Period;
use candour::data::words::Unit;
use candour::data::words::Word;
use candour::figure::axis::value_axis;
use candour::format;
use candour::view::state::ViewState;
use candour::view::state::query;
use candour::view::state::route::Route;
use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn always_the_same(cases: u32) -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(20_190_709);
    ProptestConfig {
        cases,
        rng_seed,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn month() -> impl Strategy<Value = Month> {
    (1800_i32..=2200, 1_u32..=12).prop_map(|(year, month)| Month::new(year, month).unwrap())
}

fn months_in_order() -> impl Strategy<Value = (Month, Month)> {
    (month(), month()).prop_map(|(a, b)| (a.min(b), a.max(b)))
}

fn ids() -> impl Strategy<Value = Vec<String>> {
    let ids = proptest::collection::btree_set("[a-z][a-z0-9-]{0,30}", 0..6);
    ids.prop_map(|ids| ids.into_iter().collect())
}

fn any_word<W: Word + std::fmt::Debug>() -> impl Strategy<Value = W> {
    proptest::sample::select(W::ALL)
}

fn view() -> impl Strategy<Value = ViewState> {
    let period = proptest::option::of(months_in_order());
    let choices = (any_word(), any_word(), any_word(), any_word());
    let switches = (any::<bool>(), any::<bool>(), any::<bool>());
    let outcome = proptest::option::of(any_word::<Verdict>());
    let choices = (choices, outcome, ".{0,40}", ["([a-z][a-z0-9-]{0,20})?"; 3]);
    (ids(), ids(), period, choices, switches).prop_map(
        |(areas, indicators, period, choices, (beside, intervals, own_scales))| {
            let ((measure, display, average, arrangement), outcome, query, [from, to, theme]) =
                choices;
            let [from, to, theme] =
                [from, to, theme].map(|id| Some(id).filter(|id: &String| !id.is_empty()));
            ViewState {
                areas,
                indicators,
                period,
                measure,
                display,
                average,
                arrangement,
                from,
                to,
                query,
                theme,
                outcome,
                beside,
                intervals,
                own_scales,
            }
        },
    )
}

// Addresses.

proptest! {
    #![proptest_config(always_the_same(512))]

    #[test]
    fn a_view_is_found_again_at_its_address(view in view()) {
        let (found, notices) = query::decode(&query::encode(&view));
        prop_assert_eq!(found, view);
        prop_assert!(notices.is_empty());
    }

    #[test]
    fn any_text_after_the_question_mark_is_read(query in "\\PC{0,300}") {
        let (_, notices) = query::decode(&query);
        for notice in notices {
            prop_assert!(notice.chars().count() < 160, "{}", notice);
        }
    }

    #[test]
    fn a_parameter_that_makes_no_sense_gives_one_short_notice(
        key in "(view|period|measure|as|average|intervals|scales)",
        value in "[a-z%0-9<>\"' ]{1,400}",
    ) {
        let (view, notices) = query::decode(&format!("{key}={value}"));
        if view == ViewState::default() && !["chart", "printed", "ranked", "mean"].contains(&value.as_str()) {
            prop_assert_eq!(notices.len(), 1);
            prop_assert!(notices[0].chars().count() < 160, "{}", notices[0]);
        }
    }

    #[test]
    fn a_view_read_from_any_address_is_found_again_at_its_own(
        query in "areas=([a-z,-]|%2C|%26|%25|%3D|%C3%A9){0,20}(&view=table)?",
    ) {
        let (view, _) = query::decode(&query);
        prop_assert_eq!(query::decode(&query::encode(&view)).0, view);
    }

    #[test]
    fn a_page_is_found_again_at_its_path(id in "[A-Za-z0-9][A-Za-z0-9._-]{0,40}") {
        for route in [Route::Indicator(id.clone()), Route::Report(id)] {
            prop_assert_eq!(Route::from_path(&route.path()), route);
        }
    }

    #[test]
    fn any_path_leads_to_one_page(path in "[a-z/.-]{0,60}") {
        let route = Route::from_path(&path);
        prop_assert_eq!(Route::from_path(&route.path()), route);
    }
}

#[test]
fn pages_without_an_id_are_found_at_their_paths() {
    for route in [
        Route::Home,
        Route::Indicators,
        Route::Reports,
        Route::Data,
        Route::About,
    ] {
        assert_eq!(Route::from_path(&route.path()), route);
    }
}

#[test]
fn a_parameter_said_a_thousand_times_gives_few_notices() {
    let (_, notices) = query::decode(&"view=pie&".repeat(1_000));
    assert!(notices.len() <= 3, "{} notices", notices.len());
}

// Times.

fn period() -> impl Strategy<Value = Period> {
    let day = (0_i32..146_000).prop_map(|days| {
        let first = NaiveDate::from_ymd_opt(1800, 1, 1).unwrap();
        Period::Day(first + chrono::Days::new(u64::try_from(days).unwrap()))
    });
    prop_oneof![
        day,
        month().prop_map(Period::Month),
        (1800_i32..=2200).prop_map(Period::Year),
        (1800_i32..2200).prop_map(Period::FinancialYear),
        months_in_order().prop_map(|(from, to)| Period::YearToDate { from, to }),
        months_in_order().prop_map(|(from, to)| Period::Span { from, to }),
    ]
}

proptest! {
    #![proptest_config(always_the_same(512))]

    #[test]
    fn a_month_reads_as_it_is_written(month in month()) {
        prop_assert_eq!(month.to_string().parse::<Month>(), Ok(month));
    }

    #[test]
    fn a_period_reads_as_it_is_written(period in period()) {
        prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
    }

    #[test]
    fn any_text_is_a_period_or_none(text in "[0-9FYTD/ -]{0,20}") {
        if let Ok(period) = text.parse::<Period>() {
            prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
            prop_assert!(period.start() <= period.end());
        }
    }

    #[test]
    fn a_damaged_period_is_refused_or_is_written_the_same(
        period in period(),
        at in 0_usize..20,
        letter in "[0-9FYTD/ +-]",
    ) {
        let mut text = period.to_string();
        let at = at.min(text.len() - 1);
        text.replace_range(at..=at, &letter);
        if let Ok(read) = text.parse::<Period>() {
            // A run of whole years may also be written in months.
            let is_run = matches!(read, Period::Span { .. });
            prop_assert!(read.to_string() == text || is_run, "{} for {}", read, text);
        }
    }

    #[test]
    fn a_later_period_comes_later(a in period(), b in period()) {
        if a.end() < b.end() {
            prop_assert!(a.order() < b.order(), "{} and {}", a, b);
        }
    }

    #[test]
    fn a_period_lies_between_its_months(period in period()) {
        let (start, end) = period.extent();
        let (from, to) = period.months();
        prop_assert!(f64::from(from.index()) <= start && start <= end);
        prop_assert!(end <= f64::from(to.index()) + 1.0);
    }
}

// Scales and axes.

/// Numbers of every size.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -1_000.0..1_000.0,
        2 => (-9.99..9.99, -290_i32..290).prop_map(|(digits, power)| digits * 10f64.powi(power)),
        1 => Just(0.0),
    ]
}

/// Numbers of every size, and what is none.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => number(),
        1 => prop_oneof![
            Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY),
            Just(1e300), Just(-1e300), Just(f64::MAX), Just(f64::MIN), Just(f64::MIN_POSITIVE),
        ],
    ]
}

proptest! {
    #![proptest_config(always_the_same(512))]

    #[test]
    fn a_scale_finds_a_number_again_at_its_pixel(
        from in number(), to in number(), share in 0.0..=1.0, width in 1.0..3_000.0,
    ) {
        let scale = Scale::new(Extent::new(from, to), Extent::new(10.0, 10.0 + width));
        let value = from * (1.0 - share) + to * share;
        let size = from.abs().max(to.abs());
        prop_assert!((scale.data_from_px(scale.px_from_data(value)) - value).abs() <= size * 1e-9);
    }

    #[test]
    fn a_greater_number_is_further_along(
        ends in (number(), number()), shares in (-2.0..3.0, -2.0..3.0),
    ) {
        let domain = Extent::new(ends.0.min(ends.1), ends.0.max(ends.1));
        let scale = Scale::new(domain, Extent::new(0.0, 800.0));
        let at = |share: f64| domain.start + domain.length() * share;
        let (a, b) = (at(shares.0), at(shares.1));
        prop_assert!(scale.px_from_data(a.min(b)) <= scale.px_from_data(a.max(b)));
    }

    #[test]
    fn a_pixel_is_always_a_number(
        domain in (any_number(), any_number()), value in any_number(),
    ) {
        let scale = Scale::new(domain.into(), Extent::new(0.0, 800.0));
        prop_assert!(scale.px_from_data(value).is_finite());
    }

    #[test]
    fn an_axis_holds_its_numbers_and_its_marks_rise(
        numbers in vec(number(), 0..12), wanted in 0_usize..12,
    ) {
        let axis = ticks::axis(numbers.iter().copied(), wanted, None);
        let Extent { start: low, end: high } = axis.domain;
        let slack = axis.step * 1e-6;
        prop_assert!(low.is_finite() && high.is_finite() && low < high, "{:?}", axis);
        for number in numbers {
            prop_assert!(low - slack <= number && number <= high + slack, "{} in {:?}", number, axis);
        }
        prop_assert!(!axis.ticks.is_empty() && axis.ticks.len() <= 64);
        prop_assert!(axis.ticks.is_sorted_by(|a, b| a < b), "{:?}", axis);
        for tick in &axis.ticks {
            prop_assert!(low - slack <= *tick && *tick <= high + slack, "{} in {:?}", tick, axis);
        }
    }

    #[test]
    fn an_axis_copes_with_what_is_no_number(numbers in vec(any_number(), 0..12)) {
        let axis = ticks::axis(numbers.into_iter(), 5, Some(100.0));
        prop_assert!(axis.domain.length() > 0.0, "{:?}", axis);
        prop_assert!(axis.ticks.iter().all(|tick| tick.is_finite()), "{:?}", axis);
    }

    #[test]
    fn numbers_that_are_never_negative_never_bring_a_negative_axis(
        numbers in vec(0.0..1_000.0, 0..6),
    ) {
        prop_assert!(ticks::axis(numbers.into_iter(), 5, None).domain.start >= 0.0);
    }

    #[test]
    fn percentages_never_bring_an_axis_past_a_hundred(numbers in vec(0.0..=100.0, 1..12)) {
        prop_assert!(ticks::axis(numbers.into_iter(), 5, Some(100.0)).domain.end <= 100.0);
    }

    #[test]
    fn marked_months_are_few_in_order_and_within(
        (from, to) in months_in_order(), wanted in 0_usize..40,
    ) {
        let (from, to) = (from.index(), to.index());
        let marks = ticks::months(from, to, wanted);
        prop_assert!(!marks.is_empty() && marks.len() <= wanted.max(2), "{:?}", marks);
        prop_assert!(marks.is_sorted_by(|a, b| a < b));
        prop_assert!(marks.iter().all(|month| (from..=to).contains(month)));
    }

    #[test]
    fn a_number_in_words_reads_as_that_number(value in -1e9..1e9) {
        let text = format::number(value, 2).replace(',', "").replace('−', "-");
        let read: f64 = text.parse().unwrap();
        prop_assert!((read - value).abs() <= 0.005 + 1e-6, "{} as {}", value, text);
    }
}

#[test]
fn an_axis_of_nothing_but_zeros_starts_at_zero() {
    assert!(ticks::axis([0.0, 0.0].into_iter(), 5, None).domain.start >= 0.0);
}

// Dashes.

fn length(path: &[Point]) -> f64 {
    path.windows(2)
        .map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y))
        .sum()
}

/// Distance of a point from a path.
fn distance(point: Point, path: &[Point]) -> f64 {
    let from_piece = |piece: &[Point]| {
        let (from, to) = (piece[0], piece[1]);
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let square = dx * dx + dy * dy;
        let along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / square;
        let share = if square > 0.0 {
            along.clamp(0.0, 1.0)
        } else {
            0.0
        };
        (point.x - from.x - share * dx).hypot(point.y - from.y - share * dy)
    };
    path.windows(2)
        .map(from_piece)
        .fold(f64::INFINITY, f64::min)
}

proptest! {
    #![proptest_config(always_the_same(256))]

    #[test]
    fn dashes_lie_on_their_line_and_are_no_longer(
        spots in vec((-100.0..2_000.0, -100.0..1_000.0), 2..20),
        stroke in 0.0..30.0,
        gap in 0.0..30.0,
    ) {
        let path: Vec<Point> = spots.into_iter().map(|(x, y)| Point::new(x, y)).collect();
        let strokes = dash::strokes(&path, Dash { stroke, gap });
        let painted: f64 = strokes.iter().map(|stroke| length(stroke)).sum();
        prop_assert!(painted <= length(&path) + 1e-6, "{} of {}", painted, length(&path));
        prop_assert!(strokes.len() <= 2_001);
        for point in strokes.iter().flatten() {
            prop_assert!(distance(*point, &path) < 1e-6, "{:?}", point);
        }
    }

    #[test]
    fn dashes_start_where_their_line_starts(
        to in (1.0..500.0, 1.0..500.0), stroke in 1.0..20.0, gap in 1.0..20.0,
    ) {
        let path = [Point::new(0.0, 0.0), Point::new(to.0, to.1)];
        let strokes = dash::strokes(&path, Dash { stroke, gap });
        prop_assert_eq!(strokes[0][0], path[0]);
        let share = strokes.iter().map(|s| length(s)).sum::<f64>() / length(&path);
        let expected = stroke / (stroke + gap);
        let one_dash = (stroke + gap) / length(&path);
        prop_assert!((share - expected).abs() <= one_dash + 1e-9, "{} for {}", share, expected);
    }
}

// Layout.

/// Names of any length, with letters that mean something in markup, and without the letters of
/// what must never be in a drawing.
fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-eg-mo-z ’é–&<>\"]{0,30}", "[A-EG-MO-Za-z <>&]{500}"]
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![
        Just(Unit::Count),
        Just(Unit::Percent),
        Just(Unit::Rate),
        Just(Unit::Pounds)
    ]
}

fn extent() -> impl Strategy<Value = Extent> {
    let lengths = prop_oneof![Just(0.0), Just(1.0), Just(12.0), 0.0..60.0];
    (21_600.0..26_400.0, lengths).prop_map(|(start, length)| Extent::new(start, start + length))
}

/// Two ends that may be in any order, or no numbers.
fn any_extent() -> impl Strategy<Value = Extent> {
    (any_number(), any_number()).prop_map(Extent::from)
}

fn line_point(value: impl Strategy<Value = f64>) -> impl Strategy<Value = LinePoint> {
    let bounds = proptest::option::of(any_extent());
    let value = proptest::option::of(value);
    let interval = proptest::option::of(any_extent());
    (
        extent(),
        any::<bool>(),
        value,
        bounds,
        interval,
        any::<bool>(),
    )
        .prop_map(
            |(months, joins, value, bounds, interval, hollow)| LinePoint {
                months,
                joins,
                value,
                bounds,
                interval,
                hollow,
                sentence: "said".to_owned(),
                id: "id".into(),
            },
        )
}

fn all_series(
    points: impl Strategy<Value = Vec<LinePoint>>,
) -> impl Strategy<Value = Vec<LineSeries>> {
    let line = (name(), 0_usize..8, any::<bool>(), points).prop_map(
        |(name, style, is_context, points)| LineSeries {
            name,
            style,
            is_context,
            points,
        },
    );
    vec(line, 0..7)
}

fn line_spec() -> impl Strategy<Value = ChartSpec> {
    let points = prop_oneof![
        vec(line_point(any_number()), 0..14),
        vec(line_point(Just(7.0)), 0..14),
    ];
    let series = all_series(points);
    let goal = (extent(), any_number(), any_number(), name()).prop_map(|(months, a, b, label)| {
        TargetRange {
            from: months.start,
            to: if months.end > 26_000.0 {
                f64::INFINITY
            } else {
                months.end
            },
            low: a.min(b),
            high: a.max(b),
            label,
        }
    });
    let event =
        (extent(), any::<bool>(), 1_usize..40).prop_map(|(months, breaks, number)| EventMark {
            from: months.start,
            to: months.end,
            number,
            breaks,
        });
    let shared = proptest::option::of(any_extent());
    let months = proptest::option::of(extent());
    let frame = (shared, months, any::<bool>());
    (unit(), series, vec(goal, 0..4), vec(event, 0..12), frame).prop_map(
        |(unit, series, targets, events, (range, months, compact))| {
            ChartSpec::Line(LineSpec {
                axis: value_axis(unit),
                series,
                targets,
                events,
                range,
                months,
                compact,
            })
        },
    )
}

fn dots_spec() -> impl Strategy<Value = ChartSpec> {
    let emphasis = prop_oneof![
        (0_usize..6).prop_map(Emphasis::Highlighted),
        Just(Emphasis::Reference),
        Just(Emphasis::Other),
    ];
    let value = || {
        prop_oneof![0.0..500.0, any_number()].prop_map(|value| DotValue {
            value,
            sentence: "said".to_owned(),
            id: "id".into(),
        })
    };
    let value = || proptest::option::of(value());
    let interval = proptest::option::of(any_extent());
    let row = (name(), emphasis, value(), value(), interval, name()).prop_map(
        |(name, emphasis, now, then, interval, value_text)| DotRow {
            name,
            emphasis,
            now,
            then,
            value_text,
            interval,
        },
    );
    (unit(), vec(row, 0..40)).prop_map(|(unit, rows)| {
        ChartSpec::Dot(DotSpec {
            axis: value_axis(unit),
            rows,
        })
    })
}

fn parts_spec() -> impl Strategy<Value = ChartSpec> {
    let segment = (0_usize..6, 0.0..120.0).prop_map(|(slot, value)| Segment {
        slot,
        value,
        value_text: format!("{value:.0}%"),
        sentence: "said".to_owned(),
        id: "id".into(),
    });
    let missing = proptest::option::of(name());
    let row =
        (name(), vec(segment, 0..7), missing).prop_map(|(name, segments, missing)| StackedBarRow {
            name,
            segments,
            missing,
        });
    (vec(name(), 0..7), vec(row, 0..20))
        .prop_map(|(names, rows)| ChartSpec::StackedBar(StackedBarSpec { names, rows }))
}

fn row() -> impl Strategy<Value = ValueRow> {
    let value = prop_oneof![3 => 0.0..500.0, 1 => any_number()];
    (
        name(),
        value,
        proptest::option::of(any_number()),
        any::<bool>(),
    )
        .prop_map(|(name, value, target, is_past)| ValueRow {
            name,
            value,
            value_text: if value.abs() < 1e6 {
                format::number(value, 1)
            } else {
                "vast".to_owned()
            },
            target,
            is_past,
            sentence: "said".to_owned(),
            id: "id".into(),
        })
}

fn ranked_spec() -> impl Strategy<Value = ChartSpec> {
    vec(row(), 0..30).prop_map(|rows| {
        let unit_name = "Per 10,000 children aged 0 to 17".to_owned();
        ChartSpec::Bar(BarSpec { unit_name, rows })
    })
}

fn strip_spec() -> impl Strategy<Value = ChartSpec> {
    let group = (name(), vec(row(), 0..30)).prop_map(|(name, dots)| StripGroup { name, dots });
    (unit(), vec(group, 0..5)).prop_map(|(unit, groups)| {
        ChartSpec::Strip(StripSpec {
            axis: value_axis(unit),
            groups,
        })
    })
}

fn sparkline_spec() -> impl Strategy<Value = ChartSpec> {
    let point = (any_number(), any_number(), any::<bool>())
        .prop_map(|(x, y, joins)| SparklinePoint { x, y, joins });
    vec(point, 0..30).prop_map(|points| ChartSpec::Sparkline(SparklineSpec { points }))
}

fn any_chart() -> impl Strategy<Value = ChartSpec> {
    prop_oneof![
        line_spec(),
        ranked_spec(),
        strip_spec(),
        sparkline_spec(),
        dots_spec(),
        parts_spec(),
    ]
}

fn any_size() -> impl Strategy<Value = Size> {
    let side = || prop_oneof![1 => Just(0.0), 1 => 0.0..60.0, 4 => 0.0..2_600.0];
    (side(), side()).prop_map(|(width, height)| Size::new(width, height))
}

/// Rows of the size of numbers that reports print.
fn plain_rows() -> impl Strategy<Value = Vec<ValueRow>> {
    vec(row(), 0..30).prop_map(|rows| {
        let kept = rows.into_iter().filter(|row| row.value.abs() < 1e5);
        kept.map(|row| ValueRow {
            target: Some(20.0),
            ..row
        })
        .collect()
    })
}

/// Charts of the size of numbers that reports print.
fn plain_chart() -> impl Strategy<Value = ChartSpec> {
    let points = (0.0..10_000.0, 1_usize..14).prop_map(|(start, count)| {
        let points = (0..count).map(|at| {
            let month = 24_240.0 + f64::from(u32::try_from(at).unwrap());
            LinePoint {
                months: Extent::new(month, month + 1.0),
                joins: at > 0,
                value: Some(start + f64::from(u32::try_from(at * 37 % 11).unwrap())),
                bounds: None,
                interval: None,
                hollow: false,
                sentence: "said".to_owned(),
                id: "id".into(),
            }
        });
        points.collect()
    });
    let series = all_series(points);
    let line = (unit(), series).prop_map(|(unit, series)| {
        ChartSpec::Line(LineSpec {
            axis: value_axis(unit),
            series,
            targets: Vec::new(),
            events: Vec::new(),
            range: None,
            months: None,
            compact: false,
        })
    });
    let ranked = plain_rows().prop_map(|rows| {
        ChartSpec::Bar(BarSpec {
            unit_name: "Cases".to_owned(),
            rows,
        })
    });
    let group = (name(), plain_rows()).prop_map(|(name, dots)| StripGroup { name, dots });
    let strip = (unit(), vec(group, 0..5)).prop_map(|(unit, groups)| {
        ChartSpec::Strip(StripSpec {
            axis: value_axis(unit),
            groups,
        })
    });
    prop_oneof![line, ranked, strip]
}

/// The numbers of all attributes of a drawing.
fn without_texts(svg: &str) -> String {
    let tags = svg
        .split('<')
        .filter_map(|piece| piece.split_once('>').map(|(tag, _)| tag));
    tags.collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(always_the_same(192))]

    #[test]
    fn any_chart_is_laid_out_at_any_size(chart in any_chart(), size in any_size()) {
        let scene = chart.layout(size);
        for datum in &scene.data {
            prop_assert!(datum.at.x.is_finite() && datum.at.y.is_finite(), "{:?}", datum);
        }
        let height = chart.height(size.width);
        prop_assert!(height.is_finite() && height > 0.0);
    }

    #[test]
    fn any_drawing_is_made_of_numbers(chart in any_chart(), size in any_size()) {
        let svg = svg::element(&chart.layout(size), "plot");
        prop_assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"), "{}", svg);
        let attributes = without_texts(&svg);
        prop_assert!(!attributes.contains("NaN") && !attributes.contains("inf"), "{}", attributes);
    }

    #[test]
    fn no_name_becomes_markup(chart in plain_chart()) {
        let svg = svg::element(&chart.layout(Size::new(772.0, chart.height(772.0))), "plot");
        for piece in svg.split('<').skip(1) {
            let known = ["svg ", "/svg>", "text ", "/text>", "polyline ", "polygon ", "circle ", "line ", "rect "];
            prop_assert!(known.iter().any(|tag| piece.starts_with(tag)), "<{}", piece);
        }
    }

    #[test]
    fn texts_stay_within_a_chart_of_plain_numbers(chart in plain_chart(), width in 320.0..2_000.0) {
        let scene = chart.layout(Size::new(width, chart.height(width)));
        for shape in &scene.shapes {
            let Shape::Text { at, text, size, align, .. } = shape else { continue };
            let bounds = text::bounds(*at, text, *size, *align);
            prop_assert!(
                bounds.left >= -0.01 && bounds.right <= width + 0.01,
                "“{}” from {} to {} of {}", text, bounds.left, bounds.right, width
            );
        }
    }

    #[test]
    fn labels_never_overlap_or_leave_their_room(
        spots in vec((-50.0..900.0, -20.0..420.0, name()), 1..40),
        free in (0.0..700.0, 0.0..300.0),
    ) {
        let room = Rect::new(0.0, 0.0, 800.0, 400.0);
        let kept = Rect::new(free.0, free.1, free.0 + 100.0, free.1 + 50.0);
        let mut scene = Scene::empty(Size::new(800.0, 400.0));
        let mut labels = Labels::new(room);
        labels.keep_free(kept);
        let mut placed = vec![kept];
        for (x, y, name) in spots.into_iter().filter(|(.., name)| !name.is_empty()) {
            let at = Point::new(x, y);
            if labels.place(&mut scene, &name, Ink::Ink, &[(at, Align::Middle)]) {
                let bounds = text::bounds(at, &name, text::SIZE, Align::Middle);
                prop_assert!(room.contains(&bounds));
                prop_assert!(placed.iter().all(|other| !other.overlaps(&bounds)));
                placed.push(bounds);
            }
        }
        let written = scene.shapes.iter().filter(|shape| matches!(shape, Shape::Text { .. }));
        prop_assert_eq!(written.count(), placed.len() - 1);
    }

    #[test]
    fn a_fitted_text_is_never_wider_than_its_room(name in name(), room in 20.0..600.0) {
        prop_assert!(text::width(&text::fitted(&name, text::SIZE, room), text::SIZE) <= room);
    }
}

// Pointer and keys.

fn scene_of(data: Vec<(f64, f64, usize)>) -> Scene {
    let mut scene = Scene::empty(Size::new(800.0, 400.0));
    let mut data = data;
    data.sort_by_key(|(.., series)| *series);
    scene.data = data
        .into_iter()
        .map(|(x, y, series)| Datum {
            at: Point::new(x, y),
            series,
            ink: Ink::Series(series),
            sentence: "said".to_owned(),
            id: "id".into(),
            time: Some(x),
        })
        .collect();
    scene
}

fn any_scene() -> impl Strategy<Value = Scene> {
    vec((0.0..800.0, 0.0..400.0, 0_usize..4), 0..20).prop_map(scene_of)
}

fn any_move() -> impl Strategy<Value = Move> {
    let keys = [
        "ArrowLeft",
        "ArrowRight",
        "ArrowUp",
        "ArrowDown",
        "Home",
        "End",
    ];
    proptest::sample::select(keys.to_vec()).prop_map(|key| Move::from_key(key).unwrap())
}

proptest! {
    #![proptest_config(always_the_same(512))]

    #[test]
    fn a_key_leads_to_a_figure_wherever_there_is_one(
        scene in any_scene(), from in proptest::option::of(0_usize..40), to in any_move(),
    ) {
        match pick::step(&scene, from, to) {
            Some(at) => prop_assert!(at < scene.data.len()),
            None => prop_assert!(scene.data.is_empty()),
        }
    }

    #[test]
    fn sideways_keys_stay_in_their_series(scene in any_scene(), from in 0_usize..20) {
        prop_assume!(from < scene.data.len());
        for to in [Move::Back, Move::Forward, Move::First, Move::Last] {
            let at = pick::step(&scene, Some(from), to).unwrap();
            prop_assert_eq!(scene.data[at].series, scene.data[from].series);
        }
    }

    #[test]
    fn from_the_first_figure_the_right_key_passes_every_one_of_its_series(scene in any_scene()) {
        prop_assume!(!scene.data.is_empty());
        let mut at = pick::step(&scene, Some(0), Move::First).unwrap();
        let series = scene.data[at].series;
        let count = scene.data.iter().filter(|datum| datum.series == series).count();
        for _ in 1..count {
            let next = pick::step(&scene, Some(at), Move::Forward).unwrap();
            prop_assert_eq!(next, at + 1);
            at = next;
        }
        prop_assert_eq!(pick::step(&scene, Some(at), Move::Forward), Some(at));
        prop_assert_eq!(pick::step(&scene, Some(at), Move::Last), Some(at));
    }

    #[test]
    fn a_pointer_finds_a_figure_that_is_near(scene in any_scene(), x in -50.0..850.0, y in 0.0..400.0) {
        match pick::nearest(&scene, Point::new(x, y)) {
            Some(at) => prop_assert!((scene.data[at].at.x - x).abs() <= 48.0),
            None => prop_assert!(scene.data.iter().all(|datum| (datum.at.x - x).abs() > 48.0)),
        }
    }

    #[test]
    fn a_pointer_on_a_figure_finds_one_that_is_there(scene in any_scene(), which in 0_usize..20) {
        prop_assume!(which < scene.data.len());
        let at = pick::nearest(&scene, scene.data[which].at).unwrap();
        prop_assert_eq!(scene.data[at].at, scene.data[which].at);
    }

    #[test]
    fn a_tooltip_stays_within_its_chart(scene in any_scene(), which in 0_usize..20) {
        prop_assume!(which < scene.data.len());
        let corner = pick::tooltip(&scene, which, 300.0).unwrap().corner;
        prop_assert!(corner.x >= 0.0 && corner.x + 300.0 <= scene.size.width);
    }
}
