//! What stands under `data/`: every file read once, and what it turned out to be.

use crate::disk::{Listing, Workspace};
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::document::{Reading, read_document};
use boardpaper_data::files::{Files, ReadError};
use boardpaper_data::rules;
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::Settings;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file under `data/` that was read.
pub(crate) struct File {
    /// Its path in the workspace.
    pub(crate) path: String,
    /// Its bytes, if it could be read.
    pub(crate) bytes: Option<Arc<[u8]>>,
    /// What it is.
    pub(crate) reading: Reading,
    /// What was wrong with it so far.
    pub(crate) problems: Vec<Diagnostic>,
}

/// Reads one file.
pub(crate) fn read_file(path: &str, workspace: &Workspace, settings: &Settings, sources: &Sources) -> File {
    let mut problems = Problems::under(settings.rules.clone());
    let mut kept = None;
    let reading = match Files::read(workspace, path) {
        Ok(bytes) => {
            kept = Some(Arc::clone(&bytes));
            read_document(path, bytes.to_vec(), sources, &mut problems)
        }
        Err(error) => {
            problems.push(unreadable(path, &error));
            Reading::Faulty
        }
    };
    File { path: path.to_owned(), bytes: kept, reading, problems: problems.into_vec() }
}

/// What is said of a file or folder that cannot be read.
pub(crate) fn unreadable(path: &str, error: &ReadError) -> Diagnostic {
    match error {
        ReadError::Outside => {
            Diagnostic::of_file(&rules::OUTSIDE_WORKSPACE, path, format!("`{path}` is a link that leaves the workspace"))
                .hint("copy what it leads to into the workspace")
        }
        ReadError::TooLarge(bytes) => {
            Diagnostic::of_file(&rules::NOT_TEXT, path, format!("`{path}` has {} MB", bytes / (1024 * 1024)))
                .hint("check that it is the right file: no paper is this long")
        }
        ReadError::Missing => {
            Diagnostic::of_file(&rules::UNREADABLE, path, format!("`{path}` is a link to a file that is not there"))
                .hint("delete the link, or put the file itself in its place; if the file was only just moved, build again")
        }
        ReadError::Folder => Diagnostic::of_file(&rules::UNREADABLE, path, format!("`{path}` is a folder"))
            .hint("name a file in it"),
        ReadError::Unreadable(why) => {
            Diagnostic::of_file(&rules::UNREADABLE, path, format!("`{path}` cannot be read: {why}"))
                .hint("check that you may open it")
        }
    }
}

/// The faults of the listing itself.
pub(crate) fn listing_problems(listing: &Listing) -> Vec<Diagnostic> {
    let folders = listing.misnamed_folders.iter().map(|path| {
        Diagnostic::of_file(
            &rules::NOT_TEXT,
            path.clone(),
            format!("`{path}` is a folder with the name of a document"),
        )
        .hint("give the folder a name without an ending")
    });
    let unreadable = listing.unreadable.iter().map(|(path, error)| unreadable(path, error));
    folders.chain(unreadable).collect()
}

/// The stem of a document's outputs below the output folder: `data/a/b.md` gives `a/b`.
pub(crate) fn output_stem(source: &str) -> &str {
    let below = source.strip_prefix("data/").unwrap_or(source);
    below.rsplit_once('.').map_or(below, |(stem, _)| stem)
}

/// Documents that would write the same files, each with the first of the others.
pub(crate) fn clashes<'d>(documents: &[&'d str]) -> BTreeMap<&'d str, &'d str> {
    // Some disks take capitals for the same name, and a paper must not be lost when it is copied there.
    let mut by_stem: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for path in documents {
        by_stem.entry(output_stem(path).to_lowercase()).or_default().push(path);
    }
    let mut clashes = BTreeMap::new();
    for same in by_stem.values().filter(|same| same.len() > 1) {
        for path in same {
            let other = same.iter().find(|other| *other != path).copied();
            clashes.extend(other.map(|other| (*path, other)));
        }
    }
    clashes
}
