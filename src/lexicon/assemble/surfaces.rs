//! Words as they are written: every form of them, and the beginnings that terms ask for.

use rustc_hash::FxHashMap;

use super::super::inflect;
use super::super::syntax::Form;
use super::super::tables::{DIGITS, NUMBER, Symbol, UNKNOWN};
use super::Answer;

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

/// Words as they are written, and what each may stand for.
pub(super) struct Surfaces {
    /// Every written form, in order of first use.
    pub(super) whole: Vec<(Box<str>, u32)>,
    /// Beginnings by their first three letters, then the longest first.
    pub(super) beginnings: Vec<(Box<str>, u32)>,
    /// Entries in all.
    pub(super) entries: u32,
    /// Entries with the symbols of the words they are forms of.
    pub(super) own: Vec<(u32, Symbol)>,
    /// Entries with the symbols of beginnings that they have.
    pub(super) under: Vec<(u32, Symbol)>,
}

impl Surfaces {
    pub(super) fn of(answers: &[Answer]) -> Self {
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
    pub(super) fn order(&mut self, uses: &[u32]) {
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
