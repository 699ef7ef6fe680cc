//! Whatever words are put into a Word file come out of it, and every span of them leads back to the bytes of
//! the XML that say the same; whatever bytes are put in, reading does not panic.

use std::io::{Cursor, Read, Write};

use faircopy::draft::Draft;
use faircopy::read::{Format, read};
use faircopy::text::Span;
use proptest::prelude::*;
use proptest::sample::Index;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// How one character is written in the XML.
#[derive(Debug, Clone, Copy)]
enum Spelling {
    Plain,
    Named,
    Decimal,
    Hexadecimal,
}

/// One character, how it is spelt, and whether a new run begins before it.
type Letter = (char, Spelling, bool);

fn letter() -> impl Strategy<Value = Letter> {
    let character = prop_oneof![
        6 => proptest::char::range('a', 'z'),
        2 => Just(' '),
        2 => proptest::sample::select(vec!['&', '<', '>', '"', '\'', '\t', '-', ']']),
        2 => proptest::sample::select(vec!['é', 'ß', '’', '“', 'Ω', '字', '👧', '\u{301}', '\u{200d}', '\u{ad}', '\u{202e}']),
    ];
    let spelling = prop_oneof![
        5 => Just(Spelling::Plain),
        1 => Just(Spelling::Named),
        1 => Just(Spelling::Decimal),
        1 => Just(Spelling::Hexadecimal),
    ];
    (character, spelling, proptest::bool::weighted(0.2))
}

fn spell(c: char, spelling: Spelling) -> String {
    let named = match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&apos;",
        '\t' => return "</w:t><w:tab/><w:t>".to_owned(),
        _ => "",
    };
    match spelling {
        Spelling::Decimal => format!("&#{};", c as u32),
        Spelling::Hexadecimal => format!("&#x{:x};", c as u32),
        Spelling::Plain | Spelling::Named if named.is_empty() => c.to_string(),
        Spelling::Plain | Spelling::Named => named.to_owned(),
    }
}

