//! What Typst may see of one document: its generated source, its house's files, its pictures and the fonts.

use crate::fonts::Fonts;
use crate::prepared::PreparedHouse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{LazyLock, Mutex, PoisonError};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// Typst's standard library, with the functions that tag the first cell of a row as its header.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build())
});

/// The world of one document. It has no packages, no disk and no clock.
pub(crate) struct Paper<'a> {
    pub(crate) main: Source,
    pub(crate) house: &'a PreparedHouse,
    pub(crate) fonts: &'a Fonts,
    pub(crate) pictures: HashMap<FileId, Bytes>,
    /// The files that Typst asked for.
    pub(crate) asked: Mutex<HashSet<FileId>>,
}

impl Paper<'_> {
    /// The files of the house that Typst asked for, by name, whether or not they are there.
    pub(crate) fn used(&self) -> BTreeSet<String> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let names = asked.iter().map(|id| id.get().vpath().get_with_slash());
        names
            .filter(|name| name.starts_with("/house/") || name.starts_with("/templates/"))
            .map(str::to_owned)
            .collect()
    }

    fn note(&self, id: FileId) {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
    }
}

impl World for Paper<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.note(id);
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        self.house.sources.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.note(id);
        let found = self.pictures.get(&id).or_else(|| self.house.files.get(&id));
        found.cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// No clock: what is printed depends on the inputs alone.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
