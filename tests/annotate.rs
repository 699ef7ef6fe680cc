//! The annotated copy: every finding has its comment on its words, everybody else's work stays, and a second run
//! replaces the first.

#![allow(clippy::disallowed_methods)] // the samples are on the disk

#[path = "support/docx.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use faircopy::check::{Checked, Checker};
use faircopy::draft::{Draft, Part, Remark};
use faircopy::finding::{Finding, Severity};
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use faircopy::text::Span;
use faircopy::waive;
use faircopy::word::{AnnotateError, Annotated, Selection, annotate};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use support::{Docx, WORD, part};

const DAY: Date = date(2026, 11, 22);
const ALL: Selection<'static> = Selection { date: DAY, only: &[], groups: &[], rules: "" };

static CHECKER: LazyLock<(Pack, Checker)> = LazyLock::new(|| {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let checker = Checker::new(&pack);
    (pack, checker)
});

fn check(bytes: &[u8]) -> (Draft, Checked) {
    let (pack, checker) = &*CHECKER;
    let draft = read(Format::Docx, bytes).expect("a draft");
    let mut checked = checker.check(&draft, DAY);
    waive::settle(&draft, pack, DAY, &[], &mut checked);
    (draft, checked)
}

fn annotated(bytes: &[u8], selection: &Selection<'_>) -> Annotated {
    let (draft, checked) = check(bytes);
    annotate(bytes, &draft, &checked, selection).expect("a copy")
}

