//! A repacked PDF says what it said before, in fewer bytes.

use super::pictures::smaller;
use super::read::{Object, Parts};
use super::{NotRepacked, repack};
use crate::engine::Engine;
use crate::export::plain_pdf;
use crate::trial::{FONTS, Trial};
use boardpaper_data::files::{Files, ReadError};
use flate2::Compression;
use image::{ImageFormat, Luma, RgbImage};
use lopdf::{Document, Object as Value};
use std::sync::{Arc, LazyLock};
use typst_layout::PagedDocument;

const REPORT: &str = "+++
kind = \"report\"
title = \"The words (endobj) >> and\\nstream\"
date = 2026-12-10
publisher = \"Merebrook\"
+++
# Purpose of the report

1. One.
2. Two, and [a place](https://example.org/endobj).

| Words | More |
|---|---|
ROWS
![A (small) tree \\\\ endobj](tree.jpg)
";

/// Two pixels of a photograph.
struct Photograph;

impl Files for Photograph {
    fn read(&self, _: &str) -> Result<Arc<[u8]>, ReadError> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        RgbImage::new(2, 1).write_to(&mut bytes, ImageFormat::Jpeg).expect("a picture can be written");
        Ok(bytes.into_inner().into())
    }
}

/// The report, with some rows, as Typst exports it.
static TYPST: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let trial = Trial::of("base", &[]);
    let engine = Engine { fonts: Arc::clone(&FONTS) };
    let text = REPORT.replace("ROWS", &"| one | two |\n".repeat(60));
    let report = trial.report("a.md", &text, &Photograph);
    let sheet = engine.write(&report, &trial.house, &trial.sources).expect("the templates are sound");
    let paper = engine.paper(&sheet, &trial.house);
    let pages = typst::compile::<PagedDocument>(&paper).output.expect("it can be laid out");
    plain_pdf(&pages, "a report".to_owned()).expect("it can be exported")
});

#[test]
fn the_same_objects_before_and_after() {
    let before = Document::load_mem(&TYPST).expect("Typst writes PDFs");
    let after = Document::load_mem(&repack(&TYPST).expect("it can be repacked")).expect("so do we");
    assert!(before.objects.len() > 50);
    for (id, object) in &before.objects {
        let same = after.get_object(*id).expect("it is there");
        match (object, same) {
            (Value::Stream(object), Value::Stream(same)) => {
                assert_eq!((&object.dict, &object.content), (&same.dict, &same.content), "{id:?}");
            }
            _ => assert_eq!(object, same, "{id:?}"),
        }
    }
    for key in [&b"Root"[..], b"Info", b"ID"] {
        assert_eq!(
            before.trailer.get(key).expect("it is there"),
            after.trailer.get(key).expect("it is there")
        );
    }
    let added = after.objects.iter().filter(|(id, _)| !before.objects.contains_key(id));
    for (id, object) in added {
        let kind = object.as_stream().and_then(|stream| stream.dict.get(b"Type")).and_then(Value::as_name);
        assert!(matches!(kind, Ok(b"ObjStm" | b"XRef")), "{id:?}");
    }
}

#[test]
fn fewer_bytes_and_always_the_same() {
    let repacked = repack(&TYPST).expect("it can be repacked");
    assert!(repacked.len() * 4 < TYPST.len() * 3, "{} of {}", repacked.len(), TYPST.len());
    assert_eq!(Ok(repacked), repack(&TYPST));
}

#[test]
fn the_description_can_be_read_without_unpacking() {
    let repacked = repack(&TYPST).expect("it can be repacked");
    let words = b"<pdfuaid:part>1</pdfuaid:part>";
    assert!(repacked.windows(words.len()).any(|bytes| bytes == words));
}

#[test]
fn a_file_that_is_not_typsts_is_refused() {
    assert_eq!(repack(b""), Err(NotRepacked("it is no PDF 1.7")));
    assert_eq!(repack(b"%PDF-1.7\n%%EOF"), Err(NotRepacked("it has no table of its objects")));
    // Repacked once, it has no plain table any more.
    let repacked = repack(&TYPST).expect("it can be repacked");
    assert_eq!(repack(&repacked), Err(NotRepacked("it has no table of its objects")));
    let mut moved = TYPST.clone();
    moved.insert(TYPST.len() / 2, b' ');
    assert!(repack(&moved).is_err());
}

