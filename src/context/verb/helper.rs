//! Helping words: which they are, and what each does.

use std::ops::Range;

use super::super::Context;
use crate::lexicon::Token;

/// What a helping word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Helper {
    Have {
        past: bool,
    },
    Be {
        past: bool,
    },
    Been,
    Being,
    Get {
        past: bool,
    },
    Keep {
        past: bool,
    },
    /// will, may, to, do: the verb that follows tells nothing that happened.
    Bare,
}

/// Whether a word without an apostrophe may be a helping word: always where it is, and seldom where not. Told by its
/// first two letters.
fn may_help(word: &[u8]) -> bool {
    const STARTS: [u32; 32] = {
        let starts: [&[u8; 2]; 22] = [
            b"ha", b"is", b"ar", b"am", b"wa", b"we", b"be", b"go", b"ge", b"ke", b"wi", b"wo", b"sh", b"ca",
            b"co", b"ma", b"mi", b"mu", b"to", b"do", b"no", b"di",
        ];
        let mut table = [0; 32];
        let mut at = 0;
        while at < starts.len() {
            table[(starts[at][0] & 31) as usize] |= 1 << (starts[at][1] & 31);
            at += 1;
        }
        table
    };
    matches!(word, [first, second, ..] if STARTS[(first & 31) as usize] >> (second & 31) & 1 == 1)
}

impl Context<'_> {
    pub(super) fn helper(&self, at: u32, words: &Range<u32>) -> Option<Helper> {
        let token = self.hits.tokens()[at as usize];
        let word = self.word(at);
        let contracted = token.looks(Token::APOSTROPHE);
        if !contracted && !may_help(word.as_bytes()) {
            return None;
        }
        let word = self.small(at);
        let word = word.as_ref();
        let next_tells = || {
            let next = self.past_adverbs(at + 1, words).0;
            let helps = next < words.end && matches!(self.small(next).as_ref(), "been" | "had");
            helps || next < words.end && (self.is_participle(next) || self.is_ing(next))
        };
        Some(match word {
            "has" | "have" | "haven't" | "hasn't" => Helper::Have { past: false },
            "had" | "hadn't" => Helper::Have { past: true },
            "is" | "are" | "am" | "isn't" | "aren't" => Helper::Be { past: false },
            "was" | "were" | "wasn't" | "weren't" => Helper::Be { past: true },
            "been" => Helper::Been,
            "being" => Helper::Being,
            "got" => Helper::Get { past: true },
            "get" | "gets" => Helper::Get { past: false },
            "keep" | "keeps" if next_tells() => Helper::Keep { past: false },
            "kept" if next_tells() => Helper::Keep { past: true },
            "will" | "would" | "shall" | "should" | "can" | "could" | "may" | "might" | "must" | "to"
            | "do" | "does" | "don't" | "doesn't" | "won't" | "can't" | "cannot" | "couldn't"
            | "wouldn't" | "shouldn't" | "let's" | "be" | "not" | "didn't" => Helper::Bare,
            // "did not bring it"; not "did a delivery".
            "did" if self.word(at + 1) == "not" => Helper::Bare,
            // Of the others only contracted words help.
            _ if !contracted => return None,
            _ if word.ends_with("'ve") => Helper::Have { past: false },
            _ if word.ends_with("'re") => Helper::Be { past: false },
            _ if word.ends_with("'ll") => Helper::Bare,
            _ if token.looks(Token::POSSESSIVE) || matches!(word, "he's" | "she's" | "it's" | "there's") => {
                if !next_tells() {
                    return None;
                }
                let next = self.past_adverbs(at + 1, words).0;
                if matches!(self.small(next).as_ref(), "been" | "had") || self.is_participle(next) {
                    Helper::Have { past: false }
                } else {
                    Helper::Be { past: false }
                }
            }
            _ => return None,
        })
    }
}
