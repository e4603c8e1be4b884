//! What a build has made so far, so that one which has to begin anew, since a document went on without end, goes on
//! where it was and says all that it did.

use crate::output::{OWN, OutputFolder};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;

/// The list of the documents that were made, below the output folder: in each line a source, a tab and the reason.
fn list() -> String {
    format!("{OWN}/made")
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

    /// Notes that a document was made, and why.
    pub(crate) fn made(&mut self, source: &str, why: &str) {
        self.file.take_if(|file| writeln!(file, "{source}\t{why}").is_err());
    }
}

impl OutputFolder {
    /// The documents that were made so far, each with the reason.
    pub(crate) fn made_so_far(&self) -> BTreeMap<String, String> {
        let list = self.read(&list()).unwrap_or_default();
        let list = String::from_utf8_lossy(&list);
        let lines = list.lines().filter_map(|line| line.split_once('\t'));
        lines.map(|(source, why)| (source.to_owned(), why.to_owned())).collect()
    }

    /// Forgets them: a build begins, or it is done.
    pub fn forget_made(&self) {
        // At worst, less is made by the next build that begins anew.
        let _ = self.remove(&list());
    }
}
