//! Words that name nobody where they stand, whatever their class: "the second-floor flat", "head first".

use super::super::class::{
    ADULT, AGENCY, ASPECT, FAMILY, GROUP, HARM_NOUN, PLACE, PROFESSIONAL, THING, YOUNG_PERSON,
};
use crate::draft::Draft;
use crate::lexicon::Token;

/// "The second" names somebody by itself; in "the second-floor flat", "the other shop" and "the last bus" it does not.
pub(super) fn clear_ordinals(draft: &Draft, tokens: &[Token], classes: &mut [u64]) {
    let word = |at: usize| draft.slice(crate::text::Span::new(tokens[at].start, tokens[at].end));
    for at in 1..tokens.len().saturating_sub(1) {
        if classes[at] & YOUNG_PERSON == 0 {
            continue;
        }
        let ordinal = matches!(
            word(at),
            "first"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
                | "last"
                | "other"
                | "biggest"
                | "tallest"
                | "smallest"
                | "oldest"
                | "quietest"
                | "loudest"
        );
        if !ordinal
            || !matches!(word(at - 1), "the" | "The")
            || tokens[at].look & (Token::COMMA | Token::HARD_BREAK) != 0
            || tokens[at + 1].looks(Token::FIRST)
        {
            continue;
        }
        let hyphen = tokens[at + 1].start == tokens[at].end + 1
            && draft.slice(crate::text::Span::new(tokens[at].end, tokens[at + 1].start)) == "-";
        let noun = PLACE | THING | AGENCY | PROFESSIONAL | FAMILY | ADULT | ASPECT | HARM_NOUN;
        let time = matches!(
            word(at + 1),
            "time"
                | "times"
                | "day"
                | "days"
                | "week"
                | "weeks"
                | "month"
                | "months"
                | "year"
                | "years"
                | "term"
                | "half"
                | "hand"
                | "side"
                | "end"
                | "way"
                | "two"
                | "three"
                | "few"
                | "weekend"
                | "night"
                | "line"
                | "reason"
                | "thing"
                | "things"
                | "point"
                | "worry"
                | "concern"
                | "risk"
                | "floor"
        );
        if hyphen || time || classes[at + 1] & noun != 0 && classes[at + 1] & (YOUNG_PERSON | GROUP) == 0 {
            classes[at] &= !YOUNG_PERSON;
            classes[at - 1] &= !YOUNG_PERSON;
        }
    }
}

/// "The head", "deputy head" and "head of year" are somebody; "his head", "a shaved head" and "head down" are not.
pub(super) fn clear_heads(draft: &Draft, tokens: &[Token], classes: &mut [u64]) {
    let word = |at: usize| draft.slice(crate::text::Span::new(tokens[at].start, tokens[at].end));
    for at in 0..tokens.len() {
        if classes[at] & PROFESSIONAL == 0 || !matches!(word(at), "head" | "heads" | "Head" | "Heads") {
            continue;
        }
        let opens = tokens[at].looks(Token::FIRST);
        let office = at > 0
            && !opens
            && matches!(
                word(at - 1),
                "the"
                    | "The"
                    | "deputy"
                    | "Deputy"
                    | "assistant"
                    | "Assistant"
                    | "acting"
                    | "executive"
                    | "new"
                    | "our"
                    | "Our"
                    | "school's"
                    | "college's"
                    | "a"
                    | "A"
                    | "interim"
                    | "two"
                    | "both"
                    | "year"
            );
        let of = tokens.get(at + 1).is_some_and(|next| {
            !next.looks(Token::FIRST)
                && matches!(word(at + 1), "of" | "teacher" | "teachers" | "Teacher" | "Of")
        });
        if !(office || of || opens && word(at).starts_with('H')) {
            classes[at] &= !PROFESSIONAL;
        }
    }
}
