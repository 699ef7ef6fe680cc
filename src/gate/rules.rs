//! The gate's own rules: about the report's standing, not its words. They belong to no pack.

use crate::finding::Severity;
use crate::waive::{OWN_RULES, OwnRule};

pub(super) const MISSING: OwnRule = OwnRule {
    id: "gate/signoff-missing",
    title: "No sign-off",
    severity: Severity::Must,
    why: "The gate asks that a named person has read this exact text and stands behind it.",
    instead: "When the report is ready: faircopy signoff REPORT --by NAME --role ROLE.",
};

pub(super) const OTHER_TEXT: OwnRule = OwnRule {
    id: "gate/signoff-other-text",
    title: "Signed for another text",
    severity: Severity::Must,
    why: "Whoever signed has not seen these words.",
    instead: "Ask them to read what has changed and sign again, or put the text back.",
};

pub(super) const STRICTER: OwnRule = OwnRule {
    id: "gate/signoff-stricter-rules",
    title: "Signed under rules that have become stricter",
    severity: Severity::Must,
    why: "What holds the report now was not asked of whoever signed it.",
    instead: "Mend or waive what is found, and have the report signed again.",
};

pub(super) const PACK_EDITED: OwnRule = OwnRule {
    id: "gate/signoff-pack-edited",
    title: "The pack was edited after the sign-off",
    severity: Severity::Must,
    why: "The record names a pack by its version, and that version is not what it was.",
    instead: "Give the changed pack a new version, and have the report signed again.",
};

pub(super) const OTHER_WAIVERS: OwnRule = OwnRule {
    id: "gate/signoff-other-waivers",
    title: "A waiver is not as it was signed",
    severity: Severity::Must,
    why: "Whoever signed did not know of it, or not so, and may not agree.",
    instead: "Have the report signed again, with the waiver in force.",
};

pub(super) const EDITED: OwnRule = OwnRule {
    id: "gate/signoff-edited",
    title: "The record of sign-offs was edited",
    severity: Severity::Must,
    why: "A record that was changed by hand proves nothing.",
    instead: "Put it back as it was from its history; where that cannot be done, move it away and sign again.",
};

pub(super) const NEWER: OwnRule = OwnRule {
    id: "gate/signoff-newer",
    title: "The record of sign-offs is from a newer faircopy",
    severity: Severity::Must,
    why: "This version does not know what such a record says, and does not guess.",
    instead: "Use the version of faircopy that wrote it, or a later one.",
};

pub(super) const OLDER: OwnRule = OwnRule {
    id: "gate/signoff-older-form",
    title: "Signed with an earlier faircopy",
    severity: Severity::Consider,
    why: "At that time only the words were signed: not the cell of a table they stand in, ticks, what is struck \
          through or quoted, nor the reasons of waivers.",
    instead: "Have the report signed again, and these are part of it.",
};

pub(super) const REMOVED: OwnRule = OwnRule {
    id: "gate/signoff-removed",
    title: "The record of sign-offs was taken out",
    severity: Severity::Must,
    why: "The report was signed, and without its record nobody can see whether these are the words that were.",
    instead: "Put the record back from its history and, where the text has changed since, have it signed again.",
};

pub(super) const RENAMED: OwnRule = OwnRule {
    id: "gate/signoff-under-another-name",
    title: "The sign-off stands under another name",
    severity: Severity::Must,
    why: "A record is found by the name of its report: under a new name the report counts as never signed.",
    instead: "Give the record the report's new name, and have the report signed again where it has changed.",
};

pub(super) const OTHER_RULES: OwnRule = OwnRule {
    id: "gate/signoff-other-rules",
    title: "Signed under other rules",
    severity: Severity::Consider,
    why: "What the record says was asked of the report is not what is asked of it now.",
    instead: "See that the change is meant; signing again puts today's rules into the record.",
};

pub(super) const OTHER_FILE: OwnRule = OwnRule {
    id: "gate/signoff-other-file",
    title: "The file has changed, its words have not",
    severity: Severity::Consider,
    why: "A word processor that saves a file anew changes it so. But pictures and links are not read, and they may be \
          others than those that were seen.",
    instead: "Look at its pictures and links; signing again puts the file as it is now into the record.",
};

pub(super) const WAIVED_SINCE: OwnRule = OwnRule {
    id: "gate/signoff-waived-since",
    title: "Something was waived after the sign-off",
    severity: Severity::Consider,
    why: "Whoever signed saw it open, or for another reason.",
    instead: "Have the report signed again, with the waiver in force.",
};

pub(super) const OVERDUE: OwnRule = OwnRule {
    id: "gate/review-overdue",
    title: "The review date has passed",
    severity: Severity::Should,
    why: "The report says it would be looked at again by now; until then it is quoted as if it were current.",
    instead: "Review it and give the next date, or say where it has been replaced.",
};

pub(crate) const UNREAD: OwnRule = OwnRule {
    id: "gate/unread-part",
    title: "A part could not be read",
    severity: Severity::Must,
    why: "Nobody has checked what stands in it.",
    instead: "Put its words into the report as text, or take it out.",
};

/// A draft that could not be read at all, where a report of findings has no other place for it.
pub(crate) const UNREADABLE: OwnRule = OwnRule {
    id: "gate/unreadable",
    title: "A draft that could not be read",
    severity: Severity::Must,
    why: "Nobody has checked any of it.",
    instead: "Do what the message says, and check it again.",
};

pub(crate) const TOO_MANY: OwnRule = OwnRule {
    id: "gate/too-many-should",
    title: "More left to reconsider than the gate lets through",
    severity: Severity::Must,
    why: "Each may be accepted; so many together mean the report has not been gone through.",
    instead: "Mend what can be mended, and have the rest waived with a reason.",
};

const GATE: &[OwnRule] = &[
    MISSING,
    OTHER_TEXT,
    STRICTER,
    PACK_EDITED,
    OTHER_WAIVERS,
    WAIVED_SINCE,
    REMOVED,
    RENAMED,
    EDITED,
    NEWER,
    OLDER,
    OTHER_RULES,
    OTHER_FILE,
    OVERDUE,
    UNREAD,
    UNREADABLE,
    TOO_MANY,
];

/// Every rule of the gate's own, those about waivers first.
pub fn own_rules() -> impl Iterator<Item = &'static OwnRule> {
    OWN_RULES.iter().chain(GATE)
}

/// The rule of an id.
pub fn own_rule(id: &str) -> Option<&'static OwnRule> {
    own_rules().find(|rule| rule.id == id)
}
