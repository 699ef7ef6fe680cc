//! Word files that are not read, each for the reason it should be, and what a small sound one has in it.

use std::io::{Cursor, Write};

use faircopy::draft::{BlockKind, Part};
use faircopy::read::{Format, ReadError, WordError, read};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Parts of a file by name.
type Parts = Vec<(String, Vec<u8>)>;

fn relations(targets: &[(&str, &str)]) -> String {
    let relation = |(kind, target): &(&str, &str)| {
        format!(r#"<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let inner: String = targets.iter().map(relation).collect();
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
    )
}

fn types(main: &str) -> String {
    format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{main}"/></Types>"#
    )
}

/// The parts of a sound file around a document.
fn parts(document: &str) -> Parts {
    let document = if document.starts_with('<') {
        document.to_owned()
    } else {
        format!(
            r#"<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{document}</w:t></w:r></w:p></w:body></w:document>"#
        )
    };
    vec![
        ("[Content_Types].xml".into(), types(MAIN).into()),
        ("_rels/.rels".into(), relations(&[("officeDocument", "word/document.xml")]).into()),
        ("word/document.xml".into(), document.into()),
    ]
}

fn zipped(parts: &Parts, method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default().compression_method(method)).expect("a new entry");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

fn refusal(bytes: &[u8]) -> WordError {
    match read(Format::Docx, bytes) {
        Err(ReadError::Word(error)) => error,
        other => panic!("{other:?}"),
    }
}

fn refusal_of(parts: &Parts) -> WordError {
    refusal(&zipped(parts, CompressionMethod::Deflated))
}

/// Replaces a name by one of the same length, at the places of a list (all where it is empty).
fn rename(bytes: &mut [u8], from: &str, to: &str, only: &[usize]) {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> =
        (0..bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from.as_bytes())).collect();
    for (number, at) in places.iter().enumerate() {
        if only.is_empty() || only.contains(&number) {
            bytes[*at..*at + to.len()].copy_from_slice(to.as_bytes());
        }
    }
}

#[test]
fn an_archive_that_readers_would_disagree_about_is_refused() {
    let part = || "word/document.xml".to_owned();
    // two entries whose names differ in case only
    let mut twice = parts("one");
    twice.push(("Word/Document.XML".into(), b"<other/>".to_vec()));
    assert_eq!(refusal_of(&twice), WordError::TwoParts { part: "Word/Document.XML".into() });
    // two of the very same name: written under another of the same length, then renamed
    let mut twice = parts("one");
    twice.push(("word/documenz.xml".into(), b"<other/>".to_vec()));
    let mut bytes = zipped(&twice, CompressionMethod::Stored);
    rename(&mut bytes, "word/documenz.xml", "word/document.xml", &[]);
    assert_eq!(refusal(&bytes), WordError::TwoParts { part: part() });
    // another name before the bytes than in the directory (the name also stands in two relationship parts, stored)
    let mut bytes = zipped(&parts("one"), CompressionMethod::Stored);
    rename(&mut bytes, "word/document.xml", "word/documenz.xml", &[2]);
    assert_eq!(refusal(&bytes), WordError::TwoNames { part: part(), other: "word/documenz.xml".into() });
}

#[test]
fn what_grows_too_large_or_has_too_many_parts_is_refused() {
    let bomb = refusal_of(&parts(&"a".repeat(9 << 20)));
    assert_eq!(bomb, WordError::Bomb { part: "word/document.xml".into(), ratio: 200 });
    let large = refusal(&zipped(&parts(&"a".repeat(65 << 20)), CompressionMethod::Stored));
    assert_eq!(large, WordError::TooLarge { part: "word/document.xml".into(), limit: 64 });
    let pieces = refusal(&zipped(&parts(&"a\n".repeat(2_000_001)), CompressionMethod::Stored));
    assert_eq!(pieces, WordError::TooManyPieces { part: "word/document.xml".into(), limit: 4_000_000 });
    let mut many = parts("one");
    many.extend((0..4094).map(|number| (format!("media/{number}"), Vec::new())));
    assert_eq!(refusal_of(&many), WordError::TooManyParts { parts: 4097, limit: 4096 });
}

