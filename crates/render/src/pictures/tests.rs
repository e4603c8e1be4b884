//! Pictures on the pages of a small report: what a reader sees of them, and what the file holds.

use super::for_print::for_print;
use crate::engine::Engine;
use crate::trial::{FONTS, Trial};
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::files::{Files, ReadError};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use lopdf::content::Content;
use lopdf::{Document, Object};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The one picture of a report.
struct OnePicture<'a>(&'a [u8]);

impl Files for OnePicture<'_> {
    fn read(&self, _: &str) -> Result<Arc<[u8]>, ReadError> {
        Ok(self.0.into())
    }
}

fn text(picture: &str) -> String {
    format!(
        "+++\nkind = \"report\"\ntitle = \"A picture\"\ndate = 2026-12-10\npublisher = \"Merebrook\"\n+++\n\
         # Purpose of the report\n\nWords.\n\n{picture}\n"
    )
}

/// A report with a picture, built.
fn built(text: &str, picture: &[u8]) -> Document {
    Document::load_mem(&pdf(text, picture)).expect("we write PDFs")
}

fn pdf(text: &str, picture: &[u8]) -> Vec<u8> {
    let trial = Trial::of("base", &[]);
    let engine = Engine { fonts: Arc::clone(&FONTS) };
    let report = trial.report("a.md", text, &OnePicture(picture));
    let mut problems = Problems::default();
    engine.check(&report, &trial.sources, &mut problems);
    assert!(!problems.has_errors(), "{:?}", problems.as_slice());
    let sheet = engine.write(&report, &trial.house, &trial.sources).expect("the templates are sound");
    engine
        .render(&sheet, &report, &trial.house, &trial.sources, &mut problems)
        .expect("it can be printed")
        .pdf
}

/// The report with a picture as a figure.
fn figure(picture: &[u8]) -> Document {
    built(&text("![The bridge](bridge)"), picture)
}

/// A picture on a page: its pixels as the file holds them, and the matrix by which they are drawn.
struct Drawn {
    pixels: DynamicImage,
    clear: Option<Vec<u8>>,
    matrix: [f32; 6],
}

/// The one picture of a PDF.
fn drawn(document: &Document) -> Drawn {
    let page = document.page_iter().next().expect("it has a page");
    let content = Content::decode(&document.get_page_content(page)).expect("it can be read");
    let mut kept = Vec::new();
    let mut matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    for operation in content.operations {
        match operation.operator.as_str() {
            "q" => kept.push(matrix),
            "Q" => matrix = kept.pop().expect("it was kept"),
            "cm" => {
                let by: Vec<f32> =
                    operation.operands.iter().map(|value| value.as_float().expect("a number")).collect();
                matrix = product([by[0], by[1], by[2], by[3], by[4], by[5]], matrix);
            }
            "Do" => return picture(document, matrix),
            _ => {}
        }
    }
    panic!("there is no picture on the page");
}

