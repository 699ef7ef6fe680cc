//! The one pass over the words.

use super::block::{Block, Path};
use super::hits::{Hit, Hits};
use super::tables::{DIGITS, UNKNOWN, word_bit};
use super::token::Folded;
use super::{KNOWN, Lexicon, List, Token, token};
use crate::both::Hands;
use crate::draft::{Block as DraftBlock, Draft};
use crate::text::Span;

/// After these nothing of a plain term follows.
const BREAK: u16 = Token::HARD_BREAK | Token::COMMA;

impl Lexicon {
    /// Scans a draft, block by block.
    pub fn scan_draft(&self, draft: &Draft) -> Hits {
        let bytes = draft.text().len();
        let hits = self.scan_blocks(bytes, draft, draft.blocks());
        self.joined(hits, Hits::default(), Hands::Shared, bytes, |_| ()).0
    }

    /// Scans blocks of a draft that follow one another, for [`Lexicon::joined`]; there is room for the words of so many
    /// bytes.
    pub(crate) fn scan_blocks(&self, room: usize, draft: &Draft, blocks: &[DraftBlock]) -> Hits {
        /// Hardly a text has more words than one in so many bytes.
        const BYTES_A_WORD: usize = 5;
        let mut hits = Hits::default();
        hits.tokens.reserve(room / BYTES_A_WORD);
        // It has some more hits that are kept.
        hits.found.reserve(room / (BYTES_A_WORD - 1));
        let mut block = Block::new(self.lists.len());
        for Span { start, end } in blocks.iter().map(|block| block.span) {
            self.scan_block(draft.slice(Span { start, end }), start, &mut block, &mut hits);
        }
        hits
    }

    /// The hits of the first blocks of a draft of so many bytes and of the others together, and what is done beside it with
    /// the words alone.
    pub(crate) fn joined<T>(
        &self,
        first: Hits,
        others: Hits,
        hands: Hands,
        bytes: usize,
        beside: impl FnOnce(&[Token]) -> T,
    ) -> (Hits, T) {
        let mut hits = first;
        hits.append(others);
        let done = hits.finish(self.lists.len(), hands, bytes, beside);
        (hits, done)
    }

    /// Scans one text alone; `offset` is its first byte in the draft.
    pub fn scan(&self, text: &str, offset: u32, hits: &mut Hits) {
        self.scan_block(text, offset, &mut Block::new(self.lists.len()), hits);
        hits.finish(self.lists.len(), Hands::Shared, text.len(), |_| ());
    }

    fn scan_block(&self, text: &str, offset: u32, block: &mut Block, hits: &mut Hits) {
        let first_token = hits.tokens.len();
        let first_hit = hits.found.len();
        block.begin(first_token);
        token::words(text, |start, end, folded, look| {
            let entry = self.find(folded);
            let own = &self.entries[entry as usize];
            block.words.push(word_bit(entry));
            hits.tokens.push(Token {
                start: offset + start as u32,
                end: offset + end as u32,
                entry,
                look: look | own.look,
                classes: own.marks & !KNOWN,
            });
        });
        for at in first_token..hits.tokens.len() {
            let begin = hits.found.len();
            self.plain_at(at, block, hits);
            block.close_token(&hits.found[begin..], &self.lists);
        }
        if block.may_hold_patterns() && !self.patterns.is_empty() {
            block.look_ahead(&hits.found[first_hit..]);
            self.patterns_in(block, hits);
        }
        // What only patterns asked for has done its work, and is nearly half of what was found.
        let mut kept = first_hit;
        for at in first_hit..hits.found.len() {
            let hit = hits.found[at];
            hits.found[kept] = hit;
            kept += usize::from(self.lists[hit.list.0 as usize].kept);
        }
        hits.found.truncate(kept);
    }

