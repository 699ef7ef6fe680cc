use jiff::civil::date;
use serde_json::Value;

use super::*;
use crate::check::Checker;
use crate::pack::PackFile;
use crate::read::read;
use crate::waive;

const PACK: &str = include_str!("tests/pack.toml");

/// A version with all it needs to live.
struct Version {
    path: &'static str,
    digest: String,
    format: Format,
    draft: Draft,
    checked: Checked,
    pack: Pack,
}

impl Version {
    fn of(path: &'static str, format: Format, bytes: &[u8]) -> Self {
        let pack = Pack::parse(&[PackFile::new("pack.toml", PACK)]).expect("valid");
        let draft = read(format, bytes).expect("readable");
        let as_of = date(2026, 11, 22);
        let mut checked = Checker::new(&pack).check(&draft, as_of);
        waive::settle(&draft, &pack, as_of, &[], &mut checked);
        Self { path, digest: crate::digest::of(bytes), format, draft, checked, pack }
    }

    fn side(&self) -> Side<'_> {
        Side {
            path: self.path,
            format: self.format,
            digest: &self.digest,
            draft: &self.draft,
            checked: &self.checked,
            pack: &self.pack,
        }
    }
}

const MANNER: Manner = Manner { as_of: date(2026, 11, 22), words: true, fail_on: Severity::Must };

