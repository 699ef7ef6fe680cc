//! Headings make sections, and sections nest.

/// Which section, by its place in [`super::Draft::sections`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(u32);

impl SectionId {
    /// Its place in the list of sections.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// What it is called where its heading may not be told: "section 3".
    pub fn in_words(self) -> String {
        format!("section {}", self.0 + 1)
    }
}

/// A heading and what stands under it, up to the next heading of its level or above.
#[derive(Debug, Clone)]
pub struct Section {
    /// Index of its heading's block.
    pub heading: usize,
    /// Its level: 1 to 9, or 10 for a bold line that works as a heading.
    pub level: u8,
    /// The section around it.
    pub parent: Option<SectionId>,
}

/// Keeps the open sections while a draft is built.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) sections: Vec<Section>,
    current: Option<SectionId>,
}

impl Outline {
    /// Opens the section of a heading and returns it.
    pub(super) fn open(&mut self, heading: usize, level: u8) -> SectionId {
        let mut parent = self.current;
        while let Some(id) = parent {
            let section = &self.sections[id.index()];
            if section.level < level {
                break;
            }
            parent = section.parent;
        }
        let id = SectionId(self.sections.len() as u32);
        self.sections.push(Section { heading, level, parent });
        self.current = Some(id);
        id
    }

    /// The section that the next paragraph of the body belongs to.
    pub(super) const fn current(&self) -> Option<SectionId> {
        self.current
    }
}
