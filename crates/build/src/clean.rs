//! Removing what builds wrote, and nothing else.

use crate::manifest::MANIFEST;
use crate::output::OutputFolder;
use crate::records::{RECORDS, Records};
use std::io;

/// Removes every output that builds know of, the manifest, their records, and the folders that this leaves empty.
/// Gives how many files were removed; nobody asked for the records, so that they do not count.
///
/// # Errors
/// What the machine says of the first file that cannot be removed.
pub fn clean(folder: &OutputFolder) -> io::Result<usize> {
    let mut removed = 0;
    for kept in Records::read(folder).documents.values().flat_map(|record| &record.outputs) {
        removed += usize::from(folder.remove(&kept.output.path)?);
    }
    removed += usize::from(folder.remove(MANIFEST)?);
    folder.remove(RECORDS)?;
    Ok(removed)
}
