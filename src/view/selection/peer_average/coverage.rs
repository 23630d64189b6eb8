//! Members of a group behind one of its averages, and the reason why each other one is left out.

use std::sync::Arc;

use crate::data::catalog::Area;
use crate::data::dataset::{Dataset, Series};
use crate::data::figure::{Breakdown, Observation};
use crate::data::period::Period;
use crate::data::words::Status;
use crate::format::{self, labels};

/// The members of a group behind one average.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Names of the members with a figure, in the order of the list.
    pub used: Vec<String>,
    /// The members without one.
    pub omitted: Vec<Omission>,
}

/// A member that an average leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission {
    /// Name of the member.
    pub name: String,
    /// Reason, such as `0 in doubt` or `no figure`.
    pub reason: String,
    /// Doubted figure of the member, if there is one.
    pub doubted: Option<String>,
}

impl Coverage {
    /// Number of members, with a figure or without.
    pub fn members(&self) -> usize {
        self.used.len() + self.omitted.len()
    }

    /// True if every member has a figure.
    pub fn is_complete(&self) -> bool {
        self.omitted.is_empty()
    }

    /// `7 of 10 councils`, `all 10 councils`.
    pub fn counted(&self) -> String {
        let all = self.members();
        if self.is_complete() {
            format!("all {all} councils")
        } else {
            format!("{} of {all} councils", self.used.len())
        }
    }

    /// `, without Portsmouth, whose 0 is in doubt`; empty where no member's figure is.
    pub fn without_doubted(&self) -> String {
        let doubted = self.omitted.iter().filter_map(|omission| {
            let figure = omission.doubted.as_deref()?;
            Some((omission.name.as_str(), figure))
        });
        match doubted.collect::<Vec<_>>().as_slice() {
            [] => String::new(),
            [(name, figure)] => format!(", without {name}, whose {figure} is in doubt"),
            more => {
                let names: Vec<&str> = more.iter().map(|(name, _)| *name).collect();
                format!(
                    ", without {}, whose figures are in doubt",
                    format::listed(&names)
                )
            }
        }
    }

    /// `, without Croydon and Salford (suppressed to protect children’s identity)`; empty where
    /// no member is left out.
    pub fn without(&self) -> String {
        let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
        for omission in &self.omitted {
            let reason = omission.reason.as_str();
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, names)) => names.push(&omission.name),
                None => reasons.push((reason, vec![&omission.name])),
            }
        }
        let parts = reasons
            .iter()
            .map(|(reason, names)| format!("{} ({reason})", format::listed(names)));
        match parts.collect::<Vec<_>>() {
            parts if parts.is_empty() => String::new(),
            parts => format!(", without {}", format::listed(&parts)),
        }
    }

    /// Reason that an average of these members is not comparable with a later one of others; `None`
    /// if the members are the same: `the average then was of 9 of the 10 councils`.
    pub fn differs_from(&self, later: &Self) -> Option<String> {
        if self.used == later.used {
            return None;
        }
        let is_within = |some: &Self, all: &Self| some.used.iter().all(|id| all.used.contains(id));
        let (then, all) = (self.used.len(), self.members());
        if !is_within(self, later) && !is_within(later, self) {
            return Some(format!(
                "the average then was of {then} of the {all}, not the same ones"
            ));
        }
        let then = if self.is_complete() {
            format!("all {all}")
        } else {
            format!("{then} of the {all}")
        };
        let now = if later.is_complete() {
            String::new()
        } else {
            format!(", now of {}", later.used.len())
        };
        Some(format!("the average then was of {then} councils{now}"))
    }
}

