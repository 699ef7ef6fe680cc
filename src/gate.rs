//! The gate: whether a report may go on, by a policy, a baseline of what was there before, and a sign-off.
//!
//! Everything here is decided from values: files, the clock and the folder they stand in are the command line's.

mod policy;

pub use policy::{Concern, Policy, PolicyChange};
