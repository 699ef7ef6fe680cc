//! Where actions begin: a heading in all but name, a lead-in over a list.

use super::super::class::{ACTION, AGENCY, FAMILY, PROFESSIONAL};
use super::super::{Context, Vocabulary, holds};
use super::prose::is_lettered;
use crate::draft::{BlockKind, Part};
use crate::lexicon::Token;
use crate::role::{Role, RoleSet};

/// "To do", "3. What we'll do": a heading that opens a plan only where it says no more than that.
pub(super) fn opens_in_full(heading: &str) -> bool {
    let bare = heading.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().replace('’', "'");
    matches!(
        bare.as_str(),
        "do" | "to do"
            | "todo"
            | "to-do"
            | "asks"
            | "agreed"
            | "decided"
            | "decisions"
            | "settled"
            | "what was agreed"
            | "what we agreed"
            | "jobs"
            | "what we do"
            | "what we do now"
            | "what we'll do"
            | "what i'll do"
            | "what we shall do"
            | "what i shall do"
            | "who does what"
            | "left to do"
            | "still to do"
            | "doing"
            | "next"
            | "orders"
            | "tasking"
            | "taskings"
            | "instructions"
            | "directions"
            | "arrangements"
            | "resolved"
            | "resolutions"
            | "for action"
            | "follow-up"
            | "from here"
            | "remedies"
            | "what follows"
            | "what i want"
            | "what we want"
            | "steps"
    )
}

/// The same of headings that also stand over what was done, where what follows has to tell.
pub(super) fn opens_perhaps(heading: &str) -> bool {
    let bare = heading.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().replace('’', "'");
    matches!(
        bare.as_str(),
        "response"
            | "our response"
            | "responses"
            | "requests"
            | "measures"
            | "safety measures"
            | "mitigation"
            | "mitigations"
            | "disruption"
            | "making it safer"
            | "making them safer"
            | "how we make it safer"
            | "keeping them safe"
            | "keeping the group safe"
            | "what would help"
            | "what will help"
            | "support"
            | "risk management"
            | "managing the risk"
            | "reducing the risk"
            | "duties"
            | "closing"
    )
}

