//! What a chart shows, before it is known how large it is drawn.

use std::sync::Arc;

use crate::data::words::Unit;

use super::geometry::Size;
use super::kind;
use super::marker::Fill;
use super::scene::{Ink, Scene};

/// Any chart.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartSpec {
    /// Lines over time.
    Line(LineSpec),
    /// Bars, ranked.
    Ranked(RankedSpec),
    /// Dots along a line, a row for each group.
    Strip(StripSpec),
    /// A small line without axes.
    Sparkline(SparklineSpec),
    /// Areas ranked by marks.
    Dots(DotsSpec),
    /// Parts of a whole, side by side.
    Parts(PartsSpec),
}

impl ChartSpec {
    /// The height that suits a width, in pixels.
    pub fn height(&self, width: f64) -> f64 {
        match self {
            Self::Line(spec) => kind::line::height(spec, width),
            Self::Ranked(spec) => kind::bar::height(spec, width),
            Self::Strip(spec) => kind::strip::height(spec),
            Self::Sparkline(_) => kind::sparkline::HEIGHT,
            Self::Dots(spec) => kind::dot::height(spec, width),
            Self::Parts(spec) => kind::stacked_bar::height(spec, width),
        }
    }

    /// Lays the chart out.
    pub fn layout(&self, size: Size) -> Scene {
        match self {
            Self::Line(spec) => kind::line::layout(spec, size),
            Self::Ranked(spec) => kind::bar::layout(spec, size),
            Self::Strip(spec) => kind::strip::layout(spec, size),
            Self::Sparkline(spec) => kind::sparkline::layout(spec, size),
            Self::Dots(spec) => kind::dot::layout(spec, size),
            Self::Parts(spec) => kind::stacked_bar::layout(spec, size),
        }
    }
}

/// Lines over time.
#[derive(Debug, Clone, PartialEq)]
pub struct LineSpec {
    /// Unit of the numbers.
    pub unit: Unit,
    /// Name of the unit, above the axis.
    pub unit_name: String,
    /// The lines.
    pub series: Vec<LineSeries>,
    /// Targets and preferred ranges.
    pub goals: Vec<Goal>,
    /// Events, numbered as in the list beside the chart.
    pub events: Vec<EventMark>,
    /// Numbers that the axis must hold, where it is shared with other charts.
    pub range: Option<(f64, f64)>,
    /// Start and end of the time shown, where it is shared, in months since the year 0.
    pub months: Option<(f64, f64)>,
    /// Whether it is one of many small charts.
    pub compact: bool,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineSeries {
    /// Its name.
    pub name: String,
    /// Which colour, mark and dash it has. An area keeps its own from chart to chart.
    pub style: usize,
    /// Whether it is there to be compared with: drawn in grey behind the others.
    pub is_context: bool,
    /// Its points, in order of time.
    pub points: Vec<LinePoint>,
}

/// One point of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct LinePoint {
    /// Start and end, in months since the year 0.
    pub extent: (f64, f64),
    /// Whether a line joins it to the point before.
    pub joins: bool,
    /// The number, where there is one.
    pub value: Option<f64>,
    /// Bounds, where the source gives them: infinite where it gives one side only.
    pub bounds: Option<(f64, f64)>,
    /// Its 95% interval, where that is shown.
    pub interval: Option<(f64, f64)>,
    /// Whether it is drawn hollow.
    pub hollow: bool,
    /// Its sentence.
    pub sentence: String,
    /// Id of its observation.
    pub id: Arc<str>,
}

/// A target or preferred range over a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// First month, in months since the year 0.
    pub from: f64,
    /// End of the last month; infinite where no end is printed.
    pub to: f64,
    /// Lower edge.
    pub low: f64,
    /// Upper edge; the same as the lower for a line.
    pub high: f64,
    /// Its name.
    pub label: String,
}

