//! What a build by `--force` has made so far, so that one which has to begin anew, since a document went on without
//! end, goes on where it was.

use crate::output::{OWN, OutputFolder};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;

/// The list of the documents that were made, one source a line, below the output folder.
fn list() -> String {
    format!("{OWN}/forced")
}

/// Notes what is made.
pub(crate) struct Noting {
    file: Option<File>,
}

impl Noting {
    /// Begins to note. Where that fails, more is made again than has to be.
    pub(crate) fn start(out: &OutputFolder) -> Self {
        Self { file: out.append(&list()).ok() }
    }

    /// Notes that a document was made.
    pub(crate) fn made(&mut self, source: &str) {
        self.file.take_if(|file| writeln!(file, "{source}").is_err());
    }
}

impl OutputFolder {
    /// The documents that were made so far.
    pub(crate) fn forced(&self) -> BTreeSet<String> {
        let list = self.read(&list()).unwrap_or_default();
        String::from_utf8_lossy(&list).lines().map(str::to_owned).collect()
    }

    /// Forgets them: a build by `--force` begins, or it is done.
    pub fn forget_forced(&self) {
        // At worst, less is made by the next `--force` that begins anew.
        let _ = self.remove(&list());
    }
}
