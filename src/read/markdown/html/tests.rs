//! Hard cases of HTML.

use super::*;

fn shown(lines: &[&str]) -> String {
    let mut html = Html::default();
    let mut out = Vec::new();
    for line in lines {
        let mut at = 0;
        while let Some(token) = html.next(line, &mut at) {
            out.push(match token {
                Token::Text(range) => line[range].to_owned(),
                Token::Tag(Tag { name, closes, alt, .. }) => {
                    format!(
                        "<{}{name}{}>",
                        if closes { "/" } else { "" },
                        alt.map_or(String::new(), |alt| format!(" {alt}"))
                    )
                }
                Token::Comment(words) => format!("({words})"),
                Token::Hidden => "hidden".to_owned(),
            });
        }
    }
    if let Some((what, _)) = html.finish() {
        out.push(format!("!{what}"));
    }
    out.join("|")
}

#[test]
fn hard_cases() {
    for (lines, tokens) in [
        (&["<p>a</P>"][..], "<p>|a|</p>"),
        // a sign that opens nothing, alone, doubled, and at the end
        (&["5 < 6 << 7 <"], "5 < 6 << 7 <"),
        // a bracket inside a value, an apostrophe that opens none
        (&["<a title=\"x > y\">b<p don't>c"], "<a>|b|<p>|c"),
        // a tag and a comment over two lines
        (&["<img src=u", " alt='Map of > park'/>x"], "<img Map of > park>|x"),
        (&["a<!-- b", "c -->d"], "a|( bc )|d"),
        // the shortest comments, and a comment in a comment
        (&["<!--><!---><!----><!-- <!-- -->"], "()|()|()|( <!-- )"),
        // scripts are no prose, and their end is theirs alone
        (&["<style>p</p>{}</STYLE>x"], "<style>|hidden|</style>|x"),
        // declarations
        (&["<!DOCTYPE html><?php a > b ?><![CDATA[x]]>y"], "y"),
        // never closed
        (&["<p class=\"x>", "words"], "!an HTML tag that is not closed with >"),
        (&["<script>", "words"], "<script>|!a script or style sheet that is never closed"),
        // nothing
        (&[], ""),
        (&["<>", "</>", "<!>"], "<>|</>|<!>"),
    ] {
        assert_eq!(shown(lines), tokens, "{lines:?}");
    }
}

#[test]
fn descriptions_of_pictures() {
    for (attributes, alt) in [
        (" alt=Map", Some("Map")),
        (" data-alt=x ALT = 'The park'", Some("The park")),
        (" alt", None),
        (" alt=\"\"", Some("")),
        (" title=\"alt=no\"", None),
        (" src=u alt=\"not closed", Some("not closed")),
    ] {
        assert_eq!(tag(&format!("img{attributes}")).alt.as_deref(), alt, "{attributes}");
    }
}

#[test]
fn words_behind_a_sign_are_no_attributes() {
    for (inside, holds_words) in [
        ("p class=\"a b\" hidden/", false),
        ("input checked = checked disabled", false),
        ("a href=u/v title='he said so'", false),
        ("b he said so", true),
        ("p\n**Purpose** <b", true),
        ("/p said", true),
        ("p **Purpose** = to help", true),
        ("br", false),
        ("br * /", false),
    ] {
        assert_eq!(tag(inside).holds_words, holds_words, "{inside}");
    }
}