/// What the first does, then the second (ISO 32000-1, 8.3.4).
fn product(a: [f32; 6], b: [f32; 6]) -> [f32; 6] {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn picture(document: &Document, matrix: [f32; 6]) -> Drawn {
    let mut streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let is_picture = |stream: &&lopdf::Stream| {
        let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
        subtype.is_ok_and(|name| name == b"Image")
            && stream.dict.get(b"ColorSpace").is_ok_and(|space| space.as_name().is_err())
    };
    let stream = streams.find(is_picture).expect("there is a picture");
    let number = |key: &[u8]| stream.dict.get(key).and_then(Object::as_i64).expect("a number") as u32;
    let (width, height) = (number(b"Width"), number(b"Height"));
    let filter = stream.dict.get(b"Filter").and_then(Object::as_name).expect("it is packed");
    let pixels = if filter == b"DCTDecode" {
        image::load_from_memory_with_format(&stream.content, ImageFormat::Jpeg).expect("it is a JPEG")
    } else {
        let bytes = stream.decompressed_content().expect("it can be unpacked");
        let colours = match stream.dict.get(b"ColorSpace").and_then(Object::as_array) {
            Ok(space) if space.len() == 4 => {
                let palette = space[3].as_str().expect("a palette");
                bytes.iter().flat_map(|at| &palette[usize::from(*at) * 3..][..3]).copied().collect()
            }
            _ => bytes,
        };
        RgbImage::from_raw(width, height, colours).expect("it has as many pixels as it says").into()
    };
    assert_eq!((pixels.width(), pixels.height()), (width, height));
    let clear = stream.dict.get(b"SMask").and_then(Object::as_reference).ok().map(|mask| {
        let mask = document.get_object(mask).and_then(Object::as_stream).expect("it is there");
        mask.decompressed_content().expect("it can be unpacked")
    });
    Drawn { pixels, clear, matrix }
}

impl Drawn {
    /// What is seen in the corners: at the top on the left and on the right, below on the left and on the right.
    fn corners(&self) -> [&'static str; 4] {
        let (width, height) = (self.pixels.width(), self.pixels.height());
        let pixels = self.pixels.to_rgb8();
        let mut seen = BTreeMap::new();
        for (across, down) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let at = |share: u32, length: u32| if share == 0 { length / 8 } else { length - 1 - length / 8 };
            let Rgb([red, green, blue]) = *pixels.get_pixel(at(across, width), at(down, height));
            let colour = match (red > 128, green > 128, blue > 128) {
                (true, false, false) => "red",
                (false, true, false) => "green",
                (false, false, true) => "blue",
                _ => "white",
            };
            // The first row of a picture is drawn at the top of its square.
            let (x, y) = (across as f32, 1.0 - down as f32);
            let on_page = [
                x * self.matrix[0] + y * self.matrix[2] + self.matrix[4],
                x * self.matrix[1] + y * self.matrix[3] + self.matrix[5],
            ];
            // Down the page first.
            seen.insert((-on_page[1].round() as i32, on_page[0].round() as i32), colour);
        }
        let seen: Vec<&str> = seen.into_values().collect();
        [seen[0], seen[1], seen[2], seen[3]]
    }

    /// How wide and high it is on the page, in points.
    fn size(&self) -> (f32, f32) {
        let [a, b, c, d, ..] = self.matrix;
        (a.hypot(b), c.hypot(d))
    }
}

/// A picture with a colour in each corner: red and green at the top, blue and white below.
fn corners(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x * 2 < width, y * 2 < height) {
        (true, true) => Rgb([230, 10, 10]),
        (false, true) => Rgb([10, 230, 10]),
        (true, false) => Rgb([10, 10, 230]),
        (false, false) => Rgb([240, 240, 240]),
    })
}

fn jpeg(picture: &DynamicImage, quality: u8, exif: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    if let Some(exif) = exif {
        encoder.set_exif_metadata(exif).expect("JPEG has room for it");
    }
    encoder.encode_image(picture).expect("it can be written");
    bytes
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).expect("it can be written");
    bytes.into_inner()
}

/// What a camera says of a photograph: how it was held, who made it, and that the place follows.
fn exif(orientation: u16) -> Vec<u8> {
    let maker = b"Brooklens Mark II\0";
    let mut bytes = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    bytes.extend_from_slice(&[0x01, 0x0f, 0, 2, 0, 0, 0, maker.len() as u8, 0, 0, 0, 38]);
    bytes.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation as u8, 0, 0]);
    bytes.extend_from_slice(&[0, 0, 0, 0]);
    bytes.extend_from_slice(maker);
    bytes
}

/// A picture that nothing can pack well.
fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 7_u32;
    RgbImage::from_fn(width, height, |_, _| {
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        Rgb([next(), next(), next()])
    })
}

/// How a picture lies in the file of a camera that was held in one of eight ways.
fn as_held(upright: &DynamicImage, held: u8) -> DynamicImage {
    let mut picture = upright.clone();
    // What turns it back is turned itself; the other six are their own reverse.
    let back = match held {
        6 => 8,
        8 => 6,
        held => held,
    };
    picture.apply_orientation(Orientation::from_exif(back).expect("there are eight"));
    picture
}

