//! `faircopy lsp` as an editor meets it: the built program, spoken to over its standard input and output.

#![allow(clippy::disallowed_methods)] // an editor has files, threads and a clock

#[path = "support/program.rs"]
mod program;

use std::io::{BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use faircopy::lsp::wire::{self, Incoming};
use serde_json::{Value, json};

const FERAL: &str = "description/threat-and-animal-imagery";

/// An editor that has started the program in a folder.
struct Editor {
    child: Child,
    to: Option<ChildStdin>,
    from: Receiver<Value>,
    folder: tempfile::TempDir,
    id: u64,
}

impl Editor {
    fn start(arguments: &[&str], files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("writable");
        }
        let mut child = program::command(folder.path(), &["lsp", "--as-of", "2026-11-22"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let to = child.stdin.take();
        let mut out = BufReader::new(child.stdout.take().expect("its output"));
        let (send, from) = channel();
        thread::spawn(move || {
            while let Ok(Incoming::Message(body)) = wire::read(&mut out) {
                let message = serde_json::from_slice(&body).expect("it sends JSON");
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        Self { child, to, from, folder, id: 0 }
    }

    /// Started, and told what the editor can do.
    fn ready(arguments: &[&str], files: &[(&str, &str)], encoding: &str) -> Self {
        let mut editor = Self::start(arguments, files);
        let capabilities = json!({
            "general": {"positionEncodings": [encoding]},
            "textDocument": {
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
                "hover": {"contentFormat": ["plaintext"]},
            },
            "workspace": {
                "workspaceEdit": {"documentChanges": true},
                "didChangeWatchedFiles": {"dynamicRegistration": true},
            },
        });
        let greeting = editor
            .ask("initialize", &json!({"processId": null, "rootUri": null, "capabilities": capabilities}));
        let can = &greeting["result"]["capabilities"];
        assert_eq!(can["positionEncoding"], encoding);
        assert_eq!(can["textDocumentSync"]["change"], 2);
        assert_eq!(greeting["result"]["serverInfo"]["name"], "faircopy");
        editor.tell("initialized", &json!({}));
        let asked = editor.next();
        assert_eq!(asked["method"], "client/registerCapability");
        editor.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": null}));
        editor
    }

    fn raw(&mut self, bytes: &[u8]) {
        let to = self.to.as_mut().expect("it listens");
        to.write_all(bytes).and_then(|()| to.flush()).expect("it listens");
    }

    fn send(&mut self, message: &Value) {
        let mut bytes = Vec::new();
        wire::write(&mut bytes, message).expect("memory");
        self.raw(&bytes);
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn next(&mut self) -> Value {
        self.from.recv_timeout(Duration::from_secs(60)).expect("it answers")
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.id += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.id, "method": method, "params": params}));
        loop {
            let message = self.next();
            if message["id"] == self.id && message.get("method").is_none() {
                return message;
            }
        }
    }

    fn uri(&self, name: &str) -> String {
        let path = self.folder.path().canonicalize().expect("a folder").join(name);
        format!("file://{}", path.to_string_lossy().replace('\\', "/").replace(' ', "%20"))
    }

    fn open(&mut self, name: &str, text: &str) -> Vec<Value> {
        let document = json!({"uri": self.uri(name), "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", &json!({"textDocument": document}));
        self.shown(name)
    }

    /// What is shown of a text next.
    fn shown(&mut self, name: &str) -> Vec<Value> {
        let uri = self.uri(name);
        loop {
            let message = self.next();
            if message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == *uri {
                return message["params"]["diagnostics"].as_array().expect("a list").clone();
            }
        }
    }

    /// Takes its leave; gives the exit status and what stands on standard error.
    fn leave(mut self) -> (Option<i32>, String) {
        assert_eq!(self.ask("shutdown", &Value::Null)["result"], Value::Null);
        self.tell("exit", &Value::Null);
        self.end()
    }

    /// Waits for the end, without another word.
    fn end(mut self) -> (Option<i32>, String) {
        self.to = None;
        let mut said = String::new();
        self.child.stderr.take().expect("its errors").read_to_string(&mut said).expect("text");
        (self.child.wait().expect("it ends").code(), said)
    }
}

fn with_rule<'v>(shown: &'v [Value], rule: &str) -> Option<&'v Value> {
    shown.iter().find(|one| one["code"] == rule)
}

fn at(line: u32, character: u32) -> Value {
    json!({"line": line, "character": character})
}

/// Every file under a folder, with its text.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().display().to_string(), std::fs::read(entry.path()).expect("readable")))
        .collect();
    files.sort();
    files
}

#[test]
fn a_draft_is_opened_changed_asked_about_and_closed() {
    let saved = "# Draft\n";
    let mut editor = Editor::ready(&[], &[("my draft.md", saved)], "utf-16");
    let before = files(editor.folder.path());
    // The text is not what was saved.
    let shown = editor.open("my draft.md", "# Draft\r\n\r\n## Findings\r\n\r\nIt is quiet. 😀 é\r\n");
    assert!(with_rule(&shown, FERAL).is_none());
    assert!(with_rule(&shown, "sharing/purpose-missing").is_some_and(|one| one["severity"] == 1));

    let uri = editor.uri("my draft.md");
    let part = json!({"range": {"start": at(4, 16), "end": at(4, 17)}, "text": "They are feral youths."});
    let change = json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": [part]});
    editor.tell("textDocument/didChange", &change);
    let shown = editor.shown("my draft.md");
    let found = with_rule(&shown, FERAL).expect("it is found in the changed text").clone();
    assert_eq!(found["range"]["start"], at(4, 25));
    assert_eq!(found["source"], "faircopy");

    let hover =
        editor.ask("textDocument/hover", &json!({"textDocument": {"uri": uri}, "position": at(4, 26)}));
    let said = hover["result"]["contents"]["value"].as_str().expect("words");
    for wanted in [FERAL, "Why it matters", "Instead", "Sources", "To keep it on purpose"] {
        assert!(said.contains(wanted), "{said}");
    }

    let params =
        json!({"textDocument": {"uri": uri}, "range": found["range"], "context": {"diagnostics": [found]}});
    let actions = editor.ask("textDocument/codeAction", &params);
    let actions = actions["result"].as_array().expect("a list");
    let keep = actions.iter().find(|one| one["title"].as_str().is_some_and(|title| title.contains(FERAL)));
    let edit = &keep.expect("a waiver is offered")["edit"]["documentChanges"][0];
    assert_eq!(edit["textDocument"], json!({"uri": uri, "version": 2}));
    let comment = format!("<!-- faircopy: allow {FERAL} because REASON -->\r\n\r\n");
    assert_eq!(edit["edits"][0], json!({"range": {"start": at(4, 0), "end": at(4, 0)}, "newText": comment}));

    let with_reason = comment.replace("REASON", "N asked us to quote it");
    let part = json!({"range": {"start": at(4, 0), "end": at(4, 0)}, "text": with_reason});
    let change = json!({"textDocument": {"uri": uri, "version": 3}, "contentChanges": [part]});
    editor.tell("textDocument/didChange", &change);
    let shown = editor.shown("my draft.md");
    assert_eq!(with_rule(&shown, FERAL).expect("it stays, as waived")["severity"], 4);

    editor.tell("textDocument/didClose", &json!({"textDocument": {"uri": uri}}));
    assert!(editor.shown("my draft.md").is_empty());
    assert_eq!(files(editor.folder.path()), before, "nothing is written");
    assert_eq!(editor.leave(), (Some(0), String::new()));
}

#[test]
fn it_finds_what_check_finds_with_the_same_configuration() {
    let sample = include_str!("../samples/description.md");
    let config = "[rules]\n\"clarity/length-and-repetition\" = \"off\"\n\n[[waiver]]\npath = \"reports/a.md\"\nrule = \
                  \"sharing/purpose-missing\"\nreason = \"It is being agreed.\"\nby = \"C. Evers\"\nuntil = 2026-12-31\n";
    let files = [("faircopy.toml", config), ("reports/a.md", sample)];
    for (arguments, encoding) in [(&[][..], "utf-8"), (&["--pack", "school-assessment"], "utf-16")] {
        let mut editor = Editor::ready(arguments, &files, encoding);
        let mut shown: Vec<(String, u64, u64, bool)> = editor
            .open("reports/a.md", sample)
            .iter()
            .filter_map(|one| {
                let line = one["range"]["start"]["line"].as_u64()? + 1;
                let severity = one["severity"].as_u64()?;
                Some((one["code"].as_str()?.to_owned(), line, severity, severity == 4))
            })
            .collect();
        let fixed = ["check", "reports/a.md", "--format", "json", "--as-of", "2026-11-22"];
        let came = program::run(editor.folder.path(), &[&fixed, arguments].concat());
        let report: Value = serde_json::from_str(&came.out).expect("JSON");
        let findings = report["documents"][0]["findings"].as_array().expect("findings");
        let mut wanted: Vec<(String, u64, u64, bool)> = findings
            .iter()
            .map(|one| {
                let waived = !one["waived"].is_null();
                let severity = match one["severity"].as_str() {
                    _ if waived => 4,
                    Some("must") => 1,
                    Some("should") => 2,
                    _ => 3,
                };
                let line = one["location"]["line"].as_u64().unwrap_or(1);
                (one["rule"].as_str().expect("a rule").to_owned(), line, severity, waived)
            })
            .collect();
        shown.sort();
        wanted.sort();
        assert!(wanted.len() > 3, "{wanted:?}");
        assert_eq!(shown, wanted);
        assert_eq!(editor.leave(), (Some(0), String::new()));
    }
}

#[test]
fn an_identifier_is_masked_in_what_is_shown_and_in_what_is_told_of_it() {
    let mut editor = Editor::ready(&[], &[], "utf-8");
    let shown = editor.open("a.md", "## Findings\n\nAsh's NHS number is 943 476 5919.\n");
    let found = with_rule(&shown, "privacy/nhs-number").expect("it is found");
    let place = &found["range"]["start"];
    let uri = editor.uri("a.md");
    let hover = editor.ask("textDocument/hover", &json!({"textDocument": {"uri": uri}, "position": place}));
    assert!(hover["result"]["contents"]["value"].as_str().is_some_and(|said| said.contains("privacy/")));
    let params =
        json!({"textDocument": {"uri": uri}, "range": found["range"], "context": {"diagnostics": [found]}});
    let actions = editor.ask("textDocument/codeAction", &params);
    for said in [json!(shown), hover, actions] {
        assert!(!said.to_string().contains("943 476"), "{said}");
    }
    assert_eq!(editor.leave(), (Some(0), String::new()));
}

#[test]
fn a_configuration_that_changes_counts_at_once() {
    let text = "## Findings\n\nThey are feral youths.\n";
    let off = format!("[rules]\n\"{FERAL}\" = \"off\"\n");
    let mut editor = Editor::ready(&[], &[("a.md", text)], "utf-8");
    assert!(with_rule(&editor.open("a.md", text), FERAL).is_some());
    let config = editor.folder.path().join("faircopy.toml");
    std::fs::write(&config, off).expect("writable");
    let change = json!({"changes": [{"uri": editor.uri("faircopy.toml"), "type": 1}]});
    editor.tell("workspace/didChangeWatchedFiles", &change);
    assert!(with_rule(&editor.shown("a.md"), FERAL).is_none());
    // Also where the editor does not tell of it.
    std::fs::write(&config, "[rules\n").expect("writable");
    let change = json!({"textDocument": {"uri": editor.uri("a.md"), "version": 2}, "contentChanges": [{"text": text}]});
    editor.tell("textDocument/didChange", &change);
    let shown = editor.shown("a.md");
    assert_eq!(shown.len(), 1);
    let said = shown[0]["message"].as_str().expect("words");
    assert!(said.starts_with("This draft was not checked: the configuration cannot be used"), "{said}");
    assert_eq!((&shown[0]["severity"], &shown[0]["range"]["start"]), (&json!(1), &at(0, 0)));
    std::fs::remove_file(&config).expect("it is there");
    editor.tell("textDocument/didSave", &json!({"textDocument": {"uri": editor.uri("a.md")}}));
    assert!(with_rule(&editor.shown("a.md"), FERAL).is_some());
    assert_eq!(editor.leave(), (Some(0), String::new()));
}

#[test]
fn what_is_no_draft_is_left_alone_and_what_was_never_saved_is_checked() {
    let text = "They are feral youths.\n";
    let files = [("faircopy.toml", "exclude = [\"archive/**\"]\n")];
    let mut editor = Editor::ready(&[], &files, "utf-8");
    assert!(editor.open("README.md", text).is_empty());
    assert!(editor.open("archive/old.md", text).is_empty());
    assert!(!editor.open("not-there-yet/new.md", text).is_empty());
    let document =
        json!({"uri": "untitled:Untitled-1", "languageId": "markdown", "version": 1, "text": text});
    editor.tell("textDocument/didOpen", &json!({"textDocument": document}));
    let shown = editor.next();
    assert_eq!(shown["params"]["uri"], "untitled:Untitled-1");
    assert!(with_rule(shown["params"]["diagnostics"].as_array().expect("a list"), FERAL).is_some());
    let document = json!({"uri": editor.uri("main.rs"), "languageId": "rust", "version": 1, "text": text});
    editor.tell("textDocument/didOpen", &json!({"textDocument": document}));
    let params = json!({"textDocument": {"uri": editor.uri("main.rs")}, "position": at(0, 10)});
    assert_eq!(editor.ask("textDocument/hover", &params)["result"], Value::Null);
    assert_eq!(editor.leave(), (Some(0), String::new()));
}

#[test]
fn bad_input_is_answered_and_the_session_goes_on() {
    let mut editor = Editor::start(&[], &[]);
    let code = |answer: &Value| answer["error"]["code"].as_i64().expect("an error");
    let early = editor.ask("textDocument/hover", &json!({"secret": "Kian"}));
    assert_eq!(code(&early), -32002);
    editor.raw(b"Kian was here\r\n\r\n");
    let told = editor.next();
    assert_eq!((code(&told), &told["id"]), (-32700, &Value::Null));
    for (body, wanted) in
        [("Kian", -32700), ("{\"Kian\":", -32700), ("[1]", -32600), ("{}", -32600), ("", -32700)]
    {
        editor.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
        let told = editor.next();
        assert_eq!(code(&told), wanted, "{body}");
        assert!(!told.to_string().contains("Kian"));
    }
    editor.raw(b"Content-Length: 2\r\n\r\n\xFF\xFE");
    assert_eq!(code(&editor.next()), -32700);
    assert!(editor.ask("initialize", &json!({"capabilities": 7}))["result"].is_object());
    assert_eq!(code(&editor.ask("textDocument/definition", &json!({}))), -32601);
    assert_eq!(code(&editor.ask("textDocument/codeAction", &json!({"textDocument": []}))), -32602);
    let params = json!({"textDocument": {"uri": "file:///nobody/has/this.md"}, "position": at(9, 9)});
    assert_eq!(editor.ask("textDocument/hover", &params)["result"], Value::Null);
    editor.tell(
        "textDocument/didChange",
        &json!({"textDocument": {"uri": "file:///x.md", "version": 1}, "contentChanges": []}),
    );
    editor.tell("textDocument/didClose", &json!({"textDocument": {"uri": "file:///x.md"}}));
    assert_eq!(editor.leave(), (Some(0), String::new()));
}

#[test]
fn a_text_that_is_too_large_is_told_and_not_checked() {
    let mut editor = Editor::ready(&[], &[], "utf-8");
    let shown = editor.open("a.md", &"a b c d \n".repeat(8 * 1024 * 1024));
    assert_eq!(shown.len(), 1);
    assert!(shown[0]["message"].as_str().is_some_and(|said| said.contains("up to 64 MB")), "{}", shown[0]);
    assert_eq!(editor.leave(), (Some(0), String::new()));
}

#[test]
fn leaving_without_a_word_is_told_by_the_exit_status() {
    let mut editor = Editor::ready(&[], &[], "utf-8");
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.end(), (Some(1), String::new()));
    let editor = Editor::ready(&[], &[], "utf-8");
    assert_eq!(editor.end(), (Some(1), String::new()), "the editor is gone");
    let mut editor = Editor::ready(&[], &[], "utf-8");
    editor.ask("shutdown", &Value::Null);
    assert_eq!(editor.end(), (Some(0), String::new()));
}

