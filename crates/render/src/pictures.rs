//! Pictures: whether they can be read and printed, and where Typst finds them.

use crate::prepared::file_id;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::prose::{Block, BlockKind, Image, Visit};
use boardpaper_data::report::{Picture, Report};
use boardpaper_data::rules;
use boardpaper_data::source::SourceId;
use image::metadata::Orientation;
use image::{ColorType, ImageDecoder, ImageFormat, ImageReader};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Cursor;
use typst::foundations::Bytes;
use typst::syntax::FileId;

/// The pictures of one report under the names by which Typst asks for them.
pub(crate) struct Pictures {
    names: BTreeMap<(SourceId, String), PictureFile>,
    files: HashMap<FileId, Bytes>,
}

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
        // A picture that several files name is one, so that it does not matter in how many a text is written.
        let mut known: BTreeMap<&str, PictureFile> = BTreeMap::new();
        for picture in report.pictures.values() {
            known.entry(&picture.path).or_default();
        }
        for (index, (path, known)) in known.iter_mut().enumerate() {
            let Some(picture) = report.pictures.values().find(|picture| picture.path == *path) else {
                continue;
            };
            let name = format!("/pictures/{}.{}", index + 1, ending(picture));
            files.insert(file_id(&name), Bytes::new(picture.bytes.to_vec()));
            let (width, height) = dimensions(&picture.bytes);
            *known = PictureFile { path: name, width, height };
        }
        for (key, picture) in &report.pictures {
            names.extend(known.get(picture.path.as_str()).map(|file| (key.clone(), file.clone())));
        }
        Self { names, files }
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

