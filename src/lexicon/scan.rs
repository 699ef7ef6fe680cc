//! The one pass over the words.

use super::tables::{Bloom, DIGITS, ENDS, Step, UNKNOWN, bloom, word_bit};
use super::token::Folded;
use super::{KNOWN, Lexicon, ListId, Onward, Token, list_bit, token};
use crate::text::Span;

/// How many words `..` may stand for.
const GAP: u32 = 4;

/// A term found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Its first token.
    pub first: u32,
    /// Its last token.
    pub last: u32,
    /// The list whose term it is.
    pub list: ListId,
}

/// The words of a draft, and every term found in them.
#[derive(Debug, Default)]
pub struct Hits {
    tokens: Vec<Token>,
    /// By list, then place, once [`Hits::finish`] has run; while scanning, by block.
    found: Vec<Hit>,
    /// For each list, where its hits start; filled by `finish`.
    starts: Vec<u32>,
    /// For each token, the lists hit there as a set; filled by `finish`.
    lists: Vec<u64>,
}

/// Among so few words a look at each tells faster than a search whether a list is hit.
const FEW: usize = 48;

impl Hits {
    /// All words, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The hits of a list, by place; of equal starts, the longest only.
    pub fn of(&self, list: ListId) -> &[Hit] {
        let index = list.0 as usize;
        match (self.starts.get(index), self.starts.get(index + 1)) {
            (Some(start), Some(end)) => &self.found[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The hits of a list that lie within some tokens.
    pub fn within(&self, list: ListId, tokens: &std::ops::Range<u32>) -> &[Hit] {
        let all = self.of(list);
        if all.is_empty() {
            return all;
        }
        if let Some(lists) = self.lists.get(tokens.start as usize..tokens.end as usize)
            && lists.len() <= FEW
            && lists.iter().fold(0, |all, one| all | one) & list_bit(list.0) == 0
        {
            return &[];
        }
        let start = all.partition_point(|hit| hit.first < tokens.start);
        let end = start + all[start..].partition_point(|hit| hit.first < tokens.end);
        &all[start..end]
    }

    /// The bytes of a hit.
    pub fn span(&self, hit: Hit) -> Span {
        Span::new(self.tokens[hit.first as usize].start, self.tokens[hit.last as usize].end)
    }

    /// The tokens that start inside a span.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<u32> {
        let start = self.tokens.partition_point(|token| token.start < span.start);
        // Most spans are short.
        let rest = &self.tokens[start..];
        let mut reach = 16;
        while rest.get(reach).is_some_and(|token| token.start < span.end) {
            reach *= 2;
        }
        let rest = &rest[..reach.min(rest.len())];
        start as u32..(start + rest.partition_point(|token| token.start < span.end)) as u32
    }

    /// Sorts the hits by list; to be called when every block has been scanned.
    pub(crate) fn finish(&mut self, lists: usize) {
        let mut counts = vec![0_u32; lists + 1];
        self.lists.clear();
        self.lists.resize(self.tokens.len(), 0);
        for hit in &self.found {
            counts[hit.list.0 as usize + 1] += 1;
            self.lists[hit.first as usize] |= list_bit(hit.list.0);
        }
        for index in 1..counts.len() {
            counts[index] += counts[index - 1];
        }
        let mut place = counts.clone();
        let mut sorted = self.found.clone();
        for hit in &self.found {
            let next = &mut place[hit.list.0 as usize];
            sorted[*next as usize] = *hit;
            *next += 1;
        }
        self.found = sorted;
        self.starts = counts;
        for list in 0..lists {
            let range = self.starts[list] as usize..self.starts[list + 1] as usize;
            self.found[range].sort_unstable();
        }
    }
}

impl Lexicon {
    /// Scans every block of text in turn: `blocks` gives each block's text and its first byte in the draft.
    pub fn scan_all<'t>(&self, blocks: impl Iterator<Item = (&'t str, u32)>) -> Hits {
        let mut hits = Hits::default();
        let mut plain = Plain::new(self.list_classes.len());
        for (text, offset) in blocks {
            self.scan_block(text, offset, &mut plain, &mut hits);
        }
        hits.finish(self.list_classes.len());
        hits
    }

    /// Scans one text alone; `offset` is its first byte in the draft.
    pub fn scan(&self, text: &str, offset: u32, hits: &mut Hits) {
        self.scan_block(text, offset, &mut Plain::new(self.list_classes.len()), hits);
        hits.finish(self.list_classes.len());
    }