fn compared<T>(old: &str, new: &str, look: impl FnOnce(&Comparison<'_>) -> T) -> T {
    let old = Version::of("old.md", Format::Markdown, old.as_bytes());
    let new = Version::of("new.md", Format::Markdown, new.as_bytes());
    look(&Comparison::new(old.side(), new.side(), MANNER))
}

/// `rule: how` of what was resolved, of what stands and of what is new.
fn told(old: &str, new: &str) -> [Vec<String>; 3] {
    compared(old, new, |of| {
        let resolved = of.resolved.iter().map(|one| format!("{}: {}", of.was(one.old).rule, one.fate));
        let standing = of.standing.iter().map(|one| {
            let wording = one.wording.map_or("statement", Wording::name);
            format!("{}: {wording}{}", of.is(one.new).rule, if one.moved { ", moved" } else { "" })
        });
        let fresh = of.fresh.iter().map(|index| of.is(*index).rule.to_string());
        [resolved.collect(), standing.collect(), fresh.collect()]
    })
}

const KEPT: &str = "\n\n## Sharing\n\nIt is kept in the safe.\n";

/// What stands, is resolved and is new when one sentence becomes another.
fn of_sentence(old: &str, new: &str) -> [Vec<String>; 3] {
    told(&format!("## Findings\n\n{old}{KEPT}"), &format!("## Findings\n\n{new}{KEPT}"))
}

const NONE: [String; 0] = [];

#[test]
fn a_version_compared_with_itself_has_nothing_new_and_nothing_resolved() {
    let text = "## Findings\n\nThe gang met. They hang out there. The gang met.\n";
    let [resolved, standing, fresh] = told(text, text);
    assert_eq!((resolved, fresh), (NONE.to_vec(), NONE.to_vec()));
    assert_eq!(standing.len(), 4); // two gangs, one hanging out, and nowhere said where it is kept
    let page = compared(text, text, |of| of.terminal(Paint::new(false), 100));
    assert!(page.contains("the same, byte for byte"), "{page}");
}

#[test]
fn a_finding_stands_while_its_sentence_is_nearly_the_same() {
    let was = "On 4 May 2026 the gang met at the arcade until nine.";
    // (now, whether it still stands)
    for (now, stands) in [
        (was, true),
        ("On 4 May 2026 the gang met at the arcade until ten.", true),
        ("On 4 May 2026, said the manager, the gang met at the arcade until nine.", true),
        ("They drove past at noon. On 4 May 2026 the gang met at the arcade until nine.", true),
        // Another sentence, in which the word alone is the same; in the same section it is not told apart.
        ("A gang came by in the summer.", true),
        ("On 4 May 2026 the group met at the arcade until nine.", false),
    ] {
        let [_, standing, fresh] = of_sentence(was, now);
        assert_eq!(standing.len() == 1, stands, "{now}");
        assert!(fresh.is_empty(), "{now}: {fresh:?}");
    }
    // Under other headings, the word alone is another finding.
    let elsewhere = "## Findings\n\nThey met.\n\n## Other\n\nA gang came by.\n";
    let [resolved, _, fresh] = told(&format!("## Findings\n\n{was}\n"), elsewhere);
    assert_eq!(
        (resolved, fresh),
        (vec!["language/gang: removed".to_owned()], vec!["language/gang".to_owned()])
    );
}

#[test]
fn a_moved_sentence_is_the_same_finding_and_its_place_is_told() {
    let old = "## Findings\n\nThe gang met.\n\n## Other\n\nThey ate.\n";
    let new = "## Findings\n\nThey ate.\n\n## Other\n\nThe gang met.\n";
    let [resolved, standing, fresh] = told(old, new);
    assert_eq!((resolved, fresh), (NONE.to_vec(), NONE.to_vec()));
    assert!(standing.contains(&"language/gang: same, moved".to_owned()), "{standing:?}");
}

#[test]
fn it_says_how_a_finding_was_resolved() {
    let was = "On 4 May 2026 the gang met at the arcade until nine.";
    let how = |now: &str| of_sentence(was, now)[0].clone();
    assert_eq!(how("On 4 May 2026 the five met at the arcade until nine."), ["language/gang: reworded"]);
    assert_eq!(how("We spoke with the manager of the arcade."), ["language/gang: removed"]);
    let [resolved, ..] = told("## Findings\n\nThey met.\n", &format!("## Findings\n\nThey met.{KEPT}"));
    assert_eq!(resolved, ["sharing/storage-missing: stated"]);
    // What stands as it was and is found no more, because of what stands around it now.
    let [resolved, standing, fresh] = of_sentence(
        "A neighbour called them a gang.",
        "A neighbour called them a gang. That word is wrong: they are five friends.",
    );
    assert_eq!((standing, fresh), (NONE.to_vec(), NONE.to_vec()));
    assert_eq!(resolved, ["language/gang: around"]);
}

#[test]
fn two_of_a_kind_are_not_taken_for_one() {
    let [resolved, standing, fresh] =
        of_sentence("The gang met at the arcade.", "The gang met at the arcade. The gang met at the arcade.");
    assert_eq!((resolved.len(), standing.len(), fresh.len()), (0, 1, 1));
}

#[test]
fn items_say_which_way_they_have_gone() {
    let way = |old: &str, new: &str| {
        compared(old, new, |of| {
            of.items.iter().map(|item| (item.id.to_string(), item.way)).collect::<Vec<_>>()
        })
    };
    let bare = "## Findings\n\nThey met.\n";
    let kept = format!("{bare}{KEPT}");
    assert_eq!(way(bare, &kept), [("sharing/storage".to_owned(), Way::Better)]);
    assert_eq!(way(&kept, bare), [("sharing/storage".to_owned(), Way::Worse)]);
    assert_eq!(way(bare, bare), [("sharing/storage".to_owned(), Way::Same)]);
}

#[test]
fn a_waiver_is_neither_resolved_nor_new() {
    let old = format!("## Findings\n\nThe gang met.{KEPT}");
    let new = old.replace(
        "The gang",
        "<!-- faircopy: allow language/gang because it is the name of a film -->\n\nThe gang",
    );
    compared(&old, &new, |of| {
        assert!(!of.is_held());
        assert!(of.fresh.is_empty() && of.resolved.is_empty());
        let text = of.terminal(Paint::new(false), 200);
        assert!(text.contains("Still standing: none") && text.contains("the name of a film"), "{text}");
    });
}

#[test]
fn a_word_file_and_its_markdown_twin_are_the_same_report() {
    let pack = Pack::builtin(Pack::DEFAULT).expect("built in").expect("valid");
    let version = |path, format, bytes: &[u8]| {
        let mut version = Version::of(path, format, bytes);
        version.checked = Checker::new(&pack).check(&version.draft, date(2026, 11, 22));
        version.pack = pack.clone();
        version
    };
    let old = version("d.docx", Format::Docx, include_bytes!("../../samples/labels.docx"));
    let new = version("d.md", Format::Markdown, include_bytes!("../../samples/labels.md"));
    let of = Comparison::new(old.side(), new.side(), MANNER);
    assert!(of.resolved.is_empty() && of.fresh.is_empty() && of.standing.len() > 10);
    assert!(of.standing.iter().all(|one| !one.moved && one.wording != Some(Wording::Reworded)));
    assert_eq!(of.carried.all.same, of.carried.all.sentences);
    assert_eq!(of.carried.gone, 0);
}

/// What other reports hold of a report.
fn held_against<T>(text: &str, others: &[&str], look: impl FnOnce(&Comparison<'_>) -> T) -> T {
    let old = Version::of("old.md", Format::Markdown, "They met.".as_bytes());
    let new = Version::of("new.md", Format::Markdown, text.as_bytes());
    let index = Index::new(&new.side());
    let seen = others.iter().enumerate().map(|(number, other)| {
        let draft = read(Format::Markdown, other.as_bytes()).expect("text");
        index.look(&format!("others/{number}.md"), &draft, true)
    });
    let mut of = Comparison::new(old.side(), new.side(), MANNER);
    of.against(&index, seen.collect(), Vec::new());
    look(&of)
}

/// `how, sentences, reports` of each passage.
fn passages(text: &str, others: &[&str]) -> Vec<(Match, usize, usize)> {
    held_against(text, others, |of| {
        let copied = of.copied.as_ref().expect("looked through");
        copied.passages.iter().map(|one| (one.how, one.sentences, one.from.len())).collect()
    })
}

#[test]
fn sentences_that_stand_in_another_report_are_found() {
    let text = "## Findings\n\nOn 4 May 2026 two men in a silver car followed Ash home from the library. She ran into \
                the shop on the corner and stayed there until it closed. They met.\n";
    let same = text.replace("Findings", "What we saw");
    let renamed = text.replace("4 May 2026", "9 June 2025").replace("Ash", "Young Person B");
    let other = "## Findings\n\nNothing like it was seen. They met.\n";
    assert_eq!(passages(text, &[&same]), [(Match::WordForWord, 2, 1)]);
    assert_eq!(passages(text, &[other]), []);
    // The first sentence but for names, the second word for word: two passages.
    assert_eq!(passages(text, &[&renamed]), [(Match::NamesChanged, 1, 1), (Match::WordForWord, 1, 1)]);
    // Of several reports, each is told.
    assert_eq!(passages(text, &[&same, other, &same]), [(Match::WordForWord, 2, 2)]);
}

#[test]
fn standing_wording_and_other_versions_are_told_apart() {
    let statement =
        "## Sharing\n\nThis report is kept in the locked folder of the team until they are eighteen.\n";
    held_against(statement, &[statement], |of| {
        let copied = of.copied.as_ref().expect("looked through");
        assert_eq!((copied.passages.len(), copied.standing), (0, 1));
    });
    let sentence =
        |number: usize| format!("Sentence {number} says at some length what was seen there by whom.\n\n");
    let long: String = (0..12).map(sentence).collect();
    held_against(&long, &[&long], |of| {
        let copied = of.copied.as_ref().expect("looked through");
        assert_eq!((copied.passages.len(), copied.versions.len()), (0, 1));
        assert!(of.terminal(Paint::new(false), 100).contains("another version of this report"));
    });
}

#[test]
fn identifiers_are_masked_and_redaction_leaves_no_word() {
    let text = "## Findings at the Larches\n\nThe gang member with NHS number 943 476 5919 lives in a house on the hill.\n";
    let new = text.replace("on the hill", "by the hill");
    let version = |text: &str, path| Version::of(path, Format::Markdown, text.as_bytes());
    let (old, new) = (version(text, "old.md"), version(&new, "new.md"));
    let index = Index::new(&new.side());
    let seen = || vec![index.look("others/a.md", &new.draft, false)];
    for words in [true, false] {
        let mut of = Comparison::new(old.side(), new.side(), Manner { words, ..MANNER });
        of.against(&index, seen(), Vec::new());
        for page in [of.terminal(Paint::new(false), 400), of.markdown(), of.html(), of.json()] {
            assert!(!page.contains("943 476"), "{page}");
            assert_eq!(page.contains("by the hill"), words, "{page}");
            assert_eq!(page.contains("Larches"), words, "{page}");
        }
    }
}

const BEFORE: &str = "---\nreport_date: 2026-03-02\n---\n\n## Findings\n\nOn 4 May 2025 the gang met at the arcade until \
                      nine.\n\nThe gangs of the estate were seen there.\n\nThey hang out at the Steps.\n";
const AFTER: &str = "---\nreport_date: 2026-09-02\n---\n\n## Findings\n\nOn 4 May 2025 the gang met at the arcade until \
                     ten.\n\nTheir friends were there.\n\n### Places\n\nThey hang out at the Steps.\n\nA rival gang came \
                     by.\n\n## Sharing\n\nIt is kept in the safe.\n";

/// An output without what a release changes: the version, and the pack's digest, which goes by the vocabularies that come
/// with the program as well.
fn steady(text: &str) -> String {
    let pack = Pack::parse(&[PackFile::new("pack.toml", PACK)]).expect("valid");
    let shown = pack.digest.get(.."sha256:".len() + 12).expect("a digest");
    text.replace(env!("CARGO_PKG_VERSION"), "VERSION")
        .replace(&pack.digest, "sha256:DIGEST")
        .replace(shown, "sha256:START")
}

#[test]
fn the_page_as_people_read_it() {
    let text = compared(BEFORE, AFTER, |of| of.terminal(Paint::new(false), 100));
    insta::assert_snapshot!("compare_terminal", steady(&text));
}

#[test]
#[allow(clippy::redundant_closure_for_method_calls)] // the method itself is not general enough in its lifetimes
fn the_json_is_one_object_that_counts_what_it_holds() {
    let text = compared(BEFORE, AFTER, |of| of.json());
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["schema"], "faircopy.compare/1");
    assert_eq!(value["summary"]["standing"], 2);
    assert_eq!(value["copied"], Value::Null);
    insta::assert_snapshot!("compare_json", steady(&text));
}

#[test]
#[allow(clippy::redundant_closure_for_method_calls)] // as above
fn nothing_typed_becomes_markup() {
    // Marks that are escaped are read as words; bare ones the reader drops.
    let hostile = "## A &lt;b&gt;\n\nThe gang \\<script\\>alert(1)\\</script\\> met.\n";
    let old = Version::of("a&b\"<i>.md", Format::Markdown, hostile.as_bytes());
    let new = Version::of("new.md", Format::Markdown, hostile.replace("met", "ate").as_bytes());
    let page = Comparison::new(old.side(), new.side(), MANNER).html();
    for raw in ["<script", "<b>", "<i>", "a&b"] {
        assert!(!page.contains(raw), "{raw} in {page}");
    }
    for shown in ["&lt;script&gt;", "A &lt;b&gt;", "a&amp;b"] {
        assert!(page.contains(shown), "{shown} in {page}");
    }
}
