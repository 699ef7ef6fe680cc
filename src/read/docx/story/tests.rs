use super::super::comments::{Comment, Comments};
use super::*;
use crate::draft::{BlockKind, Draft, MarkingKind};
use crate::text::Span;

/// Reads the inside of a body.
fn body(inner: &str) -> Draft {
    told(inner, Transcript::default())
}

fn told(inner: &str, mut out: Transcript) -> Draft {
    let xml = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>{inner}</w:body></w:document>"#
    );
    let story = Story { name: "word/document.xml", xml: &xml, part: Part::Body };
    read(story, &Styles::default(), &mut out).expect("well-formed");
    out.tell().finish(None)
}

fn r(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

fn gaps(draft: &Draft) -> Vec<(&str, Option<&str>)> {
    draft.gaps().iter().map(|gap| (gap.what.as_str(), gap.place.as_deref())).collect()
}

#[test]
fn every_paragraph_counts_empty_ones_too() {
    let draft = body(&format!("{}<w:p/><w:p><w:pPr/></w:p>{}", p("One."), p("Two.")));
    let numbers: Vec<_> = draft.blocks().iter().map(|block| block.paragraph).collect();
    assert_eq!(draft.text(), "One.\n\n\nTwo.");
    assert_eq!(numbers, [1, 2, 3, 4]);
}

#[test]
fn headings_by_style_and_by_outline_level() {
    let styled = |style: &str, text: &str| format!("<w:p><w:pPr>{style}</w:pPr>{}</w:p>", r(text));
    let draft = body(
        &[
            styled(r#"<w:pStyle w:val="Heading1"/>"#, "Findings"),
            styled(r#"<w:outlineLvl w:val="1"/>"#, "Identity"),
            styled(r#"<w:pStyle w:val="Heading3"/><w:outlineLvl w:val="9"/>"#, "Not a heading"),
        ]
        .concat(),
    );
    let kinds: Vec<_> = draft.blocks().iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Heading(1), BlockKind::Heading(2), BlockKind::Paragraph]);
    assert_eq!(draft.heading_path(draft.blocks()[2].section), ["Findings", "Identity"]);
}

#[test]
fn nested_tables_keep_their_own_rows_and_columns() {
    let inner = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("inner"));
    let draft = body(&format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{inner}{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>{}",
        p("a"),
        p("after"),
        p("c"),
        p("out")
    ));
    let cells: Vec<_> = draft
        .blocks()
        .iter()
        .map(|block| (draft.slice(block.span), block.cell.map(|cell| (cell.table, cell.row, cell.column))))
        .collect();
    let want = [
        ("a", Some((1, 1, 1))),
        ("inner", Some((2, 1, 1))),
        ("after", Some((1, 1, 2))),
        ("c", Some((1, 2, 1))),
        ("out", None),
    ];
    assert_eq!(cells, want);
    assert_eq!(draft.blocks()[1].kind, BlockKind::Cell);
}

#[test]
fn neighbouring_items_share_a_list_and_a_paragraph_between_parts_them() {
    let item = |definition: u32, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{definition}"/></w:numPr></w:pPr>{}</w:p>"#,
            r(text)
        )
    };
    let draft =
        body(&[item(4, "a"), item(7, "b"), item(4, "c"), p("Then."), item(4, "d"), item(0, "e")].concat());
    let lists: Vec<_> = draft.blocks().iter().map(|block| block.list).collect();
    assert_eq!(lists, [Some(1), Some(2), Some(1), None, Some(3), None]);
    assert_eq!(draft.blocks()[0].kind, BlockKind::Item);
}

#[test]
fn a_text_box_is_read_once_after_the_paragraph_it_hangs_on() {
    let content = format!("<w:txbxContent>{}{}</w:txbxContent>", p("Box."), p("Second."));
    let draft = body(&format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice>{content}</mc:Choice><mc:Fallback>{content}</mc:Fallback>\
         </mc:AlternateContent></w:r>{}</w:p>{}",
        r("Before "),
        r("after."),
        p("Next.")
    ));
    assert_eq!(draft.text(), "Before after.\nBox.\nSecond.\nNext.");
    assert_eq!(draft.blocks()[1].kind, BlockKind::TextBox);
}

#[test]
fn a_fallback_is_read_where_the_choice_holds_no_text() {
    let draft = body(&format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t/></mc:Choice><mc:Fallback>{}</mc:Fallback>\
         </mc:AlternateContent></w:r></w:p>",
        r("shown")
    ));
    assert_eq!(draft.text(), "shown");
}

