//! Who is a grown-up the report is wary of: men and women, and whoever is said to be twenty or more.

use super::super::class::{ADULT, ASPECT, FAMILY, GROWN, LABELLING, PROFESSIONAL, YOUNG_PERSON};
use crate::draft::Draft;
use crate::lexicon::Token;

/// A man or a woman is a grown-up the report is wary of, unless "young" stands before, or somebody is only likened
/// to one ("like a man", "taken for a woman", "the voice of a man").
pub(super) fn mark_grown(draft: &Draft, tokens: &[Token], classes: &mut [u64]) {
    let word = |at: usize| draft.slice(crate::text::Span::new(tokens[at].start, tokens[at].end));
    for at in 0..tokens.len() {
        if !tokens[at].is(GROWN) || classes[at] & (YOUNG_PERSON | PROFESSIONAL | FAMILY) != 0 {
            continue;
        }
        let mut likened = false;
        let mut first = at;
        while first > 0 && at - first < 4 && !tokens[first].looks(Token::FIRST) {
            first -= 1;
            if tokens[first].look & (Token::HARD_BREAK | Token::COMMA) != 0 {
                break;
            }
            let before = first.checked_sub(1);
            likened = match word(first) {
                "like" | "Like" | "than" | "rather" => true,
                "as" => before.is_none_or(|before| classes[before] & LABELLING == 0),
                "for" => before.is_some_and(|before| {
                    matches!(
                        word(before),
                        "taken" | "take" | "took" | "pass" | "passes" | "passed" | "mistaken" | "mistook"
                    )
                }),
                "of" => before.is_some_and(|before| tokens[before].is(ASPECT)),
                _ => false,
            };
            if likened {
                break;
            }
        }
        // "the man of the house", "a woman of the world": a way of speaking.
        let onward = |away: usize| if at + away < tokens.len() { word(at + away) } else { "" };
        let of_the = onward(1) == "of"
            && onward(2) == "the"
            && matches!(onward(3), "house" | "world" | "household" | "family" | "match" | "moment");
        if of_the || onward(1) == "to" && onward(2) == "all" && onward(3) == "intents" {
            likened = true;
            first = at - usize::from(at > 0 && !tokens[at].looks(Token::FIRST));
        }
        if likened {
            for own in &mut classes[first..=at] {
                *own &= !ADULT;
            }
        } else {
            classes[at] |= ADULT;
        }
    }
}

/// "Male 1 is 33", "P9, aged 24": whoever is twenty or more is a grown-up.
pub(super) fn mark_aged(draft: &Draft, tokens: &[Token], classes: &mut [u64]) {
    for at in 1..tokens.len() {
        if !tokens[at].looks(Token::DIGIT) || classes[at] & YOUNG_PERSON != 0 {
            continue;
        }
        let word = |at: usize| draft.slice(crate::text::Span::new(tokens[at].start, tokens[at].end));
        if !word(at).parse::<u32>().is_ok_and(|age| (20..100).contains(&age))
            || !matches!(word(at - 1), "is" | "was" | "aged" | "age")
        {
            continue;
        }
        // An age stands before a mark or "and"; "is 24 minutes" is none.
        let ends = tokens[at].look & (Token::COMMA | Token::HARD_BREAK) != 0
            || tokens
                .get(at + 1)
                .is_none_or(|next| !next.looks(Token::FIRST) && matches!(word(at + 1), "and" | "years"));
        if !ends {
            continue;
        }
        let mut person = at - 1;
        while person > 0 && at - person < 5 && !tokens[person].looks(Token::FIRST) {
            person -= 1;
            if tokens[person].looks(Token::HARD_BREAK) {
                break;
            }
            if classes[person] & YOUNG_PERSON != 0 {
                classes[person] |= ADULT;
                let doubled = person > 0 && classes[person - 1] & YOUNG_PERSON != 0;
                if doubled && !tokens[person].looks(Token::FIRST) {
                    classes[person - 1] |= ADULT;
                }
                break;
            }
        }
    }
}