/// Every block of a guide of one kind.
fn blocks(guide: &str, kind: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(guide);
    let text = std::fs::read_to_string(path).expect("the guide").replace("\r\n", "\n");
    let opening = format!("```{kind}\n");
    let opened = text.split(&opening).skip(1);
    opened.map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_settings_in_the_guide_start_it() {
    let mut commands: Vec<Vec<String>> = Vec::new();
    let strings = |value: &Value| -> Vec<String> { serde_json::from_value(value.clone()).expect("words") };
    for block in blocks("docs/editors.md", "json") {
        let settings: Value = serde_json::from_str(&block).expect("JSON");
        let program = settings["glspc.server.command"].as_str().expect("a command").to_owned();
        commands.push([vec![program], strings(&settings["glspc.server.commandArguments"])].concat());
        assert_eq!(strings(&settings["glspc.server.languageId"]), ["markdown"]);
    }
    for block in [blocks("docs/editors.md", "toml"), blocks("README.md", "toml")].concat() {
        let settings: Value = toml::from_str(&block).expect("TOML");
        let server = &settings["language-server"]["faircopy"];
        let program = server["command"].as_str().expect("a command").to_owned();
        commands.push([vec![program], strings(&server["args"])].concat());
        assert_eq!(settings["language"][0]["language-servers"], json!(["faircopy"]));
    }
    // What is neither JSON nor TOML names the command between quotation marks.
    for (kind, start, end) in [("lua", "cmd = { ", " }"), ("elisp", ". (", "))")] {
        for block in blocks("docs/editors.md", kind) {
            let words =
                block.split_once(start).and_then(|(_, rest)| rest.split_once(end)).expect("a command").0;
            commands.push(words.split([',', ' ']).map(|word| word.trim_matches('"').to_owned()).collect());
        }
    }
    assert_eq!(commands.len(), 5);
    for mut command in commands {
        command.retain(|word| !word.is_empty());
        assert_eq!(command[..2], ["faircopy", "lsp"]);
        let arguments: Vec<&str> = command[2..].iter().map(String::as_str).collect();
        assert_eq!(Editor::ready(&arguments, &[], "utf-8").leave(), (Some(0), String::new()));
    }
}

#[test]
fn what_is_wrong_on_the_command_line_is_told_before_anything_else() {
    for arguments in [["--pack", "nobody-has-this"], ["--config", "nobody-has-this.toml"]] {
        let (status, said) = Editor::start(&arguments, &[]).end();
        assert_eq!(status, Some(2));
        assert!(said.contains("nobody-has-this"), "{said}");
    }
}
