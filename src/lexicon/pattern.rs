//! Terms with a vocabulary or a gap in them, followed from where their first steps have matched.

use super::block::{Block, GAP, Path};
use super::hits::{Hit, Hits};
use super::tables::{Bloom, Step, bloom, range};
use super::{Lexicon, Onward, Token};

/// So many ways of going on are kept in mind at once.
const MOST_OPEN: usize = 24;

impl Lexicon {
    /// Every term with a vocabulary or a gap in it, in one block.
    pub(super) fn patterns_in(&self, block: &mut Block, hits: &mut Hits) {
        let mut path = 0;
        for at in block.first_token..hits.tokens.len() as u32 {
            let begin = hits.found.len();
            while let Some(Path { last, row, .. }) =
                block.paths.get(path).copied().filter(|one| one.first == at)
            {
                path += 1;
                let onward = row.0 as usize..row.1 as usize;
                self.try_patterns(&self.goes_on[onward], last + 1, at, begin, block, hits);
            }
            for index in block.hits_at(at) {
                let Hit { last, list, .. } = block.hit(index);
                let onward = range(&self.begins_at, list.0);
                if !onward.is_empty() {
                    self.try_patterns(&self.begins[onward], last + 1, at, begin, block, hits);
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
        block: &mut Block,
        hits: &mut Hits,
    ) {
        // No pattern goes on past a stop.
        let stops = hits.tokens[next as usize - 1].look & Token::HARD_BREAK != 0;
        let Some(ahead) = block.ahead(next).copied().filter(|_| !stops) else { return };
        let mut rest = patterns;
        while let Some(Onward { by, among, alike, .. }) = rest.first() {
            let (same, others) = rest.split_at(rest.len().min(*alike as usize));
            rest = others;
            if ahead[*by as usize] & among != 0 {
                for onward in same {
                    self.try_pattern(onward, next, first, begin, block, hits);
                }
            }
        }
    }

    fn try_pattern(
        &self,
        onward: &Onward,
        next: u32,
        first: u32,
        begin: usize,
        block: &mut Block,
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
    /// and what goes beyond [`MOST_OPEN`] is let go.
    fn follow(
        &self,
        steps: &[u32],
        step: u32,
        next: u32,
        block: &mut Block,
        tokens: &[Token],
    ) -> Option<u32> {
        let mut open = std::mem::take(&mut block.steps);
        open.clear();
        open.push((step, next, 0));
        let last = self.follow_open(steps, &mut open, block, tokens);
        block.steps = open;
        last
    }

    fn follow_open(
        &self,
        steps: &[u32],
        open: &mut Vec<(u32, u32, u32)>,
        block: &Block,
        tokens: &[Token],
    ) -> Option<u32> {
        while let Some((step, at, skipped)) = open.pop() {
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
                if open.len() < MOST_OPEN {
                    open.push((step, at, skipped));
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
