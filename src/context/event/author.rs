//! The author in a finding: as a witness, or set aside by what follows; and sentences that lead up to the report.

use std::ops::Range;

use super::super::class::{AGENCY, FAMILY, PROFESSIONAL, REPORT_MAKING};
use super::super::verb::{Clause, Tense};
use super::super::{About, Context};
use crate::lexicon::Token;

impl Context<'_> {
    /// "I found the youngest crying", "I saw two of them being pushed": the author saw it happen.
    pub(super) fn sees_as_author(&self, words: &Range<u32>) -> bool {
        let opening = words.start..words.end.min(words.start + 6);
        opening.clone().any(|at| {
            matches!(self.word(at), "I" | "we" | "We")
                && matches!(self.word(at + 1), "found" | "saw" | "heard" | "watched" | "noticed" | "came")
                && (at + 2..words.end.min(at + 9)).any(|seen| {
                    let doing = self.word(seen).ends_with("ing") && seen > at + 2;
                    let across = self.word(at + 1) == "came" && self.word(at + 2) == "across";
                    (doing && (self.word(at + 1) != "came" || across))
                        && !self.people.any(&(at + 2..seen), PROFESSIONAL | AGENCY | FAMILY)
                        && !matches!(self.word(at + 2), "it" | "this" | "that" | "nothing" | "no")
                })
        })
    }

    /// "I have run the club, and the four have come later each time": a clause of its own after the author's, told
    /// of the young people or of who harms them.
    pub(super) fn tells_beside_the_author(&self, words: &Range<u32>) -> bool {
        self.verbs(words).iter().any(|verb| {
            let told = matches!(verb.tense, Tense::Perfect | Tense::Going | Tense::Past);
            let joint = (words.start + 1..verb.first).rev().take(8).find(|at| {
                matches!(self.word(*at), "and" | "but" | "while")
                    && self.hits.tokens()[*at as usize - 1].looks(Token::COMMA)
            });
            told && verb.clause == Clause::Main
                && joint.is_some_and(|joint| {
                    matches!(
                        self.told_of(joint + 1..verb.first),
                        Some(About::YoungPerson | About::Group | About::AdultOfConcern)
                    )
                })
        })
    }

    /// "Four friends are in danger. This paper is meant to end that": what the next sentence hangs the report on sums up
    /// what it is about, and is dated with the report.
    pub(in crate::context) fn leads_to_the_report(&self, index: usize) -> bool {
        let all = &self.sentences.all;
        let Some(next) = all.get(index + 1).filter(|next| next.block == all[index].block) else {
            return false;
        };
        let opening = next.tokens.start..next.tokens.end.min(next.tokens.start + 3);
        matches!(self.word(next.tokens.start), "This" | "The")
            && matches!(
                self.word(next.tokens.start + 1),
                "report" | "paper" | "assessment" | "document" | "letter" | "note"
            )
            && self.people.any(&opening, REPORT_MAKING)
    }
}
