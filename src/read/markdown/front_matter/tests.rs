//! Hard cases of front matter.

use crate::draft::Draft;

fn draft(markdown: &str) -> Draft {
    crate::read::markdown::read(markdown.as_bytes()).expect("readable")
}

/// `key=value` of each field, and the first words of the body; each value stands where the draft says it does.
fn shown(markdown: &str) -> String {
    let draft = draft(markdown);
    let mut out: Vec<String> = Vec::new();
    for field in draft.fields() {
        let span = draft.blocks()[field.block].span;
        let value = draft.slice(span);
        out.push(format!("{}={value}", field.key));
        let range = draft.file_range(span).expect("a place");
        let written = &markdown[range.start as usize..range.end as usize];
        let first = value.split_whitespace().next().unwrap_or("");
        assert!(
            written.starts_with(first),
            "{} of {:?} is said to stand at {written:?}",
            field.key,
            markdown
        );
    }
    let body: Vec<_> =
        draft.blocks().iter().filter(|block| !matches!(block.kind, crate::draft::BlockKind::Field)).collect();
    out.extend(body.iter().map(|block| format!("«{}»", draft.slice(block.span).replace('\n', "⏎"))));
    out.extend(
        draft.gaps().iter().map(|gap| format!("!{} [{}]", gap.what, gap.place.as_deref().unwrap_or(""))),
    );
    out.join(" ")
}

#[test]
fn yaml() {
    for (markdown, fields) in [
        // as written, also what YAML would make a date, a number or a truth of
        ("---\ndate: 2026-03-12\nn: 007\nok: yes\n---\nx", "date=2026-03-12 n=007 ok=yes «x»"),
        // quoted, both ways, and with something that reads like the other
        ("---\ntitle: \"The Elm: group\"\nby: 'A # B'\n---\nx", "title=The Elm: group by=A # B «x»"),
        // nested, lists both ways, mappings in lists
        (
            "---\nperiod:\n  from: 2 May\n  to: 7 June\nmembers: [A, \"B\"]\nwho:\n- C\n- name: D\n  role: E\n---\n",
            "period.from=2 May period.to=7 June members=A members=B who=C who.name=D who.role=E",
        ),
        // empty, in every way there is
        (
            "---\na:\nb: \"\"\nc: ~\nd: null\ne: []\nf: {}\ng: # nothing\nh:\n- \n---\nx",
            "a= b= c= d= e= f= g= h= «x»",
        ),
        // the doubled
        ("---\na: 1\na: 2\n---\nx", "a=1 a=2 «x»"),
        // text over several lines
        (
            "---\na: |\n  one\n  two\nb: >-\n  three\n  four\nc: five\n  six\n---\nx",
            "a=one\ntwo b=three four c=five six «x»",
        ),
        // byte order mark, Windows line ends, spaces after the marks, dots at the end, comments
        ("\u{feff}--- \r\na: é b # c\r\n... \r\nx", "a=é b «x»"),
        // one word in two values
        ("---\na: Elm\nElm: a\nb: Elm\n---\n", "a=Elm Elm=a b=Elm"),
        // anchors and tags
        ("---\na: &x b\nc: *x\nd: !!str e\n---\n", "a=b c=*x d=e"),
        // ends with the file
        ("---\na: b\n---", "a=b"),
    ] {
        assert_eq!(shown(markdown), fields, "{markdown:?}");
    }
}

#[test]
fn toml() {
    for (markdown, fields) in [
        (
            "+++\nz = \"The Elm group\"\na = 2026-03-12\nn = 0x10\n+++\nx",
            "z=The Elm group a=2026-03-12 n=0x10 «x»",
        ),
        (
            "+++\nm = ['A', 'B']\ne = \"\"\n[period]\nfrom = 2026-05-02\nl = []\n[[who]]\nname = 'C'\n+++\r\nx",
            "m=A m=B e= period.from=2026-05-02 period.l= who.name=C «x»",
        ),
        ("+++\na = \"\"\"\none\ntwo\"\"\"\n+++\n", "a=one\ntwo"),
    ] {
        assert_eq!(shown(markdown), fields, "{markdown:?}");
    }
}

#[test]
fn a_line_across_the_page_swallows_nothing() {
    for (markdown, blocks) in [
        // a blank line after it: a line across the page, as Pandoc has it
        ("---\n\na: b\n\n---\n\nc", "«a: b» «c»"),
        // prose between two lines
        (
            "---\nHe said, to A: no.\nThis is the report\n---\nx",
            "«He said, to A: no. This is the report» «x»",
        ),
        ("---\nThis is the report.\n---\nx", "«This is the report.» «x»"),
        ("---\n- a\n- b\n---\nx", "«a» «b» «x»"),
        // only the line, twice the line, more than the line
        ("---", "«»"),
        ("---\n---\nx", "«x»"),
        ("----\na: b\n----\nx", "«a: b» «x»"),
        // not at the top
        ("x\n\n---\na: b\n---\n", "«x» «a: b»"),
        ("\n---\na: b\n---\n", "«a: b»"),
        // a plus sign too few
        ("++\na = 1\n++\nx", "«++ a = 1 ++ x»"),
    ] {
        assert_eq!(shown(markdown), blocks, "{markdown:?}");
    }
}

#[test]
fn broken_front_matter_loses_no_words() {
    // a colon too many, the commonest fault
    assert_eq!(
        shown("---\ntitle: Peer group: Elm\nauthor: B\n---\n# Scope\n"),
        "«title: Peer group: Elm⏎author: B» «Scope» !front matter that is not YAML (mapping values are not allowed in this context); its lines were read as text [line 2]"
    );
    // never closed, with the report under it
    assert_eq!(
        shown("---\ntitle: Elm\n\n# Scope\n\nx"),
        "«title: Elm» «Scope» «x» !front matter that is never closed with --- [line 1]"
    );
    // closed only by a line across the page far down
    let shown_far = shown("---\ntitle: Elm\n\n# Scope\n\nx: y: z\n\n---\n\nw");
    assert!(shown_far.starts_with("«title: Elm» «Scope» «x: y: z» «w» !front matter"), "{shown_far}");
    assert!(shown("+++\na = \n+++\nx").starts_with("«a =» «x» !front matter that is not TOML ("));
}

#[test]
fn a_note_for_other_writers_is_kept_apart() {
    for (markdown, notes) in [
        ("---\n# ask Jo\na: b # or c\nd: \"e # f\"\ng: h#i\n---\nx", ["ask Jo", "or c"].as_slice()),
        ("+++\na = \"b # c\" # d\n# e\n+++\nx", &["d", "e"]),
        ("---\na: |\n  b # c\nreview: # to come\n---\nx", &["to come"]),
    ] {
        let draft = draft(markdown);
        let kept: Vec<_> = draft.remarks().iter().map(|remark| remark.text.as_str()).collect();
        assert_eq!(kept, notes, "{markdown:?}");
    }
}
