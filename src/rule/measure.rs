//! What a `measure` counts.

use crate::finding::Severity;
use crate::lexicon::Term;
use crate::named::named;

/// A length, or a likeness, that is held against a number.
#[derive(Debug, Clone)]
pub struct Measure {
    /// What is counted.
    pub of: Measured,
    /// More than this is told.
    pub most: u32,
    /// Not in a draft with one of these in a heading.
    pub without_heading: Vec<Term>,
    /// Severity of this part of the rule, when it is not the rule's.
    pub severity: Option<Severity>,
    /// Message of this part of the rule; `{number}` stands for what was counted, `{most}` for the limit.
    pub message: Option<String>,
    /// What is said of the longest in the place of a message for each, where many are too long; `{others}` stands for how
    /// many more there are.
    pub together: Option<String>,
}

named! {
    /// What can be counted.
    Measured {
        /// The words of a sentence.
        SentenceWords = "sentence-words",
        /// The sentences of a paragraph.
        ParagraphSentences = "paragraph-sentences",
        /// The words of a paragraph.
        ParagraphWords = "paragraph-words",
        /// The words of the draft.
        Words = "words",
        /// The words of a draft without a heading that a part names.
        WordsWithout = "words-without-heading",
        /// How much of a paragraph stands in an earlier one, in a hundred.
        Alike = "alike",
    }
}

impl Measured {
    /// The name by which its number is set.
    pub const fn limit(self) -> &'static str {
        match self {
            Self::SentenceWords => "max-sentence-words",
            Self::ParagraphSentences => "max-paragraph-sentences",
            Self::ParagraphWords => "max-paragraph-words",
            Self::Words => "max-words",
            Self::WordsWithout => "max-words-without-heading",
            Self::Alike => "max-alike",
        }
    }

    /// What its number says, after it.
    pub const fn about(self) -> &'static str {
        match self {
            Self::SentenceWords => "words in a sentence, at most",
            Self::ParagraphSentences => "sentences in a paragraph, at most",
            Self::ParagraphWords => "words in a paragraph, at most",
            Self::Words => "words in the whole draft, at most",
            Self::WordsWithout => "words in a draft without such a heading, at most",
            Self::Alike => "words in a hundred of a paragraph may stand in an earlier one, at most",
        }
    }
}
