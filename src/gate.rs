//! The gate: whether a report may go on, by a policy, a sign-off, and a baseline of what was there before.
//!
//! Everything here is decided from values: files, the clock and the folder they stand in are the command line's.

mod baseline;
mod judge;
mod policy;
mod print;
mod record;
mod rules;
mod settled;
mod signer;
mod signoff;

pub use baseline::{Baseline, BaselineError, Counted, Told};
pub use judge::{Case, LeftBehind, judge};
pub use policy::{Concern, Policy, PolicyChange};
pub use print::{Form, TextPrint};
pub use record::{Entry, Flaw, Record};
pub(crate) use rules::{TOO_MANY, UNREAD, UNREADABLE};
pub use rules::{own_rule, own_rules};
pub use settled::eased;
pub use signer::{Writer, may_sign, writer};
pub use signoff::{Signature, refusal, sign};

/// What stands at the end of a report's name for its record of sign-offs: `report.docx.signoff.json`.
pub const RECORD_ENDING: &str = ".signoff.json";
