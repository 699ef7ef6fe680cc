//! `pack`: what people who own a pack of rules work with.

mod new;
mod schema;
mod show;
mod test;

use super::args::{Global, PackCommand};
use super::failure::{Exit, Failure};
use super::screen::Screen;

pub(super) fn run(command: &PackCommand, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    match command {
        PackCommand::Test(options) => test::run(options, global, screen),
        PackCommand::New(options) => new::run(options, screen),
        PackCommand::Schema => schema::run(),
        PackCommand::Show(options) => show::run(options, global, screen),
    }
}
