//! What stands in a workspace at the beginning of a run, and which of it is done.

use crate::batch::Options;
use crate::disk::{Listing, Workspace};
use crate::documents::{File, Is, clashes, listing_problems};
use crate::partition::Partition;
use crate::parts::Parts;
use crate::records::Records;
use crate::seen::Seen;
use crate::task;
use crate::workers::in_parallel;
use boardpaper_data::diagnostic::Diagnostic;
use boardpaper_data::files::Files;
use boardpaper_data::rules;
use std::collections::{BTreeMap, BTreeSet};

/// The files under `data/`.
pub(crate) struct Survey {
    pub(crate) listing: Listing,
    /// How many documents were built before, where there is nothing at all to build any more.
    lost: Option<usize>,
    /// The chosen files.
    files: Vec<File>,
    pub(crate) parts: Parts,
    /// The paths that were chosen, with those of documents that print them; empty for all.
    chosen: Vec<String>,
    /// The part of the documents that is built, if not all are.
    partition: Option<Partition>,
    /// All files under `data/`, chosen or not.
    pub(crate) known: BTreeSet<String>,
    /// All documents, chosen or not.
    pub(crate) documents: BTreeSet<String>,
    /// Documents that would write the same files, each with the first of the others.
    pub(crate) clashes: BTreeMap<String, String>,
}

impl Survey {
    /// Looks at every file under `data/`. What is new to the records is added to them.
    pub(crate) fn of(
        workspace: &Workspace,
        seen: &Seen<'_>,
        options: &Options,
        records: &mut Records,
    ) -> Self {
        let listing = workspace.list_data();
        let built = records.documents.len();
        let look = |path: &String| {
            task::caught(path, || File::at(path, seen, workspace, records))
                .unwrap_or_else(|_| (File::failed(path), None))
        };
        let (mut files, facts): (Vec<File>, Vec<_>) =
            in_parallel(&listing.files, options.jobs, look, |_, _| {}).into_iter().unzip();
        for (file, facts) in files.iter().zip(facts) {
            records.files.extend(facts.map(|facts| (file.path.clone(), facts)));
        }
        // Plans that other documents print are parts of those.
        let parts = Parts::of(&files, |path| {
            let bytes = Files::read(workspace, path).map(|bytes| bytes.to_vec()).unwrap_or_default();
            String::from_utf8_lossy(&bytes).into_owned()
        });
        // What is wrong with a file that documents are written in is told where they are read.
        for file in files.iter_mut().filter(|file| parts.is_text(&file.path)) {
            if matches!(file.is, Is::Faulty | Is::Text) && file.found.is_there() {
                file.is = Is::Text;
                file.tells = false;
            }
        }
        let is_built = |file: &&File| file.is_document() && !parts.has(&file.path);
        let chosen = parts.chosen(&options.paths);
        let partition = options.mode.build().and_then(|build| build.partition);
        Self {
            // A document with an error is one still: a link to it is no fault of the document that has the link.
            documents: files.iter().filter(is_built).map(|file| file.path.clone()).collect(),
            clashes: clashes(files.iter().filter(is_built).filter(|file| file.is != Is::Faulty)),
            known: files.iter().map(|file| file.path.clone()).collect(),
            files: files.into_iter().filter(|file| is_chosen(&file.path, &chosen, partition)).collect(),
            // A share that is not mounted, more likely than somebody who gave up all papers at once.
            lost: Some(built).filter(|built| *built > 0 && listing.entries == 0),
            listing,
            parts,
            chosen,
            partition,
        }
    }

    /// The documents that are done.
    pub(crate) fn tasks(&self) -> Vec<&File> {
        self.files.iter().filter(|file| self.is_task(file)).collect()
    }

    /// The chosen files that are no documents of their own.
    pub(crate) fn others(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| !self.is_task(file))
    }

    fn is_task(&self, file: &File) -> bool {
        file.is_document() && !self.parts.has(&file.path)
    }

    /// What is wrong with the chosen folders themselves, of which every part of the documents may have some.
    pub(crate) fn problems(&self) -> impl Iterator<Item = Diagnostic> {
        let is_chosen = |problem: &Diagnostic| {
            problem.file.as_deref().is_some_and(|path| is_chosen(path, &self.chosen, None))
        };
        listing_problems(&self.listing).into_iter().filter(is_chosen).chain(self.lost.map(nothing_there))
    }

    /// Whether a path is one of the chosen files or below a chosen folder, and in the part that is built.
    pub(crate) fn is_chosen(&self, path: &str) -> bool {
        is_chosen(path, &self.chosen, self.partition)
    }

    /// Whether all files are chosen, so that what none of them uses is used by nobody.
    pub(crate) fn is_of_all(&self) -> bool {
        self.chosen.is_empty() && self.partition.is_none()
    }

    /// Whether nobody knows what stands at a path, since its folder cannot be read.
    pub(crate) fn is_hidden(&self, path: &str) -> bool {
        self.lost.is_some() || self.listing.unreadable.iter().any(|(folder, _)| is_below(path, folder))
    }
}

/// What is said where so many documents were built, and nothing is there now.
fn nothing_there(built: usize) -> Diagnostic {
    let documents = if built == 1 { "a document was" } else { "documents were" };
    Diagnostic::of_file(
        &rules::UNREADABLE,
        "data",
        format!("there is nothing in `data`, of which {documents} built; everything stays as it is"),
    )
    .hint("if the folder is on a share, see that the share is there, then build again")
    .hint("if all papers are really gone, run `boardpaper clean` to remove what was built of them")
}

fn is_chosen(path: &str, chosen: &[String], partition: Option<Partition>) -> bool {
    (chosen.is_empty() || chosen.iter().any(|folder| is_below(path, folder)))
        && partition.is_none_or(|partition| partition.has(path))
}

/// Whether a path is a file, or below it if it is a folder.
fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