#[test]
fn however_the_camera_was_held_the_photograph_is_upright() {
    for (width, height) in [(300, 200), (2800, 1400)] {
        let upright = corners(width, height).into();
        let right = drawn(&figure(&jpeg(&upright, 60, None)));
        assert_eq!(right.corners(), ["red", "green", "blue", "white"]);
        for held in 1..=8 {
            let photograph = jpeg(&as_held(&upright, held), 60, Some(exif(u16::from(held))));
            let seen = drawn(&figure(&photograph));
            assert_eq!(seen.corners(), right.corners(), "{width} pixels, held {held}");
            let (shown, meant) = (seen.size(), right.size());
            let (shown, meant) = (shown.0.max(shown.1), meant.0.max(meant.1));
            assert!((shown - meant).abs() < 0.5, "{width} pixels, held {held}: {shown} for {meant}");
        }
    }
}

#[test]
fn a_camera_and_its_place_leave_no_trace() {
    for (width, height) in [(300, 200), (2800, 1400)] {
        let photograph = jpeg(&corners(width, height).into(), 60, Some(exif(1)));
        let words = b"Brooklens";
        let tells = |bytes: &[u8]| bytes.windows(words.len()).any(|found| found == words);
        assert!(tells(&photograph));
        assert!(!tells(&pdf(&text("![The bridge](bridge)"), &photograph)));
        let mut document = figure(&photograph);
        document.decompress();
        let mut unpacked = Vec::new();
        document.save_to(&mut unpacked).expect("it can be written");
        assert!(!tells(&unpacked));
    }
}

#[test]
fn a_large_picture_gets_as_many_pixels_as_print_shows() {
    for write in [|picture: &DynamicImage| png(picture), |picture: &DynamicImage| jpeg(picture, 60, None)] {
        let large = drawn(&figure(&write(&corners(3000, 2000).into())));
        let right = drawn(&figure(&write(&corners(1500, 1000).into())));
        assert_eq!((right.pixels.width(), right.pixels.height()), (1500, 1000));
        let (width, height) = right.size();
        let (shown_width, shown_height) = large.size();
        assert!((shown_width - width).abs() < 0.01 && (shown_height - height).abs() < 0.01);
        let needed = width / 72.0 * 300.0;
        assert!((large.pixels.width() as f32 - needed).abs() <= 1.0, "{} for {needed}", large.pixels.width());
        assert_eq!(large.corners(), right.corners());
    }
}

#[test]
fn a_large_picture_within_words_is_as_small_as_they_are() {
    let document = built(&text("Look for ![the bridge](bridge) on the map."), &png(&noise(400, 300).into()));
    let seen = drawn(&document);
    let needed = seen.size().1 / 72.0 * 300.0;
    assert!((seen.pixels.height() as f32 - needed).abs() <= 1.0, "{} for {needed}", seen.pixels.height());
}

#[test]
fn what_is_clear_stays_clear() {
    let picture = RgbaImage::from_fn(3000, 1500, |x, y| match x {
        // White that is not seen must not shine into the red beside it.
        0..1500 => Rgba([255, 255, 255, 0]),
        _ => Rgba([200, 0, (y / 500) as u8, 255]),
    });
    let seen = drawn(&figure(&png(&picture.into())));
    assert!(seen.pixels.width() < 2200);
    let clear = seen.clear.as_ref().expect("it is clear in places");
    let row = &clear[..seen.pixels.width() as usize];
    assert_eq!((row[10], row[row.len() - 10]), (0, 255));
    for (pixel, clear) in seen.pixels.to_rgb8().pixels().zip(clear) {
        assert!(*clear < 8 || (pixel[0].abs_diff(200) < 24 && pixel[1] < 24), "{pixel:?} {clear}");
    }
}

#[test]
fn a_picture_that_needs_nothing_goes_through_as_it_is() {
    let photograph = jpeg(&corners(600, 400).into(), 60, None);
    let document = figure(&photograph);
    let is_it = |object: &Object| object.as_stream().is_ok_and(|stream| stream.content == photograph);
    assert!(document.objects.values().any(is_it));
    let drawing = corners(600, 400);
    assert_eq!(drawn(&figure(&png(&drawing.clone().into()))).pixels.to_rgb8(), drawing);
}

