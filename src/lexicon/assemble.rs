//! From how terms are written to [`Tables`].
//!
//! The build script shares this module, `syntax`, `inflect`, `spelling` and `tables`; they therefore use nothing else
//! of the crate.

use rustc_hash::FxHashMap;

use super::inflect;
use super::syntax::{self, Element, Form};
use super::tables::{
    BEGINNING_WORDS, Bloom, DIGITS, NUMBER, SEVERAL, SecondRow, Step, Symbol, Tables, UNKNOWN, Way,
    beginning_bit, hash, hash_text, key_of, pair, word_bit,
};

const NUMBER_WORDS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
];

/// Lays terms out, each once; what cannot be read as a term is passed over.
pub(crate) fn assemble<'t>(terms: impl IntoIterator<Item = &'t str>) -> Tables {
    let mut assembly = Assembly::new();
    for term in terms {
        if !assembly.terms.contains_key(term)
            && let Ok(ways) = syntax::ways(term)
        {
            assembly.term(term, &ways);
        }
    }
    assembly.finish()
}

/// A word in a form, as terms hold it, with the symbols it answers to.
struct Answer {
    word: Box<str>,
    form: Form,
    symbols: Vec<Symbol>,
}

struct Assembly<'t> {
    tables: Tables,
    terms: FxHashMap<&'t str, u32>,
    names: FxHashMap<String, u32>,
    words: FxHashMap<(Box<str>, Form), u32>,
    answers: Vec<Answer>,
    /// Sets of words that make one step.
    sets: FxHashMap<Vec<u32>, Symbol>,
    symbols: Symbol,
    edges: FxHashMap<(u32, Symbol), u32>,
    patterns: FxHashMap<Vec<Step>, u32>,
}

impl<'t> Assembly<'t> {
    fn new() -> Self {
        let mut tables = Tables::default();
        tables.node_symbols.to_mut().push(NUMBER);
        tables.node_parents.to_mut().push(0);
        tables.steps_at.to_mut().push(0);
        tables.ways_at.to_mut().push(0);
        Self {
            tables,
            terms: FxHashMap::default(),
            names: FxHashMap::default(),
            words: FxHashMap::default(),
            answers: Vec::new(),
            sets: FxHashMap::default(),
            symbols: NUMBER + 1,
            edges: FxHashMap::default(),
            patterns: FxHashMap::default(),
        }
    }

    fn write(&mut self, text: &str) -> [u32; 2] {
        let start = self.tables.text.len() as u32;
        self.tables.text.to_mut().extend_from_slice(text.as_bytes());
        [start, self.tables.text.len() as u32]
    }

    fn term(&mut self, written: &'t str, ways: &[Vec<Element>]) {
        self.terms.insert(written, self.terms.len() as u32);
        let at = self.write(written);
        self.tables.terms.to_mut().push(at);
        for way in ways {
            let packed = self.way(way).packed();
            self.tables.ways.to_mut().push(packed);
        }
        let end = self.tables.ways.len() as u32;
        self.tables.ways_at.to_mut().push(end);
    }

    fn way(&mut self, way: &[Element]) -> Way {
        if let [Element::List(name)] = way {
            return Way::Held(self.name(name));
        }
        let steps: Vec<Step> = way
            .iter()
            .map(|element| match element {
                Element::Words(words) => Step::Word(self.symbol(words)),
                Element::Number => Step::Word(NUMBER),
                Element::Gap => Step::Gap,
                Element::List(name) => Step::List(self.name(name)),
            })
            .collect();
        if steps.iter().all(|step| matches!(step, Step::Word(_))) {
            return Way::Words(self.path(&steps));
        }
        let next = self.patterns.len() as u32;
        let pattern = *self.patterns.entry(steps.clone()).or_insert(next);
        if pattern == next {
            self.tables.steps.to_mut().extend(steps.iter().map(|step| step.packed()));
            let end = self.tables.steps.len() as u32;
            self.tables.steps_at.to_mut().push(end);
            let words = steps.iter().take_while(|step| matches!(step, Step::Word(_))).count();
            let node = self.path(&steps[..words]);
            self.tables.pattern_nodes.to_mut().push(node);
        }
        Way::Pattern(pattern)
    }

    fn name(&mut self, name: &str) -> u32 {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let next = self.names.len() as u32;
        self.names.insert(name.to_owned(), next);
        let at = self.write(name);
        self.tables.names.to_mut().push(at);
        next
    }

