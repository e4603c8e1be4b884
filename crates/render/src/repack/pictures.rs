//! Pictures in fewer bytes: what a camera wrote beside a photograph goes, and others are packed as PNG packs them.

use super::NotRepacked;
use super::read::{entry, place_of};
use super::{MORE_PAINS, compressed};
use crate::metadata;
use flate2::read::ZlibDecoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use std::collections::HashMap;
use std::io::Read;

/// A stream: its dictionary and its bytes.
type Stream = (Vec<u8>, Vec<u8>);

/// A picture that can be smaller, as it then is; none of a stream that is no picture.
pub(super) fn smaller(dictionary: &[u8], data: &[u8]) -> Result<Option<Stream>, NotRepacked> {
    let says = |words: &[u8]| dictionary.windows(words.len()).any(|bytes| bytes == words);
    if !says(b"/Subtype/Image") || says(b"/DecodeParms") {
        return Ok(None);
    }
    if says(b"/Filter/DCTDecode") {
        let bare = metadata::without(data);
        return Ok((bare.len() < data.len()).then(|| (with_length(dictionary, bare.len(), ""), bare)));
    }
    let Some((pixels, width, height)) = pixels(dictionary, data) else { return Ok(None) };
    let values = pixels.len() as u64 / (u64::from(width) * u64::from(height));
    let smaller = match (values, few_colours(&pixels)) {
        (3, Some((palette, numbers))) => {
            with_palette(dictionary, &palette, compressed(&numbers, MORE_PAINS)?)
        }
        // What Typst packed to less than a tenth is a drawing, and no photograph.
        _ if data.len() < pixels.len() / 10 => None,
        (1, _) => as_png(dictionary, &pixels, width, height, ExtendedColorType::L8),
        (3, _) => as_png(dictionary, &pixels, width, height, ExtendedColorType::Rgb8),
        _ => None,
    };
    Ok(smaller.filter(|smaller| smaller.0.len() + smaller.1.len() < dictionary.len() + data.len()))
}

/// The pixels of a picture with a byte for each value, and how many it has across and down.
fn pixels(dictionary: &[u8], data: &[u8]) -> Option<(Vec<u8>, u32, u32)> {
    let (width, height) = (entry(dictionary, "Width")?, entry(dictionary, "Height")?);
    let values = u64::from(width) * u64::from(height);
    let mut pixels = Vec::new();
    ZlibDecoder::new(data).take(3 * values + 1).read_to_end(&mut pixels).ok()?;
    let is_whole = [values, 3 * values].contains(&(pixels.len() as u64));
    (is_whole && values > 0 && entry(dictionary, "BitsPerComponent")? == 8).then_some((pixels, width, height))
}

/// The colours of a picture and the number of each pixel's, if they are so few that a byte can count them.
fn few_colours(pixels: &[u8]) -> Option<(Vec<[u8; 3]>, Vec<u8>)> {
    let (pixels, _) = pixels.as_chunks::<3>();
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let mut palette = Vec::new();
    let mut numbers = Vec::with_capacity(pixels.len());
    // Most pixels are like the one before.
    let mut before: Option<([u8; 3], u8)> = None;
    for pixel in pixels {
        let number = match (before, known.get(pixel)) {
            (Some((colour, number)), _) if colour == *pixel => number,
            (_, Some(number)) => *number,
            (_, None) => {
                let number = u8::try_from(palette.len()).ok()?;
                palette.push(*pixel);
                known.insert(*pixel, number);
                number
            }
        };
        before = Some((*pixel, number));
        numbers.push(number);
    }
    Some((palette, numbers))
}

/// A picture of numbered colours (ISO 32000-1, 8.6.6.3).
fn with_palette(dictionary: &[u8], palette: &[[u8; 3]], data: Vec<u8>) -> Option<Stream> {
    let base = place_of(dictionary, "ColorSpace")?;
    let after = dictionary[base.end..].strip_prefix(b" 0 R")?;
    let base_number = std::str::from_utf8(&dictionary[base.clone()]).ok()?;
    let last = palette.len().checked_sub(1)?;
    let colours: String = palette.iter().flatten().map(|byte| format!("{byte:02x}")).collect();
    let space = format!("[/Indexed {base_number} 0 R {last}<{colours}>]");
    // Without the space before a reference.
    let dictionary = [&dictionary[..base.start - 1], space.as_bytes(), after].concat();
    Some((with_length(&dictionary, data.len(), ""), data))
}

/// A picture as PNG packs it: each row as what differs from its neighbours (ISO 32000-1, 7.4.4.4).
fn as_png(
    dictionary: &[u8],
    pixels: &[u8],
    width: u32,
    height: u32,
    kind: ExtendedColorType,
) -> Option<Stream> {
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive)
        .write_image(pixels, width, height, kind)
        .ok()?;
    let data = data_of(&png)?;
    let colours = kind.channel_count();
    let parameters = format!("/DecodeParms<</Predictor 15/Colors {colours}/Columns {width}>>");
    Some((with_length(dictionary, data.len(), &parameters), data))
}

/// The packed rows of a PNG (ISO 15948, 11.2.4).
fn data_of(png: &[u8]) -> Option<Vec<u8>> {
    let mut rest = png.get(8..)?;
    let mut data = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let (kind, after) = after.split_first_chunk::<4>()?;
        let (chunk, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        if kind == b"IDAT" {
            data.extend_from_slice(chunk);
        }
        // A checksum follows.
        rest = after.get(4..)?;
    }
    Some(data)
}

/// A dictionary of another length, with more entries.
fn with_length(dictionary: &[u8], length: usize, more: &str) -> Vec<u8> {
    let place = place_of(dictionary, "Length").unwrap_or_default();
    let length = format!("{length}{more}");
    [&dictionary[..place.start], length.as_bytes(), &dictionary[place.end..]].concat()
}
