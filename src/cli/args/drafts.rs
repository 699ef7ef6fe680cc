//! What is done with one draft: `annotate`, `checklist`, `read`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::shared::Day;
use super::values::{Listing, day, severity_parser};
use crate::finding::Severity;

/// Write a copy of a Word draft with a comment on every finding
///
/// The draft itself is never changed. In the copy nothing is changed but for the comments, which is proved before it
/// is written; faircopy's own comments from an earlier run are replaced, everybody else's stay. To keep a wording on
/// purpose, reply to its comment: faircopy: allow RULE because ...
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy annotate draft.docx                    writes draft.reviewed.docx
  faircopy annotate draft.docx -o for-supervision.docx --only must

Exit status:
  0  written
  2  bad arguments, or the copy could not be written
  3  the draft could not be read, or cannot hold comments")]
pub(in crate::cli) struct Annotate {
    /// The draft, a Word file
    #[arg(value_name = "FILE.docx")]
    pub(in crate::cli) file: PathBuf,

    /// Where to write the copy; by default beside the draft, as NAME.reviewed.docx or, where that is there already,
    /// NAME.reviewed-2.docx. What is there is replaced only where it is such a copy and nobody has worked in it since
    #[arg(short, long, value_name = "OUT.docx")]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Comment only on findings of this severity; give it again for another
    #[arg(long, value_name = "SEVERITY", value_parser = severity_parser())]
    pub(in crate::cli) only: Vec<Severity>,

    /// Comment only on rules of this group, such as `description`; give it again for another
    #[arg(long = "group", value_name = "GROUP")]
    pub(in crate::cli) groups: Vec<String>,

    /// The day the comments bear, which also counts as today; by default, today
    #[arg(long, value_name = "DATE", visible_alias = "as-of", value_parser = day)]
    pub(in crate::cli) date: Option<Date>,
}

/// Lay out the checklist for supervision
///
/// What a careful supervisor looks for, and how it stands in this draft: met, weak, missing, explained, or for you to
/// judge - each with the report's own words and their place - with three questions that follow from this draft, what
/// has been waived, and room to sign. It gives no score.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy checklist draft.docx
  faircopy checklist draft.docx -o checklist.docx
  faircopy checklist draft.docx -o checklist.html
  faircopy checklist draft.docx -o to-send.docx --redact

Exit status:
  0  written
  2  bad arguments, or the checklist could not be written
  3  the draft could not be read")]
pub(in crate::cli) struct Checklist {
    /// The draft; - reads Markdown from standard input
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,

    /// Where to write it, as what the name ends in: .docx, .html or .md; by default, to the terminal. A document that
    /// faircopy did not write, or that somebody has worked in, is not replaced
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Leave out the report's own words: quotations and headings become places, for a checklist that is sent around
    #[arg(long)]
    pub(in crate::cli) redact: bool,

    #[command(flatten)]
    pub(in crate::cli) day: Day,
}

/// Show a draft as faircopy reads it
///
/// Each paragraph with its section, its place, who is speaking and the dates in it; at the end, what was not
/// read. It is your own draft as it stands: identifiers such as NHS numbers are not masked here.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy read draft.docx
  faircopy read draft.docx --format json

Exit status:
  0  read
  2  bad arguments
  3  the draft could not be read")]
pub(in crate::cli) struct Read {
    /// The draft; - reads Markdown from standard input
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,

    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: Listing,

    #[command(flatten)]
    pub(in crate::cli) day: Day,
}
