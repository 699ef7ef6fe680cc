//! The one table from what went wrong to the exit status and the sentence that says what to do.

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use crate::checklist::ChecklistError;
use crate::pack::meant;
use crate::read::ReadError;
use crate::word::AnnotateError;

/// How a run ends, from best to worst: where several hold, the worst is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// Passed.
    Pass,
    /// Something unresolved holds a draft.
    Held,
    /// A draft could not be read.
    Unread,
    /// Bad arguments, pack or configuration, or nothing to check.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Pass => 0,
            Exit::Held => 1,
            Exit::Usage => 2,
            Exit::Unread => 3,
        })
    }
}

/// Why a run, or a draft, could not go on: what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// No draft among what was named.
    #[error(
        "nothing to check in {0}: faircopy reads Word (.docx), Markdown (.md) and plain text (.txt). Name a file, \
         or use -v to see what was skipped"
    )]
    NothingToCheck(String),
    /// All that was named is left out.
    #[error(
        "nothing that was named is a draft to check, so nothing was checked. Where one of them is a report, let `include` in \
         faircopy.toml name it"
    )]
    AllLeftOut,
    /// Options that do not go together.
    #[error("{0}")]
    Options(&'static str),
    /// A rule nobody knows.
    #[error("there is no rule called {name}. {}", offer(.nearest, "`faircopy rules` lists them all"))]
    UnknownRule {
        /// As given.
        name: String,
        /// Those that are spelt most like it.
        nearest: Vec<String>,
    },
    /// A pack nobody knows.
    #[error(
        "there is no pack called {name}, and no folder of that name. Those that come with faircopy: {}. Or name a \
         folder with a pack.toml in it",
        known.join(", ")
    )]
    UnknownPack {
        /// As given.
        name: String,
        /// Those that come with faircopy.
        known: Vec<String>,
    },
    /// Packs without a rule.
    #[error(
        "{0} has no rule, so nothing would be found in any draft. A pack that adds words or settings to one that comes \
         with faircopy says so in its pack.toml: extends = [\"peer-group-assessment\"]"
    )]
    NoRules(String),
    /// A pack that is not right.
    #[error("the pack {name} cannot be used as it stands.\n\n{faults}")]
    Pack {
        /// Its name or folder.
        name: String,
        /// What is wrong with it, drawn with the lines.
        faults: String,
    },
    /// A file of a pack that could not be read.
    #[error("the pack {name} could not be read: {}{}", at(.place), why(.error))]
    PackFile {
        /// Its folder.
        name: String,
        /// The file, and its line where that is known; empty: the folder itself.
        place: String,
        /// Why.
        error: io::Error,
    },
    /// A configuration that is not there.
    #[error(
        "there is no configuration {0}. Check the spelling, or leave out --config: faircopy.toml is found by itself"
    )]
    NoConfig(String),
    /// Configurations that are not right.
    #[error("the configuration cannot be used as it stands.\n\n{0}")]
    Config(String),
    /// A baseline that cannot be used.
    #[error("the baseline {path} cannot be used: {reason}")]
    Baseline {
        /// Where.
        path: String,
        /// Why, and what to do.
        reason: String,
    },
    /// A report that cannot be signed.
    #[error("{0}")]
    NotSigned(String),
    /// A record of sign-offs that the system would not give.
    #[error("its record of sign-offs could not be opened: {}", why(.0))]
    Record(io::Error),
    /// A folder where the record of sign-offs should be.
    #[error("{0} should be its record of sign-offs and is a folder. Move it away, or give it another name")]
    RecordIsFolder(String),
    /// A hook that is already there.
    #[error(
        "{0} is there already, and not written by faircopy; it stays as it is. To have both, add a line to it that runs \
         `faircopy gate`, or move it away and try again"
    )]
    HookIsThere(String),
    /// No repository to put a hook in.
    #[error("this folder is in no git repository, so there is nowhere to put the hook. Run `git init` first")]
    NoRepository,
    /// Something is there already.
    #[error("{0} is there already, and stays as it is. Choose another name, or move it away first")]
    IsThere(String),
    /// A pack that asks for no statement.
    #[error("the pack {0} asks for no statement, so there is no report to lay out. Name another with --pack")]
    NothingToLayOut(String),
    /// A folder whose name no pack can have.
    #[error(
        "{0} cannot become a pack: its name becomes the pack's, which is made of small letters, digits and hyphens. \
         Choose one such as rules/our-team"
    )]
    PackName(String),
    /// A blank report asked for as something it is not written as.
    #[error(
        "a blank report is written as Markdown or as Word, and {0} says neither. Give it a name that ends in .md or .docx"
    )]
    BlankKind(String),
    /// Output that would overwrite a draft.
    #[error(
        "{0} is the draft itself, and faircopy never writes over a draft. Choose another name for --output"
    )]
    OutputIsInput(String),
    /// Output that could not be written.
    #[error("{path} could not be written: {}", why_unwritten(.error))]
    Output {
        /// Where.
        path: String,
        /// Why.
        error: io::Error,
    },
    /// The threads could not be started.
    #[error("the computer would not start {jobs} threads. Try --jobs 1")]
    Threads {
        /// How many.
        jobs: u16,
    },
    /// No such file.
    #[error("there is no such file. Check the spelling; a name with spaces needs quotation marks around it")]
    Missing,
    /// A folder where a draft was wanted.
    #[error("this is a folder. Name one file in it")]
    Folder,
    /// Not a file: a device, a pipe.
    #[error("this is not an ordinary file. Save the report as a file and name that")]
    NotAFile,
    /// A kind of file faircopy does not read.
    #[error("faircopy reads Word (.docx), Markdown (.md) and plain text (.txt), not this kind of file. {0}")]
    Kind(&'static str),
    /// A file the system would not give.
    #[error("the file could not be opened: {}", why(.0))]
    Unreadable(io::Error),
    /// A link to nowhere.
    #[error("this is a link to a file that is not there. Remove the link, or put the file back")]
    DanglingLink,
    /// A folder the system would not list.
    #[error("the folder could not be listed: {}", why(.0))]
    Unlisted(io::Error),
    /// A page asked for as something it is not written as.
    #[error(
        "{0} does not say how it is to be written. Give it a name that ends in .txt, .json, .md or .html, or say \
         --format"
    )]
    FormKind(String),
    /// Findings asked for as something they are not written as.
    #[error(
        "{0} does not say how the findings are to be written. Give it a name that ends in .txt, .md, .html or .json, or \
         say --format; they are not written as Word files: `faircopy annotate` puts them into a copy of the draft"
    )]
    FindingsKind(String),
    /// No report to look through.
    #[error(
        "there is no report to look through in {0}: faircopy reads Word (.docx), Markdown (.md) and plain text (.txt). \
         Name a folder of other reports, or use -v to see what was skipped"
    )]
    NothingAgainst(String),
    /// A checklist asked for as something it is not written as.
    #[error("{0} does not say what the checklist is to be. Give it a name that ends in .docx, .html or .md")]
    ChecklistKind(String),
    /// An annotated copy asked for as something it is not written as.
    #[error("{0} does not say that the copy is a Word document. Give it a name that ends in .docx")]
    CopyKind(String),
    /// Output that would replace what somebody wrote.
    #[error(
        "{0} is there already, and is not known for something faircopy wrote, so it stays as it is. Choose another name, \
         or move it away first"
    )]
    NotOurs(String),
    /// A blank report asked for as one thing, into a file that is named as another.
    #[error(
        "{file} is not named as what {asked} gives. Name it .{asked}, or ask for the other: faircopy new {file}"
    )]
    OtherBlank {
        /// What was asked for.
        asked: String,
        /// The file.
        file: String,
    },
    /// A folder whose name a pack that comes with faircopy has.
    #[error(
        "{0} cannot become a pack: a pack that comes with faircopy has that name, and would be used in its place. Choose \
         another such as rules/our-team"
    )]
    PackNameTaken(String),
    /// A checklist that could not be put together.
    #[error(transparent)]
    Checklist(#[from] ChecklistError),
    /// A draft that cannot hold Word comments.
    #[error(
        "comments can only be written into a Word file (.docx), and this is {0}. `faircopy check` shows the same \
         findings with their places"
    )]
    NotWord(&'static str),
    /// No rule belongs to this group.
    #[error("there is no group of rules called {name}. {}", offer(.nearest, &format!("There are {}", .known.join(", "))))]
    UnknownGroup {
        /// As given.
        name: String,
        /// Those that are spelt most like it.
        nearest: Vec<String>,
        /// All of them.
        known: Vec<String>,
    },
    /// An annotated copy that could not be made.
    #[error(transparent)]
    Annotate(#[from] AnnotateError),
    /// A draft that could not be read.
    #[error(transparent)]
    Draft(#[from] ReadError),
    /// A fault of faircopy's own.
    #[error(
        "faircopy stumbled over this draft; the fault is ours, not the report's. Please tell us what the draft \
         holds that is unusual, without sending it"
    )]
    Fault,
}

