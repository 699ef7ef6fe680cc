use super::*;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Namespace and local name of each element up to the end or the refusal.
fn elements(xml: &str) -> (Vec<(Namespace, String)>, Result<(), WordError>) {
    let mut scanner = Scanner::new("p", xml);
    let mut met = Vec::new();
    loop {
        match scanner.next() {
            Ok(Token::Open(element)) => {
                met.push((element.namespace, String::from_utf8_lossy(element.local()).into_owned()));
            }
            Ok(Token::End) => return (met, Ok(())),
            Ok(_) => {}
            Err(error) => return (met, Err(error)),
        }
    }
}

#[test]
fn a_prefix_means_what_the_innermost_element_declares() {
    let xml = format!(
        r#"<w:a xmlns:w="{WORD}"><w:b xmlns:w="urn:other"><w:c/></w:b><w:d xmlns='{WORD}'/><d/><x:e/></w:a>"#
    );
    let (met, end) = elements(&xml);
    let spaces: Vec<_> = met.iter().map(|(namespace, _)| *namespace).collect();
    use Namespace::{Other, Word};
    assert_eq!(spaces, [Word, Other, Other, Word, Other, Other]);
    assert_eq!(met[5].1, "e");
    assert_eq!(end, Ok(()));
}

#[test]
fn skipping_leaves_depth_and_prefixes_as_they_were() {
    let xml = format!(r#"<w:a xmlns:w="{WORD}"><w:b xmlns:w="urn:other"><w:c><d/></w:c></w:b><w:e/></w:a>"#);
    let mut scanner = Scanner::new("p", &xml);
    scanner.next().expect("a");
    let Ok(Token::Open(b)) = scanner.next() else { panic!("b") };
    scanner.skip(&b).expect("well-formed");
    let Ok(Token::Open(e)) = scanner.next() else { panic!("e") };
    assert_eq!((e.namespace, e.local()), (Namespace::Word, &b"e"[..]));
    assert!(matches!(scanner.next(), Ok(Token::Close)));
    assert!(matches!(scanner.next(), Ok(Token::End)));
}

#[test]
fn attributes_are_found_by_name_with_their_references_resolved() {
    let mut scanner = Scanner::new("p", r#"<a w:id='1' descr="a &lt; b" w:val="off" bad="&nope;"/>"#);
    let Ok(Token::Open(element)) = scanner.next() else { panic!("an element") };
    let [val, id, none, descr] = element.attributes(["val", "id", "none", "descr"]);
    assert_eq!((val.as_deref(), id.as_deref(), none), (Some("off"), Some("1"), None));
    assert_eq!(descr.as_deref(), Some("a < b"));
    assert_eq!(element.attribute("bad").as_deref(), Some("&nope;"));
    assert!(!element.switch());
    assert_eq!(element.number::<u32>(), None);
}

#[test]
fn what_is_not_well_formed_is_refused_with_its_byte() {
    let part = || "p".to_owned();
    let malformed = |byte, why: &str| WordError::Malformed { part: part(), byte, why: why.into() };
    let cases = [
        ("", malformed(0, "it holds no element")),
        ("<a/><b/>", malformed(4, "it goes on after its end")),
        ("<a></b>", malformed(3, "</b> closes <a>")),
        ("</a>", malformed(0, "</a> closes nothing")),
        ("<a>&nbsp;</a>", malformed(3, "&nbsp; stands for nothing")),
        ("<a>&amp</a>", malformed(3, "an & does not begin a reference")),
        ("<a><b", WordError::Truncated { part: part(), byte: 3 }),
        ("<a><b>", WordError::Truncated { part: part(), byte: 6 }),
        ("<!DOCTYPE a><a/>", WordError::Dtd { part: part(), byte: 0 }),
        ("<a>&#x1f;</a>", WordError::ControlCharacter { part: part(), byte: 3, code: 0x1F }),
    ];
    for (xml, want) in cases {
        assert_eq!(elements(xml).1, Err(want), "{xml}");
    }
    let deep = "<a>".repeat(600);
    assert_eq!(elements(&deep).1, Err(WordError::TooDeep { part: part(), byte: 1536, limit: 512 }));
}
