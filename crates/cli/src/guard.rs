//! Watches over the program while it works: ends it between two files at Ctrl-C, and starts it anew without a
//! document that goes on without end. Typst cannot be told to stop, and a thread cannot be ended: only a program can.

use crate::anew;
use crate::commands::say;
use crate::session::Asked;
use boardpaper_build::in_flight::{GivenUp, InFlight};
use boardpaper_build::lock::Lock;
use boardpaper_build::memory;
use boardpaper_build::output::OutputFolder;
use indicatif::ProgressBar;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How often it looks.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// How long a file that is being written is waited for when the program ends.
const PATIENCE: Duration = Duration::from_millis(700);

/// What is watched over.
#[derive(Clone)]
pub struct Guard {
    /// The documents at work, and those that were given up.
    pub in_flight: Arc<InFlight>,
    /// What the program holds of its output folder while it writes.
    lock: Arc<Mutex<Option<Lock>>>,
    /// Documents that were at work when memory ran out, one of which is to blame.
    suspects: Arc<Mutex<BTreeSet<String>>>,
    out: Option<OutputFolder>,
    bar: ProgressBar,
    time: Option<Duration>,
    memory: Option<u64>,
    is_quiet: bool,
    /// How the program ends at Ctrl-C.
    interrupted: i32,
}

impl Guard {
    /// Begins to watch over a program that does what was asked for, writes there and shows that bar.
    pub fn start(asked: &Asked<'_>, out: Option<OutputFolder>, bar: ProgressBar) -> Self {
        let limits = asked.writing.map(|writing| &writing.limits);
        let given = limits.and_then(|limits| limits.memory_limit).map(|mb| mb * 1024 * 1024);
        let guard = Self {
            in_flight: Arc::default(),
            lock: Arc::default(),
            suspects: Arc::default(),
            out,
            bar,
            time: limits.map(|limits| limits.time_limit).filter(|&limit| limit > 0).map(Duration::from_secs),
            memory: limits.and_then(|_| given.or_else(memory::bound)),
            is_quiet: asked.arguments.quiet,
            interrupted: if asked.is_watching { 0 } else { 128 + SIGINT },
        };
        if let Some(limits) = limits {
            for source in &limits.over_time {
                guard.in_flight.give_up(source, GivenUp::Time(guard.time.unwrap_or_default()));
            }
            for source in &limits.over_memory {
                guard.in_flight.give_up(source, GivenUp::Memory(guard.memory.unwrap_or_default()));
            }
            held(&guard.suspects).extend(limits.suspect.iter().cloned());
        }
        let signals = Signals::listen();
        let watching = guard.clone();
        thread::spawn(move || watching.watch(&signals));
        guard
    }

    /// Keeps the lock of the output folder for the program, until it is let go.
    pub fn keep(&self, lock: Lock) {
        *held(&self.lock) = Some(lock);
    }

    /// Lets the lock go.
    pub fn let_go(&self) {
        *held(&self.lock) = None;
    }

    /// The documents to make alone first, since one of them is to blame that memory ran out.
    pub fn suspects(&self) -> Vec<String> {
        held(&self.suspects).iter().cloned().collect()
    }

    /// Forgets them: they were made.
    pub fn acquit(&self) {
        held(&self.suspects).clear();
    }

    fn watch(&self, signals: &Signals) {
        loop {
            thread::sleep(BETWEEN_LOOKS);
            match signals.come() {
                0 => {}
                SIGINT => self.end(self.interrupted),
                signal => self.end(128 + signal),
            }
            if let Some(limit) = self.time {
                let over = self.in_flight.longer_than(limit);
                for source in &over {
                    self.in_flight.give_up(source, GivenUp::Time(limit));
                }
                if let [first, ..] = over.as_slice() {
                    self.start_anew(&format!("{first} takes longer than {} s", limit.as_secs()));
                }
            }
            if let (Some(limit), Some(taken)) = (self.memory, memory::in_use())
                && taken > limit
            {
                self.look_for_the_guilty(limit);
            }
        }
    }

    /// Memory runs out: whoever is at work alone, or was under suspicion with all that are at work, is to blame.
    fn look_for_the_guilty(&self, limit: u64) {
        let at_work = self.in_flight.at_work();
        let known = self.suspects();
        if at_work.is_empty() {
            return;
        }
        if at_work.iter().all(|source| known.contains(source)) {
            for source in &at_work {
                self.in_flight.give_up(source, GivenUp::Memory(limit));
                held(&self.suspects).remove(source);
            }
        } else {
            held(&self.suspects).extend(at_work.iter().cloned());
        }
        self.start_anew(&format!("{} takes more memory than it may", at_work.join(" or ")));
    }

    /// Starts the program anew, which says why.
    fn start_anew(&self, why: &str) -> ! {
        self.leave();
        if !self.is_quiet {
            say(&format!("{why}: starting anew without it"));
        }
        let error = anew::start(&self.in_flight.given_up(), &self.suspects());
        say(&format!("boardpaper: {why}, and the program cannot be started anew: {error}"));
        std::process::exit(3)
    }

    fn end(&self, code: i32) -> ! {
        self.leave();
        if !self.is_quiet {
            say("stopped; every file is whole");
        }
        std::process::exit(code)
    }

    /// Lets nothing more be written, and leaves the terminal as it was.
    fn leave(&self) {
        if let Some(out) = &self.out {
            out.gate().close(PATIENCE);
        }
        self.bar.finish_and_clear();
        let _ = io::stdout().flush();
        self.let_go();
    }
}

/// The signals that end a program.
struct Signals {
    come: Arc<AtomicUsize>,
}

impl Signals {
    /// Listens for them. The second ends the program at once.
    fn listen() -> Self {
        let come = Arc::new(AtomicUsize::new(0));
        for signal in [SIGINT, SIGTERM] {
            let again = Arc::new(AtomicBool::new(false));
            // Without a listener the system ends the program, which leaves every file whole as well.
            let _ = flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&again))
                .and_then(|_| flag::register(signal, again))
                .and_then(|_| flag::register_usize(signal, Arc::clone(&come), signal as usize));
        }
        Self { come }
    }

    /// The one that has come, or 0.
    fn come(&self) -> i32 {
        self.come.load(Ordering::SeqCst) as i32
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
