//! Names of people in what a file carries beside its prose: comments, and words that were struck out.

use rustc_hash::FxHashSet;

use super::name::{self, Name, Whose};
use super::sentence::Sentences;
use super::signs::Signs;
use crate::brief::Brief;
use crate::draft::{BlockKind, BlockSpec, Draft, DraftBuilder, Part};
use crate::lexicon::{Hits, Lexicon, Token};

/// Which comments and which deletions of a draft hold a name.
#[derive(Debug, Default)]
pub struct Aside {
    /// Indices of remarks.
    remarks: FxHashSet<usize>,
    /// Indices of what was struck out.
    struck: FxHashSet<usize>,
}

/// Where some words beside the prose come from.
#[derive(Debug, Clone, Copy)]
enum From {
    Remark(usize),
    Struck(usize),
}

impl Aside {
    /// Reads what stands beside the prose of a draft as if it were one: what is not there is soon read.
    pub fn of(draft: &Draft, brief: &Brief, lexicon: &Lexicon) -> Self {
        let remarks = draft.remarks().iter().enumerate().filter(|(_, remark)| !remark.is_for_faircopy());
        let remarks = remarks.map(|(index, remark)| (From::Remark(index), &*remark.text));
        let struck = draft.struck().iter().enumerate();
        let struck = struck.map(|(index, struck)| (From::Struck(index), &*struck.words));
        let mut builder = DraftBuilder::new();
        let source = builder.source("");
        let mut from = Vec::new();
        for (whence, words) in remarks.chain(struck) {
            let (kind, part) = (BlockKind::Paragraph, Part::Body);
            builder.open(BlockSpec { kind, part, cell: None, list: None, note: None });
            builder.push_replaced(words, source, 0..0);
            builder.close();
            from.push(whence);
        }
        let mut this = Self::default();
        if from.is_empty() {
            return this;
        }
        let aside = builder.finish(None);
        let hits = lexicon.scan_draft(&aside);
        let sentences = Sentences::new(&aside, hits.tokens());
        let names = name::find(&aside, &hits, &sentences, &Signs::of(&aside).dates);
        let full = names.iter().filter(|name| name.full && name.whose != Whose::Professional);
        for at in full.filter_map(|name| named(&aside, &hits, name, brief)) {
            this.note(from[aside.block_index(at)]);
        }
        for (block, whence) in aside.blocks().iter().zip(&from) {
            if matches!(whence, From::Struck(_)) && is_lone_name(&hits, block.span.start, block.span.end) {
                this.note(*whence);
            }
        }
        this
    }

    fn note(&mut self, whence: From) {
        match whence {
            From::Remark(index) => self.remarks.insert(index),
            From::Struck(index) => self.struck.insert(index),
        };
    }

    /// Whether a comment holds a name.
    pub fn is_named_in_remark(&self, index: usize) -> bool {
        self.remarks.contains(&index)
    }

    /// Whether words that were struck out hold a name.
    pub fn is_named_in_struck(&self, index: usize) -> bool {
        self.struck.contains(&index)
    }
}

/// Where a name starts; `None` for one that the draft declares as a label.
fn named(aside: &Draft, hits: &Hits, name: &Name, brief: &Brief) -> Option<u32> {
    let start = hits.tokens()[name.tokens.start as usize].start;
    let end = hits.tokens()[name.tokens.end as usize - 1].end;
    let words = aside.slice(crate::text::Span::new(start, end));
    let declared = brief.members.iter().any(|member| words.contains(member.value.as_str()));
    (!declared).then_some(start)
}

/// Whether nothing was struck out but one word that could be a name: it gave way to a label.
fn is_lone_name(hits: &Hits, start: u32, end: u32) -> bool {
    let tokens = hits.tokens();
    let first = tokens.partition_point(|token| token.start < start);
    let mut inside = tokens[first..].iter().take_while(|token| token.start < end);
    let (Some(token), None) = (inside.next(), inside.next()) else { return false };
    token.entry == Token::UNKNOWN
        && token.looks(Token::CAPITAL)
        && token.look & (Token::ALL_CAPITALS | Token::DIGIT | Token::INITIAL) == 0
        && token.end - token.start > 2
}
