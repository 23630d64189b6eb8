//! Drawings as they should look, to be opened in a browser: `tests/snapshots/chart_svg__*.svg`.
//!
//! After a change that is meant, write them anew with `INSTA_UPDATE=always cargo test --test
//! chart_svg`, and look at each before it is kept.

#![cfg(test)]

use candour::chart::geometry::Size;
use candour::chart::kind::ChartSpec;
use candour::chart::kind::bar::BarSpec;
use candour::chart::kind::line::{EventMark, LinePoint, LineSeries, LineSpec, TargetRange};
use candour::chart::kind::sparkline::{HEIGHT, SparklinePoint, SparklineSpec, WIDTH};
use candour::chart::kind::strip::{StripGroup, StripSpec};
use candour::chart::kind::value_row::ValueRow;
use candour::chart::scale::Extent;
use candour::chart::ticks::AxisSpec;
use candour::data::words::Unit;
use candour::figure::axis::value_axis;
use candour::figure::{breakdown, line, sparkline};
use candour::view::selection::queries;
use candour::view::selection::{Selection, select};
use candour::view::state::{Measure, ViewState};

#[path = "fixtures/dataset.rs"]
mod fixture;
#[macro_use]
#[path = "fixtures/drawing.rs"]
mod drawing;

use drawing::{NARROW, Theme, WIDE, drawing, sized};

fn selection(id: &str, view: &ViewState) -> Selection {
    let dataset = fixture::dataset();
    select(&dataset, dataset.indicator_idx(id).unwrap(), view).unwrap()
}

fn line_of(id: &str) -> ChartSpec {
    line::chart(&fixture::dataset(), &selection(id, &ViewState::default()))
}

/// The drawing of a chart made up for a test.
macro_rules! made {
    ($test:ident, $chart:expr) => {
        #[test]
        fn $test() {
            insta::assert_binary_snapshot!(
                &format!("{}.svg", stringify!($test)),
                drawing(&$chart, WIDE, Theme::Light)
            );
        }
    };
}

real!(line_protection_plans, line_of("protection-plans"));
real!(
    line_protection_visits_in_time,
    line_of("protection-visits-in-time")
);
real!(line_open_cases, line_of("open-cases"));
real!(
    line_assessments_in_45_days,
    line_of("assessments-in-45-days")
);
real!(line_children_in_care, line_of("children-in-care"));
real!(line_contacts, line_of("contacts"));
real!(strip_caseload, {
    breakdown::strip(
        &fixture::dataset(),
        &selection("caseload", &ViewState::default()),
    )
});
real!(ranked_caseload, {
    let selection = selection("caseload", &ViewState::default());
    let first = queries::snapshots(&selection)[0];
    breakdown::bar(&fixture::dataset(), &selection, first)
});

#[test]
fn line_rates() {
    let rates = ViewState {
        measure: Measure::Rate,
        ..ViewState::default()
    };
    let chart = line::chart(&fixture::dataset(), &selection("protection-plans", &rates));
    insta::assert_binary_snapshot!("line_rates.svg", drawing(&chart, WIDE, Theme::Light));
}

#[test]
fn sparkline_protection_plans() {
    let selection = selection("protection-plans", &ViewState::default());
    let chart = sparkline::sparkline(&selection.lines[0]).unwrap();
    let size = Size::new(WIDTH, HEIGHT);
    insta::assert_binary_snapshot!("sparkline.svg", sized(&chart, size, Theme::Light));
    insta::assert_binary_snapshot!("sparkline_dark.svg", sized(&chart, size, Theme::Dark));
}

// What the dataset does not have yet.

fn point(month: u32, value: Option<f64>, bounds: Option<(f64, f64)>) -> LinePoint {
    let from = 24_240.0 + f64::from(month);
    LinePoint {
        months: Extent::new(from, from + 1.0),
        joins: month > 0 && value.is_some(),
        value,
        bounds: bounds.map(Extent::from),
        interval: None,
        hollow: false,
        sentence: String::new(),
        id: "x".into(),
    }
}

fn line(
    mut series: Vec<LineSeries>,
    targets: Vec<TargetRange>,
    events: Vec<EventMark>,
) -> ChartSpec {
    for (style, series) in series.iter_mut().enumerate() {
        series.style = style;
    }
    ChartSpec::Line(LineSpec {
        range: None,
        months: None,
        compact: false,
        axis: value_axis(Unit::Count),
        series,
        targets,
        events,
    })
}

fn series(name: &str, points: Vec<LinePoint>) -> LineSeries {
    LineSeries {
        style: 0,
        is_context: false,
        name: name.to_owned(),
        points,
    }
}

fn goal(low: f64, high: f64) -> TargetRange {
    let label = if low < high {
        "expected range 320 to 340"
    } else {
        "target 95"
    };
    TargetRange {
        from: 24_243.0,
        to: f64::INFINITY,
        low,
        high,
        label: label.to_owned(),
    }
}

