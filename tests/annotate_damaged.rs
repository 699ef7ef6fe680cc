//! Real Word files damaged at random: each is refused in a sentence, or its copy holds the same words and every comment.
//!
//! `FAIRCOPY_DAMAGED=5000` tries so many (150 otherwise), `FAIRCOPY_DAMAGED_FROM=7` begins elsewhere.

#![allow(clippy::disallowed_methods)] // the samples are on the disk

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::ops::Range;
use std::path::Path;

use faircopy::check::{Checked, Checker};
use faircopy::draft::Draft;
use faircopy::finding::Finding;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::text::Span;
use faircopy::word::{Selection, annotate};
use jiff::civil::date;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What does most harm where it does not belong.
const PIECES: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:p/>",
    "<w:t xml:space=\"preserve\">",
    "</w:t>",
    "<w:del w:id=\"7\"><w:r><w:delText>gone</w:delText></w:r></w:del>",
    "<w:commentRangeStart w:id=\"0\"/>",
    "<w:commentRangeEnd w:id=\"0\"/>",
    "<w:r><w:commentReference w:id=\"0\"/></w:r>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:sdt><w:sdtContent>",
    "</w:sdtContent></w:sdt>",
    "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>",
    "<![CDATA[ <a> ]]>",
    "<!-- <w:p> -->",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "&#0;",
    "&#x1F600;",
    "\u{202e}",
    " xmlns:w=\"other\"",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "]]>",
    "\u{0}",
];

/// Numbers that look drawn at random and are the same in every run (xorshift).
struct Draw(u64);

impl Draw {
    fn new(seed: u64) -> Self {
        let mut draw = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for _ in 0..8 {
            draw.below(2);
        }
        draw
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit.max(1)
    }

    fn range(&mut self, length: usize, longest: usize) -> Range<usize> {
        let start = self.below(length);
        start..(start + 1 + self.below(longest)).min(length)
    }
}

fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a sample");
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).expect("an entry");
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("whole");
            (entry.name().expect("a name").into_owned(), content)
        })
        .collect()
}

fn packed(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(name, SimpleFileOptions::default()).expect("a new entry");
        zip.write_all(content).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

/// What may stand around an element.
const WRAPS: &[(&str, &str)] = &[
    ("<w:ins w:id=\"5\" w:author=\"N\">", "</w:ins>"),
    ("<w:del w:id=\"6\" w:author=\"N\">", "</w:del>"),
    ("<w:moveFrom w:id=\"6\">", "</w:moveFrom>"),
    ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:fldSimple w:instr=\"PAGE\">", "</w:fldSimple>"),
    ("<w:hyperlink w:anchor=\"a\">", "</w:hyperlink>"),
    ("<w:txbxContent>", "</w:txbxContent>"),
    ("<w:r>", "</w:r>"),
    ("<w:p>", "</w:p>"),
    ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ("<w:commentRangeStart w:id=\"0\"/>", "<w:commentRangeEnd w:id=\"0\"/>"),
    ("<m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\">", "</m:oMath>"),
];

/// From the start tag at a byte to the end tag that closes it.
fn element(content: &[u8], tag: usize) -> Option<Range<usize>> {
    let rest = std::str::from_utf8(&content[tag..]).ok()?;
    let name =
        rest[1..].split(|c: char| !c.is_alphanumeric() && c != ':').next().filter(|name| !name.is_empty())?;
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut depth = 0;
    let mut at = 0;
    loop {
        let next = at + rest[at..].find('<')?;
        let end = next + rest[next..].find('>')? + 1;
        if rest[next..].starts_with(&close) {
            depth -= 1;
        } else if rest[next + open.len().min(rest.len() - next)..].starts_with([' ', '>', '/'])
            && rest[next..].starts_with(&open)
            && !rest[next..end].ends_with("/>")
        {
            depth += 1;
        }
        at = end;
        if depth == 0 {
            return Some(tag..tag + end);
        }
    }
}

/// Damage, most of it of the kind that leaves the XML whole: an element is put in, doubled, taken out, put into
/// another.
fn damaged(content: &mut Vec<u8>, draw: &mut Draw) {
    let tags = |content: &[u8]| -> Vec<usize> {
        let each = content.windows(2).enumerate();
        each.filter(|(_, two)| two[0] == b'<' && two[1].is_ascii_alphabetic()).map(|(at, _)| at).collect()
    };
    let places = tags(content);
    // The first is the outermost element.
    let Some(inner) = places.get(1..).filter(|inner| !inner.is_empty()) else { return };
    let tag = inner[draw.below(inner.len())];
    let kind = draw.below(12);
    let Some(own) = element(content, tag).filter(|_| kind > 2) else {
        let at = draw.below(content.len());
        match kind {
            0 => content.splice(at..at, PIECES[draw.below(PIECES.len())].bytes()).for_each(drop),
            1 => content.drain(draw.range(content.len(), 400)).for_each(drop),
            _ => content[at] = draw.below(256) as u8,
        }
        return;
    };
    match kind {
        3..=5 => content.drain(own).for_each(drop),
        6..=8 => {
            let piece = content[own].to_vec();
            let at = inner[draw.below(inner.len())];
            content.splice(at..at, piece).for_each(drop);
        }
        _ => {
            let (before, after) = WRAPS[draw.below(WRAPS.len())];
            content.splice(own.end..own.end, after.bytes()).for_each(drop);
            content.splice(own.start..own.start, before.bytes()).for_each(drop);
        }
    }
}

