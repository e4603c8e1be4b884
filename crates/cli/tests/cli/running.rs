//! boardpaper while it runs: what it has said so far, signals to it, and how it ends.

use crate::support::Workspace;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything is waited for; a slow machine that builds other things beside it included.
const PATIENCE: Duration = Duration::from_secs(60);

/// Between two looks.
const LOOK: Duration = Duration::from_millis(5);

/// A command that was started. It is killed when it is dropped.
pub struct Running {
    child: Mutex<Child>,
    typed: String,
    said: Arc<Mutex<Vec<u8>>>,
    hears_no_more: Arc<AtomicBool>,
}

impl Running {
    /// Starts a command in the folder of a workspace.
    pub fn start(workspace: &Workspace, typed: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_boardpaper"));
        command.args(typed.split_whitespace()).current_dir(workspace.root());
        Self::of(command, typed)
    }

    /// Starts a command.
    pub fn of(mut command: Command, typed: &str) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let said = Arc::<Mutex<Vec<u8>>>::default();
        let mut stream = child.stderr.take().expect("it is piped");
        let hears_no_more = Arc::<AtomicBool>::default();
        let (heard, end) = (Arc::clone(&said), Arc::clone(&hears_no_more));
        thread::spawn(move || {
            let mut some = [0; 4096];
            while let Ok(length @ 1..) = stream.read(&mut some) {
                heard.lock().expect("nobody panics with it").extend(&some[..length]);
            }
            end.store(true, Ordering::SeqCst);
        });
        Self { child: Mutex::new(child), typed: typed.to_owned(), said, hears_no_more }
    }

    /// What it has said on standard error.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&self.said.lock().expect("nobody panics with it")).into_owned()
    }

    /// How often it has said these words.
    pub fn times(&self, words: &str) -> usize {
        self.said().matches(words).count()
    }

    /// Waits until it has said these words so many times.
    #[track_caller]
    pub fn says(&self, words: &str, times: usize) {
        self.waits(&format!("said {words:?} {times} times"), || self.times(words) >= times);
    }

    /// Waits until something is so.
    #[track_caller]
    pub fn waits(&self, what: &str, is_so: impl Fn() -> bool) {
        let started = Instant::now();
        while !is_so() {
            let waited = started.elapsed();
            assert!(waited < PATIENCE, "$ boardpaper {}\nnot: {what}\n{}", self.typed, self.said());
            thread::sleep(LOOK);
        }
    }

    /// Sends it a signal.
    pub fn signal(&self, name: &str) {
        let id = self.child().id().to_string();
        let sent = Command::new("kill").arg(format!("-{name}")).arg(id).status();
        assert!(sent.expect("kill is part of every Unix").success(), "the signal {name} is sent");
    }

    /// Kills it, as a loss of power would.
    pub fn kill(&self) {
        self.child().kill().expect("it can be killed");
        self.child().wait().expect("it can be waited for");
    }

    /// Whether it has ended.
    pub fn has_ended(&self) -> bool {
        self.child().try_wait().expect("it can be waited for").is_some()
    }

    /// Waits until it ends. Gives the exit code.
    #[track_caller]
    pub fn waits_for_the_end(&self) -> i32 {
        self.waits("it has ended", || self.has_ended());
        self.waits("all that it said was heard", || self.hears_no_more.load(Ordering::SeqCst));
        let status = self.child().wait().expect("it has ended");
        status.code().expect("nobody killed it")
    }

    /// Waits until it ends, and expects this exit code. Gives how long that took.
    #[track_caller]
    pub fn ends(&self, code: i32) -> Duration {
        let started = Instant::now();
        let ended = self.waits_for_the_end();
        assert_eq!(ended, code, "$ boardpaper {}\n{}", self.typed, self.said());
        started.elapsed()
    }

    fn child(&self) -> MutexGuard<'_, Child> {
        self.child.lock().expect("nobody panics with it")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Ok(child) = self.child.get_mut() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
