//! Removing what builds wrote, and nothing else.

use crate::manifest::{MANIFEST, Manifest};
use crate::output::{OWN, OutputFolder, Removal};
use crate::records::Records;
use std::fs;
use std::io;

/// What was removed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// How many files were; what builds keep for themselves does not count, since nobody asked for it.
    pub removed: usize,
    /// The paths of outputs that stay, since somebody changed them after they were built.
    pub left: Vec<String>,
}

/// Removes every output that builds know of and that is as it was built, the manifest, what builds keep for
/// themselves, and the folders that this leaves empty. `waiting` is called once if another build has to end first.
///
/// # Errors
/// What the machine says of the first file that cannot be removed.
pub fn clean(folder: &OutputFolder, waiting: impl FnMut()) -> io::Result<Cleaned> {
    let own = folder.root().join(OWN);
    let has_manifest = Manifest::open(folder).is_ok();
    if !fs::exists(&own).unwrap_or(false) && !has_manifest {
        return Ok(Cleaned::default());
    }
    // Held to the end: whoever waits for it finds it gone and makes another.
    let _lock = folder.lock(waiting)?;
    let records = Records::read(folder);
    let mut cleaned = Cleaned::default();
    for (path, known) in records.written() {
        match folder.remove_if(&path, &known)? {
            Removal::Removed => cleaned.removed += 1,
            Removal::NotThere => {}
            Removal::Left => cleaned.left.push(path),
        }
    }
    if records.has_manifest || has_manifest {
        cleaned.removed += usize::from(folder.remove(MANIFEST)?);
    }
    folder.remove_own()?;
    Ok(cleaned)
}
