//! The gate as it is meant to hold: what is done to a signed report, a record, a waiver or a pack is caught and named;
//! what changes no word is let through.

#![allow(clippy::disallowed_methods)] // reports and records are on the disk

#[path = "support/docx.rs"]
mod docx;
#[path = "support/program.rs"]
mod program;

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use program::{Came, GIT};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const TODAY: &str = "2026-11-22";

const PACK: &str = r#"
name = "ours"
version = "1.0.0"
title = "Two rules of our own"
[[source]]
id = "s"
title = "S"
publisher = "P"
[[rule]]
id = "language/gang"
title = "Young people called a gang"
severity = "must"
message = "{words} calls young people a gang."
why = "It criminalises them."
instead = "Say who they are."
sources = "s"
avoid.terms = ["gang"]
[[rule.example]]
flag = "The «gang» met."
[[rule.example]]
pass = "The group met."
[[rule]]
id = "language/hang-out"
title = "Hanging out"
severity = "should"
message = "{words} makes being together sound like trouble."
why = "It is what young people do."
instead = "Say what they did there."
sources = "s"
avoid.terms = ["hang~ out"]
[[rule.example]]
flag = "They «hang out»."
[[rule.example]]
pass = "They met."
"#;

const CONFIG: &str = "packs = [\"./rules\"]\n[gate]\nrequire-signoff = true\n";

const WAIVER: &str = "[[waiver]]\npath = \"report.md\"\nrule = \"language/gang\"\nexcerpt = \"gang\"\nreason = \"The form's \
                      own name.\"\nby = \"C. Evers\"\nuntil = 2026-11-30\n";

const REPORT: &str = "# Findings\n\nThe gang form was used in May.\n\nThey hang out at the Steps.\n\n# Voice\n\nShe said \
                      yes.\n";

/// A sign-off of "They met." as faircopy 0.1.0 first wrote them.
const FIRST_FORM: &str = r#"{
  "schema": "faircopy.signoff/1",
  "entries": [
    {
      "by": "C. Evers",
      "role": "supervisor",
      "note": null,
      "time": "2026-12-01T11:42:16Z",
      "as_of": "2026-11-22",
      "tool": "0.1.0",
      "file": "sha256:5c18bdc454b99cc9cfba62d132606651583a4db35e7b9abb66717f5af0cfa770",
      "text": "sha256:ab226026642c9001f40223f6e7948b96f1d470fc0a362d6a94834bd235bc9e07",
      "blocks": [
        "01735ccd9c714ea2"
      ],
      "packs": [
        {
          "name": "ours",
          "version": "1.0.0",
          "digest": "sha256:684f6626842a27185d85c2c56d25f93433ba22e4f096a39b8d6d672ec0e0188e"
        }
      ],
      "holding": [
        "language/gang"
      ],
      "counts": {
        "must": 0,
        "should": 0,
        "consider": 0,
        "waived": 0
      },
      "waivers": [],
      "previous": null,
      "seal": "sha256:198eb97d8ec17c7cbd153ddde8d3344366dd46e1a70f885ace761fd5f4a00101"
    }
  ]
}
"#;

/// A folder of reports with a configuration and a pack.
struct Place {
    folder: TempDir,
}

impl Came {
    #[track_caller]
    fn held_by(&self, rules: &[&str]) {
        assert_eq!(self.status, 1, "{self:?}");
        for rule in rules {
            assert!(self.out.contains(rule), "{rule} in {self:?}");
        }
    }

    #[track_caller]
    fn passed(&self) {
        assert_eq!(self.status, 0, "{self:?}");
    }
}

impl Place {
    fn new(config: &str) -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a folder") };
        place.put("rules/pack.toml", PACK);
        place.put("faircopy.toml", config);
        place.put("report.md", REPORT);
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("text")
    }

    fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{from} in {name}");
        self.put(name, &text.replacen(from, to, 1));
    }

    fn run(&self, arguments: &[&str]) -> Came {
        program::run(self.folder.path(), arguments)
    }

    fn gate_on(&self, day: &str, more: &[&str]) -> Came {
        let mut arguments = vec!["gate", "--format", "compact", "--as-of", day];
        arguments.extend(more);
        self.run(&arguments)
    }

    fn gate(&self) -> Came {
        self.gate_on(TODAY, &[])
    }

    fn sign(&self, report: &str) -> Came {
        self.run(&["signoff", report, "--by", "C. Evers", "--role", "supervisor", "--as-of", TODAY])
    }
}

/// A report that was signed with its waiver in force.
fn signed() -> Place {
    let place = Place::new(&format!("{CONFIG}{WAIVER}"));
    place.gate().held_by(&["gate/signoff-missing"]);
    place.sign("report.md").passed();
    place.gate().passed();
    place
}

#[test]
fn signing_is_refused_while_something_is_open_and_shows_it() {
    let place = Place::new(CONFIG);
    let came = place.sign("report.md");
    assert_eq!(came.status, 1);
    assert!(came.out.contains("calls young people a gang") && came.err.contains("is not signed"), "{came:?}");
    assert!(!place.path("report.md.signoff.json").exists());
}

#[test]
fn the_record_holds_none_of_the_reports_words() {
    let place = signed();
    place.sign("report.md").passed();
    let record = place.text("report.md.signoff.json");
    assert_eq!(record.matches("\"seal\"").count(), 2); // signing again adds
    for word in ["gang form", "Steps", "Findings", "She said", "own name"] {
        assert!(!record.contains(word), "{word}");
    }
}

