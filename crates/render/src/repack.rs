//! Repacks a PDF of Typst's: the same objects with the same numbers, most of them compressed.
//!
//! Typst compresses pages, fonts and pictures, but not what it says of them: the thousands of small objects that
//! tag a paper, and the table of their places, are plain text and more than half of a paper with a plan. Here they
//! go into object streams, and the table into a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
//!
//! lopdf does the same, but reads every object and writes it anew: that takes some four to ten times as long, makes
//! the file a twentieth larger and rounds its numbers. Here no object is read: each is carried over as it stands.
//!
//! The description in XMP stays plain, so that archives find it without unpacking anything (ISO 32000-1, 14.3.2).
//! Pages and fonts stay as they are: packed with more pains they are a hundredth smaller.

mod pictures;
mod read;
#[cfg(test)]
mod tests;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use read::{Object, Parts};
use std::fmt;
use std::io::Write;

/// How many objects share a stream. More save nothing that counts, and a reader has to unpack all for one.
const TOGETHER: usize = 500;
/// The pains taken to compress; more save a hundredth and take twice as long.
const PAINS: Compression = Compression::new(6);
/// The pains taken where they pay: a drawing's pixels become a sixth smaller.
const MORE_PAINS: Compression = Compression::best();

/// Why a file was not repacked: it is none that Typst wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRepacked(&'static str);

impl fmt::Display for NotRepacked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the PDF was not repacked: {}", self.0)
    }
}

impl std::error::Error for NotRepacked {}

/// The same PDF in fewer bytes, and without what cameras wrote into its photographs. The same input gives the same
/// bytes.
///
/// # Errors
/// The file is not as Typst writes them: a PDF 1.7 with one plain table of its objects.
pub fn repack(pdf: &[u8]) -> Result<Vec<u8>, NotRepacked> {
    let parts = Parts::of(pdf)?;
    let (streams, plain): (Vec<&Object<'_>>, Vec<_>) =
        parts.objects.iter().partition(|object| object.data.is_some());
    let mut file = File::new(parts.header, parts.size, pdf.len());
    for object in streams {
        file.stream(object)?;
    }
    for objects in plain.chunks(TOGETHER) {
        file.together(objects)?;
    }
    file.finish(&parts.trailer)
}

/// A file that is being written.
struct File {
    bytes: Vec<u8>,
    /// The rows of the table, one for each number.
    table: Vec<[u8; ROW]>,
}

/// How many bytes a row of the table has: its kind, a place or the number of a stream, an index in that.
const ROW: usize = 1 + 4 + 2;

impl File {
    fn new(header: &[u8], size: u32, room: usize) -> Self {
        let mut bytes = Vec::with_capacity(room);
        bytes.extend_from_slice(header);
        let mut table = vec![[0; ROW]; size as usize];
        // The first of those that are free.
        if let Some(first) = table.first_mut() {
            *first = row(0, 0, u16::MAX);
        }
        Self { bytes, table }
    }

    /// Writes a stream, smaller if it is a picture that can be.
    fn stream(&mut self, object: &Object<'_>) -> Result<(), NotRepacked> {
        let Some(data) = object.data else { return Ok(()) };
        let here = self.here()?;
        self.set(object.number, row(1, here, 0))?;
        match pictures::smaller(object.value, data)? {
            Some((dictionary, data)) => self.write(object.number, &dictionary, &data),
            None => self.write(object.number, object.value, data),
        }
        Ok(())
    }

    /// Writes objects into one stream, which gets the next number.
    fn together(&mut self, objects: &[&Object<'_>]) -> Result<(), NotRepacked> {
        let stream = self.next()?;
        let here = self.here()?;
        let mut places = String::new();
        let mut values = Vec::new();
        for (index, object) in objects.iter().enumerate() {
            places += &format!("{} {} ", object.number, values.len());
            values.extend_from_slice(object.value);
            values.push(b'\n');
            let index = u16::try_from(index).map_err(|_| TOO_LARGE)?;
            self.set(object.number, row(2, stream, index))?;
        }
        let first = places.len();
        let data = compressed(&[places.as_bytes(), &values].concat(), PAINS)?;
        self.table.push(row(1, here, 0));
        let count = objects.len();
        let length = data.len();
        let dictionary =
            format!("<</Length {length}/Type/ObjStm/N {count}/First {first}/Filter/FlateDecode>>");
        self.write(stream, dictionary.as_bytes(), &data);
        Ok(())
    }

    /// Writes the table, and where it is.
    fn finish(mut self, trailer: &[u8]) -> Result<Vec<u8>, NotRepacked> {
        let number = self.next()?;
        let here = self.here()?;
        self.table.push(row(1, here, 0));
        let data = compressed(&differences(&self.table), PAINS)?;
        let mut dictionary = format!(
            "<</Length {}/Type/XRef/Size {}/W[1 4 2]/Filter/FlateDecode\
             /DecodeParms<</Predictor 12/Columns {ROW}>>",
            data.len(),
            self.table.len()
        )
        .into_bytes();
        dictionary.extend_from_slice(trailer);
        dictionary.extend_from_slice(b">>");
        self.write(number, &dictionary, &data);
        self.bytes.extend_from_slice(format!("startxref\n{here}\n%%EOF").as_bytes());
        Ok(self.bytes)
    }

    fn write(&mut self, number: u32, dictionary: &[u8], data: &[u8]) {
        self.bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        self.bytes.extend_from_slice(dictionary);
        self.bytes.extend_from_slice(b"\nstream\n");
        self.bytes.extend_from_slice(data);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    fn set(&mut self, number: u32, row: [u8; ROW]) -> Result<(), NotRepacked> {
        *self.table.get_mut(number as usize).ok_or(TOO_LARGE)? = row;
        Ok(())
    }

    /// The place at which the next object begins.
    fn here(&self) -> Result<u32, NotRepacked> {
        u32::try_from(self.bytes.len()).map_err(|_| TOO_LARGE)
    }

    /// The next number that no object has.
    fn next(&self) -> Result<u32, NotRepacked> {
        u32::try_from(self.table.len()).map_err(|_| TOO_LARGE)
    }
}

const TOO_LARGE: NotRepacked = NotRepacked("it has more than 4 GB");

fn row(kind: u8, place: u32, index: u16) -> [u8; ROW] {
    let [a, b, c, d] = place.to_be_bytes();
    let [e, f] = index.to_be_bytes();
    [kind, a, b, c, d, e, f]
}

/// Rows as what differs from the row above, as PNG has them (ISO 32000-1, 7.4.4.4).
fn differences(rows: &[[u8; ROW]]) -> Vec<u8> {
    let mut above = [0; ROW];
    let mut out = Vec::with_capacity(rows.len() * (ROW + 1));
    for row in rows {
        out.push(2);
        out.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
        above = *row;
    }
    out
}

fn compressed(bytes: &[u8], pains: Compression) -> Result<Vec<u8>, NotRepacked> {
    let mut encoder = ZlibEncoder::new(Vec::new(), pains);
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map_err(|_| NotRepacked("its objects cannot be compressed"))
}
