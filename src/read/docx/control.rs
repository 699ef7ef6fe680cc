//! Content controls: their words are prose like any other, and a tagged one declares a property as well.

use std::ops::Range;

use super::paragraph::Words;
use super::transcript::Declared;
use super::xml::Element;

/// Content controls and custom properties whose name begins so declare a property of the report, whatever it is.
const DECLARES: &str = "faircopy.";

/// What declares the scope of a report under its plain name, too. No others: files are full of properties that programs
/// put there.
const SCOPE: &[&str] = &["report type", "group", "members", "period", "places", "report date", "review date"];

/// The property that the name of a custom property or the tag of a content control declares: "faircopy.Author",
/// "Report type", "`report_type`", "`ReportType`".
pub(super) fn declared_key(name: &str) -> Option<String> {
    if let Some(key) = name.strip_prefix(DECLARES) {
        return Some(key.to_owned());
    }
    let letters =
        |words: &str| words.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let plain = letters(name);
    SCOPE.iter().find(|key| letters(key) == plain).map(|key| (*key).to_owned())
}

/// A content control that is open.
#[derive(Debug, Default)]
pub(super) struct Control {
    key: Option<String>,
    value: String,
    bytes: Option<Range<u32>>,
}

impl Control {
    /// Takes in its tag.
    pub(super) fn name(&mut self, element: &Element<'_>) {
        if let Some(tag) = element.attribute("val")
            && let Some(key) = declared_key(&tag)
        {
            self.key = Some(key);
        }
    }

    /// Whether it declares a property.
    pub(super) const fn declares(&self) -> bool {
        self.key.is_some()
    }

    /// Takes in words that stand in it.
    pub(super) fn add(&mut self, words: &Words, bytes: &Range<u32>, xml: &str) {
        self.value.push_str(words.text(bytes, xml, &mut [0; 4]));
        let start = self.bytes.as_ref().map_or(bytes.start, |all| all.start);
        self.bytes = Some(start..bytes.end);
    }

    /// The property it declares, if it has a key and words.
    pub(super) fn declared(self, source: u16) -> Option<Declared> {
        Some(Declared { key: self.key?, value: self.value, source, bytes: self.bytes? })
    }
}