impl Failure {
    /// The exit status it leads to.
    pub(super) const fn exit(&self) -> Exit {
        match self {
            Self::NothingToCheck(_)
            | Self::AllLeftOut
            | Self::Options(_)
            | Self::UnknownRule { .. }
            | Self::UnknownGroup { .. }
            | Self::NotWord(_)
            | Self::ChecklistKind(_)
            | Self::FormKind(_)
            | Self::FindingsKind(_)
            | Self::NothingAgainst(_)
            | Self::Checklist(_)
            | Self::UnknownPack { .. }
            | Self::NoRules(_)
            | Self::Pack { .. }
            | Self::PackFile { .. }
            | Self::NoConfig(_)
            | Self::Config(_)
            | Self::Baseline { .. }
            | Self::NotSigned(_)
            | Self::HookIsThere(_)
            | Self::NoRepository
            | Self::OutputIsInput(_)
            | Self::IsThere(_)
            | Self::PackName(_)
            | Self::PackNameTaken(_)
            | Self::CopyKind(_)
            | Self::NotOurs(_)
            | Self::NothingToLayOut(_)
            | Self::BlankKind(_)
            | Self::OtherBlank { .. }
            | Self::Output { .. }
            | Self::Threads { .. } => Exit::Usage,
            Self::Missing
            | Self::Folder
            | Self::NotAFile
            | Self::Kind(_)
            | Self::Unreadable(_)
            | Self::DanglingLink
            | Self::Unlisted(_)
            | Self::Record(_)
            | Self::RecordIsFolder(_)
            | Self::Draft(_)
            | Self::Annotate(_)
            | Self::Fault => Exit::Unread,
        }
    }
}

