//! Whether pictures can be read and printed, and have as many pixels as print needs.

use super::remembered::Remembered;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::prose::{Block, BlockKind, Image, Visit};
use boardpaper_data::report::{Picture, Report};
use boardpaper_data::rules;
use boardpaper_data::source::SourceId;
use image::{ColorType, DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::collections::BTreeSet;
use std::io::Cursor;
use typst::utils::hash128;

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
/// More bytes than these burden everybody who copies the workspace; none of them that print does not need reach the paper.
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
pub(crate) fn house_picture_fault(file: &str, bytes: &[u8]) -> Option<Fault> {
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

/// What is wrong with a picture, and what to do.
type Fault = (String, &'static str);

/// What was found of the pictures seen last, by their bytes: reading all their pixels takes long.
static CHECKED: Remembered<u128, Result<(u32, u32), Fault>> = Remembered::of(4_000);

/// The width and height in pixels of a picture that can be printed.
fn check_picture(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    CHECKED.get_or(hash128(bytes), || read_through(bytes), |_| 1)
}

/// More pixels than these are not unpacked: a file of a few kB can claim any number.
const MOST_UNPACKED: u64 = 100_000_000;
/// Nor more bytes, which pixels have more of that are clear or finely shaded.
const MOST_MEMORY: u64 = 300_000_000;

/// What to do about a picture that cannot be unpacked.
const SMALLER: &str = "make it smaller: 2,000 pixels across are enough for a page";

/// Reads a picture from its head to its last pixel. Its size is known from its head, before anything is unpacked.
fn read_through(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    let save = "open it in a picture program and save it as PNG or JPEG";
    if bytes.is_empty() {
        return Err(("is empty".to_owned(), "put the picture in its place again"));
    }
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| ("cannot be read".to_owned(), save))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    match reader.format() {
        Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::Gif | ImageFormat::WebP) => {}
        _ => return Err(("is of a kind that cannot be printed".to_owned(), save)),
    }
    let decoder = reader.into_decoder().map_err(|error| match error {
        ImageError::Limits(_) => ("has too many pixels to be unpacked".to_owned(), SMALLER),
        _ => ("cannot be read".to_owned(), save),
    })?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_UNPACKED || decoder.total_bytes() > MOST_MEMORY {
        return Err((format!("has {width} by {height} pixels, too many to be unpacked"), SMALLER));
    }
    let is_cmyk = matches!(decoder.original_color_type(), image::ExtendedColorType::Cmyk8);
    if is_cmyk || has_four_colours(bytes) {
        return Err(("is in CMYK colours".to_owned(), "save it in RGB colours"));
    }
    if matches!(decoder.color_type(), ColorType::Rgb32F | ColorType::Rgba32F) {
        return Err(("has colours that cannot be printed".to_owned(), save));
    }
    // The header may be whole and the rest not, so the pixels are read too.
    DynamicImage::from_decoder(decoder).map_err(|_| ("is damaged".to_owned(), save))?;
    Ok((width, height))
}
