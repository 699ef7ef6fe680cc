//! Words of names, marked as those whose they are.

use super::super::class::{FAMILY, PROFESSIONAL, TITLE, YOUNG_PERSON};
use super::super::name::{Name, Whose};
use crate::lexicon::Token;

/// Names stand for those whose they are; a name of which nothing is known stands for nobody.
pub(super) fn mark_names(names: &[Name], classes: &mut [u64]) {
    for name in names {
        let bits = match name.whose {
            Whose::Professional => PROFESSIONAL,
            Whose::Relative => FAMILY,
            Whose::Private => YOUNG_PERSON,
            Whose::Somebody => continue,
        };
        for token in name.tokens.clone() {
            let own = &mut classes[token as usize];
            if *own & YOUNG_PERSON == 0 {
                *own |= bits;
            }
        }
    }
}

/// The capitalised words after a title name a grown-up.
pub(super) fn mark_titled_names(tokens: &[Token], classes: &mut [u64]) {
    for at in 0..tokens.len() {
        if !tokens[at].is(TITLE) {
            continue;
        }
        classes[at] |= PROFESSIONAL;
        for next in at + 1..tokens.len().min(at + 3) {
            if tokens[next].looks(Token::CAPITAL) && !tokens[next].looks(Token::FIRST) {
                classes[next] = classes[next] & !YOUNG_PERSON | PROFESSIONAL;
            } else {
                break;
            }
        }
    }
}
