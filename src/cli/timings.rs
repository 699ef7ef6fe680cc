//! Where the time of a run went: `--timings`.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::check::Stage;

/// The parts of a run, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Bytes taken from the disk.
    Fetching,
    /// Bytes made into a draft.
    Reading,
    /// Rules made ready; for every pack once.
    Rules,
    /// What the core does.
    Check(Stage),
    /// Findings written out.
    Writing,
}

const PARTS: [Part; 8] = [
    Part::Fetching,
    Part::Reading,
    Part::Rules,
    Part::Check(Stage::Terms),
    Part::Check(Stage::Context),
    Part::Check(Stage::Judging),
    Part::Check(Stage::Findings),
    Part::Writing,
];

impl Part {
    const fn name(self) -> &'static str {
        match self {
            Self::Fetching => "fetching the files",
            Self::Reading => "reading them",
            Self::Rules => "making the rules ready",
            Self::Check(Stage::Terms) => "words and terms",
            Self::Check(Stage::Context) => "context",
            Self::Check(Stage::Judging) => "judging",
            Self::Check(Stage::Findings) => "findings",
            Self::Writing => "writing them out",
        }
    }
}

/// Adds up the time of each part over all threads.
#[derive(Debug)]
pub(super) struct Timings {
    started: Instant,
    wanted: bool,
    nanoseconds: [AtomicU64; PARTS.len()],
    bytes: AtomicU64,
}

/// One draft's way through the parts.
pub(super) struct Watch<'t> {
    timings: &'t Timings,
    last: Option<Instant>,
}

impl Timings {
    /// Begins; where they are not wanted no clock is read.
    pub(super) fn new(wanted: bool) -> Self {
        Self { started: Instant::now(), wanted, nanoseconds: Default::default(), bytes: AtomicU64::new(0) }
    }

    /// Begins a draft.
    pub(super) fn watch(&self) -> Watch<'_> {
        Watch { timings: self, last: self.wanted.then(Instant::now) }
    }

    /// What to tell; nothing when it is not wanted.
    pub(super) fn told(&self, drafts: usize) -> Option<String> {
        if !self.wanted {
            return None;
        }
        let whole = self.started.elapsed();
        let times = self.nanoseconds.iter().map(|sum| Duration::from_nanos(sum.load(Ordering::Relaxed)));
        let mut out = String::new();
        for (part, time) in PARTS.iter().zip(times) {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{:>24} {:>10.1} ms", part.name(), milliseconds(time));
        }
        #[expect(clippy::cast_precision_loss, reason = "a size for people")]
        let megabytes = self.bytes.load(Ordering::Relaxed) as f64 / 1e6;
        let _ = writeln!(
            out,
            "{:>24} {:>10.1} ms for {drafts} {} of {megabytes:.2} MB; the parts are added up over all threads",
            "from start to end",
            milliseconds(whole),
            if drafts == 1 { "draft" } else { "drafts" },
        );
        Some(out)
    }
}

impl Watch<'_> {
    /// A part is done.
    pub(super) fn done(&mut self, part: Part) {
        let Some(last) = &mut self.last else { return };
        let now = Instant::now();
        if let Some(index) = PARTS.iter().position(|own| *own == part) {
            let time = u64::try_from((now - *last).as_nanos()).unwrap_or(u64::MAX);
            self.timings.nanoseconds[index].fetch_add(time, Ordering::Relaxed);
        }
        *last = now;
    }

    /// The draft has so many bytes.
    pub(super) fn size(&self, bytes: usize) {
        self.timings.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