fn document(paragraphs: &[Vec<Letter>], prefix: &str) -> String {
    let mut xml = format!(r#"<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>"#);
    for paragraph in paragraphs {
        xml.push_str(r#"<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">"#);
        for (c, spelling, new_run) in paragraph {
            if *new_run {
                xml.push_str(r"</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>");
            }
            xml.push_str(&spell(*c, *spelling));
        }
        xml.push_str("</w:t></w:r></w:p>");
    }
    xml.push_str("</w:body></w:document>");
    if prefix.is_empty() {
        return xml
            .replace("<w:", "<")
            .replace("</w:", "</")
            .replace("xmlns:w=", "xmlns=")
            .replace(" w:", " ");
    }
    xml.replace("<w:", &format!("<{prefix}:"))
        .replace("</w:", &format!("</{prefix}:"))
        .replace("xmlns:w=", &format!("xmlns:{prefix}="))
        .replace(" w:", &format!(" {prefix}:"))
}

fn package(document: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", document),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).expect("a new entry");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

/// What some bytes of the XML say: references resolved, elements that stand for a character as that.
fn said(xml: &str) -> String {
    match xml {
        xml if xml.starts_with('<') => "\t".to_owned(),
        xml => quick_xml::escape::unescape(xml).expect("references that resolve").into_owned(),
    }
}

fn part(package: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(package)).expect("an archive");
    let mut xml = String::new();
    zip.by_name(name).expect("the part").read_to_string(&mut xml).expect("UTF-8");
    xml
}

fn leads_back(draft: &Draft, xml: &str, span: Span) {
    let mut all = String::new();
    for piece in draft.origins(span) {
        assert_eq!(draft.sources()[piece.source as usize], "word/document.xml");
        let bytes = &xml[piece.bytes.start as usize..piece.bytes.end as usize];
        assert_eq!(said(bytes), draft.slice(piece.text), "{bytes:?}");
        all.push_str(draft.slice(piece.text));
    }
    assert_eq!(all, draft.slice(span).replace('\n', ""), "the pieces of {span:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn every_span_leads_back_to_bytes_that_say_the_same(
        paragraphs in proptest::collection::vec(proptest::collection::vec(letter(), 0..60), 1..6),
        prefix in proptest::sample::select(vec!["w", "ns0", ""]),
        cuts in proptest::collection::vec((any::<Index>(), any::<Index>()), 8),
    ) {
        let words: Vec<String> =
            paragraphs.iter().map(|paragraph| paragraph.iter().map(|(c, ..)| *c).collect()).collect();
        let bytes = package(document(&paragraphs, prefix).as_bytes());
        let draft = read(Format::Docx, &bytes).expect("a sound file");
        prop_assert_eq!(draft.text(), words.join("\n"));

        let xml = part(&bytes, "word/document.xml");
        let ends: Vec<u32> =
            draft.text().char_indices().map(|(at, _)| at as u32).chain([draft.text().len() as u32]).collect();
        for (a, b) in cuts {
            let (a, b) = (*a.get(&ends), *b.get(&ends));
            leads_back(&draft, &xml, Span::new(a.min(b), a.max(b)));
        }
        leads_back(&draft, &xml, Span::new(0, draft.text().len() as u32));
    }

    #[test]
    fn sixteen_bits_or_eight_the_words_and_their_places_are_the_same(
        paragraph in proptest::collection::vec(letter(), 0..60),
    ) {
        let xml = document(&[paragraph], "w");
        let wide: Vec<u8> = [0xFEFF].into_iter().chain(xml.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let narrow = read(Format::Docx, &package(xml.as_bytes())).expect("UTF-8");
        let wide = read(Format::Docx, &package(&wide)).expect("UTF-16");
        prop_assert_eq!(narrow.text(), wide.text());
        let all = Span::new(0, narrow.text().len() as u32);
        prop_assert_eq!(narrow.origins(all).collect::<Vec<_>>(), wide.origins(all).collect::<Vec<_>>());
    }

    #[test]
    fn damaged_xml_is_read_or_refused(
        paragraphs in proptest::collection::vec(proptest::collection::vec(letter(), 0..20), 1..4),
        damage in proptest::collection::vec((any::<Index>(), damage()), 1..6),
    ) {
        let mut xml = document(&paragraphs, "w").into_bytes();
        for (at, bytes) in damage {
            let at = at.index(xml.len());
            let end = xml.len().min(at + bytes.len() / 2);
            xml.splice(at..end, bytes.iter().copied());
        }
        if let Ok(draft) = read(Format::Docx, &package(&xml)) {
            let all = Span::new(0, draft.text().len() as u32);
            prop_assert!(draft.origins(all).all(|piece| piece.bytes.end as usize <= xml.len()));
        }
    }

    #[test]
    fn a_damaged_archive_is_read_or_refused(
        damage in proptest::collection::vec((any::<Index>(), any::<u8>()), 0..8),
        keep in any::<Index>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = package(document(&[vec![('a', Spelling::Plain, false)]], "w").as_bytes());
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut {
            bytes.truncate(keep.index(bytes.len()));
        }
        drop(read(Format::Docx, &bytes));
    }

    #[test]
    fn bytes_of_any_kind_are_refused(mut bytes in proptest::collection::vec(any::<u8>(), 0..400), zip in any::<bool>()) {
        if zip {
            bytes.splice(..0, *b"PK\x03\x04");
        }
        prop_assert!(read(Format::Docx, &bytes).is_err());
    }
}

/// Pieces that break XML, or that only look as if they did.
fn damage() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..4),
        proptest::sample::select(vec![
            "</w:p>",
            "<w:p>",
            "<w:tc>",
            "</w:r>",
            "<w:txbxContent>",
            "<![CDATA[",
            "]]>",
            "&#0;",
            "&x;",
            "<!--",
            "<w:del>",
            "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
            "<w:fldChar w:fldCharType='begin'/>",
            "\u{feff}",
            "<?",
            "<!DOCTYPE",
            "xmlns:w='urn:x'",
            "<w:sdt>",
            "<w:commentRangeStart w:id='1'/>",
            "<w:tabs>",
            "<",
            ">",
            "'",
            "\"",
        ])
        .prop_map(|piece| piece.as_bytes().to_vec()),
    ]
}
