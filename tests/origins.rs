//! Every byte of prose leads back to the file, whatever the file is.

use std::ops::Range;

use faircopy::draft::Draft;
use faircopy::read::{Format, read};
use faircopy::text::Span;
use proptest::prelude::*;

/// Pieces that reports are made of, whole and broken.
const FRAGMENTS: &[&str] = &[
    "\u{feff}",
    "---\ntitle: \"The Elm: group\"\nmembers: [A, 'B é']\nperiod:\n  from: 2 May\n  to:\nnote: >\n  one\n  two\n---\n",
    "---\nbroken: a: b\n---\n",
    "---\nnever: closed\n",
    "+++\na = \"b\"\nc = [1, 2026-05-02]\n+++\n",
    "---\n",
    "---\n\n",
    "# Scope\n",
    "Title\n===\n",
    "Two\nlines\n---\n",
    "###### \n",
    "They met *at the\nbridge* and **said** so.\n\n",
    "**Purpose.** We wrote this.\n\n",
    "**A bold line**\n\n",
    "hard  \nbreak\\\nhere<br>and<br/>\nthere\n",
    "a &amp; b &eacute; \\* \\[c\\] &bogus; `code  x` `` a`b ``\n",
    "- one\n- \n  - two\n\n    three\n",
    "1. first\n   wrapped\n2. second\n",
    "> quoted\n> words\nlazily\n\n",
    "> - `in\n>   code`\n> - b\n",
    "> > ",
    "> <div>\n> words\n> </div>\n\n",
    "| a | b |\n|---|---|\n| 1 | `x\\|y` | left over |\n|  |\n",
    "| not | a\n",
    "a[^1] and [^none]\n\n[^1]: a note\n    over lines\n\n",
    "<!-- faircopy: allow x because y -->\n\n",
    "a <!-- in\nline --> b\n",
    "<!-- never closed\n",
    "<!-->",
    "<p>html &lt; words &amp;\n more</p>\n\n",
    "<table><tr><td>a</td><td></td></tr></table>\n\n",
    "<b>bold</b> <span\ntitle=\">\">x</span> <img alt=\"p&amp;q\">\n",
    "<style>p { x }</style>\n",
    "<script>",
    "<p class=\"",
    "![a *picture*](u) [a link](v \"t\") <https://w.example> [ref]\n\n[ref]: /x\n",
    "[B]: yes\n",
    "    indented\n\tcode\n\n    words\n\n",
    "```\nfenced\twords\n\n  more\n```\n",
    "~~~\nnever closed\n",
    "-\t\ttabbed\n\t\tcode\n",
    "~~struck~~ ~x~ __é__ \u{a0}\u{2003}“”\n",
    "- [ ] do\n- [x] done\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "\t",
    "\0",
    "\u{c}",
    "SCOPE\n\n",
    "(a) item\n",
    "👩‍👧 日本語 e\u{301}",
];

fn assembled() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![8 => prop::sample::select(FRAGMENTS).prop_map(str::to_owned), 1 => "[a-z]{1,6}", 1 => "\\PC{0,4}"];
    (prop::collection::vec(fragment, 0..24), 0..4_u8).prop_map(|(fragments, ends)| {
        let text = fragments.concat();
        match ends {
            0 => text.replace('\n', "\r\n"),
            1 => text.replace('\n', "\r"),
            _ => text,
        }
    })
}

/// Draws any origins that break a promise.
fn check(format: Format, file: &str, cuts: &[(usize, usize)]) {
    let Ok(draft) = read(format, file.as_bytes()) else {
        assert!(
            file.trim_start_matches('\u{feff}').trim().is_empty() || file.contains('\0'),
            "{file:?} is readable"
        );
        return;
    };
    let text = draft.text();
    blocks_cover_the_text(&draft);
    let mut covered = vec![false; text.len()];
    let mut end = 0;
    for piece in draft.origins(Span::new(0, text.len() as u32)) {
        assert!(piece.text.start >= end, "pieces are sorted and apart");
        end = piece.text.end;
        let words = &text[piece.text.range()]; // panics off a character's boundary
        let written = &file[usize_range(&piece.bytes)];
        covered[piece.text.range()].fill(true);
        // A piece of the same length is verbatim unless it stands for a line break or a mark.
        if written.len() == words.len() && written != words {
            assert!(words.trim().is_empty() || written.starts_with('&'), "{words:?} for {written:?}");
        }
    }
    for block in draft.blocks() {
        let missing = block.span.range().find(|byte| !covered[*byte]);
        assert_eq!(missing, None, "a byte of {:?} without an origin", draft.slice(block.span));
    }
    for (from, to) in cuts {
        let start = boundary(text, from % (text.len() + 1));
        let end = boundary(text, to % (text.len() + 1));
        words_in_order(&draft, file, Span::new(start.min(end) as u32, start.max(end) as u32));
    }
    for remark in draft.remarks() {
        let _ = remark.span.map(|span| &text[span.range()]);
    }
}

