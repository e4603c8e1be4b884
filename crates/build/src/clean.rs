//! Removing what builds wrote, and nothing else.

use crate::manifest::MANIFEST;
use crate::output::{OWN, OutputFolder};
use crate::records::Records;
use std::fs;
use std::io;

/// Removes every output that builds know of, the manifest, what builds keep for themselves, and the folders that this
/// leaves empty. `waiting` is called once if another build has to end first. Gives how many files were removed; nobody
/// asked for what builds keep for themselves, so that it does not count.
///
/// # Errors
/// What the machine says of the first file that cannot be removed.
pub fn clean(folder: &OutputFolder, waiting: impl FnMut()) -> io::Result<usize> {
    let own = folder.root().join(OWN);
    if !fs::exists(&own).unwrap_or(false) && !fs::exists(folder.root().join(MANIFEST)).unwrap_or(false) {
        return Ok(0);
    }
    // Held to the end: whoever waits for it finds it gone and makes another.
    let _lock = folder.lock(waiting)?;
    let mut removed = 0;
    for kept in Records::read(folder).documents.values().flat_map(|record| &record.outputs) {
        removed += usize::from(folder.remove(&kept.output.path)?);
    }
    removed += usize::from(folder.remove(MANIFEST)?);
    let mut names: Vec<String> =
        fs::read_dir(own)?.flatten().map(|entry| format!("{OWN}/{}", entry.file_name().display())).collect();
    // The lock is last, since others may wait for it until then.
    names.sort_by_key(|name| *name == format!("{OWN}/lock"));
    for name in names {
        folder.remove(&name)?;
    }
    Ok(removed)
}
