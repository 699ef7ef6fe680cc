//! Which comment answers which: the list that Word keeps beside the comments.

use std::collections::HashMap;
use std::ops::Range;

use super::error::WordError;
use super::namespace::Namespace;
use super::xml::{Scanner, Token};

/// A comment in its part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its number, which its marks in the text bear.
    pub(crate) id: String,
    /// Who wrote it.
    pub(crate) author: Option<String>,
    /// The id of its last paragraph: the list of answers goes by it.
    pub(crate) paragraph: Option<String>,
    /// Its bytes in the part.
    pub(crate) bytes: Range<u32>,
}

/// The comments of a comments part, in order.
pub(crate) fn entries(part: &str, xml: &str) -> Result<Vec<Entry>, WordError> {
    let mut scanner = Scanner::new(part, xml);
    let mut entries: Vec<Entry> = Vec::new();
    let mut depth = 0;
    // The depth inside the comment that is open.
    let mut inside = None;
    loop {
        match scanner.next()? {
            Token::Open(element) => {
                let is_word = element.namespace == Namespace::Word;
                if is_word && element.local() == b"comment" && inside.is_none() {
                    let [id, author] = element.attributes(["id", "author"]);
                    entries.push(Entry {
                        id: id.unwrap_or_default().into_owned(),
                        author: author.map(std::borrow::Cow::into_owned),
                        paragraph: None,
                        bytes: element.bytes.clone(),
                    });
                    inside = (!element.empty).then_some(depth);
                } else if is_word
                    && element.local() == b"p"
                    && inside.is_some()
                    && let Some(entry) = entries.last_mut()
                    && let Some(id) = element.attribute("paraId")
                {
                    entry.paragraph = Some(id.into_owned());
                }
                depth += u32::from(!element.empty);
            }
            Token::Close => {
                depth -= 1; // the scanner refuses an end tag that nothing opened
                if inside == Some(depth) {
                    inside = None;
                    if let Some(entry) = entries.last_mut() {
                        entry.bytes.end = scanner.position();
                    }
                }
            }
            Token::End => return Ok(entries),
            _ => {}
        }
    }
}

/// The ids of paragraphs that end an answer, each with the paragraph that ends the comment it answers.
pub(crate) fn answers(part: &str, xml: &str) -> Result<HashMap<String, String>, WordError> {
    let mut scanner = Scanner::new(part, xml);
    let mut answers = HashMap::new();
    loop {
        match scanner.next()? {
            Token::Open(element) if element.local() == b"commentEx" => {
                if let [Some(own), Some(parent)] = element.attributes(["paraId", "paraIdParent"]) {
                    answers.insert(own.into_owned(), parent.into_owned());
                }
            }
            Token::End => return Ok(answers),
            _ => {}
        }
    }
}

/// The comment that each answer answers, both by their numbers.
pub(crate) fn answered(entries: &[Entry], answers: &HashMap<String, String>) -> HashMap<String, String> {
    let by_paragraph: HashMap<&str, &str> =
        entries.iter().filter_map(|entry| Some((entry.paragraph.as_deref()?, entry.id.as_str()))).collect();
    entries
        .iter()
        .filter_map(|entry| {
            let parent = by_paragraph.get(answers.get(entry.paragraph.as_ref()?)?.as_str())?;
            Some((entry.id.clone(), (*parent).to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_known_by_the_last_paragraph_of_each() {
        let comments = r#"<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:comment w:id="4" w:author="faircopy"
            ><w:p w14:paraId="01"/><w:p w14:paraId="02"><w:r/></w:p></w:comment><w:comment w:id="5" w:author="C. Evers"
            ><w:p w14:paraId="03"/></w:comment><w:comment w:id="6"/></w:comments>"#;
        let extended = r#"<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"
            ><w15:commentEx w15:paraId="02" w15:done="0"/><w15:commentEx w15:paraId="03" w15:paraIdParent="02"
            /></w15:commentsEx>"#;
        let entries = entries("c", comments).expect("well-formed");
        let authors: Vec<_> = entries.iter().map(|entry| entry.author.as_deref()).collect();
        assert_eq!(authors, [Some("faircopy"), Some("C. Evers"), None]);
        let first = &entries[0].bytes;
        assert!(comments[first.start as usize..first.end as usize].ends_with("</w:comment>"));
        let answers = answers("x", extended).expect("well-formed");
        assert_eq!(answered(&entries, &answers), HashMap::from([("5".to_owned(), "4".to_owned())]));
    }
}
