//! Whom the words are about: labels of members, pronouns followed to the last fitting person of the paragraph.

use std::ops::Range;

use super::About;
use super::class::{
    ADULT, AGENCY, AUTHOR, AUTHOR_SUBJECT, FAMILY, FUNCTION, GROUP, LABELLING, PLACE, PLAIN_VERB,
    PREPOSITION, PROFESSIONAL, PRONOUN_MANY, PRONOUN_ONE, RELATIVE, SAYING, THING, TITLE, YOUNG_PERSON,
};
use super::name::{Name, Whose};
use super::sentence::Sentences;
use crate::brief::Brief;
use crate::draft::Draft;
use crate::lexicon::{Hits, Token};

/// For each word, its classes and whom it names.
#[derive(Debug, Default)]
pub struct People {
    /// Class bits, with those of members' labels and of titled names added.
    classes: Vec<u64>,
    /// Whom a word names; pronouns are already followed.
    about: Vec<Option<About>>,
    /// The classes of [`RUN`] words in a row together, and of as many such runs: a sentence without end is asked
    /// of again and again.
    runs: [Vec<u64>; 2],
}

/// Nobody is looked for further than this many words away, in sentences that never end.
const REACH: u32 = 400;

/// See [`People::any`].
const RUN: usize = 64;

impl People {
    /// Works through a draft once.
    pub(super) fn new(
        draft: &Draft,
        hits: &Hits,
        sentences: &Sentences,
        brief: &Brief,
        names: &[Name],
    ) -> Self {
        let mut classes: Vec<u64> = hits.tokens().iter().map(|token| token.classes).collect();
        mark_labels(draft, hits, sentences, brief, &mut classes);
        mark_names(names, &mut classes);
        mark_titled_names(hits.tokens(), &mut classes);
        let about = follow(hits.tokens(), sentences, &classes);
        let together = |classes: &[u64]| -> Vec<u64> {
            classes.chunks(RUN).map(|run| run.iter().fold(0, |all, one| all | one)).collect()
        };
        let runs = together(&classes);
        Self { runs: [together(&runs), runs], classes, about }
    }

    /// Class bits of a word.
    pub fn classes(&self, token: u32) -> u64 {
        self.classes.get(token as usize).copied().unwrap_or(0)
    }

    /// Whether a word is in one of the classes.
    pub fn is(&self, token: u32, classes: u64) -> bool {
        self.classes(token) & classes != 0
    }

    /// Whether any of some words is in one of the classes.
    pub fn any(&self, tokens: &Range<u32>, classes: u64) -> bool {
        any(
            &[&self.classes, &self.runs[1], &self.runs[0]],
            tokens.start as usize..tokens.end as usize,
            classes,
        )
    }

    /// Whom a word names.
    pub fn named(&self, token: u32) -> Option<About> {
        self.about.get(token as usize).copied().flatten()
    }

    /// Whom some words are about, given the clause and the sentence they stand in.
    ///
    /// A noun right after them ("menacing youths", "a dirty stairwell"), else the nearest before them in the
    /// clause that no preposition holds ("the boy came *to every session* looking scruffy"), else a person
    /// after them, else the subject of the clause before, unless that one only passes the words on
    /// ("residents say that"), else of the sentence before.
    pub(super) fn about(
        &self,
        words: &Range<u32>,
        clause: &Range<u32>,
        sentence: &Range<u32>,
        before: Option<&Range<u32>>,
    ) -> About {
        let next = (words.end..clause.end.min(words.end + 3))
            .take_while(|token| !self.is(*token, FUNCTION))
            .find_map(|token| self.named(token));
        let left = || self.subject(&(clause.start..words.start));
        let inside = || words.clone().rev().find_map(|token| self.named(token));
        let right = || {
            let end = clause.end.min(words.end + REACH);
            (words.end..end).find_map(|token| self.named(token).filter(|who| who.is_person()))
        };
        let earlier = || {
            let told = self.is(clause.start, RELATIVE)
                && self.any(&(sentence.start..clause.start), SAYING | LABELLING);
            if told { None } else { self.subject(&(sentence.start..clause.start)) }
        };
        let last = || before.and_then(|tokens| self.subject(tokens)).filter(|who| who.is_person());
        next.or_else(left)
            .or_else(inside)
            .or_else(right)
            .or_else(earlier)
            .or_else(last)
            .unwrap_or(About::Unknown)
    }

    /// The last word of some that names somebody or something and stands under no preposition; one that does,
    /// where there is no better.
    fn subject(&self, words: &Range<u32>) -> Option<About> {
        let mut under = None;
        for token in words.clone().rev().take(REACH as usize) {
            let Some(named) = self.named(token) else { continue };
            let from = words.start.max(token.saturating_sub(3));
            let held = (from..token)
                .rev()
                .take_while(|before| self.named(*before).is_none())
                .any(|before| self.is(before, PREPOSITION));
            if !held {
                return Some(named);
            }
            under = under.or(Some(named));
        }
        under
    }
}

/// Whether any bits of a range are among those asked for; each row after the first holds those of [`RUN`] of the row
/// before together.
fn any(rows: &[&[u64]], range: Range<usize>, asked: u64) -> bool {
    let [row, above @ ..] = rows else { return false };
    let first_run = range.start.div_ceil(RUN);
    let last_run = range.end / RUN;
    if above.is_empty() || first_run >= last_run {
        return row[range].iter().any(|bits| bits & asked != 0);
    }
    row[range.start..first_run * RUN].iter().any(|bits| bits & asked != 0)
        || row[last_run * RUN..range.end].iter().any(|bits| bits & asked != 0)
        || any(above, first_run..last_run, asked)
}

