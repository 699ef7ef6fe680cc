//! What the bank is held to: how much is found at least, and how much is raised at most.
//!
//! Floors stand a little under what is reached, and ceilings a tenth over it.

use faircopy::finding::Severity;

use crate::bank::Form;

/// At least this share found, in hundredths, and at most this share of near misses raised, in thousandths, by form and
/// area.
pub(crate) type Floor = (Form, &'static str, u32, u32);

/// Of the bank.
pub(crate) const FLOORS: &[Floor] = &[
    (Form::Case, "identifier", 97, 30),
    (Form::Case, "jargon", 97, 30),
    (Form::Case, "labels", 82, 70),
    (Form::Case, "physical-description", 78, 56),
    (Form::Case, "scope-drift", 92, 33),
    (Form::Case, "unattributed-opinion", 97, 30),
    (Form::Case, "undated-finding", 95, 23),
    (Form::Case, "vague-action", 97, 70),
    (Form::Line, "labels", 62, 48),
    (Form::Line, "physical-description", 73, 22),
    (Form::Passage, "labels", 82, 52),
    (Form::Passage, "physical-description", 91, 23),
    (Form::Passage, "scope-drift", 91, 22),
    (Form::Passage, "unattributed-opinion", 93, 2),
    (Form::Passage, "undated-finding", 85, 41),
    (Form::Report, "identifier", 86, 27),
    (Form::Report, "jargon", 86, 63),
    (Form::Report, "labels", 82, 35),
    (Form::Report, "physical-description", 90, 20),
    (Form::Report, "scope-drift", 94, 28),
    (Form::Report, "unattributed-opinion", 95, 12),
    (Form::Report, "undated-finding", 83, 32),
    (Form::Report, "vague-action", 93, 13),
];
/// What the checklist of the reports says rightly, at least, in hundredths; half a point beside `weak`.
pub(crate) const CHECKLIST: u32 = 93;

/// Of the reports that are kept apart: so low that only what is broken falls under them, and that nobody is led to look.
pub(crate) const APART: &[Floor] = &[
    (Form::Report, "identifier", 60, 150),
    (Form::Report, "jargon", 50, 250),
    (Form::Report, "labels", 55, 150),
    (Form::Report, "physical-description", 65, 150),
    (Form::Report, "scope-drift", 60, 200),
    (Form::Report, "unattributed-opinion", 60, 150),
    (Form::Report, "undated-finding", 45, 150),
    (Form::Report, "vague-action", 70, 150),
];
/// Of their checklists.
pub(crate) const APART_CHECKLIST: u32 = 78;

/// Findings on words without a mark, at most, in 1,000 words, by form and group of rules. Lines and passages bear every
/// mark of wording, so what draws a finding there is right as it is.
pub(crate) const UNMARKED: &[(Form, &str, f64)] = &[
    (Form::Line, "description", 0.34),
    (Form::Line, "language", 1.43),
    (Form::Passage, "actions", 2.02),
    (Form::Passage, "checklist", 1.84),
    (Form::Passage, "clarity", 0.58),
    (Form::Passage, "dating", 3.21),
    (Form::Passage, "description", 0.25),
    (Form::Passage, "evidence", 0.38),
    (Form::Passage, "language", 0.94),
    (Form::Passage, "privacy", 0.50),
    (Form::Passage, "scope", 1.02),
    (Form::Passage, "sharing", 0.38),
    (Form::Passage, "strengths", 0.09),
    (Form::Passage, "voice", 0.08),
    (Form::Report, "actions", 0.14),
    (Form::Report, "checklist", 0.50),
    (Form::Report, "clarity", 0.96),
    (Form::Report, "dating", 1.37),
    (Form::Report, "description", 0.10),
    (Form::Report, "evidence", 0.35),
    (Form::Report, "language", 0.61),
    (Form::Report, "privacy", 0.12),
    (Form::Report, "scope", 0.45),
    (Form::Report, "sharing", 1.22),
    (Form::Report, "strengths", 0.24),
    (Form::Report, "voice", 0.03),
];

/// Findings on the excellent reports of the bank, at most. Their writers put a row like "Keep an eye on the quarry | All |
/// ongoing" into the plans of ten of them, which holds a report.
pub(crate) const EXCELLENT: &[(Severity, u32)] =
    &[(Severity::Consider, 168), (Severity::Should, 159), (Severity::Must, 15)];