#[test]
fn trial_1_one_byte_of_the_record() {
    let place = signed();
    place.change("report.md.signoff.json", "\"by\": \"C. Evers\"", "\"by\": \"C. Ewers\"");
    place.gate().held_by(&["gate/signoff-edited", "changed by hand"]);
    // Nor can anything be added to it.
    let came = place.sign("report.md");
    assert_eq!(came.status, 2, "{came:?}");
    // Bytes that are not even text.
    fs::write(place.path("report.md.signoff.json"), [0xff, 0xfe, b'{']).expect("written");
    place.gate().held_by(&["gate/signoff-edited"]);
}

#[test]
fn trial_2_one_word_of_the_text_is_named_by_its_place() {
    let place = signed();
    place.change("report.md", "She said yes", "She said no");
    let came = place.gate();
    came.held_by(&["gate/signoff-other-text", "changed or new: line 9."]);
    assert!(!came.out.contains("said"), "the place, not the words: {came:?}");
    let explained = place.run(&["gate", "--explain", "--as-of", TODAY]);
    explained.held_by(&["C. Evers (supervisor) signed on", "line 9", "Ask them to read what", "sign again"]);
    // A paragraph taken out, and two that changed places.
    place.put("report.md", &REPORT.replace("They hang out at the Steps.\n\n", ""));
    place.gate().held_by(&["taken out: 1 paragraph"]);
    let swapped = "# Findings\n\nThey hang out at the Steps.\n\nThe gang form was used in May.\n\n# Voice\n\nShe said yes.\n";
    place.put("report.md", swapped);
    place.gate().held_by(&["the same paragraphs, in another order"]);
    // Put back as it was, it passes again.
    place.put("report.md", REPORT);
    place.gate().passed();
}

#[test]
fn trial_3_a_deleted_record() {
    let place = signed();
    fs::remove_file(place.path("report.md.signoff.json")).expect("removed");
    place.gate().held_by(&["gate/signoff-missing"]);
}

#[test]
fn trial_4_a_stricter_pack() {
    let place = signed();
    place.change("rules/pack.toml", "severity = \"should\"", "severity = \"must\"");
    place.change("rules/pack.toml", "version = \"1.0.0\"", "version = \"1.1.0\"");
    place.gate().held_by(&["gate/signoff-stricter-rules", "language/hang-out now holds the report"]);
    // Waiving it without signing again does not help: the signer knew nothing of it.
    let waiver = WAIVER.replace("language/gang", "language/hang-out").replace("\"gang\"", "\"hang out\"");
    place.put("faircopy.toml", &format!("{CONFIG}{WAIVER}{waiver}"));
    place.gate().held_by(&["gate/signoff-other-waivers", "language/hang-out (by C. Evers)"]);
    place.sign("report.md").passed();
    place.gate().passed();
}

#[test]
fn trial_5_an_expired_waiver() {
    let place = signed();
    place.gate_on("2026-11-30", &[]).passed(); // its last day counts
    place.gate_on("2026-12-01", &["--min-severity", "should"]).held_by(&[
        "gate/expired-waiver",
        "faircopy.toml:4 ended on 2026-11-30",
        "must language/gang",
    ]);
}

#[test]
fn trial_6_a_waiver_moved_to_other_words() {
    let place = signed();
    place.change("faircopy.toml", "excerpt = \"gang\"", "excerpt = \"gang leader\"");
    place.gate_on(TODAY, &["--min-severity", "should"]).held_by(&[
        "must language/gang",
        "gate/unused-waiver",
        "the words it was agreed for are not there any more",
    ]);
    // Nor does one for words that the sign-off did not know, by somebody else.
    let other = WAIVER.replace("C. Evers", "D. Bell");
    place.put("faircopy.toml", &format!("{CONFIG}{other}"));
    place.gate().held_by(&["gate/signoff-other-waivers", "language/gang (by D. Bell)"]);
}

#[test]
fn trial_7_a_pack_edited_after_signing() {
    let place = signed();
    place.change("rules/pack.toml", "[\"gang\"]", "[\"gang\", \"mob\"]");
    place.gate().held_by(&["gate/signoff-pack-edited", "the pack ours was edited after that"]);
    // With a version of its own it is another pack, and nothing new holds.
    place.change("rules/pack.toml", "version = \"1.0.0\"", "version = \"1.0.1\"");
    place.gate().passed();
}

#[test]
fn a_record_from_a_newer_faircopy_is_not_guessed_at() {
    let place = signed();
    place.change("report.md.signoff.json", "faircopy.signoff/2", "faircopy.signoff/3");
    place.gate().held_by(&["gate/signoff-newer", "a newer faircopy wrote"]);
    assert_eq!(place.sign("report.md").status, 2);
}

/// The fair copy as another word processor might save it: packed anew in another order, every run cut in two.
fn saved_again(docx: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).expect("an archive");
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let mut cut = 0;
    // The content types stay first, as Word wants them.
    let order = (0..1).chain((1..archive.len()).rev());
    for index in order.collect::<Vec<_>>() {
        let mut file = archive.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("read");
        let name = file.name().expect("a name").into_owned();
        if name == "word/document.xml" {
            let xml = String::from_utf8(bytes).expect("UTF-8");
            let runs = xml.matches("<w:t").count();
            let again = runs_cut(&xml);
            cut = again.matches("<w:t").count() - runs;
            bytes = again.into_bytes();
        }
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        out.start_file(name, options).expect("a place");
        out.write_all(&bytes).expect("written");
    }
    assert!(cut > 50, "{cut} runs were cut");
    out.finish().expect("whole").into_inner()
}

