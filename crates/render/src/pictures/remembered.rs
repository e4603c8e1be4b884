//! Results that are worth keeping for the other documents of a run, up to a bound.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// The results that were found last. One that is not kept any more is found anew, and is the same.
pub(super) struct Remembered<K, V> {
    /// The results, the oldest first, and what each weighs.
    results: Mutex<VecDeque<(K, V, usize)>>,
    most: usize,
}

impl<K: PartialEq, V: Clone> Remembered<K, V> {
    /// Keeps results that weigh so much together.
    pub(super) const fn of(most: usize) -> Self {
        Self { results: Mutex::new(VecDeque::new()), most }
    }

    /// The result that is kept, or else what is found. No other thread waits while it is looked for.
    pub(super) fn get_or(&self, key: K, find: impl FnOnce() -> V, weight: impl Fn(&V) -> usize) -> V {
        let kept = self.lock().iter().find(|(known, ..)| *known == key).map(|(_, value, _)| value.clone());
        if let Some(kept) = kept {
            return kept;
        }
        let found = find();
        let weight = weight(&found).max(1);
        let mut results = self.lock();
        results.push_back((key, found.clone(), weight));
        let mut sum: usize = results.iter().map(|(_, _, weight)| weight).sum();
        while sum > self.most {
            let Some((_, _, weight)) = results.pop_front() else { break };
            sum -= weight;
        }
        found
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<(K, V, usize)>> {
        self.results.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
