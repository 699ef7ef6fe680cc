//! Two things done at the same time, where there are threads and enough to do.
//!
//! This is the one place outside `cli` that starts a thread. It can be seen in the time that passes and in nothing else:
//! what is given does not depend on who did it, and the second thread has ended when it is.

#[cfg(feature = "cli")]
use std::sync::{Mutex, PoisonError};
#[cfg(feature = "cli")]
use std::thread;

/// What else the processor has to do while a draft is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Hands {
    /// Other drafts, it may be: a second thread is worth its start for a long one only.
    #[default]
    Shared,
    /// Nothing.
    Free,
}

/// By so much is what is done in passing lighter than looking for terms.
pub(crate) const LIGHT: usize = 4;

impl Hands {
    /// A text of fewer bytes is done with before a second thread has started, or is worth none.
    const fn worth_it(self) -> usize {
        match self {
            Self::Shared => 100_000,
            Self::Free => 12_000,
        }
    }

    /// Whether two things are done at once for a text of so many bytes. What takes far less time than looking for its
    /// terms is asked about with a part of them ([`LIGHT`]).
    pub(crate) const fn take_two(self, bytes: usize) -> bool {
        cfg!(feature = "cli") && bytes >= self.worth_it()
    }
}

/// Does two things for a text of so many bytes.
#[cfg(feature = "cli")]
pub(crate) fn both<A: Send, B>(
    hands: Hands,
    bytes: usize,
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B,
) -> (A, B) {
    if !hands.take_two(bytes) {
        return (first(), second());
    }
    // It waits where both threads can take it: the one that was started may get no turn while others are busy.
    let waiting = Mutex::new(Some(first));
    let take = || waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
    thread::scope(|scope| {
        let started = thread::Builder::new().spawn_scoped(scope, || take().map(|first| first()));
        let second = second();
        let first = match (take(), started) {
            (Some(first), _) => Some(first()),
            // A panic goes on here as it would have without the thread.
            (None, Ok(started)) => started.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            (None, Err(_)) => None,
        };
        (first.expect("one of the two has taken it"), second)
    })
}

/// Does two things, one after the other: the browser gives a page one thread.
#[cfg(not(feature = "cli"))]
pub(crate) fn both<A, B>(
    _hands: Hands,
    _bytes: usize,
    first: impl FnOnce() -> A,
    second: impl FnOnce() -> B,
) -> (A, B) {
    (first(), second())
}