/// Cuts the text of every run at its first space, into two runs of the same look.
fn runs_cut(xml: &str) -> String {
    let mut out = String::new();
    for (index, piece) in xml.split("<w:r>").enumerate() {
        if index > 0 {
            out.push_str("<w:r>");
        }
        let look = piece
            .split_once("<w:rPr>")
            .and_then(|(_, rest)| rest.split_once("</w:rPr>"))
            .map(|(look, _)| look);
        let look = look.map_or_else(String::new, |look| format!("<w:rPr>{look}</w:rPr>"));
        let text = piece.split_once("</w:t>").filter(|(text, _)| index > 0 && text.contains("<w:t"));
        match text.and_then(|(text, rest)| Some((text.split_at_checked(text.rfind(' ')?)?, rest))) {
            // The space stands in the text, not in a tag.
            Some(((before, after), rest))
                if before.rfind("<w:t").is_some_and(|at| before[at..].contains('>')) =>
            {
                out.push_str(before);
                let run = format!("</w:t></w:r><w:r>{look}<w:t xml:space=\"preserve\">{after}</w:t>{rest}");
                out.push_str(&run);
            }
            _ => out.push_str(piece),
        }
    }
    out
}

#[test]
fn innocent_1_a_word_file_saved_again() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let docx = fs::read(samples.join("fair-copy.docx")).expect("the sample");
    let place = Place::new("[gate]\nrequire-signoff = true\n");
    fs::remove_file(place.path("report.md")).expect("removed");
    fs::write(place.path("fair-copy.docx"), &docx).expect("written");
    place.sign("fair-copy.docx").passed();
    let again = saved_again(&docx);
    assert_ne!(again, docx);
    fs::write(place.path("fair-copy.docx"), again).expect("written");
    place.gate().passed();
}

#[test]
fn innocent_2_a_moved_paragraph_in_the_baseline() {
    let place = Place::new("packs = [\"./rules\"]\n");
    place.gate().held_by(&["must language/gang"]);
    place.run(&["check", "--as-of", TODAY, "--write-baseline", "known.json", "-q"]).passed();
    let known = &["--baseline", "known.json"];
    place.gate_on(TODAY, known).passed();
    let moved = "# Voice\n\nShe said yes.\n\nThey hang out at the Steps.\n\nThe gang form was used in May.\n\n# Findings\n";
    place.put("report.md", moved);
    place.gate_on(TODAY, known).passed();
    // What is new still holds, and the baseline may stand in the configuration.
    place.put("report.md", &format!("{moved}\nA gang left.\n"));
    place.put("faircopy.toml", "packs = [\"./rules\"]\n[gate]\nbaseline = \"known.json\"\n");
    let came = place.gate();
    came.held_by(&["report.md:11:3: must language/gang", "waived language/gang"]);
    assert_eq!(came.out.matches(" must ").count(), 1, "{came:?}");
}

#[test]
fn a_baseline_shrinks_and_tells_of_reports_that_are_gone() {
    let place = Place::new("packs = [\"./rules\"]\n");
    place.put("old.md", "The gang met.\n");
    place.run(&["check", "--write-baseline", "known.json", "-q"]).passed();
    assert!(place.text("known.json").contains("old.md") && !place.text("known.json").contains("gang form"));
    fs::remove_file(place.path("old.md")).expect("removed");
    place.put("report.md", "They met. They hang out at the Steps.\n");
    let came = place.run(&["check", "--baseline", "known.json", "--format", "compact"]);
    assert!(came.err.contains("knows 1 finding of old.md, which is not there any more"), "{came:?}");
    assert!(came.err.contains("1 finding that the baseline knows cannot be found any more"), "{came:?}");
    place.run(&["check", "--baseline", "known.json", "--write-baseline", "known.json", "-q"]).passed();
    let shrunk = place.text("known.json");
    assert!(!shrunk.contains("old.md") && shrunk.contains("language/hang-out"), "{shrunk}");
    assert!(!shrunk.contains("language/gang"), "{shrunk}");
    for (text, told) in
        [("{}", "no baseline that faircopy wrote"), ("{\"schema\": \"faircopy.baseline/9\"}", "newer")]
    {
        place.put("known.json", text);
        let came = place.run(&["check", "--baseline", "known.json"]);
        assert!(came.status == 2 && came.err.contains(told), "{came:?}");
    }
    let came = place.run(&["check", "--baseline", "nowhere.json"]);
    assert!(came.status == 2 && came.err.contains("there is no such file"), "{came:?}");
}

#[test]
fn the_policy_is_held_and_the_default_needs_no_configuration() {
    let place = Place::new("packs = [\"./rules\"]\n[gate]\nfail-on = \"should\"\n");
    place.put("report.md", "They hang out.\n");
    place.gate().held_by(&["should language/hang-out"]);
    place.put("faircopy.toml", "packs = [\"./rules\"]\n[gate]\nmax-should = 0\n");
    place.gate().held_by(&["gate/too-many-should"]);
    place.put("faircopy.toml", "packs = [\"./rules\"]\n[gate]\nreview-overdue = \"must\"\n");
    place.put("report.md", "---\nreview date: 1 May 2026\n---\n\nThey met.\n");
    place.gate().held_by(&["gate/review-overdue", "2026-05-01"]);
    place.gate_on("2026-05-01", &[]).passed();

    let bare = Place::new("");
    fs::remove_file(bare.path("faircopy.toml")).expect("removed");
    let came = bare.gate();
    came.held_by(&["must sharing/purpose-missing"]);
    assert!(!came.out.contains("gate/"), "{came:?}");
}

#[test]
fn patterns_decide_on_named_files_too() {
    let place =
        Place::new("packs = [\"./rules\"]\ninclude = [\"reports/**\"]\nexclude = [\"**/archive/**\"]\n");
    place.put("reports/a.md", "They met.\n");
    place.put("reports/archive/b.md", "The gang met.\n");
    place.put("README.md", "The gang met.\n");
    place.gate_on(TODAY, &["--force-exclude", "reports/archive/b.md", "README.md", "report.md"]).passed();
    place.gate_on(TODAY, &[]).passed();
    place.put("faircopy.toml", "packs = [\"./rules\"]\ninclude = [\"README.md\"]\n");
    place.gate_on(TODAY, &["README.md"]).held_by(&["README.md:1:5: must language/gang"]);
    // A waiver for a report that is not there is told.
    place.put("faircopy.toml", &format!("packs = [\"./rules\"]\n{}", WAIVER.replace("report.md", "gone.md")));
    assert!(place.gate().err.contains("is for gone.md, which is not there"));
}