/// Some findings anywhere in a draft, of the kind of a real one, each inside a paragraph and in their order.
fn anywhere(checked: &mut Checked, pattern: &Finding, draft: &Draft, draw: &mut Draw) {
    let text = draft.text();
    let spans = (0..=draw.below(12)).filter_map(|_| {
        let range = draw.range(text.len(), 80);
        let start = (0..=range.start).rev().find(|at| text.is_char_boundary(*at))?;
        let block = draft.blocks().get(draft.block_index(start as u32))?.span;
        let end = (range.end..=text.len()).find(|at| text.is_char_boundary(*at))?.min(block.end as usize);
        (end > start).then(|| Span::from(start..end))
    });
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable();
    let each = spans.into_iter().map(|span| Finding { span: Some(span), anchor: None, ..pattern.clone() });
    checked.findings = each.collect();
    checked.masks.clear();
}

#[test]
fn damaged_files_are_refused_or_their_copies_are_whole() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let (first, many) =
        (number("FAIRCOPY_DAMAGED_FROM").unwrap_or(1), number("FAIRCOPY_DAMAGED").unwrap_or(150));
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let day = date(2026, 11, 22);
    let selection = Selection { date: day, only: &[], groups: &[], rules: "" };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let names = ["hard-mixture.docx", "description.docx", "fair-copy.docx"];
    let samples = names.map(|name| fs::read(folder.join(name)).expect("readable"));
    let draft = read(Format::Docx, &samples[0]).expect("a sample");
    let mut checked = Checker::new(&pack).check(&draft, day);
    let pattern = checked.findings[0].clone();
    // Copies with comments, to be annotated again.
    let copy = annotate(&samples[0], &draft, &checked, &selection).expect("a copy").bytes;
    let files: Vec<Vec<(String, Vec<u8>)>> =
        samples.iter().chain([&copy]).map(|bytes| entries(bytes)).collect();
    let (mut refused, mut declined, mut copied) = (0, 0, 0);
    for seed in first..first + many {
        let mut draw = Draw::new(seed);
        let mut parts = files[draw.below(files.len())].clone();
        // One time in eight the archive itself is damaged, else one of its parts, the main one most of all.
        let whole = draw.below(8) == 0;
        for _ in 0..=draw.below(3) {
            let main = parts.iter().position(|(name, _)| name == "word/document.xml").expect("the main part");
            let part = if draw.below(3) > 0 { main } else { draw.below(parts.len()) };
            if !whole {
                damaged(&mut parts[part].1, &mut draw);
            }
        }
        let mut bytes = packed(&parts);
        if whole {
            let at = draw.range(bytes.len(), 64);
            match draw.below(3) {
                0 => bytes.truncate(at.start),
                1 => bytes.drain(at).for_each(drop),
                _ => bytes[at].iter_mut().for_each(|byte| *byte = draw.below(256) as u8),
            }
        }
        let draft = match read(Format::Docx, &bytes) {
            Ok(draft) => draft,
            Err(error) => {
                assert!(error.to_string().len() > 30, "seed {seed}: {error}");
                refused += 1;
                continue;
            }
        };
        anywhere(&mut checked, &pattern, &draft, &mut draw);
        match annotate(&bytes, &draft, &checked, &selection) {
            Ok(copy) => {
                let again = read(Format::Docx, &copy.bytes).expect("a copy can be read");
                assert_eq!(again.text(), draft.text(), "seed {seed}");
                let own = again.remarks().iter().filter(|one| one.author.as_deref() == Some("faircopy"));
                assert_eq!(own.count(), copy.comments + copy.answered, "seed {seed}");
                copied += 1;
            }
            Err(error) => {
                let said = error.to_string();
                assert!(!said.contains("The fault is ours"), "seed {seed}: {said}");
                declined += 1;
            }
        }
    }
    assert!(copied * 4 > many, "{copied} copied, {declined} declined, {refused} refused");
    assert!(refused > 0, "{copied} copied, {declined} declined, {refused} refused");
}
