//! Drawings and objects: what is in them that cannot be read as words.

use std::borrow::Cow;

use super::gaps::Met;
use super::names::Tag;
use super::xml::Element;

/// A drawing or object that is open, and what was met in it.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    description: Option<String>,
    decorative: bool,
    pictures: u32,
    others: Vec<Met>,
}

impl Drawing {
    /// Takes in an element of it.
    pub(super) fn take(&mut self, tag: Tag, element: &Element<'_>) {
        match tag {
            Tag::DrawingName => self.describe(element.attribute("descr")),
            Tag::Decorative => self.decorative = element.switch(),
            Tag::Picture => self.pictures += 1,
            Tag::EmbeddedObject => self.others.push(Met::Object),
            Tag::Chart => self.others.push(Met::Chart),
            Tag::Diagram => self.others.push(Met::Diagram),
            Tag::WordArt => {
                // Without words it only says how words would run along the path.
                if let Some(words) = element.attribute("string") {
                    self.others.push(Met::WordArt);
                    self.describe(Some(words));
                }
            }
            _ => {}
        }
    }

    /// Takes in words drawn in it.
    pub(super) fn words(&mut self) {
        if !self.others.contains(&Met::DrawingText) {
            self.others.push(Met::DrawingText);
        }
    }

    /// What it holds that is not read; the first carries the description.
    pub(super) fn found(self) -> Vec<(Met, Option<String>)> {
        let Self { mut description, decorative, pictures, mut others } = self;
        // The picture beside an embedded object is only how it looks.
        if !decorative && !others.contains(&Met::Object) {
            others.extend((0..pictures).map(|_| Met::Picture));
        }
        others.into_iter().map(|met| (met, description.take())).collect()
    }

    fn describe(&mut self, words: Option<Cow<'_, str>>) {
        if let Some(words) = words
            && !words.trim().is_empty()
        {
            self.description = Some(words.into_owned());
        }
    }
}
