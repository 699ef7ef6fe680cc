//! A text as it stands in the editor, and what the last check of it found.

use std::path::PathBuf;
use std::time::Duration;

use gen_lsp_types::{Position, Range, TextDocumentContentChangeEvent, TextDocumentItem};
use serde::Deserialize as _;
use serde_json::Value;

use super::{Sheet, address};
use crate::finding::Finding;
use crate::read::Format;
use crate::text::{LineIndex, Unit};

/// A text is checked once nothing has been typed for so long ...
const PAUSE: Duration = Duration::from_millis(200);

/// ... and so long after the first change, though somebody goes on typing.
const LONGEST: Duration = Duration::from_secs(1);

/// An open text.
#[derive(Debug)]
pub(super) struct Document {
    /// Where it is saved, when it is.
    pub(super) path: Option<PathBuf>,
    /// What it is; `None`: nothing that is checked, or lost.
    pub(super) format: Option<Format>,
    /// Which version of the text this is, as the editor counts.
    pub(super) version: i32,
    /// The text.
    pub(super) lines: LineIndex,
    /// What the last check found; `None`: not a draft, or not checked yet. Or why it could not be checked.
    pub(super) sheet: Result<Option<Sheet>, String>,
    /// When the first and the last change since that check came.
    changed: Option<(Duration, Duration)>,
}

impl Document {
    /// A text that was opened; it is to be checked at once.
    pub(super) fn new(item: TextDocumentItem) -> Self {
        let format = format(&String::from(item.language_id), &address::name(&item.uri.0));
        Self {
            path: address::path(&item.uri.0),
            format,
            version: item.version,
            lines: LineIndex::new(item.text),
            sheet: Ok(None),
            changed: format.map(|_| (Duration::ZERO, Duration::ZERO)),
        }
    }

    /// Takes changes in their order, each in the text that the one before it left.
    pub(super) fn change(
        &mut self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        unit: Unit,
        now: Duration,
    ) {
        for change in changes {
            self.lines = LineIndex::new(match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => whole.text,
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let (start, end) = (self.byte(part.range.start, unit), self.byte(part.range.end, unit));
                    let mut text = self.lines.source().to_owned();
                    text.replace_range(start.min(end) as usize..start.max(end) as usize, &part.text);
                    text
                }
            });
        }
        self.version = version;
        if self.format.is_some() {
            self.changed = Some((self.changed.map_or(now, |(first, _)| first), now));
        }
    }

    /// Asks for a check at once.
    pub(super) fn check_again(&mut self) {
        if self.format.is_some() {
            self.changed = Some((Duration::ZERO, Duration::ZERO));
        }
    }

    /// Gives the text up, since a change of it was not understood; until it is opened again.
    pub(super) fn lose(&mut self) {
        let why = "a change of it was not understood. Close it and open it again";
        (self.format, self.changed, self.sheet) = (None, None, Err(why.to_owned()));
    }

    /// When it is to be checked; `None`: it has been.
    pub(super) fn due(&self) -> Option<Duration> {
        match self.changed? {
            (_, Duration::ZERO) => Some(Duration::ZERO),
            (first, last) => Some((first + LONGEST).min(last + PAUSE)),
        }
    }

    /// Keeps what a check of the text as it now stands found.
    pub(super) fn checked(&mut self, sheet: Result<Option<Sheet>, String>) {
        self.sheet = sheet;
        self.changed = None;
    }

    /// Whether an editor may be showing anything of it.
    pub(super) fn is_shown(&self) -> bool {
        self.format.is_some() || self.sheet.is_err()
    }

    /// What the last check found, where there was one.
    pub(super) fn sheet(&self) -> Option<&Sheet> {
        self.sheet.as_ref().ok()?.as_ref()
    }

    /// The bytes of the text where a finding is shown: its words; for something missing, the heading it belongs
    /// under, else the first line.
    pub(super) fn bytes(&self, sheet: &Sheet, finding: &Finding) -> std::ops::Range<u32> {
        match finding.place() {
            Some(span) => sheet.draft.place(span).bytes,
            None => self.first_line(),
        }
    }

    /// The bytes of the first line.
    pub(super) fn first_line(&self) -> std::ops::Range<u32> {
        0..self.lines.byte_at(0, u32::MAX, Unit::Byte)
    }

    /// Bytes as the editor counts.
    pub(super) fn range(&self, bytes: &std::ops::Range<u32>, unit: Unit) -> Range {
        let position = |byte| {
            let (line, character) = self.lines.place_of(byte, unit);
            Position { line, character }
        };
        Range { start: position(bytes.start), end: position(bytes.end.max(bytes.start)) }
    }

    /// The byte at a position.
    pub(super) fn byte(&self, at: Position, unit: Unit) -> u32 {
        self.lines.byte_at(at.line, at.character, unit)
    }
}

/// Whether every change says clearly what it replaces: a range that is none must not pass for the whole text, nor one
/// that ends before it starts for some other.
pub(super) fn understood(params: &Value) -> bool {
    let changes = params.get("contentChanges").and_then(Value::as_array);
    changes.is_none_or(|changes| {
        changes.iter().filter_map(|change| change.get("range")).all(|range| {
            let place = |position: Position| (position.line, position.character);
            Range::deserialize(range).is_ok_and(|range| place(range.start) <= place(range.end))
        })
    })
}

