//! What every file passes on its way to the disk, so that whoever stops the program can do it between two files.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// A gate that is open until somebody closes it for good.
#[derive(Debug, Default)]
pub struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    passing: usize,
    closed: bool,
}

/// Somebody who is passing.
pub(crate) struct Passing<'g>(&'g Gate);

impl Gate {
    /// Passes. At a gate that was closed this waits for ever: the program is about to end.
    pub(crate) fn pass(&self) -> Passing<'_> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let state = self.changed.wait_while(state, |state| state.closed);
        state.unwrap_or_else(PoisonError::into_inner).passing += 1;
        Passing(self)
    }

    /// Lets nobody pass any more, and waits for those who are passing, but not longer than that.
    pub fn close(&self, patience: Duration) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.closed = true;
        drop(self.changed.wait_timeout_while(state, patience, |state| state.passing > 0));
    }
}

impl Drop for Passing<'_> {
    fn drop(&mut self) {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner).passing -= 1;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;
    use std::thread;
    use std::time::{Duration, Instant};

    #[test]
    fn closing_waits_for_those_who_are_passing_and_no_longer_than_it_should() {
        let gate = Gate::default();
        let passing = gate.pass();
        thread::scope(|scope| {
            let closing = scope.spawn(|| gate.close(Duration::from_secs(60)));
            drop(passing);
            closing.join().unwrap();
        });
        let gate = Gate::default();
        let _passing = gate.pass();
        let started = Instant::now();
        gate.close(Duration::from_millis(20));
        assert!(started.elapsed() >= Duration::from_millis(20));
    }
}
