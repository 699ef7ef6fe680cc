//! Which part belongs to which, and of what type each is: relationships and content types.

use super::error::WordError;
use super::xml::{Scanner, Token};

/// A relationship of one part to another, or to something outside the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    /// Last segment of its type, the same in both flavours of the format: "footnotes".
    pub(crate) kind: String,
    /// Name of the part, or the address outside.
    pub(crate) target: String,
    /// Whether the target is outside the file.
    pub(crate) external: bool,
}

/// All relationships of a part, in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct Relations(Vec<Relation>);

impl Relations {
    /// Reads a relationships part named `part` for a part in `folder`.
    pub(super) fn parse(part: &str, folder: &str, xml: &str) -> Result<Self, WordError> {
        let mut relations = Vec::new();
        let mut scanner = Scanner::new(part, xml);
        loop {
            match scanner.next()? {
                Token::Open(element) if element.local() == b"Relationship" => {
                    let [kind, target, mode] = element.attributes(["Type", "Target", "TargetMode"]);
                    let (Some(kind), Some(target)) = (kind, target) else { continue };
                    let external = mode.is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
                    relations.push(Relation {
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        target: if external { target.into_owned() } else { resolve(folder, &target) },
                        external,
                    });
                }
                Token::End => return Ok(Self(relations)),
                _ => {}
            }
        }
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Relation] {
        &self.0
    }

    /// Relationships of a kind.
    pub(crate) fn of(&self, kind: &str) -> impl Iterator<Item = &Relation> {
        self.0.iter().filter(move |relation| relation.kind == kind)
    }

    /// The first target of a kind inside the file.
    pub(crate) fn target(&self, kind: &str) -> Option<&str> {
        self.of(kind).find(|relation| !relation.external).map(|relation| relation.target.as_str())
    }

    /// Relationships to things outside the file.
    pub(crate) fn external(&self) -> impl Iterator<Item = &Relation> {
        self.0.iter().filter(|relation| relation.external)
    }
}

/// What the package says each part is.
#[derive(Debug, Default)]
pub(super) struct ContentTypes {
    by_extension: Vec<(String, String)>,
    by_name: Vec<(String, String)>,
}

impl ContentTypes {
    pub(super) fn parse(part: &str, xml: &str) -> Result<Self, WordError> {
        let mut types = Self::default();
        let mut scanner = Scanner::new(part, xml);
        loop {
            match scanner.next()? {
                Token::Open(element) => {
                    let [extension, name, kind] =
                        element.attributes(["Extension", "PartName", "ContentType"]);
                    let Some(kind) = kind else { continue };
                    match element.local() {
                        b"Default" => {
                            types.by_extension.extend(extension.map(|key| (key.into(), kind.into())));
                        }
                        b"Override" => types.by_name.extend(name.map(|key| (resolve("", &key), kind.into()))),
                        _ => {}
                    }
                }
                Token::End => return Ok(types),
                _ => {}
            }
        }
    }

    /// Passes a main part that is a Word document; names other Office documents as what they are.
    pub(super) fn check_main(&self, main: &str) -> Result<(), WordError> {
        let own = self.by_name.iter().find(|(name, _)| name.eq_ignore_ascii_case(main));
        let extension = main.rsplit_once('.').map_or("", |(_, extension)| extension);
        let of_extension = || self.by_extension.iter().find(|(key, _)| key.eq_ignore_ascii_case(extension));
        let kind = own.or_else(of_extension).map_or("", |(_, kind)| kind.as_str());
        // Some tools forget to say what the main part is; then any Word part will do for proof.
        if is_word(kind) || self.by_name.iter().any(|(_, kind)| is_word(kind)) {
            return Ok(());
        }
        let other = [
            ("spreadsheet", "a spreadsheet"),
            ("ms-excel", "a spreadsheet"),
            ("presentation", "a presentation"),
            ("ms-powerpoint", "a presentation"),
            ("visio", "a drawing"),
        ];
        match other.iter().find(|(mark, _)| kind.contains(mark)) {
            Some((_, what)) => Err(WordError::OtherKind { what }),
            None => Err(WordError::NotWord { why: "none of its parts is a Word document" }),
        }
    }
}

fn is_word(content_type: &str) -> bool {
    content_type.contains("wordprocessingml") || content_type.contains("ms-word.")
}

/// The part a target leads to from a folder. Steps above the top stay at the top: nothing outside the package
/// can be named.
pub(super) fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let full =
        if target.starts_with('/') { target } else { format!("{}/{target}", folder.replace('\\', "/")) };
    let mut steps: Vec<&str> = Vec::new();
    for step in full.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_resolve_inside_the_package() {
        assert_eq!(resolve("word", "footnotes.xml"), "word/footnotes.xml");
        assert_eq!(resolve("word", "/word/footnotes.xml"), "word/footnotes.xml");
        assert_eq!(resolve("word", "../docProps/./core.xml"), "docProps/core.xml");
        assert_eq!(resolve("", "..\\..\\word\\document.xml"), "word/document.xml");
    }

    #[test]
    fn relationships_keep_their_kind_in_both_flavours() {
        let xml = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="styles.xml"/>
            <Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
                Target="https://example.org/a?b&amp;c" TargetMode="External"/>
            <Relationship Id="c" Type="no target"/></Relationships>"#;
        let relations = Relations::parse("rels", "word", xml).expect("well-formed");
        assert_eq!(relations.target("styles"), Some("word/styles.xml"));
        assert_eq!(relations.target("hyperlink"), None);
        let outside: Vec<_> = relations.external().map(|relation| relation.target.as_str()).collect();
        assert_eq!(outside, ["https://example.org/a?b&c"]);
    }
}
