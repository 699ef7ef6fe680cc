//! A council that makes the rules its own: packs on top of each other, rules that get another id, rules that are turned
//! off, files that cannot be read.

#![allow(clippy::disallowed_methods)] // packs and reports are on the disk

use std::fs;
use std::process::Command;

use tempfile::TempDir;

const REPORT: &str = "# R\n\nThey were seen at the zoo on 4 May 2026.\n\nThey were seen at Monkey Hill on 5 May 2026.\n\n\
                      The police could not be bothered on 6 May 2026.\n";

/// A folder to work in.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new(files: &[(&str, &str)]) -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a folder") };
        place.put("r.md", REPORT);
        for (name, text) in files {
            place.put(name, text);
        }
        place
    }

    fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    /// The status of a command, and all it says.
    fn run(&self, line: &str) -> (i32, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_faircopy"))
            .args(line.split(' '))
            .current_dir(self.folder.path())
            .env("NO_COLOR", "1")
            .output()
            .expect("it runs");
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().expect("a status"), String::from_utf8_lossy(&said).into_owned())
    }

    fn says(&self, line: &str) -> String {
        self.run(line).1
    }
}

fn manifest(name: &str, more: &str) -> String {
    format!(
        "name = \"{name}\"\nversion = \"1\"\ntitle = \"T\"\nextends = \"peer-group-assessment\"\n{more}\n"
    )
}

const CHECK: &str = "check r.md --as-of 2026-11-22 --format compact";
const GATE: &str = "gate r.md --as-of 2026-11-22 --format compact";

#[test]
fn what_a_pack_of_a_list_turns_off_stays_off() {
    let county =
        manifest("county", "[rules]\n\"language/agency-blame\" = \"off\"\n\"strengths/missing\" = \"must\"");
    let team = manifest("team", "[rules]\n\"voice/missing\" = \"consider\"");
    let place = Place::new(&[("rules/county/pack.toml", &county), ("rules/team/pack.toml", &team)]);
    for packs in [
        "[\"peer-group-assessment\", \"./rules/county\"]",
        "[\"rules/county\", \"rules/team\"]",
        "[\"rules/county\"]",
    ] {
        place.put("faircopy.toml", format!("packs = {packs}\n"));
        let told = place.says(CHECK);
        assert!(!told.contains("language/agency-blame"), "{packs}: {told}");
        assert!(told.contains("must strengths/missing"), "{packs}: {told}");
    }
    place.put("faircopy.toml", "");
    for packs in ["--pack rules/county --pack rules/team", "--pack rules/team --pack rules/county"] {
        let told = place.says(&format!("rules {packs}"));
        assert!(!told.contains("language/agency-blame"), "{packs}: {told}");
        let is = |severity: &str, rule: &str| {
            told.lines().any(|line| line.starts_with(severity) && line.contains(rule))
        };
        assert!(is("must", "strengths/missing") && is("consider", "voice/missing"), "{packs}: {told}");
        let page = place.says(&format!("pack show {packs} --format markdown"));
        // Examples have headings of their own; those of rules hold a slash.
        let headings: Vec<&str> =
            page.lines().filter(|line| line.starts_with("### ") && line.contains('/')).collect();
        let mut once = headings.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), headings.len(), "{headings:?}");
    }
}

const SOURCE: &str = "[[source]]\nid = \"s\"\ntitle = \"S\"\npublisher = \"P\"\n";

fn towpath(version: u32, id: &str) -> String {
    let rule = format!(
        "[[rule]]\n{id}\ntitle = \"The towpath called the zoo\"\nseverity = \"must\"\nmessage = \"{{words}} is the \
         towpath.\"\nwhy = \"w\"\ninstead = \"Write the towpath.\"\nsources = \"s\"\navoid.terms = [\"the zoo\", \"monkey \
         hill\"]\n[[rule.example]]\nflag = \"At «the zoo».\"\n[[rule.example]]\npass = \"There.\"\n"
    );
    manifest("p", SOURCE).replace("\"1\"", &format!("\"{version}\"")) + &rule
}

const OLD: &str = "id = \"language/zoo\"";
const NEW: &str = "id = \"language/towpath\"\naliases = [\"language/zoo\"]";

