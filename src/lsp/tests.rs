#![allow(clippy::disallowed_methods)] // the samples are on the disk

use std::fs;
use std::path::Path;

use serde_json::json;

use super::*;
use crate::check::Checker;
use crate::read::read;
use crate::text::{LineIndex, Unit};
use crate::waive;

const URI: &str = "file:///reports/draft.md";

/// A desk with the default pack that knows no files.
struct Built {
    pack: Arc<Pack>,
    checker: Checker,
    checks: usize,
}

impl super::Desk for Built {
    fn check(&mut self, _: Option<&Path>, format: Format, text: &str) -> Result<Option<Sheet>, String> {
        assert!(!text.contains("make it stumble"), "as it was asked to");
        self.checks += 1;
        let today = jiff::civil::date(2026, 11, 22);
        let draft = read(format, text.as_bytes()).map_err(|error| error.to_string())?;
        let mut checked = self.checker.check(&draft, today);
        waive::settle(&draft, &self.pack, today, &[], &mut checked);
        Ok(Some(Sheet { draft, checked, pack: Arc::clone(&self.pack) }))
    }

    fn renew(&mut self) {}
}

/// An editor with one text open.
struct Editor {
    server: Server<Built>,
    unit: Unit,
    text: String,
    version: i32,
    shown: Vec<Value>,
}

impl Editor {
    fn new(encoding: &str) -> Self {
        let pack = Pack::builtin(Pack::DEFAULT).unwrap().unwrap();
        let desk = Built { checker: Checker::new(&pack), pack: Arc::new(pack), checks: 0 };
        let unit = if encoding == "utf-8" { Unit::Byte } else { Unit::Utf16 };
        let mut editor =
            Self { server: Server::new(desk), unit, text: String::new(), version: 0, shown: Vec::new() };
        let capabilities = json!({
            "general": {"positionEncodings": [encoding]},
            "textDocument": {
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "publishDiagnostics": {"relatedInformation": true},
            },
        });
        let greeting = editor
            .ask("initialize", &json!({"processId": null, "rootUri": null, "capabilities": capabilities}));
        assert_eq!(greeting["capabilities"]["positionEncoding"], encoding);
        editor
    }

    fn send(&mut self, message: &Value) -> Vec<Value> {
        let answers = self.server.take(message.to_string().as_bytes(), Duration::from_secs(1));
        for answer in answers.iter().filter(|answer| answer["method"] == "textDocument/publishDiagnostics") {
            self.shown = answer["params"]["diagnostics"].as_array().unwrap().clone();
        }
        answers
    }

    fn answer(&mut self, method: &str, params: &Value) -> Value {
        let answers = self.send(&json!({"jsonrpc": "2.0", "id": 7, "method": method, "params": params}));
        let answer = answers.last().unwrap().clone();
        assert_eq!(answer["id"], 7);
        answer
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.answer(method, params)["result"].clone()
    }

    /// Opens a text, and gives what is shown of it.
    fn open(&mut self, text: &str) -> Vec<Value> {
        self.text = text.to_owned();
        self.version += 1;
        let document = json!({"uri": URI, "languageId": "markdown", "version": self.version, "text": text});
        self.send(&json!({"method": "textDocument/didOpen", "params": {"textDocument": document}}));
        self.rest();
        self.shown.clone()
    }

