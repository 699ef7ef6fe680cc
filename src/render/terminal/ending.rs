//! What is said after a document, and after the last one.

use super::super::{Closing, NOT_APPROVAL, Run, count, escape::one_line, visible, words};
use super::Page;
use super::paint::Paint;
use super::wrap::{hang, wrap};
use crate::draft::Part;
use crate::finding::{ChecklistItem, Status};

impl Page<'_, '_> {
    /// What was read and what was not, the checklist in brief, and how the draft stands.
    pub(super) fn ending(&mut self) {
        let path = one_line(self.outcome.path);
        let tally = self.outcome.tally();
        let stands = match (tally.is_clean(), self.outcome.passed) {
            (true, true) => self.paint.good("nothing to mend"),
            (_, true) => tally.in_words(),
            (_, false) => format!("{} - held", tally.in_words()),
        };
        let line = format!("{}: {stands}", self.paint.bold(&path));
        self.line(&line);
        for line in tally
            .beyond(self.outcome.shown())
            .iter()
            .flat_map(|text| wrap(text, self.run.width.saturating_sub(2)))
        {
            self.line(&format!("  {line}"));
        }
        for line in wrap(&self.what_was_read(), self.run.width.saturating_sub(2)) {
            self.line(&format!("  {line}"));
        }
        self.checklist();
        self.out.push('\n');
    }

    fn what_was_read(&self) -> String {
        let draft = self.outcome.draft;
        let mut parts = vec![count(self.outcome.checked.metrics.words as usize, "word")];
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
            let gaps: Vec<String> = draft.gaps().iter().map(|gap| gap.told(self.run.words)).collect();
            text.extend([" Not read: ", &gaps.join("; "), "."]);
        }
        visible(&text).into_owned()
    }

    fn checklist(&mut self) {
        let items = &self.outcome.checked.checklist;
        let open = |item: &&ChecklistItem| matches!(item.status, Status::Missing | Status::Weak);
        let failing: Vec<&ChecklistItem> = items.iter().filter(open).collect();
        if items.is_empty() {
            return;
        }
        for line in hang("  Checklist: ", &standing(items, failing.len()), self.run.width) {
            self.line(&line);
        }
        for item in failing {
            let label = format!("    {:<8} ", item.status.name());
            let mut text = item.title.to_string();
            if let Some(note) = &item.note {
                text.extend([" ", &words::said(note, self.run.words)]);
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

/// How many items stand how: "22 met, 1 open, 7 for the supervisor to judge, 3 do not apply."
fn standing(items: &[ChecklistItem], open: usize) -> String {
    let number = |status: Status| items.iter().filter(|item| item.status == status).count();
    let idle = number(Status::NotApplicable);
    let counts = [
        (number(Status::Met), "met"),
        (number(Status::Explained), "explained"),
        (open, "open"),
        (number(Status::Judgement), "for the supervisor to judge"),
        (idle, if idle == 1 { "does not apply" } else { "do not apply" }),
    ];
    let told = counts.iter().filter(|(number, what)| *number > 0 || *what == "met");
    let told: Vec<String> = told.map(|(number, what)| format!("{number} {what}")).collect();
    let end = if open > 0 { ". Open:" } else { "." };
    format!("{}{end}", told.join(", "))
}

/// The counts of all documents, and what they do not say.
pub(super) fn summary(run: &Run, closing: &Closing) -> String {
    let paint = Paint::new(run.colour);
    let mut out = String::new();
    let mut say = |lines: Vec<String>, paint: &dyn Fn(&str) -> String| {
        for line in lines {
            out.push_str(&paint(&line));
            out.push('\n');
        }
    };
    let plain = |line: &str| line.to_owned();
    let documents = closing.documents.len();
    let tally = closing.tally();
    let table = super::super::summary::lines(run, closing);
    say(table.lines().map(str::to_owned).collect(), &plain);
    if documents > 1 {
        if !table.is_empty() {
            say(vec![String::new()], &plain);
        }
        let mut total = format!("{} in {}.", tally.in_words(), count(documents, "draft"));
        total.extend(closing.not_shown().iter().flat_map(|text| [" ", text]));
        say(wrap(&total, run.width), &|line| paint.bold(line));
    }
    let held = closing.held();
    if held > 0 {
        let which = match (held, documents) {
            (1, 1) => "The draft is".to_owned(),
            (1, _) => "1 draft is".to_owned(),
            _ => format!("{} are", count(held, "draft")),
        };
        let text =
            format!("{which} held: mend what must be resolved, or have it waived for a stated reason.");
        say(wrap(&text, run.width), &plain);
    } else if documents > 0 && tally.is_clean() && closing.unused_waivers.is_empty() {
        let text = "Nothing here needs mending. Thank you for the care in this writing.";
        say(wrap(text, run.width), &|line| paint.good(line));
    } else if documents > 0 {
        let what = match (tally.open(), closing.shown().open()) {
            (0, _) if tally.waived == 0 => "",
            (0, _) => "What was waived, or known before, still stands: whoever signs stands behind it.",
            (_, 0) => "What is open and not shown here is worth a second look before it goes on.",
            _ => "What is shown above is worth a second look before it goes on.",
        };
        let held = if closing.errors.is_empty() {
            "Nothing is held."
        } else {
            "Nothing is held of what could be read."
        };
        say(wrap(format!("{held} {what}").trim_end(), run.width), &plain);
    }
    for text in closing.not_read().filter(|_| documents > 0).into_iter().chain(closing.unused()) {
        say(wrap(&visible(&text), run.width), &plain);
    }
    if documents > 0 {
        say(wrap(&visible(&closing.rules_used()), run.width), &|line| paint.faint(line));
        say(wrap(NOT_APPROVAL, run.width), &|line| paint.faint(line));
    }
    out
}
