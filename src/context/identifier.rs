//! stub
use crate::{dates::DateMention, rule::Recogniser, text::Span};
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct Identifier {
    pub span: Span,
    pub kind: Recogniser,
    pub certain: bool,
}
#[allow(missing_docs)]
pub fn find(_t: &str, _d: &[DateMention]) -> Vec<Identifier> {
    Vec::new()
}
#[allow(missing_docs)]
pub fn mask(t: &str) -> String {
    let n = t.chars().count();
    t.chars().enumerate().map(|(i, c)| if i + 2 < n { '•' } else { c }).collect()
}
