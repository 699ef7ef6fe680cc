//! What only a Word document can hold.

use crate::Outcome;
use crate::sample::{Block, Change, Piece, Sample, Words};

/// Something a Word document holds and Markdown does not.
enum Extra {
    /// Words of the draft that were put in as a tracked change.
    Inserted(&'static str),
    /// Words struck out as a tracked change, after words of the draft.
    Deleted { after: &'static str, words: &'static str },
    /// A comment on words of the draft.
    Comment { on: &'static str, says: &'static str },
    /// Words of the draft cut over several runs.
    Split(&'static [&'static str]),
    /// The line at the head of each page.
    Header(&'static str),
    /// The line at the foot of each page.
    Footer(&'static str),
}

/// The extras, each with the sample it belongs to.
const EXTRAS: &[(&str, Extra)] = &[
    ("hard-mixture", Extra::Header("Confidential draft")),
    ("hard-mixture", Extra::Footer("Confidential draft")),
    ("hard-mixture", Extra::Inserted(", because the five trust her")),
    (
        "hard-mixture",
        Extra::Deleted { after: "and worrying the others.", words: " She has only herself to blame." },
    ),
    (
        "hard-mixture",
        Extra::Comment {
            on: "A window at the club was broken",
            says: "Could the club give us the date of this?",
        },
    ),
    ("hard-mixture", Extra::Split(&["dres", "sed li", "ke a dr", "ug deal", "er"])),
    ("hard-mixture", Extra::Split(&["was offered thr", "ee dates an", "d a voice note"])),
];

/// Adds the extras of the sample with this name; words that are not there exactly once are an error.
pub(crate) fn add(sample: &mut Sample, name: &str) -> Outcome<()> {
    EXTRAS.iter().filter(|(of, _)| *of == name).try_for_each(|(_, extra)| add_one(sample, extra))
}

fn add_one(sample: &mut Sample, extra: &Extra) -> Outcome<()> {
    match *extra {
        Extra::Header(line) => sample.header = Some(line),
        Extra::Footer(line) => sample.footer = Some(line),
        Extra::Inserted(words) => {
            mark(sample, words, |piece| piece.change = Change::Inserted)?;
        }
        Extra::Comment { on, says } => {
            mark(sample, on, |piece| piece.comment = Some(says))?;
        }
        Extra::Deleted { after, words } => {
            let deleted = Piece { text: words.to_owned(), change: Change::Deleted, ..Piece::default() };
            let (place, at) = find(sample, after)?;
            let index = cut(place, at + after.len());
            place.insert(index, deleted);
        }
        Extra::Split(parts) => {
            let (place, mut at) = find(sample, &parts.concat())?;
            for part in parts {
                cut(place, at);
                at += part.len();
            }
            cut(place, at);
        }
    }
    Ok(())
}

/// Changes the pieces that hold these words, and no others.
fn mark(sample: &mut Sample, words: &str, change: impl FnMut(&mut Piece)) -> Outcome<()> {
    let (place, at) = find(sample, words)?;
    let from = cut(place, at);
    let to = cut(place, at + words.len());
    place[from..to].iter_mut().for_each(change);
    Ok(())
}

/// The paragraph or cell that holds these words, and the byte they begin at.
fn find<'a>(sample: &'a mut Sample, words: &str) -> Outcome<(&'a mut Words, usize)> {
    let mut places = sample.blocks.iter_mut().flat_map(Block::words_mut).filter_map(|place| {
        let text: String = place.iter().map(|piece| piece.text.as_str()).collect();
        text.find(words).map(|at| (place, at))
    });
    match (places.next(), places.next()) {
        (Some(place), None) => Ok(place),
        (None, _) => Err(format!("{words:?} is not there").into()),
        (Some(_), Some(_)) => Err(format!("{words:?} is there more than once").into()),
    }
}

/// Makes a piece begin at this byte, and returns its index.
fn cut(words: &mut Words, at: usize) -> usize {
    let mut start = 0;
    for index in 0..words.len() {
        if start == at {
            return index;
        }
        let end = start + words[index].text.len();
        if at < end {
            let text = words[index].text.split_off(at - start);
            words.insert(index + 1, Piece { text, ..words[index].clone() });
            return index + 1;
        }
        start = end;
    }
    words.len()
}
