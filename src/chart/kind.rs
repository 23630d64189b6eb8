//! The kinds of chart, one file each, and an enum of all of them.

pub mod bar;
pub mod dot;
pub mod line;
pub mod sparkline;
pub mod stacked_bar;
pub mod strip;
pub mod value_row;

use super::geometry::Size;
use super::scene::{Chart, Scene};

/// Any chart.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartSpec {
    /// Lines over time.
    Line(line::LineSpec),
    /// Horizontal bars.
    Bar(bar::BarSpec),
    /// Stacked dots along an axis.
    Strip(strip::StripSpec),
    /// A small line without axes.
    Sparkline(sparkline::SparklineSpec),
    /// One dot in each row.
    Dot(dot::DotSpec),
    /// Segments of a whole.
    StackedBar(stacked_bar::StackedBarSpec),
}

impl ChartSpec {
    /// Chart of any kind. Nothing else in this module depends on the kind.
    fn chart(&self) -> &dyn Chart {
        match self {
            Self::Line(spec) => spec,
            Self::Bar(spec) => spec,
            Self::Strip(spec) => spec,
            Self::Sparkline(spec) => spec,
            Self::Dot(spec) => spec,
            Self::StackedBar(spec) => spec,
        }
    }

    /// The height in pixels that suits a width.
    pub fn height(&self, width: f64) -> f64 {
        self.chart().height(width)
    }

    /// Lays the chart out. Every size gives a scene, even an empty one.
    pub fn layout(&self, size: Size) -> Scene {
        self.chart().layout(size)
    }
}
