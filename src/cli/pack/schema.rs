//! `pack schema`: the JSON Schema of a pack's files.

use crate::cli::failure::{Exit, Failure};
use crate::cli::output;
use crate::pack::schema;
use crate::render::json_text;

pub(super) fn run() -> Result<Exit, Failure> {
    output::print(&(json_text(&schema()) + "\n"))?;
    Ok(Exit::Pass)
}
