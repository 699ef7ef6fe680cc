//! A bar for long runs, drawn only where someone is looking.

use std::io::{IsTerminal as _, stderr};
use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::screen::Screen;

/// Shorter runs are over before a bar can be read.
const PATIENCE: Duration = Duration::from_millis(500);

/// Counts drafts as they are done.
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
    wanted: bool,
    shown: Once,
}

impl Progress {
    /// For a number of drafts.
    pub(super) fn new(drafts: usize, screen: &Screen) -> Self {
        let bar = ProgressBar::with_draw_target(Some(drafts as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} drafts") {
            bar.set_style(style);
        }
        let wanted = stderr().is_terminal() && !screen.is_quiet() && drafts > 1;
        Self { bar, started: Instant::now(), wanted, shown: Once::new() }
    }

    /// One draft more is done.
    pub(super) fn step(&self) {
        if self.wanted && self.started.elapsed() > PATIENCE {
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        self.bar.inc(1);
    }

    /// Takes the bar away while something is written.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }

    /// Takes the bar away for good.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
