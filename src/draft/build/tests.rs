use super::*;

fn paragraph(builder: &mut DraftBuilder, pieces: &[(&str, bool)]) {
    builder.open(BlockSpec::paragraph());
    for (text, bold) in pieces {
        builder.bold(*bold);
        builder.push_verbatim(text, 0, builder.position());
    }
    builder.bold(false);
    builder.close();
}

#[test]
fn a_bold_line_alone_is_a_heading_and_a_bold_opening_a_lead_in() {
    let mut builder = DraftBuilder::new();
    builder.source("");
    paragraph(&mut builder, &[("Family and environment", true)]);
    paragraph(&mut builder, &[("Purpose.", true), (" We wrote this to help.", false)]);
    paragraph(&mut builder, &[("We never met them.", true)]);
    paragraph(&mut builder, &[("They said ", false), ("no", true)]);
    let draft = builder.finish(None);
    let kinds: Vec<_> = draft.blocks().iter().map(|block| block.kind).collect();
    use BlockKind::{Heading, Paragraph};
    assert_eq!(kinds, [Heading(10), Paragraph, Paragraph, Paragraph]);
    assert_eq!(draft.slice(draft.blocks()[1].lead_in.expect("a lead-in")), "Purpose");
    assert!(draft.blocks()[3].lead_in.is_none());
    assert_eq!(draft.heading_path(draft.blocks()[3].section), ["Family and environment"]);
}

#[test]
fn a_slanted_line_is_a_label_where_others_are() {
    let mut builder = DraftBuilder::new();
    builder.source("");
    for text in ["Who they are.", "Where it happens.", "What we will do."] {
        builder.open(BlockSpec::paragraph());
        builder.slanted(true);
        builder.push_verbatim(text, 0, builder.position());
        builder.slanted(false);
        if text != "What we will do." {
            builder.push_verbatim(" Six friends.", 0, builder.position());
        }
        builder.close();
    }
    let draft = builder.finish(None);
    let lead_ins: Vec<_> =
        draft.blocks().iter().map(|block| block.lead_in.map(|span| draft.slice(span).to_owned())).collect();
    assert_eq!(
        lead_ins.iter().flatten().collect::<Vec<_>>(),
        ["Who they are", "Where it happens", "What we will do"]
    );
}

#[test]
fn parts_are_put_in_order_and_everything_moves_with_them() {
    let mut builder = DraftBuilder::new();
    let source = builder.source("");
    builder.field("title", "The Elm group", source, 7..20);
    let note = BlockSpec { kind: BlockKind::Footnote, part: Part::Footnotes, ..BlockSpec::paragraph() };
    builder.open(note);
    builder.push_verbatim("Seen", source, 90);
    let start = builder.position() - 4;
    builder.remark(Remark {
        text: "ask".into(),
        span: Some(Span::new(start, start + 4)),
        ..Remark::default()
    });
    builder.open(BlockSpec { kind: BlockKind::Heading(1), ..BlockSpec::paragraph() });
    builder.push_verbatim("Scope", source, 30);
    let draft = builder.finish(None);
    assert_eq!(draft.text(), "Scope\nSeen\nThe Elm group");
    assert_eq!(draft.slice(draft.remarks()[0].span.expect("a span")), "Seen");
    assert_eq!(draft.slice(draft.blocks()[draft.fields()[0].block].span), "The Elm group");
    assert_eq!(draft.file_range(draft.blocks()[1].span), Some(90..94));
    assert_eq!(draft.heading_path(draft.blocks()[0].section), ["Scope"]);
}
