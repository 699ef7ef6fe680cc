//! `check`.

use std::path::PathBuf;

use clap::Args;

use super::EXIT_CODES;
use super::shared::{Over, Shown};
use super::values::severity_parser;
use crate::finding::Severity;

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

    /// Leave out findings that matter less than this; those that hold a draft are always shown
    #[arg(long, value_name = "SEVERITY", default_value = "consider", value_parser = severity_parser())]
    pub(in crate::cli) min_severity: Severity,

    /// The least severity that holds a draft
    #[arg(long, value_name = "SEVERITY", default_value = "must", value_parser = severity_parser())]
    pub(in crate::cli) fail_on: Severity,

    /// Leave out named files too that the configuration does not count as drafts, as hooks want
    #[arg(long)]
    pub(in crate::cli) force_exclude: bool,

    /// The name to give what is read from standard input; its ending says what kind of file it is
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) stdin_filename: Option<String>,

    /// Leave out the findings; show the counts
    #[arg(long, conflicts_with = "quiet")]
    pub(in crate::cli) summary_only: bool,

    #[command(flatten)]
    pub(in crate::cli) shown: Shown,

    #[command(flatten)]
    pub(in crate::cli) over: Over,

    /// Say on standard error where the time went
    #[arg(long)]
    pub(in crate::cli) timings: bool,
}
