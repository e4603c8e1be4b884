//! Typst alone over the same generated sources: compile, export to the same standards, repack, write and sync.

use boardpaper_render::NamedFile;
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// How many pages are laid out between two times of giving back memory, as in `boardpaper_build`.
const PAGES_BETWEEN_FORGETTING: usize = 48;

/// What all documents share.
pub struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    files: HashMap<FileId, Bytes>,
    sources: HashMap<FileId, Source>,
}

impl Shared {
    /// The files of a house, by the paths that Typst asks for.
    pub fn new(files: Vec<NamedFile>) -> Self {
        let fonts: Vec<Font> =
            boardpaper_render::shipped::fonts().into_iter().map(Bytes::new).flat_map(Font::iter).collect();
        let mut shared = Self {
            library: LazyHash::new(
                Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build(),
            ),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            files: HashMap::new(),
            sources: HashMap::new(),
        };
        for (path, bytes) in files {
            let id = file_id(&path);
            if path.ends_with(".typ") {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                shared.sources.insert(id, Source::new(id, text));
            }
            shared.files.insert(id, Bytes::new(bytes));
        }
        shared
    }
}

fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("paths of a house are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

struct Document<'a> {
    main: Source,
    shared: &'a Shared,
}

impl World for Document<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        self.shared.sources.get(&id).cloned().ok_or_else(|| FileError::NotFound("source".into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.shared.files.get(&id).cloned().ok_or_else(|| FileError::NotFound("file".into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Makes a PDF of each generated source in `folder`, on so many threads, and gives how many pages that were.
pub fn build(texts: &[String], shared: &Shared, folder: &Path, threads: usize) -> usize {
    let (next, made) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).expect("the two fit together");
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let run = || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(text) = texts.get(index) else { break };
                    let main = Source::new(file_id("/main.typ"), text.clone());
                    let document = typst::compile::<PagedDocument>(&Document { main, shared });
                    let options = PdfOptions {
                        ident: Smart::Custom(index.to_string()),
                        standards: standards.clone(),
                        ..PdfOptions::default()
                    };
                    let pages = document.output.expect("what boardpaper generated compiles");
                    let before = made.fetch_add(pages.pages().len(), Ordering::Relaxed);
                    let pdf = typst_pdf::pdf(&pages, &options).expect("and exports");
                    let pdf = boardpaper_render::repack(&pdf).expect("and can be repacked");
                    put(&folder.join(format!("{index}.pdf")), &pdf).expect("a temporary folder takes it");
                    if before / PAGES_BETWEEN_FORGETTING
                        != (before + pages.pages().len()) / PAGES_BETWEEN_FORGETTING
                    {
                        typst::comemo::evict(4);
                    }
                }
            };
            let pool = move || {
                rayon::ThreadPoolBuilder::new()
                    .num_threads(1)
                    .stack_size(64 * 1024 * 1024)
                    .build()
                    .expect("a thread can be had")
                    .install(run);
            };
            std::thread::Builder::new().spawn_scoped(scope, pool).expect("a thread can be had");
        }
    });
    made.into_inner()
}

/// Writes a file to a name of its own, syncs it and gives it its name.
fn put(place: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let temporary = place.with_extension("tmp");
    let mut file = std::fs::File::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(temporary, place)
}

/// The bytes of the PDFs of generated sources, as Typst gives them.
pub fn bytes(texts: &[String], shared: &Shared) -> usize {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).expect("the two fit together");
    let mut bytes = 0;
    for text in texts {
        let main = Source::new(file_id("/main.typ"), text.clone());
        let document = typst::compile::<PagedDocument>(&Document { main, shared });
        let options = PdfOptions { standards: standards.clone(), ..PdfOptions::default() };
        let pages = document.output.expect("what boardpaper generated compiles");
        bytes += typst_pdf::pdf(&pages, &options).expect("and exports").len();
        typst::comemo::evict(4);
    }
    bytes
}
