//! The front for editors: messages of the Language Server Protocol in, answers out.
//!
//! Nothing here judges a draft, touches a file or knows the time. A [`Desk`] checks a text as it stands in the editor;
//! what it finds is shown as every other output shows it. Nothing is written anywhere, and no answer to a mistake repeats what was sent.

mod action;
mod address;
mod client;
mod document;
mod hover;
mod message;
mod shown;
mod waiver;
pub mod wire;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProvider, DidChangeTextDocumentParams,
    DidChangeWatchedFilesRegistrationOptions, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, ErrorCodes, FileSystemWatcher, GlobPattern, HoverParams, HoverProvider,
    InitializeResult, Registration, RegistrationParams, Save, ServerCapabilities, ServerInfo,
    TextDocumentSync, TextDocumentSyncKind, TextDocumentSyncOptions,
};
use serde::Serialize;
use serde_json::Value;

use crate::check::Checked;
use crate::draft::Draft;
use crate::pack::Pack;
use crate::read::Format;
use client::Client;
use document::Document;
use message::{Message, Problem};

/// What checks texts for the server: it knows the files, the packs and the day.
pub trait Desk {
    /// Checks a text as it stands; `path` is where it is saved, when it is.
    ///
    /// `None`: by its configuration, or by its name, it is no draft.
    ///
    /// # Errors
    /// Why it could not be checked, in a sentence that says what to do.
    fn check(&mut self, path: Option<&Path>, format: Format, text: &str) -> Result<Option<Sheet>, String>;

    /// Forgets what it knows of configurations and packs, since they may have changed.
    fn renew(&mut self);
}

/// A text that was checked.
#[derive(Debug)]
pub struct Sheet {
    /// The text as it was read.
    pub draft: Draft,
    /// What was found.
    pub checked: Checked,
    /// The rules that found it.
    pub pack: Arc<Pack>,
}

/// A server for one editor.
///
/// It does one thing after another. The caller gives it what the editor sends, and the time since it began; where
/// nothing comes until [`Server::due`], it calls [`Server::work`].
#[derive(Debug)]
pub struct Server<D> {
    desk: D,
    stage: Stage,
    client: Client,
    open: BTreeMap<String, Document>,
}

/// How far the life of a server has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The editor has not said yet what it can do.
    New,
    /// At work.
    Ready,
    /// Told to stop, not yet to leave.
    Stopped,
    /// Told to leave; whether it was told to stop before, as is proper.
    Gone(bool),
}

impl<D: Desk> Server<D> {
    /// A server that waits for an editor.
    pub fn new(desk: D) -> Self {
        Self { desk, stage: Stage::New, client: Client::new(&Value::Null), open: BTreeMap::new() }
    }

    /// Takes a message; gives the messages to send.
    pub fn take(&mut self, body: &[u8], now: Duration) -> Vec<Value> {
        match message::parse(body) {
            Message::Request { id, method, params } => {
                let mut out = Vec::new();
                // A fault of ours costs this answer and not the editor's session; what it was about is not told.
                let result = catch_unwind(AssertUnwindSafe(|| self.request(&method, params, &mut out)));
                let fault = || {
                    Problem::new(ErrorCodes::InternalError, "faircopy stumbled over this; the fault is ours")
                };
                out.push(message::answer(&id, result.unwrap_or_else(|_| Err(fault()))));
                out
            }
            Message::Notification { method, params } => {
                catch_unwind(AssertUnwindSafe(|| self.notification(&method, params, now))).unwrap_or_default()
            }
            Message::Answer => Vec::new(),
            Message::Wrong(answer) => vec![answer],
        }
    }

    /// Says of bytes that were no message why they were none.
    pub fn refuse(why: &str) -> Value {
        message::answer(&Value::Null, Err(Problem::new(ErrorCodes::ParseError, why)))
    }

    /// When the next text is to be checked.
    pub fn due(&self) -> Option<Duration> {
        if self.stage != Stage::Ready {
            return None;
        }
        self.open.values().filter_map(Document::due).min()
    }

    /// Checks a text that is due; gives the messages to send.
    pub fn work(&mut self, now: Duration) -> Vec<Value> {
        let due = self.open.iter().find(|(_, document)| document.due().is_some_and(|due| due <= now));
        let uri = due.map(|(uri, _)| uri.clone());
        uri.into_iter().filter_map(|uri| self.check(&uri)).collect()
    }

    /// Whether the editor has told it to leave, and then whether it was told to stop before.
    pub fn gone(&self) -> Option<bool> {
        match self.stage {
            Stage::Gone(proper) => Some(proper),
            Stage::New | Stage::Ready | Stage::Stopped => None,
        }
    }

    /// Whether it was told to stop.
    pub fn stopped(&self) -> bool {
        matches!(self.stage, Stage::Stopped | Stage::Gone(true))
    }

