//! What WebAssembly can hand over: numbers. The page writes bytes into a buffer it asked for, calls one function by
//! number, and reads the answer from another buffer. All that matters is in `faircopy::wasm`; this only carries.
//!
//! A call is a JSON object `{"do": ..., ...}`, a zero byte, and the bytes of a file where there is one. An answer
//! opens with one byte, 1 for a result and 0 for a sentence that says why there is none.

use std::cell::RefCell;

use faircopy::wasm::{Desk, Wanted};
use serde_json::Value;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk::new());
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
    let (ok, bytes) = match DESK.with_borrow_mut(|desk| perform(desk, &asked)) {
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

fn perform(desk: &mut Desk, asked: &[u8]) -> Result<Vec<u8>, String> {
    let end = asked.iter().position(|byte| *byte == 0).unwrap_or(asked.len());
    let file = asked.get(end + 1..).unwrap_or_default();
    let mut ask: Value = serde_json::from_slice(&asked[..end]).map_err(|error| error.to_string())?;
    let wanted: Wanted = match ask.get_mut("wanted").map(Value::take) {
        Some(wanted) => serde_json::from_value(wanted).map_err(|error| error.to_string())?,
        None => Wanted::default(),
    };
    let text = |key: &str| ask.get(key).and_then(Value::as_str).unwrap_or_default();
    match text("do") {
        "version" => Ok(format!("{{\"version\": {:?}}}", faircopy::wasm::VERSION).into_bytes()),
        "packs" => Ok(desk.packs().into_bytes()),
        "open-pack" => {
            let files: Vec<(String, String)> = ask
                .get("files")
                .cloned()
                .map(serde_json::from_value)
                .transpose()
                .map_err(|error| error.to_string())?
                .unwrap_or_default();
            desk.open_pack(&files).map(String::into_bytes)
        }
        "check" => desk.check(text("name"), file, &wanted).map(String::into_bytes),
        "checklist" => desk.checklist(text("name"), file, &wanted, text("kind")),
        "annotate" => desk.annotate(text("name"), file, &wanted),
        other => Err(format!("the page asked for “{other}”, which faircopy does not know")),
    }
}
