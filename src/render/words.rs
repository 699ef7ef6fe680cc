//! The report's own words as they may be shown: identifiers masked, white space folded.

pub use crate::excerpt::{excerpt, fold, masked};

use crate::brief::Declared;
use crate::draft::{Draft, SectionId};
use crate::finding::{WORDS_CLOSE, WORDS_OPEN, Waived, WaiverSource};
use crate::text::Span;

/// Said of a waiver of which nobody can tell who gave it.
const NOBODY: &str = "nobody is named";

/// What a message says where the report's words are left out.
const WITHHELD: &str = "this wording";

/// The headings that lead to a section, outermost first, masked.
pub fn heading_path(draft: &Draft, section: Option<SectionId>, masks: &[Span]) -> Vec<String> {
    let mut path = Vec::new();
    let mut next = section;
    while let Some(id) = next {
        let section = draft.section(id);
        path.push(excerpt(draft, draft.blocks()[section.heading].span, masks));
        next = section.parent;
    }
    path.reverse();
    path
}

/// A declared value; where the words that declare it hold an identifier, those words, masked.
pub fn declared(draft: &Draft, declared: &Declared<String>, masks: &[Span]) -> String {
    if masks.iter().any(|mask| mask.overlaps(declared.span)) {
        excerpt(draft, declared.span, masks)
    } else {
        declared.value.clone()
    }
}

