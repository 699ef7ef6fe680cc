//! Faults of faircopy's own: told without a word of the report, and without losing the other drafts.

use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::failure::Failure;

/// Makes a panic say where it happened and nothing more: the usual message may quote the report.
pub(super) fn install() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
        // Where standard error is gone there is nobody to tell.
        let _ = writeln!(
            std::io::stderr(),
            "faircopy: this is a fault in faircopy{place} (version {}). Please report it.",
            env!("CARGO_PKG_VERSION")
        );
    }));
}

/// Does the work; a panic in it becomes a failure of this draft alone.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    // Nothing that was half done is used afterwards: the work owns what it changes.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Failure::Fault))
}