fn row(name: &str, value: f64, target: Option<f64>) -> ValueRow {
    ValueRow {
        name: name.to_owned(),
        value,
        value_text: candour::format::number(value, 1),
        target,
        is_past: target.is_some_and(|target| value > target),
        sentence: String::new(),
        id: name.into(),
    }
}

fn ranked(rows: Vec<ValueRow>) -> ChartSpec {
    let unit_name = "Cases for each full-time worker".to_owned();
    ChartSpec::Bar(BarSpec { unit_name, rows })
}

fn strip(groups: Vec<StripGroup>) -> ChartSpec {
    let title = "Cases for each full-time worker".to_owned();
    ChartSpec::Strip(StripSpec {
        axis: AxisSpec {
            title,
            ..value_axis(Unit::Caseload)
        },
        groups,
    })
}

fn group(dots: Vec<ValueRow>) -> StripGroup {
    StripGroup {
        name: "14 June 2019".to_owned(),
        dots,
    }
}

fn spark(points: Vec<(f64, f64, bool)>) -> ChartSpec {
    let points = points.into_iter();
    let points = points.map(|(x, y, joins)| SparklinePoint { x, y, joins });
    ChartSpec::Sparkline(SparklineSpec {
        points: points.collect(),
    })
}

const LONG: &str = "A part of the service whose name goes on for very much longer than any bar is wide, in all districts";

made!(line_empty, line(Vec::new(), Vec::new(), Vec::new()));
made!(line_one_point, {
    line(
        vec![series("One", vec![point(3, Some(94.0), None)])],
        vec![goal(95.0, 95.0)],
        Vec::new(),
    )
});
made!(line_bounds_only, {
    let below = point(0, None, Some((f64::NEG_INFINITY, 60.0)));
    let above = point(4, None, Some((80.0, f64::INFINITY)));
    let between = point(8, None, Some((70.0, 75.0)));
    line(
        vec![series("Bounds", vec![below, above, between])],
        Vec::new(),
        Vec::new(),
    )
});
made!(line_nothing_known, {
    let points = (0..12).map(|month| point(month, None, None)).collect();
    line(
        vec![series("Missing", points)],
        vec![goal(320.0, 340.0)],
        Vec::new(),
    )
});
made!(line_extreme, {
    let huge = (0..12).map(|month| point(month, Some(1e9 * f64::from(month * month)), None));
    let below = (0..12).map(|month| point(month, Some(-4e10), None));
    let series = vec![
        series("Huge", huge.collect()),
        series("Below zero", below.collect()),
    ];
    line(series, Vec::new(), Vec::new())
});
made!(line_four_series_with_long_names, {
    let points = |start: f64| {
        (0..12)
            .map(|m| point(m, Some(start + f64::from(m % 5)), None))
            .collect()
    };
    let all = [20.0, 21.0, 22.0, 23.0].map(|start| series(LONG, points(start)));
    line(all.to_vec(), vec![goal(20.0, 24.0)], Vec::new())
});
made!(line_many_events, {
    let points = (0..12)
        .map(|month| point(month, Some(50.0), None))
        .collect();
    let events = (1..=12).map(|number| EventMark {
        from: 24_250.0,
        to: 24_250.0,
        number,
        breaks: number == 1,
    });
    line(vec![series("Flat", points)], Vec::new(), events.collect())
});
made!(ranked_empty, ranked(Vec::new()));
made!(
    ranked_one_row,
    ranked(vec![row("Only one", 18.0, Some(15.0))])
);
made!(
    ranked_all_zero,
    ranked(vec![row("Zero", 0.0, None), row("Zero too", 0.0, None)])
);
made!(ranked_extreme, {
    ranked(vec![
        row("Huge", 1e12, Some(5.0)),
        row(LONG, 3.0, Some(5.0)),
        row("Below", -1e11, None),
    ])
});
made!(strip_empty, strip(Vec::new()));
made!(
    strip_one_dot,
    strip(vec![group(vec![row("Only one", 18.0, Some(15.0))])])
);
made!(strip_all_alike, {
    strip(vec![group(
        (0..30).map(|_| row("Same", 20.0, Some(20.0))).collect(),
    )])
});
made!(strip_extreme, {
    let dots = vec![
        row("Huge", 1e12, Some(5.0)),
        row("Small", 3.0, None),
        row("Below", -1e11, None),
    ];
    strip(vec![group(dots), group(Vec::new())])
});
made!(sparkline_empty, spark(Vec::new()));
made!(sparkline_one_point, spark(vec![(0.0, 5.0, false)]));
made!(
    sparkline_apart,
    spark(
        (0..8)
            .map(|at| (f64::from(at), f64::from(at % 3), false))
            .collect()
    )
);
made!(sparkline_extreme, {
    spark(vec![
        (0.0, -1e300, false),
        (1.0, 1e300, true),
        (2.0, f64::NAN, true),
        (3.0, 0.0, true),
    ])
});