#[test]
fn every_path_is_judged_where_it_stands_and_a_link_hides_nothing() {
    let place = Place::new(
        "packs = [\"./rules\"]\n[[override]]\npaths = [\"drafts/**\"]\nrules = { \"language/*\" = \"off\" }\n",
    );
    fs::remove_file(place.path("report.md")).expect("removed");
    place.put("reports/r.md", "The gang met.\n");
    fs::create_dir_all(place.path("drafts")).expect("made");
    #[cfg(unix)]
    std::os::unix::fs::symlink("../reports/r.md", place.path("drafts/x.md")).expect("linked");
    let came = place.gate();
    came.held_by(&["reports/r.md:1:5: must language/gang"]);
    place.gate_on(TODAY, &["drafts", "reports"]).held_by(&["reports/r.md:1:5"]);
    // One name given twice, in two ways, is one draft.
    let came = place.gate_on(TODAY, &["reports/r.md", "drafts/../reports/r.md"]);
    assert_eq!(came.out.matches("language/gang").count(), 1, "{came:?}");
    // A link to a folder is not followed, and named.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../reports", place.path("drafts/all")).expect("linked");
        assert!(place.gate().err.contains("drafts/all is a link to a folder"));
    }
}

#[test]
fn the_counts_are_of_all_that_stands_whatever_is_shown() {
    let place = Place::new("packs = [\"./rules\"]\n");
    place.put("report.md", "They hang out. They hang out again.\n");
    let text = place.run(&["gate", "--as-of", TODAY]);
    text.passed();
    assert!(text.out.contains("0 must, 2 should, 0 consider"), "{text:?}");
    assert!(text.out.contains("2 should are not shown here; --min-severity should shows them."), "{text:?}");
    assert!(!text.out.contains("nothing to mend") && !text.out.contains("Thank you"), "{text:?}");
    let json = place.run(&["gate", "--format", "json", "--as-of", TODAY]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["summary"]["should"], 2);
    assert_eq!(json["summary"]["not_shown"], 2);
    for format in ["compact", "markdown", "html", "github"] {
        let came = place.run(&["gate", "--format", format, "--as-of", TODAY]);
        let told = format!("{}{}", came.out, came.err);
        assert!(told.contains("2 should are not shown here"), "{format}: {told}");
    }
    let came = place.run(&["check", "--min-severity", "must", "--as-of", TODAY]);
    assert!(came.out.contains("2 should are not shown here"), "{came:?}");
    let came = place.run(&["gate", "--explain", "--as-of", TODAY]);
    assert!(came.out.contains("left open, and not held: 0 must, 2 should"), "{came:?}");
    // What a baseline knows still stands.
    place.put("report.md", "The gang met.\n");
    place.run(&["gate", "--write-baseline", "known.json", "-q", "--as-of", TODAY]).passed();
    let came = place.run(&["gate", "--baseline", "known.json", "--as-of", TODAY]);
    came.passed();
    assert!(came.out.contains("1 waived") && !came.out.contains("nothing to mend"), "{came:?}");
    assert!(!came.out.contains("Thank you"), "{came:?}");
    let came = place.gate_on(TODAY, &["--baseline", "known.json"]);
    assert!(came.out.contains("(known since 2026-11-22)"), "{came:?}");
}

#[test]
fn a_name_that_is_mistyped_is_told_whatever_include_says() {
    let place = Place::new("packs = [\"./rules\"]\ninclude = [\"reports/**\"]\n");
    place.put("reports/a.MD", "They met.\n");
    place.gate_on(TODAY, &["reports"]).passed();
    for name in ["report", "rpeorts", "report/a.md"] {
        let came = place.gate_on(TODAY, &[name]);
        assert!(came.status == 3 && came.err.contains("there is no such file"), "{name}: {came:?}");
        assert_eq!(place.run(&["check", "--force-exclude", name]).status, 3, "{name}");
    }
    // Nothing was checked, and that is no pass, unless a hook asks.
    let came = place.gate_on(TODAY, &["report.md"]);
    assert!(came.status == 2 && came.err.contains("nothing was checked"), "{came:?}");
    assert!(came.err.contains("report.md is left out"), "{came:?}");
    place.gate_on(TODAY, &["--force-exclude", "report.md"]).passed();
    // A report in a form that is not read is none that the configuration leaves out.
    place.put("reports/final.rtf", "{\\rtf1 They met.}");
    let came = place.gate_on(TODAY, &["reports/final.rtf"]);
    assert!(came.status == 3 && came.err.contains("save it as a Word Document"), "{came:?}");
    fs::remove_file(place.path("reports/final.rtf")).expect("written");
    place.put("faircopy.toml", "packs = [\"./rules\"]\ninclude = [\"reports/*.md\"]\n");
    place.put("reports/a.MD", "The gang met.\n");
    place.gate().held_by(&["reports/a.MD"]);
}

#[test]
fn an_end_that_nobody_can_read_waives_nothing() {
    let place = Place::new("packs = [\"./rules\"]\n");
    let with = |until: &str| {
        format!(
            "<!-- faircopy: allow language/gang until {until} because it is the form's name -->\n\nThe gang met.\n"
        )
    };
    place.put("report.md", &with("the end of 2020"));
    place.gate_on(TODAY, &["--min-severity", "should"]).held_by(&[
        "must language/gang",
        "gate/undated-waiver",
        "Write the day as 2026-12-31",
    ]);
    place.put("report.md", &with("31/12/2020"));
    place.gate().held_by(&["must language/gang"]);
    place.put("report.md", &with("31 December 2026"));
    let came = place.gate();
    came.passed();
    assert!(came.out.contains("(waived until 2026-12-31, nobody is named)"), "{came:?}");
}

