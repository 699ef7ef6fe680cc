//! Bold text that opens a block: a heading in all but name, or the label of what follows.

use super::DraftBuilder;
use crate::text::Span;

/// A bold line is taken for a heading up to this many characters; longer ones are emphasis.
const LONGEST_BOLD_HEADING: usize = 100;

/// A bold line with a full stop has at most this many words where it is a label.
const MOST_LABEL_WORDS: usize = 7;

impl DraftBuilder {
    pub(super) fn bold_opening(&self, span: Span) -> BoldOpening {
        let Some(first) = self.bold_spans.first() else { return BoldOpening::None };
        let text = &self.text[span.range()];
        let lead = span.start + (text.len() - text.trim_start().len()) as u32;
        if first.start > lead {
            return BoldOpening::None;
        }
        let bold = Span::new(lead, first.end);
        let words = self.text[bold.range()].trim_end();
        let rest = self.text[bold.end as usize..span.end as usize].trim();
        let bare = words.trim_end_matches(['.', ':', '?', '!', '-', '–', '—']).trim_end();
        if bare.is_empty() || words.chars().count() > LONGEST_BOLD_HEADING {
            return BoldOpening::None;
        }
        if rest.chars().all(|c| !c.is_alphanumeric()) && self.bold_spans.len() == 1 {
            // "**We never met them.**" is a sentence said with weight, not a heading.
            return if words.ends_with('.')
                && self.stopped_labels > 1
                && bare.split(' ').count() <= MOST_LABEL_WORDS
            {
                // Where paragraphs open with "**Who.**", "**What next.**" over a list is one of those.
                BoldOpening::LeadIn(Span::new(lead, lead + bare.len() as u32))
            } else if words.ends_with(['.', '!', ',', ';']) {
                BoldOpening::None
            } else {
                BoldOpening::Whole
            };
        }
        BoldOpening::LeadIn(Span::new(lead, lead + bare.len() as u32))
    }
}

pub(super) enum BoldOpening {
    Whole,
    LeadIn(Span),
    None,
}
