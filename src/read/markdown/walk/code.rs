//! Code blocks, which in a report are prose that somebody indented by accident, or a pasted message.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::Walk;

/// A code block being read.
#[derive(Debug)]
pub(super) struct State {
    /// Whether each line stands for itself: between fences yes, indented no.
    keeps_lines: bool,
    /// Whether this line has had words.
    words: bool,
}

impl State {
    /// The state at the start of a block.
    pub(super) const fn new(kind: &CodeBlockKind<'_>) -> Self {
        Self { keeps_lines: matches!(kind, CodeBlockKind::Fenced(_)), words: false }
    }
}

impl Walk<'_, '_> {
    /// Reads some of a code block: blank lines part paragraphs, a break between fences stands, one between
    /// indented lines reads as a space.
    pub(super) fn code_words(&mut self, words: &str, range: Range<usize>) {
        if self.text.get(range.clone()) != Some(words) {
            // Indentation that a tab gave: spaces that stand nowhere in the file.
            if !words.trim().is_empty() {
                self.words(words, range);
                self.code_line(|state| state.words = true);
            }
            return;
        }
        let mut at = range.start;
        for line in words.split_inclusive(['\n', '\r']) {
            let end = at + line.len();
            let prose = line.trim_end_matches(['\n', '\r']);
            let start = at + prose.len() - prose.trim_start().len();
            let prose = prose.trim();
            if !prose.is_empty() {
                self.words(prose, start..start + prose.len());
                self.code_line(|state| state.words = true);
            }
            if line.ends_with(['\n', '\r']) {
                self.code_break(start + prose.len()..end);
            }
            at = end;
        }
    }

    fn code_line(&mut self, change: impl FnOnce(&mut State)) {
        if let Some(state) = &mut self.code {
            change(state);
        }
    }

    fn code_break(&mut self, range: Range<usize>) {
        let Some(state) = &mut self.code else { return };
        if !std::mem::take(&mut state.words) {
            self.scribe.close();
        } else if state.keeps_lines {
            self.scribe.hard_break(range);
        } else {
            self.scribe.soft_break(range);
        }
    }
}
