use jiff::civil::date;

use super::*;
use crate::check::Checker;
use crate::finding::Status;
use crate::read::{Format, read};
use crate::waive;

const HOSTILE: &str = "<script>alert('x')</script> | **bold** & [a](b)";

fn with_sheet<T>(markdown: &str, look: impl FnOnce(Sheet<'_>) -> T) -> T {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    with_sheet_of(&pack, markdown, look)
}

fn with_sheet_of<T>(pack: &Pack, markdown: &str, look: impl FnOnce(Sheet<'_>) -> T) -> T {
    let draft = read(Format::Markdown, markdown.as_bytes()).expect("text");
    let as_of = date(2026, 11, 22);
    let mut checked = Checker::new(pack).check(&draft, as_of);
    waive::settle(&draft, pack, as_of, &[], &mut checked);
    look(Sheet { path: "reports/elm & co.md", as_of, draft: &draft, checked: &checked, pack, words: true })
}

fn draft() -> String {
    format!(
        "# The Elm group\n\n## Findings\n\nThe gang members met. He had a menacing look. “{}” said Ash.\n\n\
         <!-- faircopy: allow description/appearance-as-affiliation because {HOSTILE} -->\n\n\
         All wore black tracksuits and looked like gang members.\n\n## Sharing\n\nIt may be read by all.\n",
        "We are just friends"
    )
}

#[test]
fn it_quotes_the_report_with_its_place_asks_three_questions_and_gives_no_score() {
    let text = with_sheet(&draft(), |sheet| sheet.terminal(Paint::new(false), 100));
    assert!(text.contains("“gang members”") && text.contains("Findings, paragraph 1, line 5"), "{text}");
    for number in ["  1. ", "  2. ", "  3. "] {
        assert!(text.contains(number), "{text}");
    }
    assert!(!text.contains("  4. ") && !text.contains('%'), "{text}");
    assert!(text.contains("Signature: ____"));
    assert!(text.contains("Your judgement"), "what nobody looked at is not called good");
}

#[test]
fn a_redacted_one_keeps_places_and_standings_and_none_of_the_reports_words() {
    let text = with_sheet(&draft(), |sheet| Sheet { words: false, ..sheet }.terminal(Paint::new(false), 100));
    for words in ["gang members", "menacing", "tracksuits", "friends", "Findings, para", "Elm group", "bold"]
    {
        assert!(!text.contains(words), "{words}: {text}");
    }
    assert!(text.contains("section 2, paragraph 1, line 5"), "{text}");
    let asked = with_sheet(include_str!("../../samples/hard-mixture.md"), |sheet| {
        let sheet = Sheet { words: false, ..sheet };
        question::questions(&sheet, &lesson::standings(&sheet))
    });
    assert!(asked[0].starts_with("Section ") && !asked.concat().contains('“'), "{asked:?}");
    let points = |text: &str| text.matches("Missing").count();
    let whole = with_sheet(&draft(), |sheet| sheet.terminal(Paint::new(false), 100));
    assert_eq!(points(&text), points(&whole));
}

#[test]
fn different_drafts_lead_to_different_questions() {
    let questions =
        |text: &str| with_sheet(text, |sheet| question::questions(&sheet, &lesson::standings(&sheet)));
    let (one, other) = (questions(&draft()), questions(include_str!("../../samples/fair-copy.md")));
    assert_eq!((one.len(), other.len()), (3, 3));
    assert_ne!(one, other);
}

#[test]
fn what_only_a_person_can_tell_is_never_called_met() {
    with_sheet(include_str!("../../samples/fair-copy.md"), |sheet| {
        let standings = lesson::standings(&sheet);
        let of = |title: &str| {
            let mut own = standings.iter().filter(|standing| standing.lesson.title.starts_with(title));
            own.next().map(|standing| standing.status)
        };
        assert_eq!(of("All of it contributes"), Some(Status::Judgement));
        assert_eq!(of("Actions someone"), Some(Status::Judgement));
        assert_eq!(of("Shared for safeguarding only"), Some(Status::Met));
    });
}

#[test]
fn the_opposite_of_what_is_asked_is_not_said_to_come_near_it() {
    let draft = "# Elm group\n\n## Strengths\n\nNone known.\n\n## Sharing\n\nThis report is saved on the team drive.\n";
    let text = with_sheet(draft, |sheet| sheet.terminal(Paint::new(false), 100));
    assert!(text.contains("It says: “None known.”"), "{text}");
    assert!(text.contains("So far: “This report is saved on the team drive.”"), "{text}");
    assert!(!text.contains("Does not apply"), "{text}");
}

#[test]
fn a_waived_statement_says_so_whatever_its_rule_is_called() {
    for (rule, reason) in [
        ("sharing/storage-missing", "it is in the covering letter"),
        ("strengths/missing", "it is in the first part (see main ())"),
        ("actions/missing", "the plan is a paper of its own"),
        ("voice/missing", "their worker tells it at the meeting"),
    ] {
        let draft = format!("# Elm group\n\n<!-- faircopy: allow {rule} because {reason} -->\n\nThey met.\n");
        let text = with_sheet(&draft, |sheet| sheet.terminal(Paint::new(false), 100));
        assert!(text.contains(&format!("Waived: {reason} (nobody is named)\n")), "{rule}: {text}");
    }
}

#[test]
fn every_rule_of_the_pack_belongs_to_a_lesson() {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    with_sheet("They met.", |sheet| {
        let standings = lesson::standings(&sheet);
        let items: usize = standings.iter().map(|standing| standing.items.len()).sum();
        assert_eq!(items, sheet.checked.checklist.len());
    });
    assert!(pack.rules.iter().all(|rule| lesson::lesson_of(&rule.id) + 1 < lesson::LESSONS.len()));
    let text = with_sheet(&draft(), |sheet| sheet.terminal(Paint::new(false), 100));
    assert!(!text.contains("your own rules"), "nothing is the team's own: {text}");
}

#[test]
fn what_a_teams_own_rules_ask_and_find_is_in_the_checklist() {
    let pack = Pack::parse(&crate::pack::starter("our-team").expect("a name")).expect("sound");
    let draft = "# Elm group\n\n## Findings\n\nTwo of the group meet in the jungle after school.\n";
    let text = with_sheet_of(&pack, draft, |sheet| sheet.terminal(Paint::new(false), 100));
    assert!(text.contains("What your own rules ask"), "{text}");
    assert!(text.contains("Does it say which panel asked for it, and when?"), "{text}");
    assert!(text.contains("“the jungle”"), "{text}");
}

#[test]
fn the_page_is_whole_accessible_and_holds_no_markup_of_the_authors() {
    let html = with_sheet(&draft(), |sheet| sheet.html());
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"), "escaped");
    assert!(html.contains("<html lang=\"en-GB\">") && html.contains("<main>") && html.contains("<h1>"));
    assert!(html.contains("<th scope=\"col\">") && html.contains("<caption>"));
    assert!(html.contains("role=\"img\" aria-label=\"Young people"));
    assert!(!html.contains("http://") && !html.contains("https://"), "fetches nothing");
    assert!(html.contains("elm &amp; co.md"));
}

#[test]
fn markdown_reads_back_as_the_same_words() {
    let text = with_sheet(&draft(), |sheet| sheet.markdown());
    let again = read(Format::Markdown, text.as_bytes()).expect("text");
    assert!(again.text().contains(HOSTILE), "{}", again.text());
    assert!(again.gaps().is_empty(), "{:?}", again.gaps());
}

#[test]
fn the_word_document_reads_back_as_the_same_words() {
    let bytes = with_sheet(&draft(), |sheet| sheet.docx().expect("written"));
    let again = read(Format::Docx, &bytes).expect("readable");
    assert!(again.text().contains(HOSTILE), "{}", again.text());
    let headings: Vec<String> = again
        .sections()
        .iter()
        .map(|section| again.slice(again.blocks()[section.heading].span).to_owned())
        .collect();
    assert!(headings.iter().any(|heading| heading == "Waivers in force"), "{headings:?}");
    assert!(again.blocks().iter().any(|block| block.cell.is_some()));
    let mut package = crate::read::docx::package::Package::open(&bytes).expect("an archive");
    let (_, about) = package.text("docProps/core.xml").expect("readable").expect("there");
    assert!(about.contains("<dc:creator>faircopy</dc:creator>"), "{about}");
    assert!(!about.contains("unknown") && !about.contains("1970"), "{about}");
}
