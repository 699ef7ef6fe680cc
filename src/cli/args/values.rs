//! Values that options take, and how they are read.

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use jiff::civil::Date;

use crate::blank::Paper;
use crate::finding::Severity;
use crate::render::{FORMATS, Grouping, Output, output};
use crate::trends::Step;

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Colour {
    /// On a terminal
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// How a result that is one page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Form {
    /// For reading in a terminal
    Text,
    /// Everything, for other programs
    Json,
    /// For a pull request or a wiki
    Markdown,
    /// One page to read, print or pass on; nothing in it is fetched from elsewhere
    Html,
}

/// How a listing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Listing {
    /// For people
    Text,
    /// For other programs
    Json,
}

pub(super) fn format_parser() -> impl clap::builder::TypedValueParser<Value = &'static Output> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(names).try_map(|name| output(&name).ok_or("no such format"))
}

pub(super) fn paper_parser() -> impl clap::builder::TypedValueParser<Value = Paper> {
    let names = Paper::ALL.iter().map(|paper| PossibleValue::new(paper.name()));
    PossibleValuesParser::new(names).try_map(|name| Paper::parse(&name).ok_or("no such kind"))
}

/// A day as people are asked for it.
pub(super) fn day(text: &str) -> Result<Date, &'static str> {
    let is_so_written = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    text.parse().map_err(|_| {
        if is_so_written { "the calendar has no such day" } else { "a day is written 2026-11-22" }
    })
}

/// A number of drafts to look through at once.
pub(super) fn jobs(text: &str) -> Result<u16, &'static str> {
    let number = text.parse().ok().filter(|number| (1..=512).contains(number));
    number.ok_or("give a whole number from 1 to 512")
}

pub(super) fn severity_parser() -> impl clap::builder::TypedValueParser<Value = Severity> {
    let names = Severity::ALL.iter().rev().map(|severity| PossibleValue::new(severity.name()));
    PossibleValuesParser::new(names).try_map(|name| Severity::parse(&name).ok_or("no such severity"))
}

pub(super) fn step_parser() -> impl clap::builder::TypedValueParser<Value = Step> {
    let names = Step::ALL.iter().map(|step| PossibleValue::new(step.name()));
    PossibleValuesParser::new(names).try_map(|name| Step::parse(&name).ok_or("no such period"))
}

pub(super) fn grouping_parser() -> impl clap::builder::TypedValueParser<Value = Grouping> {
    let names = Grouping::ALL.iter().map(|grouping| PossibleValue::new(grouping.name()));
    PossibleValuesParser::new(names).try_map(|name| Grouping::parse(&name).ok_or("no such grouping"))
}
