//! The summary page of a GitHub job: every finding, in Markdown, beside the few that annotations show.
//! Source: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary>.

use std::env;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::PathBuf;

use super::screen::Screen;
use crate::render::{Closing, Extent, Outcome, Output, Run, count, output};

/// GitHub refuses a longer summary; room is kept for the end.
const LONGEST: usize = 1024 * 1024 - 64 * 1024;

/// The file GitHub gives to a step.
pub(super) struct JobSummary {
    path: PathBuf,
    file: File,
    written: usize,
    left_out: usize,
    broken: bool,
}

impl JobSummary {
    /// Opens the file when annotations are asked for and a job runs; none otherwise.
    pub(super) fn open(format: &Output) -> Option<Self> {
        let path = PathBuf::from(env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty())?);
        if format.name != "github" {
            return None;
        }
        // Other steps write into it too, so it is added to and never replaced.
        let file = OpenOptions::new().create(true).append(true).open(&path).ok()?;
        Some(Self { path, file, written: 0, left_out: 0, broken: false })
    }

    /// A document for the summary.
    pub(super) fn of(run: &Run, outcome: &Outcome<'_>) -> String {
        output("markdown").map(|markdown| markdown.render.document(run, outcome)).unwrap_or_default()
    }

    /// Adds a document while there is room.
    pub(super) fn document(&mut self, text: &str) {
        if self.left_out == 0 && self.written + text.len() <= LONGEST {
            self.write(text);
        } else {
            self.left_out += 1;
        }
    }

    /// Adds the counts.
    pub(super) fn finish(mut self, run: &Run, closing: &Closing, screen: &Screen) {
        if self.left_out > 0 {
            let left = count(self.left_out, "more draft");
            self.write(&format!("There is no room here for {left}; the log names them.\n\n"));
        }
        if let Some(markdown) = output("markdown") {
            let run = Run { extent: Extent::Whole, ..*run };
            self.write(&markdown.render.finish(&run, closing));
        }
        if self.broken {
            screen.note(&format!("the job's summary {} could not be written.", self.path.display()));
        }
    }

    fn write(&mut self, text: &str) {
        self.written += text.len();
        self.broken |= self.file.write_all(text.as_bytes()).is_err();
    }
}
