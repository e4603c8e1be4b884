//! One build at a time in an output folder.

use crate::output::{OWN, OutputFolder};
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

/// The name of the lock in the output folder's own folder.
pub(crate) const LOCK: &str = "lock";

/// How often a lock that was taken away in the very moment of opening it is looked for again.
const TRIES: usize = 100;

/// Keeps other builds out of an output folder until it is dropped. The system gives back the lock of a program that
/// was killed.
#[derive(Debug)]
pub struct Lock {
    /// Held open: the lock is that of the open file.
    _file: File,
    why_open: Option<io::Error>,
}

impl Lock {
    /// Why the disk locks nothing, if that is so: other builds are not kept out.
    pub fn why_open(&self) -> Option<&io::Error> {
        self.why_open.as_ref()
    }
}

impl OutputFolder {
    /// Waits until no other build writes into this folder, and keeps others out from then on. `waiting` is called
    /// once if that takes time. What a build that was killed left half written is removed.
    ///
    /// # Errors
    /// What the machine says if the folder cannot be written.
    pub fn lock(&self, mut waiting: impl FnMut()) -> io::Result<Lock> {
        let place = self.root().join(OWN).join(LOCK);
        let mut has_waited = false;
        for _ in 0..TRIES {
            fs::create_dir_all(self.root().join(OWN))?;
            if !self.contains(&place)? {
                return Err(io::Error::new(ErrorKind::InvalidInput, "a link leads out of it"));
            }
            let file = match File::options().append(true).create(true).open(&place) {
                // `clean` has just removed the folder.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                opened => opened?,
            };
            let why_open = match file.try_lock() {
                Ok(()) => None,
                Err(TryLockError::WouldBlock) => {
                    if !has_waited {
                        waiting();
                    }
                    has_waited = true;
                    wait_for(&file)?;
                    None
                }
                Err(TryLockError::Error(error)) => Some(error),
            };
            // Whoever held the lock may have removed it, as `clean` does: then it keeps nobody out.
            if is_at(&file, &place) {
                if why_open.is_none() {
                    self.remove_unfinished();
                }
                return Ok(Lock { _file: file, why_open });
            }
        }
        Err(io::Error::new(ErrorKind::NotFound, format!("{} is taken away again and again", place.display())))
    }
}

fn wait_for(file: &File) -> io::Result<()> {
    loop {
        match file.lock() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            locked => return locked,
        }
    }
}

/// Whether an open file is the one that a name leads to.
fn is_at(file: &File, place: &Path) -> bool {
    let (Ok(open), Ok(there)) = (file.metadata(), fs::metadata(place)) else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (open.dev(), open.ino()) == (there.dev(), there.ino())
    }
    // Elsewhere a file that is open keeps its name from others until it is closed.
    #[cfg(not(unix))]
    {
        open.created().ok() == there.created().ok()
    }
}

#[cfg(test)]
mod tests {
    use crate::output::{OWN, OutputFolder};
    use std::fs;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    #[test]
    fn the_second_waits_for_the_first_and_for_a_lock_that_is_there() {
        let root = tempfile::tempdir().unwrap();
        let first = OutputFolder::new(root.path()).lock(|| panic!("nobody is there to wait for")).unwrap();
        assert!(first.why_open().is_none());
        let (waits, has_ended) = (AtomicBool::new(false), AtomicBool::new(false));
        thread::scope(|scope| {
            let second = scope.spawn(|| {
                let lock =
                    OutputFolder::new(root.path()).lock(|| waits.store(true, Ordering::SeqCst)).unwrap();
                assert!(has_ended.load(Ordering::SeqCst), "the first had the lock still");
                lock
            });
            while !waits.load(Ordering::SeqCst) {
                thread::yield_now();
            }
            // As `clean` does: the second waits at a file that nobody else will find.
            fs::remove_dir_all(root.path().join(OWN)).unwrap();
            has_ended.store(true, Ordering::SeqCst);
            drop(first);
            let _second = second.join().unwrap();
            assert!(root.path().join(OWN).join("lock").exists(), "a third would wait for the second");
        });
    }

    #[test]
    fn what_was_left_half_written_is_removed_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let files = [
            ".boardpaper/put-x",
            "board/.boardpaper-put-x",
            ".boardpaper/records.jsonl",
            "put-x.pdf",
            "board/put-x",
        ];
        fs::create_dir_all(root.path().join("board")).unwrap();
        fs::create_dir_all(root.path().join(OWN)).unwrap();
        for file in files {
            fs::write(root.path().join(file), "half").unwrap();
        }
        fs::write(root.path().join(".boardpaper/beside"), "board\n../elsewhere\n").unwrap();
        let _lock = OutputFolder::new(root.path()).lock(|| {}).unwrap();
        let is_there = files.map(|file| root.path().join(file).exists());
        assert_eq!(is_there, [false, false, true, true, true]);
        assert!(!root.path().join(".boardpaper/beside").exists());
    }
}
