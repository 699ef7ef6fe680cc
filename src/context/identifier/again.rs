//! An identifier that stands in a draft again, without the words that announced it the first time.

use std::collections::BTreeMap;

use regex::Regex;

use super::Identifier;
use crate::text::Span;

/// Shorter ones stand for too much else.
const SHORTEST: usize = 6;

/// So many are looked for in one pass.
const AT_ONCE: usize = 500;

/// Where some identifiers of a text stand again in it, beside those that are known, in order. `known` are in order, and
/// none overlaps another.
pub(in crate::context) fn again(text: &str, known: &[Identifier]) -> Vec<Identifier> {
    let mut first: BTreeMap<&str, Identifier> = BTreeMap::new();
    for one in known {
        let words = &text[one.span.range()];
        if words.len() >= SHORTEST && words.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@') {
            first.entry(words).or_insert(*one);
        }
    }
    let is_known = |span: Span| {
        let at = known.partition_point(|one| one.span.end <= span.start);
        known.get(at).is_some_and(|one| one.span.overlaps(span))
    };
    // Longer ones first: of those that begin alike the longest is meant.
    let mut words: Vec<&str> = first.keys().copied().collect();
    words.sort_by_key(|words| std::cmp::Reverse(words.len()));
    let mut found = Vec::new();
    for some in words.chunks(AT_ONCE) {
        let any: Vec<String> = some.iter().map(|words| regex::escape(words)).collect();
        let Ok(any) = Regex::new(&any.join("|")) else { continue };
        for one in any.find_iter(text) {
            let span = Span::from(one.range());
            let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let is_part =
                part(text[..one.start()].chars().next_back()) || part(text[one.end()..].chars().next());
            if !is_part && !is_known(span) {
                found.extend(first.get(one.as_str()).map(|same| Identifier { span, ..*same }));
            }
        }
    }
    found.sort_by_key(|one| one.span);
    found.dedup_by(|next, before| next.span.overlaps(before.span));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Recogniser;

    #[test]
    fn what_was_told_once_is_known_again() {
        let text = "NHS no 943 476 5919. Another call about 943 476 5919, and about 1943 476 59190.";
        let known = [Identifier { span: Span::from(7..19), kind: Recogniser::NhsNumber, certain: true }];
        let found: Vec<usize> = again(text, &known).iter().map(|one| one.span.start as usize).collect();
        assert_eq!(found, [text.find("943 476 5919,").expect("the second")]);
        assert!(again(text, &[]).is_empty());
    }
}
