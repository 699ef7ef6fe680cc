//! Facts about a sentence that a required statement can be made of.

use super::class::{AGENCY, AUTHOR, GROUP, PROFESSIONAL, SAYING, VIEW, YOUNG_PERSON};
use super::{About, Context, Speaker};
use crate::dates::{DateKind, DateMention};
use crate::draft::{BlockKind, Part};
use crate::lexicon::Token;
use crate::role::Role;
use crate::rule::Fact;

/// The facts of one sentence, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts(u16);

impl Facts {
    const fn add(&mut self, fact: Fact, holds: bool) {
        if holds {
            self.0 |= 1 << fact as u16;
        }
    }

    /// Whether a fact holds.
    pub const fn has(self, fact: Fact) -> bool {
        self.0 & (1 << fact as u16) != 0
    }
}

/// A sentence this long says something.
const SAID_WORDS: usize = 8;

/// A subject stands at most this many words before its verb, in sentences that never end.
const REACH: u32 = 400;

/// A quotation of a young person counts from this many words.
const QUOTED_WORDS: u32 = 2;

/// Whether a mention anchors something in the calendar, as a time of day or an age does not.
pub(crate) const fn anchors(date: &DateMention) -> bool {
    !matches!(
        date.kind,
        DateKind::Clock
            | DateKind::Relative
            | DateKind::RelativeFloating
            | DateKind::Age
            | DateKind::Duration
            | DateKind::Citation
            | DateKind::Impossible
    )
}

