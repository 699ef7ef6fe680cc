//! Changes to a part: what is put in and what is taken out, by the bytes of the original, which stay as they are.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cut::Cut;

/// What is put in at one byte, in this order.
#[derive(Debug, Default)]
struct Point {
    close: String,
    ends: String,
    starts: String,
    reopen: String,
}

/// The changes to one part.
#[derive(Debug, Default)]
pub(super) struct Edits {
    points: BTreeMap<u32, Point>,
    /// What is put into tags.
    attributes: BTreeMap<u32, &'static str>,
    removed: BTreeMap<u32, u32>,
}

impl Edits {
    /// Puts the beginning of a range at a place.
    pub(super) fn start(&mut self, cut: Cut, mark: &str) {
        self.part(cut).starts.push_str(mark);
    }

    /// Puts the end of a range at a place; ends come before beginnings.
    pub(super) fn end(&mut self, cut: Cut, mark: &str) {
        self.part(cut).ends.push_str(mark);
    }

    /// Puts text at a byte.
    pub(super) fn insert(&mut self, at: u32, text: &str) {
        self.points.entry(at).or_default().starts.push_str(text);
    }

    /// Takes some bytes out.
    pub(super) fn remove(&mut self, bytes: &Range<u32>) {
        let end = self.removed.entry(bytes.start).or_insert(bytes.end);
        *end = (*end).max(bytes.end);
    }

    fn part(&mut self, cut: Cut) -> &mut Point {
        if let Some(at) = cut.preserve {
            self.attributes.insert(at, " xml:space=\"preserve\"");
        }
        if let Some(bytes) = &cut.removes {
            self.remove(bytes);
        }
        let point = self.points.entry(cut.at).or_default();
        // Two marks at one byte part the same run.
        if !cut.close.is_empty() {
            point.close = cut.close;
            point.reopen = cut.reopen;
        }
        point
    }

    /// The text with all changes made.
    pub(super) fn apply(self, xml: &str) -> String {
        let mut insertions: BTreeMap<u32, String> = self
            .points
            .into_iter()
            .map(|(at, point)| (at, point.close + &point.ends + &point.starts + &point.reopen))
            .collect();
        for (at, text) in self.attributes {
            insertions.entry(at).or_default().push_str(text);
        }
        let mut out = String::with_capacity(xml.len() + insertions.values().map(String::len).sum::<usize>());
        let mut done = 0;
        let mut insertions = insertions.into_iter().peekable();
        for (start, end) in self.removed.into_iter().chain([(xml.len() as u32, xml.len() as u32)]) {
            while let Some((at, text)) = insertions.next_if(|(at, _)| *at <= start) {
                out.push_str(&xml[done.min(at as usize)..at as usize]);
                out.push_str(&text);
                done = done.max(at as usize);
            }
            out.push_str(&xml[done.min(start as usize)..start as usize]);
            done = done.max(end as usize);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_stands_before_what_is_taken_out_at_its_place() {
        let mut edits = Edits::default();
        edits.remove(&(2..4));
        edits.remove(&(2..3));
        edits.insert(2, "+");
        edits.insert(4, "-");
        edits.end(Cut::clean(6, None), "]");
        edits.start(Cut::clean(6, None), "[");
        edits.insert(7, "!");
        assert_eq!(edits.apply("0123456"), "01+-45][6!");
    }
}
