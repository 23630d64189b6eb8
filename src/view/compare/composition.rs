//! Composition of each area's total at one date: the segments of its bar.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::AreaIdx;
use crate::data::period::Period;

use super::benchmark;
use super::missing;
use crate::format::{self, difference, labels};
use crate::view::selection::Selection;
use crate::view::selection::line::{Line, Point};

/// Composition of one area's total.
#[derive(Debug, Clone, PartialEq)]
pub struct Composition {
    /// Area whose total is broken down.
    pub area: AreaIdx,
    /// Name of the area.
    pub name: String,
    /// Line and figure of each segment, in the order of the names; `None` if there is no number.
    pub segments: Vec<Option<(Line, Point)>>,
    /// Reason that a segment has no number, if one has none.
    pub missing: Option<String>,
}

impl Composition {
    /// Number of segments that have a number.
    fn known(&self) -> usize {
        self.segments.iter().flatten().count()
    }

    fn value(&self, slot: usize) -> Option<f64> {
        let (_, point) = self.segments.get(slot)?.as_ref()?;
        point.quantity.point()
    }
}

/// Compositions of several areas' totals.
#[derive(Debug, Clone, PartialEq)]
pub struct Compositions {
    /// Indicator whose total is broken down.
    pub indicator: Indicator,
    /// Period of the figures.
    pub at: Period,
    /// Names of the segments.
    pub names: Vec<String>,
    /// The areas.
    pub areas: Vec<Composition>,
}

/// Compositions of the areas of a selection.
pub fn compositions(selection: &Selection, at: Period) -> Compositions {
    let names = names(selection);
    let mut areas: Vec<Composition> = Vec::new();
    for line in segments(selection) {
        if areas.last().map(|composition| composition.area) != Some(line.area) {
            areas.push(Composition {
                area: line.area,
                name: line.name.replace(&format::part(&line.breakdown), ""),
                segments: vec![None; names.len()],
                missing: None,
            });
        }
        let slot = names
            .iter()
            .position(|name| Some(name) == line.breakdown.name.as_ref());
        let Some((composition, slot)) = areas.last_mut().zip(slot) else {
            continue;
        };
        let numbered = |point: &&Point| point.period == at && point.quantity.point().is_some();
        match line.points.iter().find(numbered) {
            Some(point) => {
                if let Some(part) = composition.segments.get_mut(slot) {
                    *part = Some((line.clone(), point.clone()));
                }
            }
            None => composition.missing = Some(missing(line, at)),
        }
    }
    for composition in &mut areas {
        if composition.missing.is_none() && composition.known() < names.len() {
            composition.missing = rest(composition, at);
        }
    }
    Compositions {
        indicator: selection.indicator.clone(),
        at,
        names,
        areas,
    }
}

/// Lines of the segments.
fn segments(selection: &Selection) -> impl Iterator<Item = &Line> {
    let lines = selection.lines.iter();
    lines.filter(|line| !line.breakdown.is_total())
}

/// Names of the segments, in the order of the area that has most of them.
fn names(selection: &Selection) -> Vec<String> {
    let count = |line: &Line| {
        let own = segments(selection).filter(|other| other.area == line.area);
        own.count()
    };
    let most = segments(selection).map(count).max().unwrap_or_default();
    let (full, others): (Vec<&Line>, Vec<&Line>) =
        segments(selection).partition(|line| count(line) == most);
    let mut names: Vec<String> = Vec::new();
    let lines = full.into_iter().chain(others);
    for name in lines.filter_map(|line| line.breakdown.name.as_ref()) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// Reason that an area lacks segments that others have.
fn rest(composition: &Composition, at: Period) -> Option<String> {
    let (line, _) = composition.segments.iter().flatten().next()?;
    let is_known = |id: &Option<String>| {
        let mut parts = composition.segments.iter().flatten();
        parts.any(|(line, _)| line.breakdown.id == *id)
    };
    let mut gaps = line.series.gaps.iter();
    let gap = gaps.find(|gap| gap.covers(at.months().1) && !is_known(&gap.breakdown.id));
    let why = gap.map_or("no figure", |gap| labels::absence(gap.absence));
    Some(format!("other parts: {why}"))
}

/// Finding: the largest segment of each of the site's own areas, and its greatest difference from
/// the last of the benchmarks, the country.
pub fn finding(dataset: &Dataset, parts: &Compositions) -> String {
    let is_home = |composition: &&Composition| dataset.home().any(|home| home == composition.area);
    let reference = parts.areas.iter().rfind(|composition| {
        let lines = composition.segments.iter().flatten();
        lines.clone().any(|(line, _)| line.is_reference())
    });
    let sentences = parts
        .areas
        .iter()
        .filter(is_home)
        .filter_map(|composition| of_area(parts, composition, reference));
    let sentences: Vec<String> = sentences.collect();
    if sentences.is_empty() {
        return "No figures for this choice.".to_owned();
    }
    sentences.join(" ")
}

fn of_area(
    parts: &Compositions,
    composition: &Composition,
    reference: Option<&Composition>,
) -> Option<String> {
    let indicator = &parts.indicator;
    let slots = || (0..parts.names.len()).filter_map(|slot| Some((slot, composition.value(slot)?)));
    let number = |value: f64| format::in_unit(value, indicator.unit, indicator.decimals);
    let name = |slot: usize| parts.names.get(slot).map_or("", String::as_str);
    let (largest, value) = slots().max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    // If a segment has no number, the largest cannot be determined.
    let which = match (composition.known(), parts.names.len()) {
        (known, all) if known == all && all > 1 => "the most common is",
        (1, _) => "the only part that is known is",
        _ => "the most common of the parts that are known is",
    };
    let mut text = format!(
        "{}, {}: {which} “{}” ({})",
        composition.name,
        format::period(parts.at),
        name(largest),
        format::phrase(&number(value), &indicator.counted)
    );
    let away = |reference: &Composition, slot: usize, own: f64| {
        reference.value(slot).map(|other| (slot, own, other))
    };
    let most = reference.and_then(|reference| {
        let apart = slots().filter_map(|(slot, own)| away(reference, slot, own));
        let apart: Vec<_> = apart.collect();
        let most = apart
            .iter()
            .max_by(|(_, a, b), (_, c, d)| (a - b).abs().total_cmp(&(c - d).abs()))?;
        Some((reference, *most, apart.len()))
    });
    if let Some((reference, (slot, own, other), compared)) = most {
        let difference = benchmark::difference(own, other, &reference.name, indicator);
        let shown = |value: f64| format::shown(value, indicator.decimals);
        text.push_str(&match compared {
            1 if slot == largest => format!(", {difference}"),
            1 => format!(
                "; the only part that can be compared is “{}”, {difference}",
                name(slot)
            ),
            _ => format!(
                "; compared with {}, the largest difference is in “{}”, {}",
                reference.name,
                name(slot),
                difference::words(shown(other), shown(own), indicator)
            ),
        });
    }
    text.push('.');
    Some(format::capital(&text))
}
