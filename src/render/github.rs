//! Annotations of a GitHub workflow: the gravest first, since only ten of each kind are shown for a step.

use std::fmt::Write as _;

use super::{Closing, Outcome, Render, Run, Weight, count, place, words};
use crate::finding::{Finding, Severity};

use super::closing::{NOTES_KEPT, Note};

#[derive(Debug)]
pub(super) struct GitHub;

impl Render for GitHub {
    /// Nothing is written until all is known: what is written first is what GitHub shows.
    fn document(&self, _run: &Run, _outcome: &Outcome<'_>) -> String {
        String::new()
    }

    fn notes(&self, run: &Run, outcome: &Outcome<'_>) -> Vec<Note> {
        let note = |finding: &&Finding| Note {
            weight: Weight::of(finding),
            text: annotation(run, outcome, finding),
        };
        outcome.findings.iter().map(note).collect()
    }

    fn finish(&self, _run: &Run, closing: &Closing) -> String {
        let mut out = String::new();
        let mut errors = 0;
        for error in closing.errors.iter().take(NOTES_KEPT) {
            errors += 1;
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "::error file={},title=could not be read::{}",
                property(&error.path),
                data(&error.message)
            );
        }
        let of = |weight: Weight| closing.notes.iter().filter(move |note| note.weight == weight);
        let must: Vec<&Note> = of(Weight::Open(Severity::Must)).take(NOTES_KEPT - errors).collect();
        let should: Vec<&Note> = of(Weight::Open(Severity::Should)).take(NOTES_KEPT).collect();
        let mut notices: Vec<&Note> =
            of(Weight::Open(Severity::Consider)).chain(of(Weight::Waived)).collect();
        // A part that was not read comes before them, so that nobody takes silence about it for a pass.
        let unread: Vec<String> = closing.partly_read().map(|(path, what)| not_read(path, what)).collect();
        notices.truncate(NOTES_KEPT.saturating_sub(unread.len()));
        let all = closing.errors.len() + closing.notes.len() + closing.notes_left_out + unread.len();
        let unread = &unread[..unread.len().min(NOTES_KEPT - 1)];
        let given = errors + must.len() + should.len() + unread.len();
        // A notice is kept free to say how many are not shown.
        if all > given + notices.len() {
            notices.truncate((NOTES_KEPT - 1).saturating_sub(unread.len()));
        }
        let shown = given + notices.len();
        out.extend(unread.iter().map(String::as_str));
        for note in must.into_iter().chain(should).chain(notices) {
            out.push_str(&note.text);
            out.push('\n');
        }
        if all > shown {
            let tally = closing.tally();
            let text = format!(
                "{} more are not shown here: GitHub shows ten of each kind. In all: {} in {}. The job's summary lists \
                 them.",
                super::thousands(all - shown),
                tally.in_words(),
                count(closing.documents.len(), "draft")
            );
            let _ = writeln!(out, "::notice title=faircopy::{}", data(&text));
        }
        // A plain line of the log: an annotation would take the place of a finding.
        for pack in &closing.packs {
            let _ =
                writeln!(out, "rules: {} {} {}", data(&pack.name), data(&pack.version), data(&pack.digest));
        }
        for eased in &closing.eased {
            let _ = writeln!(out, "rules: {}", data(eased));
        }
        out
    }

    fn aside(&self, _run: &Run, closing: &Closing) -> String {
        super::compact::counts(closing)
    }
}

/// That a part of a draft was not read.
fn not_read(path: &str, what: &str) -> String {
    format!("::notice file={},title=not read::Not read: {}.\n", property(path), data(what))
}

fn annotation(run: &Run, outcome: &Outcome<'_>, finding: &Finding) -> String {
    let span = finding.place();
    let kind = match Weight::of(finding) {
        Weight::Open(Severity::Must) => "error",
        Weight::Open(Severity::Should) => "warning",
        Weight::Open(Severity::Consider) | Weight::Waived => "notice",
    };
    let mut properties = format!("file={}", property(outcome.path));
    let mut message = String::new();
    let place = span.map(|span| outcome.draft.place(span));
    match place.and_then(|place| place.lines) {
        Some((first, last)) => {
            let _ = write!(properties, ",line={},endLine={}", first.line, last.line);
            // Columns are taken only where the annotation stays on one line.
            if first.line == last.line {
                let _ = write!(properties, ",col={},endColumn={}", first.column, last.column);
            }
        }
        None => {
            if let Some(span) = span {
                let masks = &outcome.checked.masks;
                message = format!("{}: ", place::within(outcome.draft, span, masks, run.words));
            }
        }
    }
    let title = match &finding.waived {
        Some(waived) => format!("{} ({})", finding.rule, words::waived(waived)),
        None => finding.rule.to_string(),
    };
    message.push_str(&words::fold(&words::said(&finding.message, run.words)));
    if finding.waived.is_none() {
        let _ = write!(message, " Instead: {}", finding.fix);
    }
    format!("::{kind} {properties},title={}::{}", property(&title), data(&message))
}

/// What stands after the second `::`.
fn data(text: &str) -> String {
    super::visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands after `name=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::read::Format;

    #[test]
    fn annotations_are_escaped_and_the_gravest_come_first() {
        let text = sample::written(&GitHub, Format::Markdown, &sample::run(false, 80));
        sample::assert_fit_to_show(&text, false);
        insta::assert_snapshot!("github_markdown", text);
        let text = sample::written(&GitHub, Format::Docx, &sample::run(false, 80));
        sample::assert_fit_to_show(&text, false);
        assert!(
            text.contains("title=description/threat-and-animal-imagery::section 2, paragraph 1: "),
            "{text}"
        );
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }

    #[test]
    fn beyond_ten_of_a_kind_the_rest_is_counted() {
        let mut closing = Closing::default();
        let note = |weight, number: usize| Note { weight, text: format!("::x::{number}") };
        for number in 0..15 {
            closing.notes.extend((number < NOTES_KEPT).then(|| note(Weight::Open(Severity::Must), number)));
            closing.notes.extend((number < NOTES_KEPT).then(|| note(Weight::Waived, number)));
        }
        closing.notes_left_out = 10;
        let text = GitHub.finish(&sample::run(false, 80), &closing);
        assert_eq!(text.lines().count(), 10 + 9 + 1, "{text}");
        assert!(text.lines().last().unwrap().contains("11 more are not shown here"), "{text}");
    }
}
