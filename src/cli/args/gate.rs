//! `gate` and `signoff`.

use std::path::PathBuf;

use clap::Args;

use super::EXIT_CODES;
use super::shared::{Day, Over, Shown};
use super::values::severity_parser;
use crate::finding::Severity;

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

    /// Say in sentences why each report is held, and what would let it go on; this is a form of its own, so no --format
    /// goes with it
    #[arg(long, conflicts_with = "format")]
    pub(in crate::cli) explain: bool,

    /// Show findings that matter at least this much; those that hold a report, waived ones and what the gate itself says
    /// are always shown
    #[arg(long, value_name = "SEVERITY", default_value = "must", value_parser = severity_parser())]
    pub(in crate::cli) min_severity: Severity,

    /// Pass where all that was named is left out as no draft, as hooks want; without this, that is a mistake
    #[arg(long)]
    pub(in crate::cli) force_exclude: bool,

    #[command(flatten)]
    pub(in crate::cli) shown: Shown,

    #[command(flatten)]
    pub(in crate::cli) over: Over,
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

    #[command(flatten)]
    pub(in crate::cli) day: Day,
}