/// Width and height as they print: turned as the camera says.
fn dimensions(bytes: &[u8]) -> (u32, u32) {
    let decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map(ImageReader::into_decoder);
    let Ok(Ok(mut decoder)) = decoder else { return (0, 0) };
    let (width, height) = decoder.dimensions();
    match decoder.orientation() {
        Ok(
            Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH,
        ) => (height, width),
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

/// Reports pictures that cannot be read or would not print as they look, and those with too few pixels or too many.
pub(crate) fn check_pictures(report: &Report, problems: &mut Problems) {
    let figures = figures(report);
    for (key, picture) in &report.pictures {
        let size = match check_picture(&picture.bytes) {
            Ok(size) => size,
            Err((fault, hint)) => {
                let message = format!("the picture `{}` {fault}", picture.path);
                problems.push(Diagnostic::new(&rules::BAD_IMAGE, picture.span, message).hint(hint));
                continue;
            }
        };
        check_size(picture, size, problems);
        if figures.contains(&(key.0, key.1.as_str())) {
            check_resolution(picture, size, problems);
        }
    }
}

/// The pictures that stand by themselves and say something, by the file that names them and the path there. One
/// within words is as tall as they are, and ornament may be of any size.
fn figures(report: &Report) -> BTreeSet<(SourceId, &str)> {
    let mut images: Vec<&Image> = report.covers.iter().filter_map(|covers| covers.picture.as_ref()).collect();
    report.walk(&mut |visit| {
        if let Visit::Block(Block { kind: BlockKind::Figure { image, .. }, .. }) = visit {
            images.push(image);
        }
    });
    let said = images.into_iter().filter(|image| !image.decorative);
    said.map(|image| (image.path.span.source, image.path.value.as_str())).collect()
}

/// More pixels than these, in millions, show nothing more on paper: an A3 page at 300 to the inch has 17.
const MOST_PIXELS: u64 = 20_000_000;
/// More bytes than these make a paper slow to open for those who pay for each of them.
const MOST_BYTES: usize = 5_000_000;
/// A figure with fewer pixels on its longer side prints smaller than a matchbox: 300 are 51 mm.
const FEWEST: u32 = 300;
/// Up to so many, it is a sign or an icon and meant to be small.
const ICON: u32 = 64;
/// How many pixels print on an inch; no picture prints larger.
const TO_THE_INCH: f64 = 150.0;

/// Reports a picture that is larger than paper can show.
fn check_size(picture: &Picture, (width, height): (u32, u32), problems: &mut Problems) {
    let bytes = picture.bytes.len();
    let size = if u64::from(width) * u64::from(height) > MOST_PIXELS {
        format!("has {width} by {height} pixels")
    } else if bytes > MOST_BYTES {
        format!("has {}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
    } else {
        return;
    };
    problems.report(
        &rules::IMAGE_TOO_LARGE,
        picture.span,
        format!("the picture `{}` {size}", picture.path),
        "save it with 2,000 pixels on its longer side, which are enough for a page; a photograph as JPEG",
    );
}

/// Reports a figure that prints too small to make anything out.
fn check_resolution(picture: &Picture, (width, height): (u32, u32), problems: &mut Problems) {
    let longer = width.max(height);
    if longer <= ICON || longer >= FEWEST {
        return;
    }
    let millimetres = f64::from(longer) / TO_THE_INCH * 25.4;
    problems.push(
        Diagnostic::new(
            &rules::IMAGE_RESOLUTION,
            picture.span,
            format!("the picture `{}` has {width} by {height} pixels", picture.path),
        )
        .label(format!("prints {millimetres:.0} mm {}", if width < height { "high" } else { "wide" }))
        .hint(
            "save it anew from where it was made, about 1,000 pixels across, which print as wide as the text",
        ),
    );
}

/// What is wrong with a picture of a house, if anything, and what to do: as a report's, or a drawing in SVG.
pub(crate) fn house_picture_fault(file: &str, bytes: &[u8]) -> Option<(String, &'static str)> {
    if !file.to_ascii_lowercase().ends_with(".svg") {
        return check_picture(bytes).err();
    }
    let is_drawing = std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg"));
    (!is_drawing).then(|| ("is no SVG drawing".to_owned(), "save it as SVG or PNG"))
}

/// Whether a JPEG has the four colours of printers, which its decoder turns into three by itself: the number
/// stands in the header of its frame (ITU-T T.81, B.2.2).
fn has_four_colours(bytes: &[u8]) -> bool {
    let Some(mut rest) = bytes.strip_prefix(b"\xff\xd8") else { return false };
    while let [0xff, marker, high, low, segment @ ..] = rest {
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return segment.get(5) == Some(&4);
        }
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some(after) = length.checked_sub(2).and_then(|length| segment.get(length..)) else {
            return false;
        };
        rest = after;
    }
    false
}

/// The width and height in pixels of a picture that can be printed.
fn check_picture(bytes: &[u8]) -> Result<(u32, u32), (String, &'static str)> {
    let save = "open it in a picture program and save it as PNG or JPEG";
    if bytes.is_empty() {
        return Err(("is empty".to_owned(), "put the picture in its place again"));
    }
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| ("cannot be read".to_owned(), save))?;
    match reader.format() {
        Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::Gif | ImageFormat::WebP) => {}
        _ => return Err(("is of a kind that cannot be printed".to_owned(), save)),
    }
    let decoder = reader.into_decoder().map_err(|_| ("cannot be read".to_owned(), save))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > 100_000_000 {
        return Err((
            format!("has {width} by {height} pixels"),
            "make it smaller: 2,000 pixels across are enough for a page",
        ));
    }
    let is_cmyk = matches!(decoder.original_color_type(), image::ExtendedColorType::Cmyk8);
    if is_cmyk || has_four_colours(bytes) {
        return Err(("is in CMYK colours".to_owned(), "save it in RGB colours"));
    }
    if matches!(decoder.color_type(), ColorType::Rgb32F | ColorType::Rgba32F) {
        return Err(("has colours that cannot be printed".to_owned(), save));
    }
    // The header may be whole and the rest not, so the pixels are read too.
    image::DynamicImage::from_decoder(decoder).map_err(|_| ("is damaged".to_owned(), save))?;
    Ok((width, height))
}
