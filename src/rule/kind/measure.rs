//! `measure`: lengths and likenesses held against a number.

use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::{Found, Judge, Raw, View};
use crate::context::Context;
use crate::draft::BlockKind;
use crate::finding::Severity;
use crate::lexicon::{LexiconBuilder, ListId, Term, Token};
use crate::role::Role;
use crate::rule::{Measure, Measured, Rule};
use crate::text::Span;

/// Sections that are not written to be read through.
const SET_ASIDE: &[Role] = &[Role::Glossary, Role::Reference, Role::Appendix];

/// A paragraph of fewer words than this repeats nothing worth telling.
const LEAST_WORDS: usize = 40;

/// Words in a row that two paragraphs have in common by more than chance.
const RUN: usize = 5;

#[derive(Debug)]
pub(super) struct MeasureJudge {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    of: Measured,
    most: u32,
    without_heading: Option<ListId>,
    severity: Severity,
    message: String,
}

impl MeasureJudge {
    pub(super) fn new<'t>(
        rule: &'t Arc<Rule>,
        parts: &'t [Measure],
        lexicon: &mut LexiconBuilder<'t>,
    ) -> Self {
        let mut list = |terms: &'t [Term]| (!terms.is_empty()).then(|| lexicon.list(terms));
        let parts = parts
            .iter()
            .map(|part| Part {
                of: part.of,
                most: part.most,
                without_heading: list(&part.without_heading),
                severity: part.severity.unwrap_or(rule.severity),
                message: part.message.clone().unwrap_or_else(|| rule.message.clone()),
            })
            .collect();
        Self { parts }
    }
}

impl Judge for MeasureJudge {
    fn judge(&self, view: View<'_>, found: &mut Found) {
        for part in &self.parts {
            if part.without_heading.is_some_and(|list| is_in_heading(view.context, list)) {
                continue;
            }
            match part.of {
                Measured::Words | Measured::WordsWithout => part.draft(view.context, found),
                Measured::SentenceWords => part.sentences(view.context, found),
                Measured::ParagraphWords | Measured::ParagraphSentences => {
                    part.paragraphs(view.context, found);
                }
                Measured::Alike => part.alike(view.context, found),
            }
        }
    }
}

impl Part {
    fn draft(&self, context: &Context<'_>, found: &mut Found) {
        let words = context.words_in_all;
        if words > self.most {
            found.findings.push(Raw { key: Some(self.of.name().into()), ..self.raw(None, words) });
        }
    }

    fn sentences(&self, context: &Context<'_>, found: &mut Found) {
        for sentence in &context.sentences.all {
            let words = sentence.tokens.len() as u32;
            // A sentence with somebody's own words in it is as long as they are.
            if words > self.most
                && is_read_through(context, sentence.block)
                && context.quotations_in(sentence.span).next().is_none()
            {
                found.findings.push(self.raw(Some(sentence.span), words));
            }
        }
    }

    fn paragraphs(&self, context: &Context<'_>, found: &mut Found) {
        for (index, block) in context.draft.blocks().iter().enumerate() {
            let sentences = context.sentences.of_block(index);
            let number = match self.of {
                Measured::ParagraphSentences => sentences.len() as u32,
                _ => words_of(context, index).len() as u32,
            };
            if number > self.most && is_read_through(context, index) {
                found.findings.push(self.raw(Some(block.span), number));
            }
        }
    }

    /// Each run of words belongs to the first paragraph that has it; a paragraph most of whose runs belong to one
    /// earlier paragraph repeats it.
    fn alike(&self, context: &Context<'_>, found: &mut Found) {
        let mut owners: FxHashMap<u64, usize> = FxHashMap::default();
        for (index, block) in context.draft.blocks().iter().enumerate() {
            let words = words_of(context, index);
            if words.len() < LEAST_WORDS || !is_read_through(context, index) {
                continue;
            }
            let hashes: Vec<u64> = words.map(|word| hash(context, word)).collect();
            let mut shared: FxHashMap<usize, u32> = FxHashMap::default();
            for run in hashes.windows(RUN) {
                let mut hasher = FxHasher::default();
                run.hash(&mut hasher);
                let owner = *owners.entry(hasher.finish()).or_insert(index);
                if owner != index {
                    *shared.entry(owner).or_default() += 1;
                }
            }
            let runs = (hashes.len() + 1 - RUN) as u32;
            let most = shared.values().copied().max().unwrap_or(0) * 100 / runs;
            if most > self.most {
                found.findings.push(self.raw(Some(block.span), most));
            }
        }
    }

    fn raw(&self, span: Option<Span>, number: u32) -> Raw {
        let message = self.message.replace("{number}", &number.to_string());
        Raw {
            span,
            anchor: None,
            severity: self.severity,
            message: message.replace("{most}", &self.most.to_string()),
            suggestions: Vec::new(),
            key: None,
        }
    }
}

/// Whether a paragraph is one of the report's own that is read from its first word to its last: no heading, no cell,
/// no quotation, no property, nothing at the back.
fn is_read_through(context: &Context<'_>, block: usize) -> bool {
    matches!(context.draft.blocks()[block].kind, BlockKind::Paragraph | BlockKind::Item)
        && context.is_prose(block)
        && !context.roles_at(block).any(SET_ASIDE)
}

fn is_in_heading(context: &Context<'_>, list: ListId) -> bool {
    context.hits.of(list).iter().any(|hit| {
        let block = context.sentences.all[context.sentences.of_token(hit.first)].block;
        let block = &context.draft.blocks()[block];
        let lead_in = block.lead_in.is_some_and(|lead_in| lead_in.overlaps(context.hits.span(*hit)));
        matches!(block.kind, BlockKind::Heading(_)) || lead_in
    })
}

fn words_of(context: &Context<'_>, block: usize) -> std::ops::Range<u32> {
    let sentences = context.sentences.of_block(block);
    let all = &context.sentences.all[sentences];
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return 0..0 };
    first.tokens.start..last.tokens.end
}

fn word_at<'c>(context: &'c Context<'_>, word: u32) -> &'c str {
    let token = &context.hits.tokens()[word as usize];
    context.draft.slice(Span::new(token.start, token.end))
}

/// Capitals do not count.
fn hash(context: &Context<'_>, word: u32) -> u64 {
    let mut hasher = FxHasher::default();
    let written = word_at(context, word);
    // Most words are.
    if context.hits.tokens()[word as usize].looks(Token::SMALL) {
        hasher.write(written.as_bytes());
    } else {
        hasher.write(written.chars().flat_map(char::to_lowercase).collect::<String>().as_bytes());
    }
    hasher.finish()
}
