//! Removing what builds wrote, and nothing else.

use crate::manifest::{MANIFEST, Manifest};
use crate::output::OutputFolder;
use std::io;

/// Removes every output that the manifest lists, the manifest, and the folders that this leaves empty.
/// Gives how many files were removed.
///
/// # Errors
/// What the machine says of the first file that cannot be removed.
pub fn clean(folder: &OutputFolder) -> io::Result<usize> {
    let manifest = Manifest::read(folder);
    let mut removed = 0;
    for output in manifest.documents.iter().flat_map(|entry| &entry.outputs) {
        removed += usize::from(folder.remove(&output.path)?);
    }
    removed += usize::from(folder.remove(MANIFEST)?);
    Ok(removed)
}
