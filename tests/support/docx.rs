//! Small Word files made by hand, for tests.

#![allow(clippy::format_collect)] // clearer here than a fold
#![allow(dead_code)] // each test file uses what it needs

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A Word file around a body.
pub(crate) struct Docx {
    vocabulary: String,
    body: String,
    parts: Vec<(&'static str, &'static str, String)>,
    change: Option<fn(String) -> String>,
    wide: bool,
}

impl Docx {
    pub(crate) fn new(body: &str) -> Self {
        Self {
            vocabulary: WORD.to_owned(),
            body: body.to_owned(),
            parts: Vec::new(),
            change: None,
            wide: false,
        }
    }

    /// The name of Word's vocabulary.
    pub(crate) fn vocabulary(mut self, vocabulary: &str) -> Self {
        vocabulary.clone_into(&mut self.vocabulary);
        self
    }

    /// A change to the main part's XML.
    pub(crate) fn main(mut self, change: fn(String) -> String) -> Self {
        self.change = Some(change);
        self
    }

    /// The main part in UTF-16.
    pub(crate) fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    pub(crate) fn comments(self, comments: &str) -> Self {
        self.part("comments", "comments", comments)
    }

    /// Comments by their last paragraphs, each with the one it answers.
    pub(crate) fn answers(mut self, answers: &[(&str, Option<&str>)]) -> Self {
        let each = answers.iter().map(|(own, parent)| {
            let parent = parent.map(|parent| format!(" w15:paraIdParent=\"{parent}\"")).unwrap_or_default();
            format!("<w15:commentEx w15:paraId=\"{own}\"{parent} w15:done=\"0\"/>")
        });
        let inside: String = each.collect();
        self.parts.push((
            "commentsExtended",
            "commentsExtended",
            format!(
                "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">{inside}</w15:commentsEx>"
            ),
        ));
        self
    }

    pub(crate) fn footnotes(self, notes: &str) -> Self {
        self.part("footnotes", "footnotes", notes)
    }

    pub(crate) fn header(self, paragraphs: &str) -> Self {
        self.part("header", "hdr", paragraphs)
    }

    fn part(mut self, kind: &'static str, root: &'static str, inside: &str) -> Self {
        let xml = format!(
            "<w:{root} xmlns:w=\"{}\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\">{inside}</w:{root}>",
            self.vocabulary
        );
        self.parts.push((kind, kind, xml));
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut main = format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"{}\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
             xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{}</w:body></w:document>",
            self.vocabulary, self.body
        );
        if let Some(change) = self.change {
            main = change(main);
        }
        let main = if self.wide {
            "\u{feff}".encode_utf16().chain(main.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        } else {
            main.into_bytes()
        };
        let relation = |kind: &str, target: &str| {
            let office = if kind == "commentsExtended" {
                "http://schemas.microsoft.com/office/2011/relationships"
            } else {
                OFFICE
            };
            format!("<Relationship Id=\"{kind}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>")
        };
        let relations = |inside: &str| {
            format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{inside}</Relationships>")
        };
        let own: String =
            self.parts.iter().map(|(kind, file, _)| relation(kind, &format!("{file}.xml"))).collect();
        let types: String = self
            .parts
            .iter()
            .map(|(kind, file, _)| {
                format!("<Override PartName=\"/word/{file}.xml\" ContentType=\"{TYPE}.{kind}+xml\"/>")
            })
            .collect();
        let mut files: Vec<(String, Vec<u8>)> = vec![
            (
                "[Content_Types].xml".into(),
                format!(
                    "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
                     ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override \
                     PartName=\"/word/document.xml\" ContentType=\"{TYPE}.document.main+xml\"/>{types}</Types>"
                )
                .into(),
            ),
            ("_rels/.rels".into(), relations(&relation("officeDocument", "word/document.xml")).into()),
            ("word/document.xml".into(), main),
            ("word/_rels/document.xml.rels".into(), relations(&own).into()),
        ];
        files
            .extend(self.parts.iter().map(|(_, file, xml)| (format!("word/{file}.xml"), xml.clone().into())));
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(name, SimpleFileOptions::default()).expect("a new entry");
            zip.write_all(&bytes).expect("in memory");
        }
        zip.finish().expect("in memory").into_inner()
    }
}

/// The text of a part of a Word file.
pub(crate) fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).expect("text");
    Some(text)
}