/// An event on the line of time.
#[derive(Debug, Clone, PartialEq)]
pub struct EventMark {
    /// Start, in months since the year 0.
    pub from: f64,
    /// End; the same as the start for a moment.
    pub to: f64,
    /// Its number in the list.
    pub number: usize,
    /// Whether figures before and after cannot be compared.
    pub breaks: bool,
}

/// Bars, ranked.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedSpec {
    /// Unit of the numbers.
    pub unit: Unit,
    /// Name of the unit.
    pub unit_name: String,
    /// The rows, from the top.
    pub rows: Vec<RankedRow>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedRow {
    /// Its name.
    pub name: String,
    /// Its number.
    pub value: f64,
    /// The number in words.
    pub value_text: String,
    /// The target of the day.
    pub goal: Option<f64>,
    /// Whether it is past its target.
    pub is_past: bool,
    /// Its sentence.
    pub sentence: String,
    /// Id of its observation.
    pub id: Arc<str>,
}

impl RankedRow {
    /// The shape and the colour that tell whether it is past its target; both quiet where no target
    /// judges it.
    pub fn mark(&self) -> (usize, Ink, Fill) {
        match (self.goal, self.is_past) {
            (None, _) => (0, Ink::Soft, Fill::Hollow),
            (Some(_), true) => (3, Ink::Series(3), Fill::Solid),
            (Some(_), false) => (0, Ink::Series(0), Fill::Solid),
        }
    }
}

/// Dots along a line.
#[derive(Debug, Clone, PartialEq)]
pub struct StripSpec {
    /// Unit of the numbers.
    pub unit: Unit,
    /// Name of the unit.
    pub unit_name: String,
    /// The rows, from the top.
    pub groups: Vec<StripGroup>,
}

/// One row of dots.
#[derive(Debug, Clone, PartialEq)]
pub struct StripGroup {
    /// Its name.
    pub name: String,
    /// Its dots.
    pub dots: Vec<RankedRow>,
}

/// A small line.
#[derive(Debug, Clone, PartialEq)]
pub struct SparklineSpec {
    /// Its points: position, number, and whether a line joins it to the point before.
    pub points: Vec<(f64, f64, bool)>,
}

/// How much an area stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emphasis {
    /// One of the site's own, by its slot.
    Picked(usize),
    /// To be held against: a group, a region, the country.
    Reference,
    /// Any other.
    Other,
}

/// Areas ranked by marks.
#[derive(Debug, Clone, PartialEq)]
pub struct DotsSpec {
    /// Unit of the numbers.
    pub unit: Unit,
    /// Name of the unit.
    pub unit_name: String,
    /// The rows, from the top.
    pub rows: Vec<DotRow>,
}

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct DotRow {
    /// Its name.
    pub name: String,
    /// How much it stands out.
    pub emphasis: Emphasis,
    /// Its number now.
    pub value: Option<f64>,
    /// The number in words, or why there is none.
    pub value_text: String,
    /// The 95% interval, where that is shown.
    pub interval: Option<(f64, f64)>,
    /// Its number then, where two dates are compared.
    pub then: Option<f64>,
    /// Its sentence.
    pub sentence: String,
    /// Id of its observation.
    pub id: Arc<str>,
    /// The sentence of then.
    pub then_sentence: String,
    /// Id of the observation of then.
    pub then_id: Arc<str>,
}

/// Parts of a whole, side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct PartsSpec {
    /// Names of the parts, in order.
    pub parts: Vec<String>,
    /// The rows, from the top.
    pub rows: Vec<PartsRow>,
}

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct PartsRow {
    /// Its name.
    pub name: String,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// Why parts are missing; empty where none is.
    pub missing: String,
}

/// One part.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which part.
    pub slot: usize,
    /// Its share in hundredths.
    pub value: f64,
    /// The share in words.
    pub value_text: String,
    /// Its sentence.
    pub sentence: String,
    /// Id of its observation.
    pub id: Arc<str>,
}
