//! How much of the later version stood in the earlier one word for word.

use super::Side;
use super::align::Became;
use super::prose::Prose;
use crate::draft::SectionId;
use crate::text::Span;

/// Counts of sentences; headings and what stands at the edge of every page are left out.
#[derive(Debug, Default)]
pub(super) struct Carried {
    /// Of the later version, all in all and section by section.
    pub(super) all: Counts,
    /// In the order of the later version.
    pub(super) sections: Vec<Section>,
    /// Sentences of the earlier version that nothing in the later one is like.
    pub(super) gone: usize,
}

/// Sentences of the later version.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Counts {
    /// All of them.
    pub(super) sentences: usize,
    /// Those that stand as they did.
    pub(super) same: usize,
    /// Those that are nearly as they were.
    pub(super) reworded: usize,
}

impl Counts {
    /// Those that are like nothing in the earlier version.
    pub(super) const fn added(self) -> usize {
        self.sentences - self.same - self.reworded
    }

    fn add(&mut self, how: Option<Became>) {
        self.sentences += 1;
        self.same += usize::from(matches!(how, Some(Became::Same(_))));
        self.reworded += usize::from(matches!(how, Some(Became::Reworded(_))));
    }
}

/// A section of the later version.
#[derive(Debug)]
pub(super) struct Section {
    /// Its first sentence.
    pub(super) at: Span,
    pub(super) counts: Counts,
    id: Option<SectionId>,
}

impl Carried {
    pub(super) fn of(new: &Side<'_>, old_prose: &Prose, new_prose: &Prose, became: &[Became]) -> Self {
        let mut came: Vec<Option<Became>> = vec![None; new_prose.sentences.len()];
        for one in became {
            if let Some(index) = one.index() {
                came[index] = Some(*one);
            }
        }
        let mut this = Self {
            gone: old_prose.said().filter(|(index, _)| became[*index] == Became::Gone).count(),
            ..Self::default()
        };
        for (index, sentence) in new_prose.said() {
            this.all.add(came[index]);
            let id = new.draft.blocks()[sentence.block].section;
            if this.sections.last().is_none_or(|section| section.id != id) {
                this.sections.push(Section { at: sentence.span, counts: Counts::default(), id });
            }
            if let Some(section) = this.sections.last_mut() {
                section.counts.add(came[index]);
            }
        }
        this
    }
}
