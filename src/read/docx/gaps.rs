//! What the file holds that was not read as prose, gathered while reading and said in the draft's gaps.

use crate::context::identifier::masked;
use crate::draft::{DraftBuilder, Gap, Held};
use crate::excerpt::fold;

/// How many places and descriptions a gap names before it only counts.
const NAMED: usize = 3;

/// Descriptions are cut to this many characters.
const LONGEST_DESCRIPTION: usize = 80;

/// Something met while reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    Deletion,
    Hidden,
    Picture,
    Object,
    Chart,
    Diagram,
    WordArt,
    DrawingText,
    Chunk,
    Fetching,
    /// An entry chosen from a list of a form, which stands nowhere in the text.
    Choice,
    /// Words outside any paragraph.
    Stray,
}

impl Met {
    /// In the order they are told.
    const ALL: [Self; 12] = [
        Self::Deletion,
        Self::Hidden,
        Self::Picture,
        Self::Object,
        Self::Chart,
        Self::Diagram,
        Self::WordArt,
        Self::DrawingText,
        Self::Chunk,
        Self::Fetching,
        Self::Choice,
        Self::Stray,
    ];

    /// One of it, and several.
    const fn names(self) -> [&'static str; 2] {
        match self {
            Self::Deletion => ["tracked deletion", "tracked deletions"],
            Self::Hidden => ["passage of hidden text (read)", "passages of hidden text (read)"],
            Self::Picture => ["picture", "pictures"],
            Self::Object => ["embedded object", "embedded objects"],
            Self::Chart => ["chart", "charts"],
            Self::Diagram => ["SmartArt diagram", "SmartArt diagrams"],
            Self::WordArt => ["piece of WordArt", "pieces of WordArt"],
            Self::DrawingText => ["drawing with words in it", "drawings with words in them"],
            Self::Chunk => ["inserted document", "inserted documents"],
            Self::Fetching => [
                "field that would fetch from another file (the text it shows was read)",
                "fields that would fetch from other files (the text they show was read)",
            ],
            Self::Choice => ["choice from a list in a form", "choices from lists in a form"],
            Self::Stray => ["text outside any paragraph, which Word does not show"; 2],
        }
    }

    /// What rules may ask for.
    const fn held(self) -> Option<Held> {
        match self {
            Self::Deletion => Some(Held::Deletions),
            Self::Hidden => Some(Held::HiddenText),
            _ => None,
        }
    }

    /// Whether words that a reader of the page can see may be missing.
    const fn unread(self) -> bool {
        !matches!(self, Self::Deletion | Self::Hidden | Self::Fetching)
    }
}

#[derive(Debug)]
struct Note {
    met: Met,
    /// Index of the block it stands in or after; `None` before the first.
    block: Option<usize>,
    description: Option<String>,
}

/// Gathers what was met.
#[derive(Debug, Default)]
pub(super) struct Gaps(Vec<Note>);

impl Gaps {
    /// Notes something met in a block, with words that describe it if the file has any.
    pub(super) fn note(&mut self, met: Met, block: Option<usize>, description: Option<String>) {
        self.0.push(Note { met, block, description });
    }

    /// Puts one gap for each kind of thing met into the draft.
    pub(super) fn tell(&self, builder: &mut DraftBuilder) {
        for met in Met::ALL {
            let notes: Vec<&Note> = self.0.iter().filter(|note| note.met == met).collect();
            if notes.is_empty() {
                continue;
            }
            let [one, several] = met.names();
            let name = if notes.len() == 1 { one } else { several };
            let mut what =
                if met == Met::Stray { name.to_owned() } else { format!("{} {name}", notes.len()) };
            let descriptions: Vec<&str> =
                notes.iter().filter_map(|note| note.description.as_deref()).collect();
            if let Some(described) = listed(&descriptions, |description| quoted(description)) {
                what = format!("{what}: {described}");
            }
            let mut blocks: Vec<usize> = notes.iter().filter_map(|note| note.block).collect();
            blocks.dedup();
            // Headings and descriptions may hold a number, and every output says them.
            let place = listed(&blocks, |block| masked(&builder.place(*block)));
            builder.gap(Gap { what, place, unread: met.unread(), held: met.held(), number: notes.len() });
        }
    }
}

fn quoted(description: &str) -> String {
    // Masked before it is cut: half a number is not known for one.
    let words = masked(&fold(description));
    match words.char_indices().nth(LONGEST_DESCRIPTION) {
        Some((cut, _)) => format!("“{}…”", words[..cut].trim_end()),
        None => format!("“{words}”"),
    }
}

/// The first few names, each once, and how many more items there are.
fn listed<T>(items: &[T], name: impl Fn(&T) -> String) -> Option<String> {
    let mut named: Vec<String> = Vec::new();
    let mut more = 0;
    for item in items {
        if named.len() == NAMED {
            more += 1;
            continue;
        }
        let name = name(item);
        if !named.contains(&name) {
            named.push(name);
        }
    }
    match (named.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(named.join("; ")),
        (false, more) => Some(format!("{} and {more} more", named.join("; "))),
    }
}
