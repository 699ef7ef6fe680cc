//! Terms with a vocabulary or a gap in them, followed from where their first steps have matched.

use super::block::{Block, By, GAP};
use super::hits::{Hit, Hits};
use super::tables::{Bloom, Step};
use super::{Lexicon, Onward, Pattern, Token};

/// How a pattern may go on: its next step, the next token, and the words skipped in its gap.
pub(super) type Open = (u32, u32, u32);

/// So many ways of going on are kept in mind at once.
const MOST_OPEN: usize = 24;

impl Lexicon {
    /// Every term with a vocabulary or a gap in it, in one block.
    pub(super) fn patterns_in(&self, block: &mut Block, hits: &mut Hits) {
        let mut open = std::mem::take(&mut block.steps);
        let (mut first, mut begin) = (u32::MAX, hits.found.len());
        for path in &block.paths {
            if path.first != first {
                (first, begin) = (path.first, hits.found.len());
            }
            let patterns = &self.onward[path.row.0 as usize..path.row.1 as usize];
            self.try_patterns(patterns, path.last + 1, first, begin, block, &mut open, hits);
        }
        block.steps = open;
    }

    /// Follows patterns whose first steps have matched, up to, not including, token `next`.
    #[allow(clippy::too_many_arguments, reason = "all of one scan")]
    fn try_patterns(
        &self,
        patterns: &[Onward],
        next: u32,
        first: u32,
        begin: usize,
        block: &Block,
        open: &mut Vec<Open>,
        hits: &mut Hits,
    ) {
        // No pattern goes on past a stop.
        if hits.tokens[next as usize - 1].look & Token::HARD_BREAK != 0 {
            return;
        }
        let Some(ahead) = block.ahead(next) else { return };
        let mut rest = patterns;
        while let [onward, ..] = rest {
            let (alike, others) = rest.split_at(rest.len().min(onward.alike as usize));
            rest = others;
            if ahead[onward.by as usize] & onward.among != 0 {
                self.try_alike(alike, next, first, begin, block, open, hits);
            }
        }
    }

    /// Follows patterns that want the same next, of which some may be there.
    #[allow(clippy::too_many_arguments, reason = "all of one scan")]
    #[inline(never)] // most are ruled out before, in a loop that is better short
    fn try_alike(
        &self,
        patterns: &[Onward],
        next: u32,
        first: u32,
        begin: usize,
        block: &Block,
        open: &mut Vec<Open>,
        hits: &mut Hits,
    ) {
        if !self.may_go_on(&patterns[0], next, block, hits) {
            return;
        }
        for onward in patterns {
            let pattern = &self.patterns[onward.pattern as usize];
            if let Some(last) = self.follow(onward, pattern, next, block, open, &hits.tokens) {
                for list in pattern.lists.clone() {
                    let list = self.owners[list as usize];
                    self.record(begin, Hit { first, last, list }, hits);
                }
            }
        }
    }

    /// Whether the word that a pattern goes on with stands at token `next`, or where a gap may end: always where the
    /// pattern goes on, and of a list, which is told well enough from a set, wherever that is asked.
    fn may_go_on(&self, onward: &Onward, next: u32, block: &Block, hits: &Hits) -> bool {
        let (step, reach) = match onward.by {
            _ if onward.among == Bloom::MAX => return true, // whatever stands there
            By::Word => (onward.step, 0),
            By::WordAfterGap => (onward.step + 1, GAP),
            By::List | By::ListAfterGap => return true,
        };
        let Some(Step::Word(symbol)) = self.steps.get(step as usize).map(|step| Step::unpacked(*step)) else {
            return true;
        };
        let mut ahead = hits.tokens[next as usize..].iter().zip(next..=next + reach);
        ahead.any(|(token, at)| {
            block.word_at(at) & onward.among != 0 && self.tables.answers(token.entry, symbol)
        })
    }

    /// The last token of a pattern whose first steps end before token `next`, if the rest is there.
    ///
    /// Steps back over gaps and over the several lengths a vocabulary may match; a pattern has few of either,
    /// and what goes beyond [`MOST_OPEN`] is let go.
    fn follow(
        &self,
        onward: &Onward,
        pattern: &Pattern,
        next: u32,
        block: &Block,
        open: &mut Vec<Open>,
        tokens: &[Token],
    ) -> Option<u32> {
        let steps = &self.steps[..pattern.steps.end as usize];
        let there =
            |step: &u32| if let Step::List(list) = Step::unpacked(*step) { block.has(list) } else { true };
        if !steps[onward.step as usize..].iter().all(there) {
            return None;
        }
        open.clear();
        open.push((onward.step, next, 0));
        while let Some((step, at, skipped)) = open.pop() {
            let Some(kind) = steps.get(step as usize).map(|step| Step::unpacked(*step)) else {
                return at.checked_sub(1);
            };
            let (after, words) = match kind {
                Step::Gap => (step + 1, skipped..=GAP),
                _ => (step, 0..=0),
            };
            // What must stand there, or after so many words.
            let wanted = steps.get(after as usize).map(|step| Step::unpacked(*step));
            // What rules the first steps out does so word by word.
            let among = if step == onward.step { onward.among } else { Bloom::MAX };
            for words in words {
                let at = at + words - skipped;
                if at as usize >= tokens.len() {
                    break;
                }
                let before = tokens[at as usize - 1].look;
                if before & Token::HARD_BREAK != 0 || before & Token::COMMA != 0 && kind != Step::Gap {
                    break;
                }
                let goes_on = match wanted {
                    Some(Step::Word(symbol)) => {
                        block.word_at(at) & among != 0
                            && self.tables.answers(tokens[at as usize].entry, symbol)
                    }
                    Some(Step::List(list)) => {
                        block.may_hit_at(at, list) && block.hit_at(at, list).next().is_some()
                    }
                    Some(Step::Gap) | None => true,
                };
                if !goes_on {
                    continue;
                }
                let mut push = |step, at, skipped| {
                    if open.len() < MOST_OPEN {
                        open.push((step, at, skipped));
                    }
                };
                if kind == Step::Gap && words < GAP {
                    push(step, at + 1, words + 1);
                }
                match wanted {
                    Some(Step::Word(_)) => push(after + 1, at + 1, 0),
                    Some(Step::List(list)) => {
                        block.hit_at(at, list).for_each(|hit| push(after + 1, hit.last + 1, 0));
                    }
                    Some(Step::Gap) | None => push(after, at, 0),
                }
                break;
            }
        }
        None
    }
}
