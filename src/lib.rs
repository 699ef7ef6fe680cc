//! faircopy reads a draft safeguarding report the way a careful supervisor would.
//!
//! A report's way through the program is the order of these modules: its bytes are [`read`] into a
//! [`draft`]; the [`lexicon`] finds every term of every rule in one pass; [`context`] works out who speaks,
//! about whom, when and why; [`check`] asks each rule of the [`pack`]; [`waive`] marks what someone has
//! accepted for a stated reason; the [`gate`] decides by the policy of a [`config`]; [`render`] shows what was
//! found, the [`checklist`] lays it out for supervision, [`compare`] says what has changed between two versions and
//! [`trends`] what fires over the years, a [`blank`] report has room for all that is asked, and [`word`] writes it into a
//! copy of a Word file. [`wasm`], `lsp` and `cli` are the fronts: the page in the browser, editors and the command line.

mod named;
mod both;
pub mod slices;
pub mod digest;
pub mod text;
pub mod draft;
pub mod excerpt;
pub mod read;
pub mod lexicon;
pub mod dates;
pub mod role;
pub mod brief;
pub mod context;
pub mod finding;
pub mod rule;
pub mod pack;
mod paper;
pub mod check;
pub mod waive;
pub mod gate;
pub mod config;
pub mod render;
pub mod checklist;
pub mod compare;
pub mod trends;
pub mod blank;
pub mod word;
pub mod explain;
pub mod wasm;
#[cfg(feature = "cli")]
pub mod lsp;
#[cfg(feature = "cli")]
pub mod cli;
