//! Properties of the document that the report declares something with: its title, and custom ones.

use super::control::declared_key;
use super::error::WordError;
use super::xml::{Scanner, Token};
use crate::draft::DraftBuilder;

/// Reads the core properties: only the title is the report's own words.
pub(super) fn core(part: &str, xml: &str, builder: &mut DraftBuilder) -> Result<(), WordError> {
    each(part, xml, b"title", builder, |_| Some("title".to_owned()))
}

/// Reads the custom properties that declare something of the report.
pub(super) fn custom(part: &str, xml: &str, builder: &mut DraftBuilder) -> Result<(), WordError> {
    each(part, xml, b"property", builder, |name| declared_key(name?))
}

/// Declares the text of each element of a name, under the key made of its `name` attribute.
fn each(
    part: &str,
    xml: &str,
    local: &[u8],
    builder: &mut DraftBuilder,
    key: impl Fn(Option<&str>) -> Option<String>,
) -> Result<(), WordError> {
    let source = builder.source(part);
    let mut scanner = Scanner::new(part, xml);
    loop {
        match scanner.next()? {
            Token::Open(element) if element.local() == local && !element.empty => {
                let key = key(element.attribute("name").as_deref());
                let (value, bytes) = text(&mut scanner, xml, element.bytes.end)?;
                if let Some(key) = key
                    && !value.trim().is_empty()
                {
                    builder.field(&key, &value, source, bytes);
                }
            }
            Token::End => return Ok(()),
            _ => {}
        }
    }
}

/// The text inside the element just opened, and the bytes it spans.
fn text(
    scanner: &mut Scanner<'_>,
    xml: &str,
    start: u32,
) -> Result<(String, std::ops::Range<u32>), WordError> {
    let slice =
        |bytes: &std::ops::Range<u32>| xml.get(bytes.start as usize..bytes.end as usize).unwrap_or_default();
    let mut value = String::new();
    let mut all: Option<std::ops::Range<u32>> = None;
    let mut depth = 1;
    while depth > 0 {
        let bytes = match scanner.next()? {
            Token::Open(element) => {
                depth += u32::from(!element.empty);
                continue;
            }
            Token::Close => {
                depth -= 1;
                continue;
            }
            Token::Text(bytes) if slice(&bytes).trim().is_empty() && value.is_empty() => continue,
            Token::Text(bytes) => {
                value.push_str(slice(&bytes));
                bytes
            }
            Token::Char(c, bytes) => {
                value.push(c);
                bytes
            }
            Token::Cdata(inside, bytes) => {
                value.push_str(slice(&inside));
                bytes
            }
            Token::End => break,
        };
        all = Some(all.map_or(bytes.start, |all| all.start)..bytes.end);
    }
    Ok((value, all.unwrap_or(start..start)))
}