    fn scan_block(&self, text: &str, offset: u32, plain: &mut Plain, hits: &mut Hits) {
        let first_token = hits.tokens.len();
        token::words(text, |start, end, folded, look| {
            let entry = self.find(folded);
            hits.tokens.push(Token {
                start: offset + start as u32,
                end: offset + end as u32,
                entry,
                look,
                classes: self.marks[entry as usize] & !KNOWN,
            });
        });
        let first_hit = hits.found.len();
        plain.begin(first_token);
        for at in first_token..hits.tokens.len() {
            self.plain_at(at, plain, hits);
            plain.close_token(&hits.found[first_hit..]);
        }
        if hits.tokens.len() > first_token && !self.patterns.is_empty() {
            self.patterns_in(first_token, plain, hits);
        }
    }

    /// The entry of a folded word, its possessive taken off when the whole is unknown.
    fn find(&self, folded: Folded<'_>) -> u32 {
        let tables = &*self.tables;
        let known = |entry: &u32| self.marks[*entry as usize] & KNOWN != 0;
        if let Folded::Short(key, _) = folded
            && let Some(entry) = tables.short(key).filter(known)
        {
            return entry;
        }
        let mut buffer = [0; 16];
        let word = folded.letters(&mut buffer);
        if let Folded::Long(_) = folded
            && let Some(entry) = tables.whole(word).filter(known)
        {
            return entry;
        }
        if word.first().is_some_and(u8::is_ascii_digit) {
            return if word.iter().all(u8::is_ascii_digit) { DIGITS } else { UNKNOWN };
        }
        if let Some(stem) = word.strip_suffix(b"'s")
            && let Some(entry) = tables.whole(stem).filter(known)
        {
            return entry;
        }
        tables.beginnings(word).find(known).unwrap_or(UNKNOWN)
    }

    /// Every plain term that starts at a token.
    fn plain_at(&self, at: usize, plain: &mut Plain, hits: &mut Hits) {
        let begin = hits.found.len();
        let Plain { open, paths, .. } = plain;
        let tables = &*self.tables;
        let token = &hits.tokens[at];
        let (roots, blooms) = tables.roots(token.entry);
        if roots.is_empty() {
            return;
        }
        let goes_on = token.look & (Token::HARD_BREAK | Token::COMMA) == 0;
        let entry = hits.tokens.get(at + 1).filter(|_| goes_on).map_or(UNKNOWN, |next| next.entry);
        let next = if entry == UNKNOWN { 0 } else { word_bit(entry) };
        for (root, bloom) in roots.iter().zip(blooms) {
            if root & ENDS != 0 || bloom & next != 0 && tables.leads_on(*root, entry) {
                open.push((root & !ENDS, at as u32)); // a node to go on from, and the token that led there
            }
        }
        while let Some((node, last)) = open.pop() {
            let ends = self.ends_at[node as usize] as usize..self.ends_at[node as usize + 1] as usize;
            for list in &self.ends[ends] {
                self.record(begin, Hit { first: at as u32, last, list: *list }, hits);
            }
            if self.goes_on_at[node as usize] != self.goes_on_at[node as usize + 1] {
                paths.push(Path { first: at as u32, last, node });
            }
            let next = last as usize + 1;
            if next >= hits.tokens.len()
                || hits.tokens[last as usize].look & (Token::HARD_BREAK | Token::COMMA) != 0
                || !tables.leads_on(node, hits.tokens[next].entry)
            {
                continue;
            }
            open.extend(tables.next(node, hits.tokens[next].entry).map(|onward| (onward, next as u32)));
        }
    }

    /// The symbols of a word as a set.
    fn bloom(&self, token: &Token) -> Bloom {
        self.tables.blooms[token.entry as usize]
    }

    /// Keeps a hit; of several of one list that start together, the longest.
    fn record(&self, begin: usize, hit: Hit, hits: &mut Hits) {
        let classes = self.list_classes[hit.list.0 as usize];
        if classes != 0 {
            for token in &mut hits.tokens[hit.first as usize..=hit.last as usize] {
                token.classes |= classes;
            }
        }
        if !self.wanted[hit.list.0 as usize] {
            return;
        }
        for kept in &mut hits.found[begin..] {
            if kept.list == hit.list && kept.first == hit.first {
                kept.last = kept.last.max(hit.last);
                return;
            }
        }
        hits.found.push(hit);
    }

