//! Hard cases of Markdown, one table for each construct.

use super::read;
use crate::draft::{BlockKind, Draft};

fn draft(markdown: &str) -> Draft {
    read(markdown.as_bytes()).expect("readable")
}

/// The blocks, one a line: kind, what numbers it, its words.
fn shown(draft: &Draft) -> String {
    let mut out = Vec::new();
    for block in draft.blocks() {
        let kind = match block.kind {
            BlockKind::Heading(level) => format!("h{level}"),
            kind => kind.name().to_owned(),
        };
        let list = block.list.map(|list| format!(" {list}")).unwrap_or_default();
        let cell = block
            .cell
            .map(|cell| format!(" {}.{}.{}", cell.table, cell.row, cell.column))
            .unwrap_or_default();
        out.push(format!("{kind}{list}{cell}: {}", draft.slice(block.span).replace('\n', "⏎")));
    }
    out.join("\n")
}

#[track_caller]
fn reads_as(markdown: &str, blocks: &[&str]) {
    assert_eq!(shown(&draft(markdown)), blocks.join("\n"), "reading {markdown:?}");
}

fn gaps(markdown: &str) -> Vec<String> {
    let draft = draft(markdown);
    let shown = |gap: &crate::draft::Gap| {
        format!("{}{} [{}]", if gap.unread { "!" } else { "" }, gap.what, gap.place.as_deref().unwrap_or(""))
    };
    draft.gaps().iter().map(shown).collect()
}

/// Each remark with the words it hangs on.
fn remarks(markdown: &str) -> Vec<(String, Option<String>)> {
    let draft = draft(markdown);
    let on = |span| draft.slice(span).to_owned();
    draft.remarks().iter().map(|remark| (remark.text.clone(), remark.span.map(on))).collect()
}

#[test]
fn headings() {
    reads_as(
        "# One\n\nTwo\n===\nThree\n---\n\n###### Six ######\n#\n#Seven",
        &["h1: One", "h1: Two", "h2: Three", "h6: Six", "h1: ", "paragraph: #Seven"],
    );
    // A line across the page right under a long paragraph does not make a title of it.
    let long = "They met at the bridge after school, as the youth worker told us. ".repeat(4);
    reads_as(&format!("{long}\n---\n"), &[&format!("paragraph: {}", long.trim())]);
    // A title over two lines is one title.
    reads_as("Purpose and\naudience\n---", &["h2: Purpose and audience"]);
}

#[test]
fn paragraphs_and_breaks() {
    // hard-wrapped, with indentation and a stray space at the end of the line
    reads_as("one \n  two\n\tthree", &["paragraph: one two three"]);
    // breaks that stand: two spaces, a backslash, a tag, and a tag with a line break after it
    reads_as("a  \nb\\\nc<br>d<br/>\ne", &["paragraph: a⏎b⏎c⏎d⏎e"]);
    // doubled, and at the very end
    reads_as("a<br><br>b<br>", &["paragraph: a⏎b"]);
    // no-break spaces are words' business, not ours
    reads_as("a\u{a0}b", &["paragraph: a\u{a0}b"]);
    // a lone carriage return ends a line too
    reads_as("a\rb\r\rc", &["paragraph: a b", "paragraph: c"]);
}

#[test]
fn marks_are_dropped_and_words_kept() {
    reads_as(
        "*a* __b__ ***c*** `d` ~~e~~ [f](g \"h\") <https://i.example> [j][k]\n\n[k]: /l",
        &["paragraph: a b c d e f https://i.example j"],
    );
    reads_as("\\*a\\* &amp; &eacute;&#39;&#x201C; &bogus; & a", &["paragraph: *a* & é'“ &bogus; & a"]);
    // marks that are not closed are words
    reads_as("**a `b [c *d", &["paragraph: **a `b [c *d"]);
    // a code span over two lines of a quotation, and one with a mark inside
    reads_as("> `a\n> b` and `` c`d ``", &["quote: a b and c`d"]);
}

#[test]
fn a_bold_line_alone_is_a_heading_and_a_bold_opening_a_lead_in() {
    reads_as(
        "**Purpose**\n\n**Purpose.** We wrote this.",
        &["h10: Purpose", "paragraph: Purpose. We wrote this."],
    );
    let lead_in = |markdown: &str| {
        let draft = draft(markdown);
        draft.blocks()[0].lead_in.map(|span| draft.slice(span).to_owned())
    };
    assert_eq!(lead_in("**Purpose.** We").as_deref(), Some("Purpose"));
    assert_eq!(lead_in("<b>Purpose:</b> we").as_deref(), Some("Purpose"));
    assert_eq!(lead_in("**Who we\nasked** and when").as_deref(), Some("Who we asked"));
    assert_eq!(lead_in("We **do** this"), None);
    // Letters have slanted labels; a slanted word is weight, and a slanted sentence a quotation.
    assert_eq!(lead_in("*How long we keep it.* Until June").as_deref(), Some("How long we keep it"));
    assert_eq!(lead_in("*Voice*: they said").as_deref(), Some("Voice"));
    assert_eq!(lead_in("*Nobody* came"), None);
    assert_eq!(lead_in("*They could leave the lamp on for us until everyone has gone home.* (Ash)"), None);
    assert_eq!(lead_in("*They forgot.*"), None);
}

