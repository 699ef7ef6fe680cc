//! `gate` and `signoff`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::EXIT_CODES;
use super::values::{day, format_parser, grouping_parser, severity_parser};
use crate::finding::Severity;
use crate::render::{FORMATS, Grouping, Output};

/// Hold the gate: check, waivers, sign-off
///
/// A report passes when nothing at the fail level is left that is neither mended nor waived, and what faircopy.toml
/// asks under [gate] holds. Where a report has been signed, the sign-off has to be for this exact text. Files that the
/// configuration does not count as drafts are passed over, also when they are named; so is what .gitignore names, unless
/// git keeps it.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools)] // each is an option that is given or not
#[command(after_long_help = format!("\
Examples:
  faircopy gate
  faircopy gate reports --explain
  faircopy gate --format github .
  faircopy gate --write-baseline faircopy-baseline.json

{EXIT_CODES}"))]
pub(in crate::cli) struct Gate {
    /// Files or folders
    #[arg(
        value_name = "PATH",
        default_value = ".",
        hide_default_value = true,
        help = "Files or folders [default: the current folder]"
    )]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// Say in sentences why each report is held, and what would let it go on
    #[arg(long, conflicts_with = "format")]
    pub(in crate::cli) explain: bool,

    /// How to write the findings
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = format_parser())]
    pub(in crate::cli) format: &'static Output,

    /// Write the findings to a file, which is replaced only once all is written. A document (Word, Markdown, text, a
    /// page) that faircopy did not write is not replaced
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Show findings that matter at least this much; those that hold a report, and waived ones, are always shown
    #[arg(long, value_name = "SEVERITY", default_value = "must", value_parser = severity_parser())]
    pub(in crate::cli) min_severity: Severity,

    /// A baseline: findings it knows are shown as waived and hold nothing
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,

    /// Write what is found as a baseline, and pass; with --baseline, only take out of it what is not found any more
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) write_baseline: Option<PathBuf>,

    /// Exit with 0 even when a report is held (not when one could not be read)
    #[arg(long)]
    pub(in crate::cli) exit_zero: bool,

    /// Order the summary of many reports by rule or by report, and show all of it; without this, the worst of both
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

    /// How many reports to check at once; by default, as many as the computer has cores
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(in crate::cli) jobs: Option<u16>,

    /// The day that counts as today, such as 2026-11-22, so that a run can be repeated
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) as_of: Option<Date>,
}

/// Sign a report: a named person stands behind this exact text
///
/// Checks the report again. Where nothing that would hold it is left, a record is written beside it:
/// REPORT.signoff.json. It holds who signed and when, digests of the file, of its words with their place and of each
/// paragraph, the packs, the counts and the waivers in force, and none of the report's words. Signing again adds to it. A
/// baseline counts for nothing here: whoever signs stands behind all of the report.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Example:
  faircopy signoff reports/harbour-street.docx --by \"C. Evers\" --role supervisor

Exit status:
  0  signed
  1  not signed: something is neither mended nor waived
  2  bad arguments, pack or configuration, or a record that cannot be added to
  3  the report could not be read")]
pub(in crate::cli) struct Signoff {
    /// The report
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,

    /// Who signs
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) by: String,

    /// As what: supervisor, practice lead
    #[arg(long, value_name = "ROLE")]
    pub(in crate::cli) role: String,

    /// What they wish to note; it stands in the record
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) note: Option<String>,

    /// The day that counts as today, such as 2026-11-22
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) as_of: Option<Date>,
}