impl Context<'_> {
    /// Whether a line that stands alone opens a plan (or, with no, something else); `None` when it is no such line.
    pub(super) fn announces(&self, vocabulary: &Vocabulary, index: usize) -> Option<bool> {
        let block = &self.draft.blocks()[index];
        let text = self.draft.slice(block.span).trim();
        let alone = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
            && block.part == Part::Body
            && text.len() <= 48
            && !text.ends_with(['.', '!', ';', ',', ')', '”', '"']);
        let sentences = self.sentences.of_block(index);
        if !alone || sentences.len() != 1 {
            return None;
        }
        let words = &self.sentences.all[sentences.start].tokens;
        let opens =
            opens_in_full(text) || vocabulary.headings.roles(self.hits, block.span).has(Role::Actions);
        let loud = words.clone().all(|at| {
            let token = self.hits.tokens()[at as usize];
            token.looks(Token::ALL_CAPITALS) || token.looks(Token::DIGIT) || token.looks(Token::INITIAL)
        });
        // An item of a list is a line of its own only where it says so: in capitals, or numbered and followed by
        // something that is no item.
        let next = self.draft.blocks().get(index + 1).map(|next| next.kind);
        let titled = loud
            || block.kind == BlockKind::Paragraph
            // "What should be done?" over items of its own.
            || text.ends_with('?')
            || next.is_some_and(|next| next != BlockKind::Item);
        match (titled && words.len() <= 7, opens) {
            (true, true) => Some(true),
            (true, false) if loud || vocabulary.headings.roles(self.hits, block.span) != RoleSet::NONE => {
                Some(false)
            }
            _ => None,
        }
    }

    /// Whether a sentence opens a plan in its paragraph: "So what wants doing.", "What we settled was this."
    pub(super) fn opens_plan(&self, vocabulary: &Vocabulary, sentence: usize) -> bool {
        let sentence = &self.sentences.all[sentence];
        let text = self.draft.slice(sentence.span);
        // "What can be done with this? No panel may have it": how the report is used.
        if self.roles_at(sentence.block).has(Role::Sharing) {
            return false;
        }
        let cue = holds(self.hits, vocabulary.plan_opening, sentence.span)
            || vocabulary.headings.roles(self.hits, sentence.span).has(Role::Actions)
                && !self.people.any(&sentence.tokens, ACTION);
        cue && (sentence.tokens.len() <= 6 || text.ends_with("this.") || text.ends_with(':'))
    }

    /// Whether a paragraph of a sentence or two opens the plan that follows it: "What I am asking of each of you.",
    /// "You asked what we mean to do. This is the little that I can offer."
    pub(super) fn opens_by_a_sentence(&self, vocabulary: &Vocabulary, index: usize) -> bool {
        let blocks = self.draft.blocks();
        let sentences = self.sentences.of_block(index);
        let Some(first) = self.sentences.all.get(sentences.start) else { return false };
        let (block, words) = (&blocks[index], &first.tokens);
        let short = block.kind == BlockKind::Paragraph
            && block.part == Part::Body
            && (1..=2).contains(&sentences.len())
            && words.len() <= 14
            && !self.roles_at(index).any(&[Role::Voice, Role::Sharing, Role::Review, Role::Strengths]);
        if !short || !self.dates_in(block.span).is_empty() {
            return false;
        }
        let cue = holds(self.hits, vocabulary.plan_opening, first.span)
            || matches!(self.word(words.start), "What" | "Here")
                && vocabulary.headings.roles(self.hits, first.span).has(Role::Actions);
        let somebody =
            words.clone().any(|at| self.people.is(at, PROFESSIONAL | AGENCY | FAMILY) || self.is_label(at));
        let follows = || {
            let near = index + 1..blocks.len().min(index + 4);
            let near = near.take_while(|next| {
                blocks[*next].part == Part::Body
                    && blocks[*next].cell.is_none()
                    && matches!(blocks[*next].kind, BlockKind::Paragraph | BlockKind::Item)
            });
            near.flat_map(|next| self.sentences.of_block(next))
                .any(|at| self.is_task(&self.sentences.all[at].tokens))
        };
        cue && !somebody && follows()
    }

    /// Whether a paragraph leads a list of steps: "It is recommended that:".
    pub(super) fn leads_a_list(&self, vocabulary: &Vocabulary, index: usize) -> bool {
        let blocks = self.draft.blocks();
        let text = self.draft.slice(blocks[index].span).trim_end();
        let list = blocks.get(index + 1).is_some_and(|next| next.kind == BlockKind::Item);
        let last = self.sentences.of_block(index).next_back();
        list && text.ends_with(':')
            && last.is_some_and(|last| {
                let span = self.sentences.all[last].span;
                holds(self.hits, vocabulary.plan_leading, span)
            })
    }

    /// Whether what stands under a heading sets tasks: its first block or first item does.
    pub(super) fn sets_tasks_after(&self, heading: usize) -> bool {
        let blocks = self.draft.blocks();
        let Some(next) = blocks.get(heading + 1).filter(|next| next.part == Part::Body) else { return false };
        if next.cell.is_some() || matches!(next.kind, BlockKind::Heading(_)) {
            return false;
        }
        let sentences = self.sentences.of_block(heading + 1);
        let listed = next.kind == BlockKind::Item || is_lettered(self.draft.slice(next.span));
        let Some(first) = self.sentences.all.get(sentences.start) else { return false };
        let future = self.people.any(&first.tokens, ACTION)
            || (first.tokens.start + 1..first.tokens.end.saturating_sub(1)).any(|at| self.word(at) == "to");
        let young = self.people.any(&first.tokens, super::super::class::SAYING);
        self.is_order(&sentences) && !young && (listed || future)
    }
}