#[test]
fn a_baseline_knows_the_findings_of_a_rule_that_has_another_id() {
    let place = Place::new(&[("p/pack.toml", &towpath(1, OLD)), ("faircopy.toml", "packs = [\"p\"]\n")]);
    place.run(&format!("{GATE} --write-baseline base.json"));
    place.put("p/pack.toml", towpath(2, NEW));
    let told = place.says(&format!("{GATE} --baseline base.json"));
    assert!(told.contains("waived language/towpath") && !told.contains("must language/towpath"), "{told}");
    assert!(!told.contains("cannot be found any more"), "{told}");
    // Written again, with what has come since, it knows them by the id they have now.
    place.put("r.md", REPORT.replace("6 May", "6 May at the zoo,"));
    place.run(&format!("{GATE} --baseline base.json --write-baseline base.json"));
    place.put("p/pack.toml", towpath(3, "id = \"language/towpath\""));
    let told = place.says(&format!("{GATE} --baseline base.json"));
    assert!(told.contains("waived language/towpath") && !told.contains("must language/towpath"), "{told}");
}

#[test]
fn a_waiver_by_fingerprint_covers_the_finding_of_a_rule_that_has_another_id() {
    let place = Place::new(&[("p/pack.toml", &towpath(1, OLD)), ("faircopy.toml", "packs = [\"p\"]\n")]);
    let json: serde_json::Value = serde_json::from_str(&place.json()).expect("JSON");
    let findings = json["documents"][0]["findings"].as_array().expect("findings");
    let zoo = findings.iter().find(|finding| finding["rule"] == "language/zoo").expect("found");
    let print = zoo["fingerprint"].as_str().expect("a fingerprint");
    let waiver = format!(
        "packs = [\"p\"]\n[[waiver]]\npath = \"r.md\"\nrule = \"language/zoo\"\nfingerprint = \"{print}\"\nreason = \"The \
         name on the map.\"\nby = \"C. Evers\"\nuntil = 2027-12-31\n"
    );
    place.put("faircopy.toml", &waiver);
    place.put("p/pack.toml", towpath(2, NEW));
    let told = place.says(CHECK);
    assert_eq!(told.matches("waived language/towpath").count(), 1, "{told}");
    assert!(!told.contains("gate/unused-waiver"), "{told}");
    // One that has run out of words to cover is not said to be for a rule that finds nothing.
    place.put("faircopy.toml", waiver.replace(print, "0123456789abcdef"));
    let told = place.says(CHECK);
    assert!(told.contains("has a fingerprint that no finding has"), "{told}");
}

impl Place {
    fn json(&self) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_faircopy"))
            .args(["check", "r.md", "--as-of", "2026-11-22", "--format", "json"])
            .current_dir(self.folder.path())
            .output()
            .expect("it runs");
        String::from_utf8(output.stdout).expect("text")
    }
}

#[test]
fn a_sign_off_knows_the_waivers_of_a_rule_that_has_another_id() {
    let only = |text: String| text.replace("extends = \"peer-group-assessment\"\n", "");
    let waiver = "packs = [\"p\"]\n[gate]\nrequire-signoff = true\n[[waiver]]\npath = \"r.md\"\nrule = \
                  \"language/zoo\"\nexcerpt = \"the zoo\"\nreason = \"The name on the map.\"\nby = \"C. Evers\"\nuntil = \
                  2027-12-31\n";
    let place = Place::new(&[("p/pack.toml", &only(towpath(1, OLD))), ("faircopy.toml", waiver)]);
    place.put("r.md", "# R\n\nThey were seen at the zoo on 4 May 2026.\n");
    let signed = Command::new(env!("CARGO_BIN_EXE_faircopy"))
        .args(["signoff", "r.md", "--by", "S. Lane", "--role", "supervisor", "--as-of", "2026-11-22"])
        .current_dir(place.folder.path())
        .status();
    assert!(signed.expect("it runs").success());
    place.put("p/pack.toml", only(towpath(2, NEW)));
    let (status, told) = place.run(GATE);
    assert_eq!(status, 0, "{told}");
    assert!(!told.contains("gate/signoff"), "{told}");
    // Words that the rule held before hold the report again, and the rules are not called stricter for it.
    place.put("faircopy.toml", "packs = [\"p\"]\n[gate]\nrequire-signoff = true\n");
    let (status, told) = place.run(GATE);
    assert_eq!(status, 1, "{told}");
    assert!(!told.contains("gate/signoff-stricter-rules"), "{told}");
}

