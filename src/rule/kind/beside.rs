//! `beside`: what a file carries with it that the page does not show.

use std::sync::Arc;

use super::{Found, Judge, Raw, View};
use crate::context::identifier;
use crate::dates;
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
                    // A number travels with the file in the reason of a waiver as in any other comment.
                    Carried::Identifiers => {
                        part.remarks(
                            *of,
                            draft,
                            |_, one| !one.is_by_faircopy() && identifies(&one.text),
                            found,
                        );
                    }
                    Carried::Names => {
                        let named = |index, one: &Remark| {
                            !one.is_for_faircopy() && view.aside.is_named_in_remark(index)
                        };
                        part.remarks(*of, draft, named, found);
                    }
                    Carried::StruckIdentifiers => part.struck(*of, draft, |_, text| identifies(text), found),
                    Carried::StruckNames => {
                        part.struck(*of, draft, |index, _| view.aside.is_named_in_struck(index), found);
                    }
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

    /// Each comment that tells something, where it stands itself, else the words it hangs on; what it says stays out of
    /// the finding.
    fn remarks(&self, of: Carried, draft: &Draft, tells: impl Fn(usize, &Remark) -> bool, found: &mut Found) {
        let telling = draft.remarks().iter().enumerate();
        let (placed, hung): (Vec<_>, Vec<_>) = telling
            .filter(|(index, one)| tells(*index, one))
            .partition(|(index, _)| draft.remark_itself(*index).is_some());
        let itself = placed.iter().filter_map(|(index, _)| draft.remark_itself(*index));
        found.findings.extend(itself.map(|at| Raw { anchor: Some(at), ..self.raw(of, 1, None) }));
        let spans: Vec<Option<Span>> = hung.into_iter().map(|(_, remark)| remark.span).collect();
        let placed = || spans.iter().flatten().filter(|span| !span.is_empty());
        if placed().count() < spans.len() {
            found.findings.push(self.raw(of, spans.len() - placed().count(), None));
        }
        found.findings.extend(placed().map(|span| self.raw(of, 1, Some(*span))));
    }

    /// Each paragraph out of which something telling was struck; its own words are not at fault.
    fn struck(&self, of: Carried, draft: &Draft, tells: impl Fn(usize, &str) -> bool, found: &mut Found) {
        let telling = draft.struck().iter().enumerate().filter(|(index, one)| tells(*index, &one.words));
        let mut spans: Vec<Span> = telling.map(|(_, struck)| struck.span).collect();
        spans.sort_unstable();
        spans.dedup();
        let at = |span: Span| Raw { anchor: Some(span), ..self.raw(of, 1, None) };
        found.findings.extend(spans.into_iter().map(at));
    }

    fn raw(&self, of: Carried, number: usize, span: Option<Span>) -> Raw {
        Raw {
            span,
            anchor: None,
            severity: self.severity,
            message: self
                .message
                .replace("{number}", &number.to_string())
                .replace("{carried}", &of.counted(number)),
            firm: false,
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

/// Whether a text holds something by which a real person could be found.
fn identifies(text: &str) -> bool {
    identifier::find(text, &dates::find(text)).iter().any(|found| found.certain)
}
