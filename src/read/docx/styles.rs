//! What a style makes of a paragraph or run: a heading, a quotation, a list item, bold, hidden.

use std::collections::{HashMap, HashSet};

use super::error::WordError;
use super::namespace::Namespace;
use super::xml::{Element, Scanner, Token};

/// What the name of a paragraph's style says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Quote,
    Caption,
}

/// The rank in the outline that a style or paragraph is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outline {
    /// A heading of a level, 1 to 9.
    Heading(u8),
    /// Expressly no heading, whatever the style is based on.
    Text,
}

impl Outline {
    /// From an outline level as written: 0 to 8 are headings, 9 is text.
    pub(super) const fn of(written: u8) -> Self {
        if written < 9 { Self::Heading(written + 1) } else { Self::Text }
    }
}

/// A style with all it takes from the styles it is based on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) outline: Option<Outline>,
    pub(super) purpose: Option<Purpose>,
    /// Number of its list definition; 0 takes a list away.
    pub(super) numbering: Option<u32>,
    pub(super) bold: Option<bool>,
    pub(super) slanted: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) hidden: Option<bool>,
    parent: Option<String>,
}

impl Style {
    /// Takes from `base` what this style leaves open.
    fn inherit(&mut self, base: &Self) {
        self.outline = self.outline.or(base.outline);
        self.purpose = self.purpose.or(base.purpose);
        self.numbering = self.numbering.or(base.numbering);
        self.bold = self.bold.or(base.bold);
        self.slanted = self.slanted.or(base.slanted);
        self.struck = self.struck.or(base.struck);
        self.hidden = self.hidden.or(base.hidden);
    }

    /// What a style's name, or failing that its id, says by itself.
    fn of_name(name: &str) -> Self {
        Self { outline: heading_level(name).map(Outline::Heading), purpose: purpose(name), ..Self::default() }
    }
}

/// The styles of a document by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default_paragraph: Style,
}

impl Styles {
    /// Reads the styles part named `part`.
    pub(super) fn parse(part: &str, xml: &str) -> Result<Self, WordError> {
        let mut scanner = Scanner::new(part, xml);
        let mut declared = HashMap::new();
        let mut default = None;
        loop {
            match scanner.next()? {
                Token::Open(element) if is(&element, b"style") && !element.empty => {
                    let [id, kind, standard] = element.attributes(["styleId", "type", "default"]);
                    let style = read_style(&mut scanner)?;
                    let Some(id) = id else { continue };
                    if kind.as_deref() == Some("paragraph")
                        && matches!(standard.as_deref(), Some("1" | "true" | "on"))
                    {
                        default = Some(id.clone().into_owned());
                    }
                    declared.entry(id.into_owned()).or_insert(style);
                }
                Token::End => break,
                _ => {}
            }
        }
        let by_id = inherited(declared);
        let default_paragraph = default.and_then(|id| by_id.get(&id).cloned()).unwrap_or_default();
        Ok(Self { by_id, default_paragraph })
    }

    /// The style of an id; one that is not declared is known by its id alone ("Heading1").
    pub(super) fn get(&self, id: &str) -> Style {
        self.by_id.get(id).cloned().unwrap_or_else(|| Style::of_name(id))
    }

    /// The style of paragraphs that name none.
    pub(super) fn default_paragraph(&self) -> &Style {
        &self.default_paragraph
    }
}

/// Every style with what it is based on. Each is worked out once, and a loop is cut where it would come round
/// again.
fn inherited(declared: HashMap<String, Style>) -> HashMap<String, Style> {
    let mut known = declared;
    let mut ids: Vec<String> = known.keys().cloned().collect();
    ids.sort_unstable(); // where a loop is cut must not change from run to run
    let mut done = HashSet::with_capacity(ids.len());
    for id in &ids {
        let mut chain = Vec::new();
        let mut next = Some(id.clone());
        while let Some(id) = next.take()
            && let Some(style) = known.get(&id)
            && done.insert(id.clone())
        {
            next.clone_from(&style.parent);
            chain.push(id);
        }
        for id in chain.into_iter().rev() {
            let base = known.get(&id).and_then(|style| known.get(style.parent.as_ref()?)).cloned();
            if let (Some(style), Some(base)) = (known.get_mut(&id), base) {
                style.inherit(&base);
            }
        }
    }
    known
}

fn is(element: &Element<'_>, local: &[u8]) -> bool {
    element.namespace == Namespace::Word && element.local() == local
}

