//! Labels that stand in a series: "QB", "QD" and "QF", when they do what people do.

use std::collections::BTreeMap;

use super::super::class::{
    ANYONE, ASPECT, COPULA, FAMILY, NAMING, PLACE, PLAIN_VERB, PRONOUN_ONE, SAYING, TITLE, YOUNG_PERSON,
};
use super::{NUMBERED, Reader};
use crate::lexicon::Token;

impl<'d> Reader<'d> {
    /// How often a word stands where people stand: before a verb, as an owner, after "told" and "with".
    pub(super) fn acts(&self, at: usize, classes: &[u64]) -> u32 {
        let token = &self.tokens[at];
        let next = self.after(at);
        let speaks = next.is_some_and(|next| self.tokens[next].is(SAYING));
        let does = next.is_some_and(|next| self.tokens[next].is(PLAIN_VERB | COPULA));
        let heard = self.before(at).is_some_and(|before| self.tokens[before].is(SAYING));
        let owns = token.looks(Token::POSSESSIVE)
            && self.tokens.get(at + 1).is_some_and(|next| next.is(FAMILY | ASPECT | YOUNG_PERSON));
        let joined = self.before(at).is_some_and(|before| {
            matches!(self.word(before), "with" | "and" | "for" | "by")
                && before
                    .checked_sub(1)
                    .is_some_and(|first| classes[first] & (YOUNG_PERSON | PRONOUN_ONE) != 0)
        });
        2 * u32::from(speaks || heard || owns)
            + u32::from(does)
            + u32::from(token.looks(Token::POSSESSIVE))
            + u32::from(joined)
    }

    /// "QA, QB, QC", "P1 and P2", "S3": labels of one make, of which the draft has several.
    pub(super) fn series(&self, classes: &mut [u64]) {
        #[derive(Default)]
        struct Seen<'d> {
            labels: Vec<&'d str>,
            places: Vec<usize>,
            acts: u32,
            thing: u32,
            listed: bool,
        }
        let mut makes: BTreeMap<(char, bool), Seen<'d>> = BTreeMap::new();
        for at in self.marked.iter().copied() {
            // A label starts with a capital.
            if !self.tokens[at].looks(Token::CAPITAL) {
                continue;
            }
            let bare = self.bare(at);
            let Some(digits) = label_make(bare) else { continue };
            if self.tokens[at].is(ANYONE | PLACE | TITLE)
                || (!digits && self.tokens[at].entry != Token::UNKNOWN)
            {
                continue;
            }
            let first = bare.chars().next().unwrap_or(' ');
            let seen = makes.entry((first, digits)).or_default();
            let before = self.before(at).map(|before| self.word(before).to_lowercase());
            seen.thing += u32::from(before.as_deref().is_some_and(|before| NUMBERED.contains(&before)));
            seen.acts += self.acts(at, classes);
            seen.listed |= self.before(at).is_none_or(|before| {
                label_make(self.bare(before)) == Some(digits) || self.tokens[before].is(NAMING)
            });
            if !seen.labels.contains(&bare) {
                seen.labels.push(bare);
            }
            seen.places.push(at);
        }
        for seen in makes.values() {
            let several = seen.labels.len() > 1;
            let people = seen.thing == 0 && ((several && (seen.acts > 0 || seen.listed)) || seen.acts > 2);
            if people {
                for at in &seen.places {
                    classes[*at] |= YOUNG_PERSON;
                }
            }
        }
    }
}

/// Whether a word has the make of a label: two capitals (`Some(false)`), or one or two and a number below 100.
fn label_make(word: &str) -> Option<bool> {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = word.len() - letters;
    let numbered = word.bytes().skip(letters).all(|byte| byte.is_ascii_digit());
    match (letters, digits) {
        (2, 0) => Some(false),
        (1 | 2, 1 | 2) if numbered => Some(true),
        _ => None,
    }
}
