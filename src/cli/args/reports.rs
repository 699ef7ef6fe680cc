//! What looks at several reports together: `compare`, `trends`.

use std::path::PathBuf;

use clap::Args;

use super::shared::Over;
use super::values::{Form, severity_parser, step_parser};
use crate::finding::Severity;
use crate::trends::Step;

const COMPARE_EXIT_CODES: &str = "\
Exit status:
  0  the later version passes
  1  it is held: something at or above the fail level is unresolved
  2  bad arguments, a bad pack, or nothing to look through in the folder given to --against
  3  a report could not be read; when it is one of the others, all the rest is still told
Where several hold, 2 comes before 3, and 3 before 1. Copied text alone never holds a report.";

/// Say what has changed between two versions of a report
///
/// For the second round of supervision: which findings still stand, which are new and which were resolved, how the
/// checklist has changed, and how much was carried over word for word. A finding still stands as long as the same rule
/// finds something in the same sentence, or in one that is nearly the same, wherever it stands now. With --against,
/// other reports are looked through for sentences that were copied from them.
#[derive(Debug, Args)]
#[command(after_long_help = format!("\
Examples:
  faircopy compare first-draft.docx second-draft.docx
  faircopy compare old.md new.md --against reports
  faircopy compare old.docx new.docx -o changes.html
  git show HEAD~1:report.md | faircopy compare - report.md

{COMPARE_EXIT_CODES}"))]
pub(in crate::cli) struct Compare {
    /// The earlier version; - reads Markdown from standard input
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: PathBuf,

    /// The later version; - reads Markdown from standard input
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: PathBuf,

    /// A folder of other reports, to be looked through for sentences that NEW has from them; give it again for another
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) against: Vec<PathBuf>,

    /// How to write it; without this, as the name given to --output ends in, else text
    #[arg(long, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<Form>,

    /// Write it to a file, which is replaced only once all is written. A document (Word, Markdown, text, a page) that
    /// faircopy did not write is not replaced
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,

    /// The least severity that holds the later version
    #[arg(long, value_name = "SEVERITY", default_value = "must", value_parser = severity_parser())]
    pub(in crate::cli) fail_on: Severity,

    /// Exit with 0 even when the later version is held (not when a report could not be read)
    #[arg(long)]
    pub(in crate::cli) exit_zero: bool,

    /// Leave out the reports' own words
    #[arg(long)]
    pub(in crate::cli) redact: bool,

    #[command(flatten)]
    pub(in crate::cli) over: Over,
}

/// Show what fires over time in a folder of reports
///
/// For a practice lead: findings for each 1,000 words and checklist items met, by the date each report bears. It is
/// about how a service drafts and what its templates and training might change, and no league table of authors: no
/// name of an author or of a file and none of the reports' words is in it. A report whose date cannot be read from it
/// is counted as undated; the times of files are never looked at.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy trends reports
  faircopy trends reports -o trends.html
  faircopy trends reports --by month --format json

Exit status:
  0  written
  2  bad arguments, pack or configuration, or nothing to read
  3  a report could not be read; the others are counted")]
pub(in crate::cli) struct Trends {
    /// The folder of reports; give more than one to have them counted together
    #[arg(value_name = "DIR", required = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// How to write it; without this, as the name given to --output ends in, else text
    #[arg(long, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<Form>,

    /// Write it to a file, which is replaced only once all is written. A document (Word, Markdown, text, a page) that
    /// faircopy did not write is not replaced
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,

    /// What a period is
    #[arg(long, value_name = "PERIOD", default_value = "quarter", value_parser = step_parser())]
    pub(in crate::cli) by: Step,

    /// Place a report that bears no date of its own by the last day of the period it says it covers; how many is told
    #[arg(long)]
    pub(in crate::cli) or_period: bool,

    #[command(flatten)]
    pub(in crate::cli) over: Over,
}