    fn request(&mut self, method: &str, params: Value, out: &mut Vec<Value>) -> Result<Value, Problem> {
        match (self.stage, method) {
            (Stage::New, "initialize") => {
                self.client = Client::new(&params);
                self.stage = Stage::Ready;
                Ok(json(&self.greeting()))
            }
            (Stage::New, _) => {
                Err(Problem::new(ErrorCodes::ServerNotInitialized, "the first request has to be initialize"))
            }
            (Stage::Stopped | Stage::Gone(_), _) => {
                Err(Problem::new(ErrorCodes::InvalidRequest, "the server was told to shut down"))
            }
            (Stage::Ready, "initialize") => {
                Err(Problem::new(ErrorCodes::InvalidRequest, "the server has been initialized already"))
            }
            (Stage::Ready, "shutdown") => {
                self.stage = Stage::Stopped;
                Ok(Value::Null)
            }
            (Stage::Ready, "textDocument/hover") => {
                let params: HoverParams = message::params(method, params)?;
                let place = params.text_document_position_params;
                let document = self.current(&place.text_document.uri.0, out);
                Ok(json(&document.and_then(|(document, client)| hover::at(document, place.position, client))))
            }
            (Stage::Ready, "textDocument/codeAction") => {
                let params: CodeActionParams = message::params(method, params)?;
                let document = self.current(&params.text_document.uri.0, out);
                Ok(json(&document.map(|(document, client)| action::offered(&params, document, client))))
            }
            (Stage::Ready, _) => {
                Err(Problem::new(ErrorCodes::MethodNotFound, "faircopy does not know this method"))
            }
        }
    }

    fn notification(&mut self, method: &str, params: Value, now: Duration) -> Vec<Value> {
        if method == "exit" {
            self.stage = Stage::Gone(self.stage == Stage::Stopped);
        }
        if self.stage != Stage::Ready {
            return Vec::new();
        }
        // A notification is never answered, not even where it makes no sense.
        self.noted(method, params, now).unwrap_or_default()
    }

    fn noted(&mut self, method: &str, params: Value, now: Duration) -> Result<Vec<Value>, Problem> {
        match method {
            "initialized" if self.client.watches => return Ok(vec![watching()]),
            "textDocument/didOpen" => {
                let params: DidOpenTextDocumentParams = message::params(method, params)?;
                self.desk.renew();
                let uri = params.text_document.uri.0.clone();
                self.open.insert(uri, Document::new(params.text_document));
            }
            "textDocument/didChange" => {
                let uri = params
                    .pointer("/textDocument/uri")
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned();
                let Some(document) = self.open.get_mut(&uri) else { return Ok(Vec::new()) };
                let understood = document::understood(&params);
                let params = message::params::<DidChangeTextDocumentParams>(method, params).ok();
                let Some(params) = params.filter(|_| understood) else {
                    // What stands in the editor is not known any more, and checking anything else would mislead.
                    document.lose();
                    return Ok(vec![publish(&shown::all(&uri, document, &self.client))]);
                };
                document.change(params.text_document.version, params.content_changes, self.client.unit, now);
            }
            "textDocument/didSave" => {
                let params: DidSaveTextDocumentParams = message::params(method, params)?;
                self.desk.renew();
                if let Some(document) = self.open.get_mut(&params.text_document.uri.0) {
                    document.check_again();
                }
            }
            "textDocument/didClose" => {
                let params: DidCloseTextDocumentParams = message::params(method, params)?;
                let uri = params.text_document.uri.0;
                if self.open.remove(&uri).is_some_and(|document| document.is_shown()) {
                    return Ok(vec![publish(&shown::nothing(&uri))]);
                }
            }
            "workspace/didChangeWatchedFiles" | "workspace/didChangeConfiguration" => {
                self.desk.renew();
                self.open.values_mut().for_each(Document::check_again);
            }
            _ => {}
        }
        Ok(Vec::new())
    }

    /// An open text, checked as it now stands.
    fn current(&mut self, uri: &str, out: &mut Vec<Value>) -> Option<(&Document, &Client)> {
        if self.open.get(uri)?.due().is_some() {
            out.extend(self.check(uri));
        }
        Some((self.open.get(uri)?, &self.client))
    }

    fn check(&mut self, uri: &str) -> Option<Value> {
        let document = self.open.get_mut(uri)?;
        let format = document.format?;
        let sheet = self.desk.check(document.path.as_deref(), format, document.lines.source());
        document.checked(sheet);
        Some(publish(&shown::all(uri, document, &self.client)))
    }

    fn greeting(&self) -> InitializeResult {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::Bool(true)),
            ..TextDocumentSyncOptions::default()
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix]),
            ..CodeActionOptions::default()
        };
        InitializeResult {
            capabilities: ServerCapabilities {
                position_encoding: Some(self.client.encoding()),
                text_document_sync: Some(TextDocumentSync::Options(sync)),
                hover_provider: Some(HoverProvider::Bool(true)),
                code_action_provider: Some(CodeActionProvider::CodeActionOptions(actions)),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo {
                name: "faircopy".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        }
    }
}

/// Asks to be told when configurations or packs change.
fn watching() -> Value {
    let watcher =
        FileSystemWatcher { glob_pattern: GlobPattern::Pattern("**/*.toml".to_owned()), kind: None };
    let options = DidChangeWatchedFilesRegistrationOptions { watchers: vec![watcher] };
    let registration = Registration {
        id: "faircopy/toml".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json(&options)),
    };
    let params = RegistrationParams { registrations: vec![registration] };
    message::request("faircopy/watch", "client/registerCapability", &params)
}

fn publish(params: &gen_lsp_types::PublishDiagnosticsParams) -> Value {
    message::notification("textDocument/publishDiagnostics", params)
}

fn json(value: &impl Serialize) -> Value {
    // The protocol's types have text for keys, and so always a form in JSON.
    serde_json::to_value(value).unwrap_or_default()
}
