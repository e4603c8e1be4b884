//! Typst alone, with nothing of boardpaper between it and a document: what it refuses.

use boardpaper_render::shipped;
use image::{ColorType, DynamicImage, ImageFormat};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build())
});

static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let files = shipped::fonts().into_iter().map(Bytes::new).chain([Bytes::new(file("locked.ttf"))]);
    let fonts: Vec<Font> = files.flat_map(Font::iter).collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

/// What a document needs above its text.
const HEAD: &str = "#set document(title: \"A\", date: datetime(year: 2026, month: 12, day: 10))\n";

struct Document<'a> {
    main: Source,
    files: &'a BTreeMap<String, Vec<u8>>,
}

impl World for Document<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(not_found(id)) }
    }

    /// A file of the workspace by its name alone.
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get().vpath().get_without_slash();
        let found = self.files.iter().find(|(name, _)| name.rsplit('/').next() == Some(path));
        found.map(|(_, bytes)| Bytes::new(bytes.clone())).ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

/// What Typst says of a document that it refuses as PDF/UA-1 and PDF/A-2a; nothing if it takes it.
pub fn refusals(text: &str, files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let head = if text.contains("#set document") { "" } else { HEAD };
    let path = VirtualPath::new("/main.typ").expect("this is a path");
    let id = RootedPath::new(VirtualRoot::Project, path).intern();
    let document = Document { main: Source::new(id, format!("{head}{text}")), files };
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]);
    let options = PdfOptions { standards: standards.expect("they go together"), ..PdfOptions::default() };
    let pages = typst::compile::<PagedDocument>(&document).output;
    let refused = pages.and_then(|pages| typst_pdf::pdf(&pages, &options)).err().unwrap_or_default();
    // Of a fault of its own Typst says where in its source it arose.
    let said = |message: &str| message.split(" (occurred at ").next().unwrap_or_default().to_owned();
    refused.iter().map(|fault| said(&fault.message)).collect()
}

/// A file that is no text, by its name.
pub fn file(name: &str) -> Vec<u8> {
    let picture = |kind| DynamicImage::new(8, 8, kind);
    match name {
        "picture.png" => encoded(&picture(ColorType::Rgb8), ImageFormat::Png),
        "cut.png" => {
            let mut bytes = file("picture.png");
            bytes.truncate(bytes.len() - 20);
            bytes
        }
        "printers.jpg" => in_four_colours(),
        "drawing.pdf" => b"%PDF-1.7\n".to_vec(),
        "locked.ttf" => locked_font(),
        _ => panic!("there is no file {name}"),
    }
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture can be written");
    bytes.into_inner()
}

/// A JPEG of 8 by 8 pixels in the four colours of printers, all of them black: its tables have one code each.
fn in_four_colours() -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    bytes.extend([1; 64]);
    bytes.extend([0xff, 0xc0, 0, 20, 8, 0, 8, 0, 8, 4]);
    bytes.extend((1..=4).flat_map(|component| [component, 0x11, 0]));
    for class in [0x00, 0x10] {
        // One code of one bit, which stands for nought.
        bytes.extend([0xff, 0xc4, 0, 20, class, 1]);
        bytes.extend([0; 15]);
        bytes.push(0);
    }
    bytes.extend([0xff, 0xda, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0, 0x00, 0xff, 0xd9]);
    bytes
}

/// A shipped font under another name, whose licence forbids that it is put into a file: `fsType` 2.
fn locked_font() -> Vec<u8> {
    let is_sans = |bytes: &&&[u8]| {
        let mut fonts = Font::iter(Bytes::new(bytes.to_vec()));
        fonts.next().is_some_and(|font| font.info().family == "Source Sans 3")
    };
    let shipped = shipped::fonts();
    let mut bytes = shipped.iter().find(is_sans).expect("the font is shipped").to_vec();
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    let (name, other) = (wide("Source Sans 3"), wide("Locked Sans 3"));
    let places: Vec<usize> =
        (0..bytes.len() - name.len()).filter(|at| bytes[*at..].starts_with(&name)).collect();
    for at in places {
        bytes[at..at + other.len()].copy_from_slice(&other);
    }
    let record =
        (12..).step_by(16).find(|at| &bytes[*at..*at + 4] == b"OS/2").expect("a font has this table");
    let table = u32::from_be_bytes(bytes[record + 8..record + 12].try_into().expect("four bytes")) as usize;
    bytes[table + 8..table + 10].copy_from_slice(&[0, 2]);
    bytes
}