fn own(draft: &Draft) -> Vec<&Remark> {
    draft.remarks().iter().filter(|remark| remark.author.as_deref() == Some("faircopy")).collect()
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the samples are there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|own| own == "docx"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_finding_of_the_samples_has_its_comment_on_its_words() {
    for path in samples() {
        let bytes = fs::read(&path).expect("readable");
        let (draft, checked) = check(&bytes);
        let copy = annotate(&bytes, &draft, &checked, &ALL).expect("a copy");
        let again = read(Format::Docx, &copy.bytes).expect("readable");
        assert_eq!(again.text(), draft.text());
        let open: Vec<&Finding> =
            checked.findings.iter().filter(|finding| finding.waived.is_none()).collect();
        let own = own(&again);
        assert_eq!((own.len(), copy.comments), (open.len(), open.len()), "{}", path.display());
        assert_eq!(again.remarks().len() - own.len(), draft.remarks().len(), "others' comments stay");
        for (finding, remark) in open.iter().zip(own) {
            // Its title would say of a weak statement that it is missing.
            let title = if finding.is_weak { "Not enough yet" } else { &finding.title };
            for said in [title, finding.severity.name(), &*finding.why, &*finding.fix, &*finding.rule] {
                assert!(remark.text.contains(said), "{said}: {}", remark.text);
            }
            let in_body = |span: Span| draft.blocks()[draft.block_index(span.start)].part == Part::Body;
            if let Some(span) = finding.span.filter(|span| in_body(*span)) {
                assert_eq!(remark.span, Some(span), "{}: {:?}", path.display(), draft.slice(span));
            }
        }
        // A second run takes its own comments out and puts the same ones in.
        let twice = annotated(&copy.bytes, &ALL);
        assert_eq!((twice.replaced, twice.bytes == copy.bytes), (copy.comments, true), "{}", path.display());
    }
}

#[test]
fn a_selection_comments_on_what_it_names_and_takes_the_rest_out() {
    let bytes =
        fs::read(samples().into_iter().find(|path| path.ends_with("hard-mixture.docx")).expect("there"))
            .expect("readable");
    let all = annotated(&bytes, &ALL);
    let musts = annotated(&all.bytes, &Selection { only: &[Severity::Must], ..ALL });
    assert!(musts.comments > 0 && musts.comments < all.comments);
    assert_eq!(musts.replaced, all.comments);
    let groups = ["description".to_owned()];
    let description = annotated(&bytes, &Selection { groups: &groups, ..ALL });
    let again = read(Format::Docx, &description.bytes).expect("readable");
    assert!(description.comments > 0);
    assert!(own(&again).iter().all(|remark| remark.text.contains("Rule: description/")));
}

const CLAUSE: &str = "<w:r><w:t>The gang members met at the Steps.</w:t></w:r>";

fn comment(id: u32, author: &str, paragraph: &str, words: &str) -> String {
    format!(
        r#"<w:comment w:id="{id}" w:author="{author}" w:date="2026-11-20T09:30:00Z"><w:p w14:paraId="{paragraph}"><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"#
    )
}

fn marked(id: u32, inside: &str) -> String {
    format!(
        r#"<w:commentRangeStart w:id="{id}"/>{inside}<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#
    )
}

#[test]
fn a_comment_by_a_person_waives_and_survives_a_new_run() {
    let asks = "faircopy: allow language/gang-label because it is the name the boys use";
    let body = format!("<w:p>{}</w:p>", marked(3, CLAUSE));
    let bytes = Docx::new(&body).comments(&comment(3, "C. Evers", "00000001", asks)).bytes();
    let (draft, checked) = check(&bytes);
    let label =
        checked.findings.iter().find(|finding| &*finding.rule == "language/gang-label").expect("found");
    let waived = label.waived.as_ref().expect("waived");
    assert_eq!(waived.by.as_deref(), Some("C. Evers"));
    assert_eq!(waived.date.as_deref(), Some("2026-11-20"));
    assert_eq!(waived.reason, "it is the name the boys use");
    let copy = annotate(&bytes, &draft, &checked, &ALL).expect("a copy");
    let (again, rechecked) = check(&copy.bytes);
    assert!(own(&again).iter().all(|remark| !remark.text.contains("language/gang-label")));
    assert!(again.remarks().iter().any(|remark| remark.text == asks));
    let still =
        rechecked.findings.iter().find(|finding| &*finding.rule == "language/gang-label").expect("found");
    assert!(still.waived.is_some());
    assert!(
        !rechecked.findings.iter().any(|finding| finding.rule.starts_with("gate/")),
        "faircopy asks nothing"
    );
}

/// An answer as Word writes it, without marks of its own, in its list of answers.
#[test]
fn an_answer_to_faircopys_comment_waives_and_keeps_the_thread() {
    let said = "Rule: language/gang-label. To keep this on purpose, reply: faircopy: allow language/gang-label because ...";
    let asks = "faircopy: allow language/gang-label because it is the name the boys use";
    let body = format!("<w:p>{}</w:p>", marked(3, CLAUSE));
    let comments = comment(3, "faircopy", "0000000A", said) + &comment(4, "C. Evers", "0000000B", asks);
    let answers = [("0000000A", None), ("0000000B", Some("0000000A"))];
    let bytes = Docx::new(&body).comments(&comments).answers(&answers).bytes();
    let (draft, checked) = check(&bytes);
    let label =
        checked.findings.iter().find(|finding| &*finding.rule == "language/gang-label").expect("found");
    assert_eq!(label.waived.as_ref().and_then(|waived| waived.by.as_deref()), Some("C. Evers"));
    let copy = annotate(&bytes, &draft, &checked, &ALL).expect("a copy");
    assert_eq!((copy.answered, copy.replaced), (1, 0));
    let list = part(&copy.bytes, "word/commentsExtended.xml").expect("still there");
    assert!(list.contains("0000000A") && list.contains("0000000B"));

    // An answer that waives nothing keeps the thread too, and the finding gets no second comment.
    let objection =
        comment(3, "faircopy", "0000000A", said) + &comment(4, "C. Evers", "0000000B", "I am not sure.");
    let bytes = Docx::new(&body).comments(&objection).answers(&answers).bytes();
    let copy = annotated(&bytes, &ALL);
    let again = read(Format::Docx, &copy.bytes).expect("readable");
    let about = own(&again).iter().filter(|remark| remark.text.contains("allow language/gang-label")).count();
    assert_eq!((about, copy.answered), (1, 1));

    // Without an answer the comment goes, and so does its line in the list.
    let bytes =
        Docx::new(&body).comments(&comment(3, "faircopy", "0000000A", said)).answers(&answers[..1]).bytes();
    let copy = annotated(&bytes, &ALL);
    assert_eq!(copy.replaced, 1);
    assert!(!part(&copy.bytes, "word/commentsExtended.xml").expect("there").contains("0000000A"));
}

#[test]
fn what_stands_in_notes_and_headers_is_said_where_it_can_be() {
    let body = r#"<w:p><w:r><w:t>They met.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    let notes = format!(r#"<w:footnote w:id="2"><w:p>{CLAUSE}</w:p></w:footnote>"#);
    let bytes = Docx::new(body).footnotes(&notes).header(&format!("<w:p>{CLAUSE}</w:p>")).bytes();
    let copy = annotated(&bytes, &ALL);
    let main = part(&copy.bytes, "word/document.xml").expect("there");
    let sign = main.find("footnoteReference").expect("the sign");
    assert!(main[..sign].contains("commentRangeStart") && main[sign..].contains("commentRangeEnd"));
    let again = read(Format::Docx, &copy.bytes).expect("readable");
    let own = own(&again);
    let labels: Vec<&str> = own
        .iter()
        .filter(|remark| remark.text.contains("Rule: language/gang-label"))
        .map(|remark| remark.text.lines().nth(1).expect("where"))
        .collect();
    assert_eq!(labels, ["Where: footnote 1: “gang members”", "Where: page header: “gang members”"]);
}

#[test]
fn a_comment_on_words_in_a_box_names_their_place() {
    let body = format!(
        "<w:p><w:r><w:t>They met.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p>{CLAUSE}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    );
    let again = read(Format::Docx, &annotated(&Docx::new(&body).bytes(), &ALL).bytes).expect("readable");
    let own = own(&again);
    let about =
        own.iter().find(|remark| remark.text.contains("Rule: language/gang-label")).expect("a comment");
    let place = about.text.lines().nth(1).expect("where");
    assert!(place.starts_with("Where: ") && place.ends_with(": “gang members”"), "{place}");
}

/// The comment hangs on the title and names the header: an answer to it is for the words in the header.
#[test]
fn an_answer_waives_also_where_the_comment_could_not_hang_on_the_words() {
    let said = "Where: page header: “gang members”</w:t></w:r></w:p><w:p w14:paraId=\"0000000A\"><w:r><w:t>\
                Rule: language/gang-label. To keep this on purpose, reply: faircopy: allow language/gang-label because ...";
    let body = format!("<w:p>{}</w:p><w:p>{CLAUSE}</w:p>", marked(3, "<w:r><w:t>A report</w:t></w:r>"));
    let answered = |answer: &str| {
        let comments = comment(3, "faircopy", "00000009", said) + &comment(4, "C. Evers", "0000000B", answer);
        let answers = [("0000000A", None), ("0000000B", Some("0000000A"))];
        let docx = Docx::new(&body).header(&format!("<w:p>{CLAUSE}</w:p>"));
        docx.comments(&comments).answers(&answers).bytes()
    };
    let bytes = answered("faircopy: allow language/gang-label because it is the name of the form");
    let (draft, checked) = check(&bytes);
    let labels = checked.findings.iter().filter(|finding| &*finding.rule == "language/gang-label");
    let waived: Vec<_> =
        labels.map(|label| (draft.place(label.span.expect("words")).part, label.waived.is_some())).collect();
    assert_eq!(waived, [(Part::Body, false), (Part::Header, true)]);
    assert!(!checked.findings.iter().any(|finding| finding.rule.starts_with("gate/")), "it does something");

    // Any answer keeps the comment, and the words in the header get no second one.
    let copy = annotated(&answered("Let us talk."), &ALL);
    let again = read(Format::Docx, &copy.bytes).expect("readable");
    let about = own(&again).into_iter().filter(|remark| remark.text.contains("allow language/gang-label"));
    let places: Vec<bool> = about.map(|remark| remark.text.contains("Where: page header")).collect();
    assert_eq!(places, [true, false]);
}

/// The body around the words "gang members", and what must stand in the copy's main part.
#[test]
fn marks_stand_where_word_can_bear_them() {
    let start = "<w:commentRangeStart w:id=\"0\"/>";
    let end = "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>";
    let cases = [
        // Inside one text: the run is parted, its properties are copied, white space at the seams is kept.
        (
            "<w:p><w:r w:rsidR=\"1\"><w:rPr><w:i/></w:rPr><w:t>The gang members met.</w:t></w:r></w:p>".to_owned(),
            format!(
                "<w:p><w:r w:rsidR=\"1\"><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">The </w:t></w:r>{start}\
                 <w:r w:rsidR=\"1\"><w:rPr><w:i/></w:rPr><w:t>gang members</w:t></w:r>{end}\
                 <w:r w:rsidR=\"1\"><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\"> met.</w:t></w:r></w:p>"
            ),
        ),
        // At the edges of runs nothing is parted.
        (
            "<w:p><w:r><w:t>gang</w:t></w:r><w:r><w:t xml:space=\"preserve\"> members</w:t></w:r></w:p>".to_owned(),
            format!(
                "<w:p>{start}<w:r><w:t>gang</w:t></w:r><w:r><w:t xml:space=\"preserve\"> members</w:t></w:r>{end}</w:p>"
            ),
        ),
        // A tracked insertion keeps its attributes, and a tab its place.
        (
            "<w:p><w:ins w:id=\"7\" w:author=\"N\"><w:r><w:tab/><w:t>gang members met</w:t></w:r></w:ins></w:p>"
                .to_owned(),
            format!(
                "<w:p><w:ins w:id=\"7\" w:author=\"N\"><w:r><w:tab/></w:r>{start}<w:r><w:t>gang members</w:t></w:r>\
                 {end}<w:r><w:t xml:space=\"preserve\"> met</w:t></w:r></w:ins></w:p>"
            ),
        ),
        // Content controls among runs, and fields, are kept whole.
        (
            "<w:p><w:sdt><w:sdtContent><w:r><w:t>The gang members</w:t></w:r></w:sdtContent></w:sdt></w:p>"
                .to_owned(),
            format!(
                "<w:p>{start}<w:sdt><w:sdtContent><w:r><w:t>The gang members</w:t></w:r></w:sdtContent></w:sdt>{end}</w:p>"
            ),
        ),
        (
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r>\
             <w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>a gang member</w:t></w:r><w:r>\
             <w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>s</w:t></w:r></w:p>"
                .to_owned(),
            format!("<w:p>{start}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"),
        ),
        // Text boxes cannot bear comments: the run that holds them does.
        (
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>gang members</w:t></w:r></w:p></w:txbxContent></w:pict>\
             </w:r></w:p>"
                .to_owned(),
            format!(
                "<w:p>{start}<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>gang members</w:t></w:r></w:p>\
                 </w:txbxContent></w:pict></w:r>{end}</w:p>"
            ),
        ),
    ];
    let groups = ["language".to_owned()];
    for (body, wanted) in cases {
        let copy = annotated(&Docx::new(&body).bytes(), &Selection { groups: &groups, ..ALL });
        let main = part(&copy.bytes, "word/document.xml").expect("there");
        assert!(main.contains(&wanted), "{main}\n\nwanted {wanted}");
    }
}

#[test]
fn a_document_without_words_is_commented_in_its_only_paragraph_or_declined() {
    let copy = annotated(&Docx::new("<w:p/>").bytes(), &ALL);
    assert!(copy.comments > 3);
    let main = part(&copy.bytes, "word/document.xml").expect("there");
    assert!(main.contains("<w:p><w:commentRangeStart") && main.contains("</w:r></w:p></w:body>"), "{main}");

    let bytes = Docx::new("<w:sectPr/>").bytes();
    let (draft, checked) = check(&bytes);
    let error = annotate(&bytes, &draft, &checked, &ALL).expect_err("no paragraph");
    assert!(matches!(error, AnnotateError::NoParagraph), "{error}");
}

#[test]
fn words_outside_any_run_are_commented_with_their_paragraph() {
    let copy = annotated(&Docx::new("<w:p><w:t>The gang members met.</w:t></w:p>").bytes(), &ALL);
    let again = read(Format::Docx, &copy.bytes).expect("readable");
    assert!(own(&again).iter().all(|remark| remark.span == Some(again.blocks()[0].span)));
}

#[test]
fn comments_fit_the_flavour_the_prefix_and_the_encoding_of_the_file() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let body = format!("<w:p>{CLAUSE}</w:p>");
    let copy = annotated(&Docx::new(&body).vocabulary(strict).bytes(), &ALL);
    assert!(part(&copy.bytes, "word/comments.xml").expect("made").contains(strict));
    let other = Docx::new(&body).main(|xml| {
        xml.replace("<w:", "<ns0:")
            .replace("</w:", "</ns0:")
            .replace(" w:", " ns0:")
            .replace("xmlns:w=", "xmlns:ns0=")
    });
    let copy = annotated(&other.bytes(), &ALL);
    let main = part(&copy.bytes, "word/document.xml").expect("there");
    assert!(main.contains(&format!("<w:commentRangeStart xmlns:w=\"{WORD}\"")), "{main}");
    let wide = Docx::new(&body).wide().bytes();
    let copy = annotated(&wide, &ALL);
    assert!(copy.comments > 0);
}

/// Something a paragraph may hold, around words.
const PIECES: &[&str] = &[
    "<w:r><w:t>They met </w:t></w:r>",
    "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> at the Steps, </w:t></w:r>",
    "<w:r><w:t>a&amp;b &#x41;</w:t><w:tab/><w:t>c</w:t><w:br/></w:r>",
    "<w:r><w:t><![CDATA[x <y> z]]></w:t></w:r>",
    "<w:r><w:t>cafe\u{301} \u{1f468}\u{200d}\u{1f467} \u{0645}\u{0631}\u{062d}</w:t></w:r>",
    "<w:ins w:id=\"9\"><w:r><w:t>put in</w:t></w:r></w:ins>",
    "<w:del w:id=\"8\"><w:r><w:delText>taken out</w:delText></w:r></w:del>",
    "<w:hyperlink w:anchor=\"a\"><w:r><w:t>a link</w:t></w:r></w:hyperlink>",
    "<w:sdt><w:sdtPr><w:tag w:val=\"t\"/></w:sdtPr><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>",
    "<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>7 pages</w:t></w:r></w:fldSimple>",
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>a field</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    "<w:r><w:ruby><w:rt><w:r><w:t>rt</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>",
    "<mc:AlternateContent><mc:Choice Requires=\"a\"><w:r><w:t>chosen</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>other</w:t></w:r></mc:Fallback></mc:AlternateContent>",
    "<w:commentRangeStart w:id=\"3\"/><w:r><w:t>on this</w:t></w:r><w:commentRangeEnd w:id=\"3\"/><w:r><w:commentReference w:id=\"3\"/></w:r>",
    "<w:commentRangeStart w:id=\"4\"/><w:r><w:t>and this</w:t></w:r><w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r>",
    "</w:p><w:p>",
    "</w:p></w:tc><w:tc><w:p>",
    "<w:r/>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever a paragraph is made of and wherever the words are cut, there is a copy that is proved the same, and
    /// a second run gives the very same bytes.
    #[test]
    fn any_words_of_any_paragraph_can_bear_a_comment(
        pieces in prop::collection::vec(0..PIECES.len(), 1..9),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6),
        controlled in any::<bool>(),
    ) {
        let inside: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
        let table = format!("<w:tbl><w:tr><w:tc><w:p>{inside}</w:p></w:tc></w:tr></w:tbl>");
        let body = if controlled {
            format!("<w:sdt><w:sdtContent>{table}</w:sdtContent></w:sdt>")
        } else {
            table
        };
        let comments = comment(3, "N", "00000001", "mine") + &comment(4, "faircopy", "00000002", "from earlier");
        let bytes = Docx::new(&body).comments(&comments).bytes();
        let (draft, mut checked) = check(&bytes);
        let pattern = checked.findings[0].clone();
        let text = draft.text();
        checked.findings.clear();
        for (a, b) in cuts {
            let places: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
            let (a, b) = (places[a.index(places.len())], places[b.index(places.len())]);
            let span = Span::from(a.min(b)..a.max(b));
            let block = draft.blocks()[draft.block_index(span.start)].span;
            let span = Span::new(span.start, span.end.min(block.end).max(span.start));
            checked.findings.push(Finding { span: Some(span), anchor: None, ..pattern.clone() });
        }
        let copy = annotate(&bytes, &draft, &checked, &ALL).expect("a copy that is proved");
        prop_assert_eq!(copy.comments, checked.findings.len());
        let draft = read(Format::Docx, &copy.bytes).expect("readable");
        let twice = annotate(&copy.bytes, &draft, &checked, &ALL).expect("a copy that is proved");
        prop_assert_eq!(twice.replaced, copy.comments);
        for name in ["word/document.xml", "word/comments.xml", "[Content_Types].xml"] {
            prop_assert_eq!(part(&twice.bytes, name), part(&copy.bytes, name));
        }
        prop_assert!(twice.bytes == copy.bytes);
    }
}