/// Coverage of an average in one period: members with and without a figure, given the figure of
/// each in the order of the list.
pub(super) fn coverage(
    dataset: &Dataset,
    group: &Area,
    members: &[Option<&Arc<Series>>],
    figures: &[Option<&Observation>],
    (period, part): (Period, &Arc<Breakdown>),
) -> Coverage {
    let (mut used, mut omitted) = (Vec::new(), Vec::new());
    for (id, (series, figure)) in group.members.iter().zip(members.iter().zip(figures)) {
        let area = dataset.area_idx(id).and_then(|at| dataset.area(at));
        let Some(name) = area.map(|area| area.name.clone()) else {
            continue;
        };
        if figure.is_some() {
            used.push(name);
        } else {
            omitted.push(omission(dataset, name, *series, (period, part)));
        }
    }
    Coverage { used, omitted }
}

fn omission(
    dataset: &Dataset,
    name: String,
    series: Option<&Arc<Series>>,
    (period, part): (Period, &Arc<Breakdown>),
) -> Omission {
    let mut observations = series.into_iter().flat_map(|series| &series.observations);
    let own = observations.find(|o| o.period == period && o.breakdown == *part);
    let doubted = own.filter(|o| o.status == Status::Doubted);
    let mut gaps = series.into_iter().flat_map(|series| &series.gaps);
    let gap = gaps.find(|gap| gap.covers(period.months().1) && gap.breakdown == *part);
    let doubted = doubted.and_then(|o| {
        let about = dataset.indicator(o.indicator)?;
        Some(format::quantity(&o.quantity, about))
    });
    let reason = match (&doubted, gap, own) {
        (Some(figure), ..) => format!("{figure} in doubt"),
        (None, Some(gap), _) => labels::absence(gap.absence).to_owned(),
        (None, None, Some(_)) => "other parts have no figure".to_owned(),
        (None, None, None) => "no figure".to_owned(),
    };
    Omission {
        name,
        reason,
        doubted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage(used: &[&str], omitted: &[(&str, &str)]) -> Coverage {
        let omitted = omitted.iter().map(|(name, reason)| Omission {
            name: (*name).to_owned(),
            reason: (*reason).to_owned(),
            doubted: reason.ends_with("in doubt").then(|| "0".to_owned()),
        });
        Coverage {
            used: used.iter().map(|name| (*name).to_owned()).collect(),
            omitted: omitted.collect(),
        }
    }

    #[test]
    fn members_left_out_are_named_by_reason() {
        let of_four = coverage(
            &["Bury"],
            &[
                ("Croydon", "suppressed"),
                ("Portsmouth", "0 in doubt"),
                ("Salford", "suppressed"),
            ],
        );
        assert_eq!(of_four.counted(), "1 of 4 councils");
        assert_eq!(
            of_four.without(),
            ", without Croydon and Salford (suppressed) and Portsmouth (0 in doubt)"
        );
        assert_eq!(
            of_four.without_doubted(),
            ", without Portsmouth, whose 0 is in doubt"
        );
        assert_eq!(coverage(&["Bury"], &[]).without(), "");
    }

    #[test]
    fn the_difference_of_two_averages_is_told_by_their_members() {
        let all = coverage(&["Bury", "Derby", "Wirral"], &[]);
        let two = coverage(&["Bury", "Derby"], &[("Wirral", "no figure")]);
        let one = coverage(
            &["Bury"],
            &[("Derby", "no figure"), ("Wirral", "no figure")],
        );
        let others = coverage(&["Bury", "Wirral"], &[("Derby", "no figure")]);
        let message = |then: &Coverage, now: &Coverage| then.differs_from(now).unwrap_or_default();
        assert_eq!(message(&all, &all), "");
        assert_eq!(
            message(&two, &all),
            "the average then was of 2 of the 3 councils"
        );
        assert_eq!(
            message(&one, &two),
            "the average then was of 1 of the 3 councils, now of 2"
        );
        assert_eq!(
            message(&all, &two),
            "the average then was of all 3 councils, now of 2"
        );
        assert_eq!(
            message(&two, &others),
            "the average then was of 2 of the 3, not the same ones"
        );
    }
}