/// What the system said, and what to do about it, without the names of temporary files.
pub(super) fn why(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => {
            "the folder it should stand in is not there. Make it, or check the spelling".into()
        }
        ErrorKind::IsADirectory => "it is a folder. Name a file in it".into(),
        ErrorKind::PermissionDenied => {
            "the system does not allow it. Ask for access, or copy it elsewhere".into()
        }
        ErrorKind::InvalidData => "it is not UTF-8 text. Save it again as UTF-8".into(),
        ErrorKind::StorageFull => "there is no room left. Free some and try again".into(),
        // The library has no stable name for it yet.
        kind if kind.to_string().starts_with("filesystem loop") => {
            "it is a link that leads round in a circle. Remove the link, or name the file itself".into()
        }
        kind => format!("{kind}. Try again; where that does not help, ask whoever looks after the computer"),
    }
}

/// The same where something was to be written.
fn why_unwritten(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => {
            "the system does not allow it. Name a file in a folder that you may write in".into()
        }
        _ => why(error),
    }
}

/// What goes before the reason where a place is known.
fn at(place: &str) -> String {
    if place.is_empty() { String::new() } else { format!("{place}: ") }
}

fn offer(names: &[String], otherwise: &str) -> String {
    meant(names).map_or_else(|| otherwise.to_owned(), |question| format!("{question} {otherwise}"))
}
