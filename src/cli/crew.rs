//! Work shared between threads, its results taken in order.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use super::failure::Failure;

/// Results that may wait for an earlier one, for each thread: enough that no thread stands still for long, few
/// enough that thousands of drafts need no more memory than a handful.
const AHEAD: usize = 8;

/// Does `work` on every item, `jobs` at once (0: one a core), and gives the results to `take` on this thread, in order
/// of the items. Where `take` fails, what has not been begun is left and the failure is given back.
pub(super) fn in_order<T: Send, R: Send>(
    items: Vec<T>,
    jobs: u16,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let threads = match (items.len(), jobs) {
        (0 | 1, _) => 1, // nor is it asked how many cores there are
        (drafts, 0) => cores().min(drafts),
        (drafts, jobs) => usize::from(jobs).min(drafts),
    };
    if threads <= 1 {
        return items.into_iter().try_for_each(|item| take(work(item)));
    }
    let queue = Queue::new(items, threads * AHEAD);
    thread::scope(|scope| {
        let (send, results) = mpsc::channel();
        for _ in 0..threads {
            let (send, queue, work) = (send.clone(), &queue, &work);
            let hand = move || {
                while let Some((index, item)) = queue.next() {
                    // Nobody takes results any more once one of them could not be taken.
                    if send.send((index, work(item))).is_err() {
                        break;
                    }
                }
            };
            if thread::Builder::new().spawn_scoped(scope, hand).is_err() {
                queue.stop();
                return Err(Failure::Threads { jobs });
            }
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (index, result) in results {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&next) {
                next += 1;
                queue.taken(next);
                if let Err(failure) = take(result) {
                    queue.stop();
                    return Err(failure);
                }
            }
        }
        Ok(())
    })
}

/// Items that threads take one by one, never far ahead of the results taken.
struct Queue<T> {
    state: Mutex<State<T>>,
    moved: Condvar,
    ahead: usize,
}

struct State<T> {
    items: std::iter::Enumerate<std::vec::IntoIter<T>>,
    /// Items given out.
    given: usize,
    /// Results taken.
    taken: usize,
    stopped: bool,
}

impl<T> Queue<T> {
    fn new(items: Vec<T>, ahead: usize) -> Self {
        let state = State { items: items.into_iter().enumerate(), given: 0, taken: 0, stopped: false };
        Self { state: Mutex::new(state), moved: Condvar::new(), ahead }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        // Nothing that could panic is done while the state is held, so it is whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self) -> Option<(usize, T)> {
        let mut state = self.state();
        while !state.stopped && state.given >= state.taken + self.ahead {
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.stopped {
            return None;
        }
        state.given += 1;
        state.items.next()
    }

    fn taken(&self, count: usize) {
        self.state().taken = count;
        self.moved.notify_all();
    }

    fn stop(&self) {
        self.state().stopped = true;
        self.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_number_of_threads() {
        for jobs in [1, 2, 7, 64] {
            let mut got = Vec::new();
            let slow_first = |item: u64| {
                thread::sleep(std::time::Duration::from_micros(200 / (item + 1)));
                item * 2
            };
            let taken = in_order((0..200).collect(), jobs, slow_first, |result| {
                got.push(result);
                Ok(())
            });
            assert!(taken.is_ok());
            assert_eq!(got, (0..200).map(|item| item * 2).collect::<Vec<_>>());
        }
        assert!(in_order(Vec::<u8>::new(), 0, |item| item, |_| Ok(())).is_ok());
    }

    #[test]
    fn a_result_that_cannot_be_taken_ends_the_work() {
        for jobs in [1, 3] {
            let mut left = 5;
            let taken = in_order(
                (0..10_000).collect(),
                jobs,
                |item: u32| item,
                |_| {
                    left -= 1;
                    if left == 0 { Err(Failure::Fault) } else { Ok(()) }
                },
            );
            assert!(taken.is_err());
            assert_eq!(left, 0);
        }
    }
}
