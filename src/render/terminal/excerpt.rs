//! The words of a finding in their sentence, drawn by ariadne.
//!
//! ariadne prints the whole line it is given; a paragraph of Word is one line of 770 characters. So it is
//! given the sentence alone, cut to the width around the words.

use ariadne::{Config, IndexType, Label, Report, ReportKind, Source};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::super::{Outcome, escape::one_line, words};
use super::paint;
use crate::finding::Severity;
use crate::text::Span;

/// Names the label, so that its row can be told from the others: ariadne underlines only what has a message,
/// and a message under the words would only repeat the title above them.
const LABEL: char = '\u{e002}';

/// ariadne's colour for what is not underlined: hard to read on white, and here it is the report itself.
const GREY: &str = "\u{1b}[38;5;249m";

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
            if text.ends_with(char::is_whitespace) && folded != " " {
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
    pub(super) fn draw(&self, number: u32, severity: Severity, colour: bool) -> Drawn {
        let span = self.words.clone();
        let label = Label::new(span.clone()).with_message(LABEL).with_color(paint::underline(severity));
        let mut drawn = Vec::new();
        let report = Report::build(ReportKind::Advice, span)
            .with_config(Config::new().with_index_type(IndexType::Byte).with_color(colour))
            .with_label(label)
            .finish();
        // Writing to a vector cannot fail.
        let _ = report.write(Source::from(self.text.as_str()), &mut drawn);
        let drawn = String::from_utf8_lossy(&drawn).replace(GREY, "");
        // Title, place, bar, the line, its underline, the label's row: the first two are written by the
        // caller, who knows where the sentence stands in the file.
        let mut rows = drawn.lines().skip(3).take_while(|row| !row.contains(LABEL));
        let line = rows.next().unwrap_or_default().to_owned();
        let underline = rows.next().unwrap_or_default().replace('┬', "─");
        // ariadne numbers the line 1; an offset of its own counts for the place that is left out here, not for the margin.
        let number = number.to_string();
        let (margin, text) = line.split_once('│').unwrap_or_default();
        let margin = margin.trim_end();
        let before = margin.strip_suffix('1').unwrap_or(margin);
        let wider = " ".repeat(number.len() - 1);
        Drawn {
            line: format!("{before}{number} │{text}"),
            underline: underline.trim_end().replacen('│', &format!("{wider}│"), 1),
        }
    }
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
        let drawn = excerpt.draw(31, Severity::Must, false);
        assert_eq!(drawn.line, " 31 │ 字 é menacing look");
        assert_eq!(drawn.underline, "    │      ────────");
    }
}