#[test]
fn a_file_that_is_cut_off_is_refused() {
    for length in (0..TYPST.len()).step_by(997) {
        assert!(repack(&TYPST[..length]).is_err(), "{length}");
    }
}

#[test]
fn a_stream_of_another_length_is_refused() {
    let key = b"/Length ";
    let digit = TYPST.windows(key.len()).position(|bytes| bytes == key).expect("it has streams") + key.len();
    let mut wrong = TYPST.clone();
    wrong[digit] = if wrong[digit] == b'1' { b'2' } else { b'1' };
    assert_eq!(repack(&wrong), Err(NotRepacked("an object is not where the table says")));
}

#[test]
fn words_in_strings_end_no_object() {
    let parts = Parts::of(&TYPST).expect("it can be taken apart");
    let named = |words: &[u8]| {
        let holds = |object: &&Object<'_>| object.value.windows(words.len()).any(|bytes| bytes == words);
        parts.objects.iter().filter(holds).count()
    };
    assert!(named(b"endobj") > 0);
}

const DICTIONARY: &[u8] = b"<</Length 99/Type/XObject/Subtype/Image/Filter/FlateDecode/Width 40/Height 30\
    /ColorSpace 7 0 R/BitsPerComponent 8>>";

/// A picture, as Typst writes it, smaller.
fn repacked(pixels: &[u8]) -> Option<(String, Vec<u8>)> {
    let data = super::compressed(pixels, Compression::new(6)).expect("it can be compressed");
    let dictionary = String::from_utf8_lossy(DICTIONARY).replace("99", &data.len().to_string());
    let (dictionary, data) = smaller(dictionary.as_bytes(), &data).expect("it is sound")?;
    Some((String::from_utf8(dictionary).expect("it is text"), data))
}

fn unpacked(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(data), &mut bytes).expect("it is packed");
    bytes
}

#[test]
fn a_drawing_of_few_colours_numbers_them() {
    let colour = |x: usize, y: usize| if (x * y) % 7 < 2 { [9, 8, 7] } else { [255, 0, 16] };
    let pixels: Vec<u8> = (0..1200).flat_map(|at| colour(at % 40, at / 40)).collect();
    let (dictionary, data) = repacked(&pixels).expect("it is smaller");
    assert_eq!(
        dictionary,
        format!(
            "<</Length {}/Type/XObject/Subtype/Image/Filter/FlateDecode/Width 40/Height 30\
             /ColorSpace[/Indexed 7 0 R 1<090807ff0010>]/BitsPerComponent 8>>",
            data.len()
        )
    );
    let palette = [[9, 8, 7], [255, 0, 16]];
    let shown: Vec<u8> = unpacked(&data).iter().flat_map(|number| palette[usize::from(*number)]).collect();
    assert_eq!(shown, pixels);
}

#[test]
fn a_photograph_is_packed_row_by_row() {
    let colour =
        |x: usize, y: usize| [(x * 5 + y * y / 9) as u8, (y * 8 + x * x / 31) as u8, (x * y / 3) as u8];
    let pixels: Vec<u8> = (0..1200).flat_map(|at| colour(at % 40, at / 40)).collect();
    let (dictionary, data) = repacked(&pixels).expect("it is smaller");
    assert_eq!(
        dictionary,
        format!(
            "<</Length {}/DecodeParms<</Predictor 15/Colors 3/Columns 40>>/Type/XObject/Subtype/Image\
             /Filter/FlateDecode/Width 40/Height 30/ColorSpace 7 0 R/BitsPerComponent 8>>",
            data.len()
        )
    );
    // Each row has its way of differing before its bytes.
    assert_eq!(unpacked(&data).len(), pixels.len() + 30);
}

#[test]
fn a_picture_that_cannot_be_smaller_stays() {
    assert_eq!(repacked(&[1; 1200]), None);
    assert_eq!(repacked(&[1; 7]), None);
    let grey = image::ImageBuffer::from_fn(40, 30, |x, _| Luma([x as u8]));
    assert_eq!(repacked(grey.as_raw()), None);
}