#[test]
fn a_baseline_takes_in_missing_signoffs_and_review_dates() {
    let config = "packs = [\"./rules\"]\n[gate]\nrequire-signoff = true\nreview-overdue = \"must\"\nbaseline = \
                  \"known.json\"\n";
    let place = Place::new(config);
    place.put("report.md", "---\nreview date: 1 May 2026\n---\n\nThe gang met.\n");
    for write in [
        &["gate", "--write-baseline", "known.json", "--as-of", TODAY][..],
        &["check", ".", "--write-baseline", "known.json", "--as-of", TODAY],
    ] {
        let came = place.run(write);
        came.passed();
        assert!(came.err.contains("3 known findings in 1 report no longer hold it"), "{came:?}");
        place.gate().passed();
        let check = place.run(&["check", "--baseline", "known.json", "--as-of", TODAY]);
        assert!(!check.err.contains("cannot be found any more"), "{check:?}");
        fs::remove_file(place.path("known.json")).expect("written");
    }
    place.run(&["gate", "--write-baseline", "known.json", "--as-of", TODAY, "-q"]).passed();
    // Known is the text that was there, and no other.
    place.change("report.md", "The gang met.", "The gang met. They left.");
    place.gate().held_by(&["gate/signoff-missing"]);
}

#[test]
fn the_same_words_in_another_column_were_not_signed() {
    let place = Place::new(CONFIG);
    let table = "| May it go to the school? | Agreed | Refused |\n|---|---|---|\n| The report | | x |\n\n- [ ] Consent \
                 given\n";
    place.put("report.md", table);
    place.sign("report.md").passed();
    place.gate().passed();
    place.put("report.md", &table.replace("| | x |", "| x | |"));
    place.gate().held_by(&["gate/signoff-other-text", "changed or new: line 3"]);
    place.put("report.md", &table.replace("[ ]", "[x]"));
    place.gate().held_by(&["gate/signoff-other-text", "changed or new: line 5"]);
}

#[test]
fn the_reason_and_the_end_of_a_waiver_are_signed_too() {
    let place = signed();
    for (from, to, told) in [
        ("The form's own name.", "Her mother said so.", "for another reason"),
        ("2026-11-30", "2036-11-30", "for longer, until 2036-11-30"),
    ] {
        place.change("faircopy.toml", from, to);
        place.gate().held_by(&["gate/signoff-other-waivers", "language/gang (by C. Evers", told]);
        place.change("faircopy.toml", to, from);
    }
    place.change("faircopy.toml", "2026-11-30", "2026-11-29"); // sooner is stricter
    place.gate().passed();
    assert!(!place.text("report.md.signoff.json").contains("own name"));
}

#[test]
fn new_words_under_an_old_rule_are_no_stricter_rules() {
    let place = Place::new(CONFIG);
    let part = "avoid = [{ terms = [\"hang~ out\"] }, { terms = [\"prowl~\"], severity = \"must\" }]";
    place.change("rules/pack.toml", "avoid.terms = [\"hang~ out\"]", part);
    place.put("report.md", "They met.\n");
    place.sign("report.md").passed();
    place.put("report.md", "They met. They prowl at night.\n");
    let came = place.gate();
    came.held_by(&["must language/hang-out", "gate/signoff-other-text"]);
    assert!(!came.out.contains("stricter"), "{came:?}");
}

#[test]
fn a_record_of_the_first_form_is_read_and_said_to_be_without() {
    let place = Place::new(CONFIG);
    place.put("report.md", "They met.\n");
    place.put("report.md.signoff.json", FIRST_FORM);
    // The pack was another then: its digest goes by the vocabularies that come with the program, too.
    let came = place.gate_on(TODAY, &["--min-severity", "consider"]);
    assert!(came.out.contains("consider gate/signoff-older-form"), "{came:?}");
    assert!(!came.out.contains("signoff-other-text") && !came.out.contains("signoff-edited"), "{came:?}");
    place.put("report.md", "They met again.\n");
    place.gate().held_by(&["gate/signoff-other-text"]);
    place.sign("report.md").passed();
    assert!(!place.gate_on(TODAY, &["--min-severity", "consider"]).out.contains("older-form"));
}

#[test]
fn who_signs_has_a_name_and_is_not_the_author() {
    let place = Place::new(CONFIG);
    place.put("report.md", "They met.\n");
    for (by, role, told) in [
        ("-", "supervisor", "in words"),
        ("\u{200b}", "supervisor", "in words"),
        ("C. Evers", "the author", "does not sign it off"),
    ] {
        let came = place.run(&["signoff", "report.md", "--by", by, "--role", role, "--as-of", TODAY]);
        assert!(came.status == 2 && came.err.contains(told), "{came:?}");
    }
    let empty = WAIVER.replace("The form's own name.", "...").replace("C. Evers", "-");
    place.put("report.md", REPORT);
    place.put("faircopy.toml", &format!("packs = [\"./rules\"]\n{empty}"));
    place
        .gate_on(TODAY, &["--min-severity", "should"])
        .held_by(&["must language/gang", "gives no reason and does not say who accepts it"]);
}

