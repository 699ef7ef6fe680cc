//! Lines and columns as editors count them: from 0, columns in bytes or in UTF-16 code units.

use super::{LineIndex, STRIDE, strides};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Bytes of UTF-8.
    Byte,
    /// Code units of UTF-16: two for a character beyond U+FFFF, such as most emoji.
    Utf16,
}

impl LineIndex {
    /// The line and the column of a byte, both from 0. A byte inside a character counts as its first; one past the end
    /// of the text, as the end.
    ///
    /// ```
    /// use faircopy::text::{LineIndex, Unit};
    /// let lines = LineIndex::new("é\r\n😀!".to_owned());
    /// assert_eq!(lines.place_of(8, Unit::Utf16), (1, 2));
    /// assert_eq!(lines.place_of(8, Unit::Byte), (1, 4));
    /// assert_eq!(lines.byte_at(1, 2, Unit::Utf16), 8);
    /// ```
    pub fn place_of(&self, byte: u32, unit: Unit) -> (u32, u32) {
        let (line, start, upto) = self.line_of(byte);
        let column = match unit {
            Unit::Byte => (upto - start) as u32,
            Unit::Utf16 => self.utf16_before(upto) - self.utf16_before(start),
        };
        (line - 1, column)
    }

    /// The byte at a line and a column, both from 0. A column past the end of its line is that end, before the line
    /// break; a line past the last is the end of the text; a column inside a character is its first byte.
    pub fn byte_at(&self, line: u32, column: u32, unit: Unit) -> u32 {
        let Some(start) = self.starts.get(line as usize).map(|start| *start as usize) else {
            return self.source.len() as u32;
        };
        let end = self.line_end(line as usize);
        let byte = match unit {
            Unit::Byte => {
                let mut byte = start.saturating_add(column as usize).min(end);
                while !self.source.is_char_boundary(byte) {
                    byte -= 1;
                }
                byte
            }
            Unit::Utf16 => self.utf16_at(start, end, column),
        };
        byte as u32
    }

    /// Where a line's own text ends, before its line break.
    fn line_end(&self, line: usize) -> usize {
        let Some(next) = self.starts.get(line + 1).map(|next| *next as usize) else {
            return self.source.len();
        };
        let bytes = self.source.as_bytes();
        let end = next - 1;
        if bytes[end] == b'\n' && end > self.starts[line] as usize && bytes[end - 1] == b'\r' {
            end - 1
        } else {
            end
        }
    }

    /// The byte so many UTF-16 code units into the line that stands from `start` to `end`.
    fn utf16_at(&self, start: usize, end: usize, column: u32) -> usize {
        let wanted = self.utf16_before(start).saturating_add(column);
        // The last stride before the place: a long line is not counted from its beginning each time.
        let stride = self.utf16_strides().partition_point(|before| *before <= wanted).saturating_sub(1);
        let mut byte = (stride * STRIDE).clamp(start, end);
        while !self.source.is_char_boundary(byte) {
            byte += 1;
        }
        let mut before = self.utf16_before(byte);
        for letter in self.source[byte..end].chars() {
            before += letter.len_utf16() as u32;
            if before > wanted {
                break;
            }
            byte += letter.len_utf8();
        }
        byte
    }

    /// Code units of the characters that begin before a byte of the whole text.
    fn utf16_before(&self, byte: usize) -> u32 {
        let bytes = self.source.as_bytes();
        self.utf16_strides()[byte / STRIDE] + begun(&bytes[byte / STRIDE * STRIDE..byte])
    }

    fn utf16_strides(&self) -> &[u32] {
        self.utf16.get_or_init(|| strides(self.source.as_bytes(), begun))
    }
}

/// Code units of the characters that begin in some bytes: one for each first byte, two where four bytes follow from it.
fn begun(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(*byte & 0xC0 != 0x80) + u32::from(*byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_over_every_line_end_and_every_width_of_character() {
        let lines = LineIndex::new("aé\r\n😀b\rc\n".to_owned());
        for (byte, utf16, bytes) in [
            (0, (0, 0), (0, 0)),
            (1, (0, 1), (0, 1)),
            (3, (0, 2), (0, 3)),
            (4, (0, 3), (0, 4)), // between the two characters of a line break
            (5, (1, 0), (1, 0)),
            (9, (1, 2), (1, 4)), // after four bytes, two code units
            (11, (2, 0), (2, 0)),
            (13, (3, 0), (3, 0)), // the empty last line
        ] {
            assert_eq!(lines.place_of(byte, Unit::Utf16), utf16, "{byte}");
            assert_eq!(lines.place_of(byte, Unit::Byte), bytes, "{byte}");
        }
        assert_eq!(lines.place_of(7, Unit::Utf16), (1, 0), "inside the emoji");
        assert_eq!(lines.place_of(99, Unit::Utf16), (3, 0), "past the end");
    }

    #[test]
    fn places_nobody_has_are_the_nearest_before_them() {
        let lines = LineIndex::new("aé\r\n😀b".to_owned());
        for (line, column, unit, byte) in [
            (0, 99, Unit::Utf16, 3), // before the line break
            (0, u32::MAX, Unit::Byte, 3),
            (0, 2, Unit::Byte, 1),  // inside é
            (1, 1, Unit::Utf16, 5), // between the halves of an emoji
            (1, u32::MAX, Unit::Utf16, 10),
            (7, 0, Unit::Utf16, 10),
            (u32::MAX, u32::MAX, Unit::Byte, 10),
        ] {
            assert_eq!(lines.byte_at(line, column, unit), byte, "{line}:{column} in {unit:?}");
        }
        assert_eq!(LineIndex::new(String::new()).byte_at(0, 0, Unit::Utf16), 0);
    }

    proptest! {
        #[test]
        fn every_place_leads_back_to_its_byte(
            parts in prop::collection::vec(
                prop_oneof!["[a-z ]{0,9}", "é", "\u{feff}", "😀", "👩\u{200d}🚀", "\r\n", "\n", "\r", "(aé😀){900}"],
                0..40,
            )
        ) {
            let text = parts.concat();
            let lines = LineIndex::new(text.clone());
            for unit in [Unit::Byte, Unit::Utf16] {
                // Long texts are looked at in steps that meet every kind of character.
                for (byte, _) in text.char_indices().step_by(1 + text.len() / 400).chain([(text.len(), ' ')]) {
                    // Nothing stands between the two characters of a line break, as editors see it.
                    if text[..byte].ends_with('\r') && text[byte..].starts_with('\n') {
                        continue;
                    }
                    let (line, column) = lines.place_of(byte as u32, unit);
                    prop_assert_eq!(lines.byte_at(line, column, unit) as usize, byte);
                    let start = text[..byte].rfind(['\r', '\n']).map_or(0, |at| at + 1);
                    let wide = text[start..byte].encode_utf16().count();
                    let column = column as usize;
                    prop_assert_eq!(column, if unit == Unit::Byte { byte - start } else { wide });
                }
            }
        }
    }
}