#[test]
fn a_photograph_that_spares_nothing_is_written_anew() {
    let photograph = jpeg(&noise(400, 300).into(), 100, None);
    let smaller = for_print(&photograph, (400.0, 300.0)).expect("it is heavy");
    assert!(smaller.bytes.len() * 2 < photograph.len(), "{} of {}", smaller.bytes.len(), photograph.len());
    assert!(
        for_print(&smaller.bytes, (4000.0, 3000.0))
            .is_none_or(|again| again.bytes.len() < smaller.bytes.len())
    );
}

#[test]
fn the_same_picture_at_the_same_size_is_worked_once() {
    let picture = png(&noise(500, 300).into());
    let first = for_print(&picture, (200.0, 120.0)).expect("it is too large");
    let second = for_print(&picture, (200.0, 120.0)).expect("it is too large");
    assert!(Arc::ptr_eq(&first, &second));
    let other = for_print(&picture, (100.0, 60.0)).expect("it is too large");
    assert!(other.bytes.len() < first.bytes.len());
}

#[test]
fn what_colours_mean_is_kept() {
    let mut picture = Vec::new();
    let mut encoder = PngEncoder::new(&mut picture);
    encoder.set_icc_profile(b"a profile".to_vec()).expect("PNG has room for it");
    encoder.write_image(&noise(500, 300), 500, 300, ExtendedColorType::Rgb8).expect("it can be written");
    let smaller = for_print(&picture, (200.0, 120.0)).expect("it is too large");
    assert_eq!(smaller.profile.as_deref(), Some(&b"a profile"[..]));
}

/// 16 by 16 pixels.
const WEBP: &[u8] = b"RIFFJ\x00\x00\x00WEBPVP8 >\x00\x00\x00\x10\x02\x00\x9d\x01*\x10\x00\x10\x00\x02\xc0L%\xb0\x02t\x7f\x00\x18\x1c\x00\
    ZV\xd8\x00\xfe\xf6\xe2\x91\xacy\x8d\xb1\x18E'Y\xcb_\xf7&OY\xdcz\x1d`@\x1b\xe2\xff\xa6+\xf3\xfe\xd9\xa5\xe5\xae\x80\x00";

#[test]
fn a_photograph_as_webp_goes_in_as_jpeg() {
    let smaller = for_print(WEBP, (16.0, 16.0)).expect("a PDF cannot hold WebP");
    assert_eq!(image::guess_format(&smaller.bytes).ok(), Some(ImageFormat::Jpeg));
    let mut drawing = Cursor::new(Vec::new());
    noise(16, 16).write_to(&mut drawing, ImageFormat::WebP).expect("it can be written");
    assert!(for_print(drawing.get_ref(), (16.0, 16.0)).is_none());
}

/// The head of a PNG that claims so many pixels, and the little that a file needs besides.
fn claims(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(&RgbImage::new(1, 1).into());
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let checksum = checksum(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
    bytes
}

/// The sum by which a part of a PNG is known to be whole (ISO 15948, annex D).
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

#[test]
fn a_small_file_that_claims_many_pixels_is_refused_before_it_is_unpacked() {
    let refused = [
        (50_000, 50_000, "has 50000 by 50000 pixels, too many to be unpacked"),
        (20_000, 10_000, "has 20000 by 10000 pixels, too many to be unpacked"),
        (2_000_000_000, 1, "has too many pixels to be unpacked"),
        (1, 2_000_000_000, "has 1 by 2000000000 pixels, too many to be unpacked"),
    ];
    for (width, height, fault) in refused {
        let trial = Trial::of("base", &[]);
        let bomb = claims(width, height);
        let report = trial.report("a.md", &text("![The bridge](bridge.png)"), &OnePicture(&bomb));
        let mut problems = Problems::default();
        let begun = Instant::now();
        Engine { fonts: Arc::clone(&FONTS) }.check(&report, &trial.sources, &mut problems);
        assert!(begun.elapsed() < Duration::from_secs(1));
        let said: Vec<String> = problems.as_slice().iter().map(|problem| trial.said(problem)).collect();
        assert_eq!(said, [format!("a.md:11:15 bad-image: the picture `bridge.png` {fault}")]);
    }
}
