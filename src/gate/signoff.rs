//! Signing: what goes into the record.

use jiff::civil::Date;

use super::Policy;
use super::print::{Form, TextPrint, salted};
use super::record::{Counts, Entry, Flaw, Record, SignedPack, SignedWaiver};
use super::settled;
use crate::check::Checked;
use crate::draft::Draft;
use crate::excerpt::fold;
use crate::finding::{Finding, Severity};
use crate::pack::{Pack, PackLabel};

/// A sign-off as it is given.
#[derive(Debug)]
pub struct Signature<'a> {
    /// Who signs.
    pub by: &'a str,
    /// As what.
    pub role: &'a str,
    /// What they wish to note.
    pub note: Option<&'a str>,
    /// When, in UTC: `2026-11-22T10:15:00Z`.
    pub time: String,
    /// The day that counts as today.
    pub today: Date,
    /// The digest of the file.
    pub file: String,
    /// The draft.
    pub draft: &'a Draft,
    /// What the check gave, waivers settled.
    pub checked: &'a Checked,
    /// The rules it was checked with, as they are settled.
    pub pack: &'a Pack,
    /// The packs they came from.
    pub packs: &'a [PackLabel],
    /// What the gate asks.
    pub policy: Policy,
}

/// Why a record that is there cannot be added to.
pub fn refusal(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Edited => {
            "the record of sign-offs beside the report is not as faircopy wrote it, so nothing can be \
                         added to it. Put it back from its history, or move it away and sign anew"
                .to_owned()
        }
        Flaw::Newer(schema) => format!(
            "the record of sign-offs beside the report is in the form {schema}, which a newer faircopy wrote. Use that \
             version to sign"
        ),
    }
}

/// The record with one sign-off more. Nothing that holds the report may be open: that is for the caller to see to,
/// who can show it.
pub fn sign(record: Option<Record>, signature: &Signature<'_>) -> Record {
    let print = TextPrint::of(signature.draft, &signature.checked.masks, Form::Places);
    let findings = &signature.checked.findings;
    let fail_on = signature.policy.fail_on;
    let holding = signature.pack.rules.iter().filter(|rule| rule.gravest() >= fail_on);
    let waivers = findings.iter().filter_map(|finding| waiver(finding, &print.text)).collect();
    let entry = Entry {
        form: None,
        by: fold(signature.by),
        role: fold(signature.role),
        note: signature.note.map(fold).filter(|note| !note.is_empty()),
        time: signature.time.clone(),
        as_of: signature.today.to_string(),
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        file: signature.file.clone(),
        text: print.text,
        blocks: print.blocks,
        packs: signature.packs.iter().map(SignedPack::from).collect(),
        holding: holding.map(|rule| rule.id.to_string()).collect(),
        rules: Some(settled::digest_of(signature.pack)),
        counts: counts(findings),
        waivers,
        previous: None,
        seal: String::new(),
    };
    Record::with(record, entry)
}

fn counts(findings: &[Finding]) -> Counts {
    let open = |severity| {
        findings.iter().filter(|finding| finding.waived.is_none() && finding.severity == severity).count()
    };
    Counts {
        must: open(Severity::Must),
        should: open(Severity::Should),
        consider: open(Severity::Consider),
        waived: findings.iter().filter(|finding| finding.waived.is_some()).count(),
    }
}

fn waiver(finding: &Finding, salt: &str) -> Option<SignedWaiver> {
    let waived = finding.waived.as_ref()?;
    Some(SignedWaiver {
        rule: finding.rule.to_string(),
        fingerprint: finding.fingerprint.clone(),
        by: waived.by.clone(),
        until: waived.until.clone(),
        reason: Some(salted(salt, &waived.reason)),
    })
}
