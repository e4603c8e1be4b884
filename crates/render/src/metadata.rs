//! What programs and cameras write into a JPEG beside its pixels: the camera, the place, the person, a small copy.

/// A JPEG without anything that is not needed to show it, or all of it if it is none. The pixels stay as they are.
///
/// What is needed is the file's mark and Adobe's, which say how colours were turned into numbers (ITU-T T.81, B.2.4.6;
/// ISO 32000-1, 7.4.8). What follows the end of the picture, a film or a second picture, goes too.
pub(crate) fn without(jpeg: &[u8]) -> Vec<u8> {
    let Some(mut rest) = jpeg.strip_prefix(START) else { return jpeg.to_vec() };
    let mut bare = Vec::with_capacity(jpeg.len());
    bare.extend_from_slice(START);
    loop {
        // What stands between segments is the compressed picture.
        let pixels = rest.windows(2).position(|pair| pair[0] == 0xff && !is_within_pixels(pair[1]));
        let Some((pixels, marked)) = pixels.and_then(|length| rest.split_at_checked(length)) else {
            bare.extend_from_slice(rest);
            return bare;
        };
        bare.extend_from_slice(pixels);
        if marked.starts_with(END) {
            bare.extend_from_slice(END);
            return bare;
        }
        let length =
            marked.get(2..4).map_or(0, |length| usize::from(u16::from_be_bytes([length[0], length[1]])));
        let Some((segment, after)) = marked.split_at_checked(length + 2) else {
            // It is cut off, and its pixels are not.
            if !matches!(marked, [0xff, 0xe0..=0xef | 0xfe, ..]) {
                bare.extend_from_slice(marked);
            }
            return bare;
        };
        match segment {
            // The size of the small copy stands at the end, and then the copy.
            [0xff, 0xe0, _, _, b'J', b'F', b'I', b'F', 0, version @ ..] if version.len() >= 9 => {
                bare.extend_from_slice(b"\xff\xe0\x00\x10JFIF\0");
                bare.extend_from_slice(&version[..7]);
                bare.extend_from_slice(&[0, 0]);
            }
            [0xff, 0xee, _, _, b'A', b'd', b'o', b'b', b'e', ..] => bare.extend_from_slice(segment),
            [0xff, 0xe0..=0xef | 0xfe, ..] => {}
            _ => bare.extend_from_slice(segment),
        }
        rest = after;
    }
}

/// The marker with which a JPEG starts.
const START: &[u8] = b"\xff\xd8";
/// The marker with which it ends.
const END: &[u8] = b"\xff\xd9";

/// Whether this byte, after one of 255, belongs to the compressed picture: a 255 of its own, filling, or a place from
/// which decoders can start anew (ITU-T T.81, B.1.1).
fn is_within_pixels(marker: u8) -> bool {
    matches!(marker, 0x00 | 0x01 | 0xd0..=0xd7 | 0xff)
}

#[cfg(test)]
mod tests {
    use super::without;
    use image::{ImageFormat, RgbImage};
    use std::io::Cursor;

    /// A small photograph, with nothing beside its pixels but the mark of the file.
    fn photograph() -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let pixels =
            RgbImage::from_fn(40, 30, |x, y| image::Rgb([(x * 6) as u8, (y * 8) as u8, (x * y) as u8]));
        pixels.write_to(&mut bytes, ImageFormat::Jpeg).expect("a picture can be written");
        bytes.into_inner()
    }

    /// The photograph with segments after its start.
    fn with(segments: &[&[u8]]) -> Vec<u8> {
        let photograph = photograph();
        let mut bytes = photograph[..2].to_vec();
        for segment in segments {
            let length = u16::try_from(segment.len() + 1).expect("it is short");
            bytes.extend_from_slice(&[0xff, segment[0]]);
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(&segment[1..]);
        }
        bytes.extend_from_slice(&photograph[2..]);
        bytes
    }

    #[test]
    fn nothing_goes_where_there_is_nothing() {
        assert_eq!(without(&photograph()), photograph());
        assert_eq!(without(b"no picture"), b"no picture");
    }

    #[test]
    fn camera_place_and_comment_go() {
        let told: [&[u8]; 5] = [
            b"\xe1Exif\0\0MM\0*GPSLatitude",
            b"\xe1http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>",
            b"\xe2MPF\0two pictures in one file",
            b"\xedPhotoshop 3.0\08BIM",
            b"\xfeTaken by A. Officer",
        ];
        assert_eq!(without(&with(&told)), photograph());
    }

    #[test]
    fn what_follows_the_picture_goes() {
        let film = [&photograph()[..], b"a film", &photograph()].concat();
        assert_eq!(without(&film), photograph());
    }

    #[test]
    fn the_way_colours_were_turned_into_numbers_stays() {
        let adobe = with(&[b"\xeeAdobe\0\x64\0\0\0\0\x01"]);
        assert_eq!(without(&adobe), adobe);
    }

    #[test]
    fn a_small_copy_goes() {
        let copy = [&b"\xe0JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01"[..], b"rgb"].concat();
        let bare = with(&[b"\xe0JFIF\0\x01\x02\0\0\x01\0\x01\0\0"]);
        assert_eq!(without(&with(&[&copy])), bare);
        assert_eq!(without(&with(&[b"\xe0JFXX\0\x10a small copy"])), photograph());
    }

    #[test]
    fn a_photograph_that_is_cut_off_stays_cut_off() {
        let photograph = photograph();
        let pixels = photograph.windows(2).position(|pair| pair == b"\xff\xda").expect("it has pixels") + 20;
        for length in pixels..photograph.len() {
            assert_eq!(without(&photograph[..length]), photograph[..length], "{length}");
        }
        let within_its_camera = &with(&[b"\xe1Exif\0\0camera"])[..12];
        assert_eq!(without(within_its_camera), b"\xff\xd8");
    }
}