#[test]
fn lists() {
    // tight, nested, and back out; the next list has a new number
    reads_as(
        "- a\n  - b\n  - c\n\n  d\n- e\n\n1. f\n",
        &["item 1: a", "item 2: b", "item 2: c", "item 1: d", "item 1: e", "item 3: f"],
    );
    // an empty item is an item; one with only a list in it is not another
    reads_as("- \n- a\n- - b", &["item 1: ", "item 1: a", "item 2: b"]);
    // loose, with a second paragraph and a wrapped line
    reads_as("1. a\n   b\n\n   c\n\n2. d", &["item 1: a b", "item 1: c", "item 1: d"]);
    // tick boxes are no words
    reads_as("- [ ] call\n- [x] write", &["item 1: call", "item 1: write"]);
    // other marks start another list
    reads_as("- a\n* b", &["item 1: a", "item 2: b"]);
}

#[test]
fn quotations() {
    reads_as("> a\n> b\nc\n>\n> d\n> > e", &["quote: a b c", "quote: d", "quote: e"]);
    // what is inside a quotation is still somebody's words
    reads_as("> - a\n> - b\n\n- > c", &["quote 1: a", "quote 1: b", "quote: c"]);
    reads_as("> # T\n> \n> a  \n> b", &["h1: T", "quote: a⏎b"]);
}

#[test]
fn tables() {
    reads_as(
        "| a | b |\n|---|:-:|\n| 1 |\n| \\| `p\\|q` | |\n",
        &[
            "cell 1.1.1: a",
            "cell 1.1.2: b",
            "cell 1.2.1: 1",
            "cell 1.2.2: ",
            "cell 1.3.1: | p|q",
            "cell 1.3.2: ",
        ],
    );
    // words beyond the header's columns, which a page would leave out
    reads_as(
        "|a|\n|-|\n|b|c| |d|\n|e|\n",
        &[
            "cell 1.1.1: a",
            "cell 1.2.1: b",
            "cell 1.2.2: c",
            "cell 1.2.3: ",
            "cell 1.2.4: d",
            "cell 1.3.1: e",
        ],
    );
    // breaks inside a cell; a second table; no bars at the ends
    reads_as(
        "a | b\n--|--\n1<br>2 | 3\n\nx\n\n|c|\n|-|",
        &[
            "cell 1.1.1: a",
            "cell 1.1.2: b",
            "cell 1.2.1: 1⏎2",
            "cell 1.2.2: 3",
            "paragraph: x",
            "cell 2.1.1: c",
        ],
    );
    // nearly a table
    reads_as("| a | b |\n|---|\n", &["paragraph: | a | b | |---|"]);
}

#[test]
fn an_empty_block_stands_somewhere() {
    let markdown = "\u{feff}---\nauthor:\n---\n|a|b|\n|-|-|\n|1||\n\n##\n\n- x\n-\n[^1]\n\n[^1]: n";
    let draft = draft(markdown);
    let empty = |kind: BlockKind| {
        let block = draft.blocks().iter().find(|block| block.span.is_empty() && block.kind == kind);
        let range = draft.file_range(block.expect("an empty block").span).expect("a place");
        assert!(range.is_empty());
        &markdown[range.start as usize..]
    };
    assert!(empty(BlockKind::Cell).starts_with("|\n\n##"));
    assert!(empty(BlockKind::Heading(2)).starts_with("##\n"));
    assert!(empty(BlockKind::Item).starts_with("-\n"));
    assert!(empty(BlockKind::Field).starts_with("\n---"));
}

#[test]
fn footnotes() {
    reads_as(
        "a[^1] b[^2].\n\n[^1]: note\n    more\n\n    - item\n\nc",
        &["paragraph: a b[^2].", "paragraph: c", "footnote: note more", "footnote 1: item"],
    );
    // never referred to: still somebody's words
    reads_as("a\n\n[^x]: b", &["paragraph: a", "footnote: b"]);
}

