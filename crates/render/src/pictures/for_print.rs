//! One picture as print needs it: with no more pixels, upright, and in fewer bytes.

use super::remembered::Remembered;
use image::codecs::png::{CompressionType, FilterType as RowFilter, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Pixel};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::io::Cursor;
use std::sync::Arc;
use typst::foundations::{Bytes, Smart};
use typst::utils::hash128;
use typst::visualize::{ExchangeFormat, RasterImage};

/// A picture that was worked for print.
#[derive(Debug)]
pub(super) struct ForPrint {
    /// Its file, without anything beside the pixels.
    pub(super) bytes: Vec<u8>,
    /// What kind of file it is.
    pub(super) format: ExchangeFormat,
    /// What its colours mean, if the picture says.
    pub(super) profile: Option<Vec<u8>>,
}

impl ForPrint {
    /// The picture as Typst takes it.
    pub(super) fn to_typst(&self) -> Result<RasterImage, typst::ecow::EcoString> {
        let profile = self.profile.clone().map_or(Smart::Auto, |profile| Smart::Custom(Bytes::new(profile)));
        RasterImage::new(Bytes::new(self.bytes.clone()), self.format, profile)
    }
}

/// A picture with fewer pixels is made only where they go down by so much: less is not worth what is lost.
const WORTH_IT: f64 = 0.8;
/// A photograph with more bits to a pixel than these is written anew: cameras and programs that spare nothing have
/// twice as many as the eye sees.
const HEAVY: u64 = 4;
/// How well photographs are kept, of a hundred: on paper nobody sees a difference.
const QUALITY: u8 = 85;

/// The pictures that were worked last, by their bytes and what was wanted of them, in so many bytes together.
static WORKED: Remembered<(u128, Work), Option<Arc<ForPrint>>> = Remembered::of(32_000_000);

/// What is to be done with a picture.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Work {
    /// The size as it lies in the file, not as it prints.
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) kind: Kind,
}

/// What kind of picture it is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A photograph, which loses nothing that is seen when it is packed as JPEG.
    Photograph,
    /// One as WebP, which a PDF can hold only unpacked.
    PhotographAsWebP,
    /// Anything else; no pixel of it may change but by its size.
    Drawing,
}

/// A picture with as many pixels as are needed across and down, as it prints; none if it is right as it is.
pub(super) fn for_print(bytes: &[u8], needed: (f64, f64)) -> Option<Arc<ForPrint>> {
    let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let (across, down) = if is_on_its_side(orientation) { (needed.1, needed.0) } else { needed };
    let scale = (across / f64::from(width)).max(down / f64::from(height));
    let kind = kind(bytes);
    let pixels = u64::from(width) * u64::from(height);
    let is_heavy = kind == Kind::Photograph && bytes.len() as u64 * 8 > pixels * HEAVY;
    let scale = if scale < WORTH_IT { scale } else { 1.0 };
    if scale == 1.0 && !is_heavy && kind != Kind::PhotographAsWebP {
        return None;
    }
    let of = |length: u32| ((f64::from(length) * scale).round() as u32).max(1);
    let work = Work { width: of(width), height: of(height), kind };
    let worked = || worked(bytes, work).map(Arc::new);
    WORKED.get_or((hash128(bytes), work), worked, |worked| worked.as_ref().map_or(0, |it| it.bytes.len()))
}

/// Whether a picture is shown turned by a quarter.
pub(super) fn is_on_its_side(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// A picture of the wanted size, unless it is better as it is.
fn worked(bytes: &[u8], work: Work) -> Option<ForPrint> {
    let packed = packed(bytes, work)?;
    // WebP cannot stand in a PDF as it is.
    let is_better = packed.bytes.len() < bytes.len() || work.kind == Kind::PhotographAsWebP;
    is_better.then_some(packed)
}

/// A picture of the wanted size, upright.
pub(super) fn packed(bytes: &[u8], work: Work) -> Option<ForPrint> {
    let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_decoder().ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| !profile.is_empty());
    let mut picture = resized(DynamicImage::from_decoder(decoder).ok()?, work.width, work.height);
    picture.apply_orientation(orientation);
    let (bytes, format) = match work.kind {
        Kind::Drawing => (as_png(&picture)?, ExchangeFormat::Png),
        Kind::Photograph | Kind::PhotographAsWebP => (as_jpeg(&picture)?, ExchangeFormat::Jpg),
    };
    Some(ForPrint { bytes, format, profile })
}