impl Context<'_> {
    /// Whether a fact holds for a sentence.
    pub fn fact(&self, fact: Fact, sentence: usize) -> bool {
        self.facts.get(sentence).is_some_and(|facts| facts.has(fact))
    }

    pub(super) fn all_facts(&self) -> Vec<Facts> {
        (0..self.sentences.all.len()).map(|sentence| self.facts_of(sentence)).collect()
    }

    fn facts_of(&self, index: usize) -> Facts {
        let sentence = &self.sentences.all[index];
        let tokens = &sentence.tokens;
        let mut facts = Facts::default();
        let dates: Vec<&DateMention> =
            self.dates_in(sentence.span).iter().filter(|date| anchors(date)).collect();
        let days = dates.iter().filter(|date| !matches!(date.kind, DateKind::Weekday)).count();
        let range = dates.iter().any(|date| date.kind == DateKind::Range);
        let with_year = dates.iter().any(|date| date.has_year());
        facts.add(Fact::Date, !dates.is_empty());
        facts.add(Fact::DatedYear, with_year);
        facts.add(Fact::Period, range || days >= 2);
        facts.add(Fact::DatedPeriod, with_year && (range || days >= 2));
        facts.add(Fact::Opening, self.is_opening(sentence.block));
        facts.add(Fact::Anything, !tokens.is_empty());
        facts.add(Fact::ComingDate, dates.iter().any(|date| self.is_coming(date)));
        facts.add(
            Fact::NamedReader,
            self.people.any(tokens, PROFESSIONAL | AGENCY) || self.names_someone(tokens),
        );
        facts.add(Fact::CountedGroup, self.counts_a_group(tokens));
        facts.add(Fact::Said, tokens.len() >= SAID_WORDS);
        let quoted = self
            .quotations_in(sentence.span)
            .any(|quotation| quotation.speaker == Speaker::YoungPerson && quotation.words >= QUOTED_WORDS);
        facts.add(Fact::YoungPersonWords, quoted);
        facts.add(Fact::YoungPersonView, self.tells_a_view(index));
        facts.add(
            Fact::YoungPersonSpeech,
            quoted && self.people.any(tokens, SAYING) && self.speech_is_given(index),
        );
        facts
    }

    /// Before the first heading that is not the title, and in the tables there.
    fn is_opening(&self, block: usize) -> bool {
        let first = self.draft.sections().iter().map(|section| section.heading).find(|heading| {
            *heading > 0 && self.draft.sections().first().is_some_and(|title| title.heading != *heading)
        });
        let body = self.draft.blocks()[block].part == Part::Body;
        body && first.is_none_or(|first| block < first)
    }

    /// Said to the author or for the report; a remark lifted from an interview with police or a doctor is not.
    fn speech_is_given(&self, index: usize) -> bool {
        let sentence = &self.sentences.all[index];
        let outside = |token: u32| {
            let at = self.hits.tokens()[token as usize].start;
            !self.quotations_in(sentence.span).any(|quote| quote.span.start <= at && at < quote.span.end)
        };
        sentence.tokens.clone().any(|token| self.people.is(token, AUTHOR) && outside(token))
    }

    /// After the report's own date or the end of its period; any day when neither is known.
    fn is_coming(&self, date: &DateMention) -> bool {
        let known = self.brief.report_date.as_ref().map(|date| date.value);
        let end = self.brief.period.as_ref().map(|period| period.value.1);
        let Some(written) = known.into_iter().chain(end).max() else { return date.kind != DateKind::Year };
        match date.interval(written.year()) {
            // A day without a year after the report's own may be of the year after: it is still a date to come.
            Some((_, to)) => to > written || !date.has_year(),
            None => matches!(date.kind, DateKind::NamedDay | DateKind::Term | DateKind::Season),
        }
    }

    /// Two capitalised words in a row, not at the start: a name.
    fn names_someone(&self, tokens: &std::ops::Range<u32>) -> bool {
        let all = self.hits.tokens();
        (tokens.start..tokens.end.saturating_sub(1)).any(|at| {
            let (first, second) = (all[at as usize], all[at as usize + 1]);
            let name = |token: Token| {
                token.looks(Token::CAPITAL)
                    && !token.looks(Token::ALL_CAPITALS)
                    && token.entry == Token::UNKNOWN
            };
            at > tokens.start && name(first) && name(second) && first.look & Token::HARD_BREAK == 0
        })
    }

    /// "six young people", "11 young people", "the seven".
    fn counts_a_group(&self, tokens: &std::ops::Range<u32>) -> bool {
        tokens.clone().any(|at| {
            self.is_number(at)
                && (at + 1..tokens.end.min(at + 4)).any(|next| {
                    self.people.is(next, YOUNG_PERSON | GROUP)
                        && !self.hits.tokens()[next as usize].looks(Token::DIGIT)
                })
        })
    }

    /// Whether a word is a number in digits or words.
    pub(crate) fn is_number(&self, token: u32) -> bool {
        let in_digits = || {
            let word = self.word(token);
            word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty() && word.len() < 4
        };
        self.people.is(token, super::class::NUMBER)
            || self.hits.tokens().get(token as usize).is_some_and(|token| token.looks(Token::DIGIT))
                && in_digits()
    }

    /// A young person's view told in the author's words: "Fern told us", "they asked for", "wants".
    fn tells_a_view(&self, index: usize) -> bool {
        let sentence = &self.sentences.all[index];
        let block = &self.draft.blocks()[sentence.block];
        if matches!(block.kind, BlockKind::Heading(_)) {
            return false;
        }
        let voice = self.roles_at(sentence.block).has(Role::Voice);
        sentence.tokens.clone().filter(|token| self.people.is(*token, VIEW | SAYING)).any(|verb| {
            let clause = self.sentences.clause(verb);
            let from = clause.start.max(verb.saturating_sub(REACH));
            let subject = (from..verb).rev().find_map(|token| {
                let named = self.people.named(token);
                if self.people.is(token, AUTHOR) { Some(About::Professional) } else { named }
            });
            let young = matches!(subject, Some(About::YoungPerson | About::Group));
            let to_author = (verb + 1..clause.end.min(verb + 4)).any(|token| self.people.is(token, AUTHOR));
            young && (to_author || voice) && !self.passive_before(verb)
        })
    }

    fn passive_before(&self, verb: u32) -> bool {
        verb.checked_sub(1)
            .is_some_and(|before| matches!(self.word(before), "was" | "were" | "been" | "being" | "be"))
    }
}
