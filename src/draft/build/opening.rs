//! Bold or slanted text that opens a block: a heading in all but name, or the label of what follows.

use super::DraftBuilder;
use crate::text::Span;

/// A bold line is taken for a heading up to this many characters; longer ones are emphasis.
const LONGEST_BOLD_HEADING: usize = 100;

/// A line with a full stop has at most this many words where it is a label.
const MOST_LABEL_WORDS: usize = 7;

/// A slanted label has at most this many words: slanted sentences are quotations and asides.
const MOST_SLANTED_WORDS: usize = 9;

/// What ends a label.
const ENDS: [char; 7] = ['.', ':', '?', '!', '-', '–', '—'];

impl DraftBuilder {
    /// What the emphasis at the start of the block that is being closed makes of it.
    pub(super) fn opening(&self, span: Span) -> Opening {
        match self.bold_opening(span) {
            Opening::None => self.slanted_opening(span),
            bold => bold,
        }
    }

    fn bold_opening(&self, span: Span) -> Opening {
        let Some((words, bare, label)) = self.first_words(span, &self.bold_spans) else {
            return Opening::None;
        };
        if words.chars().count() > LONGEST_BOLD_HEADING {
            return Opening::None;
        }
        if !self.is_alone(span, &self.bold_spans) {
            return Opening::LeadIn(label);
        }
        // "**We never met them.**" is a sentence said with weight, not a heading.
        if self.is_one_of_the_labels(words, bare) {
            Opening::LeadIn(label)
        } else if words.ends_with(['.', '!', ',', ';']) {
            Opening::None
        } else {
            Opening::Whole
        }
    }

    /// "*How long it is kept.* Until ...": letters have such labels. Slanted words without a stop are weight, or a title.
    fn slanted_opening(&self, span: Span) -> Opening {
        let Some((words, bare, label)) = self.first_words(span, &self.slanted_spans) else {
            return Opening::None;
        };
        let rest = &self.text[label.end as usize..span.end as usize];
        let stops = rest.starts_with(['.', ':', '?']);
        let is_label = if self.is_alone(span, &self.slanted_spans) {
            self.is_one_of_the_labels(words, bare)
        } else {
            stops && bare.split_whitespace().count() <= MOST_SLANTED_WORDS
        };
        if is_label { Opening::LeadIn(label) } else { Opening::None }
    }

    /// The emphasised words that a block starts with: as they stand, without the mark that ends them, and where.
    fn first_words(&self, span: Span, emphasised: &[Span]) -> Option<(&str, &str, Span)> {
        let first = emphasised.first()?;
        let text = &self.text[span.range()];
        let lead = span.start + (text.len() - text.trim_start().len()) as u32;
        if first.start > lead {
            return None;
        }
        let words = self.text[lead as usize..first.end as usize].trim_end();
        let bare = words.trim_end_matches(ENDS).trim_end();
        (!bare.is_empty()).then(|| (words, bare, Span::new(lead, lead + bare.len() as u32)))
    }

    /// Whether a block has no words but those emphasised at its start.
    fn is_alone(&self, span: Span, emphasised: &[Span]) -> bool {
        let rest = emphasised.first().map_or("", |first| &self.text[first.end as usize..span.end as usize]);
        emphasised.len() == 1 && rest.chars().all(|c| !c.is_alphanumeric())
    }

    /// Where paragraphs open with "**Who.**", "**What next.**" over a list is one of those.
    fn is_one_of_the_labels(&self, words: &str, bare: &str) -> bool {
        words.ends_with('.') && self.stopped_labels > 1 && bare.split(' ').count() <= MOST_LABEL_WORDS
    }
}

pub(super) enum Opening {
    Whole,
    LeadIn(Span),
    None,
}