#[test]
fn other_kinds_of_file_are_named() {
    let with_types = |main: &str| {
        let mut parts = parts("one");
        parts[0].1 = types(main).into();
        refusal_of(&parts)
    };
    let other = |what| WordError::OtherKind { what };
    assert_eq!(
        with_types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        other("a spreadsheet")
    );
    assert_eq!(
        with_types("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
        other("a presentation")
    );
    assert_eq!(with_types("text/plain"), WordError::NotWord { why: "none of its parts is a Word document" });
    let odt = vec![("mimetype".into(), b"x".to_vec()), ("content.xml".into(), b"<a/>".to_vec())];
    assert_eq!(refusal_of(&odt), other("an OpenDocument file (.odt)"));
    assert!(matches!(refusal_of(&vec![("a.txt".into(), b"words".to_vec())]), WordError::NotWord { .. }));
}

#[test]
fn damage_is_named_with_its_part() {
    let mut missing = parts("one");
    missing.pop();
    assert_eq!(refusal_of(&missing), WordError::MissingPart { part: "word/document.xml".into() });
    let mut bytes = zipped(&parts("one"), CompressionMethod::Stored);
    rename(&mut bytes, "<w:t>one", "<w:t>two", &[]);
    assert!(matches!(refusal(&bytes), WordError::DamagedPart { part, .. } if part == "word/document.xml"));
    bytes.truncate(bytes.len() / 2);
    assert!(matches!(refusal(&bytes), WordError::DamagedArchive { .. }));
    assert!(matches!(read(Format::Docx, b""), Err(ReadError::Empty)));
}

#[test]
fn every_part_is_read_in_its_turn_and_properties_last() {
    let story = |root: &str, inner: &str| format!(r#"<w:{root} xmlns:w="{WORD}">{inner}</w:{root}>"#);
    let words = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let mut parts = parts(&story(
        "document",
        r#"<w:body><w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>Findings</w:t></w:r></w:p><w:p><w:commentRangeStart w:id="0"/><w:r><w:t>They</w:t></w:r><w:commentRangeEnd w:id="0"/></w:p></w:body>"#,
    ));
    let all = [
        ("footer", "footer1.xml"),
        ("header", "header1.xml"),
        ("header", "HEADER1.xml"),
        ("footnotes", "footnotes.xml"),
        ("endnotes", "gone.xml"),
        ("comments", "comments.xml"),
        ("styles", "styles.xml"),
    ];
    let more = [
        ("word/_rels/document.xml.rels", relations(&all)),
        ("word/header1.xml", story("hdr", &words("Confidential"))),
        ("word/footer1.xml", story("ftr", &words("Page"))),
        (
            "word/footnotes.xml",
            story(
                "footnotes",
                &format!(
                    r#"<w:footnote w:type="separator" w:id="-1">{}</w:footnote><w:footnote w:id="2">{}</w:footnote>"#,
                    words("----"),
                    words("Seen in March.")
                ),
            ),
        ),
        (
            "word/comments.xml",
            story(
                "comments",
                &format!(
                    r#"<w:comment w:id="0" w:author="A" w:date="2026-03-12T09:00:00Z">{}{}</w:comment>"#,
                    words("Who?"),
                    words("Say so.")
                ),
            ),
        ),
        ("word/styles.xml", story("styles", r#"<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>"#)),
        (
            "docProps/custom.xml",
            r#"<Properties xmlns:vt="urn:v"><property name="faircopy.report_type"><vt:lpwstr>a &amp; b</vt:lpwstr></property><property name="Other"><vt:i4>3</vt:i4></property></Properties>"#.into(),
        ),
    ];
    parts.extend(more.map(|(name, xml)| (name.to_owned(), xml.into_bytes())));
    parts[1].1 =
        relations(&[("officeDocument", "word/document.xml"), ("custom-properties", "docProps/custom.xml")])
            .into();

    let draft = read(Format::Docx, &zipped(&parts, CompressionMethod::Deflated)).expect("a sound file");
    assert_eq!(draft.text(), "Findings\nThey\nSeen in March.\nConfidential\nPage\na & b");
    let kinds: Vec<_> = draft.blocks().iter().map(|block| (block.part, block.kind)).collect();
    let want = [
        (Part::Body, BlockKind::Heading(1)),
        (Part::Body, BlockKind::Paragraph),
        (Part::Footnotes, BlockKind::Footnote),
        (Part::Header, BlockKind::Header),
        (Part::Footer, BlockKind::Footer),
        (Part::Properties, BlockKind::Field),
    ];
    assert_eq!(kinds, want);
    let [remark] = draft.remarks() else { panic!("one comment") };
    assert_eq!((remark.text.as_str(), remark.author.as_deref()), ("Who?\nSay so.", Some("A")));
    assert_eq!(remark.span.map(|span| draft.slice(span)), Some("They"));
    assert_eq!(draft.fields()[0].key, "report_type");
    let [gap] = draft.gaps() else { panic!("one gap") };
    assert_eq!(gap.what, "the file says that it has endnotes, but they are not in it");
}
