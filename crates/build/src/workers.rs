//! Worker threads of our own: Typst shares work on the pool that it runs in, so each worker has one.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// A worker's stack, in bytes: deeply nested lists and tables are laid out by recursion.
const STACK: usize = 64 * 1024 * 1024;

/// How many threads write: while one waits for the disk to have its file, so do the others, and the disk serves them
/// together. On ext4 one took 3.9 ms a file, two 0.8 and four 0.5.
const WRITERS: usize = 4;

/// Does `work` on every item with so many workers, tells `done` as each is finished, and gives the
/// results in the order of the items, whatever the number of workers.
///
/// A document that fails to start a worker's own pool runs on the worker alone.
pub(crate) fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    workers: usize,
    work: impl Fn(&T) -> R + Sync,
    done: impl FnMut(usize, &R),
) -> Vec<R> {
    in_two_stages(items, workers, work, |_, result| result, done)
}

/// The same, but what is made of an item is stored by other threads, so that no worker waits for the disk. What is
/// made waits for them too: however many items there are, only a few are in memory.
pub(crate) fn in_two_stages<T: Sync, M: Send, R: Send>(
    items: &[T],
    workers: usize,
    make: impl Fn(&T) -> M + Sync,
    store: impl Fn(&T, M) -> R + Sync,
    mut done: impl FnMut(usize, &R),
) -> Vec<R> {
    let workers = workers.clamp(1, items.len().max(1));
    let next = AtomicUsize::new(0);
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    let mut finish = |index: usize, result: R| {
        done(index, &result);
        results[index] = Some(result);
    };
    let (sender, made) = mpsc::sync_channel(workers);
    let made = Mutex::new(made);
    let next_made = || made.lock().unwrap_or_else(PoisonError::into_inner).recv();
    thread::scope(|scope| {
        let (stored, receiver) = mpsc::channel();
        let mut started = 0;
        for _ in 0..workers {
            let sender = sender.clone();
            let (next, make) = (&next, &make);
            let run = move || {
                while let Some((index, item)) = take(next, items) {
                    if sender.send((index, make(item))).is_err() {
                        break;
                    }
                }
            };
            let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || {
                match rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build() {
                    Ok(pool) => pool.install(run),
                    Err(_) => run(),
                }
            });
            started += usize::from(worker.is_ok());
        }
        drop(sender);
        let mut writers = 0;
        for _ in 0..WRITERS.min(items.len()) {
            let (stored, next_made, store) = (stored.clone(), &next_made, &store);
            let writer = thread::Builder::new().spawn_scoped(scope, move || {
                while let Ok((index, made)) = next_made() {
                    if stored.send((index, store(&items[index], made))).is_err() {
                        break;
                    }
                }
            });
            writers += usize::from(writer.is_ok());
        }
        drop(stored);
        // A machine that gives no thread has this one.
        while started == 0
            && let Some((index, item)) = take(&next, items)
        {
            finish(index, store(item, make(item)));
        }
        while writers == 0
            && let Ok((index, made)) = next_made()
        {
            finish(index, store(&items[index], made));
        }
        for (index, result) in receiver {
            finish(index, result);
        }
    });
    results.into_iter().flatten().collect()
}

fn take<'i, T>(next: &AtomicUsize, items: &'i [T]) -> Option<(usize, &'i T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    items.get(index).map(|item| (index, item))
}

#[cfg(test)]
mod tests {
    use super::{WRITERS, in_parallel, in_two_stages};
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..100).collect();
        let mut finished = 0;
        let doubled = in_parallel(&items, 3, |n| n * 2, |_, _| finished += 1);
        assert_eq!(doubled, items.iter().map(|n| n * 2).collect::<Vec<_>>());
        assert_eq!(finished, 100);
    }

    #[test]
    fn few_are_in_memory_at_once() {
        let items: Vec<usize> = (0..100).collect();
        let (in_memory, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let make = |n: &usize| {
            most.fetch_max(in_memory.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            n * 2
        };
        let store = |_: &usize, doubled: usize| {
            std::thread::yield_now();
            in_memory.fetch_sub(1, Ordering::SeqCst);
            doubled + 1
        };
        let results = in_two_stages(&items, 2, make, store, |_, _| {});
        assert_eq!(results, items.iter().map(|n| n * 2 + 1).collect::<Vec<_>>());
        // Two being made, two that wait, and those that are being stored.
        assert!(most.into_inner() <= 2 + 2 + WRITERS);
    }
}