    /// Every term with a vocabulary or a gap in it, in one block.
    fn patterns_in(&self, first_token: usize, plain: &Plain, hits: &mut Hits) {
        let mut paths = plain.paths.iter().peekable();
        for at in first_token as u32..hits.tokens.len() as u32 {
            let begin = hits.found.len();
            while let Some(path) = paths.next_if(|path| path.first == at) {
                let onward = row(&self.goes_on_at, path.node);
                self.try_patterns(&self.goes_on[onward], path.last + 1, at, begin, plain, hits);
            }
            for hit in plain.at(at) {
                let onward = row(&self.begins_at, hit.list.0);
                self.try_patterns(&self.begins[onward], hit.last + 1, at, begin, plain, hits);
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
        plain: &Plain,
        hits: &mut Hits,
    ) {
        // A pattern of one vocabulary and nothing after it is a list held whole, never a pattern.
        let Some(token) = hits.tokens.get(next as usize).filter(|_| !patterns.is_empty()) else { return };
        let word = word_bit(token.entry);
        let lists = plain.lists_at(next);
        let lists_after_gap = (next..=next + GAP).fold(0, |all, at| all | plain.lists_at(at));
        let gap = &hits.tokens[next as usize..hits.tokens.len().min((next + GAP + 1) as usize)];
        let words_after_gap = gap.iter().fold(0, |all, token| all | word_bit(token.entry));
        for onward in patterns {
            let may = (onward.next == Bloom::MAX || onward.next & word != 0)
                && (onward.lists == u64::MAX || onward.lists & lists != 0)
                && (onward.lists_after_gap == u64::MAX || onward.lists_after_gap & lists_after_gap != 0)
                && (onward.words_after_gap == Bloom::MAX || onward.words_after_gap & words_after_gap != 0);
            if may {
                self.try_pattern(*onward, next, first, begin, plain, hits);
            }
        }
    }

    fn try_pattern(
        &self,
        onward: Onward,
        next: u32,
        first: u32,
        begin: usize,
        plain: &Plain,
        hits: &mut Hits,
    ) {
        let pattern = &self.patterns[onward.pattern as usize];
        let steps = &self.steps[pattern.steps.start as usize..pattern.steps.end as usize];
        let there = |step: &Step| if let Step::List(list) = step { plain.has(*list) } else { true };
        if !steps[onward.step as usize..].iter().all(there) {
            return;
        }
        if let Some(last) = self.follow(steps, onward.step, next, plain, &hits.tokens) {
            for list in pattern.lists.clone() {
                let list = self.owners[list as usize];
                self.record(begin, Hit { first, last, list }, hits);
            }
        }
    }

    /// The last token of a pattern whose steps before `step` end before token `next`, if the rest is there.
    ///
    /// Steps back over gaps and over the several lengths a vocabulary may match; a pattern has few of either,
    /// and what no longer fits on the stack is let go.
    fn follow(&self, steps: &[Step], step: u32, next: u32, plain: &Plain, tokens: &[Token]) -> Option<u32> {
        let mut open: [(u32, u32, u32); 24] = [(step, next, 0); 24]; // step, next token, words skipped in this gap
        let mut depth = 1;
        while depth > 0 {
            depth -= 1;
            let (step, at, skipped) = open[depth];
            let Some(kind) = steps.get(step as usize) else { return at.checked_sub(1) };
            let Some(token) = tokens.get(at as usize) else { continue };
            let before = tokens[at as usize - 1].look;
            let in_gap = *kind == Step::Gap || steps[step as usize - 1] == Step::Gap;
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
                    let may = self.bloom(token) & bloom(*symbol) != 0;
                    if may && self.tables.symbols(token.entry).binary_search(symbol).is_ok() {
                        push(step + 1, at + 1, 0);
                    }
                }
                Step::List(list) => {
                    for hit in plain.at(at).iter().filter(|hit| hit.list.0 == *list) {
                        push(step + 1, hit.last + 1, 0);
                    }
                }
            }
        }
        None
    }
}

/// The plain hits of the block in hand, by the token they start at; used again for every block.
struct Plain {
    hits: Vec<Hit>,
    /// The block's first token.
    first_token: u32,
    /// For each token of the block, where its hits end; they start where those of the token before end.
    ends: Vec<u32>,
    /// For each token of the block, the lists hit there as a set.
    lists: Vec<u64>,
    /// The block in which each list was last hit, so that nothing needs clearing.
    seen: Vec<u32>,
    block: u32,
    /// Where the trie is gone on from; empty between words.
    open: Vec<(u32, u32)>,
    /// Paths through the trie from which patterns go on, in order of their first words.
    paths: Vec<Path>,
}

/// Words that lead to a node of the trie.
#[derive(Debug, Clone, Copy)]
struct Path {
    first: u32,
    last: u32,
    node: u32,
}

/// The rows of a number.
fn row(at: &[u32], number: u32) -> std::ops::Range<usize> {
    at[number as usize] as usize..at[number as usize + 1] as usize
}

