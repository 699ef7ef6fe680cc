//! Which ideas each sentence of a draft carries.

use std::ops::Range;

use super::RequireJudge;
use crate::context::{Context, Facts, Stance};
use crate::lexicon::Hit;
use crate::rule::{Fact, Within};

/// Which ideas each sentence carries.
pub(super) struct Marks<'c> {
    /// Headings themselves and placeholders carry nothing.
    pub(super) ideas: Vec<u32>,
    /// What the heading, the lead-in or the entry's key adds to a sentence.
    pub(super) headings: Vec<u32>,
    /// What any sentence or heading carries.
    pub(super) anywhere: u32,
    /// For ideas that need several carriers: sentence, idea, word; by sentence.
    pub(super) carriers: Vec<(usize, usize, u32)>,
    /// Sentences that belong together: of one paragraph, list or table row.
    passages: &'c [u32],
}

impl<'c> Marks<'c> {
    pub(super) fn new(judge: &RequireJudge, context: &'c Context<'_>) -> Self {
        let count = context.sentences.all.len();
        // What words carry, as against facts of the place: only that is passed on from a heading to its section.
        let mut worded = vec![0_u32; count];
        let mut this = Self {
            ideas: vec![0; count],
            headings: vec![0; count],
            anywhere: 0,
            carriers: Vec::new(),
            passages: context.passages(),
        };
        for (index, idea) in judge.ideas.iter().enumerate() {
            let bit = 1_u32 << index;
            let to_come = idea.facts.contains(&Fact::ComingDate);
            for hit in idea.list.map_or(&[][..], |list| context.hits.of(list)) {
                if is_left_in(context, hit) || to_come && context.has_passed(context.hits.span(*hit)) {
                    continue;
                }
                if idea.asserted && context.stance(&(hit.first..hit.last + 1)).contains(&Stance::Negated) {
                    continue;
                }
                let sentence = context.sentences.of_token(hit.first);
                if let Some(mask) = this.ideas.get_mut(sentence) {
                    *mask |= bit;
                    worded[sentence] |= bit;
                }
                if idea.at_least > 1 {
                    this.carriers.push((sentence, index, context.hits.tokens()[hit.first as usize].entry));
                }
            }
            if !idea.facts.is_empty() {
                let asked = Facts::of(&idea.facts);
                for (mask, facts) in this.ideas.iter_mut().zip(context.facts()) {
                    *mask |= if facts.any(asked) { bit } else { 0 };
                }
            }
            for entry in context.brief.entries.iter().filter(|entry| idea.entries.contains(&entry.key)) {
                if context.is_hollow(entry.span) {
                    continue;
                }
                let first = context.sentences.at(entry.span.start);
                for (sentence, mask) in this.headings.iter_mut().enumerate().skip(first) {
                    if !context.sentences.all[sentence].span.overlaps(entry.span) {
                        break;
                    }
                    *mask |= bit;
                    this.ideas[sentence] |= bit;
                }
            }
        }
        this.carriers.sort_unstable();
        for sentence in context.silent_sentences() {
            this.ideas[*sentence as usize] = 0;
        }
        this.add_headings(context, &worded);
        this.anywhere = this.ideas.iter().chain(&this.headings).fold(0, |all, ideas| all | ideas);
        this
    }

    /// The same without the sentences in which something is still to be filled in; `None` where there are none.
    pub(super) fn without_open(&self, context: &Context<'_>) -> Option<Self> {
        let is_open = |index: &usize| {
            self.ideas[*index] != 0 && !context.placeholders_in(context.sentences.all[*index].span).is_empty()
        };
        let open: Vec<usize> = (0..self.ideas.len()).filter(is_open).collect();
        if open.is_empty() {
            return None;
        }
        let mut this = Self {
            ideas: self.ideas.clone(),
            headings: self.headings.clone(),
            anywhere: 0,
            carriers: self.carriers.clone(),
            passages: self.passages,
        };
        for index in &open {
            this.ideas[*index] = 0;
        }
        this.carriers.retain(|(sentence, _, _)| open.binary_search(sentence).is_err());
        this.anywhere = this.ideas.iter().chain(&this.headings).fold(0, |all, ideas| all | ideas);
        Some(this)
    }

    fn add_headings(&mut self, context: &Context<'_>, worded: &[u32]) {
        let range = |range: &Range<u32>| range.start as usize..range.end as usize;
        for (sentences, title) in context.headed_sentences() {
            let said = worded[range(title)].iter().fold(0, |all, ideas| all | ideas);
            if said != 0 {
                // "Who may see this form:" over "Storage: locked cabinet": a field has its own label.
                let labelled =
                    |at: usize| context.draft.blocks()[context.sentences.all[at].block].lead_in.is_some();
                let mut open = true;
                for at in range(sentences) {
                    open &= !labelled(at);
                    if open {
                        self.headings[at] |= said;
                    }
                }
            }
        }
    }

    pub(super) fn window(&self, first: usize, within: Within, context: &Context<'_>) -> Range<usize> {
        let count = self.ideas.len();
        match within {
            Within::Sentences(most) => {
                let end = (first + most as usize).min(count);
                let end =
                    (first..end).take_while(|index| self.passages[*index] == self.passages[first]).count()
                        + first;
                first..end
            }
            Within::Paragraph => context.passage_sentences(first),
            // A draft without headings is no one section.
            Within::Section if context.draft.sections().is_empty() => context.passage_sentences(first),
            Within::Section => context.section_of(first),
            Within::Draft => 0..count,
        }
    }
}

/// Whether a hit stands in template text.
fn is_left_in(context: &Context<'_>, hit: &Hit) -> bool {
    !context.placeholders_in(context.hits.span(*hit)).is_empty()
}
