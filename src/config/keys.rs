//! Every key of `faircopy.toml`, once: the reader takes these, the schema lists them.

/// The name of the file.
pub const FILE: &str = "faircopy.toml";

use crate::pack::shape::{Key, Shape, key, required};

/// The keys of the file.
pub(super) const FILE_KEYS: &[Key] = &[
    key(
        "packs",
        Shape::Texts,
        "Packs of rules by name or folder (relative to this file); later ones refine earlier ones",
    ),
    key("include", Shape::Texts, "Only files that one of these patterns holds are drafts"),
    key("exclude", Shape::Texts, "Files that one of these patterns holds are no drafts"),
    key(
        "rules",
        Shape::Defined("rules"),
        "Severities and limits of rules: a rule's id, or group/* for all of a group",
    ),
    key("override", Shape::Tables(OVERRIDE), "What holds for some paths only; later ones win"),
    key("gate", Shape::Table(GATE), "What `faircopy gate` asks"),
    key("waiver", Shape::Tables(WAIVER), "Findings that a named person has accepted for a stated reason"),
];

/// The keys of an `[[override]]`.
pub(super) const OVERRIDE: &[Key] = &[
    required("paths", Shape::Texts, "The reports it is about"),
    key("packs", Shape::Texts, "Packs in the place of the file's"),
    key("rules", Shape::Defined("rules"), "Severities and limits of rules"),
    key("gate", Shape::Table(GATE), "What `faircopy gate` asks of these"),
];

/// The keys of `[gate]`.
pub(super) const GATE: &[Key] = &[
    key("fail-on", Shape::Severity, "The lowest unresolved severity that holds a report; must by default"),
    key("max-should", Shape::Count(0), "How many unresolved findings of severity should are let through"),
    key("require-signoff", Shape::Truth, "Whether a named person must have signed this exact text"),
    key(
        "review-overdue",
        Shape::SeverityOrOff,
        "What it counts as when the report's own review date has passed; should by default",
    ),
    key("baseline", Shape::Text, "The baseline, relative to this file: findings it knows hold nothing"),
    key("unread", Shape::SeverityOrOff, "What a part that could not be read counts as; off by default"),
];

/// The keys of a `[[waiver]]`.
pub(super) const WAIVER: &[Key] = &[
    required("path", Shape::Text, "The report, relative to this file"),
    required("rule", Shape::Text, "The rule, as the finding names it"),
    key(
        "excerpt",
        Shape::Text,
        "The words of the finding, or some of them; not needed where something is missing",
    ),
    key("fingerprint", Shape::Text, "The finding's fingerprint, in place of an excerpt"),
    required("reason", Shape::Text, "Why it is accepted"),
    required("by", Shape::Text, "Who accepts it"),
    required("until", Shape::Day, "The last day it counts"),
];
