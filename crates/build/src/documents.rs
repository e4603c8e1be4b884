//! What stands under `data/`: which files are documents, and what they name.

use crate::disk::{Listing, Workspace};
use crate::key::Found;
use crate::records::Records;
use crate::seen::{Read, Recorded, Seen};
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::document::{Kind, Reading, Written, read_document};
use boardpaper_data::files::{Files, ReadError};
use boardpaper_data::plan::plans_named;
use boardpaper_data::report::texts_named;
use boardpaper_data::rules::{self, RuleSet};
use boardpaper_data::source::Sources;
use boardpaper_data::written::Value;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A file under `data/`.
#[derive(Debug)]
pub(crate) struct File {
    /// Its path in the workspace.
    pub(crate) path: String,
    /// What stands there.
    pub(crate) found: Found,
    /// What it is.
    pub(crate) is: Is,
    /// Whether something is said of it where it is read.
    pub(crate) tells: bool,
}

/// What a file under `data/` is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Is {
    /// A document.
    Document {
        /// The house that it names.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        house: Option<String>,
        /// Whether it is a plan that is no document of its own where another prints it.
        can_be_part: bool,
        /// The plans that it names.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        plans: Vec<String>,
        /// The files besides its own in which it is written.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        texts: Vec<String>,
    },
    /// A document that has an error.
    Faulty,
    /// No document, but text in which a document may be written.
    Text,
    /// No document, but values that a document may use.
    Data,
}

/// What is known of a file that has not changed since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// The file's bytes, and those of others that were read to know it.
    found: Found,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    reads: Vec<Read>,
    is: Is,
    tells: bool,
}

impl File {
    /// Finds out about a file, by what is known of it if it is still the same. What is new of a document is given
    /// to be kept.
    pub(crate) fn at(
        path: &str,
        seen: &Seen<'_>,
        workspace: &Workspace,
        records: &Records,
    ) -> (Self, Option<Facts>) {
        let (found, bytes) = seen.read(path);
        let file = |is, tells| Self { path: path.to_owned(), found, is, tells };
        if let Some(facts) = records.files.get(path)
            && facts.found == found
            && facts.reads.iter().all(|read| seen.find(&read.path) == read.found)
        {
            return (file(facts.is.clone(), facts.tells), None);
        }
        let (sources, mut problems) = (Sources::default(), Problems::default());
        let Ok(bytes) = bytes else { return (file(Is::Faulty, true), None) };
        let none = BTreeSet::new();
        let files = Recorded::new(workspace, &none);
        let is = match read_document(path, bytes.to_vec(), &sources, &mut problems) {
            Reading::Document(written) => Is::Document {
                house: written.house.as_ref().map(|house| house.value.clone()),
                can_be_part: can_be_part(&written),
                plans: others(plans_named(&written, &files, &sources), path),
                texts: others(texts_named(&written, &sources), path),
            },
            Reading::Faulty => Is::Faulty,
            Reading::Text => Is::Text,
            Reading::Data => Is::Data,
        };
        let tells = !problems.as_slice().is_empty();
        let facts = matches!(is, Is::Document { .. }).then(|| Facts {
            found,
            reads: files.read_files(),
            is: is.clone(),
            tells,
        });
        (file(is, tells), facts)
    }

    /// A file of which no more is known than that boardpaper failed at it.
    pub(crate) fn failed(path: &str) -> Self {
        Self { path: path.to_owned(), found: Found::Unknown, is: Is::Faulty, tells: true }
    }

    /// Whether it says that it is a document, with or without an error.
    pub(crate) fn is_document(&self) -> bool {
        matches!(self.is, Is::Document { .. } | Is::Faulty)
    }
}

/// Paths but for a document's own.
fn others(paths: Vec<String>, own: &str) -> Vec<String> {
    paths.into_iter().filter(|path| path != own).collect()
}

/// Whether a document is a plan that does not say that it stands on its own.
fn can_be_part(written: &Written) -> bool {
    let standalone = written.table.get("standalone").map(|entry| &entry.value.value);
    written.kind == Kind::Plan && !matches!(standalone, Some(Value::Boolean(true)))
}

/// A file that was read to make something of it.
pub(crate) struct Opened {
    /// What it is.
    pub(crate) reading: Reading,
    /// What was wrong with it so far.
    pub(crate) problems: Vec<Diagnostic>,
}

impl Opened {
    /// Reads one file.
    pub(crate) fn at(path: &str, files: &dyn Files, rules: &RuleSet, sources: &Sources) -> Self {
        let mut problems = Problems::under(rules.clone());
        let reading = match files.read(path) {
            Ok(bytes) => read_document(path, bytes.to_vec(), sources, &mut problems),
            Err(error) => {
                problems.push(unreadable(path, &error));
                Reading::Faulty
            }
        };
        Self { reading, problems: problems.into_vec() }
    }
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
pub(crate) fn clashes<'f>(documents: impl Iterator<Item = &'f File>) -> BTreeMap<String, String> {
    // Some disks take capitals for the same name, and a paper must not be lost when it is copied there.
    let mut by_stem: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for file in documents {
        by_stem.entry(output_stem(&file.path).to_lowercase()).or_default().push(&file.path);
    }
    let mut clashes = BTreeMap::new();
    for same in by_stem.values().filter(|same| same.len() > 1) {
        for path in same {
            let other = same.iter().find(|other| *other != path);
            clashes.extend(other.map(|other| ((*path).to_owned(), (*other).to_owned())));
        }
    }
    clashes
}
