//! Lists of forms to choose from (`FORMDROPDOWN`): what was chosen stands nowhere in the text, only as a number.
//!
//! ECMA-376 part 1, 17.16.9: `w:result` counts from 0; without it `w:default` does, and without both the first entry shows.

use super::names::Tag;
use super::xml::Element;

/// Word keeps 25 entries at most; what comes after these is not looked at.
const MOST_ENTRIES: usize = 250;

/// A list that is open.
#[derive(Debug, Default)]
pub(super) struct ChoiceList {
    entries: Vec<String>,
    default: Option<usize>,
    result: Option<usize>,
}

impl ChoiceList {
    /// Takes in an element of it: an entry, or the number of the one chosen or meant at first.
    pub(super) fn take(&mut self, tag: Tag, element: &Element<'_>) {
        let value = element.attribute("val");
        let number = || value.as_deref().and_then(|value| value.trim().parse().ok());
        match tag {
            Tag::ListEntry if self.entries.len() < MOST_ENTRIES => {
                self.entries.push(value.unwrap_or_default().into_owned());
            }
            Tag::Chosen => self.result = number(),
            Tag::Checked => self.default = number(),
            _ => {}
        }
    }

    /// The entry that Word shows, if it has words.
    pub(super) fn chosen(mut self) -> Option<String> {
        let index = self.result.or(self.default).unwrap_or(0);
        let entry = (index < self.entries.len()).then(|| self.entries.swap_remove(index))?;
        (!entry.trim().is_empty()).then_some(entry)
    }
}
