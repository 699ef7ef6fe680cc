//! Long work in slices, for who has other things to do between: the browser gives a page one thread.
//!
//! Work that is to be cut is an `async` function that stops at each [`Pauses::pause`]. Nothing here waits for anything:
//! it goes on when it is asked to, or, where nobody asked for pauses, runs through to its end.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Whether work stops between its steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pauses {
    /// It runs through.
    None,
    /// It stops after each step.
    Each,
}

impl Pauses {
    /// Stops here, where it is to stop.
    pub async fn pause(self) {
        if self == Self::Each {
            Stop { stopped: false }.await;
        }
    }
}

/// A stop: it is over when it is asked about again.
struct Stop {
    stopped: bool,
}

impl Future for Stop {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.stopped, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

/// Does work to its end.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}

/// Work that is done one slice at a time.
pub struct Slices<T>(Pin<Box<dyn Future<Output = T>>>);

impl<T> Slices<T> {
    /// Work that has not begun.
    pub fn new(work: impl Future<Output = T> + 'static) -> Self {
        Self(Box::pin(work))
    }

    /// Does the next slice; gives what the work gives once it is done. It is not to be asked again then.
    pub fn step(&mut self) -> Option<T> {
        match self.0.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(done) => Some(done),
            Poll::Pending => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn counted(pauses: Pauses) -> u32 {
        let mut sum = 0;
        for number in 1..=3 {
            sum += number;
            pauses.pause().await;
        }
        sum
    }

    #[test]
    fn work_stops_at_its_pauses_or_runs_through() {
        let mut slices = Slices::new(counted(Pauses::Each));
        let steps: Vec<Option<u32>> = (0..4).map(|_| slices.step()).collect();
        assert_eq!(steps, [None, None, None, Some(6)]);
        assert_eq!(Slices::new(counted(Pauses::None)).step(), Some(6));
        assert_eq!((at_once(counted(Pauses::None)), at_once(counted(Pauses::Each))), (6, 6));
    }
}
