//! What can be asked for on the command line, and the help that says so.

mod beginnings;
mod check;
mod drafts;
mod gate;
mod pack;
mod reports;
mod rules;
mod shared;
mod values;

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::PathBuf;

use clap::error::{ContextKind, ErrorKind};
use clap::{Args, ColorChoice, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use super::failure::Exit;
use super::screen;

pub(super) use beginnings::{Init, Lsp, New};
pub(super) use check::Check;
pub(super) use drafts::{Annotate, Checklist, Read};
pub(super) use gate::{Gate, Signoff};
pub(super) use pack::{PackCommand, PackNew, PackShow, PackTest, Showing};
pub(super) use reports::{Compare, Trends};
pub(super) use rules::{Explain, Rules};
pub(super) use shared::Day;
pub(super) use values::{Colour, Form, Listing};

const EXIT_CODES: &str = "\
Exit status:
  0  passed
  1  held: something at or above the fail level is unresolved
  2  bad arguments, a bad pack, or nothing to check
  3  a draft could not be read; the others are still checked and reported
Where several hold, 2 comes before 3, and 3 before 1.";

/// faircopy reads a draft safeguarding report the way a careful supervisor would.
///
/// It shows what should not be there, names what is missing, and says how to mend it. Everything stays on this
/// computer: nothing is sent anywhere.
#[derive(Debug, Parser)]
#[command(
    name = "faircopy",
    version,
    max_term_width = 100,
    after_long_help = "\
Examples:
  faircopy check draft.docx                 look through a Word draft
  faircopy annotate draft.docx              a copy with a Word comment on every finding
  faircopy checklist draft.docx             the checklist for supervision
  faircopy read draft.docx                  see the draft as faircopy reads it
  faircopy compare old.docx new.docx        what has changed between two versions
  faircopy explain dating/snapshot-missing  why a rule is there, and how to mend what it finds

A pass is not approval: faircopy checks form, not truth, proportionality or safety.
A supervisor decides."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) global: Global,
}

/// What was asked for, or how the run ends because it cannot be told, or was help: that is said.
pub(super) fn parse(given: Vec<OsString>) -> Result<Arguments, Exit> {
    // What cannot be told has to be said in the colours that were asked for all the same.
    let colour = match asked_colour(&given) {
        Some("never") => ColorChoice::Never,
        Some("always") => ColorChoice::Always,
        _ => ColorChoice::Auto,
    };
    let command = Arguments::command().color(colour);
    let parsed =
        command.try_get_matches_from(given).and_then(|matches| Arguments::from_arg_matches(&matches));
    parsed.map_err(|mut error| {
        if !error.use_stderr() {
            // Where it cannot be written there is nobody to tell.
            let _ = error.print();
            return Exit::Pass;
        }
        if error.kind() == ErrorKind::UnknownArgument {
            // An option that is mistyped is seldom meant as the name of a file.
            error.remove(ContextKind::Suggested);
        }
        let said = error.render();
        let coloured = match colour {
            ColorChoice::Never => false,
            ColorChoice::Always => true,
            ColorChoice::Auto => screen::colours(std::io::stderr().is_terminal()),
        };
        let said = if coloured { said.ansi().to_string() } else { said.to_string() };
        screen::tell(&said.replace("unrecognized", "unknown"));
        Exit::Usage
    })
}

/// What `--color` asks for, before it is known whether the rest can be read.
fn asked_colour(given: &[OsString]) -> Option<&str> {
    let texts = given.iter().map(|one| one.to_str().unwrap_or_default());
    let mut texts = texts.take_while(|text| *text != "--");
    texts
        .find_map(|text| text.strip_prefix("--color=").map(Some).or((text == "--color").then_some(None)))?
        .or_else(|| {
            let at = given.iter().position(|one| one == "--color")?;
            given.get(at + 1)?.to_str()
        })
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Global {
    /// The pack of rules: the name of one that comes with faircopy, or a folder. Give it again to add a pack
    /// that refines the ones before it
    #[arg(long = "pack", global = true, value_name = "NAME|DIR")]
    pub(super) packs: Vec<String>,

    /// The configuration for every draft; without this, each has the nearest faircopy.toml in its folder or above
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// When to use colour; `NO_COLOR` and `CLICOLOR_FORCE` are honoured
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Colour,

    /// Say only what was found
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,

    /// Say more about what is done and what is skipped
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(Check),
    Annotate(Annotate),
    Checklist(Checklist),
    Read(Read),
    Compare(Compare),
    Trends(Trends),
    Explain(Explain),
    Rules(Rules),
    Gate(Gate),
    Signoff(Signoff),
    Init(Init),
    New(New),
    Lsp(Lsp),
    #[command(subcommand)]
    Pack(PackCommand),
}
