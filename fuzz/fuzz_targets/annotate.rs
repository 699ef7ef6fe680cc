//! Any XML as the body of a Word draft: a copy with comments is refused, or holds the same words and can be read.
#![no_main]

use std::io::{Cursor, Write as _};
use std::sync::LazyLock;

use faircopy::check::Checker;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::word::{Selection, annotate};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

static CHECKER: LazyLock<Checker> =
    LazyLock::new(|| Checker::new(&Pack::builtin(Pack::DEFAULT).expect("it is built in").expect("it is sound")));

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

fn package(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}<w:p><w:r><w:t>They are feral and hard to reach.</w:t></w:r></w:p></w:body></w:document>"#
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", &document)] {
        zip.start_file(name, SimpleFileOptions::default()).expect("memory takes it");
        zip.write_all(text.as_bytes()).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

fuzz_target!(|body: &str| {
    let file = package(body);
    let Ok(draft) = read(Format::Docx, &file) else { return };
    let today = date(2026, 11, 22);
    let checked = CHECKER.check(&draft, today);
    let selection = Selection { date: today, only: &[], groups: &[], rules: "" };
    let Ok(copy) = annotate(&file, &draft, &checked, &selection) else { return };
    let again = read(Format::Docx, &copy.bytes).expect("a copy can be read");
    assert_eq!(again.text(), draft.text());
});
