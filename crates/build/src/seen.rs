//! What the stages read of the workspace, so that it is known what a document was made of.

use crate::disk::Workspace;
use crate::key::{Found, Key};
use crate::manifest::sha256;
use boardpaper_data::files::{Documents, Files, ReadError};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The files of the workspace as a run finds them: each is hashed once, however many documents use it.
pub(crate) struct Seen<'a> {
    workspace: &'a Workspace,
    found: Mutex<HashMap<String, Found>>,
}

impl<'a> Seen<'a> {
    pub(crate) fn new(workspace: &'a Workspace) -> Self {
        Self { workspace, found: Mutex::default() }
    }

    /// What stands at a path.
    pub(crate) fn find(&self, path: &str) -> Found {
        if let Some(found) = locked(&self.found).get(path) {
            return *found;
        }
        let found = match Files::read(self.workspace, path) {
            Ok(bytes) => Found::Bytes(Key::of(&bytes)),
            Err(error) => Found::from(&error),
        };
        locked(&self.found).insert(path.to_owned(), found);
        found
    }

    /// Reads a file under `data/`, which later is found without reading it again.
    pub(crate) fn read(&self, path: &str) -> (Found, Result<Arc<[u8]>, ReadError>) {
        let bytes = Files::read(self.workspace, path);
        let found = match &bytes {
            Ok(bytes) => Found::Bytes(Key::of(bytes)),
            Err(error) => Found::from(error),
        };
        locked(&self.found).insert(path.to_owned(), found);
        (found, bytes)
    }
}

/// One file that was read for a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Read {
    /// Its path in the workspace.
    pub(crate) path: String,
    /// What stood there.
    pub(crate) found: Found,
    /// The SHA-256 of its bytes, in hexadecimal, for the manifest; none where there were no bytes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) sha256: Option<String>,
}

/// The files and documents of the workspace, noting what a document asks for.
pub(crate) struct Recorded<'a> {
    workspace: &'a Workspace,
    documents: &'a BTreeSet<String>,
    read: Mutex<BTreeMap<String, Read>>,
    asked: Mutex<BTreeSet<String>>,
}

impl<'a> Recorded<'a> {
    pub(crate) fn new(workspace: &'a Workspace, documents: &'a BTreeSet<String>) -> Self {
        Self { workspace, documents, read: Mutex::default(), asked: Mutex::default() }
    }

    /// What was read, by path.
    pub(crate) fn read_files(&self) -> Vec<Read> {
        locked(&self.read).values().cloned().collect()
    }

    /// The paths that were asked after, and whether there is a document.
    pub(crate) fn links(&self) -> Vec<(String, bool)> {
        let asked = locked(&self.asked);
        asked.iter().map(|path| (path.clone(), self.documents.contains(path))).collect()
    }
}

impl Files for Recorded<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, ReadError> {
        let bytes = Files::read(self.workspace, path);
        let mut read = locked(&self.read);
        if !read.contains_key(path) {
            let (found, sha256) = match &bytes {
                Ok(bytes) => (Found::Bytes(Key::of(bytes)), Some(sha256(bytes))),
                Err(error) => (Found::from(error), None),
            };
            read.insert(path.to_owned(), Read { path: path.to_owned(), found, sha256 });
        }
        bytes
    }
}

impl Documents for Recorded<'_> {
    fn has(&self, path: &str) -> bool {
        locked(&self.asked).insert(path.to_owned());
        self.documents.contains(path)
    }
}

/// What a mutex guards; a panic elsewhere left it whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
