//! The outermost element of a part: its names, and where something can be added at its end.

use super::AnnotateError;
use super::cut::name;
use super::edit::Edits;
use crate::read::docx::WordError;
use crate::read::docx::namespace::WORD;
use crate::read::docx::xml::{Scanner, Token};

/// The outermost element.
#[derive(Debug)]
pub(super) struct Root<'x> {
    /// Its start tag.
    pub(super) tag: &'x str,
    /// Where its end tag begins; where a self-closing tag ends.
    end: u32,
    /// Whether it closes itself.
    empty: bool,
}

impl<'x> Root<'x> {
    /// Finds it.
    pub(super) fn of(part: &str, xml: &'x str) -> Result<Self, WordError> {
        let mut scanner = Scanner::new(part, xml);
        let mut root: Option<Self> = None;
        let mut depth = 0_u32;
        loop {
            match scanner.next()? {
                Token::Open(element) => {
                    if root.is_none() {
                        root = Some(Self {
                            tag: &xml[element.bytes.start as usize..element.bytes.end as usize],
                            end: element.bytes.end,
                            empty: element.empty,
                        });
                    }
                    depth += u32::from(!element.empty);
                }
                Token::Close => {
                    depth = depth.saturating_sub(1);
                    if depth == 0
                        && let Some(root) = &mut root
                    {
                        let end = scanner.position() as usize;
                        root.end = xml[..end].rfind("</").unwrap_or(end) as u32;
                    }
                }
                Token::End => {
                    // The scanner refuses a part without an element.
                    return root.ok_or_else(|| WordError::MissingPart { part: part.to_owned() });
                }
                _ => {}
            }
        }
    }

    /// Adds elements at its end.
    pub(super) fn append(&self, edits: &mut Edits, elements: &str) {
        if self.empty {
            edits.remove(&(self.end - 2..self.end));
            edits.insert(self.end, &format!(">{elements}</{}>", name(self.tag)));
        } else {
            edits.insert(self.end, elements);
        }
    }

    /// The name of Word's vocabulary that it uses.
    pub(super) fn word(&self) -> &'static str {
        WORD[usize::from(self.is_strict())]
    }

    /// Whether it is in the strict flavour of the format.
    pub(super) fn is_strict(&self) -> bool {
        self.tag.contains(WORD[1])
    }

    /// What an added element has to declare so that `w:` means Word's vocabulary in it: nothing where it does
    /// already, all through the part.
    pub(super) fn declaration(&self, xml: &str) -> String {
        let word = self.word();
        let quoted = ['"', '\''].map(|quote| format!("xmlns:w={quote}{word}{quote}"));
        let is_bound = quoted.iter().any(|binding| self.tag.contains(binding));
        if is_bound && xml.matches("xmlns:w=").nth(1).is_none() {
            String::new()
        } else {
            format!(" xmlns:w=\"{word}\"")
        }
    }

    /// What an added element without a prefix has to declare to be in a vocabulary.
    pub(super) fn default_declaration(&self, vocabulary: &str) -> String {
        let is_default = ['"', '\''].iter().any(|quote| {
            let binding = format!("xmlns={quote}{vocabulary}{quote}");
            self.tag.contains(&binding)
        });
        if is_default { String::new() } else { format!(" xmlns=\"{vocabulary}\"") }
    }
}

impl From<WordError> for AnnotateError {
    fn from(error: WordError) -> Self {
        Self::Read(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn appended(xml: &str) -> String {
        let mut edits = Edits::default();
        Root::of("p", xml).expect("well-formed").append(&mut edits, "<new/>");
        edits.apply(xml)
    }

    #[test]
    fn elements_are_added_at_the_end_of_the_outermost_one() {
        assert_eq!(appended("<a><b></b></a><!-- </a> -->"), "<a><b></b><new/></a><!-- </a> -->");
        assert_eq!(appended("<?xml?><w:a x='1'/>\n"), "<?xml?><w:a x='1'><new/></w:a>\n");
    }

    #[test]
    fn what_is_declared_already_is_not_declared_again() {
        let declared = format!("<w:a xmlns:w=\"{}\"/>", WORD[1]);
        assert_eq!(Root::of("p", &declared).expect("well-formed").declaration(&declared), "");
        let other = format!("<a xmlns='{}'/>", WORD[0]);
        let added = Root::of("p", &other).expect("well-formed").declaration(&other);
        assert_eq!(added, format!(" xmlns:w=\"{}\"", WORD[0]));
    }
}