/// Declared labels, and the shapes that labels have: "Child A", "YP3", "Number 6", a lone capital.
fn mark_labels(draft: &Draft, hits: &Hits, sentences: &Sentences, brief: &Brief, classes: &mut [u64]) {
    let tokens = hits.tokens();
    let declared: Vec<&str> =
        brief.members.iter().map(|member| member.value.as_str()).filter(|label| label.len() > 1).collect();
    let word = |token: &Token| draft.text().get(token.start as usize..token.end as usize).unwrap_or("");
    for (at, token) in tokens.iter().enumerate() {
        if !token.looks(Token::CAPITAL) && !token.looks(Token::DIGIT) {
            continue;
        }
        let before = at.checked_sub(1).filter(|_| !token.looks(Token::FIRST)).map(|at| &tokens[at]);
        let after_person = before.is_some_and(|before| {
            before.is(YOUNG_PERSON) && !before.looks(Token::HARD_BREAK) && before.looks(Token::CAPITAL)
        });
        let label = if token.looks(Token::INITIAL) {
            is_letter_label(tokens, at, word(token), sentences, classes) || after_person
        } else if token.looks(Token::DIGIT) {
            after_person || is_numbered(word(token))
        } else {
            let bare = word(token).trim_end_matches("'s").trim_end_matches("’s");
            declared.contains(&bare)
        };
        if label {
            classes[at] |= YOUNG_PERSON;
        }
    }
}

/// "YP3", "M2": letters of a person word and a number.
fn is_numbered(word: &str) -> bool {
    ["YP", "CH", "Yp", "yp"].iter().any(|start| {
        word.strip_prefix(start)
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// A lone capital is a label unless it is the pronoun, an article or an initial of a name.
fn is_letter_label(tokens: &[Token], at: usize, word: &str, sentences: &Sentences, classes: &[u64]) -> bool {
    if word.starts_with('I') {
        return false;
    }
    let next = tokens.get(at + 1);
    if next.is_some_and(|next| next.looks(Token::CAPITAL) && !next.looks(Token::INITIAL)) {
        return false; // "J. Mabey", "A Level"
    }
    if at > 0
        && tokens[at - 1].looks(Token::CAPITAL)
        && !tokens[at - 1].is(YOUNG_PERSON)
        && !tokens[at].looks(Token::FIRST)
    {
        return tokens[at - 1].looks(Token::INITIAL); // "A, B and C"; not "Block C", "Section D"
    }
    let opens = sentences
        .all
        .get(sentences.of_token(at as u32))
        .is_some_and(|sentence| sentence.tokens.start == at as u32);
    if word.starts_with('A') && opens {
        // "A said", "A, B and C", "A's"; not "A man".
        return tokens[at].looks(Token::POSSESSIVE)
            || tokens[at].looks(Token::COMMA)
            || next.is_some_and(|next| {
                next.is(SAYING | PLAIN_VERB) || classes[at + 1] & (SAYING | PLAIN_VERB) != 0
            });
    }
    true
}

/// Names stand for those whose they are; a name of which nothing is known stands for nobody.
fn mark_names(names: &[Name], classes: &mut [u64]) {
    for name in names {
        let bits = match name.whose {
            Whose::Professional => PROFESSIONAL,
            Whose::Relative => FAMILY,
            Whose::Private => YOUNG_PERSON,
            Whose::Somebody => continue,
        };
        for token in name.tokens.clone() {
            if classes[token as usize] & YOUNG_PERSON == 0 {
                classes[token as usize] |= bits;
            }
        }
    }
}

/// The capitalised words after a title name a grown-up.
fn mark_titled_names(tokens: &[Token], classes: &mut [u64]) {
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

/// Whom each word names, pronouns followed within the paragraph.
fn follow(tokens: &[Token], sentences: &Sentences, classes: &[u64]) -> Vec<Option<About>> {
    let mut about = vec![None; tokens.len()];
    let mut block = usize::MAX;
    let (mut one, mut many) = (About::YoungPerson, About::Group);
    for sentence in &sentences.all {
        if sentence.block != block {
            (one, many) = (About::YoungPerson, About::Group);
            block = sentence.block;
        }
        for at in sentence.tokens.clone() {
            let bits = classes[at as usize];
            let named = if bits & ADULT != 0 {
                Some(About::AdultOfConcern)
            } else if bits & PRONOUN_ONE != 0 {
                Some(one)
            } else if bits & PRONOUN_MANY != 0 {
                Some(many)
            } else if bits & FAMILY != 0 {
                Some(About::Family)
            } else if bits & (PROFESSIONAL | AGENCY) != 0 {
                Some(About::Professional)
            } else if bits & YOUNG_PERSON != 0 {
                Some(About::YoungPerson)
            } else if bits & GROUP != 0 {
                Some(About::Group)
            } else if bits & AUTHOR_SUBJECT != 0 {
                Some(About::Professional)
            } else if bits & AUTHOR != 0 {
                None
            } else if bits & PLACE != 0 {
                Some(About::Place)
            } else if bits & THING != 0 {
                Some(About::Thing)
            } else {
                None
            };
            about[at as usize] = named;
            match named {
                Some(who @ (About::AdultOfConcern | About::Family | About::Professional))
                    if bits & (PRONOUN_ONE | PRONOUN_MANY | AUTHOR_SUBJECT) == 0
                    // "the boy's mother ... she": the last grown-up named takes the pronoun; an agency takes none.
                    && bits & AGENCY == 0 =>
                {
                    one = who;
                    many = who;
                }
                Some(About::YoungPerson) if bits & PRONOUN_ONE == 0 => {
                    one = About::YoungPerson;
                    many = About::YoungPerson;
                }
                Some(About::Group) if bits & PRONOUN_MANY == 0 => many = About::Group,
                _ => {}
            }
        }
    }
    about
}