#[test]
fn a_field_shows_its_result_and_one_that_fetches_is_named() {
    let step = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let draft = body(&format!(
        "<w:p>{}<w:r><w:instrText>INCLUDETEXT &quot;other.docx&quot;</w:instrText></w:r>{}{}{}{}</w:p>\
         <w:p>{}{}</w:p><w:p><w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple></w:p>",
        step("begin"),
        r("code"),
        step("separate"),
        r("result"),
        step("end"),
        step("begin"),
        r("lost in a field that never ends"),
        r("3")
    ));
    assert_eq!(draft.text(), "result\n\n3");
    assert_eq!(draft.gaps().len(), 1);
    assert!(draft.gaps()[0].what.starts_with("1 field that would fetch"));
}

#[test]
fn deletions_are_counted_and_not_read_and_insertions_are_read() {
    let deleted = |text: &str| format!("<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let draft = body(&format!(
        "<w:p>{}{}{}<w:ins>{}</w:ins>{}<w:moveFrom>{}</w:moveFrom></w:p>",
        r("Seen "),
        deleted("gone "),
        deleted("in two runs "),
        r("added "),
        r("shown "),
        r("moved away")
    ));
    assert_eq!(draft.text(), "Seen added shown ");
    assert_eq!(gaps(&draft), [("2 tracked deletions", Some("paragraph 1"))]);
    assert!(!draft.gaps()[0].unread);
    let struck: Vec<_> = draft.struck().iter().map(|one| (&*one.words, draft.slice(one.span))).collect();
    assert_eq!(struck, [("gone in two runs ", draft.text()), ("moved away", draft.text())]);
}

#[test]
fn a_deleted_paragraph_end_joins_two_and_the_second_gives_its_look() {
    let draft = body(&format!(
        r#"<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}{}"#,
        r("One "),
        p("two."),
        p("Three.")
    ));
    assert_eq!(draft.text(), "One two.\nThree.");
    assert_eq!(draft.blocks()[0].kind, BlockKind::Paragraph);
}

#[test]
fn a_deleted_paragraph_end_still_parts_words() {
    let ended = |text: &str| format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>", r(text));
    let draft = body(&[ended("They met."), ended("All came"), ended(""), p(" home.")].concat());
    assert_eq!(draft.text(), "They met. All came home.");
    assert_eq!(draft.put_in(draft.blocks()[0].span).count(), 0, "the space stands for the end");
    assert_eq!(body(&[ended("he is a th"), p("ug here")].concat()).text(), "he is a thug here", "one word");
    // What ends the text is not followed by a space, nor what ends a cell.
    assert_eq!(body(&ended("They met.")).text(), "They met.");
}

#[test]
fn what_keeps_the_pieces_of_a_formula_apart_is_no_words_of_the_file() {
    let draft = body(&format!(
        "<w:p>{}<m:oMath><m:r><m:t>E=m</m:t></m:r><m:r><m:t>c</m:t></m:r><m:r><m:t>2</m:t></m:r></m:oMath>{}</w:p>",
        r("As "),
        r(" says.")
    ));
    assert_eq!(draft.text(), "As E=m c 2 says.");
    let all = draft.blocks()[0].span;
    assert_eq!(crate::excerpt::excerpt(&draft, all, &[]), "As E=mc2 says.");
    assert_eq!(crate::excerpt::excerpt(&draft, all, &[Span::new(3, 10)]), "As ••••2 says.");
}

