//! `check`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::EXIT_CODES;
use super::values::{day, format_parser, grouping_parser, severity_parser};
use crate::finding::Severity;
use crate::render::{FORMATS, Grouping, Output};

/// Look through drafts and say what to mend
///
/// Reads Word (.docx, .docm, .dotx, .dotm), Markdown (.md, .markdown) and plain text (.txt). In a folder it
/// leaves out hidden files, what .gitignore names, `target`, `node_modules`, Word's own lock files, and files
/// about the folder itself such as README; to check one of those, name it.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools)] // each is an option that is given or not
#[command(after_long_help = format!("\
Examples:
  faircopy check draft.docx
  faircopy check reports --min-severity should
  faircopy check reports --format json --output findings.json
  faircopy check - --stdin-filename draft.md < draft.md

{EXIT_CODES}"))]
pub(in crate::cli) struct Check {
    /// Files or folders; `-` reads Markdown from standard input
    #[arg(
        value_name = "PATH",
        default_value = ".",
        hide_default_value = true,
        help = "Files or folders; - reads Markdown from standard input [default: the current folder]"
    )]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// How to write the findings
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = format_parser())]
    pub(in crate::cli) format: &'static Output,

    /// Write the findings to a file, which is replaced only once all is written. A document (Word, Markdown, text, a
    /// page) that faircopy did not write is not replaced
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Leave out findings that matter less than this; those that hold a draft are always shown
    #[arg(long, value_name = "SEVERITY", default_value = "consider", value_parser = severity_parser())]
    pub(in crate::cli) min_severity: Severity,

    /// The least severity that holds a draft
    #[arg(long, value_name = "SEVERITY", default_value = "must", value_parser = severity_parser())]
    pub(in crate::cli) fail_on: Severity,

    /// Exit with 0 even when a draft is held (not when one could not be read)
    #[arg(long)]
    pub(in crate::cli) exit_zero: bool,

    /// Leave out named files too that the configuration does not count as drafts, as hooks want
    #[arg(long)]
    pub(in crate::cli) force_exclude: bool,

    /// A baseline: findings it knows are shown as waived and hold nothing
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,

    /// Write what is found as a baseline, and pass; with --baseline, only take out of it what is not found any more
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) write_baseline: Option<PathBuf>,

    /// The name to give what is read from standard input; its ending says what kind of file it is
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) stdin_filename: Option<String>,

    /// Leave out the findings; show the counts
    #[arg(long, conflicts_with = "quiet")]
    pub(in crate::cli) summary_only: bool,

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

    /// How many drafts to check at once; by default, as many as the computer has cores
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(in crate::cli) jobs: Option<u16>,

    /// The day that counts as today, such as 2026-11-22, so that a run can be repeated
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) as_of: Option<Date>,

    /// Say on standard error where the time went
    #[arg(long)]
    pub(in crate::cli) timings: bool,
}
