//! A plan that nothing announces: promises that stand together, each of them by somebody and by a day.

use super::super::class::{AGENCY, PROFESSIONAL, SAYING};
use super::super::fact::anchors;
use super::super::verb::{Tense, Voice};
use super::super::{About, Context};
use super::{Action, OwnCell};
use crate::draft::{BlockKind, Part};
use crate::role::Role;
use crate::text::Span;

/// One promise is a remark; so many together are a plan.
const TOGETHER: usize = 2;

/// Sections that hold days to come of another kind, or tell what others mean to do.
const ELSEWHERE: &[Role] = &[
    Role::Purpose,
    Role::Scope,
    Role::Method,
    Role::Contributors,
    Role::Voice,
    Role::Findings,
    Role::Strengths,
    Role::Sharing,
    Role::Review,
    Role::Background,
    Role::Glossary,
    Role::Reference,
    Role::Appendix,
];

/// The promises of paragraphs and lists without a part of their own, but for what is known as an action already.
pub(super) fn promised(context: &Context<'_>, known: &[Action]) -> Vec<Action> {
    let mut out = Vec::new();
    let mut run: Vec<Action> = Vec::new();
    for (index, block) in context.draft.blocks().iter().enumerate() {
        let before = run.len();
        let plain = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
            && block.part == Part::Body
            && !context.roles_at(index).any(ELSEWHERE);
        if plain {
            let sentences = context.sentences.of_block(index).filter(|at| context.is_owned_promise(*at));
            run.extend(sentences.map(|at| context.promise(at)));
        }
        if run.len() == before {
            keep(&mut run, known, &mut out);
        }
    }
    keep(&mut run, known, &mut out);
    out
}

/// Takes over promises that stand together, but for those that are known, which are in order of place.
fn keep(run: &mut Vec<Action>, known: &[Action], out: &mut Vec<Action>) {
    let together = run.len() >= TOGETHER;
    let is_known = |one: &Action| {
        let after = known.partition_point(|own| own.what.start < one.what.end);
        known[..after].last().is_some_and(|own| own.what.overlaps(one.what))
    };
    out.extend(run.drain(..).filter(|one| together && !is_known(one)));
}

/// What is done with a report and at meetings, and what happens of itself: no step of a plan.
fn is_no_step(verb: &str) -> bool {
    matches!(
        verb,
        "be" | "have"
            | "not"
            | "receive"
            | "get"
            | "hear"
            | "see"
            | "read"
            | "meet"
            | "appear"
            | "remain"
            | "turn"
            | "start"
            | "begin"
            | "return"
            | "leave"
            | "move"
            | "review"
            | "discuss"
            | "consider"
            | "reconvene"
            | "send"
            | "share"
            | "circulate"
            | "keep"
            | "hold"
            | "destroy"
            | "delete"
            | "store"
            | "follow"
            | "look"
            | "write"
            | "ring"
            | "email"
            | "tell"
            | "explain"
            | "report"
            | "publish"
            | "update"
            | "brief"
            | "interview"
            | "try"
            | "sentence"
            | "charge"
            | "decide"
    )
}

impl Context<'_> {
    /// "The lighting manager will mend the lamps by 3 July", "Hub manager to open until eight from 10 July": somebody at
    /// work, what they are to do, and a day to come.
    fn is_owned_promise(&self, index: usize) -> bool {
        let sentence = &self.sentences.all[index];
        let words = &sentence.tokens;
        if !self.has_a_day_to_come(sentence.span)
            || self.due(sentence.span).is_none()
            || self.quotations_in(sentence.span).next().is_some()
        {
            return false;
        }
        let finite = || {
            self.verbs(words)
                .iter()
                .filter(|verb| !matches!(verb.tense, Tense::Gerund | Tense::Participle))
                .any(|verb| verb.voice == Voice::Linking || verb.tense != Tense::Present)
        };
        let modal = |at: u32| {
            matches!(self.word(at), "will" | "shall")
                // "The warden is to mend it by 3 July", "The nurse has undertaken to see them by 3 July"
                || self.word(at) == "to"
                    && matches!(
                        self.word(at - 1),
                        "is" | "are" | "undertaken" | "promised" | "undertakes" | "promises" | "agreed" | "agrees"
                    )
                || self.word(at) == "to" && at < words.start + 7 && !finite()
        };
        let Some(at) = (words.start + 1..words.end.saturating_sub(1)).find(|at| modal(*at)) else {
            return false;
        };
        let before = words.start..at;
        let owner = before.clone().rev().find_map(|at| self.people.named(at).filter(|who| who.is_person()));
        let young = matches!(owner, Some(About::YoungPerson | About::Group));
        let owned = self.people.any(&before, PROFESSIONAL | AGENCY) || matches!(self.word(at - 1), "I");
        owned && !young && !self.people.any(&before, SAYING) && !is_no_step(&self.small(at + 1))
    }

    fn has_a_day_to_come(&self, span: Span) -> bool {
        self.dates_in(span).iter().any(|date| anchors(date) && self.is_coming(date))
    }

    fn promise(&self, index: usize) -> Action {
        let sentence = &self.sentences.all[index];
        Action {
            what: sentence.span,
            process: self.is_process(&sentence.tokens),
            who: self.doer(sentence.span),
            when: self.due(sentence.span),
            measure: self.measure(sentence.span).or_else(|| {
                // "We will know when ...": the test may stand in the sentence after.
                let next = self.sentences.all.get(index + 1).filter(|next| next.block == sentence.block)?;
                if self.is_owned_promise(index + 1) { None } else { self.measure(next.span) }
            }),
            who_cell: OwnCell::None,
            when_cell: OwnCell::None,
        }
    }

    /// Whether the rows of a table that nothing announces are promises: in each somebody, something to do in more than a word,
    /// and a day after the report's own.
    pub(super) fn is_table_of_promises(&self, rows: &[(Option<u32>, Option<u32>, Option<u32>)]) -> bool {
        let blocks = self.draft.blocks();
        self.brief.report_date.is_some()
            && !rows.is_empty()
            && rows.iter().all(|row| {
                let (Some(what), Some(who), Some(when)) = *row else { return false };
                let span = |block: u32| blocks[block as usize].span;
                let words = self.hits.tokens_in(span(what));
                words.len() > 1
                    && !self.people.is(words.end - 1, PROFESSIONAL | AGENCY)
                    && !self.roles_at(what as usize).any(ELSEWHERE)
                    && !self.is_hollow(span(who))
                    && self.has_a_day_to_come(span(when))
            })
    }
}
