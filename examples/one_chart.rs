//! Prints a line chart of a few numbers as SVG: `cargo run --example one_chart > chart.svg`.

use std::io::{self, Write as _};

use candour::chart::geometry::Size;
use candour::chart::kind::ChartSpec;
use candour::chart::kind::line::{LinePoint, LineSeries, LineSpec, TargetRange};
use candour::chart::scale::Extent;
use candour::chart::svg;
use candour::chart::ticks::AxisSpec;

/// Months are counted from January of the year 0.
const JANUARY_2020: u32 = 2020 * 12;

fn main() -> io::Result<()> {
    let months = (JANUARY_2020..).map(f64::from);
    let values = [
        Some(82.0),
        Some(88.0),
        None,
        Some(85.0),
        Some(91.0),
        Some(93.0),
    ];
    let points = months.zip(values).map(|(month, value)| LinePoint {
        months: Extent::new(month, month + 1.0),
        // The line has a gap where a month has no value.
        joins: value.is_some(),
        value,
        ..LinePoint::default()
    });
    let chart = ChartSpec::Line(LineSpec {
        axis: AxisSpec {
            title: "Per cent".to_owned(),
            cap: Some(100.0),
            min_span: 10.0,
            ..AxisSpec::default()
        },
        series: vec![LineSeries {
            name: "Visits in time".to_owned(),
            points: points.collect(),
            ..LineSeries::default()
        }],
        targets: vec![TargetRange {
            from: f64::from(JANUARY_2020),
            to: f64::INFINITY,
            low: 90.0,
            high: 90.0,
            label: "target 90%".to_owned(),
        }],
        ..LineSpec::default()
    });
    let width = 600.0;
    let scene = chart.layout(Size::new(width, chart.height(width)));
    let file = svg::document(&scene, "Visits in time, January to June 2020");
    writeln!(io::stdout(), "{file}")
}
