//! What WebAssembly can hand over: numbers. The page writes bytes into a buffer it asked for, calls one function by
//! number, and reads the answer from another buffer. All that matters is in `faircopy::wasm`; this only carries.
//!
//! A call is a JSON object `{"do": ..., ...}`, a zero byte, and the bytes of a file where there is one. An answer
//! opens with one byte, 1 for a result and 0 for a sentence that says why there is none.

use std::cell::{Cell, RefCell};

use faircopy::slices::Slices;
use faircopy::wasm::{Desk, Given, Task, Wanted};
use serde_json::Value;

thread_local! {
    static DESK: Desk = Desk::new();
    static WORK: Cell<Option<Slices<Given>>> = const { Cell::new(None) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a call of `length` bytes and says where.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    ANSWER.with_borrow_mut(|buffer| {
        buffer.clear();
        buffer.resize(length, 0);
        buffer.as_mut_ptr()
    })
}

/// Carries out the call that was written into the room. The answer's length; [`answer`] says where it stands.
#[unsafe(no_mangle)]
pub extern "C" fn call() -> usize {
    let asked = ANSWER.take();
    give(understood(&asked).and_then(|asked| match asked {
        Asked::Given(bytes) => Ok(bytes),
        Asked::Task { task, name, file, wanted } => desk().whole(task, &name, file, wanted),
    }))
}

/// Begins the call that was written into the room, for a page that has to go on answering: [`step`] does it.
#[unsafe(no_mangle)]
pub extern "C" fn begin() {
    let asked = ANSWER.take();
    let work = match understood(&asked) {
        Ok(Asked::Task { task, name, file, wanted }) => desk().slices(task, name, file.to_vec(), wanted),
        Ok(Asked::Given(bytes)) => Slices::new(async { Ok(bytes) }),
        Err(sentence) => Slices::new(async { Err(sentence) }),
    };
    WORK.set(Some(work));
}

/// Does the next slice of what was begun: 0 while there is more to do, then the answer's length.
#[unsafe(no_mangle)]
pub extern "C" fn step() -> usize {
    let Some(mut work) = WORK.take() else { return 0 };
    match work.step() {
        Some(given) => give(given),
        None => {
            WORK.set(Some(work));
            0
        }
    }
}

fn desk() -> Desk {
    DESK.with(Desk::clone)
}

fn give(given: Given) -> usize {
    let (ok, bytes) = match given {
        Ok(bytes) => (1, bytes),
        Err(sentence) => (0, sentence.into_bytes()),
    };
    ANSWER.with_borrow_mut(|buffer| {
        buffer.clear();
        buffer.push(ok);
        buffer.extend_from_slice(&bytes);
        buffer.len()
    })
}

/// Where the answer stands.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|buffer| buffer.as_ptr())
}

/// What a call asks for.
enum Asked<'a> {
    /// Something that is at hand.
    Given(Vec<u8>),
    /// Something to be done with a draft.
    Task { task: Task, name: String, file: &'a [u8], wanted: Wanted },
}

fn understood(asked: &[u8]) -> Result<Asked<'_>, String> {
    let end = asked.iter().position(|byte| *byte == 0).unwrap_or(asked.len());
    let file = asked.get(end + 1..).unwrap_or_default();
    let mut ask: Value = serde_json::from_slice(&asked[..end]).map_err(|error| error.to_string())?;
    let wanted: Wanted = match ask.get_mut("wanted").map(Value::take) {
        Some(wanted) => serde_json::from_value(wanted).map_err(|error| error.to_string())?,
        None => Wanted::default(),
    };
    let text = |key: &str| ask.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let task = match &*text("do") {
        "about" => {
            return Ok(Asked::Given(faircopy::wasm::about().into_bytes()));
        }
        "packs" => return Ok(Asked::Given(desk().packs().into_bytes())),
        "open-pack" => {
            let files: Vec<(String, String)> = ask
                .get("files")
                .cloned()
                .map(serde_json::from_value)
                .transpose()
                .map_err(|error| error.to_string())?
                .unwrap_or_default();
            return desk().open_pack(&files).map(|said| Asked::Given(said.into_bytes()));
        }
        "check" => Task::Check,
        "checklist" => Task::Checklist(text("kind")),
        "annotate" => Task::Annotate,
        other => return Err(format!("the page asked for “{other}”, which faircopy does not know")),
    };
    Ok(Asked::Task { task, name: text("name"), file, wanted })
}
