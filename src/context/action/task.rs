//! Whether a sentence of a plan sets a task: an order, a promise, a notice, a process.

use std::ops::Range;

use super::super::class::{ACTION, FUNCTION, MEASURE, PROCESS, PROFESSIONAL};
use super::super::fact::anchors;
use super::super::name::Whose;
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
        if self.is_task_in_passing(words) {
            return true;
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

    /// "Ms Novak keeps the door open until 18 July, and asks each whether they are hungry": a plan tells in the present
    /// what somebody at work will do, up to a day to come.
    fn promises_in_the_present(&self, words: &Range<u32>) -> bool {
        let tokens = self.hits.tokens();
        let owner = (words.start..words.end.min(words.start + 5)).rev().find(|at| {
            self.people.is(*at, PROFESSIONAL)
                || self
                    .names
                    .iter()
                    .any(|name| name.tokens.end == at + 1 && name.whose == Whose::Professional)
        });
        let Some(owner) = owner else { return false };
        let verb = (owner + 1..words.end.min(owner + 6)).find(|at| {
            let word = self.word(*at);
            self.is_small(*at)
                && word.len() > 3
                && word.ends_with('s')
                && !word.ends_with("ss")
                && !tokens[*at as usize].looks(Token::POSSESSIVE)
                && !self.people.is(*at, FUNCTION | PROFESSIONAL)
        });
        let Some(verb) = verb else { return false };
        let span = Span::new(tokens[words.start as usize].start, tokens[words.end as usize - 1].end);
        let coming = self.dates_in(span).iter().any(|date| anchors(date) && self.is_coming(date));
        coming && !self.verbs(&(words.start..verb)).iter().any(|told| told.tense != Tense::Participle)
    }

    /// "He will pass me the lists", "we will tell from the register": after a task, what is still part of it.
    pub(super) fn goes_with_a_task(&self, words: &Range<u32>) -> bool {
        let will = matches!(self.word(words.start + 1), "will" | "shall");
        let who = matches!(self.word(words.start), "She" | "He" | "It");
        let active = !matches!(self.word(words.start + 2), "be" | "have" | "need" | "continue" | "keep");
        let counts = matches!(self.word(words.start), "I" | "We") && self.people.is(words.start + 2, MEASURE);
        will && (who && active || counts) && !self.people.is(words.start + 2, PROCESS)
    }

    /// "The parents could be asked in", "perhaps the board might be kept informed": what a plan puts so
    /// carefully is still its task. Not "so that the door can be seen".
    fn might_be_done(&self, words: &Range<u32>) -> bool {
        let modal = (words.start + 1..words.end.saturating_sub(2)).find(|at| {
            matches!(self.word(*at), "could" | "might" | "may" | "can")
                && matches!(self.word(at + 1), "be" | "also" | "perhaps" | "usefully")
        });
        modal.is_some_and(|at| {
            let be = (at + 1..at + 3).find(|be| self.word(*be) == "be");
            let passive = be.is_some_and(|be| be + 1 < words.end && self.is_participle(be + 1));
            let subject = (words.start..at).find_map(|who| self.people.named(who));
            passive
                && !(words.start..at).any(|under| self.opens_under(under).is_some())
                && (subject.is_some_and(About::is_person) || self.word(words.start) == "Perhaps")
        })
    }

    /// "These are laid out in the way of a care plan": said of the plan itself.
    pub(super) fn is_of_the_plan(&self, words: &Range<u32>) -> bool {
        let author = matches!(self.word(words.start), "I" | "We");
        author
            && matches!(self.word(words.start + 1), "have" | "had")
            && matches!(
                self.word(words.start + 2),
                "set"
                    | "put"
                    | "listed"
                    | "numbered"
                    | "ordered"
                    | "grouped"
                    | "written"
                    | "arranged"
                    | "kept"
            )
            && (words.start + 3..words.end.min(words.start + 7)).any(|at| {
                matches!(self.word(at), "them" | "these" | "it" | "actions" | "steps" | "out" | "down")
            })
    }

    /// Whether a sentence of a plan sets a task: it says that something will or should be done, in so many words or
    /// in the shorthand of plans ("Youth justice to look at S1", "Restorative work where appropriate").
    pub(super) fn is_task(&self, words: &Range<u32>) -> bool {
        if matches!(self.word(words.start), "Nothing" | "Nobody") {
            return false;
        }
        if self.people.any(words, ACTION) || self.might_be_done(words) {
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
        (!finite || self.promises_in_the_present(words))
            && self.doer(span).is_some()
            && self.due(span).is_some()
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
