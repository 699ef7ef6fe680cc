//! A sample between its two forms.

/// A sample as it is read from Markdown.
#[derive(Default)]
pub(crate) struct Sample {
    /// Keys and values of the front matter.
    pub(crate) properties: Vec<(String, String)>,
    /// Its paragraphs and tables, in order.
    pub(crate) blocks: Vec<Block>,
    /// Footnotes by label.
    pub(crate) notes: Vec<(String, Words)>,
    /// Whether each list is numbered.
    pub(crate) lists: Vec<bool>,
    pub(crate) header: Option<&'static str>,
    pub(crate) footer: Option<&'static str>,
}

pub(crate) enum Block {
    Heading(usize, Words),
    Paragraph(Words),
    Quote(Words),
    /// An item of the list with this index in [`Sample::lists`], at this depth.
    Item {
        list: usize,
        depth: usize,
        words: Words,
    },
    /// A further paragraph of an item at this depth.
    ItemText(usize, Words),
    Table(Vec<Vec<Words>>),
}

impl Block {
    /// Every run of words in it, cell by cell.
    pub(crate) fn words_mut(&mut self) -> Vec<&mut Words> {
        match self {
            Self::Table(rows) => rows.iter_mut().flatten().collect(),
            Self::Heading(_, words)
            | Self::Paragraph(words)
            | Self::Quote(words)
            | Self::ItemText(_, words)
            | Self::Item { words, .. } => vec![words],
        }
    }
}

pub(crate) type Words = Vec<Piece>;

/// Words that are set alike.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) change: Change,
    pub(crate) comment: Option<&'static str>,
    /// The label of a footnote that stands here; such a piece has no text.
    pub(crate) note: Option<String>,
}

#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) enum Change {
    #[default]
    None,
    Inserted,
    Deleted,
}
