//! What can be asked for on the command line, and the help that says so.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::blank::Paper;
use crate::finding::Severity;
use crate::render::{FORMATS, Grouping, Output, output};
use crate::trends::Step;

const EXIT_CODES: &str = "\
Exit status:
  0  passed
  1  held: something at or above the fail level is unresolved
  2  bad arguments, a bad pack, or nothing to check
  3  a draft could not be read; the others are still checked and reported
Where several hold, 2 comes before 3, and 3 before 1.";

const COMPARE_EXIT_CODES: &str = "\
Exit status:
  0  the later version passes
  1  it is held: something at or above the fail level is unresolved
  2  bad arguments, a bad pack, or nothing to look through in the folder given to --against
  3  a report could not be read; when it is one of the others, all the rest is still told
Where several hold, 2 comes before 3, and 3 before 1. Copied text alone never holds a report.";

/// faircopy reads a draft safeguarding report the way a careful supervisor would.
///
/// It shows what should not be there, names what is missing, and says how to mend it. Everything stays on this
/// computer: nothing is sent anywhere.
#[derive(Debug, Parser)]
#[command(
    name = "faircopy",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
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

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
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

/// Look through drafts and say what to mend
///
/// Reads Word (.docx, .docm, .dotx, .dotm), Markdown (.md, .markdown) and plain text (.txt). In a folder it
/// leaves out hidden files, what .gitignore names, `target`, `node_modules`, Word's own lock files, and files
/// about the folder itself such as README; to check one of those, name it.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools)] // each is an option that is given or not
#[command(after_long_help = format!("\
Examples:
  faircopy check draft.docx
  faircopy check reports --min-severity should
  faircopy check reports --format json --output findings.json
  faircopy check - --stdin-filename draft.md < draft.md

{EXIT_CODES}"))]
pub(super) struct Check {
    /// Files or folders; `-` reads Markdown from standard input
    #[arg(
        value_name = "PATH",
        default_value = ".",
        hide_default_value = true,
        help = "Files or folders; - reads Markdown from standard input [default: the current folder]"
    )]
    pub(super) paths: Vec<PathBuf>,

    /// How to write the findings
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = format_parser())]
    pub(super) format: &'static Output,

    /// Write the findings to a file, which is replaced only once all is written. A document (Word, Markdown, text, a
    /// page) that faircopy did not write is not replaced
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Leave out findings that matter less than this; those that hold a draft are always shown
    #[arg(long, value_name = "SEVERITY", default_value = "consider", value_parser = severity_parser())]
    pub(super) min_severity: Severity,

    /// The least severity that holds a draft
    #[arg(long, value_name = "SEVERITY", default_value = "must", value_parser = severity_parser())]
    pub(super) fail_on: Severity,

    /// Exit with 0 even when a draft is held (not when one could not be read)
    #[arg(long)]
    pub(super) exit_zero: bool,

    /// Leave out named files too that the configuration does not count as drafts, as hooks want
    #[arg(long)]
    pub(super) force_exclude: bool,

    /// A baseline: findings it knows are shown as waived and hold nothing
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,

    /// Write what is found as a baseline, and pass; with --baseline, only take out of it what is not found any more
    #[arg(long, value_name = "FILE")]
    pub(super) write_baseline: Option<PathBuf>,

    /// The name to give what is read from standard input; its ending says what kind of file it is
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<String>,

    /// Leave out the findings; show the counts
    #[arg(long, conflicts_with = "quiet")]
    pub(super) summary_only: bool,

    /// Order the summary of many drafts by rule or by draft, and show all of it; without this, the worst of both
    #[arg(long, value_name = "WHAT", value_parser = grouping_parser())]
    pub(super) group_by: Option<Grouping>,

    /// Show every finding in full; without this (or -v), text, Markdown and pages count what repeats within a section
    #[arg(long)]
    pub(super) all: bool,

    /// Show the report's own words, also in formats that end in logs
    #[arg(long, conflicts_with = "redact")]
    pub(super) show_words: bool,

    /// Leave out the report's own words, also in formats that show them
    #[arg(long)]
    pub(super) redact: bool,

    /// How many drafts to check at once; by default, as many as the computer has cores
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(super) jobs: Option<u16>,

    /// The day that counts as today, such as 2026-11-22, so that a run can be repeated
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,

    /// Say on standard error where the time went
    #[arg(long)]
    pub(super) timings: bool,
}

