//! What stands on a blank paper besides the statements that a pack asks for: sections, prompts and the rows of tables.

mod prompts;

use crate::role::Role;
pub(crate) use prompts::Prompts;

/// A section: the role of what belongs there, its heading, what to write, and a table to fill.
pub(crate) struct Section {
    pub(crate) role: Role,
    pub(crate) heading: &'static str,
    pub(crate) prompt: &'static str,
    pub(crate) table: Option<(&'static [&'static str], &'static [&'static [&'static str]])>,
}

const fn section(role: Role, heading: &'static str, prompt: &'static str) -> Section {
    Section { role, heading, prompt, table: None }
}

/// What a blank report opens with.
pub(crate) const INTRODUCTION: &str =
    "Fill in what stands in square brackets, and take the brackets and these prompts out.";

/// What stands before wording that answers a question.
pub(crate) const FOR_EXAMPLE: &str = "For example:";

/// What stands before wording for what was not done.
pub(crate) const INSTEAD: &str = "Where that could not be done, say so instead:";

/// The rows of the scope; faircopy reads them, so that they are both told and declared.
pub(crate) const AGREED: &[&[&str]] = &[
    &["Group", "[what it is called here, how many, their ages]"],
    &["Members", "[labels, never names]"],
    &["Who is out", "[who is only mentioned where it bears on safety]"],
    &["Places", "[which, and online]"],
    &["Period covered", "[from day month year to day month year]"],
    &["Report date", "[day month year]"],
    &["Review date", "[day month year]"],
    &["Contributors", "[who took part]"],
];

/// Those of them that only an assessment of a group has.
pub(crate) const OF_A_GROUP: [&str; 3] = ["Group", "Members", "Who is out"];

pub(crate) const ASSESSMENT: &[Section] = &[
    section(Role::Purpose, "Purpose", "Who asked for this, when, and after what."),
    Section {
        table: Some((&["Item", "What was agreed"], AGREED)),
        ..section(Role::Scope, "Scope of this assessment", "What it covers, and what it leaves out.")
    },
    section(
        Role::Method,
        "How this was done",
        "Who wrote it and who supervised; who took part; who could not, and why; on which dates you spoke to whom.",
    ),
    section(
        Role::Sharing,
        "Sharing and storage",
        "Who may read it, for what, where it is kept and how long.",
    ),
    section(
        Role::Voice,
        "What the young people told us",
        "Who approached them and why that person; what they said, in their own words, with label and date.",
    ),
    section(Role::Strengths, "Strengths of the group", "What they give each other, and whom they trust."),
    Section {
        table: Some((
            &["Date", "What happened", "Sources"],
            &[&[
                "[day month year]",
                "[what happened, to whom, and what it means for the group]",
                "[who says so]",
            ]],
        )),
        ..section(Role::Findings, "Findings", "Each with its date and its source.")
    },
    section(Role::Analysis, "What we make of it", "What explains the harm: places, adults, services, needs."),
    Section {
        table: Some((
            &["What will change", "Who", "By when", "How we will know"],
            &[&[
                "[a change in a place, a service, or what adults do]",
                "[role]",
                "[day month year]",
                "[what will be seen]",
            ]],
        )),
        ..section(Role::Actions, "Plan", "What changes around the group, not only in it.")
    },
    section(Role::Review, "Review and limits", "When it is looked at again, and what it cannot say."),
];

pub(crate) const SYNOPSIS: &[Section] = &[
    section(Role::Purpose, "Why this was done", "Two sentences: who asked, and for whose safety."),
    section(Role::Method, "What we did", "Who took part, and when. Thank them."),
    section(
        Role::Findings,
        "What we found",
        "Three to five findings about places, services and what the group told \
        us, with dates. Nothing about one young person.",
    ),
    section(
        Role::Actions,
        "What will change",
        "Who does what by when, and what contributors are asked to do.",
    ),
    section(Role::Sharing, "What this may be used for", "Who may read this synopsis, and for what."),
    section(Role::Review, "How long this holds", "The time it describes, and when it is looked at again."),
];
