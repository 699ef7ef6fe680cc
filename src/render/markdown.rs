//! Findings as Markdown, for a pull request, a job's summary or a wiki.

use std::fmt::Write as _;

use super::escape::markdown as escaped;
use super::repeats::{self, Told};
use super::summary::Summary;
use super::{Closing, Extent, NOT_APPROVAL, Outcome, Render, Run, Tally, count, place, to_do, words};
use crate::finding::{Finding, Severity, Status};

#[derive(Debug)]
pub(super) struct Markdown;

impl Render for Markdown {
    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String {
        let mut out = String::new();
        let tally = outcome.tally();
        let stands = match (tally.is_clean(), outcome.passed) {
            (true, true) => "nothing to mend".to_owned(),
            (_, true) => tally.in_words(),
            (_, false) => format!("{} - **held**", tally.in_words()),
        };
        say(&mut out, &format!("## {}\n\n{stands}.\n", escaped(outcome.path)));
        if let Some(left) = tally.beyond(outcome.shown()) {
            say(&mut out, &format!("{left}\n"));
        }
        if run.extent != Extent::Summary {
            findings(run, outcome, &mut out);
        }
        if run.extent != Extent::Findings {
            checklist(run, outcome, &mut out);
            unread(run, outcome, &mut out);
        }
        out
    }

    fn finish(&self, run: &Run, closing: &Closing) -> String {
        let mut out = String::new();
        for error in &closing.errors {
            say(
                &mut out,
                &format!("## {}\n\nCould not be read: {}.\n", escaped(&error.path), escaped(&error.message)),
            );
        }
        if run.extent == Extent::Findings {
            return out;
        }
        say(&mut out, "## Summary\n");
        let drafts = count(closing.documents.len(), "draft");
        let left = closing.not_shown().map(|left| format!(" {left}")).unwrap_or_default();
        say(&mut out, &format!("{} in {drafts}. {}{left}\n", closing.tally().in_words(), closing.stands()));
        for unused in closing.unused() {
            say(&mut out, &format!("{}\n", escaped(&unused)));
        }
        if let Some(summary) = Summary::of(run, closing) {
            tables(&summary, &mut out);
        }
        for pack in &closing.packs {
            let named = format!("{} {}", pack.name, pack.version);
            say(&mut out, &format!("Checked with the rules of {}, `{}`.\n", escaped(&named), pack.digest));
        }
        for eased in &closing.eased {
            say(&mut out, &format!("{}\n", escaped(eased)));
        }
        say(&mut out, &format!("_{NOT_APPROVAL}_"));
        out
    }
}

fn say(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn findings(run: &Run, outcome: &Outcome<'_>, out: &mut String) {
    let (waived, open) = outcome.waived_and_open();
    for severity in Severity::ALL.iter().rev() {
        let some: Vec<&Finding> = open.iter().copied().filter(|one| one.severity == *severity).collect();
        if some.is_empty() {
            continue;
        }
        say(out, &format!("### {}\n", to_do(*severity)));
        for Told { finding, further } in repeats::told(run, outcome, &some) {
            say(out, &item(run, outcome, finding));
            if !further.is_empty() {
                say(out, &format!("  {}.", escaped(&repeats::more(outcome, &further))));
            }
        }
        out.push('\n');
    }
    if !waived.is_empty() {
        say(out, "### Waived\n");
        for finding in waived {
            say(out, &waived_item(run, outcome, finding));
        }
        out.push('\n');
    }
}

fn at(run: &Run, outcome: &Outcome<'_>, finding: &Finding) -> String {
    let span = finding.place();
    let place = span.map(|span| place::within(outcome.draft, span, &outcome.checked.masks, run.words));
    place.map(|place| format!("{}: ", escaped(&place))).unwrap_or_default()
}

fn item(run: &Run, outcome: &Outcome<'_>, finding: &Finding) -> String {
    let mut text = format!(
        "- {}{} {} (`{}`)",
        at(run, outcome, finding),
        escaped(&words::fold(&words::said(&finding.message, run.words))),
        escaped(&finding.fix),
        finding.rule
    );
    for suggestion in &finding.suggestions {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  Perhaps: “{}”", escaped(suggestion));
    }
    text
}

fn waived_item(run: &Run, outcome: &Outcome<'_>, finding: &Finding) -> String {
    let Some(waived) = &finding.waived else { return String::new() };
    format!(
        "- {}`{}`: {}",
        at(run, outcome, finding),
        finding.rule,
        escaped(&words::reason_and_who(waived, run.words))
    )
}

fn checklist(run: &Run, outcome: &Outcome<'_>, out: &mut String) {
    if outcome.checked.checklist.is_empty() {
        return;
    }
    say(out, "| Checklist | |\n|---|---|");
    for item in &outcome.checked.checklist {
        let mut status = item.status.name().replace('-', " ");
        if matches!(item.status, Status::Missing | Status::Weak) {
            status = format!("**{status}**");
        }
        let note = item
            .note
            .as_deref()
            .map(|note| format!(". {}", words::said(note, run.words)))
            .unwrap_or_default();
        say(out, &format!("| {} | {status}{} |", escaped(&item.title), escaped(&note)));
    }
    out.push('\n');
}

fn unread(run: &Run, outcome: &Outcome<'_>, out: &mut String) {
    let gaps: Vec<String> = outcome.draft.gaps().iter().map(|gap| gap.told(run.words)).collect();
    if !gaps.is_empty() {
        say(out, &format!("Not read: {}.\n", escaped(&gaps.join("; "))));
    }
}

fn tables(summary: &Summary<'_>, out: &mut String) {
    if !summary.rules.is_empty() {
        say(out, "| Rule | Severity | Found | Drafts |\n|---|---|--:|--:|");
        for (rule, total) in &summary.rules {
            say(
                out,
                &format!("| `{rule}` | {} | {} | {} |", total.severity, total.findings, total.documents),
            );
        }
        say(out, &format!("\n{}", summary.rules_beyond().map(|text| text + ".\n").unwrap_or_default()));
    }
    if !summary.drafts.is_empty() {
        say(out, "| Draft | Must | Should | Consider | |\n|---|--:|--:|--:|---|");
        for line in &summary.drafts {
            let Tally { must, should, consider, .. } = line.tally;
            let held = if line.passed { "" } else { "held" };
            say(out, &format!("| {} | {must} | {should} | {consider} | {held} |", escaped(&line.path)));
        }
        say(out, &format!("\n{}", summary.drafts_beyond().map(|text| text + ".\n").unwrap_or_default()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::read::Format;

    #[test]
    fn a_report_in_markdown() {
        let text = sample::written(&Markdown, Format::Docx, &sample::run(true, 80));
        sample::assert_fit_to_show(&text, true);
        insta::assert_snapshot!("markdown_docx", text);
        let hidden = sample::written(&Markdown, Format::Markdown, &sample::run(false, 80));
        sample::assert_fit_to_show(&hidden, false);
    }
}