impl Check {
    /// Whether the report's own words are shown.
    pub(super) const fn words(&self) -> bool {
        self.show_words || !(self.redact || self.format.for_logs)
    }
}

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
pub(super) struct Annotate {
    /// The draft, a Word file
    #[arg(value_name = "FILE.docx")]
    pub(super) file: PathBuf,

    /// Where to write the copy, in place of what is there; by default beside the draft, as NAME.reviewed.docx or, where
    /// that is there already, NAME.reviewed-2.docx
    #[arg(short, long, value_name = "OUT.docx")]
    pub(super) output: Option<PathBuf>,

    /// Comment only on findings of this severity; give it again for another
    #[arg(long, value_name = "SEVERITY", value_parser = severity_parser())]
    pub(super) only: Vec<Severity>,

    /// Comment only on rules of this group, such as `description`; give it again for another
    #[arg(long = "group", value_name = "GROUP")]
    pub(super) groups: Vec<String>,

    /// The day the comments bear, which also counts as today; by default, today
    #[arg(long, value_name = "DATE", visible_alias = "as-of", value_parser = day)]
    pub(super) date: Option<Date>,
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
pub(super) struct Checklist {
    /// The draft; - reads Markdown from standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// Where to write it, as what the name ends in: .docx, .html or .md; by default, to the terminal. A document that
    /// faircopy did not write, or that somebody has worked in, is not replaced
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,

    /// Leave out the report's own words: quotations and headings become places, for a checklist that is sent around
    #[arg(long)]
    pub(super) redact: bool,

    /// The day that counts as today, such as 2026-11-22, so that a run can be repeated
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,
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
pub(super) struct Read {
    /// The draft; - reads Markdown from standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Listing,

    /// The day that counts as today, such as 2026-11-22, so that a run can be repeated
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,
}

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
pub(super) struct Compare {
    /// The earlier version; - reads Markdown from standard input
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,

    /// The later version; - reads Markdown from standard input
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,

    /// A folder of other reports, to be looked through for sentences that NEW has from them; give it again for another
    #[arg(long, value_name = "DIR")]
    pub(super) against: Vec<PathBuf>,

    /// How to write it; without this, as the name given to --output ends in, else text
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<Form>,

    /// Write it to a file, which is replaced only once all is written. A document (Word, Markdown, text, a page) that
    /// faircopy did not write is not replaced
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// The least severity that holds the later version
    #[arg(long, value_name = "SEVERITY", default_value = "must", value_parser = severity_parser())]
    pub(super) fail_on: Severity,

    /// Exit with 0 even when the later version is held (not when a report could not be read)
    #[arg(long)]
    pub(super) exit_zero: bool,

    /// Leave out the reports' own words
    #[arg(long)]
    pub(super) redact: bool,

    /// How many reports to look through at once; by default, as many as the computer has cores
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(super) jobs: Option<u16>,

    /// The day that counts as today, such as 2026-11-22, so that a run can be repeated
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,
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
pub(super) struct Trends {
    /// The folder of reports; give more than one to have them counted together
    #[arg(value_name = "DIR", required = true)]
    pub(super) paths: Vec<PathBuf>,

    /// How to write it; without this, as the name given to --output ends in, else text
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<Form>,

    /// Write it to a file, which is replaced only once all is written. A document (Word, Markdown, text, a page) that
    /// faircopy did not write is not replaced
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// What a period is
    #[arg(long, value_name = "PERIOD", default_value = "quarter", value_parser = step_parser())]
    pub(super) by: Step,

    /// Place a report that bears no date of its own by the last day of the period it says it covers; how many is told
    #[arg(long)]
    pub(super) or_period: bool,

    /// How many reports to read at once; by default, as many as the computer has cores
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(super) jobs: Option<u16>,

