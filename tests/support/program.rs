//! The program, run as people run it: in a folder, with nothing of whoever runs the tests in its way.

#![allow(dead_code)] // each test file uses what it needs

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// What git tells its hooks: run from one, a test must not work on the repository that it was started for.
pub(crate) const GIT: [&str; 5] =
    ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"];

/// How a command came out.
#[derive(Debug)]
pub(crate) struct Came {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// faircopy, to be run in a folder.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_faircopy"));
    command.args(arguments).current_dir(folder).env("NO_COLOR", "1").env_remove("GITHUB_STEP_SUMMARY");
    for name in GIT {
        command.env_remove(name);
    }
    command
}

/// What comes of a command that is given something to read.
pub(crate) fn fed(mut command: Command, input: &[u8]) -> Came {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it runs");
    // A program that does not read to the end is right to: then there is nobody to write to.
    let _ = child.stdin.take().expect("asked for").write_all(input);
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Came { status: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// What comes of a command in a folder.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Came {
    fed(command(folder, arguments), b"")
}
