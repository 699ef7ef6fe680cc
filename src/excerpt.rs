//! The report's own words as evidence: identifiers masked, white space folded.

use crate::draft::Draft;
use crate::text::Span;

/// Stands for a character of an identifier.
pub const MASK: char = '•';

/// So many characters at the end of an identifier are shown.
const SHOWN: usize = 2;

/// What is shown of an identifier: every character but the last two replaced by [`MASK`].
pub fn mask(text: &str) -> String {
    let hidden = text.chars().count().saturating_sub(SHOWN);
    text.chars().enumerate().map(|(at, c)| if at < hidden { MASK } else { c }).collect()
}

/// The words of an excerpt in small letters, without marks; what is masked stays a part of its word, so that the same
/// words are the same wherever they are shown.
pub fn words_of(excerpt: &str) -> impl Iterator<Item = String> {
    let words = excerpt.split(|c: char| !c.is_alphanumeric() && c != MASK);
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The words of a span just as they stand, with every character but the last two of each mask hidden. `masks` are in
/// order of place and do not overlap.
pub fn masked(draft: &Draft, span: Span, masks: &[Span]) -> String {
    let text = draft.slice(span);
    let first = masks.partition_point(|mask| mask.end <= span.start);
    let hidden: Vec<Span> = masks[first..]
        .iter()
        .take_while(|mask| mask.start < span.end)
        .filter(|mask| mask.overlaps(span))
        .map(|mask| all_but_two(draft, *mask))
        .collect();
    if hidden.is_empty() {
        return text.to_owned();
    }
    let mut next = hidden.iter().peekable();
    text.char_indices()
        .map(|(at, c)| {
            let byte = span.start + at as u32;
            while next.next_if(|mask| mask.end <= byte).is_some() {}
            if next.peek().is_some_and(|mask| mask.start <= byte) { MASK } else { c }
        })
        .collect()
}

/// The words of a span as evidence: masked, runs of white space one space, without what a reader put between them.
pub fn excerpt(draft: &Draft, span: Span, masks: &[Span]) -> String {
    let mut words = String::new();
    let mut from = span.start;
    for between in draft.put_in(span) {
        words.push_str(&masked(draft, Span::new(from, between.start), masks));
        from = between.end;
    }
    words.push_str(&masked(draft, Span::new(from, span.end), masks));
    if is_folded(&words) { words } else { fold(&words) }
}

/// Runs of white space become one space; none at the ends.
pub fn fold(text: &str) -> String {
    if is_folded(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether words of ASCII letters and marks are parted by one space each, as most are.
fn is_folded(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !matches!(byte, b' '..=b'~') || byte == b' ' && before == b' ' {
            return false;
        }
        before = byte;
    }
    before != b' '
}

fn all_but_two(draft: &Draft, mask: Span) -> Span {
    let text = draft.slice(mask);
    let kept = text.char_indices().rev().nth(SHOWN - 1).map_or(0, |(at, _)| at);
    Span::new(mask.start, mask.start + kept as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_masked_stays_a_part_of_its_word() {
        assert_eq!(mask("AB12 CDE"), "••••••DE");
        let words: Vec<String> = words_of("“Rings ••••••DE,” She said").collect();
        assert_eq!(words, ["rings", "••••••de", "she", "said"]);
    }
}
