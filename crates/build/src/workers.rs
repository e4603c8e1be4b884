//! Worker threads of our own: Typst shares work on the pool that it runs in, so each worker has one.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// A worker's stack, in bytes: deeply nested lists and tables are laid out by recursion.
const STACK: usize = 64 * 1024 * 1024;

/// Does `work` on every item with so many workers, tells `done` as each is finished, and gives the
/// results in the order of the items, whatever the number of workers.
///
/// A document that fails to start a worker's own pool runs on the worker alone.
pub(crate) fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    workers: usize,
    work: impl Fn(&T) -> R + Sync,
    mut done: impl FnMut(usize, &R),
) -> Vec<R> {
    let workers = workers.clamp(1, items.len().max(1));
    let next = AtomicUsize::new(0);
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let mut started = 0;
        for _ in 0..workers {
            let sender = sender.clone();
            let (next, work) = (&next, &work);
            let run = move || {
                while let Some((index, item)) = take(next, items) {
                    if sender.send((index, work(item))).is_err() {
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
        // A machine that gives no thread has this one.
        while started == 0
            && let Some((index, item)) = take(&next, items)
        {
            let result = work(item);
            done(index, &result);
            results[index] = Some(result);
        }
        drop(sender);
        for (index, result) in receiver {
            done(index, &result);
            results[index] = Some(result);
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
    use super::in_parallel;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..100).collect();
        let mut finished = 0;
        let doubled = in_parallel(&items, 3, |n| n * 2, |_, _| finished += 1);
        assert_eq!(doubled, items.iter().map(|n| n * 2).collect::<Vec<_>>());
        assert_eq!(finished, 100);
    }
}