    /// The day that counts as today, such as 2026-11-22, so that a run can be repeated
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,
}

/// How a result that is one page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// For reading in a terminal
    Text,
    /// Everything, for other programs
    Json,
    /// For a pull request or a wiki
    Markdown,
    /// One page to read, print or pass on; nothing in it is fetched from elsewhere
    Html,
}

/// How a listing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Listing {
    /// For people
    Text,
    /// For other programs
    Json,
}

/// Say why a rule is there, and how to mend what it finds
#[derive(Debug, Args)]
#[command(after_long_help = "\
Example:
  faircopy explain description/appearance-as-affiliation

`faircopy rules` lists every rule. Exit status: 0, or 2 when there is no such rule.")]
pub(super) struct Explain {
    /// The rule, as findings name it: group/name
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
}

/// List every rule with its severity
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy rules
  faircopy rules --pack rules/ours --format json")]
pub(super) struct Rules {
    /// How to write the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Listing,
}

/// Hold the gate: check, waivers, sign-off
///
/// A report passes when nothing at the fail level is left that is neither mended nor waived, and what faircopy.toml
/// asks under [gate] holds. Where a report has been signed, the sign-off has to be for this exact text. Files that the
/// configuration does not count as drafts are passed over, also when they are named; so is what .gitignore names, unless
/// git keeps it.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools)] // each is an option that is given or not
#[command(after_long_help = format!("\
Examples:
  faircopy gate
  faircopy gate reports --explain
  faircopy gate --format github .
  faircopy gate --write-baseline faircopy-baseline.json

{EXIT_CODES}"))]
pub(super) struct Gate {
    /// Files or folders
    #[arg(
        value_name = "PATH",
        default_value = ".",
        hide_default_value = true,
        help = "Files or folders [default: the current folder]"
    )]
    pub(super) paths: Vec<PathBuf>,

    /// Say in sentences why each report is held, and what would let it go on
    #[arg(long, conflicts_with = "format")]
    pub(super) explain: bool,

    /// How to write the findings
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = format_parser())]
    pub(super) format: &'static Output,

    /// Write the findings to a file, which is replaced only once all is written. A document (Word, Markdown, text, a
    /// page) that faircopy did not write is not replaced
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Show findings that matter at least this much; those that hold a report, and waived ones, are always shown
    #[arg(long, value_name = "SEVERITY", default_value = "must", value_parser = severity_parser())]
    pub(super) min_severity: Severity,

    /// A baseline: findings it knows are shown as waived and hold nothing
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,

    /// Write what is found as a baseline, and pass; with --baseline, only take out of it what is not found any more
    #[arg(long, value_name = "FILE")]
    pub(super) write_baseline: Option<PathBuf>,

    /// Exit with 0 even when a report is held (not when one could not be read)
    #[arg(long)]
    pub(super) exit_zero: bool,

    /// Order the summary of many reports by rule or by report, and show all of it; without this, the worst of both
    #[arg(long, value_name = "WHAT", value_parser = grouping_parser())]
    pub(super) group_by: Option<Grouping>,

    /// Show every finding in full; without this (or -v), text, Markdown and pages count what repeats within a section
    #[arg(long)]
    pub(super) all: bool,

    /// Show the report's own words, also in formats that end in logs
    #[arg(long, conflicts_with = "redact")]
    pub(super) show_words: bool,

    /// Leave out the report's own words, also in formats that show them
    #[arg(long)]
    pub(super) redact: bool,

    /// How many reports to check at once; by default, as many as the computer has cores
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(super) jobs: Option<u16>,

    /// The day that counts as today, such as 2026-11-22, so that a run can be repeated
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,
}

/// Sign a report: a named person stands behind this exact text
///
/// Checks the report again. Where nothing that would hold it is left, a record is written beside it:
/// REPORT.signoff.json. It holds who signed and when, digests of the file, of its words with their place and of each
/// paragraph, the packs, the counts and the waivers in force, and none of the report's words. Signing again adds to it. A
/// baseline counts for nothing here: whoever signs stands behind all of the report.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Example:
  faircopy signoff reports/harbour-street.docx --by \"C. Evers\" --role supervisor

Exit status:
  0  signed
  1  not signed: something is neither mended nor waived
  2  bad arguments, pack or configuration, or a record that cannot be added to
  3  the report could not be read")]
pub(super) struct Signoff {
    /// The report
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// Who signs
    #[arg(long, value_name = "NAME")]
    pub(super) by: String,

    /// As what: supervisor, practice lead
    #[arg(long, value_name = "ROLE")]
    pub(super) role: String,

    /// What they wish to note; it stands in the record
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,

    /// The day that counts as today, such as 2026-11-22
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,
}

/// Set up a folder of reports: configuration, hooks, a workflow
///
/// Writes faircopy.toml, .pre-commit-config.yaml and .github/workflows/faircopy.yml into the current folder. A file
/// that is already there stays as it is.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy init
  faircopy init --git-hook
  faircopy init --schema > faircopy.schema.json

Exit status: 0, or 2 when something could not be written.")]
pub(super) struct Init {
    /// Print the JSON Schema of faircopy.toml instead, so that an editor can complete it
    #[arg(long, conflicts_with = "git_hook")]
    pub(super) schema: bool,

    /// Write a pre-commit hook of git itself instead: it checks what is staged, and needs nothing but git
    #[arg(long)]
    pub(super) git_hook: bool,
}

