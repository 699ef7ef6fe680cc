//! Terms with a vocabulary or a gap in them, followed from where their first steps have matched.

use super::block::{Block, GAP};
use super::hits::{Hit, Hits};
use super::tables::{Bloom, Step, bloom, range};
use super::{Lexicon, Onward, Token};

impl Lexicon {
    /// Every term with a vocabulary or a gap in it, in one block.
    pub(super) fn patterns_in(&self, block: &Block, hits: &mut Hits) {
        let mut paths = block.paths.iter().peekable();
        for at in block.first_token..hits.tokens.len() as u32 {
            let begin = hits.found.len();
            while let Some(path) = paths.next_if(|path| path.first == at) {
                let onward = path.row.0 as usize..path.row.1 as usize;
                self.try_patterns(&self.goes_on[onward], path.last + 1, at, begin, block, hits);
            }
            for hit in block.at(at) {
                let onward = range(&self.begins_at, hit.list.0);
                if !onward.is_empty() {
                    self.try_patterns(&self.begins[onward], hit.last + 1, at, begin, block, hits);
                }
            }
        }
    }

    /// Follows patterns whose first steps have matched, up to, not including, token `next`.
    fn try_patterns(
        &self,
        patterns: &[Onward],
        next: u32,
        first: u32,
        begin: usize,
        block: &Block,
        hits: &mut Hits,
    ) {
        // No pattern goes on past a stop.
        let stops = hits.tokens[next as usize - 1].look & Token::HARD_BREAK != 0;
        let Some(ahead) = block.ahead(next).filter(|_| !stops) else { return };
        for onward in patterns {
            if ahead[onward.by as usize] & onward.among != 0 {
                self.try_pattern(onward, next, first, begin, block, hits);
            }
        }
    }

    fn try_pattern(
        &self,
        onward: &Onward,
        next: u32,
        first: u32,
        begin: usize,
        block: &Block,
        hits: &mut Hits,
    ) {
        let pattern = &self.patterns[onward.pattern as usize];
        let steps = &self.steps[pattern.steps.start as usize..pattern.steps.end as usize];
        let there =
            |step: &u32| if let Step::List(list) = Step::unpacked(*step) { block.has(list) } else { true };
        if !steps[onward.step as usize..].iter().all(there) {
            return;
        }
        if let Some(last) = self.follow(steps, onward.step, next, block, &hits.tokens) {
            for list in pattern.lists.clone() {
                let list = self.owners[list as usize];
                self.record(begin, Hit { first, last, list }, hits);
            }
        }
    }

    /// The symbols of a word as a set.
    fn bloom(&self, token: &Token) -> Bloom {
        self.tables.blooms[token.entry as usize]
    }

    /// The last token of a pattern whose steps before `step` end before token `next`, if the rest is there.
    ///
    /// Steps back over gaps and over the several lengths a vocabulary may match; a pattern has few of either,
    /// and what no longer fits on the stack is let go.
    fn follow(&self, steps: &[u32], step: u32, next: u32, block: &Block, tokens: &[Token]) -> Option<u32> {
        let mut open: [(u32, u32, u32); 24] = [(step, next, 0); 24]; // step, next token, words skipped in this gap
        let mut depth = 1;
        while depth > 0 {
            depth -= 1;
            let (step, at, skipped) = open[depth];
            let Some(kind) = steps.get(step as usize).map(|step| Step::unpacked(*step)) else {
                return at.checked_sub(1);
            };
            let Some(token) = tokens.get(at as usize) else { continue };
            let before = tokens[at as usize - 1].look;
            let in_gap = kind == Step::Gap || steps[step as usize - 1] == Step::Gap.packed();
            if before & Token::HARD_BREAK != 0 || (before & Token::COMMA != 0 && !in_gap) {
                continue;
            }
            let mut push = |step, at, skipped| {
                if depth < open.len() {
                    open[depth] = (step, at, skipped);
                    depth += 1;
                }
            };
            match kind {
                Step::Gap => {
                    if skipped < GAP {
                        push(step, at + 1, skipped + 1);
                    }
                    push(step + 1, at, 0);
                }
                Step::Word(symbol) => {
                    let may = self.bloom(token) & bloom(symbol) != 0;
                    if may && self.tables.symbols(token.entry).binary_search(&symbol).is_ok() {
                        push(step + 1, at + 1, 0);
                    }
                }
                Step::List(list) => {
                    for hit in block.at(at).iter().filter(|hit| hit.list.0 == list) {
                        push(step + 1, hit.last + 1, 0);
                    }
                }
            }
        }
        None
    }
}
