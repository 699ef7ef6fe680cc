//! What is said after a document, and after the last one.

use super::super::{Closing, NOT_APPROVAL, Run, Tally, count, escape::one_line, visible, words};
use super::Page;
use super::paint::Paint;
use super::wrap::{hang, wrap};
use crate::draft::Part;
use crate::finding::{ChecklistItem, Status};

impl Page<'_, '_> {
    /// What was read and what was not, the checklist in brief, and how the draft stands.
    pub(super) fn ending(&mut self) {
        let path = one_line(self.outcome.path);
        let tally = Tally::of(&self.outcome.findings);
        let stands = match (tally.is_clean(), self.outcome.passed) {
            (true, true) => self.paint.good("nothing to mend"),
            (_, true) => tally.in_words(),
            (_, false) => format!("{} - held", tally.in_words()),
        };
        let line = format!("{}: {stands}", self.paint.bold(&path));
        self.line(&line);
        for line in wrap(&self.what_was_read(), self.run.width.saturating_sub(2)) {
            self.line(&format!("  {line}"));
        }
        self.checklist();
        self.out.push('\n');
    }

    fn what_was_read(&self) -> String {
        let draft = self.outcome.draft;
        let mut parts = vec![count(draft.words(), "word")];
        let sections = draft.sections().len();
        if sections > 0 {
            parts.push(format!("in {}", count(sections, "section")));
        }
        let tables: std::collections::BTreeSet<(Part, u32)> =
            draft.blocks().iter().filter_map(|block| Some((block.part, block.cell?.table))).collect();
        if !tables.is_empty() {
            let joint = if sections > 0 { "and" } else { "in" };
            parts.push(format!("{joint} {}", count(tables.len(), "table")));
        }
        let mut text = format!("Read {}.", parts.join(" "));
        if !draft.gaps().is_empty() {
            let gaps: Vec<String> = draft
                .gaps()
                .iter()
                .map(|gap| match &gap.place {
                    Some(place) if self.run.words => format!("{} ({place})", gap.what),
                    _ => gap.what.clone(),
                })
                .collect();
            text.push_str(&format!(" Not read: {}.", gaps.join("; ")));
        }
        visible(&text).into_owned()
    }

    fn checklist(&mut self) {
        let items = &self.outcome.checked.checklist;
        let open = |item: &&ChecklistItem| matches!(item.status, Status::Missing | Status::Weak);
        let failing: Vec<&ChecklistItem> = items.iter().filter(open).collect();
        if failing.is_empty() {
            return;
        }
        let met = items.iter().filter(|item| item.status == Status::Met).count();
        self.line(&format!("  Checklist: {met} of {} met. Still open:", items.len()));
        for item in failing {
            let label = format!("    {:<8} ", item.status.name());
            let mut text = item.title.to_string();
            if let Some(note) = &item.note {
                text.push_str(&format!(" {}", words::said(note, self.run.words)));
            }
            for (at, line) in hang(&label, &visible(&text), self.run.width).iter().enumerate() {
                let painted = match line.strip_prefix(&label) {
                    Some(rest) if at == 0 => format!("{}{rest}", self.paint.status(item.status, &label)),
                    _ => line.clone(),
                };
                self.line(&painted);
            }
        }
    }
}

/// The counts of all documents, and what they do not say.
pub(super) fn summary(run: &Run, closing: &Closing<'_>) -> String {
    let paint = Paint::new(run.colour);
    let mut out = String::new();
    let mut say = |text: &str| {
        for line in wrap(text, run.width) {
            out.push_str(&line);
            out.push('\n');
        }
    };
    let tally = closing.tally();
    let documents = closing.documents.len();
    if documents > 1 {
        say(&format!("{} in {}.", tally.in_words(), count(documents, "draft")));
    }
    let held = closing.documents.iter().filter(|line| !line.passed).count();
    if held > 0 {
        let which = if documents == 1 {
            "The draft is".to_owned()
        } else {
            format!("{} {}", count(held, "draft"), if held == 1 { "is" } else { "are" })
        };
        say(&format!("{which} held: mend what must be resolved, or have it waived for a stated reason."));
    } else if documents > 0 && tally.is_clean() {
        say(&paint.good("Nothing here needs mending. Thank you for the care in this writing."));
    } else if documents > 0 {
        say("Nothing holds it. What is listed above is worth a second look before it goes on.");
    }
    if !closing.errors.is_empty() {
        let number = closing.errors.len();
        say(&format!(
            "{} could not be read, and nothing is known of {}.",
            count(number, "draft"),
            if number == 1 { "it" } else { "them" }
        ));
    }
    if documents > 0 {
        say(&paint.faint(NOT_APPROVAL));
    }
    out
}