#[test]
fn code_is_prose_somebody_indented() {
    reads_as(
        "a\n\n    b\n    c\n\n    d\n\ne",
        &["paragraph: a", "paragraph: b c", "paragraph: d", "paragraph: e"],
    );
    reads_as(
        "```text\n14:02 A: hi\r\n14:03 B: oh\n\n\n  later\n```",
        &["paragraph: 14:02 A: hi⏎14:03 B: oh", "paragraph: later"],
    );
    reads_as("\ta\n\t\tb\n-\t\tc", &["paragraph: a b", "item 1: c"]);
    // never closed
    reads_as("> ~~~\n> a\n\nb", &["quote: a", "paragraph: b"]);
}

#[test]
fn html_blocks() {
    reads_as(
        "<div>\n<p>a &amp;\r\nb</p><p>c</p>\n</div>\n\nd",
        &["paragraph: a & b", "paragraph: c", "paragraph: d"],
    );
    reads_as(
        "<h2>T</h2>\n<ul><li>a<li>b</ul>\n<ol>\n<li><p>c</p></li>\n</ol>",
        &["h2: T", "item 1: a", "item 1: b", "item 2: c"],
    );
    reads_as(
        "<table><tr><th>a</th><th></th></tr>\n<tr><td><p>b</p><p>c</p></td><td>d<br>e</td></tr></table>\n\n|f|\n|-|",
        &[
            "cell 1.1.1: a",
            "cell 1.1.2: ",
            "cell 1.2.1: b",
            "cell 1.2.1: c",
            "cell 1.2.2: d⏎e",
            "cell 2.1.1: f",
        ],
    );
    // inline tags, a tag over two lines, an unknown entity, and a lone sign
    reads_as("a <span\nclass=x>b</span> <u>c</u><i>d</i> &x; < e", &["paragraph: a b cd &x; < e"]);
    reads_as("> <div>\n> a\n> b\n> </div>", &["quote: a b"]);
    // a place left to be filled in is no tag, whatever a browser makes of it
    reads_as(
        "Written by <name> on <insert\ndate>.\n\n<Name of worker>\n\n<p>Seen <date\nof visit>.<o:p></o:p></p>",
        &[
            "paragraph: Written by <name> on <insert date>.",
            "paragraph: <Name of worker>",
            "paragraph: Seen <date of visit>.",
        ],
    );
    // a script is no prose
    reads_as("<style>\n.a { color: red }\n</style>\n\na <script>b</script> c", &["paragraph: a c"]);
}

#[test]
fn comments_hang_on_the_next_block() {
    let on = |text: &str, words: &str| (text.to_owned(), (!words.is_empty()).then(|| words.to_owned()));
    assert_eq!(remarks("<!-- a -->\n\nb\n\nc"), [on("a", "b")]);
    // two for one block; one for nothing
    assert_eq!(remarks("<!-- a -->\n<!--b-->\n# c\n\n<!-- d -->"), [on("a", "c"), on("b", "c"), on("d", "")]);
    // inside a block, that block; with words after it in the same HTML block, those
    assert_eq!(remarks("a <!-- b\nc --> d\n\ne"), [on("b\nc", "a d")]);
    assert_eq!(remarks("<!-- a --> b"), [on("a", "b")]);
    // before a table, the whole table; inside a cell, the cell
    assert_eq!(remarks("<!-- a -->\n\n|b|\n|-|\n|c <!-- d -->|"), [on("d", "c "), on("a", "b\nc ")]);
    // before a list or a quotation, the whole of it; on the words of an item, that item
    assert_eq!(remarks("<!-- a -->\n\n- b\n  - c\n- d\n\ne"), [on("a", "b\nc\nd")]);
    assert_eq!(remarks("<!-- a -->\n1. b\n2. <!-- c --> d"), [on("c", "d"), on("a", "b\nd")]);
    assert_eq!(remarks("- a\n\n  <!-- b -->\n\n  - c\n  - d\n- e"), [on("b", "c\nd")]);
    assert_eq!(remarks("<!-- a -->\n\n> b\n>\n> c\n\nd"), [on("a", "b\nc")]);
    // between two items, which Markdown takes for two lists, the next item
    assert_eq!(remarks("- a\n\n<!-- b -->\n\n- c\n- d"), [on("b", "c")]);
    assert_eq!(remarks("- a\n\nb\n\n<!-- c -->\n\n- d\n- e"), [on("c", "d\ne")]);
    // a note inside it is no part of it: notes come after the body
    assert_eq!(remarks("<!-- a -->\n\n- b[^1]\n\n  [^1]: n\n\nc"), [on("a", "b")]);
    // in an item, and before a footnote, whose part comes after the body
    assert_eq!(remarks("- <!-- a -->\n  b\n"), [on("a", "b")]);
    assert_eq!(remarks("x[^1]\n\n<!-- a -->\n\n[^1]: b\n\nc"), [on("a", "b")]);
    // a picture has no words: the next block that has
    assert_eq!(remarks("<!-- a -->\n\n![p](q)\n\nb"), [on("a", "b")]);
    // the shortest, and the empty
    assert_eq!(remarks("<!---->\n\na"), [on("", "a")]);
}