/// Blocks stand one after the other, parted by one line break each.
fn blocks_cover_the_text(draft: &Draft) {
    let mut next = 0;
    for block in draft.blocks() {
        assert_eq!(block.span.start, next);
        assert!(draft.text().is_char_boundary(block.span.end as usize));
        next = block.span.end + 1;
        assert!(draft.file_range(block.span).is_some(), "even an empty block stands somewhere");
    }
    assert_eq!(draft.text().len() as u32 + 1, next.max(1));
}

/// The words of a slice are found in its bytes of the file, in order, unless they were decoded.
fn words_in_order(draft: &Draft, file: &str, span: Span) {
    let parts: std::collections::BTreeSet<_> =
        draft.blocks().iter().filter(|block| block.span.overlaps(span)).map(|block| block.part).collect();
    if parts.len() > 1 {
        return; // footnotes are read after the body, wherever they stand
    }
    let Some(range) = draft.file_range(span) else { return };
    let mut left = &file[usize_range(&range)];
    for piece in draft.origins(span) {
        let written = &file[usize_range(&piece.bytes)];
        if written != draft.slice(piece.text) {
            continue;
        }
        for word in written.split_whitespace() {
            let at = left.find(word).unwrap_or_else(|| panic!("{word:?} is not in {left:?}"));
            left = &left[at + word.len()..];
        }
    }
}

fn usize_range(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn cuts() -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((any::<usize>(), any::<usize>()), 4)
}

/// Fragments put together with a word of its own in place of each `@`, and those words.
fn with_words() -> impl Strategy<Value = (String, Vec<String>)> {
    // No equals sign, with which any word after a `<` may be an attribute.
    const PLACES: &[&str] = &[
        "@ ",
        "@\n",
        "\n\n@ @\n\n",
        "*@* ",
        "**@**",
        "`@`",
        "[@](u)",
        "- @\n",
        "> @\n",
        "# @\n",
        "    @\n",
        "| @ | @ |\n",
        "@|@\n-|-\n@|@|@\n",
        "<p>@</p>\n",
        "<div\n",
        "<b>@",
        "&amp;@&lt;",
        "<!-- @ -->",
        "<!--",
        "-->",
        "[^1]: @\n\n",
        "[^1]",
        "[@]: @\n",
        "\n```\n@\n",
        "1. @\n",
        "---\n",
        "k: @\n",
        "k:\n- @\n- \"@\"\n",
        "+++\n",
        "<style>@</style>",
        "<br>",
        "<script>\n",
        "@  \n",
        "\\",
        "<",
        ">",
        "|",
        "\"",
        "'",
        "]",
        "[",
        "![@](u)",
        "<td>@",
        "</td>",
        "<li>@",
        "<?@",
        "\n\n",
        "\n",
        "\t",
        "~~@~~",
        "@: ",
        "{@}",
        "%",
    ];
    prop::collection::vec(prop::sample::select(PLACES), 0..30).prop_map(|fragments| {
        let mut file = String::new();
        let mut words = Vec::new();
        for (index, part) in fragments.concat().split('@').enumerate() {
            if index > 0 {
                let word = format!("w{index}w");
                file.push_str(&word);
                words.push(word);
            }
            file.push_str(part);
        }
        (file, words)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_assembled_markdown(file in assembled(), cuts in cuts()) {
        check(Format::Markdown, &file, &cuts);
    }

    #[test]
    fn of_assembled_text(file in assembled(), cuts in cuts()) {
        check(Format::Plain, &file, &cuts);
    }

    #[test]
    fn of_any_text(file in "(\\PC|[\\n\\r\\t #>*_`\\[\\]()<>!&;|:~=+.\\\\-]){0,80}", cuts in cuts()) {
        check(Format::Markdown, &file, &cuts);
        check(Format::Plain, &file, &cuts);
    }

    #[test]
    fn no_word_is_lost_in_silence((file, words) in with_words()) {
        for format in [Format::Markdown, Format::Plain] {
            let Ok(draft) = read(format, file.as_bytes()) else { continue };
            if draft.gaps().iter().any(|gap| gap.unread) {
                continue;
            }
            for word in &words {
                let kept = draft.text().contains(word)
                    || draft.remarks().iter().any(|remark| remark.text.contains(word))
                    || draft.gaps().iter().any(|gap| gap.what.contains("script"))
                    || draft.fields().iter().any(|field| field.key.contains(word));
                prop_assert!(kept, "{word} of {file:?} is in none of {:?}, {:?}", draft.text(), draft.gaps());
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = read(Format::Markdown, &bytes);
        let _ = read(Format::Plain, &bytes);
    }
}

#[test]
fn the_opening_of_a_comment_in_code_is_read_as_it_stands() {
    check(Format::Markdown, "`<!-- never closed\r\na> - `in\r\n>   code`\r\n> - b\r\n", &[(0, 40)]);
    let draft = read(Format::Markdown, b"`<!-- never closed`").expect("text");
    assert_eq!(draft.text().trim(), "<!-- never closed");
}
