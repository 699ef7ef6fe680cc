//! Sentences of a report that also stand in reports about other children.
//!
//! A paragraph that was true of other young people and is pasted in says of these what nobody has found. What every
//! report of a team says in the same words - what information may be used for, where it is kept, that it is a
//! snapshot - is meant to be the same, and is only counted.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Side;
use super::prose::{Prose, Sentence, of_all, words_of};
use crate::context::{Signs, cut};
use crate::draft::Draft;
use crate::named::named;
use crate::render::{V1Location, place};
use crate::rule::Kind;
use crate::text::Span;

/// The rule that what stands twice belongs to.
pub const COPY_RULE: &str = "clarity/length-and-repetition";

/// Fewer words than this may be the same by chance.
pub(super) const LEAST_WORDS: usize = 8;

/// A report that holds this share of the sentences, of a hundred, is another version of it, or what it was made from.
const VERSION: usize = 80;

/// Of fewer sentences than this, no share is taken.
const LEAST_OF_A_VERSION: usize = 10;

/// Groups and items of the checklist that reports answer in standing words.
const STANDING: [&str; 3] = ["sharing/", "dating/", "evidence/authorship"];

named! {
    /// How much of a sentence is the same.
    Match {
        /// Every word.
        WordForWord = "word-for-word",
        /// Every word but for names, dates and numbers.
        NamesChanged = "names-changed",
    }
}

/// The sentences of a report, by their words: what other reports are held against.
#[derive(Debug)]
pub struct Index {
    /// Each sentence that is looked for; nothing for one that is not.
    sentences: Vec<Option<Kept>>,
    by_words: FxHashMap<u64, Vec<u32>>,
    by_frame: FxHashMap<u64, Vec<u32>>,
}

#[derive(Debug)]
struct Kept {
    span: Span,
    block: usize,
    words: usize,
    /// Whether reports are meant to say it in the same words.
    standing: bool,
}

/// What another report was found to hold.
#[derive(Debug)]
pub struct Seen {
    path: String,
    /// Each sentence of the index that stands in it, and where.
    matches: Vec<(usize, Match, At)>,
}

/// A place in another report.
#[derive(Debug)]
struct At {
    place: String,
    location: V1Location,
}

impl Index {
    /// Of a report that was checked.
    pub fn new(side: &Side<'_>) -> Self {
        let mut evidence: Vec<Span> = side
            .checked
            .checklist
            .iter()
            .filter(|item| STANDING.iter().any(|group| item.id.starts_with(group)))
            .flat_map(|item| item.evidence.iter().map(|evidence| evidence.span))
            .collect();
        evidence.sort_unstable();
        let models = models(side);
        let prose = Prose::of(side.draft);
        let mut this =
            Self { sentences: Vec::new(), by_words: FxHashMap::default(), by_frame: FxHashMap::default() };
        for (index, sentence) in prose.sentences.iter().enumerate() {
            let looked_for = sentence.is_prose && sentence.words.len() >= LEAST_WORDS;
            this.sentences.push(looked_for.then(|| Kept {
                span: sentence.span,
                block: sentence.block,
                words: sentence.words.len(),
                standing: evidence.iter().any(|span| span.overlaps(sentence.span))
                    || models.contains(&sentence.key()),
            }));
            if looked_for {
                this.by_words.entry(sentence.key()).or_default().push(index as u32);
                if let Some(frame) = frame(sentence) {
                    this.by_frame.entry(frame).or_default().push(index as u32);
                }
            }
        }
        this
    }

    /// Looks through another report. `headings`: whether its headings may be told.
    pub fn look(&self, path: &str, draft: &Draft, headings: bool) -> Seen {
        let mut found: BTreeMap<usize, (Match, Span)> = BTreeMap::new();
        for (_, sentence) in Prose::of(draft).said() {
            let same = self.by_words.get(&sentence.key()).into_iter().flatten();
            let alike = frame(sentence).and_then(|frame| self.by_frame.get(&frame)).into_iter().flatten();
            let same = same.map(|index| (*index as usize, Match::WordForWord));
            let alike = alike.map(|index| (*index as usize, Match::NamesChanged));
            for (index, how) in same.chain(alike) {
                let known = found.entry(index).or_insert((how, sentence.span));
                if how < known.0 {
                    *known = (how, sentence.span);
                }
            }
        }
        let masks = if found.is_empty() { Vec::new() } else { Signs::of(draft).masks() };
        let at = |span| At {
            place: place::full(path, draft, Some(span), &masks, headings),
            location: V1Location::of(draft, span, &masks, headings),
        };
        let matches = found.into_iter().map(|(index, (how, span))| (index, how, at(span)));
        Seen { path: path.to_owned(), matches: matches.collect() }
    }
}

