//! The terminal: its width, whether it takes colour, and what is said on standard error.

use std::env;
use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _, stderr, stdout};
use std::path::Path;

use super::args::{Colour, Global};
use super::output;
use crate::render::visible;

/// Columns where there is no terminal to measure.
const PLAIN_WIDTH: usize = 80;

/// Longer lines than this are tiring to read, however wide the window is.
const WIDEST: usize = 120;

/// Narrower than this, frames cannot be drawn.
const NARROWEST: usize = 40;

/// What is known of the terminal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen {
    /// Whether standard output is coloured.
    pub(super) colour: bool,
    /// Whether standard error is coloured.
    colour_errors: bool,
    /// Columns to write in.
    pub(super) width: usize,
    volume: Volume,
}

/// How much is said on standard error besides errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Volume {
    Nothing,
    Notes,
    Everything,
}

impl Screen {
    /// Asks the terminal and the environment.
    pub(super) fn new(global: &Global) -> Self {
        let width = if stdout().is_terminal() {
            terminal_size::terminal_size().map_or(PLAIN_WIDTH, |(width, _)| usize::from(width.0))
        } else {
            PLAIN_WIDTH
        };
        Self {
            colour: colour(global.color, stdout().is_terminal(), |name| env::var_os(name)),
            colour_errors: colour(global.color, stderr().is_terminal(), |name| env::var_os(name)),
            width: width.clamp(NARROWEST, WIDEST),
            volume: match (global.quiet, global.verbose) {
                (true, _) => Volume::Nothing,
                (false, false) => Volume::Notes,
                (false, true) => Volume::Everything,
            },
        }
    }

    /// Whether what goes to a place is coloured: in a file only where that was asked for.
    pub(super) fn colour_for(&self, output: Option<&Path>, global: &Global) -> bool {
        self.colour && (output::named(output).is_none() || global.color == Colour::Always)
    }

    /// Whether only what was found is wanted.
    pub(super) fn is_quiet(&self) -> bool {
        self.volume == Volume::Nothing
    }

    /// Says on standard error what went wrong.
    pub(super) fn complain(&self, sentence: &str) {
        let name = if self.colour_errors { "\u{1b}[1;31mfaircopy\u{1b}[0m" } else { "faircopy" };
        let stop = if sentence.trim_end().ends_with(['.', '!', '?', '\n']) { "" } else { "." };
        tell(&format!("{name}: {}{stop}\n", visible(sentence.trim_end())));
    }

    /// Says on standard error what is good to know, unless only findings are wanted.
    pub(super) fn note(&self, sentence: &str) {
        if !self.is_quiet() {
            tell(&format!("faircopy: {}\n", visible(sentence)));
        }
    }

    /// Says on standard error what is done, when more was asked for.
    pub(super) fn detail(&self, sentence: &str) {
        if self.volume == Volume::Everything {
            tell(&format!("faircopy: {}\n", visible(sentence)));
        }
    }
}

/// Writes to standard error; where it is gone there is nobody to tell.
pub(super) fn tell(text: &str) {
    let _ = stderr().write_all(text.as_bytes());
}

/// Whether to colour what goes to a terminal, or to something else, when nothing is said of it.
pub(super) fn colours(is_terminal: bool) -> bool {
    colour(Colour::Auto, is_terminal, |name| env::var_os(name))
}

/// <https://no-color.org> and <https://bixense.com/clicolors>: an argument wins over the environment.
fn colour(wanted: Colour, is_terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    match wanted {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if is_set("NO_COLOR") => false,
        Colour::Auto if is_set("CLICOLOR_FORCE") && variable("CLICOLOR_FORCE") != Some("0".into()) => true,
        Colour::Auto => is_terminal && variable("TERM").is_none_or(|term| term != "dumb"),
    }
}

#[cfg(test)]
impl Screen {
    /// One that says nothing, for tests.
    pub(super) const fn silent() -> Self {
        Self { colour: false, colour_errors: false, width: PLAIN_WIDTH, volume: Volume::Nothing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_wins_over_the_environment_and_that_over_the_terminal() {
        // (asked for, in a terminal, what is set, whether there is colour)
        for (wanted, is_terminal, set, coloured) in [
            (Colour::Auto, true, &[][..], true),
            (Colour::Auto, false, &[], false),
            (Colour::Auto, true, &[("TERM", "dumb")], false),
            (Colour::Auto, true, &[("TERM", "xterm")], true),
            (Colour::Auto, true, &[("NO_COLOR", "1")], false),
            (Colour::Auto, true, &[("NO_COLOR", "")], true), // empty is as if it were not set
            (Colour::Auto, false, &[("CLICOLOR_FORCE", "1")], true),
            (Colour::Auto, false, &[("CLICOLOR_FORCE", "0")], false),
            (Colour::Auto, false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
            (Colour::Always, false, &[("NO_COLOR", "1")], true),
            (Colour::Never, true, &[("CLICOLOR_FORCE", "1")], false),
        ] {
            let variable =
                |name: &str| set.iter().find(|(own, _)| *own == name).map(|(_, value)| OsString::from(value));
            assert_eq!(colour(wanted, is_terminal, variable), coloured, "{wanted:?} {is_terminal} {set:?}");
        }
    }
}