    /// The symbol of a step: of one word, or of any of several.
    fn symbol(&mut self, words: &[(Box<str>, Form)]) -> Symbol {
        let mut set: Vec<u32> = words.iter().map(|word| self.word(word)).collect();
        set.sort_unstable();
        set.dedup();
        if let Some(symbol) = self.sets.get(&set) {
            return *symbol;
        }
        let symbol = self.symbols;
        self.symbols += 1;
        for word in &set {
            self.answers[*word as usize].symbols.push(symbol);
        }
        self.sets.insert(set, symbol);
        symbol
    }

    fn word(&mut self, word: &(Box<str>, Form)) -> u32 {
        let next = self.answers.len() as u32;
        let id = *self.words.entry(word.clone()).or_insert(next);
        if id == next {
            self.answers.push(Answer { word: word.0.clone(), form: word.1, symbols: Vec::new() });
        }
        id
    }

    /// Through the trie, word by word; gives the last node.
    fn path(&mut self, steps: &[Step]) -> u32 {
        steps.iter().fold(0, |node, step| {
            let Step::Word(symbol) = step else { return node };
            let next = self.tables.node_symbols.len() as u32;
            let found = *self.edges.entry((node, *symbol)).or_insert(next);
            if found == next {
                self.tables.node_symbols.to_mut().push(*symbol);
                self.tables.node_parents.to_mut().push(node);
            }
            found
        })
    }

    fn finish(mut self) -> Tables {
        let mut surfaces = Surfaces::of(&self.answers);
        surfaces.order(&self.uses());
        self.order_patterns();
        self.lay_words(&surfaces);
        self.lay_symbols(&surfaces);
        self.lay_patterns();
        let mut slots = vec![0_u32; slots_for(self.terms.len())];
        for (index, [start, end]) in self.tables.terms.iter().enumerate() {
            let written = &self.tables.text[*start as usize..*end as usize];
            put(&mut slots, hash_text(written), index as u32 + 1);
        }
        self.tables.term_slots = slots.into();
        self.tables
    }

    /// Numbers patterns so that those that go on alike from the same place follow one another: they are then ruled out
    /// together.
    fn order_patterns(&mut self) {
        let tables = &mut self.tables;
        let goes_on = |pattern: u32| {
            let steps: Vec<Step> = tables.steps(pattern).collect();
            let words = steps.iter().take_while(|step| matches!(step, Step::Word(_))).count().max(1);
            let after = if steps.get(words) == Some(&Step::Gap) { 2 } else { 1 };
            let own: Vec<u32> = steps.iter().map(|step| step.packed()).collect();
            let ahead = own[words.min(own.len())..own.len().min(words + after)].to_vec();
            (tables.pattern_nodes[pattern as usize], own[0], ahead, pattern)
        };
        let mut order: Vec<u32> = (0..tables.patterns() as u32).collect();
        order.sort_by_cached_key(|pattern| goes_on(*pattern));
        let (mut at, mut steps, mut nodes) = (vec![0], Vec::new(), Vec::new());
        let mut numbers = vec![0; order.len()];
        for (number, pattern) in order.iter().enumerate() {
            numbers[*pattern as usize] = number as u32;
            steps.extend(tables.steps(*pattern).map(Step::packed));
            at.push(steps.len() as u32);
            nodes.push(tables.pattern_nodes[*pattern as usize]);
        }
        for way in tables.ways.to_mut() {
            if let Way::Pattern(pattern) = Way::unpacked(*way) {
                *way = Way::Pattern(numbers[pattern as usize]).packed();
            }
        }
        (tables.steps_at, tables.steps, tables.pattern_nodes) = (at.into(), steps.into(), nodes.into());
    }

    /// How often each symbol stands in the trie and in patterns.
    fn uses(&self) -> Vec<u32> {
        let mut uses = vec![0; self.symbols as usize];
        for symbol in self.tables.node_symbols.iter() {
            uses[*symbol as usize] += 1;
        }
        for step in self.tables.steps.iter() {
            if let Step::Word(symbol) = Step::unpacked(*step) {
                uses[symbol as usize] += 1;
            }
        }
        uses
    }

