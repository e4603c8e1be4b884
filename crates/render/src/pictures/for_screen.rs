//! One picture as a screen needs it: no wider than screens are, upright, still, and with nothing beside its pixels.

use super::for_print::{Work, is_on_its_side, kind, packed};
use super::remembered::Remembered;
use crate::metadata;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};
use std::io::Cursor;
use std::sync::Arc;
use typst::utils::hash128;
use typst::visualize::ExchangeFormat;

/// A picture as it is shown on a screen.
#[derive(Debug)]
pub(crate) struct ForScreen {
    /// Its file.
    pub(crate) bytes: Vec<u8>,
    /// What kind of file it is: `png` or `jpeg`.
    pub(crate) kind: &'static str,
    /// Its size in pixels.
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The pixels across or down to which a larger picture is made smaller.
const MOST: u32 = 1600;
/// One of so many is not worth what is lost.
const NOT_WORTH_IT: u32 = MOST / 4 * 5;
/// Nor is a drawing of so few bytes, unless a phone had to unpack more than this.
const LIGHT: usize = 100_000;
const MOST_OF_LIGHT: u32 = 4 * MOST;

/// The pictures that were shown last, in so many bytes together.
static SHOWN: Remembered<u128, Option<Arc<ForScreen>>> = Remembered::of(32_000_000);

/// A picture for a screen; none if it cannot be read.
pub(crate) fn for_screen(bytes: &[u8]) -> Option<Arc<ForScreen>> {
    let shown = || shown(bytes).map(Arc::new);
    SHOWN.get_or(hash128(bytes), shown, |shown| shown.as_ref().map_or(0, |shown| shown.bytes.len()))
}

fn shown(bytes: &[u8]) -> Option<ForScreen> {
    let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let longest = width.max(height).max(1);
    let as_it_is = match image::guess_format(bytes).ok()? {
        _ if orientation != Orientation::NoTransforms => None,
        ImageFormat::Jpeg => Some(ForScreen { bytes: metadata::without(bytes), kind: "jpeg", width, height }),
        ImageFormat::Png => Some(ForScreen { bytes: bare_png(bytes)?, kind: "png", width, height }),
        _ => None,
    };
    let is_light = bytes.len() <= LIGHT && longest <= MOST_OF_LIGHT;
    if (longest <= NOT_WORTH_IT || is_light)
        && let Some(as_it_is) = as_it_is
    {
        return Some(as_it_is);
    }
    let scale = (f64::from(MOST) / f64::from(longest)).min(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is no more than the length"
    )]
    let of = |length: u32| ((f64::from(length) * scale).round() as u32).max(1);
    let work = Work { width: of(width), height: of(height), kind: kind(bytes) };
    let packed = packed(bytes, work)?;
    let kind = if packed.format == ExchangeFormat::Jpg { "jpeg" } else { "png" };
    let (width, height) = match is_on_its_side(orientation) {
        true => (work.height, work.width),
        false => (work.width, work.height),
    };
    let smaller = ForScreen { bytes: packed.bytes, kind, width, height };
    // Fewer pixels of a drawing in few colours can take more bytes.
    let is_better =
        |as_it_is: &ForScreen| as_it_is.bytes.len() <= smaller.bytes.len() && longest <= MOST_OF_LIGHT;
    Some(as_it_is.filter(is_better).unwrap_or(smaller))
}

/// A PNG with the chunks that say how it looks and no others: neither texts nor times nor what a camera wrote, and of
/// one that moves the first picture (PNG, third edition, 5.6).
fn bare_png(png: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 11] =
        [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT"];
    let (start, mut rest) = png.split_at_checked(8)?;
    let mut bare = start.to_vec();
    while let Some((length, _)) = rest.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?.checked_add(12)?;
        let (chunk, after) = rest.split_at_checked(length)?;
        if KEPT.iter().any(|kept| chunk[4..8] == **kept) {
            bare.extend_from_slice(chunk);
        }
        rest = after;
    }
    Some(bare)
}

#[cfg(test)]
mod tests {
    use super::{MOST, bare_png, for_screen};
    use image::{DynamicImage, ImageFormat, RgbImage};
    use std::io::Cursor;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let pixels = RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, (x + y) as u8]));
        DynamicImage::from(pixels).write_to(&mut bytes, format).expect("a picture can be written");
        bytes.into_inner()
    }

    /// A PNG with a chunk more before its end.
    fn with_text(png: &[u8]) -> Vec<u8> {
        let (before, end) = png.split_at(png.len() - 12);
        [before, b"\0\0\0\x06tEXt", b"a\0here", &[0; 4], end].concat()
    }

    #[test]
    fn a_small_picture_loses_what_is_beside_its_pixels_alone() {
        let png = picture(40, 30, ImageFormat::Png);
        assert_eq!(for_screen(&with_text(&png)).map(|shown| shown.bytes.clone()), bare_png(&png));
        assert_eq!(bare_png(&png), Some(png));
    }

    #[test]
    fn a_large_picture_is_as_wide_as_screens_are() {
        let shown = for_screen(&picture(4000, 1000, ImageFormat::Jpeg)).expect("it can be read");
        assert_eq!((shown.kind, shown.width, shown.height), ("jpeg", MOST, 400));
        let size = image::load_from_memory(&shown.bytes).expect("it can be read");
        assert_eq!((size.width(), size.height()), (MOST, 400));
    }

    #[test]
    fn a_drawing_that_takes_few_bytes_stays_as_it_is() {
        let mut png = Cursor::new(Vec::new());
        let white = DynamicImage::from(RgbImage::from_pixel(2400, 1200, image::Rgb([255; 3])));
        white.write_to(&mut png, ImageFormat::Png).expect("a picture can be written");
        let png = png.into_inner();
        let shown = for_screen(&png).expect("it can be read");
        assert_eq!((shown.width, shown.height, &shown.bytes), (2400, 1200, &png));
    }

    #[test]
    fn a_picture_that_may_move_stands_still() {
        let shown = for_screen(&picture(40, 30, ImageFormat::Gif)).expect("it can be read");
        assert_eq!((shown.kind, shown.width, shown.height), ("png", 40, 30));
    }

    #[test]
    fn what_is_no_picture_is_none() {
        assert!(for_screen(b"no picture").is_none());
        assert!(for_screen(b"\x89PNG\r\n\x1a\n\0\0").is_none());
    }
}
