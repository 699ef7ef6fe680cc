//! Options that several commands have.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::values::{day, format_parser, grouping_parser, jobs};
use crate::cli::desk::today;
use crate::render::{Grouping, Output};

/// The day that counts as today.
#[derive(Debug, Clone, Copy, Args)]
pub(in crate::cli) struct Day {
    /// The day that counts as today, such as 2026-11-22, so that a run can be repeated
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) as_of: Option<Date>,
}

impl Day {
    /// The day that was given, else today.
    pub(in crate::cli) fn or_today(self) -> Date {
        self.as_of.unwrap_or_else(today)
    }
}

/// How many drafts are looked through.
#[derive(Debug, Clone, Copy, Args)]
pub(in crate::cli) struct Over {
    /// How many drafts to look through at once; by default, as many as the computer has cores
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub(in crate::cli) jobs: Option<u16>,

    #[command(flatten)]
    pub(in crate::cli) day: Day,
}

/// How findings are shown, and which of them are known.
#[derive(Debug, Clone, Args)]
#[allow(clippy::struct_excessive_bools)] // each is an option that is given or not
pub(in crate::cli) struct Shown {
    /// How to write the findings; without this, as what the name of the file to write ends in, or else as text
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    pub(in crate::cli) format: Option<&'static Output>,

    /// Write the findings to a file, which is replaced only once all is written. A file that is no result of faircopy's
    /// is not replaced
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,

    /// A baseline: findings it knows are shown as waived and hold nothing
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,

    /// Write what is found as a baseline, count it, and pass; with --baseline, only take out of it what is not found any
    /// more
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) write_baseline: Option<PathBuf>,

    /// Exit with 0 even when a draft is held (not when one could not be read)
    #[arg(long)]
    pub(in crate::cli) exit_zero: bool,

    /// Order the summary of many drafts by rule or by draft, and show all of it; without this, the worst of both
    #[arg(long, value_name = "WHAT", value_parser = grouping_parser())]
    pub(in crate::cli) group_by: Option<Grouping>,

    /// Show every finding in full; without this (or -v), text, Markdown and pages count what repeats within a section
    #[arg(long)]
    pub(in crate::cli) all: bool,

    /// Show the report's own words, also in formats that end in logs
    #[arg(long, conflicts_with = "redact")]
    pub(in crate::cli) show_words: bool,

    /// Leave out the report's own words, also in formats that show them
    #[arg(long)]
    pub(in crate::cli) redact: bool,
}

impl Shown {
    /// Whether the report's own words are shown in a format.
    pub(in crate::cli) const fn words(&self, format: &Output) -> bool {
        format.words(self.show_words, self.redact)
    }

    /// Whether findings go without being shown one by one: those that are just being taken into a baseline are known from
    /// then on.
    pub(in crate::cli) fn only_counts(&self, format: &Output) -> bool {
        self.write_baseline.is_some() && self.baseline.is_none() && self.output.is_none() && format.for_people
    }

    /// How the summary is ordered.
    pub(in crate::cli) fn grouping(&self, format: &Output) -> Option<Grouping> {
        self.group_by.or_else(|| self.only_counts(format).then_some(Grouping::Rule))
    }
}