    /// Words by their letters.
    fn lay_words(&mut self, surfaces: &Surfaces) {
        let mut keys = vec![0_u128; surfaces.entries as usize];
        let mut slots = vec![0_u32; slots_for(surfaces.whole.len())];
        let mut longer = Vec::new();
        for (word, entry) in &surfaces.whole {
            if let Some(key) = key_of(word.as_bytes()) {
                keys[*entry as usize] = key;
                put(&mut slots, hash(key), *entry);
            } else {
                let [start, end] = self.write(word);
                longer.push([start, end, *entry]);
            }
        }
        // They are looked for by halving.
        let text = &self.tables.text;
        longer.sort_by_key(|[start, end, _]: &[u32; 3]| &text[*start as usize..*end as usize]);
        let mut bits = vec![0_u64; BEGINNING_WORDS];
        let mut beginnings = Vec::new();
        for (prefix, entry) in &surfaces.beginnings {
            if let Some(start) = prefix.as_bytes().first_chunk() {
                let (index, bit) = beginning_bit(*start);
                bits[index] |= bit;
            }
            let [start, end] = self.write(prefix);
            beginnings.push([start, end, *entry]);
        }
        let tables = &mut self.tables;
        (tables.keys, tables.slots) = (keys.into(), slots.into());
        (tables.longer, tables.beginnings, tables.beginning_bits) =
            (longer.into(), beginnings.into(), bits.into());
    }

    /// What each entry stands for, and the other way round.
    fn lay_symbols(&mut self, surfaces: &Surfaces) {
        let tables = &mut self.tables;
        let symbols = self.symbols as usize;
        let turned = |pairs: &[(u32, Symbol)]| {
            let mut turned: Vec<(Symbol, u32)> =
                pairs.iter().map(|(entry, symbol)| (*symbol, *entry)).collect();
            turned.sort_unstable();
            turned.dedup();
            rows(symbols, turned.into_iter())
        };
        let (at, own) = turned(&surfaces.own);
        (tables.own_at, tables.own) = (at.into(), own.into());
        let (at, under) = turned(&surfaces.under);
        (tables.under_at, tables.under) = (at.into(), under.into());

        let mut pairs = [surfaces.own.as_slice(), &surfaces.under].concat();
        pairs.sort_unstable();
        pairs.dedup();
        let mut edges: Vec<(u32, [u32; 2])> = Vec::new();
        for ((node, symbol), next) in self.edges.iter().filter(|((node, _), _)| *node != 0) {
            let mut entries = [tables.own(*symbol), tables.under(*symbol)].concat();
            entries.sort_unstable();
            entries.dedup();
            edges.extend(entries.into_iter().map(|entry| (*node, [entry, *next])));
        }
        edges.sort_unstable();
        let by_node = |node: u32| {
            let first = edges.partition_point(|(of, _)| *of < node);
            edges[first..].iter().take_while(move |(of, _)| *of == node).map(|(_, edge)| *edge)
        };
        let mut seconds: Vec<(u32, [u32; 2])> = Vec::new();
        for (entry, symbol) in &pairs {
            if let Some(node) = self.edges.get(&(0, *symbol)) {
                seconds.extend(by_node(*node).map(|edge| (*entry, edge)));
            }
        }
        seconds.sort_unstable();
        seconds.dedup();
        lay_seconds(tables, surfaces.entries, &seconds);
        edges.retain(|(node, _)| tables.node_parents[*node as usize] != 0);
        tables.pair_bits = pair_bits(edges.iter().map(|(node, [entry, _])| (*node, *entry))).into();
        let mut forks = vec![0_u64; tables.node_symbols.len().div_ceil(64)];
        for (node, _) in &edges {
            forks[*node as usize / 64] |= 1 << (node % 64);
        }
        tables.forks = forks.into();
        let (at, edges) = rows(tables.node_symbols.len(), edges.into_iter());
        (tables.edges_at, tables.edges) = (at.into(), edges.into());

        tables.symbol_bits = pair_bits(pairs.iter().map(|(entry, symbol)| (*symbol, *entry))).into();
        let (mut entries_at, mut all, mut roots) = (Vec::new(), Vec::new(), Vec::new());
        let mut next = 0;
        for entry in 0..surfaces.entries {
            entries_at.push([all.len() as u32, roots.len() as u32]);
            while let Some((_, symbol)) = pairs.get(next).filter(|(of, _)| *of == entry) {
                all.push(*symbol);
                roots.extend(self.edges.get(&(0, *symbol)));
                next += 1;
            }
        }
        entries_at.push([all.len() as u32, roots.len() as u32]);
        (tables.entries_at, tables.symbols, tables.roots) = (entries_at.into(), all.into(), roots.into());
    }