/// A sentence without its names, dates and numbers, where enough of it is left.
fn frame(sentence: &Sentence) -> Option<u64> {
    let left = sentence.words.len() - sentence.particulars;
    (sentence.particulars > 0 && left >= LEAST_WORDS).then(|| of_all(&sentence.frame))
}

/// The sentences that the pack itself proposes.
fn models(side: &Side<'_>) -> Vec<u64> {
    let mut models = Vec::new();
    for rule in &side.pack.rules {
        if let Kind::Require(require) = &rule.kind {
            cut(&require.model, false, |start, end| {
                let words = words_of(&require.model[start..end]).map(super::prose::number);
                models.push(of_all(&words.collect::<Vec<_>>()));
            });
        }
    }
    models
}

/// What other reports hold of a report.
#[derive(Debug)]
pub(super) struct Copied {
    /// How many reports were looked through.
    pub(super) reports: usize,
    /// How many sentences were looked for.
    pub(super) looked_for: usize,
    /// How many sentences of standing wording also stand elsewhere.
    pub(super) standing: usize,
    pub(super) passages: Vec<Passage>,
    pub(super) versions: Vec<Version>,
}

/// Sentences in a row that stand elsewhere.
#[derive(Debug)]
pub(super) struct Passage {
    pub(super) span: Span,
    pub(super) sentences: usize,
    pub(super) words: usize,
    pub(super) how: Match,
    /// Whether all of it stood in the earlier version.
    pub(super) stood: bool,
    /// Where else, in the order of the reports.
    pub(super) from: Vec<From>,
    block: usize,
    last: usize,
}

/// A place elsewhere.
#[derive(Debug)]
pub(super) struct From {
    pub(super) path: String,
    pub(super) place: String,
    pub(super) location: V1Location,
}

/// A report that holds most of the sentences.
#[derive(Debug)]
pub(super) struct Version {
    pub(super) path: String,
    /// How many of them.
    pub(super) sentences: usize,
}

impl Copied {
    pub(super) fn of(index: &Index, seen: Vec<Seen>, stood: &[bool]) -> Self {
        let kept = |at: usize| index.sentences[at].as_ref();
        let own = |at: usize| kept(at).is_some_and(|kept| !kept.standing);
        let looked_for = (0..index.sentences.len()).filter(|at| own(*at)).count();
        let mut this =
            Self { reports: seen.len(), looked_for, standing: 0, passages: Vec::new(), versions: Vec::new() };
        let mut places: BTreeMap<usize, (Match, Vec<From>)> = BTreeMap::new();
        let mut standing = vec![false; index.sentences.len()];
        for Seen { path, matches } in seen {
            let same = matches.iter().filter(|(at, how, _)| own(*at) && *how == Match::WordForWord).count();
            if looked_for >= LEAST_OF_A_VERSION && same * 100 >= looked_for * VERSION {
                this.versions.push(Version { path, sentences: same });
                continue;
            }
            for (at, how, found) in matches {
                if !own(at) {
                    standing[at] |= how == Match::WordForWord;
                    continue;
                }
                let (known, from) = places.entry(at).or_insert((how, Vec::new()));
                *known = (*known).min(how);
                from.push(From { path: path.clone(), place: found.place, location: found.location });
            }
        }
        this.standing = standing.into_iter().filter(|stands| *stands).count();
        for (at, (how, from)) in places {
            let Some(kept) = kept(at) else { continue };
            let goes_on = this.passages.last_mut().filter(|passage| {
                passage.block == kept.block
                    && passage.last + 1 == at
                    && passage.how == how
                    && passage.from.iter().map(|from| &from.path).eq(from.iter().map(|from| &from.path))
            });
            if let Some(passage) = goes_on {
                passage.span = passage.span.cover(kept.span);
                passage.sentences += 1;
                passage.words += kept.words;
                passage.stood &= stood[at];
                passage.last = at;
            } else {
                this.passages.push(Passage {
                    span: kept.span,
                    sentences: 1,
                    words: kept.words,
                    how,
                    stood: stood[at],
                    from,
                    block: kept.block,
                    last: at,
                });
            }
        }
        this
    }
}
