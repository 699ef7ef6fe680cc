//! What a report or a folder of them begins with: `init`, `new`, `lsp`.

use std::path::PathBuf;

use clap::Args;

use super::shared::Day;
use super::values::paper_parser;
use crate::blank::Paper;

/// Set up a folder of reports: configuration, hooks, a workflow
///
/// Writes faircopy.toml, .pre-commit-config.yaml and .github/workflows/faircopy.yml into the current folder. A file
/// that is already there stays as it is.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy init
  faircopy init --git-hook
  faircopy init --schema > faircopy.schema.json

Exit status: 0, or 2 when something could not be written.")]
pub(in crate::cli) struct Init {
    /// Print the JSON Schema of faircopy.toml instead, so that an editor can complete it
    #[arg(long, conflicts_with = "git_hook")]
    pub(in crate::cli) schema: bool,

    /// Write a pre-commit hook of git itself instead: it checks what is staged, and needs nothing but git
    #[arg(long)]
    pub(in crate::cli) git_hook: bool,
}

/// Lay out a blank report, with every section and statement in place
///
/// What is to be filled in stands in square brackets. The statements are those that the pack asks for, in its own
/// wording. Nothing that is there is written over.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy new draft.md                     a blank assessment in Markdown
  faircopy new docx -o draft.docx           the same for Word
  faircopy new md --kind synopsis           what contributors are given, to the terminal
  faircopy new draft.md --pack school-assessment

Exit status: 0, or 2 when it could not be written.")]
pub(in crate::cli) struct New {
    /// md or docx, or the name of the file to write
    #[arg(value_name = "md|docx|FILE")]
    pub(in crate::cli) what: String,

    /// What to lay out
    #[arg(long, value_name = "KIND", default_value = "assessment", value_parser = paper_parser())]
    pub(in crate::cli) kind: Paper,

    /// Where to write it; without this, Markdown goes to the terminal and Word to KIND.docx
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
}

/// Show findings in an editor while a Markdown draft is written
///
/// A language server: an editor starts it and talks with it over standard input and output, so there is nothing to
/// type. It checks the text as it stands in the editor, saved or not, shows each finding on its words, says why and how to
/// mend it, and offers the suggested wording and the comment that keeps a finding on purpose. It writes no file and
/// sends nothing anywhere.
#[derive(Debug, Args)]
#[command(after_long_help = "\
docs/editors.md says how to set it up in VS Code, Neovim, Helix and others.

Exit status:
  0  the editor took its leave as the protocol asks
  1  it went without
  2  bad arguments, or a bad pack")]
pub(in crate::cli) struct Lsp {
    #[command(flatten)]
    pub(in crate::cli) day: Day,

    /// Talk over standard input and output, as it does anyway; some editors say so
    #[arg(long, hide = true)]
    pub(in crate::cli) stdio: bool,
}