#[test]
fn what_git_keeps_is_checked_whatever_gitignore_says() {
    let place = Place::new("packs = [\"./rules\"]\n");
    fs::remove_file(place.path("report.md")).expect("removed");
    place.put("bad.md", "The gang met.\n");
    place.put("old/bad.md", "The gang met.\n");
    place.put("old/draft.md", "The gang met.\n");
    if !git(&place, &["init", "-q", "."]) {
        return; // no git here
    }
    assert!(git(&place, &["add", "bad.md", "old/bad.md"]));
    place.put(".gitignore", "*.md\nold/\n");
    let came = place.gate();
    came.held_by(&["bad.md:1:5", "old/bad.md:1:5"]);
    assert!(!came.out.contains("old/draft.md"), "{came:?}");
    // A hook of another repository has git's own variables set: they are not about the folder that is checked.
    let other = Place::new("");
    assert!(git(&other, &["init", "-q", "."]));
    let mut hooked =
        program::command(place.folder.path(), &["gate", "--format", "compact", "--as-of", TODAY]);
    hooked.env("GIT_DIR", other.path(".git")).env("GIT_INDEX_FILE", other.path(".git/index"));
    program::fed(hooked, b"").held_by(&["bad.md:1:5", "old/bad.md:1:5"]);
}

/// Runs git in a place, and on no repository but one that is there.
fn git(place: &Place, arguments: &[&str]) -> bool {
    let mut git = Command::new("git");
    git.args(arguments).current_dir(place.folder.path());
    for name in GIT {
        git.env_remove(name);
    }
    git.output().is_ok_and(|output| output.status.success())
}

#[test]
fn an_unread_part_holds_where_it_is_asked() {
    let place = Place::new("packs = [\"./rules\"]\n[gate]\nunread = \"must\"\n");
    fs::remove_file(place.path("report.md")).expect("removed");
    let picture = "<w:p><w:r><w:t>They met.</w:t></w:r><w:r><w:drawing>\
                   <pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"/></w:drawing></w:r></w:p>";
    fs::write(place.path("report.docx"), docx::Docx::new(picture).bytes()).expect("written");
    place.gate().held_by(&["must gate/unread-part", "picture"]);
    for config in ["packs = [\"./rules\"]\n[gate]\nunread = \"off\"\n", "packs = [\"./rules\"]\n"] {
        place.put("faircopy.toml", config);
        place.gate().passed();
    }
}

#[test]
fn so_many_should_are_let_through_and_not_one_more() {
    let place = Place::new("packs = [\"./rules\"]\n[gate]\nmax-should = 2\n");
    place.put("report.md", "They hang out. They hang out again.\n");
    place.gate().passed();
    place.put("report.md", "They hang out. They hang out again. They hang out still.\n");
    place.gate().held_by(&[
        "gate/too-many-should",
        "3 findings of severity should are open",
        "lets through 2",
    ]);
}

#[test]
fn an_override_changes_the_gate_of_its_folder_alone() {
    let place = Place::new(
        "packs = [\"./rules\"]\n[[override]]\npaths = [\"old/**\"]\ngate = { fail-on = \"should\" }\n",
    );
    place.put("report.md", "They hang out.\n");
    place.gate().passed();
    place.put("old/report.md", "They hang out.\n");
    let came = place.gate();
    came.held_by(&["old/report.md:1:6: should language/hang-out"]);
    assert_eq!(came.out.matches("hang-out").count(), 1, "{came:?}");
}

/// Where no day is declared, the words that say when it is reviewed do; of a month its last day counts.
#[test]
fn a_review_that_is_promised_in_words_is_overdue_once_its_time_has_passed() {
    let place = Place::new("packs = [\"peer-group-assessment\"]\n[gate]\nfail-on = \"must\"\n");
    let report = |words: &str| format!("# Elm\n\nReport date: 2 March 2026\n\n## Review\n\n{words}\n");
    for (words, last, next) in [
        ("We will review this report in May 2026.", "2026-05-31", "2026-06-01"),
        ("This report will be reviewed on 4 May 2026.", "2026-05-04", "2026-05-05"),
        (
            "This report will be reviewed on 4 May 2026 and again on 3 August 2026.",
            "2026-08-03",
            "2026-08-04",
        ),
    ] {
        place.put("report.md", &report(words));
        let told = |day: &str| place.gate_on(day, &["--min-severity", "should"]).out;
        assert!(!told(last).contains("gate/review-overdue"), "{words} on {last}: {}", told(last));
        // Without a word in the configuration it is asked to be looked at, and holds nothing.
        assert!(told(next).contains("should gate/review-overdue"), "{words} on {next}: {}", told(next));
    }
}

#[test]
fn what_who_signs_notes_stands_in_the_record_and_is_told() {
    let place = Place::new(CONFIG);
    place.put("report.md", "They met.\n");
    let note = "Read with the panel.";
    let mut arguments = vec!["signoff", "report.md", "--by", "C. Evers", "--role", "supervisor"];
    arguments.extend(["--as-of", TODAY, "--note", note]);
    place.run(&arguments).passed();
    let record = place.text("report.md.signoff.json");
    assert!(record.contains(&format!("\"note\": \"{note}\"")), "{record}");
    place.gate().passed();
    place.change("report.md.signoff.json", note, "Not read.");
    place.gate().held_by(&["gate/signoff-edited"]);
}

#[test]
fn the_end_of_a_period_is_no_day_of_review() {
    let place = Place::new("packs = [\"peer-group-assessment\"]\n[gate]\nreview-overdue = \"must\"\n");
    place.put(
        "report.md",
        "# Elm\n\n## Review\n\nIt is a snapshot of April to June 2026, and of no other time.\n",
    );
    let came = place.gate();
    assert!(!came.out.contains("gate/review-overdue"), "{came:?}");
}

