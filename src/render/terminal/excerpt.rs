//! The words of a finding in their sentence, underlined.
//!
//! A paragraph of Word is one line of 770 characters, so the sentence stands alone, cut to the width around the words.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::super::{Outcome, escape::one_line, words};
use super::paint::Paint;
use crate::finding::Severity;
use crate::text::Span;

/// A stretch of prose on one line, with the words in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    text: String,
    words: std::ops::Range<usize>,
}

impl Excerpt {
    /// The sentence around a span, folded, masked and escaped, at most `width` columns wide.
    pub(super) fn around(outcome: &Outcome<'_>, span: Span, width: usize) -> Self {
        let draft = outcome.draft;
        let sentence = sentence(outcome, span);
        let shown = |from, upto| {
            let text = words::masked(draft, Span::new(from, upto), &outcome.checked.masks);
            // Spaces at the seams are kept: they part the words from what is around them.
            let mut folded = words::fold(&text);
            if text.starts_with(char::is_whitespace) {
                folded.insert(0, ' ');
            }
            if text.ends_with(char::is_whitespace) && folded.len() > 1 {
                folded.push(' ');
            }
            one_line(&folded)
        };
        let end = span.end.min(sentence.end);
        Self::cut(
            shown(sentence.start, span.start).trim_start(),
            &shown(span.start, end),
            shown(end, sentence.end).trim_end(),
            width,
        )
    }

    fn cut(before: &str, words: &str, after: &str, width: usize) -> Self {
        let words = keep_start(words, width.saturating_sub(2));
        let room = width.saturating_sub(words.width());
        // A little less before the words than after; what one side does not need, the other has.
        let left = before.width().min((room * 2 / 5).max(room.saturating_sub(after.width())));
        let before = keep_end(before, left);
        let after = keep_start(after, room - before.width());
        let start = before.len();
        Self { words: start..start + words.len(), text: format!("{before}{words}{after}") }
    }

    /// The excerpt's line and underline, with `number` in the margin.
    pub(super) fn draw(&self, number: u32, severity: Severity, paint: Paint) -> Drawn {
        let text = self.text.trim_end();
        let words = self.words.start.min(text.len())..self.words.end.min(text.len());
        let (before, own, after) = (&text[..words.start], &text[words.clone()], &text[words.end..]);
        let margin = number.to_string();
        let bar = |margin: &str| paint.faint(&format!("{margin} │"));
        Drawn {
            line: format!(" {} {before}{}{after}", bar(&margin), paint.words(severity, own)),
            underline: format!(
                " {} {}{}",
                bar(&" ".repeat(margin.len())),
                " ".repeat(columns(before)),
                paint.words(severity, &"─".repeat(columns(&self.text[self.words.clone()]))),
            ),
        }
    }
}

/// The columns of a text character by character, as terminals count them.
fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(1)).sum()
}

/// Two rows, margin included.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) line: String,
    pub(super) underline: String,
}

/// The sentence that holds the span's start, stretched over the span; else its block.
fn sentence(outcome: &Outcome<'_>, span: Span) -> Span {
    let notes = &outcome.checked.sentences;
    let at = notes.partition_point(|note| note.span.start <= span.start);
    let block = outcome.draft.blocks()[outcome.draft.block_index(span.start)].span;
    match at.checked_sub(1).map(|at| notes[at].span) {
        Some(sentence) if sentence.end > span.start => {
            let end = sentence.end.max(span.end).min(block.end);
            Span::new(sentence.start, end.max(sentence.end))
        }
        _ => block,
    }
}

/// As much of the start as fits, cut at a space, with a mark where it was cut.
fn keep_start(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > width {
            break;
        }
        end = at + c.len_utf8();
    }
    let kept = &text[..end];
    let whole = kept.rfind(' ').filter(|space| *space * 2 > end).map_or(kept, |space| &kept[..=space]);
    format!("{whole}…")
}

/// As much of the end as fits, cut at a space, with a mark where it was cut.
fn keep_end(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        used += c.width().unwrap_or(0);
        if used > width {
            break;
        }
        start = at;
    }
    let kept = &text[start..];
    let whole = kept.find(' ').filter(|space| *space * 2 < kept.len()).map_or(kept, |space| &kept[space..]);
    format!("…{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(before: &str, words: &str, after: &str, width: usize) -> String {
        let excerpt = Excerpt::cut(before, words, after, width);
        assert!(excerpt.text.width() <= width, "{excerpt:?}");
        let Excerpt { mut text, words } = excerpt;
        text.insert(words.end, '»');
        text.insert(words.start, '«');
        text
    }

    #[test]
    fn a_long_sentence_is_cut_on_both_sides_of_the_words() {
        let long = "word ".repeat(40);
        assert_eq!(cut("He had a ", "menacing", " look.", 40), "He had a «menacing» look.");
        assert_eq!(cut(&long, "menacing", " look.", 30), "… word word «menacing» look.");
        assert_eq!(cut("A ", "menacing", &format!(" {long}"), 30), "A «menacing» word word word …");
        assert_eq!(cut(&long, "menacing", &format!(" {long}"), 30), "… word «menacing» word word …");
        assert_eq!(cut("", &long, "", 12), "«word word…»");
    }

    #[test]
    fn wide_characters_and_the_number_in_the_margin_keep_the_underline_under_the_words() {
        let excerpt = Excerpt::cut("字 é ", "menacing", " look", 40);
        let drawn = excerpt.draw(31, Severity::Must, Paint::new(false));
        assert_eq!(drawn.line, " 31 │ 字 é menacing look");
        assert_eq!(drawn.underline, "    │      ────────");
        let drawn = excerpt.draw(31, Severity::Must, Paint::new(true));
        let painted = " \u{1b}[2m31 │\u{1b}[0m 字 é \u{1b}[31mmenacing\u{1b}[0m look";
        assert_eq!(drawn.line, painted);
    }
}