#[test]
fn hidden_text_is_read_and_told_with_its_place() {
    let hidden =
        |val: &str| format!("<w:p>{}<w:r><w:rPr><w:vanish{val}/></w:rPr><w:t>x</w:t></w:r></w:p>", r("a"));
    let draft = body(&[hidden(r#" w:val="0""#), hidden("")].concat());
    assert_eq!(draft.text(), "ax\nax");
    assert_eq!(gaps(&draft), [("1 passage of hidden text (read)", Some("paragraph 2"))]);
}

#[test]
fn lines_through_words_boxes_of_forms_and_numbers_of_pages_are_marked() {
    let run = |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>");
    let boxed = |state: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/><w:checkBox><w:sizeAuto/>{state}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let page = r#"<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>"#;
    let field = |code: &str, shown: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
            r(shown)
        )
    };
    let paragraphs = [
        format!(
            "{}{}{}",
            run("<w:strike/>", "no"),
            run("<w:dstrike/>", "t"),
            run(r#"<w:strike w:val="0"/>"#, " so")
        ),
        format!("{}{}", boxed(r#"<w:default w:val="0"/><w:checked/>"#), r("Agreed")),
        format!("{}{}", boxed(r#"<w:default w:val="0"/>"#), r("Refused")),
        format!("{}{page}{}{}{}", r("Page "), r(" of "), field("NUMPAGES", "12"), field("DATE", "1 May")),
    ];
    let draft = body(&paragraphs.map(|inner| format!("<w:p>{inner}</w:p>")).concat());
    let markings: Vec<_> =
        draft.markings().iter().map(|marking| (marking.kind, draft.slice(marking.span))).collect();
    assert_eq!(
        markings,
        [
            (MarkingKind::Struck, "not"),
            (MarkingKind::Ticked, ""),
            (MarkingKind::Unticked, ""),
            (MarkingKind::PageNumber, "3"),
            (MarkingKind::PageNumber, "12"),
        ]
    );
    assert_eq!(draft.text(), "not so\nAgreed\nRefused\nPage 3 of 121 May");
}

#[test]
fn what_was_chosen_from_a_list_is_told_with_the_place() {
    let list = |inner: &str| {
        format!(
            r#"<w:p>{}<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{inner}<w:listEntry w:val="Not asked"/><w:listEntry w:val="Yes &amp; recorded"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#,
            r("Consent: ")
        )
    };
    let told = |inner: &str| body(&list(inner)).gaps()[0].what.clone();
    assert_eq!(told(r#"<w:result w:val="1"/>"#), "1 choice from a list in a form: “Yes & recorded”");
    assert_eq!(told(r#"<w:default w:val="1"/>"#), "1 choice from a list in a form: “Yes & recorded”");
    assert_eq!(
        told(r#"<w:result w:val="0"/><w:default w:val="1"/>"#),
        "1 choice from a list in a form: “Not asked”"
    );
    assert_eq!(told(""), "1 choice from a list in a form: “Not asked”");
    assert_eq!(told(r#"<w:result w:val="99"/>"#), "1 choice from a list in a form");
    let draft = body(&list(""));
    assert_eq!(draft.text(), "Consent: ");
    assert!(draft.gaps()[0].unread);
    assert_eq!(draft.gaps()[0].place.as_deref(), Some("paragraph 1"));
}

#[test]
fn a_comment_hangs_on_its_range_and_one_without_on_its_paragraph() {
    let comment = |id: &str| Comment { id: id.into(), author: None, date: None, text: id.into() };
    let mut out = Transcript::default();
    out.comments = Comments::new(["1", "2", "3", "4"].map(comment).into(), std::collections::HashMap::new());
    let mark = |kind: &str, id: u8| format!(r#"<w:comment{kind} w:id="{id}"/>"#);
    let inner = format!(
        "<w:p>{}{}{}{}</w:p><w:p>{}<w:r>{}</w:r></w:p>{}{}{}<w:p/>",
        r("Calm "),
        mark("RangeStart", 1),
        r("words"),
        mark("RangeEnd", 1),
        r("On all."),
        mark("Reference", 2),
        mark("RangeStart", 3),
        p("Open."),
        mark("Reference", 9),
    );
    let draft = told(&inner, out);
    let spans: Vec<_> =
        draft.remarks().iter().map(|remark| remark.span.map(|span| draft.slice(span))).collect();
    assert_eq!(spans, [Some("words"), Some("On all."), Some("Open."), None]);
}

#[test]
fn pictures_objects_and_words_that_elements_stand_for() {
    let draft = body(
        r#"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/><w:t>c</w:t>
        <w:sym w:font="Wingdings" w:char="F0FC"/></w:r>
        <w:r><w:drawing><wp:docPr descr="Map of the park"/><pic:pic/></w:drawing></w:r>
        <w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>
        <m:oMath><m:r><m:t>r</m:t></m:r><m:r><m:t>2</m:t></m:r></m:oMath></w:p>"#,
    );
    assert_eq!(draft.text(), "a\tb\n\u{2011}c✓ r 2");
    let want =
        [("1 picture: “Map of the park”", Some("paragraph 1")), ("1 embedded object", Some("paragraph 1"))];
    assert_eq!(gaps(&draft), want);
    assert!(draft.gaps()[0].unread);
}

#[test]
fn line_breaks_of_the_xml_are_not_line_breaks_of_the_text() {
    let draft = body("<w:p><w:r><w:t>\n    laid out\n    over lines\n  </w:t></w:r></w:p>");
    assert_eq!(draft.text(), "laid out over lines");
}

#[test]
fn a_tagged_content_control_declares_a_property() {
    let draft = body(&format!(
        r#"<w:p><w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:tag w:val="faircopy.period"/></w:sdtPr>
        <w:sdtContent>{}{}</w:sdtContent></w:sdt></w:p>"#,
        r("March to "),
        r("May")
    ));
    assert_eq!(draft.text(), "March to May\nMarch to May");
    assert_eq!(draft.fields()[0].key, "period");
    assert!(draft.gaps().is_empty());
}