#[test]
fn a_record_that_git_knows_and_that_is_gone_is_told_whatever_the_policy() {
    let place = Place::new("packs = [\"./rules\"]\n");
    place.put("report.md", "They met at the Steps.\n");
    place.sign("report.md").passed();
    let record = place.text("report.md.signoff.json");
    if !git(&place, &["init", "-q", "."]) {
        return; // no git here
    }
    assert!(git(&place, &["add", "."]));
    let commit = ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "signed"];
    assert!(git(&place, &commit));
    place.gate().passed();
    // Out of the folder, and then out of what the next commit holds as well.
    fs::remove_file(place.path("report.md.signoff.json")).expect("removed");
    place.put("report.md", "They met at the Steps. They left.\n");
    place.gate().held_by(&["gate/signoff-removed"]);
    assert!(git(&place, &["add", "-A"]));
    place.gate_on(TODAY, &["report.md"]).held_by(&["gate/signoff-removed"]);
    let came = place.sign("report.md");
    came.passed();
    assert!(came.err.contains("git knows an earlier record"), "{came:?}");
    // Put back, it says what has changed.
    place.put("report.md.signoff.json", &record);
    place.gate().held_by(&["gate/signoff-other-text"]);
    // Whoever names a record that is not there knows of it: so does git's own hook.
    let other = Place::new("packs = [\"./rules\"]\n");
    other.put("report.md", "They met.\n");
    other.gate_on(TODAY, &["report.md.signoff.json"]).held_by(&["gate/signoff-removed"]);
    other.gate().passed();
}

#[test]
fn a_report_that_was_renamed_is_known_by_the_record_it_left() {
    let place = Place::new("packs = [\"./rules\"]\n");
    let text = "They met at the Steps on most evenings of that month.\n\nThe worker walked home with them every time.\n";
    place.put("report.md", text);
    place.sign("report.md").passed();
    fs::rename(place.path("report.md"), place.path("final.md")).expect("renamed");
    let came = place.gate();
    came.passed();
    assert!(came.out.contains("gate/signoff-under-another-name"), "{came:?}");
    assert!(
        came.out.contains("report.md.signoff.json, has not gone with it. The text is as it was"),
        "{came:?}"
    );
    assert!(
        came.err.contains("report.md.signoff.json is the record of a report that is not there"),
        "{came:?}"
    );
    place.put("final.md", &format!("{text}\nThey left.\n"));
    place.gate().held_by(&["gate/signoff-under-another-name", "The text has changed since"]);
    // Another report beside it was never signed, and is not taken for it.
    place.put("final.md", "The panel has other plans for the summer, and says so.\n");
    let came = place.gate();
    came.passed();
    assert!(!came.out.contains("under-another-name"), "{came:?}");
}

#[test]
fn a_waiver_that_names_nobody_is_said_to() {
    let place = Place::new("packs = [\"./rules\"]\n");
    place.put(
        "report.md",
        "<!-- faircopy: allow language/gang because it is the form's name -->\n\nThe gang met.\n",
    );
    let came = place.gate();
    came.passed();
    assert!(came.out.contains("(waived, nobody is named)"), "{came:?}");
    let came = place.run(&["gate", "--explain", "--as-of", TODAY]);
    assert!(came.out.contains("1 finding waived, 1 by a comment that names nobody"), "{came:?}");
    let came = place.sign("report.md");
    assert!(came.err.contains("1 finding was waived by a comment that names nobody"), "{came:?}");
    // In Word an author may be nothing, or a mark: that is no name either.
    fs::remove_file(place.path("report.md")).expect("removed");
    fs::remove_file(place.path("report.md.signoff.json")).expect("removed");
    for (author, told) in
        [("", "(waived, nobody is named"), (" - ", "(waived, nobody is named"), ("D. Bell", "by D. Bell")]
    {
        let body = "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>The gang met.</w:t></w:r>\
                    <w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";
        let comment = format!(
            "<w:comment w:id=\"0\" w:author=\"{author}\"><w:p><w:r><w:t>faircopy: allow language/gang because it is the \
             form's name</w:t></w:r></w:p></w:comment>"
        );
        fs::write(place.path("report.docx"), docx::Docx::new(body).comments(&comment).bytes())
            .expect("written");
        let came = place.gate();
        came.passed();
        assert!(came.out.contains(told), "{author:?}: {came:?}");
    }
}

#[test]
fn what_is_waived_after_the_sign_off_is_told_and_holds_where_it_counts() {
    let waiver = WAIVER.replace("language/gang", "language/hang-out").replace("\"gang\"", "\"hang out\"");
    let place = Place::new(&format!("{CONFIG}max-should = 0\n{waiver}"));
    place.put("report.md", "They hang out.\n");
    place.sign("report.md").passed();
    place.gate().passed();
    place.change("faircopy.toml", "The form's own name.", "Fine.");
    place.gate().held_by(&["gate/signoff-other-waivers", "for another reason"]);
    // Where so many are let through as there are, it is told and holds nothing.
    place.change("faircopy.toml", "max-should = 0\n", "");
    let came = place.gate();
    came.passed();
    assert!(came.out.contains("consider gate/signoff-waived-since"), "{came:?}");
}

#[test]
fn rules_that_are_turned_off_are_told_and_signed() {
    let place = Place::new(CONFIG);
    place.put("report.md", "They met.\n");
    place.sign("report.md").passed();
    assert!(place.text("report.md.signoff.json").contains("\"rules\": \"sha256:"), "a digest");
    let came = place.gate();
    assert!(!came.err.contains("turned off") && !came.out.contains("signoff-other-rules"), "{came:?}");
    place.put("faircopy.toml", &format!("{CONFIG}[rules]\n\"language/gang\" = \"off\"\n"));
    let told = "By faircopy.toml, 1 rule is turned off (language/gang).";
    let came = place.gate();
    came.passed();
    assert!(came.err.contains(told) && came.out.contains("consider gate/signoff-other-rules"), "{came:?}");
    let came = place.run(&["gate", "--explain", "--as-of", TODAY]);
    assert!(came.out.contains("which rules are on") && came.out.contains("By faircopy.toml, 1"), "{came:?}");
    let came = place.sign("report.md");
    assert!(came.err.contains(told), "{came:?}");
    assert!(!place.gate().out.contains("signoff-other-rules"));
}

