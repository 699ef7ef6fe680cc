//! Who the group is: how many, how old, by which labels, and where.

use std::ops::Range;

use super::super::Context;
use super::super::class::{AGENCY, FAMILY, GROUP, NUMBER, PLACE, PROFESSIONAL, PRONOUN_MANY, YOUNG_PERSON};
use super::LABEL;
use crate::dates::DateKind;
use crate::lexicon::Token;

/// What is counted when it is not young people.
const UNITS: &[&str] = &[
    "minutes", "hours", "days", "nights", "evenings", "weeks", "months", "years", "times", "places", "sites",
    "streets", "parks", "shops", "stops", "schools", "homes", "pounds", "pages", "actions", "agencies",
    "services", "phones",
];

/// What follows "the six" where they are the group and no noun does.
const ALONE_BEFORE: &[&str] = &[
    "who", "are", "were", "have", "share", "meet", "on", "at", "in", "as", "listed", "named", "know", "live",
];

impl Context<'_> {
    /// "six young people", "all seven", "those six", "nine of them", "Nine, aged ...".
    pub(super) fn counts_a_group(&self, tokens: &Range<u32>) -> bool {
        let all = self.hits.tokens();
        tokens.clone().any(|at| {
            let token = all[at as usize];
            if !self.is_number(at) || self.says(at, &["one", "1"]) || self.is_dated(at) {
                return false;
            }
            // "10:15 S back", "1.2 Info shared": the time of an entry, the number of a paragraph.
            if self.is_part_of_a_figure(at) {
                return false;
            }
            let before = at.checked_sub(1).filter(|before| *before >= tokens.start);
            if before.is_some_and(|before| {
                self.says(before, &["year", "years", "class", "section", "page", "item"])
            }) {
                return false;
            }
            let letters = !token.looks(Token::DIGIT);
            let alone = at + 1 >= tokens.end || token.look & (Token::HARD_BREAK | Token::COMMA) != 0;
            let whole = before.is_some_and(|before| self.says(before, &["all", "those", "these", "our"]));
            let noun = |next: u32| {
                self.people.is(next, YOUNG_PERSON | GROUP | PRONOUN_MANY)
                    && !all[next as usize].looks(Token::DIGIT)
                    && !self.says(next, &["of", "the", "a"])
            };
            let unit = self.says(at + 1, UNITS);
            let the = before.is_some_and(|before| self.says(before, &["the"]));
            let doing = the && self.says(at + 1, ALONE_BEFORE);
            // "a set group of eight"
            let of = before.is_some_and(|before| {
                before > tokens.start
                    && self.says(before, &["of"])
                    && self.people.is(before - 1, GROUP)
                    && !unit
            });
            let size = before.is_some_and(|before| self.says(before, &["size", "number", "total"]));
            letters && (whole && !unit || doing || of || alone && before.is_none())
                || size
                // "patch 5, and Dev": another thought begins.
                || (at + 1..tokens.end.min(at + 4))
                    .take_while(|next| all[*next as usize - 1].look & (Token::HARD_BREAK | Token::COMMA) == 0)
                    .any(noun)
        })
    }

    /// "aged 13 to 16", "fourteen to sixteen", "in Years 9 and 10": two ages of children near each other that are
    /// no days or hours.
    pub(super) fn tells_ages(&self, tokens: &Range<u32>) -> bool {
        let dated = |token: u32| self.is_dated(token);
        let year = |token: u32| {
            token > tokens.start && self.is_number(token) && self.says(token - 1, &["year", "years"])
        };
        tokens.clone().any(|at| {
            year(at)
                || self.child_age(at)
                    && !dated(at)
                    && (at + 1..tokens.end.min(at + 4)).any(|next| self.child_age(next) && !dated(next))
        })
    }

    /// Whether a number in digits goes on, or began, beyond a point or a colon.
    fn is_part_of_a_figure(&self, token: u32) -> bool {
        let own = self.hits.tokens()[token as usize];
        let text = self.draft.text().as_bytes();
        let byte = |at: Option<usize>| at.and_then(|at| text.get(at)).copied().unwrap_or(b' ');
        let (start, end) = (own.start as usize, own.end as usize);
        let joint = |byte: u8| matches!(byte, b'.' | b':');
        own.looks(Token::DIGIT)
            && (self.word(token).contains(['.', ':'])
                || joint(byte(start.checked_sub(1))) && byte(start.checked_sub(2)).is_ascii_digit()
                || joint(byte(Some(end))) && byte(Some(end + 1)).is_ascii_digit())
    }

    /// Whether a word stands in a date.
    pub(in crate::context) fn is_dated(&self, token: u32) -> bool {
        let start = self.hits.tokens()[token as usize].start;
        let near = self.dates.partition_point(|date| date.span.end <= start);
        self.dates.get(near).is_some_and(|date| {
            date.span.start <= start
                && !matches!(date.kind, DateKind::Age | DateKind::Duration | DateKind::Clock)
        })
    }

    /// A number a child's age can be.
    fn child_age(&self, token: u32) -> bool {
        const IN_WORDS: [&str; 12] = [
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ];
        let Some(own) = self.hits.tokens().get(token as usize) else { return false };
        if own.looks(Token::DIGIT) {
            return self.word(token).parse::<u8>().is_ok_and(|age| (8..=19).contains(&age));
        }
        // Each starts and ends in one of a few letters, which few other words do.
        let word = self.word(token).as_bytes();
        let likely = matches!(word.first().map(|byte| byte | 0x20), Some(b'n' | b't' | b'e' | b'f' | b's'))
            && matches!(word.last().map(|byte| byte | 0x20), Some(b'e' | b'n' | b't'));
        likely && self.says(token, &IN_WORDS)
    }

    /// "A, B and C", "Ash, Birch and Cedar", "Child A to Child F", "N1 to N11".
    pub(super) fn lists_labels(&self, tokens: &Range<u32>) -> bool {
        let all = self.hits.tokens();
        let label = |at: u32| {
            let token = all[at as usize];
            let short = token.end - token.start <= 4;
            let code = token.looks(Token::INITIAL)
                || token.looks(Token::CAPITAL | Token::DIGIT) && short
                || token.looks(Token::ALL_CAPITALS) && token.end - token.start == 2;
            (code, token.looks(Token::CAPITAL) && !token.is(PROFESSIONAL | AGENCY | PLACE | FAMILY))
        };
        // A row is all codes or all names.
        let (mut codes, mut names) = (0, 0);
        for at in tokens.clone() {
            if codes == 0 && names == 0 && all[at as usize].look & LABEL == 0 {
                continue;
            }
            let followed = all[at as usize].look & Token::COMMA != 0;
            let (code, named) = label(at);
            for (run, own) in [(&mut codes, code), (&mut names, named)] {
                if own && (followed || *run >= 2) {
                    *run += 1;
                } else if *run > 0 && !self.says(at, &["and"]) {
                    *run = 0;
                }
            }
            if codes >= 3 || names >= 3 {
                return true;
            }
            let to = || at + 1 < tokens.end && self.says(at + 1, &["to"]);
            let numbered = |at: u32| label(at).0 || all[at as usize].looks(Token::DIGIT);
            if code && to() && (at + 2..tokens.end.min(at + 4)).any(numbered) {
                return true;
            }
        }
        false
    }

    /// Two different places.
    pub(super) fn names_places(&self, tokens: &Range<u32>) -> bool {
        let mut first: Option<u32> = None;
        tokens.clone().filter(|token| self.people.is(*token, PLACE)).any(|token| {
            let before = *first.get_or_insert(token);
            token > before + 1 && self.word(token) != self.word(before)
        })
    }

    /// Whether a word is a number in digits or words.
    pub(crate) fn is_number(&self, token: u32) -> bool {
        let in_digits = || {
            let word = self.word(token);
            word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty() && word.len() < 4
        };
        self.people.is(token, NUMBER)
            || self.hits.tokens().get(token as usize).is_some_and(|token| token.looks(Token::DIGIT))
                && in_digits()
    }
}