/// A picture of another size, with a byte for each value.
fn resized(picture: DynamicImage, width: u32, height: u32) -> DynamicImage {
    let picture = with_bytes(picture);
    if (picture.width(), picture.height()) == (width, height) {
        return picture;
    }
    // Far too many pixels are first taken together, which needs little memory and time.
    let times = (picture.width() / width.max(1)).min(picture.height() / height.max(1)) / 2;
    let picture = if times < 2 {
        picture
    } else {
        let (across, down) = (picture.width() / times, picture.height() / times);
        unmixed(mixed(picture).thumbnail_exact(across, down))
    };
    unmixed(mixed(picture).resize_exact(width, height, FilterType::CatmullRom))
}

fn with_bytes(picture: DynamicImage) -> DynamicImage {
    match (picture.color().has_color(), picture.color().has_alpha()) {
        (false, false) => DynamicImage::ImageLuma8(picture.into_luma8()),
        (false, true) => DynamicImage::ImageLumaA8(picture.into_luma_alpha8()),
        (true, false) => DynamicImage::ImageRgb8(picture.into_rgb8()),
        (true, true) => DynamicImage::ImageRgba8(picture.into_rgba8()),
    }
}

/// Colours as much as they are seen, so that what is clear does not shine through beside what is not.
fn mixed(mut picture: DynamicImage) -> DynamicImage {
    let mix = |value: u8, alpha: u8| ((u32::from(value) * u32::from(alpha) + 127) / 255) as u8;
    match &mut picture {
        DynamicImage::ImageLumaA8(pixels) => each(pixels.pixels_mut(), mix),
        DynamicImage::ImageRgba8(pixels) => each(pixels.pixels_mut(), mix),
        _ => {}
    }
    picture
}

/// The reverse of `mixed`.
fn unmixed(mut picture: DynamicImage) -> DynamicImage {
    let unmix = |value: u8, alpha: u8| match u32::from(alpha) {
        0 => 0,
        alpha => ((u32::from(value) * 255 + alpha / 2) / alpha).min(255) as u8,
    };
    match &mut picture {
        DynamicImage::ImageLumaA8(pixels) => each(pixels.pixels_mut(), unmix),
        DynamicImage::ImageRgba8(pixels) => each(pixels.pixels_mut(), unmix),
        _ => {}
    }
    picture
}

/// Changes the colours of pixels by how clear they are.
fn each<'a, P: Pixel<Subpixel = u8> + 'a>(
    pixels: impl Iterator<Item = &'a mut P>,
    change: impl Fn(u8, u8) -> u8,
) {
    for pixel in pixels {
        if let [colours @ .., alpha] = pixel.channels_mut()
            && *alpha < 255
        {
            for colour in colours {
                *colour = change(*colour, *alpha);
            }
        }
    }
}

fn as_png(picture: &DynamicImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, RowFilter::Adaptive)
        .write_image(picture.as_bytes(), picture.width(), picture.height(), picture.color().into())
        .ok()?;
    Some(bytes)
}

fn as_jpeg(picture: &DynamicImage) -> Option<Vec<u8>> {
    let kind = match picture {
        DynamicImage::ImageLuma8(_) => ColorType::Luma,
        DynamicImage::ImageRgb8(_) => ColorType::Rgb,
        _ => return None,
    };
    let (width, height) = (u16::try_from(picture.width()).ok()?, u16::try_from(picture.height()).ok()?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.encode(picture.as_bytes(), width, height, kind).ok()?;
    Some(bytes)
}

pub(super) fn kind(bytes: &[u8]) -> Kind {
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => Kind::Photograph,
        Ok(ImageFormat::WebP) if loses_something(bytes).unwrap_or(false) => Kind::PhotographAsWebP,
        _ => Kind::Drawing,
    }
}

/// Whether a WebP is packed as photographs are, and nothing of it is clear (RFC 9649, 2.3 to 2.7).
fn loses_something(webp: &[u8]) -> Option<bool> {
    let mut rest = webp.get(12..)?;
    loop {
        let (kind, after) = rest.split_first_chunk::<4>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        match kind {
            b"VP8 " => return Some(true),
            b"VP8L" | b"ALPH" | b"ANIM" => return Some(false),
            _ => rest = after.get(length.checked_add(length % 2)?..)?,
        }
    }
}