#[test]
fn a_pack_that_is_not_used_any_more_is_told() {
    let place = Place::new(CONFIG);
    place.put("report.md", "They met.\n");
    place.sign("report.md").passed();
    place.put("other/pack.toml", &PACK.replace("name = \"ours\"", "name = \"other\""));
    place.change("faircopy.toml", "./rules", "./other");
    let came = place.gate();
    came.passed();
    assert!(
        came.out.contains("the pack ours 1.0.0, whose rules were asked then, is not used any more"),
        "{came:?}"
    );
}

#[test]
fn a_waiver_that_does_nothing_is_told_beside_what_it_opened() {
    let place = signed();
    let late = "2026-12-01";
    place.gate_on(late, &[]).held_by(&["should gate/expired-waiver", "faircopy.toml:4 ended on 2026-11-30"]);
    let came = place.run(&["gate", "--explain", "--as-of", late]);
    came.held_by(&["Besides:", "faircopy.toml:4 ended on 2026-11-30"]);
    place.change("faircopy.toml", "by = \"C. Evers\"\n", "");
    place.gate().held_by(&["should gate/reasonless-waiver", "does not say who accepts it"]);
}

#[test]
fn whoever_wrote_a_report_does_not_sign_it() {
    let place = Place::new(
        "packs = [\"peer-group-assessment\"]\n[gate]\nfail-on = \"must\"\n[rules]\n\"scope/*\" = \"off\"\n",
    );
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let fair = fs::read_to_string(samples.join("fair-copy.md")).expect("the sample");
    place.put("report.md", &format!("---\nauthor: Marit Osgood, social worker\n---\n\n{fair}"));
    let sign = |by: &str| {
        place.run(&["signoff", "report.md", "--by", by, "--role", "team manager", "--as-of", TODAY])
    };
    let came = sign("Marit Osgood");
    assert!(came.status == 2 && came.err.contains("gives Marit Osgood as who wrote it"), "{came:?}");
    let came = sign("M. Osgood");
    came.passed();
    assert!(came.err.contains("gives a name like M. Osgood"), "{came:?}");
    let came = sign("Lena Harrow");
    came.passed();
    assert!(!came.err.contains("as who wrote it"), "{came:?}");
}

#[test]
fn signing_what_the_gate_passes_over_is_said() {
    let place = Place::new("packs = [\"./rules\"]\ninclude = [\"reports/**\"]\n");
    place.put("report.md", "They met.\n");
    place.put("reports/a.md", "They met.\n");
    let came = place.sign("report.md");
    came.passed();
    assert!(came.err.contains("the gate will not look at report.md"), "{came:?}");
    assert!(!place.sign("reports/a.md").err.contains("will not look"));
}

#[test]
fn a_file_that_changed_without_its_words_is_told() {
    let place = Place::new(CONFIG);
    place.put("report.md", "They met.\n\n![Steps](steps.png)\n");
    place.sign("report.md").passed();
    assert!(!place.gate().out.contains("signoff-other-file"));
    place.change("report.md", "steps.png", "quay.png");
    let came = place.gate();
    came.passed();
    assert!(came.out.contains("consider gate/signoff-other-file"), "{came:?}");
}

#[test]
fn a_configuration_below_another_is_told() {
    let place = Place::new(CONFIG);
    place.put("new/report.md", "They met.\n");
    place.gate().held_by(&["new/report.md: must gate/signoff-missing"]);
    place.put("new/faircopy.toml", "exclude = [\"*\"]\n");
    let came = place.gate_on(TODAY, &["-v"]);
    assert!(
        came.err.contains(
            "new/faircopy.toml alone counts for the reports below it, and nothing that faircopy.toml asks"
        ),
        "{came:?}"
    );
    assert!(came.err.contains("report.md goes by faircopy.toml"), "{came:?}");
    place.put("new/faircopy.toml", "");
    let came = place.gate();
    assert!(came.err.contains("1 report by faircopy.toml, 1 report by new/faircopy.toml"), "{came:?}");
    // Setting up a folder below says so, and writes nothing that counts elsewhere alone.
    fs::remove_file(place.path("new/faircopy.toml")).expect("removed");
    fs::create_dir(place.path(".git")).expect("made");
    let came = program::run(&place.path("new"), &["init"]);
    came.passed();
    assert!(
        came.err.contains("takes the place of") && came.err.contains("where the repository begins"),
        "{came:?}"
    );
    assert!(place.path("new/faircopy.toml").exists() && !place.path("new/.github").exists());
    let came = program::run(&place.path("new"), &["init"]);
    assert!(!came.err.contains("next:"), "{came:?}");
}

#[test]
fn a_baseline_says_what_it_cannot_take_and_thanks_for_nothing_else() {
    let place = signed();
    place.change("report.md.signoff.json", "\"by\": \"C. Evers\"", "\"by\": \"C. Ewers\"");
    let came = place.gate_on(TODAY, &["--write-baseline", "known.json"]);
    came.held_by(&["gate/signoff-edited"]);
    assert!(
        came.err.contains("no baseline takes in what is wrong with a sign-off: gate/signoff-edited"),
        "{came:?}"
    );
    // A known text that changed is not mended.
    let place = Place::new(CONFIG);
    place.put("report.md", "They met.\n");
    place.gate_on(TODAY, &["--write-baseline", "known.json"]).passed();
    place.put("report.md", "They met. They left.\n");
    let came = place.gate_on(TODAY, &["--baseline", "known.json"]);
    came.held_by(&["gate/signoff-missing"]);
    assert!(!came.err.contains("Thank you"), "{came:?}");
}
