//! `lsp`: talks with an editor over standard input and output.

use std::collections::BTreeMap;
use std::io::{self, BufReader, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::Instant;

use serde_json::Value;

use super::args::{Day, Global, Lsp};
use super::configs::{Configs, Loaded, waivers};
use super::failure::{Exit, Failure};
use super::fault;
use super::packs::Packs;
use super::screen::Screen;
use super::{source, walk};
use crate::config::Scope;
use crate::lsp::wire::{self, Incoming};
use crate::lsp::{Server, Sheet};
use crate::read::{Format, read};

/// Messages that may wait: while a long draft is checked the editor waits instead of filling the memory.
const WAITING: usize = 64;

pub(super) fn run(options: &Lsp, global: &Global, screen: &Screen) -> Result<Exit, Failure> {
    // What was named on the command line is wrong for every draft, and is told before the editor is kept waiting.
    Configs::open(global.config.as_deref())?;
    Packs::open(&global.packs)?;
    if io::stdin().is_terminal() {
        screen.note(
            "an editor starts this and talks with it over standard input and output; docs/editors.md says how to set one \
             up. Ctrl-C ends it.",
        );
    }
    let desk = Desk {
        config: global.config.clone(),
        packs: global.packs.clone(),
        day: options.day,
        kept: BTreeMap::new(),
        screen: *screen,
    };
    let (send, messages) = mpsc::sync_channel(WAITING);
    // It ends with the program: nothing can call it back from waiting for the editor.
    thread::Builder::new().spawn(move || listen(&send)).map_err(|_| Failure::Threads { jobs: 2 })?;
    Ok(if talk(Server::new(desk), &messages) { Exit::Pass } else { Exit::Held })
}

/// Reads messages until there are no more, or nobody takes them.
fn listen(send: &SyncSender<Incoming>) {
    let mut from = BufReader::new(io::stdin());
    while let Ok(incoming @ (Incoming::Message(_) | Incoming::Unreadable(_))) = wire::read(&mut from) {
        if send.send(incoming).is_err() {
            return;
        }
    }
}

/// Answers until the editor leaves; gives whether it left properly.
fn talk(mut server: Server<Desk>, messages: &Receiver<Incoming>) -> bool {
    let began = Instant::now();
    let mut out = BufWriter::new(io::stdout());
    loop {
        let incoming = match server.due() {
            None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
            // What has come already is taken first, so that a text is checked once after a burst of changes.
            Some(due) => messages.recv_timeout(due.saturating_sub(began.elapsed())),
        };
        let answers = match incoming {
            Ok(Incoming::Message(body)) => server.take(&body, began.elapsed()),
            Ok(Incoming::Unreadable(why)) => vec![Server::<Desk>::refuse(why)],
            Err(RecvTimeoutError::Timeout) => server.work(began.elapsed()),
            Ok(Incoming::End) | Err(RecvTimeoutError::Disconnected) => return server.stopped(),
        };
        if let Some(proper) = server.gone() {
            return proper;
        }
        if write(&mut out, &answers).is_err() {
            return server.stopped();
        }
    }
}

fn write(out: &mut impl Write, messages: &[Value]) -> io::Result<()> {
    messages.iter().try_for_each(|message| wire::write(out, message))
}

/// What checks the texts of an editor.
struct Desk {
    config: Option<PathBuf>,
    packs: Vec<String>,
    day: Day,
    /// What was read and compiled, by the folder of its configuration.
    kept: BTreeMap<Option<PathBuf>, Kept>,
    screen: Screen,
}

/// Packs compiled under a configuration.
struct Kept {
    /// The configuration, as it stood in its file.
    text: String,
    configs: Configs,
    packs: Packs,
}

impl crate::lsp::Desk for Desk {
    fn check(&mut self, path: Option<&Path>, format: Format, text: &str) -> Result<Option<Sheet>, String> {
        fault::guarded(|| self.sheet(path, format, text)).map_err(|failure| failure.to_string())
    }

    fn renew(&mut self) {
        self.kept.clear();
    }
}

impl Desk {
    fn sheet(&mut self, path: Option<&Path>, format: Format, text: &str) -> Result<Option<Sheet>, Failure> {
        // What is not saved belongs to the folder that the editor works in.
        let path = path.unwrap_or(Path::new("draft.md"));
        source::fits(text)?;
        let kept = self.kept(path)?;
        let about = walk::is_about_the_folder(&path.file_name().unwrap_or_default().to_string_lossy());
        if !kept.configs.admit(path, about) {
            self.screen.detail(&format!(
                "{} is left out: by its name or its configuration it is no draft",
                walk::shown(path)
            ));
            return Ok(None);
        }
        let config = kept.configs.of(path);
        let draft = read(format, text.as_bytes())?;
        let engine = kept.packs.of(&draft, config.as_ref())?;
        let checked = engine.check(&draft, self.day.or_today(), waivers(config.as_ref()));
        Ok(Some(Sheet { draft, checked, pack: Arc::clone(&engine.pack) }))
    }

    /// The configuration of a draft and the packs under it. The file is read each time, since it may be changed
    /// while the draft is open; packs are compiled anew only when it was.
    fn kept(&mut self, path: &Path) -> Result<&Kept, Failure> {
        let configs = Configs::open(self.config.as_deref())?;
        let config: Option<(Arc<Loaded>, Scope)> = configs.of(path);
        let folder = config.as_ref().map(|(loaded, _)| loaded.folder.clone());
        let text = config.as_ref().map_or("", |(loaded, _)| loaded.text());
        if self.kept.get(&folder).is_none_or(|kept| kept.text != text) {
            self.kept.remove(&folder);
            configs.check(&self.packs)?;
            let kept = Kept { text: text.to_owned(), packs: Packs::open(&self.packs)?, configs };
            self.kept.insert(folder.clone(), kept);
        }
        // It was put in above.
        self.kept.get(&folder).ok_or(Failure::Fault)
    }
}
