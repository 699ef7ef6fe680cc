//! The command line: the only module that touches files, the environment, the clock, threads and the terminal.
#![allow(clippy::disallowed_methods)] // what the list forbids elsewhere is done here

mod annotate;
mod args;
mod baselines;
mod check;
mod checklist;
mod compare;
mod configs;
mod crew;
mod desk;
mod engine;
mod explain;
mod failure;
mod fault;
mod form;
mod gate;
mod git;
mod ignored;
mod init;
mod job_summary;
mod lsp;
mod new;
mod output;
mod owned;
mod pack;
mod packs;
mod progress;
mod read;
mod records;
mod rules;
mod screen;
mod signoff;
mod single;
mod source;
mod timings;
mod trends;
mod walk;

use std::process::ExitCode;

use args::{Arguments, Command};
use failure::{Exit, Failure};
use screen::Screen;

/// Runs the program with the arguments it was started with.
pub fn run() -> ExitCode {
    fault::install();
    let arguments = match args::parse(std::env::args_os().collect()) {
        Ok(arguments) => arguments,
        Err(told) => return told.into(),
    };
    let screen = Screen::new(&arguments.global);
    match dispatch(&arguments, &screen) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            screen.complain(&failure.to_string());
            failure.exit().into()
        }
    }
}

fn dispatch(arguments: &Arguments, screen: &Screen) -> Result<Exit, Failure> {
    let global = &arguments.global;
    match &arguments.command {
        Command::Check(options) => check::run(options, global, screen),
        Command::Checklist(options) => checklist::run(options, global, screen),
        Command::Annotate(options) => annotate::run(options, global, screen),
        Command::Read(options) => read::run(options, global, screen),
        Command::Compare(options) => compare::run(options, global, screen),
        Command::Trends(options) => trends::run(options, global, screen),
        Command::Explain(options) => explain::run(options, global, screen),
        Command::Rules(options) => rules::run(options, global, screen),
        Command::Gate(options) => gate::run(options, global, screen),
        Command::Signoff(options) => signoff::run(options, global, screen),
        Command::Init(options) => init::run(options, screen),
        Command::New(options) => new::run(options, global, screen),
        Command::Lsp(options) => lsp::run(options, global, screen),
        Command::Pack(command) => pack::run(command, global, screen),
    }
}