    /// The entry of a folded word, its possessive taken off when the whole is unknown.
    fn find(&self, folded: Folded<'_>) -> u32 {
        let tables = &*self.tables;
        let known = |entry: &u32| self.entries[*entry as usize].marks & KNOWN != 0;
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
    fn plain_at(&self, at: usize, block: &mut Block, hits: &mut Hits) {
        let begin = hits.found.len();
        let tables = &*self.tables;
        let Token { entry, look, .. } = hits.tokens[at];
        let (own, after) = (self.entries[entry as usize], self.entries[entry as usize + 1]);
        let first = at as u32;
        let ends = &self.alone_ends[own.ends_at as usize..after.ends_at as usize];
        hits.found.extend(ends.iter().map(|list| Hit { first, last: first, list: *list }));
        let alone = &self.alone_paths[own.paths_at as usize..after.paths_at as usize];
        block.paths.extend(alone.iter().map(|row| Path { first, last: first, row: *row }));
        if look & BREAK != 0 {
            return;
        }
        let Some(next) = hits.tokens.get(at + 1) else { return };
        for node in tables.seconds(own.seconds, next.entry) {
            self.reach(node, first, first + 1, begin, block, hits);
        }
        // Nodes to go on from, and the tokens that led there.
        while let Some((node, last)) = block.open.pop() {
            let next = last + 1;
            for onward in tables.next(node, hits.tokens[next as usize].entry) {
                self.reach(onward, first, next, begin, block, hits);
            }
        }
    }

    /// Keeps what ends at a node of the trie, which the words from `first` to `last` lead to, the patterns that go on from
    /// it, and the node itself where the next word may lead on.
    fn reach(&self, node: u32, first: u32, last: u32, begin: usize, block: &mut Block, hits: &mut Hits) {
        let (own, after) = (self.nodes[node as usize], self.nodes[node as usize + 1]);
        for list in &self.ends[own.ends_at as usize..after.ends_at as usize] {
            self.record(begin, Hit { first, last, list: *list }, hits);
        }
        if own.goes_on_at != after.goes_on_at {
            block.paths.push(Path { first, last, row: (own.goes_on_at, after.goes_on_at) });
        }
        if hits.tokens[last as usize].look & BREAK == 0
            && let Some(next) = hits.tokens.get(last as usize + 1)
            && self.tables.leads_on(node, next.entry)
        {
            block.open.push((node, last));
        }
    }

    /// Keeps a hit; of several of one list that start together, the longest.
    pub(super) fn record(&self, begin: usize, hit: Hit, hits: &mut Hits) {
        let List { classes, wanted, .. } = self.lists[hit.list.0 as usize];
        if classes != 0 {
            for token in &mut hits.tokens[hit.first as usize..=hit.last as usize] {
                token.classes |= classes;
            }
        }
        if !wanted {
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
            ("he puts himself  at risk", "puts himself  at risk"),            // two spaces
            ("“gang members”", "gang members"),                               // plural, curly quotes
            ("the gang member’s bag", "gang member’s"),                       // curly possessive
        ] {
            assert_eq!(found(&terms, &[], text), [wanted], "{text}");
        }
        // A line that the writer broke is as good as a full stop.
        assert!(found(&terms, &[], "he puts himself at\nrisk").is_empty());
    }

    #[test]
    fn words_of_more_than_sixteen_letters_are_found() {
        let terms = ["uncharacteristically", "institutionalised", "compartmentalised", "misunderstanding"];
        let text = "Compartmentalised, institutionalized, uncharacteristically full of misunderstandings.";
        assert_eq!(
            found(&terms, &[], text),
            ["Compartmentalised", "institutionalized", "uncharacteristically", "misunderstandings"]
        );
    }

    #[test]
    fn phrases_do_not_cross_sentences_or_longer_words() {
        assert!(found(&["man bag"], &[], "He saw the man. Bag in hand").is_empty());
        assert!(found(&["thug"], &[], "thuggery").is_empty());
        assert_eq!(found(&["thug*"], &[], "thuggery"), ["thuggery"]);
        assert!(found(&["tall"], &[], "small").is_empty());
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
    fn a_hit_holds_each_of_its_words_however_many_they_are() {
        let terms = [Term::parse("taken .. home .. in .. coat").expect("a term")];
        let mut builder = LexiconBuilder::new();
        let list = builder.list(&terms);
        let lexicon = builder.build();
        let mut hits = Hits::default();
        let text = "She was taken by all three aunts home on that cold night in no more than a coat again";
        lexicon.scan(text, 0, &mut hits);
        let held: Vec<u32> =
            (0..hits.tokens().len() as u32).filter(|word| hits.cover(list, &(*word..word + 1))).collect();
        assert_eq!(held, (2..18).collect::<Vec<u32>>());
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert!(found(&["a b"], &[], "").is_empty());
        assert!(found(&[], &[], "some words").is_empty());
    }
}
