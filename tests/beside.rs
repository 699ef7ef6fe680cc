//! What a Word file carries beside its prose: names and numbers that were struck out, or stand in comments.

#[path = "support/docx.rs"]
mod support;

use faircopy::check::Checker;
use faircopy::finding::Severity;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use jiff::civil::date;
use support::Docx;

/// Each finding of the rule: how grave, what it says, and the paragraph it stands in.
fn found(bytes: &[u8]) -> Vec<(Severity, String, Option<String>)> {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let draft = read(Format::Docx, bytes).expect("a draft");
    let checked = Checker::new(&pack).check(&draft, date(2026, 11, 22));
    let own = checked.findings.into_iter().filter(|finding| &*finding.rule == "privacy/hidden-content");
    own.map(|finding| {
        assert!(finding.excerpt.is_none() || finding.span.is_some());
        let place = finding.span.or(finding.anchor).map(|span| draft.slice(span).to_owned());
        (finding.severity, finding.message, place)
    })
    .collect()
}

fn with_deletion(before: &str, gone: &str, after: &str) -> Vec<u8> {
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let body = format!(
        "<w:p>{}<w:del w:id=\"1\"><w:r><w:delText>{gone}</w:delText></w:r></w:del>{}</w:p>",
        run(before),
        run(after)
    );
    Docx::new(&body).bytes()
}

#[test]
fn what_was_struck_out_is_looked_at_for_names_and_numbers() {
    let grave = |gone: &str| {
        let found = found(&with_deletion("The group met. ", gone, "They went home."));
        // None of what was struck out is repeated.
        assert!(found.iter().all(|(_, said, _)| !said.contains(gone)), "{found:?}");
        let struck =
            found.into_iter().filter(|(_, said, _)| said.starts_with("Text that was struck out here"));
        struck.map(|(severity, _, place)| (severity, place.expect("a place"))).collect::<Vec<_>>()
    };
    let place = "The group met. They went home.".to_owned();
    for number in ["Ring 07700 900123. ", "She lives at 14 Oak Road. ", "NHS no 943 476 5919 "] {
        assert_eq!(grave(number), [(Severity::Must, place.clone())], "{number}");
    }
    for name in ["Aaron Whitlow", "Jayden", "Aaron Whitlow's nan rang. "] {
        assert_eq!(grave(name), [(Severity::Should, place.clone())], "{name}");
    }
    for plain in
        ["They were loud. ", "Children", "Agreed with Maria Osterley, social worker. ", "NRM", "2026"]
    {
        assert_eq!(grave(plain), [], "{plain}");
    }
}

#[test]
fn what_comments_say_is_looked_at_for_names_and_numbers() {
    let said = |words: &str| {
        let comment = format!(
            "<w:comment w:id=\"1\" w:author=\"N\"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
        );
        let body = "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>YP1 met them.</w:t></w:r>\
                    <w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>";
        let found = found(&Docx::new(body).comments(&comment).bytes());
        found.into_iter().filter(|(_, said, _)| said.starts_with("A comment")).collect::<Vec<_>>()
    };
    let [(severity, _, place)] = said("That is Aaron Whitlow.").try_into().expect("one");
    assert_eq!((severity, place.as_deref()), (Severity::Should, Some("YP1 met them.")));
    let [(severity, ..)] = said("Ring 07700 900123.").try_into().expect("one");
    assert_eq!(severity, Severity::Must);
    for plain in [
        "Is this still so?",
        "Ask Dr Osterley.",
        "faircopy: allow voice/missing because Aaron Whitlow says so",
    ] {
        assert_eq!(said(plain), [], "{plain}");
    }
    // A reason is a comment like any other for whoever opens the file.
    let [(severity, ..)] =
        said("faircopy: allow voice/missing because 07700 900123 says so").try_into().expect("one");
    assert_eq!(severity, Severity::Must);
}

#[test]
fn a_comment_in_markdown_is_told_where_it_stands_and_with_no_innocent_words() {
    let text =
        "# A report\n\nThe group met.\n\n<!-- her nan is on\n07700 900123 -->\n\nThe library opened late.\n";
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    let draft = read(Format::Markdown, text.as_bytes()).expect("a draft");
    let checked = Checker::new(&pack).check(&draft, date(2026, 11, 22));
    let own = checked.findings.iter().filter(|finding| &*finding.rule == "privacy/hidden-content");
    let grave: Vec<_> = own.filter(|finding| finding.severity == Severity::Must).collect();
    let [finding] = grave.as_slice() else { panic!("{grave:?}") };
    assert_eq!((finding.span, &finding.excerpt), (None, &None));
    let place = draft.place(finding.anchor.expect("a place"));
    let (first, last) = place.lines.expect("lines");
    assert_eq!(((first.line, first.column), last.line), ((5, 1), 6));
    assert_eq!(
        &text[place.bytes.start as usize..place.bytes.end as usize],
        "<!-- her nan is on\n07700 900123 -->"
    );
    assert_eq!(place.section, ["A report"]);
}

#[test]
fn what_the_file_says_of_a_picture_is_masked_as_it_is_read() {
    let long = "All that the school sent, with the letter from the nurse: NHS number 943 476 5919";
    let body = format!(
        "<w:p><w:r><w:t>They met.</w:t></w:r><w:r><w:drawing><wp:docPr \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" descr=\"{long}\"/>\
         <pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"/></w:drawing></w:r></w:p>"
    );
    let word = read(Format::Docx, &Docx::new(&body).bytes()).expect("a draft");
    let markdown = format!("They met.\n\n![{long}](a.png)\n");
    let markdown = read(Format::Markdown, markdown.as_bytes()).expect("a draft");
    for gap in [&word.gaps()[0], &markdown.gaps()[0]] {
        assert!(gap.what.contains("All that the school sent") && !gap.what.contains("943"), "{}", gap.what);
        assert!(!gap.kind().contains("school"));
    }
}
