//! Who passes words on in a clause, and of whom: "the mentor saw Red as", "recorded one of the girls as".

use std::ops::Range;

use super::super::class::{COPULA, DEGREE, DETERMINER, FUNCTION, LABELLING, PLAIN_VERB, RELATIVE, SAYING};
use super::super::{About, Context};
use super::phrase::PHRASE;

impl Context<'_> {
    /// The verb by which somebody passes words on in their clause: "the mentor *saw* Red as", "the note *calls* them",
    /// "her card *says* no one". Not where they go on to do something else: "the team thinks and fails to act".
    pub(super) fn teller(&self, left: &Range<u32>) -> Option<u32> {
        let from = left.start.max(left.end.saturating_sub(PHRASE + 2));
        let verb = (from..left.end)
            .rev()
            .take_while(|token| !matches!(self.word(*token), "and" | "but" | "then"))
            .find(|token| self.passes_on(*token))?;
        let by = (left.start..verb)
            .rev()
            .find_map(|token| self.people.named(token).filter(|who| who.is_person()))?;
        (by == About::Professional || by == About::Family).then_some(verb)
    }

    pub(super) fn passes_on(&self, token: u32) -> bool {
        const TOLD: &[&str] = &[
            "says",
            "said",
            "reads",
            "read",
            "calls",
            "called",
            "sees",
            "saw",
            "views",
            "viewed",
            "regards",
            "regarded",
            "considers",
            "considered",
            "describes",
            "described",
            "labels",
            "labelled",
            "deems",
            "deemed",
            "thinks",
            "thought",
            "believes",
            "believed",
            "found",
            "judges",
            "judged",
            "portrays",
            "paints",
            "brands",
            "branded",
            "terms",
            "termed",
            "dubs",
            "dubbed",
            "classes",
            "classed",
            "records",
            "recorded",
            "lists",
            "listed",
            "notes",
            "noted",
            "states",
            "stated",
            "puts",
            "has",
            "had",
            "have",
            "marks",
            "marked",
            "rates",
            "rated",
            "dismisses",
            "dismissed",
            "treats",
            "treated",
            "explains",
            "refers",
            "referred",
            "summarises",
            "summarised",
            "reports",
            "reported",
            "writes",
            "wrote",
            "call",
            "consider",
            "regard",
            "describe",
            "experience",
            "experiences",
            "experienced",
            "find",
            "finds",
            "perceive",
            "perceives",
        ];
        TOLD.contains(&self.word(token))
            && (!matches!(self.word(token), "has" | "had" | "have" | "puts")
                || (token + 1..token + 5).any(|at| self.word(at) == "as"))
    }

    /// The one whom a verb of passing on tells of: the first person after it.
    pub(super) fn object_of_telling(&self, verb: u32, first: u32) -> Option<About> {
        (verb + 1..first).find_map(|token| self.people.named(token).filter(|who| who.is_person()))
    }

    /// "recorded one of the girls as", "K4 appears in the notes as": whom a label after "as" is put on.
    pub(super) fn labelled(&self, first: u32, clause: &Range<u32>) -> Option<About> {
        let passes = DETERMINER | DEGREE;
        let as_at = (clause.start.max(first.saturating_sub(4))..first)
            .rev()
            .take_while(|at| {
                self.word(*at) == "as" || !self.people.is(*at, COPULA | PLAIN_VERB | FUNCTION & !passes)
            })
            .find(|at| self.word(*at) == "as")?;
        let person =
            |at: &u32| self.people.named(*at).is_some_and(About::is_person) && !self.held(*at, clause.start);
        let verb = (clause.start..as_at).rev().find(|at| self.people.is(*at, LABELLING | SAYING));
        let told = |at: &u32| {
            self.people.named(*at).filter(|who| {
                person(at) && matches!(who, About::YoungPerson | About::Group | About::AdultOfConcern)
            })
        };
        // "The men have been described to licensing as": the one told stands between.
        verb.and_then(|verb| (verb + 1..as_at).find_map(|at| told(&at)))
            .or_else(|| (clause.start..verb.unwrap_or(as_at)).find(person).and_then(|at| told(&at)))
    }

    /// "residents say that": the subject of the clause before only passes the words on.
    pub(super) fn only_tells(&self, clause: &Range<u32>, sentence: &Range<u32>) -> bool {
        self.people.is(clause.start, RELATIVE)
            && self.people.any(&(sentence.start..clause.start), SAYING | LABELLING)
    }
}
