//! Pictures: whether they can be read and printed, where Typst finds them, and how they reach the page.

mod check;
mod for_print;
pub(crate) mod for_screen;
mod page;
mod remembered;
#[cfg(test)]
mod tests;

pub(crate) use check::{check_pictures, house_picture_fault};
pub(crate) use page::with_pictures_for_print;

use crate::prepared::file_id;
use boardpaper_data::prose::Image;
use boardpaper_data::report::{Picture, Report};
use boardpaper_data::source::SourceId;
use for_print::is_on_its_side;
use image::{ImageDecoder, ImageFormat, ImageReader};
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;
use std::sync::Arc;
use typst::foundations::Bytes;
use typst::syntax::FileId;

/// The pictures of one report under the names by which Typst asks for them.
pub(crate) struct Pictures {
    names: BTreeMap<(SourceId, String), PictureFile>,
    files: HashMap<FileId, Bytes>,
    /// The pictures that Typst lays out by a drawing of their size alone, by that drawing.
    stood_for: HashMap<Vec<u8>, Arc<[u8]>>,
}

/// Typst keeps the pixels of what it lays out for many documents, so of a picture with more pixels than these it gets
/// none before its size on the page is known.
const LARGE: u64 = 3_000_000;

/// A picture as Typst asks for it.
#[derive(Clone, Default)]
pub(crate) struct PictureFile {
    /// The path of its file.
    pub(crate) path: String,
    /// Its width in pixels.
    pub(crate) width: u32,
    /// Its height in pixels.
    pub(crate) height: u32,
}

impl Pictures {
    /// Names the pictures by their order, so that no name ever comes from what somebody wrote.
    pub(crate) fn new(report: &Report) -> Self {
        let mut names = BTreeMap::new();
        let mut files = HashMap::new();
        let mut stood_for = HashMap::new();
        // A picture that several files name is one, so that it does not matter in how many a text is written.
        let mut known: BTreeMap<&str, PictureFile> = BTreeMap::new();
        for picture in report.pictures.values() {
            known.entry(&picture.path).or_default();
        }
        for (index, (path, known)) in known.iter_mut().enumerate() {
            let Some(picture) = report.pictures.values().find(|picture| picture.path == *path) else {
                continue;
            };
            let (width, height) = dimensions(&picture.bytes);
            let is_large = u64::from(width) * u64::from(height) > LARGE;
            let name = format!("/pictures/{}.{}", index + 1, if is_large { "svg" } else { ending(picture) });
            if is_large {
                let drawing = stand_in(index + 1, width, height);
                files.insert(file_id(&name), Bytes::new(drawing.clone()));
                stood_for.insert(drawing, Arc::clone(&picture.bytes));
            } else {
                files.insert(file_id(&name), Bytes::new(picture.bytes.to_vec()));
            }
            *known = PictureFile { path: name, width, height };
        }
        for (key, picture) in &report.pictures {
            names.extend(known.get(picture.path.as_str()).map(|file| (key.clone(), file.clone())));
        }
        Self { names, files, stood_for }
    }

    /// The file of a picture.
    pub(crate) fn file(&self, image: &Image) -> PictureFile {
        self.names.get(&(image.path.span.source, image.path.value.clone())).cloned().unwrap_or_default()
    }

    /// The bytes by the files that Typst asks for.
    pub(crate) fn files(&self) -> HashMap<FileId, Bytes> {
        self.files.clone()
    }
}

/// An empty drawing as large as a picture: one for each, so that the picture is found by it.
fn stand_in(number: usize, width: u32, height: u32) -> Vec<u8> {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"picture-{number}\" width=\"{width}\" height=\"{height}\"/>"
    )
    .into_bytes()
}

/// Width and height as they print: turned as the camera says.
fn dimensions(bytes: &[u8]) -> (u32, u32) {
    let decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map(ImageReader::into_decoder);
    let Ok(Ok(mut decoder)) = decoder else { return (0, 0) };
    let (width, height) = decoder.dimensions();
    match decoder.orientation() {
        Ok(orientation) if is_on_its_side(orientation) => (height, width),
        _ => (width, height),
    }
}

fn ending(picture: &Picture) -> &'static str {
    match image::guess_format(&picture.bytes) {
        Ok(ImageFormat::Jpeg) => "jpg",
        Ok(ImageFormat::Gif) => "gif",
        Ok(ImageFormat::WebP) => "webp",
        _ => "png",
    }
}