impl Plain {
    fn new(lists: usize) -> Self {
        Self {
            hits: Vec::new(),
            first_token: 0,
            ends: Vec::new(),
            lists: Vec::new(),
            seen: vec![0; lists],
            block: 0,
            open: Vec::new(),
            paths: Vec::new(),
        }
    }

    fn begin(&mut self, first_token: usize) {
        self.hits.clear();
        self.ends.clear();
        self.lists.clear();
        self.paths.clear();
        self.first_token = first_token as u32;
        self.block += 1;
    }

    /// Takes over the hits found at the next token: those of `block` that are not here yet.
    fn close_token(&mut self, block: &[Hit]) {
        let mut lists = 0;
        for hit in &block[self.hits.len()..] {
            self.seen[hit.list.0 as usize] = self.block;
            lists |= list_bit(hit.list.0);
            self.hits.push(*hit);
        }
        self.lists.push(lists);
        self.ends.push(self.hits.len() as u32);
    }

    fn has(&self, list: u32) -> bool {
        self.seen[list as usize] == self.block
    }

    /// The lists hit at a token, as a set.
    fn lists_at(&self, token: u32) -> u64 {
        self.lists.get((token - self.first_token) as usize).copied().unwrap_or(0)
    }

    fn at(&self, token: u32) -> &[Hit] {
        let index = (token - self.first_token) as usize;
        let Some(end) = self.ends.get(index) else { return &[] };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.hits[start as usize..*end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::super::{LexiconBuilder, Term};
    use super::*;

    fn found(terms: &[&str], vocabularies: &[(&str, &[&str])], text: &str) -> Vec<String> {
        let parse = |terms: &[&str]| -> Vec<Term> {
            terms.iter().map(|term| Term::parse(term).expect(term)).collect()
        };
        let own = parse(terms);
        let named: Vec<(&str, Vec<Term>)> =
            vocabularies.iter().map(|(name, terms)| (*name, parse(terms))).collect();
        let mut builder = LexiconBuilder::new();
        let list = builder.list(&own);
        for (name, terms) in &named {
            builder.vocabulary(name, terms, 0);
        }
        let lexicon = builder.build();
        let mut hits = Hits::default();
        lexicon.scan(text, 0, &mut hits);
        hits.of(list).iter().map(|hit| text[hits.span(*hit).range()].to_owned()).collect()
    }

    #[test]
    fn phrases_are_found_however_they_are_set() {
        let terms = ["put~ {himself|herself} at risk", "well built", "gang member"];
        for (text, wanted) in [
            ("Putting\u{a0}herself at risk", "Putting\u{a0}herself at risk"), // non-breaking space
            ("a well\u{2011}built lad", "well\u{2011}built"),                 // non-breaking hyphen
            ("he puts himself  at\nrisk", "puts himself  at\nrisk"),          // a line break
            ("“gang members”", "gang members"),                               // plural, curly quotes
            ("the gang member’s bag", "gang member’s"),                       // curly possessive
        ] {
            let text = text.replace('\n', " ");
            assert_eq!(found(&terms, &[], &text), [wanted.replace('\n', " ")], "{text}");
        }
    }

    #[test]
    fn phrases_do_not_cross_sentences_or_longer_words() {
        assert!(found(&["man bag"], &[], "He saw the man. Bag in hand").is_empty());
        assert!(found(&["thug"], &[], "thuggery").is_empty());
        assert_eq!(found(&["thug*"], &[], "thuggery"), ["thuggery"]);
        assert!(found(&["tall, dark".split(',').next().unwrap_or("")], &[], "small").is_empty());
    }

    #[test]
    fn patterns_hold_vocabularies_and_gaps() {
        let garments: (&str, &[&str]) = ("garment", &["hoodie", "puffer jacket"]);
        let texts = |text| found(&["{in|wearing} .. @garment"], &[garments], text);
        assert_eq!(texts("a boy in a dark puffer jacket"), ["in a dark puffer jacket"]);
        assert_eq!(texts("wearing hoodies"), ["wearing hoodies"]);
        assert!(texts("in the very long run of cold days a hoodie").is_empty()); // six words between
        assert!(texts("came in. A hoodie").is_empty());
        // the longest of two that start together
        assert_eq!(found(&["young", "young person"], &[], "young people"), ["young people"]);
        // a vocabulary held whole
        assert_eq!(found(&["@garment", "cap"], &[garments], "cap and hoodie"), ["cap", "hoodie"]);
        // numbers, in digits and words
        assert_eq!(found(&["# {foot|ft}"], &[], "6 ft or six foot"), ["6 ft", "six foot"]);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert!(found(&["a b"], &[], "").is_empty());
        assert!(found(&[], &[], "some words").is_empty());
    }
}