#[test]
fn a_rule_that_is_turned_off_is_explained_and_its_waiver_stops_nothing() {
    let off = manifest("off", "[rules]\n\"language/agency-blame\" = \"off\"");
    let waiver = "packs = [\"off\"]\n[[waiver]]\npath = \"r.md\"\nrule = \"language/agency-blame\"\nexcerpt = \
                  \"bothered\"\nreason = \"Agreed with the police.\"\nby = \"C. Evers\"\nuntil = 2027-12-31\n";
    let place = Place::new(&[("off/pack.toml", &off), ("faircopy.toml", waiver)]);
    let (status, told) = place.run(CHECK);
    assert_ne!(status, 2, "{told}");
    assert!(told.contains("is not needed: the rule is turned off in the pack off. Take it out."), "{told}");
    let (status, told) = place.run("explain language/agency-blame");
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("language/agency-blame is turned off in the pack off"), "{told}");
    assert!(told.contains("Why it matters"), "{told}");
}

#[test]
fn a_file_that_is_no_utf_8_is_named_with_its_line_also_in_a_pack_below() {
    let place = Place::new(&[("t/pack.toml", &manifest("t", "").replace("peer-group-assessment", "e"))]);
    place.put("e/pack.toml", manifest("e", ""));
    place.put("e/words.toml", b"[vocabulary]\nours = [\n  \"caf\xe9\",\n]\n");
    for (pack, file) in [("e", "words.toml"), ("t", "e/words.toml")] {
        let (status, told) = place.run(&format!("pack test {pack}"));
        assert_eq!(status, 2, "{told}");
        let expected = format!(
            "the pack e could not be read: {file}, line 3: it is not UTF-8 text. Save it again as UTF-8."
        );
        assert!(told.contains(&expected), "{told}");
    }
}

#[test]
fn a_part_that_weighs_more_than_its_rule_is_shown() {
    let place = Place::new(&[]);
    let told = place.says("pack show peer-group-assessment");
    let row = told.lines().find(|line| line.contains("description/body-size")).expect("a row");
    assert!(row.contains("should") && row.ends_with("(parts must)"), "{row}");
}

const RULE: &str = "[[rule]]\nid = \"local/zoo\"\ntitle = \"The towpath called the zoo\"\nseverity = \"should\"\nmessage = \"{words}\"\n\
                    why = \"W.\"\ninstead = \"I.\"\nsources = [\"s\"]\navoid.terms = [\"the zoo\"]\n\
                    [[rule.example]]\nflag = \"Seen at «the zoo».\"\n[[rule.example]]\npass = \"Seen on the towpath.\"\n";

#[test]
fn pack_test_tries_the_packs_that_reports_here_are_checked_with() {
    let broken = RULE.replace("«the zoo»", "the «park»");
    let place = Place::new(&[
        ("faircopy.toml", "packs = [\"rules/team\"]\n"),
        ("rules/team/pack.toml", &manifest("team", SOURCE)),
        ("rules/team/local.toml", &broken),
    ]);
    let (status, told) = place.run("pack test");
    assert_eq!(status, 1, "{told}");
    assert!(
        told.contains("missed: Seen at the «park».")
            && told.contains(" of team 1 (2 of them of its own rules)"),
        "{told}"
    );
    place.put("rules/team/local.toml", RULE);
    let (status, told) = place.run("pack test");
    assert_eq!(status, 0, "{told}");
    assert!(told.contains(" of team 1 (2 of them of its own rules), each as it says."), "{told}");
    // In the folder of the pack itself, that one.
    let output = Command::new(env!("CARGO_BIN_EXE_faircopy"))
        .args(["pack", "test"])
        .current_dir(place.folder.path().join("rules/team"))
        .output()
        .expect("it runs");
    assert!(String::from_utf8_lossy(&output.stderr).contains(" of team 1 (2 of them of its own rules)"));
}

#[test]
fn what_lies_in_a_pack_s_folder_and_is_not_read_is_named() {
    let place = Place::new(&[
        ("team/pack.toml", &manifest("team", SOURCE)),
        ("team/LOCAL.TOML", RULE),
        ("team/words.toml.txt", "[vocabulary]\n"),
        ("team/more/rules.toml", RULE),
        ("team/README.md", "Our rules."),
    ]);
    for line in ["pack test team", "check r.md --pack team --format compact"] {
        let told = place.says(line);
        for file in ["team/words.toml.txt", "team/more/rules.toml"] {
            assert!(
                told.contains(&format!("{file} is not read: the files of a pack end in .toml")),
                "{line}: {told}"
            );
        }
        assert!(
            !told.contains("README.md is not read") && !told.contains("LOCAL.TOML is not read"),
            "{told}"
        );
    }
    assert!(place.says("check r.md --pack team --format compact").contains("should local/zoo"));
}

