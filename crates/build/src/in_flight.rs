//! The documents that are at work now, and those that nobody should begin again.

use boardpaper_data::diagnostic::Diagnostic;
use boardpaper_data::rules;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Which documents are being laid out, each since when; and those whose layout was ended once, since Typst cannot
/// be told to stop: only the whole program can, and then it starts anew without them.
#[derive(Debug, Default)]
pub struct InFlight {
    at_work: Mutex<BTreeMap<String, Instant>>,
    given_up: Mutex<BTreeMap<String, GivenUp>>,
}

/// Why a document was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenUp {
    /// It took longer than this.
    Time(Duration),
    /// With it the program took more memory than this many bytes.
    Memory(u64),
}

/// A document that is at work until this is dropped.
pub(crate) struct Working<'f> {
    in_flight: &'f InFlight,
    source: &'f str,
}

impl InFlight {
    /// Notes that a document is at work.
    pub(crate) fn begin<'f>(&'f self, source: &'f str) -> Working<'f> {
        lock(&self.at_work).insert(source.to_owned(), Instant::now());
        Working { in_flight: self, source }
    }

    /// The documents at work.
    pub fn at_work(&self) -> Vec<String> {
        lock(&self.at_work).keys().cloned().collect()
    }

    /// The documents that have been at work for longer than that.
    pub fn longer_than(&self, limit: Duration) -> Vec<String> {
        let at_work = lock(&self.at_work);
        at_work
            .iter()
            .filter(|(_, since)| since.elapsed() > limit)
            .map(|(source, _)| source.clone())
            .collect()
    }

    /// Gives a document up.
    pub fn give_up(&self, source: &str, why: GivenUp) {
        lock(&self.given_up).insert(source.to_owned(), why);
    }

    /// Lets those documents be tried again for which `is_changed` says so.
    pub fn try_again(&self, is_changed: impl Fn(&str) -> bool) {
        lock(&self.given_up).retain(|source, _| !is_changed(source));
    }

    /// The documents that were given up, each with the reason.
    pub fn given_up(&self) -> BTreeMap<String, GivenUp> {
        lock(&self.given_up).clone()
    }

    /// What is said of a document in this house, if it was given up.
    pub(crate) fn fault_of(&self, source: &str, house: &str) -> Option<Diagnostic> {
        let (rule, message, more) = match lock(&self.given_up).get(source)? {
            GivenUp::Time(limit) => (
                &rules::TIME_LIMIT,
                format!("laying this document out took more than {}, so it was given up", seconds(*limit)),
                "if the document is only long, give it more time with --time-limit",
            ),
            GivenUp::Memory(limit) => (
                &rules::MEMORY_LIMIT,
                format!("laying this document out took more than {}, so it was given up", size(*limit)),
                "if the document is only long, split it, or build it where there is more memory",
            ),
        };
        let hint =
            format!("look in the templates of the house `{house}` for what goes on without end; {more}");
        Some(Diagnostic::of_file(rule, source, message).hint(hint))
    }
}

impl Drop for Working<'_> {
    fn drop(&mut self) {
        lock(&self.in_flight.at_work).remove(self.source);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn seconds(time: Duration) -> String {
    match time.as_secs_f64() {
        1.0 => "1 second".to_owned(),
        seconds => format!("{seconds} seconds"),
    }
}

fn size(bytes: u64) -> String {
    match bytes / (1024 * 1024) {
        mb @ 0..10_240 => format!("{mb} MB of memory"),
        mb => format!("{} GB of memory", mb / 1024),
    }
}

#[cfg(test)]
mod tests {
    use super::{GivenUp, InFlight};
    use std::time::Duration;

    #[test]
    fn a_document_is_at_work_until_it_is_done() {
        let in_flight = InFlight::default();
        let working = in_flight.begin("data/a.md");
        assert_eq!(in_flight.at_work(), ["data/a.md"]);
        assert_eq!(in_flight.longer_than(Duration::ZERO), ["data/a.md"]);
        assert_eq!(in_flight.longer_than(Duration::from_secs(60)), [""; 0]);
        drop(working);
        assert_eq!(in_flight.at_work(), [""; 0]);
    }

    #[test]
    fn what_is_said_of_a_document_that_was_given_up() {
        let in_flight = InFlight::default();
        in_flight.give_up("data/a.md", GivenUp::Time(Duration::from_secs(60)));
        in_flight.give_up("data/b.md", GivenUp::Memory(3 << 30));
        let message = |source| in_flight.fault_of(source, "borough").map(|fault| fault.message);
        assert_eq!(
            message("data/a.md").unwrap(),
            "laying this document out took more than 60 seconds, so it was given up"
        );
        assert!(message("data/b.md").unwrap().contains("more than 3072 MB of memory"));
        assert_eq!(message("data/c.md"), None);
        in_flight.try_again(|source| source == "data/a.md");
        assert_eq!(message("data/a.md"), None);
    }
}
