//! What a report declares of its scope, wherever the form it was written in keeps that.

#[path = "support/docx.rs"]
mod support;

use faircopy::brief::{Brief, report_type};
use faircopy::check::Checker;
use faircopy::draft::Draft;
use faircopy::pack::Pack;
use faircopy::read::{Format, read};
use jiff::civil::date;
use support::Docx;

fn brief(draft: &Draft) -> Brief {
    let pack = Pack::builtin("peer-group-assessment").expect("built in").expect("valid");
    Checker::new(&pack).check(draft, date(2026, 11, 22)).brief
}

fn markdown(text: &str) -> Brief {
    brief(&read(Format::Markdown, text.as_bytes()).expect("a draft"))
}

fn values(declared: &[faircopy::brief::Declared<String>]) -> Vec<&str> {
    declared.iter().map(|one| one.value.as_str()).collect()
}

#[test]
fn elements_of_a_list_are_not_parted_at_their_commas() {
    let yaml = "---\nplaces:\n  - \"Flat above the Co-op, Quay Lane\"\n  - Wharf Road\n\
                members: [\"K, the eldest\", Q]\n---\n\n# A report\n\nThey met.\n";
    let toml = "+++\nplaces = [\"Flat above the Co-op, Quay Lane\", \"Wharf Road\"]\n\
                members = [\"K, the eldest\", \"Q\"]\n+++\n\n# A report\n\nThey met.\n";
    for text in [yaml, toml] {
        let brief = markdown(text);
        assert_eq!(values(&brief.places), ["Flat above the Co-op, Quay Lane", "Wharf Road"]);
        assert_eq!(values(&brief.members), ["K, the eldest", "Q"]);
    }
    let brief = markdown("---\nmembers: K, Q and R\n---\n\n# A report\n\nThey met.\n");
    assert_eq!(values(&brief.members), ["K", "Q", "R"]);
}

#[test]
fn keys_of_a_table_are_no_members() {
    let form = "| Members | A, B and C |\n|---|---|\n| Period | 1 May to 3 June 2026 |\n| Author | R. Ellis |\n\
                | Team | North |\n\nThey met.\n";
    assert_eq!(values(&markdown(form).members), ["A", "B", "C"]);
    let list = "| Member | Age | Since |\n|---|---|---|\n| Heron | 14 | May |\n| Child B | 15 | June |\n\nThey met.\n";
    assert_eq!(values(&markdown(list).members), ["Heron", "Child B"]);
}

#[test]
fn content_controls_declare_the_scope_under_its_plain_names() {
    let control = |tag: &str, words: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:tag w:val=\"{tag}\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p>\
             </w:sdtContent></w:sdt>"
        )
    };
    let body = control("ReportType", "Neighbourhood assessment")
        + &control("Members", "A, B and C")
        + &control("faircopy.places", "Quay Lane")
        + &control("Approved", "Dana");
    let draft = read(Format::Docx, &Docx::new(&body).bytes()).expect("a draft");
    assert_eq!(report_type(&draft).as_deref(), Some("neighbourhood-assessment"));
    let keys: Vec<&str> = draft.fields().iter().map(|field| field.key.as_str()).collect();
    assert_eq!(keys, ["report type", "members", "places"]);
    assert_eq!(values(&brief(&draft).members), ["A", "B", "C"]);
}