    /// Lets it work until nothing is left to do.
    fn rest(&mut self) {
        while let Some(due) = self.server.due() {
            for message in self.server.work(due) {
                self.shown = message["params"]["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    fn actions(&mut self, range: &Value) -> Vec<Value> {
        let params = json!({"textDocument": {"uri": URI}, "range": range, "context": {"diagnostics": []}});
        self.ask("textDocument/codeAction", &params).as_array().unwrap().clone()
    }

    fn hover(&mut self, position: &Value) -> Option<String> {
        let params = json!({"textDocument": {"uri": URI}, "position": position});
        self.ask("textDocument/hover", &params)["contents"]["value"].as_str().map(str::to_owned)
    }

    /// The text with the edit of an action in it.
    fn edited(&self, action: &Value) -> String {
        let edit = &action["edit"]["changes"][URI][0];
        let mut text = self.text.clone();
        text.replace_range(self.bytes(&edit["range"]), edit["newText"].as_str().unwrap());
        text
    }

    fn bytes(&self, range: &Value) -> std::ops::Range<usize> {
        let lines = LineIndex::new(self.text.clone());
        let byte = |at: &Value| {
            let number = |name: &str| u32::try_from(at[name].as_u64().unwrap()).unwrap();
            lines.byte_at(number("line"), number("character"), self.unit) as usize
        };
        byte(&range["start"])..byte(&range["end"])
    }

    /// The words that a diagnostic marks.
    fn words(&self, diagnostic: &Value) -> &str {
        &self.text[self.bytes(&diagnostic["range"])]
    }
}

fn titled<'a>(actions: &'a [Value], rule: &str, start: &str) -> Option<&'a Value> {
    actions.iter().find(|action| {
        action["diagnostics"][0]["code"] == rule && action["title"].as_str().unwrap().starts_with(start)
    })
}

fn samples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut samples = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.extension().is_some_and(|ending| ending == "md") && name != "README.md" {
            samples.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    samples.sort();
    assert!(samples.len() > 8);
    samples
}

#[test]
fn findings_stand_on_their_words_in_both_encodings_and_over_windows_line_ends() {
    let text = "# Draft\r\n\r\n## Findings\r\n\r\n😀 é: They move around like a pack of feral youths.\r\n";
    for encoding in ["utf-8", "utf-16"] {
        let mut editor = Editor::new(encoding);
        let shown = editor.open(text);
        let found = shown.iter().find(|one| one["code"] == "description/threat-and-animal-imagery").unwrap();
        assert!(editor.words(found).contains("feral"), "{}", editor.words(found));
        assert_eq!(found["severity"], 1);
        assert_eq!(found["source"], "faircopy");
        assert!(found["message"].as_str().unwrap().contains(" Instead: "));
        // What is missing from the whole draft stands at a heading or on the first line, and never on nothing.
        for one in &shown {
            assert_ne!(one["range"]["start"], one["range"]["end"], "{one}");
        }
    }
}

#[test]
fn a_hover_says_what_the_rules_page_says() {
    let mut editor = Editor::new("utf-8");
    let shown = editor.open("## Findings\n\nThey move around like a pack of feral youths.\n");
    let found =
        shown.iter().find(|one| one["code"] == "description/threat-and-animal-imagery").unwrap().clone();
    let said = editor.hover(&found["range"]["start"]).unwrap();
    let rule = editor.server.desk.pack.rule("description/threat-and-animal-imagery").unwrap().clone();
    for wanted in
        ["**Why it matters**", "**Instead**", "**Sources**", "<!-- faircopy: allow", &rule.instead, &rule.why]
    {
        assert!(said.contains(wanted), "{wanted}\n\n{said}");
    }
    assert_eq!(editor.hover(&json!({"line": 1, "character": 0})), None);
    assert_eq!(
        editor.answer(
            "textDocument/hover",
            &json!({"textDocument": {"uri": "file:///other.md"}, "position": {"line": 0, "character": 0}})
        )["result"],
        Value::Null
    );
}

#[test]
fn nothing_of_a_report_becomes_an_image_or_a_link_in_a_hover() {
    let mut editor = Editor::new("utf-8");
    let shown = editor.open("## Findings\n\nThey are feral \\!\\[x\\]\\(https://example.org/x\\) \\<b\\>youths\\</b\\>, a pack of animals.\n");
    let mut words = 0;
    for one in shown {
        let said = editor.hover(&one["range"]["start"]).unwrap();
        assert!(!said.contains("![") && !said.contains("<b>"), "{said}");
        // The sources' own links stay links; a bracket of the report's opens none.
        let mut brackets = said.match_indices("[x");
        assert!(brackets.all(|(at, _)| said[..at].ends_with('\\')), "{said}");
        words += u32::from(said.contains("feral"));
    }
    assert!(words > 0, "the words are told");
}

#[test]
fn suggested_wording_takes_the_place_of_the_words() {
    let mut editor = Editor::new("utf-16");
    let shown = editor.open("## Findings\r\n\r\n😀 On 4 May 2026 she absconded.\r\n");
    let found = shown
        .iter()
        .find(|one| one["code"].as_str().is_some_and(|code| code.starts_with("language/")))
        .unwrap();
    let (rule, words) = (found["code"].as_str().unwrap().to_owned(), editor.words(found).to_owned());
    let actions = editor.actions(&found["range"]);
    let action = titled(&actions, &rule, "Write “").unwrap_or_else(|| panic!("{actions:#?}"));
    let title = action["title"].as_str().unwrap();
    let wording = title.strip_prefix("Write “").unwrap().strip_suffix("” instead").unwrap();
    assert_eq!(editor.edited(action), editor.text.replace(&words, wording));
    assert_eq!(action["kind"], "quickfix");
    assert_eq!(action["diagnostics"][0], *found);
}

#[test]
fn words_that_are_half_bold_are_not_replaced() {
    let mut editor = Editor::new("utf-8");
    let shown = editor.open("## Findings\n\nOn 4 May 2026 she was **involved** in CSE.\n");
    let found = shown
        .iter()
        .find(|one| one["code"].as_str().is_some_and(|code| code.starts_with("language/")))
        .unwrap();
    assert!(editor.words(found).contains("**"), "{found}");
    let actions = editor.actions(&found["range"]);
    assert_eq!(titled(&actions, found["code"].as_str().unwrap(), "Write “"), None);
    assert!(titled(&actions, found["code"].as_str().unwrap(), "Keep it").is_some());
}

/// Takes up each waiver that is offered for what is shown, gives a reason, and looks whether it waives that and
/// disturbs nothing; gives how many findings there were, and those for which none was offered.
fn every_waiver_works(name: &str, text: &str) -> (usize, Vec<String>) {
    let mut editor = Editor::new("utf-16");
    let shown = editor.open(text);
    let open: Vec<&Value> =
        shown.iter().filter(|one| one["severity"] != 4 && one["code"].is_string()).collect();
    let mut without = Vec::new();
    for one in &open {
        let rule = one["code"].as_str().unwrap();
        editor.text = text.to_owned();
        editor.open(text);
        let actions = editor.actions(&one["range"]);
        let Some(action) = titled(&actions, rule, "Keep it") else {
            without.push(format!("{name}: {rule} on “{}”", editor.words(one)));
            continue;
        };
        let edited = editor.edited(action);
        let of_rule = |shown: &[Value], hint: bool| {
            shown.iter().filter(|one| one["code"] == rule && (one["severity"] == 4) == hint).count()
        };
        let before = of_rule(&shown, false);
        // As it is put in, it waives nothing: somebody has to say why first.
        let asked = editor.open(&edited);
        assert_eq!(of_rule(&asked, false), before, "{name}: {rule}\n{edited}");
        assert!(asked.iter().any(|one| one["code"] == "gate/reasonless-waiver"), "{name}: {rule}\n{edited}");
        let kept = editor.open(&edited.replace("because REASON", "because it was agreed with N"));
        assert!(of_rule(&kept, false) < before && of_rule(&kept, true) > 0, "{name}: {rule}\n{edited}");
        assert_eq!(kept.len(), shown.len(), "{name}: {rule}\n{edited}");
    }
    (open.len(), without)
}

#[test]
fn every_waiver_that_is_offered_works_wherever_the_words_stand() {
    let feral = "like a pack of feral youths";
    for (name, text) in [
        ("paragraph", format!("# A\n\nOne.\n\nThey moved {feral}.\nAnd on.\n\nThree.\n")),
        ("line ends of Windows", format!("# A\r\n\r\nThey moved {feral}.\r\n")),
        ("no line end", format!("They moved {feral}.")),
        ("set in", format!("# A\n\n   They moved {feral}.\n")),
        ("heading", format!("# A\n\n## They moved {feral}\n\nOne.\n")),
        ("underlined heading", format!("A\n===\n\nThey moved {feral}\n------\n\nOne.\n")),
        ("item", format!("# A\n\n- One\n- They moved {feral}.\n- Three\n")),
        ("item over lines", format!("# A\n\n1. One\n2. They moved {feral}\n   and on.\n3. Three\n")),
        ("item in an item", format!("# A\n\n- One\n  - They moved **{feral}**\n- Three\n")),
        ("cell", format!("# A\n\n| a | b |\n|---|---|\n| They moved **{feral}** | 4 |\n| c | d |\n")),
        ("last cell", format!("# A\n\na | b\n--|--\n4 | They moved {feral}\nc | d\n")),
        ("quotation", format!("# A\n\n> One.\n>\n> They moved {feral}\n> and on.\n")),
        ("note", format!("# A\n\nOne.[^1]\n\n[^1]: They moved {feral}.\n")),
    ] {
        let (findings, without) = every_waiver_works(name, &text);
        assert!(findings > 1 && without.is_empty(), "{without:?}");
    }
}

#[test]
fn every_waiver_that_is_offered_on_the_samples_works() {
    let mut findings = 0;
    for (name, text) in samples() {
        let (more, without) = every_waiver_works(&name, &text);
        assert!(without.is_empty(), "{without:#?}");
        findings += more;
    }
    assert!(findings > 50, "{findings}");
}

#[test]
fn where_a_comment_would_be_read_as_text_none_is_offered() {
    let text = "# A\n\n```\nThey moved like a pack of feral youths.\n```\n";
    let mut editor = Editor::new("utf-8");
    let rule = "description/threat-and-animal-imagery";
    let found = editor.open(text).into_iter().find(|one| one["code"] == rule).expect("it is found");
    for action in &editor.actions(&found["range"]) {
        let edited = editor.edited(action);
        assert!(!edited.contains("```\n<!--") && !edited.contains("youths. <!--"), "{edited}");
    }
    // What is offered all the same, such as before the whole, works.
    every_waiver_works("code", text);
}

#[test]
fn wording_to_fill_in_comes_after_what_is_there() {
    let mut editor = Editor::new("utf-8");
    let mut put_in = 0;
    for (name, text) in samples() {
        for one in editor.open(&text) {
            let Some(rule) = one["code"].as_str() else { continue };
            let actions = editor.actions(&one["range"]);
            let Some(action) = titled(&actions, rule, "Put in wording") else { continue };
            put_in += 1;
            let edited = editor.edited(action);
            let lost = text.lines().filter(|line| !edited.contains(line)).count();
            assert_eq!(lost, 0, "{name}: {rule}");
            assert!(edited.len() > text.len() + 20, "{name}: {rule}");
        }
    }
    assert!(put_in > 5, "{put_in}");
}

#[test]
fn what_was_waived_stays_as_a_hint_with_the_reason() {
    let mut editor = Editor::new("utf-8");
    let shown = editor.open(
        "<!-- faircopy: allow language/gang-label because it is the name of the form -->\n\nThe gang members met.\n",
    );
    let label = shown.iter().find(|one| one["code"] == "language/gang-label").unwrap();
    assert_eq!(label["severity"], 4);
    assert!(
        label["message"]
            .as_str()
            .unwrap()
            .starts_with("Waived, nobody is named: it is the name of the form. ")
    );
    let actions = editor.actions(&label["range"]);
    assert_eq!(titled(&actions, "language/gang-label", ""), None);
    assert!(editor.hover(&label["range"]["start"]).unwrap().contains("**Kept on purpose**"));
}

#[test]
fn a_burst_of_changes_is_checked_once() {
    let mut editor = Editor::new("utf-8");
    editor.open("One.\n");
    let before = editor.server.desk.checks;
    for version in 2..50 {
        let part = json!({"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "a"});
        let params = json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": [part]});
        assert!(editor.send(&json!({"method": "textDocument/didChange", "params": params})).is_empty());
    }
    editor.rest();
    assert_eq!(editor.server.desk.checks, before + 1);
    // What is asked in between is answered for the text as it stands.
    let params =
        json!({"textDocument": {"uri": URI, "version": 99}, "contentChanges": [{"text": "feral youths"}]});
    editor.send(&json!({"method": "textDocument/didChange", "params": params}));
    assert!(editor.hover(&json!({"line": 0, "character": 2})).is_some());
    assert_eq!(editor.server.due(), None);
}

#[test]
fn a_change_that_makes_no_sense_gives_the_text_up_and_says_so() {
    let mut editor = Editor::new("utf-8");
    editor.open("They are feral youths.\n");
    for changes in [json!("feral"), json!([{"range": "bad", "text": "x"}])] {
        editor.open("They are feral youths.\n");
        let params = json!({"textDocument": {"uri": URI, "version": 2}, "contentChanges": changes});
        editor.send(&json!({"method": "textDocument/didChange", "params": params}));
        assert_eq!(editor.shown.len(), 1);
        assert!(editor.shown[0]["message"].as_str().unwrap().contains("was not checked"));
        assert_eq!(editor.server.due(), None);
    }
    let params = json!({"textDocument": {"uri": URI}});
    editor.send(&json!({"method": "textDocument/didClose", "params": params}));
    assert!(editor.shown.is_empty());
}

#[test]
fn mistakes_are_answered_and_never_repeated() {
    let mut editor = Editor::new("utf-8");
    let code = |answer: &Value| answer["error"]["code"].as_i64();
    assert_eq!(code(&editor.answer("faircopy/Kian", &Value::Null)), Some(-32601));
    let bad = editor.answer("textDocument/hover", &json!({"textDocument": {"uri": 7}, "position": "Kian"}));
    assert_eq!(code(&bad), Some(-32602));
    assert!(!bad.to_string().contains("Kian"));
    assert_eq!(code(&editor.answer("initialize", &json!({}))), Some(-32600));
    for method in
        ["textDocument/didOpen", "textDocument/didSave", "textDocument/didClose", "$/cancelRequest", "x"]
    {
        assert!(editor.send(&json!({"method": method, "params": ["Kian"]})).is_empty(), "{method}");
    }
    assert_eq!(editor.ask("shutdown", &Value::Null), Value::Null);
    assert!(editor.server.stopped());
    assert_eq!(code(&editor.answer("textDocument/hover", &Value::Null)), Some(-32600));
    editor.send(&json!({"method": "exit"}));
    assert_eq!(editor.server.gone(), Some(true));
}

#[test]
fn a_fault_of_ours_costs_one_answer() {
    let mut editor = Editor::new("utf-8");
    let document = json!({"uri": URI, "languageId": "markdown", "version": 1, "text": "make it stumble"});
    editor.send(&json!({"method": "textDocument/didOpen", "params": {"textDocument": document}}));
    let params = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}});
    assert_eq!(editor.answer("textDocument/hover", &params)["error"]["code"], -32603);
    assert!(!editor.open("They are feral youths.\n").is_empty());
}
