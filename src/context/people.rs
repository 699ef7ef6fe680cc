//! Whom each word names: labels of members, nouns, names, and pronouns followed to the last fitting person of the
//! paragraph.

mod cleared;
mod grown;
mod spoken;
mod follow;

use std::ops::Range;

use super::name::Name;
use super::sentence::Sentences;
use super::{About, label};
use crate::brief::Brief;
use crate::dates::DateMention;
use crate::draft::Draft;
use crate::lexicon::Hits;
use cleared::{clear_heads, clear_ordinals};
use follow::Follower;
use grown::{mark_aged, mark_grown};

/// For each word, its classes and whom it names.
#[derive(Debug, Default)]
pub struct People {
    /// Class bits, with those of members' labels and of titled names added.
    classes: Vec<u64>,
    /// Whom a word names; pronouns are already followed.
    about: Vec<Option<About>>,
    /// The classes of [`RUN`] words in a row together, and of as many such runs: a sentence without end is asked
    /// of again and again.
    runs: [Vec<u64>; 2],
    /// The classes of the words of each sentence together.
    sentences: Vec<u64>,
}

/// See [`People::any`].
const RUN: usize = 64;

impl People {
    /// Works through a draft once.
    pub(super) fn new(
        draft: &Draft,
        hits: &Hits,
        sentences: &Sentences,
        brief: &Brief,
        names: &[Name],
        dates: &[DateMention],
    ) -> Self {
        let mut classes: Vec<u64> = hits.tokens().iter().map(|token| token.classes).collect();
        label::mark(draft, hits, sentences, brief, names, dates, &mut classes);
        clear_ordinals(draft, hits.tokens(), &mut classes);
        clear_heads(draft, hits.tokens(), &mut classes);
        mark_grown(draft, hits.tokens(), &mut classes);
        mark_aged(draft, hits.tokens(), &mut classes);
        let about = Follower { draft, tokens: hits.tokens(), classes: &classes }.follow(sentences);
        let together = |classes: &[u64]| -> Vec<u64> {
            classes.chunks(RUN).map(|run| run.iter().fold(0, |all, one| all | one)).collect()
        };
        let runs = together(&classes);
        let of_words = |words: &Range<u32>| {
            classes[words.start as usize..words.end as usize].iter().fold(0, |all, one| all | one)
        };
        let sentences = sentences.all.iter().map(|sentence| of_words(&sentence.tokens)).collect();
        Self { runs: [together(&runs), runs], sentences, classes, about }
    }

    /// Class bits of a word.
    pub fn classes(&self, token: u32) -> u64 {
        self.classes.get(token as usize).copied().unwrap_or(0)
    }

    /// The class bits of all words of a sentence together.
    pub fn of_sentence(&self, index: usize) -> u64 {
        self.sentences.get(index).copied().unwrap_or(0)
    }

    /// Whether a word is in one of the classes.
    pub fn is(&self, token: u32, classes: u64) -> bool {
        self.classes(token) & classes != 0
    }

    /// Whether any of some words is in one of the classes.
    pub fn any(&self, tokens: &Range<u32>, classes: u64) -> bool {
        let rows = [self.classes.as_slice(), &self.runs[1], &self.runs[0]];
        // Callers reckon with words before and after; where there are none the range may be turned round.
        let range = tokens.start as usize..(tokens.end as usize).min(self.classes.len());
        !range.is_empty() && any(&rows, range, classes)
    }

    /// Whom a word names.
    pub fn named(&self, token: u32) -> Option<About> {
        self.about.get(token as usize).copied().flatten()
    }
}

/// Whether any bits of a range are among those asked for; each row after the first holds those of [`RUN`] of the row
/// before together.
fn any(rows: &[&[u64]], range: Range<usize>, asked: u64) -> bool {
    let [row, above @ ..] = rows else { return false };
    let first_run = range.start.div_ceil(RUN);
    let last_run = range.end / RUN;
    if above.is_empty() || first_run >= last_run {
        return row[range].iter().any(|bits| bits & asked != 0);
    }
    row[range.start..first_run * RUN].iter().any(|bits| bits & asked != 0)
        || row[last_run * RUN..range.end].iter().any(|bits| bits & asked != 0)
        || any(above, first_run..last_run, asked)
}
