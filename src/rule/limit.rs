//! The numbers of a rule that a configuration, or a pack that takes the rule over, may set.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::{Kind, Rule, Within};

/// A number of a rule, by the name it is set by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Its name: `max-words`.
    pub name: Arc<str>,
    /// What it is now.
    pub number: u32,
    /// What it counts.
    pub unit: Unit,
}

/// What a number of a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Different signs of an idea.
    Signs,
    /// Sentences in a row.
    Sentences,
    /// How many in a hundred must have what each is asked for.
    Share,
    /// Months before the time the report is about.
    Months,
    /// From how many in a hundred on a proportion is off.
    From,
    /// Below how many in a hundred a proportion is off.
    Below,
    /// How many must be counted before a proportion can be off.
    Least,
    /// How many words there must be before a proportion can be off.
    LeastWords,
    /// What a measure counts.
    Measured(super::Measured),
}

impl Unit {
    /// What the number says, after it: "12 months or more before the time the report is about".
    pub const fn about(self) -> &'static str {
        match self {
            Self::Signs => "different signs of it are needed, at least",
            Self::Sentences => "sentences in a row may hold it, at most",
            Self::Share => "in a hundred must have it, at least",
            Self::Months => "months before the time the report is about, at least",
            Self::From => "in a hundred are too many",
            Self::Below => "in a hundred are wanted, at least",
            Self::Least => "must be counted before it is told",
            Self::LeastWords => "words must be there before it is told",
            Self::Measured(measured) => measured.about(),
        }
    }

    /// What the number may be.
    pub const fn range(self) -> RangeInclusive<u32> {
        match self {
            Self::Signs
            | Self::Sentences
            | Self::Share
            | Self::From
            | Self::Below
            | Self::Measured(super::Measured::Alike) => 1..=100,
            Self::Months => 0..=1200,
            Self::Least | Self::LeastWords | Self::Measured(_) => 1..=1_000_000,
        }
    }
}

/// The name of the share of many that must have what each is asked for.
const SHARE: &str = "min-share";

/// The name of the months before the time the report is about.
const MONTHS: &str = "min-months";

impl Rule {
    /// Its numbers that may be set, in the order they are written. One name may stand for several numbers.
    pub fn limits(&self) -> Vec<Limit> {
        let mut limits = Vec::new();
        let mut add = |name: Option<Arc<str>>, number: u32, unit| {
            limits.extend(name.map(|name| Limit { name, number, unit }));
        };
        match &self.kind {
            Kind::Avoid(_) => {}
            Kind::Require(require) => {
                for idea in &require.ideas {
                    add(idea.at_least_name.clone(), idea.at_least, Unit::Signs);
                }
                for way in require.all_ways() {
                    if let Within::Sentences(number) = way.within {
                        add(way.within_name.clone(), number, Unit::Sentences);
                    }
                }
            }
            Kind::Each(each) => add(each.item.is_some().then(|| SHARE.into()), each.enough, Unit::Share),
            Kind::Bounds(parts) => {
                for part in parts.iter().filter(|part| part.earlier) {
                    add(Some(MONTHS.into()), part.months, Unit::Months);
                }
            }
            Kind::Balance(parts) => {
                for (name, number, unit) in parts.iter().flat_map(super::Balance::limits) {
                    add(Some(name.into()), number, unit);
                }
            }
            Kind::Measure(parts) => {
                for part in parts {
                    add(Some(part.of.limit().into()), part.most, Unit::Measured(part.of));
                }
            }
        }
        limits.dedup_by(|next, last| next.name == last.name);
        limits
    }

    /// Sets every number of a name.
    pub fn set_limit(&mut self, name: &str, to: u32) {
        let is = |own: &Option<Arc<str>>| own.as_deref() == Some(name);
        match &mut self.kind {
            Kind::Require(require) => {
                for idea in require.ideas.iter_mut().filter(|idea| is(&idea.at_least_name)) {
                    idea.at_least = to;
                }
                for way in require.all_ways_mut().filter(|way| is(&way.within_name)) {
                    way.within = Within::Sentences(to);
                }
            }
            Kind::Each(each) if name == SHARE => each.enough = to,
            Kind::Bounds(parts) if name == MONTHS => parts.iter_mut().for_each(|part| part.months = to),
            Kind::Avoid(_) | Kind::Each(_) | Kind::Bounds(_) => {}
            Kind::Balance(parts) => parts.iter_mut().for_each(|part| part.set(name, to)),
            Kind::Measure(parts) => {
                for part in parts.iter_mut().filter(|part| part.of.limit() == name) {
                    part.most = to;
                }
            }
        }
    }
}