#[test]
fn a_pack_that_could_find_nothing_is_refused() {
    let words = "name = \"words\"\nversion = \"1\"\ntitle = \"T\"\n[vocabulary]\nclean = { add = [\"the Zoo Club\"] }\n";
    let place = Place::new(&[("words/pack.toml", words)]);
    for line in ["check r.md --pack words", "gate r.md --pack words", "pack test words"] {
        let (status, told) = place.run(line);
        assert_eq!(status, 2, "{line}: {told}");
        assert!(
            told.contains("words has no rule, so nothing would be found in any draft."),
            "{line}: {told}"
        );
    }
    place.put("faircopy.toml", "packs = [\"words\"]\n");
    assert_ne!(place.run("check r.md").0, 0);
    place.put("faircopy.toml", "packs = [\"peer-group-assessment\", \"words\"]\n");
    assert_eq!(place.run("pack test").0, 0);
}

#[test]
fn a_word_list_takes_the_place_of_another_only_where_that_is_said() {
    let place = Place::new(&[("team/pack.toml", &manifest("team", ""))]);
    place.put("team/words.toml", "[vocabulary]\nhollow-owner = [\"the Lantern\"]\n");
    let (status, told) = place.run("pack show team");
    assert_eq!(status, 2, "{told}");
    assert!(told.contains("there is a word list `hollow-owner` already"), "{told}");
    assert!(told.contains("hollow-owner = { add = [...] }"), "{told}");
    for sound in [
        "hollow-owner = { add = [\"the Lantern\"] }",
        "hollow-owner = { replace = [\"the Lantern\"] }",
        "own = [\"a\"]",
    ] {
        place.put("team/words.toml", format!("[vocabulary]\n{sound}\n"));
        let (status, told) = place.run("pack show team");
        assert_eq!(status, 0, "{sound}: {told}");
    }
}

#[test]
fn a_report_type_that_is_not_known_is_told() {
    let place = Place::new(&[]);
    let check = |named: &str| {
        place.put("r.md", format!("---\nreport_type: {named}\n---\n{REPORT}"));
        place.says("check r.md --format compact")
    };
    for (named, pack) in [
        ("School", "school-assessment"),
        ("Neighbourhood assessments", "neighbourhood-assessment"),
        ("Letter", "language-only"),
        ("Case notes", "language-only"),
        ("Peer group assessment", "peer-group-assessment"),
    ] {
        let told = check(named);
        assert!(
            told.contains(&format!("the rules of {pack} ")) && !told.contains("report type"),
            "{named}: {told}"
        );
    }
    let told = check("School visit");
    assert!(told.contains("the report type `school-visit` is none of"), "{told}");
    assert!(told.contains("it is read as peer-group-assessment."), "{told}");
    let told = place.says("checklist r.md");
    assert!(told.contains("the report type `school-visit` is none of"), "{told}");
}

#[test]
fn the_order_of_packs_is_told_and_one_is_named_by_its_folder() {
    let place = Place::new(&[("a/pack.toml", &manifest("a", "")), ("b/pack.toml", &manifest("b", ""))]);
    for (line, order) in [("--pack a --pack b", "rules of a 1 "), ("--pack b --pack a", "rules of b 1 ")] {
        let told = place.says(&format!("check r.md --format compact {line}"));
        assert!(told.contains(order), "{told}");
    }
    for name in ["../a", "./a", "rules/a"] {
        place.put("b/pack.toml", manifest("b", "").replace("peer-group-assessment", name));
        let told = place.says("pack show b");
        assert!(told.contains("named by its folder alone"), "{name}: {told}");
    }
}

#[test]
fn a_wrong_line_in_the_configuration_does_not_hide_the_rules() {
    let place = Place::new(&[
        ("team/pack.toml", &manifest("team", "[rules]\n\"language/agency-blame\" = \"off\"")),
        ("faircopy.toml", "packs = [\"team\"]\n[rules]\n\"language/agency-blame\" = \"should\"\n"),
    ]);
    assert_eq!(place.run(CHECK).0, 2);
    for (line, shows) in [
        ("pack show team", "Turned off"),
        ("explain language/agency-blame", "is turned off in the pack team: it finds nothing."),
        ("rules", "language/gang-label"),
    ] {
        let (status, told) = place.run(line);
        assert_eq!(status, 2, "{line}: {told}");
        assert!(
            told.contains("a configuration cannot turn it on again") && told.contains(shows),
            "{line}: {told}"
        );
    }
}

#[test]
fn an_item_of_the_checklist_is_explained() {
    let place = Place::new(&[]);
    let (status, told) = place.run("explain dating/snapshot");
    assert_eq!(status, 0, "{told}");
    assert!(told.starts_with("dating/snapshot-missing"), "{told}");
}