/// A message as it is shown: the report's words in it between quotation marks, or left out.
///
/// ```
/// use faircopy::finding::{WORDS_CLOSE, WORDS_OPEN};
/// use faircopy::render::words::said;
/// let message = format!("{WORDS_OPEN}menacing{WORDS_CLOSE} is how someone felt.");
/// assert_eq!(said(&message, true), "“menacing” is how someone felt.");
/// assert_eq!(said(&message, false), "This wording is how someone felt.");
/// let aside = format!("All are about one member ({WORDS_OPEN}K{WORDS_CLOSE}).");
/// assert_eq!(said(&aside, false), "All are about one member.");
/// let named = format!("There is an address here: {WORDS_OPEN}4 Elm Row{WORDS_CLOSE}.");
/// assert_eq!(said(&named, false), "There is an address here.");
/// ```
pub fn said(message: &str, words: bool) -> String {
    let mut out = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, after)) = rest.split_once(WORDS_OPEN) {
        // A mark that is never closed hides the rest: better too little than a child's words in a log.
        let (inside, after) = after.split_once(WORDS_CLOSE).unwrap_or((after, ""));
        out.push_str(before);
        if words {
            out.push('“');
            out.push_str(inside);
            out.push('”');
        } else if let Some(aside) = open_aside(&out).filter(|_| after.starts_with(')')) {
            // An aside that ends with the words goes with them.
            out.truncate(aside);
            rest = &after[1..];
            continue;
        } else if out.ends_with(": ") && after.starts_with('.') {
            // "There is an address here: this wording." says no more than "There is an address here."
            out.truncate(out.len() - 2);
        } else if opens_sentence(&out) {
            out.push_str("This wording");
        } else {
            out.push_str(WITHHELD);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The reason of a waiver as it is shown: people give it in words about the report.
pub fn reason(waived: &Waived, words: bool) -> &str {
    // What a baseline says is the same for every report.
    if words || is_known(waived) { &waived.reason } else { "(the reason is left out here)" }
}

/// That a finding was waived, by whom and when, as far as it is known: `waived by C. Evers, 2026-10-01, until
/// 2026-12-31`, `waived until 2026-12-31, nobody is named`, `known since 2026-12-01`.
pub fn waived(waived: &Waived) -> String {
    let on = waived.date.as_deref();
    let until = waived.until.as_deref();
    match (&waived.by, on, until) {
        (Some(_), ..) => format!("waived by {}", waived_by(waived)),
        (None, Some(day), _) if is_known(waived) => format!("known since {day}"),
        (None, Some(day), None) => format!("waived on {day}, {NOBODY}"),
        (None, Some(day), Some(last)) => format!("waived on {day}, until {last}, {NOBODY}"),
        (None, None, Some(last)) => format!("waived until {last}, {NOBODY}"),
        (None, None, None) => format!("waived, {NOBODY}"),
    }
}

/// Words that begin a sentence.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether it is a baseline that knows it, and nobody who waived it.
fn is_known(waived: &Waived) -> bool {
    waived.source == WaiverSource::Baseline
}

/// Who waived a finding and when, as it stands in brackets: `C. Evers, 2026-10-01, until 2026-12-31`, `since
/// 2026-12-01` for what a baseline knows, `nobody is named`.
pub fn waived_by(waived: &Waived) -> String {
    if let (true, Some(day)) = (is_known(waived), waived.date.as_deref()) {
        return format!("since {day}");
    }
    let until = waived.until.as_deref().map(|day| format!("until {day}"));
    let who = waived.by.as_deref().or(waived.is_nameless().then_some(NOBODY));
    let parts = [who, waived.date.as_deref(), until.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Why a finding was waived, by whom and when, as far as it is known: `agreed (C. Evers, 2026-10-01)`.
pub fn reason_and_who(waived: &Waived, words: bool) -> String {
    let reason = reason(waived, words);
    match waived_by(waived).as_str() {
        "" => reason.to_owned(),
        who => format!("{reason} ({who})"),
    }
}

/// Where the aside begins, with the space before it, that is still open at the end of a text.
fn open_aside(before: &str) -> Option<usize> {
    before.rfind(" (").filter(|open| !before[*open..].contains(')'))
}

fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{BlockSpec, DraftBuilder};

    #[test]
    fn an_identifier_keeps_its_length_and_its_last_two_characters_wherever_the_span_cuts_it() {
        let mut builder = DraftBuilder::new();
        let source = builder.source("");
        builder.open(BlockSpec::paragraph());
        builder.push_verbatim("NHS  943 476 5919, é", source, 0);
        let draft = builder.finish(None);
        let masks = [Span::new(5, 17)];
        assert_eq!(masked(&draft, Span::new(0, 21), &masks), "NHS  ••••••••••19, é");
        assert_eq!(excerpt(&draft, Span::new(0, 9), &masks), "NHS ••••");
        assert_eq!(excerpt(&draft, Span::new(14, 18), &masks), "•19,");
    }

    #[test]
    fn a_day_is_no_person_who_waives() {
        let of = |by: Option<&str>, date: Option<&str>, until: Option<&str>, source: WaiverSource| {
            let text = |text: Option<&str>| text.map(str::to_owned);
            waived(&Waived {
                by: text(by),
                reason: "so".into(),
                date: text(date),
                until: text(until),
                source,
            })
        };
        let (on, until) = (Some("2026-12-01"), Some("2026-12-31"));
        assert_eq!(
            of(Some("C. Evers"), None, until, WaiverSource::Configured("faircopy.toml:1".into())),
            "waived by C. Evers, until 2026-12-31"
        );
        assert_eq!(of(None, None, until, WaiverSource::Comment), "waived until 2026-12-31, nobody is named");
        assert_eq!(
            of(None, on, until, WaiverSource::Comment),
            "waived on 2026-12-01, until 2026-12-31, nobody is named"
        );
        assert_eq!(of(None, on, None, WaiverSource::Baseline), "known since 2026-12-01");
        assert_eq!(capital(&of(None, None, None, WaiverSource::Comment)), "Waived, nobody is named");
    }

    #[test]
    fn a_reason_has_brackets_after_it_that_say_who_or_that_nobody_is_named() {
        let of = |by: Option<&str>, reason: &str| Waived {
            by: by.map(str::to_owned),
            reason: reason.into(),
            date: None,
            until: None,
            source: WaiverSource::Comment,
        };
        assert_eq!(reason_and_who(&of(None, "see main ()"), true), "see main () (nobody is named)");
        assert_eq!(reason_and_who(&of(Some("C. Evers"), "agreed"), true), "agreed (C. Evers)");
        assert_eq!(
            reason_and_who(&of(None, "agreed"), false),
            "(the reason is left out here) (nobody is named)"
        );
    }

    #[test]
    fn a_mark_left_open_hides_what_follows() {
        let message = format!("They wrote {WORDS_OPEN}Kian");
        assert_eq!(said(&message, false), "They wrote this wording");
    }
}
