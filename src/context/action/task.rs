//! Whether a sentence of a plan sets a task: an order, a promise, a notice, a process.

use std::ops::Range;

use super::super::class::{ACTION, FUNCTION, PROCESS, PROFESSIONAL};
use super::super::verb::{Tense, Voice};
use super::super::{About, Context};
use crate::lexicon::Token;
use crate::role::Role;
use crate::text::Span;

impl Context<'_> {
    /// "Control room: 01632 960155", "Back to panel on 18 July", "Present: Sister Amoah, PC Lund": a line that tells
    /// readers something and sets nobody a task.
    fn is_notice(&self, words: &Range<u32>) -> bool {
        let tokens = self.hits.tokens();
        let span = Span::new(tokens[words.start as usize].start, tokens[words.end as usize - 1].end);
        let named = words.clone().filter(|at| tokens[*at as usize].looks(Token::CAPITAL)).count();
        self.identifiers.iter().any(|one| one.span.overlaps(span))
            || self.due(span).is_some()
            || named * 2 > words.len() && words.len() > 4
    }

    /// Whether a sentence that stands in no plan promises a process and no day: "We will continue to monitor the
    /// shelter", "The boys need to be reminded". What young people do, and what was said, promises nothing.
    pub(super) fn is_promise(&self, index: usize) -> bool {
        let sentence = &self.sentences.all[index];
        let words = &sentence.tokens;
        let roles = self.roles_at(sentence.block);
        let elsewhere = [
            Role::Voice,
            Role::Strengths,
            Role::Sharing,
            Role::Contributors,
            Role::Review,
            Role::Glossary,
            Role::Reference,
            Role::Scope,
            Role::Method,
            Role::Purpose,
        ];
        if elsewhere.iter().any(|role| roles.has(*role))
            || roles.is_empty() && self.is_opening(sentence.block)
            || self.draft.blocks()[sentence.block].cell.is_some()
            || self.quotations_in(sentence.span).next().is_some()
            || self.due(sentence.span).is_some()
        {
            return false;
        }
        let told = |at: u32| self.people.is(at, super::super::class::SAYING);
        words.clone().any(|at| {
            let word = self.small(at);
            let before = || self.small(at - u32::from(at > words.start)).into_owned();
            let modal = matches!(word.as_ref(), "will" | "shall" | "should" | "must")
                || word == "to"
                    && at > words.start
                    && matches!(before().as_str(), "need" | "needs" | "ought");
            if !modal || (words.start..at).any(told) {
                return false;
            }
            let mut next = at + 1;
            while next < words.end
                && matches!(self.small(next).as_ref(), "now" | "also" | "then" | "all" | "both")
            {
                next += 1;
            }
            let passive = next < words.end && self.small(next) == "be";
            if passive {
                next += 1;
            }
            let on = next < words.end
                && (!matches!(self.small(next).as_ref(), "continue" | "carry")
                    || self.small(next + 1) == "to");
            let subject =
                (words.start..at).rev().find_map(|at| self.people.named(at).filter(|who| who.is_person()));
            let child = matches!(subject, Some(About::YoungPerson | About::Group));
            let author = at > words.start && matches!(self.word(at - 1), "I" | "We" | "we");
            let spoken = self.small(next.min(words.end - 1)) == "spoken";
            on && !spoken
                && next < words.end
                && self.people.is(next, PROCESS)
                && (passive || author || !child && subject.is_some())
        })
    }

    /// Whether a numbered paragraph of a plan sets a task: it opens with one, or with a note that tells of nothing that
    /// was or is.
    pub(super) fn is_order(&self, sentences: &Range<usize>) -> bool {
        let own = &self.sentences.all[sentences.clone()];
        // The number may stand as a sentence of its own.
        let Some(first) = own.iter().find(|sentence| sentence.tokens.len() > 2) else { return false };
        let ends = self.draft.slice(first.span).trim_end().ends_with([':', '?']);
        // "Night cover at both doors until May, log sent to me": what hangs on behind tells nothing.
        let main = (first.tokens.start + 2..first.tokens.end)
            .find(|at| {
                self.hits.tokens()[*at as usize].look & (Token::COMMA | Token::HARD_BREAK) != 0
                    || matches!(
                        self.word(at + 1),
                        "if" | "when" | "until" | "once" | "so" | "that" | "who" | "which"
                    )
            })
            .map_or(first.tokens.end, |at| at + 1);
        let note = !self.verbs(&(first.tokens.start..main)).iter().any(|verb| {
            matches!(verb.tense, Tense::Past | Tense::Perfect | Tense::Going)
                || verb.tense == Tense::Present && verb.voice == Voice::Linking
        });
        !ends && (note || self.is_task(&first.tokens))
    }

    /// Whether a sentence of a plan sets a task: it says that something will or should be done, in so many words or
    /// in the shorthand of plans ("Youth justice to look at S1", "Restorative work where appropriate").
    pub(super) fn is_task(&self, words: &Range<u32>) -> bool {
        if self.people.any(words, ACTION) {
            return true;
        }
        let verbs = self.verbs(words);
        let finite = verbs.iter().any(|verb| {
            !matches!(verb.tense, Tense::Gerund | Tense::Participle)
                && (verb.voice == Voice::Linking || verb.tense != Tense::Present)
        });
        // "Us lot to keep tabs": somebody and an infinitive, and no verb besides.
        let infinitive = (words.start + 1..words.end.saturating_sub(1)).any(|at| self.word(at) == "to");
        let first = words.start;
        let bare = !self.people.is(first, FUNCTION)
            || matches!(self.word(first), "A" | "The" | "More" | "Some" | "All");
        if !finite && bare && (infinitive || words.len() <= 16 && !self.is_notice(words)) {
            return true;
        }
        // "Mr Penhale rides the 4.05 each day from 24 March", "I bring the drop-in back": the present as a promise.
        let span = Span::new(
            self.hits.tokens()[first as usize].start,
            self.hits.tokens()[words.end as usize - 1].end,
        );
        !finite && self.doer(span).is_some() && self.due(span).is_some()
    }
}

impl Context<'_> {
    /// Whether what is to be done is a process: the word for it opens the action or follows "to", "will" and
    /// the like ("to monitor"), and is no detail further on ("a notice considered by").
    pub(super) fn is_process(&self, words: &Range<u32>) -> bool {
        // "... to fit two bolts; the four will try them": what follows tells how it is known.
        let stop = words
            .clone()
            .skip(2)
            .find(|at| self.draft.text()[self.hits.tokens()[*at as usize].end as usize..].starts_with(';'));
        let words = words.start..stop.map_or(words.end, |at| at + 1);
        words.clone().filter(|at| self.people.is(*at, PROCESS) && !self.people.is(*at, PROFESSIONAL)).any(
            |at| {
                let leads = matches!(
                    at.checked_sub(1).map(|before| self.word(before)),
                    Some("to" | "will" | "should" | "must" | "be" | "continue" | "shall" | "can")
                );
                at < words.start + 2 || leads
            },
        )
    }
}