    /// What must come for a pattern to go on.
    fn lay_patterns(&mut self) {
        let tables = &self.tables;
        let words = |symbol: Symbol| {
            let entries = tables.own(symbol).iter().chain(tables.under(symbol));
            entries.fold(0, |all, entry| all | word_bit(*entry))
        };
        let sets: Vec<Bloom> = (0..tables.patterns() as u32)
            .map(|pattern| {
                let steps: Vec<Step> = tables.steps(pattern).collect();
                let first = steps.iter().take_while(|step| matches!(step, Step::Word(_))).count().max(1);
                match steps[first..] {
                    [Step::Word(symbol), ..] | [Step::Gap, Step::Word(symbol), ..] => words(symbol),
                    _ => Bloom::MAX,
                }
            })
            .collect();
        self.tables.pattern_words = sets.into();
    }
}

/// Words as they are written, and what each may stand for.
struct Surfaces {
    /// Every written form, in order of first use.
    whole: Vec<(Box<str>, u32)>,
    /// Beginnings by their first three letters, then the longest first.
    beginnings: Vec<(Box<str>, u32)>,
    /// Entries in all.
    entries: u32,
    /// Entries with the symbols of the words they are forms of.
    own: Vec<(u32, Symbol)>,
    /// Entries with the symbols of beginnings that they have.
    under: Vec<(u32, Symbol)>,
}

impl Surfaces {
    fn of(answers: &[Answer]) -> Self {
        let mut this = Self {
            whole: Vec::new(),
            beginnings: Vec::new(),
            entries: DIGITS + 1,
            own: vec![(DIGITS, NUMBER)],
            under: Vec::new(),
        };
        let mut known: FxHashMap<Box<str>, u32> = FxHashMap::default();
        let mut prefixes: Vec<(Box<str>, &Answer)> = Vec::new();
        for answer in answers {
            inflect::forms(&answer.word, answer.form, |surface| {
                if answer.form == Form::Prefix {
                    prefixes.push((surface.into(), answer));
                    return;
                }
                let entry = this.enter(surface, &mut known);
                this.own.extend(answer.symbols.iter().map(|symbol| (entry, *symbol)));
            });
        }
        for word in NUMBER_WORDS {
            let entry = this.enter(word, &mut known);
            this.own.push((entry, NUMBER));
        }
        // A number that some term spells out is still a number.
        let spelt = this.whole.iter().filter(|(word, _)| word.bytes().all(|byte| byte.is_ascii_digit()));
        this.own.extend(spelt.map(|(_, entry)| (*entry, NUMBER)));
        this.begin(prefixes);
        this
    }

    /// Numbers the words that terms use most first: they are the common ones in any text, and what is told of them then
    /// stands together in memory. The others stay in the order of the terms.
    fn order(&mut self, uses: &[u32]) {
        /// So many words are common.
        const COMMON: usize = 2048;
        let mut often: Vec<(std::cmp::Reverse<u32>, u32)> =
            (0..self.entries).map(|entry| (std::cmp::Reverse(0), entry)).collect();
        for (entry, symbol) in self.own.iter().chain(&self.under) {
            often[*entry as usize].0.0 += uses[*symbol as usize];
        }
        let named = often.split_off(DIGITS as usize + 1);
        let mut ranked = named.clone();
        ranked.sort_unstable();
        ranked.truncate(COMMON);
        let mut numbers: Vec<Option<u32>> = vec![None; self.entries as usize];
        let fixed = often.iter().map(|(_, entry)| *entry);
        for (number, entry) in fixed.chain(ranked.iter().map(|(_, entry)| *entry)).enumerate() {
            numbers[entry as usize] = Some(number as u32);
        }
        let mut others = (often.len() + ranked.len()) as u32..;
        let numbers: Vec<u32> =
            numbers.into_iter().map(|number| number.or_else(|| others.next()).unwrap_or(UNKNOWN)).collect();
        let words = self.whole.iter_mut().chain(&mut self.beginnings).map(|(_, entry)| entry);
        let answers = self.own.iter_mut().chain(&mut self.under).map(|(entry, _)| entry);
        for entry in words.chain(answers) {
            *entry = numbers[*entry as usize];
        }
    }

    fn enter(&mut self, surface: &str, known: &mut FxHashMap<Box<str>, u32>) -> u32 {
        if let Some(entry) = known.get(surface) {
            return *entry;
        }
        let entry = self.entries;
        self.entries += 1;
        self.whole.push((surface.into(), entry));
        known.insert(surface.into(), entry);
        entry
    }