/// Lay out a blank report, with every section and statement in place
///
/// What is to be filled in stands in square brackets. The statements are those that the pack asks for, in its own
/// wording. Nothing that is there is written over.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy new draft.md                     a blank assessment in Markdown
  faircopy new docx -o draft.docx           the same for Word
  faircopy new md --kind synopsis           what contributors are given, to the terminal
  faircopy new draft.md --pack school-assessment

Exit status: 0, or 2 when it could not be written.")]
pub(super) struct New {
    /// md or docx, or the name of the file to write
    #[arg(value_name = "md|docx|FILE")]
    pub(super) what: String,

    /// What to lay out
    #[arg(long, value_name = "KIND", default_value = "assessment", value_parser = paper_parser())]
    pub(super) kind: Paper,

    /// Where to write it; without this, Markdown goes to the terminal and Word to KIND.docx
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
}

/// Show findings in an editor while a Markdown draft is written
///
/// A language server: an editor starts it and talks with it over standard input and output, so there is nothing to
/// type. It checks the text as it stands in the editor, saved or not, shows each finding on its words, says why and how to
/// mend it, and offers the suggested wording and the comment that keeps a finding on purpose. It writes no file and
/// sends nothing anywhere.
#[derive(Debug, Args)]
#[command(after_long_help = "\
docs/editors.md says how to set it up in VS Code, Neovim, Helix and others.

Exit status:
  0  the editor took its leave as the protocol asks
  1  it went without
  2  bad arguments, or a bad pack")]
pub(super) struct Lsp {
    /// The day that counts as today, such as 2026-11-22; by default, today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,

    /// Talk over standard input and output, as it does anyway; some editors say so
    #[arg(long, hide = true)]
    pub(super) stdio: bool,
}

/// Work on packs of rules
#[derive(Debug, Subcommand)]
pub(super) enum PackCommand {
    Test(PackTest),
    New(PackNew),
    Show(PackShow),
    /// Print the JSON Schema of a pack's files, so that an editor completes them
    ///
    /// The first line of a file of rules may then be: #:schema ./faircopy-pack.schema.json
    #[command(after_long_help = "\
Example:
  faircopy pack schema > faircopy-pack.schema.json")]
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
pub(super) struct PackTest {
    /// A folder, or the name of a pack that comes with faircopy; by default, every pack that does
    #[arg(value_name = "DIR|NAME")]
    pub(super) pack: Option<String>,
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
pub(super) struct PackNew {
    /// The folder, whose name becomes the pack's: small letters, digits and hyphens
    #[arg(value_name = "FOLDER")]
    pub(super) folder: PathBuf,
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
pub(super) struct PackShow {
    /// A folder, or the name of a pack that comes with faircopy; by default, the pack for peer group assessments
    #[arg(value_name = "DIR|NAME")]
    pub(super) pack: Option<String>,

    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Showing,
}

/// How a pack is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Showing {
    /// Its rules in a list
    Text,
    /// Everything, for other programs
    Json,
    /// Every rule with its reasons and examples, to be read or printed
    Markdown,
}

fn format_parser() -> impl clap::builder::TypedValueParser<Value = &'static Output> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(names).try_map(|name| output(&name).ok_or("no such format"))
}

fn paper_parser() -> impl clap::builder::TypedValueParser<Value = Paper> {
    let names = Paper::ALL.iter().map(|paper| PossibleValue::new(paper.name()));
    PossibleValuesParser::new(names).try_map(|name| Paper::parse(&name).ok_or("no such kind"))
}

/// A day as people are asked for it.
fn day(text: &str) -> Result<Date, &'static str> {
    let is_so_written = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    text.parse().map_err(|_| {
        if is_so_written { "the calendar has no such day" } else { "a day is written 2026-11-22" }
    })
}

fn severity_parser() -> impl clap::builder::TypedValueParser<Value = Severity> {
    let names = Severity::ALL.iter().rev().map(|severity| PossibleValue::new(severity.name()));
    PossibleValuesParser::new(names).try_map(|name| Severity::parse(&name).ok_or("no such severity"))
}

fn step_parser() -> impl clap::builder::TypedValueParser<Value = Step> {
    let names = Step::ALL.iter().map(|step| PossibleValue::new(step.name()));
    PossibleValuesParser::new(names).try_map(|name| Step::parse(&name).ok_or("no such period"))
}

fn grouping_parser() -> impl clap::builder::TypedValueParser<Value = Grouping> {
    let names = Grouping::ALL.iter().map(|grouping| PossibleValue::new(grouping.name()));
    PossibleValuesParser::new(names).try_map(|name| Grouping::parse(&name).ok_or("no such grouping"))
}