/// Reads from after `<w:style>` to its end.
fn read_style(scanner: &mut Scanner<'_>) -> Result<Style, WordError> {
    let mut style = Style::default();
    let mut named = Style::default();
    let mut depth = 1;
    while depth > 0 {
        match scanner.next()? {
            Token::Open(element) => {
                if element.namespace == Namespace::Word {
                    match element.local() {
                        b"name" => named = Style::of_name(&element.attribute("val").unwrap_or_default()),
                        b"basedOn" => {
                            style.parent = element.attribute("val").map(std::borrow::Cow::into_owned);
                        }
                        b"outlineLvl" => style.outline = element.number().map(Outline::of),
                        b"numId" => style.numbering = element.number(),
                        b"b" => style.bold = Some(element.switch()),
                        b"i" => style.slanted = Some(element.switch()),
                        b"strike" | b"dstrike" => style.struck = Some(element.switch()),
                        b"vanish" => style.hidden = Some(element.switch()),
                        // What a table's first row or a change before acceptance looks like is not the style.
                        b"tblStylePr" | b"pPrChange" | b"rPrChange" => {
                            scanner.skip(&element)?;
                            continue;
                        }
                        _ => {}
                    }
                }
                depth += u32::from(!element.empty);
            }
            Token::Close => depth -= 1,
            Token::End => break,
            _ => {}
        }
    }
    // A built-in name stands over an outline level, as it does in Word's own list of headings.
    named.inherit(&style);
    style.outline = named.outline;
    style.purpose = named.purpose;
    Ok(style)
}

/// The level a name stands for. Word keeps the English name of a built-in style whatever its language, and so
/// ids in other languages matter only where the styles are missing.
fn heading_level(name: &str) -> Option<u8> {
    const STEMS: [&str; 10] = [
        "heading",
        "titre",
        "berschrift",
        "überschrift",
        "titolo",
        "ttulo",
        "título",
        "kop",
        "rubrik",
        "overskrift",
    ];
    let name = name.trim().to_lowercase();
    if name == "title" {
        return Some(1);
    }
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let level: u8 = name[stem.len()..].parse().ok()?;
    (STEMS.contains(&stem.trim_end()) && (1..=9).contains(&level)).then_some(level)
}

fn purpose(name: &str) -> Option<Purpose> {
    match name.trim().to_lowercase().as_str() {
        "quote" | "intense quote" | "intensequote" | "block text" | "blocktext" | "quotations" => {
            Some(Purpose::Quote)
        }
        "caption" => Some(Purpose::Caption),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(inner: &str) -> Styles {
        let xml = format!(
            r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inner}</w:styles>"#
        );
        Styles::parse("styles", &xml).expect("well-formed")
    }

    #[test]
    fn a_heading_is_known_by_name_then_by_outline_level_through_what_it_is_based_on() {
        let styles = styles(
            r#"<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
            <w:style w:type="paragraph" w:styleId="1"><w:name w:val="Heading 2"/><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our headings"/><w:basedOn w:val="Titre1"/></w:style>
            <w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="TOC"><w:name w:val="TOC Heading"/><w:basedOn w:val="Titre1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>"#,
        );
        let level = |id| match styles.get(id).outline {
            Some(Outline::Heading(level)) => Some(level),
            Some(Outline::Text) | None => None,
        };
        assert_eq!(level("Titre1"), Some(1));
        assert_eq!(level("1"), Some(2));
        assert_eq!(level("Ours"), Some(1));
        assert_eq!(level("Part"), Some(3));
        assert_eq!(level("TOC"), None);
        assert_eq!(level("T"), Some(1));
        assert_eq!(level("berschrift3"), Some(3)); // not declared: known by its id
        assert_eq!(level("Heading10"), None);
        assert_eq!(level("BodyText"), None);
    }

    #[test]
    fn a_loop_of_styles_is_cut_and_what_was_met_is_kept() {
        let styles = styles(
            r#"<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>
            <w:style w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:b/><w:vanish w:val="0"/></w:rPr></w:style>
            <w:style w:styleId="C"><w:name w:val="Intense Quote"/><w:basedOn w:val="A"/><w:rPr><w:b w:val="false"/></w:rPr></w:style>"#,
        );
        assert_eq!(styles.get("A").bold, Some(true));
        assert_eq!(styles.get("A").hidden, Some(false));
        assert_eq!(styles.get("C").bold, Some(false));
        assert_eq!(styles.get("C").purpose, Some(Purpose::Quote));
    }
}
