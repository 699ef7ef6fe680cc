//! Fields: what they show is read, the code that makes it is not.

/// Only the first words of a code matter: they say what kind of field it is.
const CODE_KEPT: usize = 64;

/// Fields that fetch from other files.
const FETCHING: [&str; 8] =
    ["INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE"];

/// Fields that show the number of a page, which is worked out anew whenever the file is saved.
const PAGES: [&str; 4] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"];

#[derive(Debug)]
struct Field {
    code: String,
    in_code: bool,
    /// Whether what it shows is the number of a page.
    numbers_pages: bool,
}

/// The fields open at a place; they nest.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them are in their code.
    in_code: usize,
    /// Of the open fields that are elements: whether each shows the number of a page.
    simple: Vec<bool>,
}

impl Fields {
    /// Follows a field character; says whether a field that fetches from another file was just told.
    pub(super) fn step(&mut self, kind: Option<&str>) -> bool {
        match kind {
            Some("begin") => {
                self.open.push(Field { code: String::new(), in_code: true, numbers_pages: false });
                self.in_code += 1;
                false
            }
            Some("separate") => match self.open.last_mut() {
                Some(field) if field.in_code => {
                    field.in_code = false;
                    field.numbers_pages = is_one_of(&PAGES, &field.code);
                    self.in_code -= 1;
                    fetches(&field.code)
                }
                _ => false,
            },
            // An end without a beginning is met in real files and means nothing.
            Some("end") => match self.open.pop() {
                Some(field) if field.in_code => {
                    self.in_code -= 1;
                    fetches(&field.code)
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Opens a field that is an element, with its code.
    pub(super) fn simple(&mut self, code: &str) {
        self.simple.push(is_one_of(&PAGES, code));
    }

    /// Closes the one opened last.
    pub(super) fn end_simple(&mut self) {
        self.simple.pop();
    }

    /// Whether text here is the number of a page.
    pub(super) fn numbers_pages(&self) -> bool {
        let innermost = || self.open.last().is_some_and(|field| field.numbers_pages);
        self.simple.last().copied().unwrap_or_else(innermost)
    }

    /// Adds to the code of the innermost field.
    pub(super) fn code(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut()
            && field.in_code
            && field.code.len() < CODE_KEPT
        {
            field.code.extend(text.chars().take(CODE_KEPT));
        }
    }

    /// Whether text here is part of a code and not shown.
    pub(super) const fn hide(&self) -> bool {
        self.in_code > 0
    }

    /// A code does not run past its paragraph: one left open by mistake must not swallow the rest of the report.
    pub(super) fn end_paragraph(&mut self) {
        for field in self.open.iter_mut().rev() {
            if self.in_code == 0 {
                break;
            }
            self.in_code -= usize::from(std::mem::replace(&mut field.in_code, false));
        }
    }
}

/// Whether a code is of a field that fetches from another file.
pub(super) fn fetches(code: &str) -> bool {
    is_one_of(&FETCHING, code)
}

fn is_one_of(kinds: &[&str], code: &str) -> bool {
    let own = code.split_whitespace().next().unwrap_or_default();
    kinds.iter().any(|kind| kind.eq_ignore_ascii_case(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_hide_results_do_not_and_loose_ends_do_no_harm() {
        let mut fields = Fields::default();
        assert!(!fields.step(Some("end")));
        fields.step(Some("begin"));
        fields.code(" INCLUDE");
        fields.code("TEXT \"other.docx\" ");
        assert!(fields.hide());
        fields.step(Some("begin")); // a field in the code of another
        fields.step(Some("separate"));
        assert!(fields.hide());
        fields.step(Some("end"));
        assert!(fields.step(Some("separate")));
        assert!(!fields.hide());
        fields.step(Some("begin"));
        fields.end_paragraph();
        assert!(!fields.hide());
    }
}
