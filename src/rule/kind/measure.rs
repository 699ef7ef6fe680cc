//! `measure`: lengths and likenesses held against a number.

use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Found, Judge, Raw, View};
use crate::context::Context;
use crate::draft::BlockKind;
use crate::finding::Severity;
use crate::lexicon::{LexiconBuilder, ListId, Term, Token};
use crate::role::Role;
use crate::rule::{Measure, Measured, Rule};
use crate::text::{GOLDEN, Span};

/// Sections that are not written to be read through.
const SET_ASIDE: &[Role] = &[Role::Glossary, Role::Reference, Role::Appendix];

/// A paragraph of fewer words than this repeats nothing worth telling.
const LEAST_WORDS: usize = 40;

/// Words in a row that two paragraphs have in common by more than chance.
const RUN: usize = 5;

/// Up to so many that are too long are told one by one; of more, one is told for all.
const ONE_BY_ONE: usize = 3;

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
    together: Option<String>,
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
                together: part.together.clone(),
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
        let long = context.sentences.all.iter().filter(|sentence| {
            // A sentence with somebody's own words in it is as long as they are.
            sentence.tokens.len() as u32 > self.most
                && is_read_through(context, sentence.block)
                && context.quotations_in(sentence.span).next().is_none()
        });
        self.tell(long.map(|sentence| (sentence.span, sentence.tokens.len() as u32)).collect(), found);
    }

    fn paragraphs(&self, context: &Context<'_>, found: &mut Found) {
        let mut long = Vec::new();
        for (index, block) in context.draft.blocks().iter().enumerate() {
            let sentences = context.sentences.of_block(index);
            let number = match self.of {
                Measured::ParagraphSentences => sentences.len() as u32,
                _ => words_of(context, index).len() as u32,
            };
            if number > self.most && is_read_through(context, index) {
                long.push((block.span, number));
            }
        }
        self.tell(long, found);
    }

    /// Tells what is too long: a few one by one. Who writes long sentences knows it after the first note; ten that say the
    /// same bury all else, so that of many the longest is told for all of them.
    fn tell(&self, long: Vec<(Span, u32)>, found: &mut Found) {
        let many = self.together.as_ref().filter(|_| long.len() > ONE_BY_ONE);
        let longest = long.iter().rev().max_by_key(|(_, number)| *number); // of equals the first
        if let (Some(together), Some((span, number))) = (many, longest) {
            let message = together.replace("{others}", &(long.len() - 1).to_string());
            let raw = self.raw(Some(*span), *number);
            found.findings.push(Raw { message: self.filled(&message, *number), ..raw });
            return;
        }
        found.findings.extend(long.into_iter().map(|(span, number)| self.raw(Some(span), number)));
    }

    /// Each run of words belongs to the first paragraph that has it; a paragraph most of whose runs belong to one
    /// earlier paragraph repeats it.
    fn alike(&self, context: &Context<'_>, found: &mut Found) {
        let blocks = context.draft.blocks();
        let long = |index: usize| {
            Some((index, words_of(context, index))).filter(|(_, words)| words.len() >= LEAST_WORDS)
        };
        let all = (0..blocks.len()).filter_map(long).filter(|(index, _)| is_read_through(context, *index));
        let all: Vec<(usize, std::ops::Range<u32>)> = all.collect();
        // The first paragraph that has each run of words, by the run as a number.
        let runs = all.iter().map(|(_, words)| words.len()).sum();
        let mut owners: FxHashMap<u64, usize> = FxHashMap::with_capacity_and_hasher(runs, FxBuildHasher);
        let mut hashes: Vec<u64> = Vec::new();
        let mut shared: Vec<usize> = Vec::new();
        for (index, words) in all {
            hashes.clear();
            hashes.extend(words.map(|word| hash(context, word)));
            shared.clear();
            for run in hashes.windows(RUN) {
                let owner = *owners.entry(mixed(run)).or_insert(index);
                if owner != index {
                    shared.push(owner);
                }
            }
            let runs = (hashes.len() + 1 - RUN) as u32;
            shared.sort_unstable();
            let of_one = shared.chunk_by(|one, next| one == next).map(<[usize]>::len);
            let most = of_one.max().unwrap_or(0) as u32 * 100 / runs;
            if most > self.most {
                found.findings.push(self.raw(Some(blocks[index].span), most));
            }
        }
    }

    fn filled(&self, message: &str, number: u32) -> String {
        message.replace("{number}", &number.to_string()).replace("{most}", &self.most.to_string())
    }

    fn raw(&self, span: Option<Span>, number: u32) -> Raw {
        Raw {
            span,
            anchor: None,
            severity: self.severity,
            message: self.filled(&self.message, number),
            firm: false,
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

/// Capitals do not count.
fn hash(context: &Context<'_>, word: u32) -> u64 {
    let written = context.word(word);
    // Most words are.
    if context.hits.tokens()[word as usize].looks(Token::SMALL) || written.is_ascii() {
        match context.letters(word) {
            Some(letters) => (letters as u64 ^ ((letters >> 64) as u64).rotate_left(23)).wrapping_mul(GOLDEN),
            None => number(context.small_ascii(word).unwrap_or_default().as_bytes()),
        }
    } else {
        number(written.chars().flat_map(char::to_lowercase).collect::<String>().as_bytes())
    }
}

/// Letters as a number.
fn number(letters: &[u8]) -> u64 {
    let (eights, rest) = letters.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    eights.iter().chain([&last]).fold(letters.len() as u64, |all, eight| {
        (all.rotate_left(23) ^ u64::from_le_bytes(*eight)).wrapping_mul(GOLDEN)
    })
}

/// The numbers of some words in their order as one.
fn mixed(words: &[u64]) -> u64 {
    words.iter().fold(0, |all, word| (all.rotate_left(23) ^ word).wrapping_mul(GOLDEN))
}
