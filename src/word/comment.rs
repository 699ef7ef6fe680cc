//! What a comment in Word says about a finding.

use crate::draft::{COMMENTER, Draft};
use crate::finding::{Finding, is_of_the_gate};
use crate::render::{NOT_APPROVAL, markup, place, words};
use crate::text::Span;

/// The initials beside faircopy's comments.
const INITIALS: &str = "fc";

/// The head of a comment on a statement that was made: the rule's title would say that it is missing.
const NOT_ENOUGH: &str = "Not enough yet";

/// A paragraph of a comment: what stands in bold, and what after it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    label: String,
    text: String,
}

impl Line {
    fn new(label: &str, text: impl Into<String>) -> Self {
        Self { label: label.to_owned(), text: text.into() }
    }
}

/// The paragraphs of a finding's comment: what, where it does not hang on its words, why, how to mend it, what to
/// write instead, and how to keep it on purpose.
pub(super) fn lines(draft: &Draft, finding: &Finding, masks: &[Span], elsewhere: bool) -> Vec<Line> {
    let title = if finding.is_weak { NOT_ENOUGH } else { &finding.title };
    let mut lines = vec![Line::new(&format!("{}: {title}", finding.severity.name()), "")];
    if elsewhere && let Some(told) = place::told(draft, finding, masks) {
        lines.push(Line::new(place::TOLD, told));
    }
    lines.push(Line::new("", words::said(&finding.message, true)));
    lines.push(Line::new("Why: ", &*finding.why));
    lines.push(Line::new("Instead: ", &*finding.fix));
    for suggestion in &finding.suggestions {
        lines.push(Line::new("Perhaps: ", format!("“{suggestion}”")));
    }
    for related in finding.also() {
        let said = words::said(&related.message, true);
        lines.push(Line::new("Also: ", format!("{said} ({})", related.rule)));
    }
    lines.push(keeping(&finding.rule));
    // Under the head, a label with nothing after it would say nothing.
    let mut is_head = true;
    lines.retain(|line| std::mem::take(&mut is_head) || !line.text.trim().is_empty());
    lines
}

/// With which rules a copy was made: said once, in its first comment.
pub(super) fn checked_with(rules: &str, date: &str) -> Line {
    Line::new("Checked: ", format!("{date}, with the rules of {rules}. {NOT_APPROVAL}"))
}

/// How to keep the wording; what the gate itself says is not kept by a comment.
fn keeping(rule: &str) -> Line {
    if is_of_the_gate(rule) {
        return Line::new("Rule: ", rule);
    }
    let text = format!("{rule}. To keep this on purpose, reply: faircopy: allow {rule} because ...");
    Line::new("Rule: ", text)
}

/// Whether the text of one of faircopy's comments is about a rule.
pub(super) fn is_about(text: &str, rule: &str) -> bool {
    text.contains(&format!("allow {rule} because"))
        || text.lines().any(|line| line == format!("Rule: {rule}"))
}

/// A comment's XML. `declaration` is what it has to declare for `w:`; `date` is an ISO day.
pub(super) fn element(id: i64, date: &str, declaration: &str, lines: &[Line]) -> String {
    let mut out = format!(
        "<w:comment{declaration} w:id=\"{id}\" w:author=\"{COMMENTER}\" w:date=\"{date}T00:00:00Z\" w:initials=\"{INITIALS}\">"
    );
    for line in lines {
        out.push_str("<w:p>");
        if !line.label.is_empty() {
            out.push_str("<w:r><w:rPr><w:b/></w:rPr>");
            push_text(&mut out, &line.label);
            out.push_str("</w:r>");
        }
        if !line.text.is_empty() {
            out.push_str("<w:r>");
            push_text(&mut out, &line.text);
            out.push_str("</w:r>");
        }
        out.push_str("</w:p>");
    }
    out.push_str("</w:comment>");
    out
}

/// Text with its line breaks.
fn push_text(out: &mut String, text: &str) {
    for (index, line) in text.split(['\n', '\t']).enumerate() {
        if index > 0 {
            out.push_str("<w:br/>");
        }
        out.push_str("<w:t xml:space=\"preserve\">");
        out.push_str(&markup(line));
        out.push_str("</w:t>");
    }
}
