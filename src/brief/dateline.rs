//! The date of a letter, of a title page or of a meeting, where it stands without the word "date".

use super::Entry;
use crate::dates::{DateKind, DateMention};
use crate::draft::{BlockKind, Draft, Part};
use crate::text::Span;

/// So many blocks of the body may hold the date of a letter.
const OPENING_BLOCKS: usize = 12;

/// The longest line that ends with a day, a by-line and all, in bytes.
const LINE_BYTES: usize = 200;

/// What may stand beside the day on its line: a place, in so many bytes.
const PLACE_BYTES: usize = 24;

/// Adds what says when the report was written: "Held: Thursday 4 May 2025, Room 2" tells the day of a meeting and not where
/// its minutes lie; and where nothing else declares a date, the one line of the opening that is a day and no more.
pub(super) fn take(draft: &Draft, dates: &[DateMention], entries: &mut Vec<Entry>) {
    for entry in entries.iter_mut().filter(|entry| entry.key == "storage") {
        if opens_with_day(dates, entry.span) && is_held(draft, entry.span) {
            "report-date".clone_into(&mut entry.key);
        }
    }
    if entries.iter().any(|entry| entry.key == "report-date") {
        return;
    }
    let mut lines = day_lines(draft, dates);
    // Several of them head the entries of a log.
    if let (Some(span), None) = (lines.next(), lines.next()) {
        entries.push(Entry { key: "report-date".to_owned(), span, listed: false });
    }
}

/// Whether a whole day, with or without its weekday, opens some words.
fn opens_with_day(dates: &[DateMention], words: Span) -> bool {
    let first = dates.partition_point(|date| date.span.start < words.start);
    dates.get(first).is_some_and(|date| date.span.start == words.start && is_day(date))
}

fn is_day(date: &DateMention) -> bool {
    !matches!(date.kind, DateKind::Range) && date.from.is_some_and(|from| from.full().is_some())
}

/// Whether the word before the colon is "held".
fn is_held(draft: &Draft, value: Span) -> bool {
    let before = draft.text()[..value.start as usize].trim_end_matches(|mark: char| !mark.is_alphanumeric());
    let word = before.rsplit(|mark: char| !mark.is_alphanumeric()).next().unwrap_or_default();
    word.eq_ignore_ascii_case("held")
}

/// The lines of the opening, up to the first heading below the title, that are a day and hardly more.
fn day_lines<'d>(draft: &'d Draft, dates: &'d [DateMention]) -> impl Iterator<Item = Span> + 'd {
    let mut headings = 0;
    let blocks = draft.blocks().iter().filter(|block| block.part == Part::Body).take(OPENING_BLOCKS);
    let opening = blocks.take_while(move |block| {
        headings += usize::from(matches!(block.kind, BlockKind::Heading(_)));
        headings <= 1
    });
    let paragraphs = opening.filter(|block| block.kind == BlockKind::Paragraph && block.cell.is_none());
    paragraphs.flat_map(move |block| {
        let first = dates.partition_point(|date| date.span.start < block.span.start);
        let own = dates[first..].iter().take_while(|date| date.span.end <= block.span.end);
        own.filter(|date| is_day(date) && is_alone_on_its_line(draft, date.span, block.span))
            .map(|date| date.span)
    })
}

/// "Harbourton, 4 May 2025": nothing but a place before the day, and a stop behind it. A by-line may end with it: "Written
/// by the warden. 4 May 2025".
fn is_alone_on_its_line(draft: &Draft, day: Span, block: Span) -> bool {
    let (text, day) = (draft.slice(block), day.start - block.start..day.end - block.start);
    // A line that goes on and on is not gone through for each of its days.
    let near = &text.as_bytes()[(day.start as usize).saturating_sub(LINE_BYTES)..day.start as usize];
    let start = match near.iter().rposition(|byte| *byte == b'\n') {
        Some(at) => day.start as usize - near.len() + at + 1,
        None if near.len() < LINE_BYTES => 0,
        None => return false,
    };
    let before = text[start..day.start as usize].trim();
    let by_line = before.contains(" by ") && before.ends_with('.');
    let before = if by_line { "" } else { before };
    let after = text[day.end as usize..].trim_start_matches(['.', ' ']);
    let ends = after.is_empty() || after.starts_with('\n');
    let place = before.strip_suffix(',').unwrap_or(before);
    let is_place = place.len() <= PLACE_BYTES
        && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && (place.is_empty() || before.ends_with(','));
    is_place && ends
}
