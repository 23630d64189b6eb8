//! Charts: a spec is laid out as a [`scene::Scene`], and a scene is painted on a canvas, written as
//! SVG, picked with a pointer and stepped through with a keyboard.
//!
//! The module knows nothing of councils or indicators: a spec holds numbers and their text. Layout
//! is pure geometry in CSS pixels, and total: any series and any size, even zero, give a scene.
//!
//! ```
//! use candour::chart::geometry::Size;
//! use candour::chart::kind::ChartSpec;
//! use candour::chart::kind::bar::BarSpec;
//! use candour::chart::kind::value_row::ValueRow;
//! use candour::chart::{pick, svg};
//!
//! let bar = |name: &str, value: f64| ValueRow {
//!     name: name.to_owned(),
//!     value,
//!     value_text: value.to_string(),
//!     sentence: format!("{value} cases for each worker in {name}"),
//!     ..ValueRow::default()
//! };
//! let chart = ChartSpec::Bar(BarSpec {
//!     unit_name: "Cases for each worker".to_owned(),
//!     rows: vec![bar("North", 21.0), bar("South", 14.0)],
//! });
//! let scene = chart.layout(Size::new(600.0, chart.height(600.0)));
//! assert!(svg::element(&scene, "chart").contains("North"));
//!
//! let picked = pick::nearest(&scene, scene.data[1].at).unwrap();
//! assert_eq!(scene.data[picked].sentence, "14 cases for each worker in South");
//! ```
//!
//! A new kind of chart is one file in `kind`, one variant of [`kind::ChartSpec`] and one match arm.

pub mod dash;
pub mod geometry;
pub mod kind;
pub mod label;
pub mod marker;
pub mod paint;
pub mod pick;
pub mod poster;
pub mod scale;
pub mod scene;
pub mod svg;
pub mod text;
pub mod ticks;
