//! Names that stand with an age: "Nathan, 15", "Sol (15)", "Rhys is 14" are children, "Danny, 34" is none. The name is
//! theirs wherever the draft has it.

use rustc_hash::FxHashMap;

use super::class::{ADULT, ANYONE, FAMILY, PROFESSIONAL, YOUNG_PERSON};
use super::given::is_given;
use crate::draft::Draft;
use crate::lexicon::Token;
use crate::text::{Span, without_possessive};

/// Gives names the class that their age makes theirs, throughout the draft.
pub(super) fn mark(draft: &Draft, tokens: &[Token], classes: &mut [u64]) {
    let reader = Reader { draft, tokens };
    let mut theirs: FxHashMap<&str, u64> = FxHashMap::default();
    for at in 0..tokens.len().saturating_sub(1) {
        if !reader.may_be_a_name(at, classes) {
            continue;
        }
        let Some(age) = reader.age_after(at) else { continue };
        // Of two ages the child's is the name's: the other is a house's or a bus's.
        if (8..18).contains(&age) {
            theirs.insert(reader.bare(at), YOUNG_PERSON);
        } else if age >= 20 {
            theirs.entry(reader.bare(at)).or_insert(ADULT);
        }
    }
    if theirs.is_empty() {
        return;
    }
    for at in 0..tokens.len() {
        if reader.may_be_a_name(at, classes)
            && let Some(class) = theirs.get(reader.bare(at))
        {
            classes[at] |= class;
        }
    }
}

struct Reader<'d> {
    draft: &'d Draft,
    tokens: &'d [Token],
}

impl<'d> Reader<'d> {
    fn word(&self, at: usize) -> &'d str {
        self.draft.slice(Span::new(self.tokens[at].start, self.tokens[at].end))
    }

    fn bare(&self, at: usize) -> &'d str {
        let word = self.word(at);
        without_possessive(word)
    }

    /// A capitalised word that nothing knows, or that many people are called.
    fn may_be_a_name(&self, at: usize, classes: &[u64]) -> bool {
        let token = &self.tokens[at];
        token.looks(Token::CAPITAL)
            && token.look & (Token::ALL_CAPITALS | Token::DIGIT | Token::INITIAL) == 0
            && classes[at] & (PROFESSIONAL | FAMILY) == 0
            && (token.entry == Token::UNKNOWN && !token.is(ANYONE) || is_given(self.bare(at)))
    }

    /// The age after a name: between commas, in brackets, after "is".
    fn age_after(&self, at: usize) -> Option<u32> {
        let parted = self.tokens[at].look & (Token::COMMA | Token::HARD_BREAK) != 0;
        let next = &self.tokens[at + 1];
        if next.looks(Token::FIRST) {
            return None;
        }
        let bracketed = next.looks(Token::QUOTED);
        let listed = self.tokens[at].looks(Token::COMMA);
        let says = !parted && matches!(self.word(at + 1), "is" | "was" | "turned");
        let number = at + 1 + usize::from(says);
        if !(listed || bracketed || says) || number >= self.tokens.len() {
            return None;
        }
        let age = self.word(number).parse::<u32>().ok().filter(|age| (8..100).contains(age))?;
        let ends = self.tokens[number].look & (Token::COMMA | Token::HARD_BREAK) != 0
            || number + 1 < self.tokens.len()
                && matches!(self.word(number + 1), "and" | "yrs" | "but" | "years")
                && !self.tokens[number + 1].looks(Token::FIRST);
        ends.then_some(age)
    }
}
