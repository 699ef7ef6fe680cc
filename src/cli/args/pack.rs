//! `pack` and what it does.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Work on packs of rules
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum PackCommand {
    Test(PackTest),
    New(PackNew),
    Show(PackShow),
    /// Print the JSON Schema of a pack's files, so that an editor completes them
    ///
    /// Put it into the pack's own folder; the first line of a file of rules there may then be:
    /// #:schema ./faircopy-pack.schema.json
    #[command(after_long_help = "\
Example:
  faircopy pack schema > rules/ours/faircopy-pack.schema.json")]
    Schema,
}

/// Try every rule of a pack on its own examples
///
/// An example a rule should have flagged and did not is called missed; one it flagged and should not have, a
/// false alarm.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy pack test
  faircopy pack test rules/ours

Exit status:
  0  every example came out as it says
  1  some did not
  2  the pack could not be read")]
pub(in crate::cli) struct PackTest {
    /// A folder, or the name of a pack that comes with faircopy; by default, the pack that this folder is, or those of the
    /// nearest faircopy.toml, or else all that come with faircopy
    #[arg(value_name = "DIR|NAME")]
    pub(in crate::cli) pack: Option<String>,
}

/// Begin a pack of your own
///
/// Writes a folder with a pack laid over the one for peer group assessments: worked rules of five kinds, word lists,
/// and notes on everything. `faircopy pack test` passes on it from the start. Nothing that is there is written over.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Example:
  faircopy pack new rules/our-team

docs/packs.md goes through it step by step. Exit status: 0, or 2 when it could not be written.")]
pub(in crate::cli) struct PackNew {
    /// The folder, whose name becomes the pack's: small letters, digits and hyphens
    #[arg(value_name = "FOLDER")]
    pub(in crate::cli) folder: PathBuf,
}

/// Show a pack as it is in the end
///
/// Laid over the packs it extends, with what they leave out, and with the severities and limits of the nearest
/// faircopy.toml.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy pack show
  faircopy pack show rules/ours
  faircopy pack show rules/ours --format markdown > rules.md

Exit status:
  0  shown
  2  the pack could not be read")]
pub(in crate::cli) struct PackShow {
    /// A folder, or the name of a pack that comes with faircopy; by default, the pack for peer group assessments
    #[arg(value_name = "DIR|NAME")]
    pub(in crate::cli) pack: Option<String>,

    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: Showing,
}

/// How a pack is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Showing {
    /// Its rules in a list
    Text,
    /// Everything, for other programs
    Json,
    /// Every rule with its reasons and examples, to be read or printed
    Markdown,
}