#[test]
fn a_comment_nobody_closed_hides_nothing() {
    let markdown = "# a\n\n<!-- b\n\n## c\n\n- d <!-- e\n\n    <!-- f";
    reads_as(markdown, &["h1: a", "paragraph: b", "h2: c", "item 1: d e", "item 1: f"]);
    assert_eq!(
        gaps(markdown),
        ["a comment that is never closed with -->; what follows it was read as text [line 3]"]
    );
    // closed, but only after its quotation has ended
    let markdown = "> <!-- a\n\nb -->";
    assert_eq!(remarks(markdown)[0].0, "a");
    assert!(gaps(markdown)[0].starts_with("!a comment that is not closed"));
    // closed by the next comment's end, with words between that were meant to be read
    let markdown = "a\n\n<!-- b --\n\nc\n\n<!-- d -->\n\ne";
    assert!(gaps(markdown)[0].starts_with("!a comment with another one opened inside it"));
    assert_eq!(remarks(markdown).len(), 1);
    // whole comments in their shortest form are closed
    assert!(gaps("<!-->\n\na\n\n<!--->\n\nb").is_empty());
}

#[test]
fn what_is_not_read_is_said() {
    assert_eq!(
        gaps("![Map of *the* park](a) b\n\n<img alt='Map of &#x74;he park'>\n\n![](c)"),
        ["!2 pictures: Map of the park [line 1]", "!a picture [line 5]",]
    );
    assert_eq!(gaps("a\n\n<iframe src=b></iframe>"), ["!an embedded object (<iframe>) [line 3]"]);
    assert_eq!(gaps("a <b he said so> c"), ["!words inside an HTML tag, where no page shows them [line 1]"]);
    assert_eq!(gaps("<p class=\"a\nWords"), ["!an HTML tag that is not closed with > [line 2]"]);
    assert_eq!(
        gaps("[B]: yes\n\n[k]: https://l.example"),
        ["!a line that Markdown takes for the address of a link, so no page shows it [line 1]"]
    );
    // an escaped picture is words, and so is one without an address
    assert!(gaps("\\![a](b) ![c]").is_empty());
}

#[test]
fn the_same_words_however_they_are_wrapped() {
    let markdown = "---\ntitle: The Elm group\n---\n# Scope\n\nOne two\nthree *four\nfive* six.\n\n> a\n> b\n\n- c\n  d\n\n| e |\n|---|\n| f |\n\ng[^1]\n\n[^1]: h\n    i\n";
    let text = draft(markdown).text().to_owned();
    assert_eq!(text, "Scope\nOne two three four five six.\na b\nc d\ne\nf\ng\nh i\nThe Elm group");
    for variant in [
        markdown.replace('\n', "\r\n"),
        format!("\u{feff}{markdown}"),
        format!("\u{feff}{}", markdown.replace('\n', "\r\n")),
        markdown.replace("One two\nthree *four\nfive*", "One\ntwo three *four five*"),
        markdown.replace("> b", "b"),
        markdown.replace("  d", "d").replace("    i", "i"),
    ] {
        assert_eq!(draft(&variant).text(), text, "{variant:?}");
    }
}

#[test]
fn hostile_input_takes_no_longer_than_its_length_asks() {
    let size = 20_000;
    for piece in [
        "[",
        "![",
        "*a ",
        "> ",
        "|",
        "<!--",
        "<!-- -->",
        "- ",
        "`",
        "``a` ",
        "&",
        "&amp;",
        "<a ",
        "<p\n",
        "<td>",
        "<ul><li>",
        "[^1]",
        "[^a]: ",
        "|a|\n|-|\n",
        "a|",
        "\\",
        "~",
        "_a_",
        "<pre",
        "\n",
        "\r",
        "\t",
        "---\n",
        "1. ",
        "  \n",
        "<!--x-->\n",
        "![a](b) ",
        "</script",
        "<style>",
        "[a]: b\n",
        "<?",
        "<![CDATA[",
    ] {
        let markdown = piece.repeat(size / piece.len());
        let started = std::time::Instant::now();
        let _ = read(markdown.as_bytes());
        let _ = read(format!("<pre\n{markdown}").as_bytes());
        assert!(started.elapsed().as_secs() < 20, "{piece:?} takes {:?}", started.elapsed());
    }
}
