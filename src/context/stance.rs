//! How words stand to what they say: denied, passed on, put right, named as a word, told against.

use std::ops::Range;

use super::class::{
    AGENCY, AUTHOR_SUBJECT, CHALLENGE, CHALLENGE_LOOSE, COPULA, FAMILY, HYPOTHETICAL, INSTRUCTION, LABELLING,
    MENTION, NEGATION, NO_DENIAL, NUMBER, PASSED_ON, PLAIN_VERB, PREPOSITION, PROFESSIONAL, PRONOUN_MANY,
    PRONOUN_ONE, PRONOUN_THING, SAYING,
};
use super::subject::WIDEST_ROW;
use super::{About, Context, Stance};
use crate::draft::BlockKind;
use crate::lexicon::Token;

/// A denial reaches this many words ahead.
const NEGATION_REACH: u32 = 10;

/// What is said in the place of words that were put right has at most this many.
const ANSWER: usize = 8;

/// At most this many clauses hang one on another.
const HANGING_CLAUSES: usize = 32;

/// A word like "the term" stands at most this many words before what it names.
const MENTION_REACH: u32 = 4;

impl Context<'_> {
    /// How some words stand; none for plain assertion.
    pub fn stance(&self, words: &Range<u32>) -> Vec<Stance> {
        let mut out = Vec::new();
        if self.negated(words) {
            out.push(Stance::Negated);
        }
        let reported = self.reported(words);
        if reported {
            out.push(Stance::Reported);
        }
        // Only words that come from somewhere can be put right: "we asked for that to be changed" two
        // sentences on does not excuse what the author says outright.
        let rest = words.end..self.sentence_of(words.start).end;
        let passed_on = self.only_tells_age(&rest)
            || reported
            || self.quotation(words).is_some()
            || self.told(words)
            || self.is_cell(words);
        if passed_on && self.challenged(words) {
            out.push(Stance::Challenged);
        }
        if self.mentioned(words) {
            out.push(Stance::Mentioned);
        }
        let clause = self.sentences.clause(words.start);
        if self.people.any(&(self.hung_on(words).start..words.start), INSTRUCTION) {
            out.push(Stance::Instructed);
        }
        if self.people.any(&(clause.start..words.start), HYPOTHETICAL) {
            out.push(Stance::Hypothetical);
        }
        out
    }

    /// The clause of some words, with the one it hangs on: "want staff to stop saying | that they look older".
    fn hung_on(&self, words: &Range<u32>) -> Range<u32> {
        let clause = self.sentences.clause(words.start);
        let sentence = self.sentence_of(words.start);
        if clause.start > sentence.start && self.word(clause.start) == "that" {
            self.sentences.clause(clause.start - 1).start..clause.end
        } else {
            clause
        }
    }

    fn negated(&self, words: &Range<u32>) -> bool {
        if self.asked_and_denied(words) {
            return true;
        }
        let clause = self.sentences.clause(words.start);
        let from = clause.start.max(words.start.saturating_sub(NEGATION_REACH));
        // "Not him, but a gang member": a comma ends the denial, and so does "and" before another verb.
        let near = (from..words.start)
            .rev()
            .take_while(|token| {
                // "under the thumb of nobody and | answers to no one"
                let other = *token + 1 == words.start && self.joins(*token) && {
                    let verb = self.word(words.start);
                    verb.len() > 3 && verb.ends_with('s') && words.len() > 1
                };
                !other && !self.hits.tokens()[*token as usize].looks(Token::COMMA) && !self.turns(*token)
            })
            .any(|token| self.denies(token, words.start));
        if near {
            return true;
        }
        // "There is no evidence that this is a gang, or that anyone runs for one": the denial stands before
        // the clauses that hang on it.
        let sentence = self.sentence_of(words.start);
        let mut start = clause.start;
        for _ in 0..HANGING_CLAUSES {
            // "None of the staff who know him would call him ...": a subject that is nobody.
            let who = start > sentence.start && matches!(self.word(start), "who" | "which") && {
                let before = self.sentences.clause(start - 1);
                before.len() <= 6
                    && matches!(
                        self.word(before.start),
                        "None" | "No" | "Nobody" | "none" | "no" | "nobody" | "Neither"
                    )
            };
            if start == sentence.start || !(who || matches!(self.word(start), "that" | "of")) {
                break;
            }
            let before = self.sentences.clause(start - 1);
            // "They come from homes with no boundaries, and that Elm's is one": what stands beside hangs on the same.
            let beside = self.joins(start - 1);
            if !beside && before.clone().any(|token| self.denies(token, before.end)) {
                return true;
            }
            start = before.start;
        }
        false
    }

    /// "We asked whether he was in a gang; none of them thought so."
    fn asked_and_denied(&self, words: &Range<u32>) -> bool {
        let sentence = self.sentence_of(words.start);
        let from = sentence.start.max(words.start.saturating_sub(NEGATION_REACH));
        let asked = (from..words.start).any(|token| self.word(token) == "whether");
        asked
            && (words.end..sentence.end + 3).any(|token| {
                self.people.is(token, NEGATION)
                    && !self.people.is(token, NO_DENIAL)
                    && self.hits.tokens().get(token as usize - 1).is_some_and(|before| {
                        before.look & (Token::HARD_BREAK | Token::COMMA) != 0 || self.joins(token - 1)
                    })
            })
    }

    /// Whether somebody but the author says the words, by any verb of saying before them in their sentence.
    fn told(&self, words: &Range<u32>) -> bool {
        let sentence = self.sentence_of(words.start);
        (sentence.start + 1..words.start).any(|token| {
            let subject = sentence.start.max(token.saturating_sub(2))..token;
            self.people.is(token, SAYING)
                && !self.people.any(&subject, AUTHOR_SUBJECT)
                && !matches!(self.word(token - 1), "is" | "was" | "were" | "been" | "being" | "be" | "to")
        })
    }

    /// Whether a later sentence that puts words right means other words: it quotes some itself ("the phrase
    /// 'feeder gang' was deleted"), or it speaks of the last of several and others stand between.
    fn speaks_of_others(&self, sentence: &Range<u32>, others_between: bool) -> bool {
        if others_between && matches!(self.word(sentence.start + 1), "last" | "latter") {
            return true;
        }
        let quoted = sentence.clone().find(|token| self.quotation(&(*token..token + 1)).is_some());
        let Some(quoted) = quoted.filter(|quoted| *quoted > sentence.start) else {
            return quoted.is_some() && sentence.len() > 1;
        };
        // "Changed it to 'a child made to carry drugs'", "should read '...'": what is put in their place.
        let placed = matches!(
            self.word(quoted - 1),
            "to" | "with" | "as" | "say" | "says" | "write" | "read" | "reads" | "now" | "by" | "is" | "into"
        );
        let back = sentence.start..quoted;
        !placed && !self.people.any(&back, PRONOUN_THING) && !matches!(self.word(back.start), "That" | "This")
    }

    fn is_cell(&self, words: &Range<u32>) -> bool {
        let sentence = self.sentences.all.get(self.sentences.of_token(words.start));
        sentence.is_some_and(|sentence| self.draft.blocks()[sentence.block].kind == BlockKind::Cell)
    }

    /// Whether a word of denial reaches some words: "with no coat" and "without a coat" deny the coat alone.
    fn denies(&self, token: u32, words: u32) -> bool {
        if !self.people.is(token, NEGATION) || self.people.is(token, NO_DENIAL) {
            return false;
        }
        let narrow = self.word(token) == "without"
            || self.word(token) == "no"
                && token.checked_sub(1).is_some_and(|at| self.people.is(at, PREPOSITION));
        !narrow || (words - token <= 3 && !self.people.any(&(token..words), COPULA | PLAIN_VERB))
    }

    /// "does not attend and is": where a joining word begins to say something else.
    fn turns(&self, token: u32) -> bool {
        self.joins(token) && self.people.is(token + 1, COPULA | PLAIN_VERB | PRONOUN_ONE | PRONOUN_MANY)
    }

    /// Whether the sentence passes the words on from somebody: a labelling verb before them, or an agency's
    /// quotation around them.
    fn reported(&self, words: &Range<u32>) -> bool {
        let sentence = self.sentence_of(words.start);
        let after = words.end..sentence.end;
        // "School staff had written that he looked rough": somebody else than the author says it.
        let told = (sentence.start..words.start).filter(|at| self.people.is(*at, SAYING)).any(|verb| {
            let subject = self.sentences.clause(verb).start.max(sentence.start)..verb;
            self.people.any(&subject, AGENCY | PROFESSIONAL | FAMILY | PASSED_ON)
        });
        told || self.people.any(&(sentence.start..words.end), LABELLING)
            || self.people.any(&after, LABELLING)
                && (self.people.any(&sentence, AGENCY) || words.start <= sentence.start + 2)
    }

    /// Whether the words are put right in the same sentence, the next two of the paragraph, the same row or
    /// the next item of the list.
    fn challenged(&self, words: &Range<u32>) -> bool {
        let index = self.sentences.of_token(words.start);
        let Some(sentence) = self.sentences.all.get(index) else { return false };
        let block = sentence.block;
        // "He will not accept help" is no challenge to itself.
        let around = [sentence.tokens.start..words.start, words.end..sentence.tokens.end];
        if around.iter().any(|rest| self.puts_right(rest, sentence.tokens.start)) {
            return true;
        }
        let next = self.sentences.all[index + 1..].iter().take(2).take_while(|next| next.block == block);
        if next.enumerate().any(|(away, next)| {
            self.puts_right(&next.tokens, next.tokens.start) && !self.speaks_of_others(&next.tokens, away > 0)
        }) {
            return true;
        }
        let blocks = self.draft.blocks();
        match blocks[block].kind {
            BlockKind::Cell => {
                let mut row = self.draft.row_of(block);
                row.any(|index| self.block_has(index, CHALLENGE | CHALLENGE_LOOSE))
                    || self.first_row_has(block, INSTRUCTION | CHALLENGE)
                    || self.heading_puts_right(words)
            }
            BlockKind::Item if self.heading_puts_right(words) => true,
            BlockKind::Item => {
                blocks.get(block + 1).is_some_and(|next| next.kind == BlockKind::Item)
                    && self.block_has(block + 1, CHALLENGE)
            }
            BlockKind::Quote => self.block_has(block + 1, CHALLENGE),
            _ => false,
        }
    }

    /// "The log has 'asks for trouble'. We had that withdrawn. She was robbed.": what is said in the place of words that
    /// were put right tells how to see what happened, and is no finding of its own.
    pub(super) fn answers_words(&self, index: usize) -> bool {
        let all = &self.sentences.all;
        let own = &all[index];
        let near = all[index.saturating_sub(2)..index].iter().filter(|other| other.block == own.block);
        own.tokens.len() <= ANSWER
            && self.people.is(own.tokens.start, PRONOUN_ONE | PRONOUN_MANY)
            && near
                .clone()
                .next_back()
                .is_some_and(|before| self.puts_right(&before.tokens, before.tokens.start))
            && near.clone().any(|other| self.quotations_in(other.span).next().is_some())
    }

    /// Whether a sentence that starts at `start` puts words right: it says so, or it says of words that they were
    /// taken away.
    fn puts_right(&self, sentence: &Range<u32>, start: u32) -> bool {
        const WORDS: u64 = MENTION | AGENCY | PRONOUN_THING | PRONOUN_ONE | PRONOUN_MANY | PROFESSIONAL;
        // "He will not accept help" challenges nothing.
        let own_will = |token: u32| {
            matches!(
                self.word(token),
                "will" | "would" | "does" | "did" | "do" | "can" | "not" | "accept" | "use" | "agree"
            ) && (token.saturating_sub(3).max(start)..=token)
                .any(|at| matches!(self.people.named(at), Some(About::YoungPerson | About::Group)))
        };
        sentence.clone().any(|token| self.people.is(token, CHALLENGE) && !own_will(token))
            || self.only_tells_age(sentence)
            || sentence.clone().filter(|token| self.people.is(*token, CHALLENGE_LOOSE)).any(|token| {
                let subject = start.max(token.saturating_sub(4))..token;
                self.people.any(&subject, WORDS)
                    || subject
                        .clone()
                        .any(|at| matches!(self.word(at), "That" | "This" | "that" | "this" | "Both"))
                    || subject.clone().any(|at| self.quotation(&(at..at + 1)).is_some())
            })
    }

    /// "She is fourteen.", "; they are twelve and thirteen": a bare age after what somebody called them.
    fn only_tells_age(&self, sentence: &Range<u32>) -> bool {
        let age = |token: u32| {
            self.people.is(token, NUMBER)
                || self.hits.tokens().get(token as usize).is_some_and(|own| own.looks(Token::DIGIT))
        };
        let starts = |token: u32| {
            self.hits.tokens()[token as usize].looks(Token::FIRST)
                || token > 0 && self.hits.tokens()[token as usize - 1].looks(Token::HARD_BREAK)
        };
        (sentence.start..sentence.end.saturating_sub(2)).any(|first| {
            let rest = first + 3;
            let ends =
                rest >= sentence.end || rest + 2 >= sentence.end && self.word(rest) == "and" && age(rest + 1);
            ends && starts(first)
                && (self.people.is(first, PRONOUN_ONE | PRONOUN_MANY)
                    || self.hits.tokens()[first as usize].looks(Token::CAPITAL)
                        && self.people.named(first) == Some(About::YoungPerson))
                && matches!(self.word(first + 1), "is" | "was" | "are" | "were")
                && age(first + 2)
        })
    }

    /// "What the log said | What we would like it to say": the first row of a table says that all of it puts right.
    fn first_row_has(&self, block: usize, classes: u64) -> bool {
        let first = self.draft.row_of(self.draft.table_of(block).start);
        let is_first = self.draft.blocks()[first.start].cell.is_some_and(|cell| cell.row == 1);
        is_first
            && (first.start..first.end.min(block))
                .take(WIDEST_ROW)
                .any(|index| self.block_has(index, classes))
    }

    /// "Labels in the referral that we do not repeat": the heading puts right what is quoted under it.
    fn heading_puts_right(&self, words: &Range<u32>) -> bool {
        if self.quotation(words).is_none() {
            return false;
        }
        let title = self.title_of(self.sentences.of_token(words.start));
        self.sentences.all.get(title).unwrap_or_default().iter().any(|sentence| {
            self.people.any(&sentence.tokens, MENTION)
                && self.people.any(&sentence.tokens, CHALLENGE | CHALLENGE_LOOSE | INSTRUCTION | NEGATION)
        })
    }

    fn block_has(&self, block: usize, classes: u64) -> bool {
        let range = self.sentences.of_block(block);
        self.sentences.all.get(range).is_some_and(|sentences| {
            sentences.iter().any(|sentence| self.people.any(&sentence.tokens, classes))
        })
    }

    fn mentioned(&self, words: &Range<u32>) -> bool {
        let sentence = self.sentence_of(words.start);
        let from = sentence.start.max(words.start.saturating_sub(MENTION_REACH));
        // "In physical terms" names no word.
        let terms = |at: u32| {
            self.word(at) == "terms"
                && (at.saturating_sub(2).max(sentence.start)..at)
                    .any(|at| matches!(self.word(at), "in" | "In"))
        };
        if (from..words.start).any(|at| self.people.is(at, MENTION) && !terms(at)) {
            return true;
        }
        let quoted =
            self.quotation(words).is_some_and(|quotation| quotation.words <= 4 && quotation.span.len() < 60);
        let next = words.end..sentence.end.min(words.end + 2);
        let onward = words.end..sentence.end.min(words.end + 5);
        quoted && (self.people.any(&onward, MENTION) || self.next_is_use(&next))
    }

    /// "'gang' is used", "'gang' was used of them".
    fn next_is_use(&self, tokens: &Range<u32>) -> bool {
        let word = |token: u32| self.word(token);
        tokens.len() == 2
            && matches!(word(tokens.start), "is" | "was" | "were")
            && word(tokens.start + 1) == "used"
    }
}
