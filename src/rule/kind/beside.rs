//! `beside`: what a file carries with it that the page does not show.

use std::sync::Arc;

use super::{Found, Judge, Raw, View};
use crate::context::identifier;
use crate::draft::{Draft, Held, Remark};
use crate::finding::Severity;
use crate::rule::{Beside, Carried, Rule};
use crate::text::Span;

#[derive(Debug)]
pub(super) struct BesideJudge {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    of: Vec<Carried>,
    severity: Severity,
    message: String,
}

impl BesideJudge {
    pub(super) fn new(rule: &Rule, parts: &[Beside]) -> Self {
        let parts = parts
            .iter()
            .map(|part| Part {
                of: part.of.clone(),
                severity: part.severity.unwrap_or(rule.severity),
                message: part.message.clone().unwrap_or_else(|| rule.message.clone()),
            })
            .collect();
        Self { parts }
    }
}

impl Judge for BesideJudge {
    fn judge(&self, view: View<'_>, found: &mut Found) {
        let draft = view.context.draft;
        for part in &self.parts {
            for of in &part.of {
                match of {
                    Carried::Comments => part.tell(*of, remarks(draft).count(), found),
                    Carried::Deletions => part.tell(*of, held(draft, Held::Deletions), found),
                    Carried::HiddenText => part.tell(*of, held(draft, Held::HiddenText), found),
                    Carried::Identifiers => part.point(*of, draft, found),
                }
            }
        }
    }
}

impl Part {
    /// One finding about the whole file, however many there are.
    fn tell(&self, of: Carried, number: usize, found: &mut Found) {
        if number > 0 {
            found.findings.push(self.raw(of, number, None));
        }
    }

    /// The words that each such comment hangs on; what it says stays out of the finding.
    fn point(&self, of: Carried, draft: &Draft, found: &mut Found) {
        let telling: Vec<&Remark> = remarks(draft).filter(|remark| names_someone(&remark.text)).collect();
        let placed: Vec<Span> =
            telling.iter().filter_map(|remark| remark.span).filter(|span| !span.is_empty()).collect();
        if placed.len() < telling.len() {
            found.findings.push(self.raw(of, telling.len() - placed.len(), None));
        }
        found.findings.extend(placed.into_iter().map(|span| self.raw(of, 1, Some(span))));
    }

    fn raw(&self, of: Carried, number: usize, span: Option<Span>) -> Raw {
        Raw {
            span,
            anchor: None,
            severity: self.severity,
            message: self.message.replace("{number}", &number.to_string()),
            suggestions: Vec::new(),
            key: span.is_none().then(|| Arc::from(of.name())),
        }
    }
}

fn remarks(draft: &Draft) -> impl Iterator<Item = &Remark> {
    draft.remarks().iter().filter(|remark| !remark.is_for_faircopy())
}

fn held(draft: &Draft, what: Held) -> usize {
    draft.gaps().iter().filter(|gap| gap.held == Some(what)).map(|gap| gap.number).sum()
}

fn names_someone(text: &str) -> bool {
    identifier::find(text, &[]).iter().any(|found| found.certain)
}