/// What a text is: by what the editor calls it, else by its name.
fn format(language: &str, name: &str) -> Option<Format> {
    if language.eq_ignore_ascii_case("markdown") {
        return Some(Format::Markdown);
    }
    // A Word file has no text that an editor could give.
    Format::detect(name, b"").filter(|format| *format != Format::Docx)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{from_value, json};

    use super::*;

    fn open(text: &str) -> Document {
        let item = json!({"uri": "file:///r/a.md", "languageId": "markdown", "version": 1, "text": text});
        Document::new(from_value(item).unwrap())
    }

    fn changed(text: &str, changes: Value, unit: Unit) -> String {
        let mut document = open(text);
        document.change(2, from_value(changes).unwrap(), unit, Duration::from_secs(9));
        document.lines.source().to_owned()
    }

    fn part(from: (u32, u32), to: (u32, u32), text: &str) -> Value {
        let at = |(line, character)| json!({"line": line, "character": character});
        json!({"range": {"start": at(from), "end": at(to)}, "text": text})
    }

    #[test]
    fn changes_are_taken_one_after_another() {
        let changes =
            json!([part((1, 2), (1, 3), "x"), part((0, 0), (1, 0), ""), part((0, 4), (9, 0), "\r\nend")]);
        assert_eq!(changed("é\r\n😀b c\r\n", changes.clone(), Unit::Utf16), "😀x \r\nend");
        assert_eq!(changed("a\n", json!([{"text": "b"}, part((0, 1), (0, 1), "c")]), Unit::Byte), "bc");
        // Turned round, and beyond every end: the nearest places are meant.
        assert_eq!(changed("ab\ncd", json!([part((0, 99), (0, 1), "x")]), Unit::Byte), "ax\ncd");
        assert_eq!(changed("ab", json!([part((7, 7), (8, 8), "x")]), Unit::Utf16), "abx");
    }

    #[test]
    fn a_change_that_does_not_say_what_it_replaces_is_not_understood() {
        let of = |change: Value| understood(&json!({"contentChanges": [change]}));
        assert!(of(json!({"text": "x"})) && of(part((0, 1), (0, 1), "x")));
        assert!(!of(json!({"range": "bad", "text": "x"})));
        assert!(!of(json!({"range": {"start": {"line": 0}}, "text": "x"})));
        assert!(!of(part((2, 9), (2, 3), "x")));
    }

    #[test]
    fn a_check_waits_for_a_pause_but_not_for_ever() {
        let at = Duration::from_millis;
        let mut document = open("a");
        assert_eq!(document.due(), Some(at(0)));
        document.checked(Ok(None));
        assert_eq!(document.due(), None);
        document.change(2, Vec::new(), Unit::Byte, at(5000));
        assert_eq!(document.due(), Some(at(5200)));
        document.change(3, Vec::new(), Unit::Byte, at(5900));
        assert_eq!(document.due(), Some(at(6000)));
    }

    #[test]
    fn what_is_no_text_of_a_draft_is_not_checked() {
        assert_eq!(format("markdown", "Untitled-1"), Some(Format::Markdown));
        assert_eq!(format("", "draft.md"), Some(Format::Markdown));
        assert_eq!(format("plaintext", "draft.txt"), Some(Format::Plain));
        for (language, name) in [("rust", "main.rs"), ("plaintext", "LICENSE"), ("", "draft.docx")] {
            assert_eq!(format(language, name), None);
        }
    }

    proptest! {
        #[test]
        fn the_text_stays_the_one_in_the_editor(
            text in "([a-c\u{e9}\u{1f600}]|\r\n|\n|\r){0,30}",
            edits in prop::collection::vec(
                (any::<prop::sample::Index>(), any::<prop::sample::Index>(), "([x\u{e9}\u{1f600}]|\r\n|\n){0,4}"),
                0..12,
            ),
        ) {
            for unit in [Unit::Byte, Unit::Utf16] {
                let mut document = open(&text);
                let mut wanted = text.clone();
                for (one, other, put) in &edits {
                    // An editor has no place between the two characters of a line break.
                    let places: Vec<usize> = (0..=wanted.len())
                        .filter(|at| wanted.is_char_boundary(*at))
                        .filter(|at| !(wanted[..*at].ends_with('\r') && wanted[*at..].starts_with('\n')))
                        .collect();
                    let (one, other) = (*one.get(&places), *other.get(&places));
                    let (from, upto) = (one.min(other), one.max(other));
                    let lines = LineIndex::new(wanted.clone());
                    let place = |byte: usize| lines.place_of(byte as u32, unit);
                    let change = from_value(json!([part(place(from), place(upto), put)])).unwrap();
                    document.change(2, change, unit, Duration::ZERO);
                    wanted.replace_range(from..upto, put);
                    prop_assert_eq!(document.lines.source(), &wanted);
                }
            }
        }
    }
}