    /// Enters the beginnings, and gives every word that has one of them its meaning too.
    fn begin(&mut self, mut prefixes: Vec<(Box<str>, &Answer)>) {
        // Words of two letters begin too many others.
        prefixes.retain(|(prefix, _)| prefix.len() >= 3);
        let three = |word: &str| word.as_bytes().first_chunk::<3>().copied();
        prefixes.sort_by(|(a, _), (b, _)| {
            (three(a), std::cmp::Reverse(a.len()), a).cmp(&(three(b), std::cmp::Reverse(b.len()), b))
        });
        for (prefix, answer) in &prefixes {
            if self.beginnings.last().is_none_or(|(last, _)| last != prefix) {
                self.beginnings.push((prefix.clone(), self.entries));
                self.entries += 1;
            }
            let own = self.beginnings.last().map_or(0, |(_, entry)| *entry);
            self.own.extend(answer.symbols.iter().map(|symbol| (own, *symbol)));
        }
        for (word, entry) in self.whole.iter().chain(&self.beginnings) {
            let start = three(word);
            let first = prefixes.partition_point(|(prefix, _)| three(prefix) < start);
            let same = prefixes[first..].iter().take_while(|(prefix, _)| three(prefix) == start);
            for (_, answer) in same.filter(|(prefix, _)| word.starts_with(&**prefix)) {
                self.under.extend(answer.symbols.iter().map(|symbol| (*entry, *symbol)));
            }
        }
    }
}

/// Sorted pairs as rows: where each number's start, and all of them.
fn rows<T>(numbers: usize, pairs: impl Iterator<Item = (u32, T)>) -> (Vec<u32>, Vec<T>) {
    let mut at = vec![0; numbers + 1];
    let rows = pairs
        .map(|(number, row)| {
            at[number as usize + 1] += 1;
            row
        })
        .collect();
    for index in 1..at.len() {
        at[index] += at[index - 1];
    }
    (at, rows)
}

/// Pairs of numbers as a set by their hashes, with eight bits or more for each.
fn pair_bits(pairs: impl ExactSizeIterator<Item = (u32, u32)>) -> Vec<u64> {
    let mut bits = vec![0_u64; (pairs.len() / 8 + 1).next_power_of_two()];
    let mask = bits.len() * 64 - 1;
    for (first, second) in pairs {
        let bit = pair(first, second) as usize & mask;
        bits[bit / 64] |= 1 << (bit % 64);
    }
    bits
}

/// The words that follow one another, sorted, with the nodes that they lead to: a row of bits for each first word, and
/// what each bit stands for.
fn lay_seconds(tables: &mut Tables, entries: u32, seconds: &[(u32, [u32; 2])]) {
    // The row of the words that nothing follows.
    let (mut bits, mut rows_at) = (vec![0_u64], vec![SecondRow::packed(0, 0); entries as usize]);
    let (mut ones, mut more): (Vec<[u32; 2]>, Vec<[u32; 2]>) = (Vec::new(), Vec::new());
    for row in seconds.chunk_by(|(first, _), (next, _)| first == next) {
        let length = SecondRow::length_for(row.chunk_by(|(_, [one, _]), (_, [next, _])| one == next).count());
        let packed = SecondRow::packed(bits.len() as u32, length);
        rows_at[row[0].0 as usize] = packed;
        bits.resize(bits.len() + (1 << length), 0);
        let place = |second: u32| SecondRow::from(packed).bit(second);
        let mut placed: Vec<((usize, u32), [u32; 2])> =
            row.iter().map(|(_, edge)| (place(edge[0]), *edge)).collect();
        placed.sort_unstable();
        for same in placed.chunk_by(|(one, _), (next, _)| one == next) {
            let (index, bit) = same[0].0;
            bits[index] |= 1 << bit;
            ones.push(match same {
                [(_, only)] => *only,
                _ => [SEVERAL | same.len() as u32, more.len() as u32],
            });
            if same.len() > 1 {
                more.extend(same.iter().map(|(_, edge)| *edge));
            }
        }
    }
    let rank = |set: &mut u32, bits: &u64| {
        let before = *set;
        *set += bits.count_ones();
        Some(before)
    };
    tables.second_ranks = bits.iter().scan(0, rank).collect::<Vec<u32>>().into();
    (tables.second_bits, tables.second_rows) = (bits.into(), rows_at.into());
    (tables.seconds, tables.second_more) = (ones.into(), more.into());
}

/// Slots for so many things: never more than half full.
const fn slots_for(count: usize) -> usize {
    (count * 2 + 1).next_power_of_two()
}

fn put(slots: &mut [u32], hash: u64, value: u32) {
    let mask = slots.len() - 1;
    let mut slot = hash as usize & mask;
    while slots[slot] != 0 {
        slot = (slot + 1) & mask;
    }
    slots[slot] = value;
}
