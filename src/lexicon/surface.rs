//! Words as they are written, and what each may stand for.

use rustc_hash::FxHashMap;

use super::{Form, NUMBER, Node, Symbol, Token, inflect};

const NUMBER_WORDS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
];

/// The entry of a number in digits; entry 0 is the unknown word.
const DIGITS: u32 = 1;

/// A word in a form, as terms hold it: the symbols it answers to, and its word classes.
#[derive(Debug)]
pub(super) struct Answer<'t> {
    pub(super) word: &'t str,
    pub(super) form: Form,
    pub(super) symbols: Vec<Symbol>,
    pub(super) classes: u64,
}

/// What a written word may stand for.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// The symbols it answers to, sorted.
    pub(super) symbols: Box<[Symbol]>,
    /// The nodes of the trie it leads to from the root.
    pub(super) roots: Box<[u32]>,
    /// The patterns that may start with it.
    pub(super) patterns: Box<[u32]>,
    /// Its word classes, as a word alone.
    pub(super) classes: u64,
}

/// Every written form that some term holds.
#[derive(Debug)]
pub(super) struct Surfaces {
    entries: Vec<Entry>,
    whole: FxHashMap<Box<str>, u32>,
    /// Beginnings by their first three letters, longest first.
    beginnings: FxHashMap<[u8; 3], Vec<(Box<str>, u32)>>,
}

impl Surfaces {
    /// From each word in a form with the symbols it answers to, the root of the trie, and the patterns that
    /// start with each symbol.
    pub(super) fn new(answers: &[Answer<'_>], root: &Node, patterns: &[Vec<u32>]) -> Self {
        let mut forms: FxHashMap<Box<str>, Meaning> = FxHashMap::default();
        forms.reserve(answers.len() * 3);
        let mut prefixes: Vec<(Box<str>, &Answer<'_>)> = Vec::new();
        for answer in answers {
            inflect::forms(answer.word, answer.form, |surface| {
                if answer.form == Form::Prefix {
                    prefixes.push((surface.into(), answer));
                } else if let Some(known) = forms.get_mut(surface) {
                    known.add(answer);
                } else {
                    forms.insert(surface.into(), Meaning::default().with(answer));
                }
            });
        }
        for word in NUMBER_WORDS {
            forms.entry((*word).into()).or_default().symbols.push(NUMBER);
        }
        prefixes.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut this = Self {
            entries: vec![Entry::default()],
            whole: FxHashMap::default(),
            beginnings: FxHashMap::default(),
        };
        this.whole.reserve(forms.len());
        this.entries.reserve(forms.len() + prefixes.len());
        this.enter(Meaning { symbols: vec![NUMBER], classes: 0 }, root, patterns); // DIGITS
        for (prefix, _) in &prefixes {
            let Some(start) = prefix.as_bytes().first_chunk::<3>() else { continue };
            let entry = this.enter(answering(&prefixes, prefix, Meaning::default()), root, patterns);
            this.beginnings.entry(*start).or_default().push((prefix.clone(), entry));
        }
        #[expect(clippy::iter_over_hash_type, reason = "which number an entry has is never seen")]
        for (surface, mut meaning) in forms {
            if surface.as_bytes().first_chunk::<3>().is_some_and(|start| this.beginnings.contains_key(start)) {
                meaning = answering(&prefixes, &surface, meaning);
            }
            let entry = this.enter(meaning, root, patterns);
            this.whole.insert(surface, entry);
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted for itself")]
        for list in this.beginnings.values_mut() {
            list.sort_unstable_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        }
        this
    }

    fn enter(&mut self, meaning: Meaning, root: &Node, patterns: &[Vec<u32>]) -> u32 {
        let Meaning { mut symbols, classes } = meaning;
        symbols.sort_unstable();
        symbols.dedup();
        self.entries.push(Entry {
            roots: symbols.iter().filter_map(|symbol| root.step(*symbol)).collect(),
            patterns: symbols.iter().flat_map(|symbol| &patterns[*symbol as usize]).copied().collect(),
            symbols: symbols.into(),
            classes,
        });
        (self.entries.len() - 1) as u32
    }

    /// The word classes of an entry, as a word alone.
    pub(super) fn classes(&self, entry: u32) -> u64 {
        self.entries[entry as usize].classes
    }

    /// What a word stands for.
    pub(super) fn entry(&self, token: &Token) -> &Entry {
        &self.entries[token.entry as usize]
    }

    /// The entry of a folded word, its possessive taken off when the whole is unknown.
    pub(super) fn find(&self, folded: &str) -> u32 {
        if let Some(entry) = self.whole.get(folded) {
            return *entry;
        }
        let bytes = folded.as_bytes();
        if bytes.first().is_some_and(u8::is_ascii_digit) {
            return if bytes.iter().all(u8::is_ascii_digit) { DIGITS } else { Token::UNKNOWN };
        }
        if let Some(stem) = folded.strip_suffix("'s")
            && let Some(entry) = self.whole.get(stem)
        {
            return *entry;
        }
        let Some(start) = bytes.first_chunk::<3>() else { return Token::UNKNOWN };
        let candidates = self.beginnings.get(start).map_or(&[][..], Vec::as_slice);
        candidates
            .iter()
            .find(|(prefix, _)| bytes.starts_with(prefix.as_bytes()))
            .map_or(Token::UNKNOWN, |(_, entry)| *entry)
    }
}

/// What a surface form means while it is gathered.
#[derive(Default)]
struct Meaning {
    symbols: Vec<Symbol>,
    classes: u64,
}

impl Meaning {
    fn add(&mut self, answer: &Answer<'_>) {
        self.symbols.extend(&answer.symbols);
        self.classes |= answer.classes;
    }

    fn with(mut self, answer: &Answer<'_>) -> Self {
        self.add(answer);
        self
    }
}

/// A word's meaning with that of every beginning it has.
fn answering(prefixes: &[(Box<str>, &Answer<'_>)], word: &str, mut meaning: Meaning) -> Meaning {
    let key = word.as_bytes().get(..3);
    let start = prefixes.partition_point(|(prefix, _)| prefix.as_bytes().get(..3) < key);
    let same = prefixes[start..].iter().take_while(|(prefix, _)| prefix.as_bytes().get(..3) == key);
    for (_, answer) in same.filter(|(prefix, _)| word.starts_with(&**prefix)) {
        meaning.add(answer);
    }
    meaning
}
