//! Every term of every rule, found in one pass.

mod term;

pub use term::{Element, Form, Term, TermError};
