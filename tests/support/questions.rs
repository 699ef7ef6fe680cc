//! The questions that the reports' labels answer, and what an answer of the checklist is worth.

#![allow(dead_code)] // each of its users asks for a part

/// The key in the labels, and the item of the checklist.
pub(crate) const QUESTIONS: [(&str, &str); 12] = [
    ("purpose_statement", "sharing/purpose"),
    ("safeguarding_only_sharing_statement", "sharing/safeguarding-only"),
    ("need_to_know_or_audience", "sharing/audience"),
    ("storage_or_retention", "sharing/storage"),
    ("contributor_sharing_plan", "sharing/contributors"),
    ("snapshot_caveat", "dating/snapshot"),
    ("review_date", "dating/review-date"),
    ("assessment_date_or_period", "dating/report-date"),
    ("scope_definition", "scope/definition"),
    ("young_person_voice", "voice/heard"),
    ("strengths", "strengths/present"),
    ("smart_actions", "actions/smart"),
];

/// The status that a label stands for.
pub(crate) fn status(value: &str) -> &str {
    match value {
        "present" => "met",
        "absent" => "missing",
        "absent-but-honestly-explained" => "explained",
        other => other,
    }
}

/// A whole point for the right status, half for `weak` in the place of another or another in its place.
pub(crate) fn points(wanted: &str, got: &str) -> f64 {
    if wanted == got {
        1.0
    } else if wanted == "weak" || got == "weak" {
        0.5
    } else {
        0.0
    }
}
