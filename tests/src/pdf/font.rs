//! Turns the strings that a content stream shows into characters, code by code.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

use super::cmap::ToUnicode;
use super::object;

/// What a glyph gives whose font says nothing of its characters.
const UNKNOWN: &str = "\u{fffd}";

/// A font as far as its text is concerned.
#[derive(Debug, Default)]
pub struct Font {
    wide: bool,
    characters: ToUnicode,
    advances: BTreeMap<u32, f32>,
    usual_advance: f32,
}

/// A glyph as far as its text is concerned.
#[derive(Debug, Clone, Copy)]
pub struct Glyph<'a> {
    /// Its characters.
    pub text: &'a str,
    /// How far the next glyph stands, in font sizes.
    pub advance: f32,
}

impl Font {
    /// Reads a font: composite ones have codes of two bytes, as with `Identity-H`, all others of one.
    pub fn read(document: &Document, font: &Dictionary) -> Self {
        let wide = object::name(document, font, b"Subtype").as_deref() == Some("Type0");
        let characters = match object::get(document, font, b"ToUnicode") {
            Some(Object::Stream(stream)) => {
                let source = stream.get_plain_content().expect("a ToUnicode stream can be unpacked");
                ToUnicode::read(&source)
            }
            _ => ToUnicode::default(),
        };
        let descendants = object::list(document, font, b"DescendantFonts");
        let descendant = descendants.first().and_then(|font| object::as_dictionary(document, font));
        let usual = descendant.and_then(|font| object::integer(document, font, b"DW")).unwrap_or(1000);
        let advances = descendant.map(|font| advances(document, font)).unwrap_or_default();
        Self { wide, characters, advances, usual_advance: usual as f32 / 1000.0 }
    }

    /// The glyphs of a shown string, in the order in which they are drawn.
    pub fn glyphs(&self, shown: &[u8]) -> Vec<Glyph<'_>> {
        let size = if self.wide { 2 } else { 1 };
        shown
            .chunks(size)
            .map(|bytes| bytes.iter().fold(0, |code, byte| (code << 8) | u32::from(*byte)))
            .map(|code| Glyph {
                text: self.characters.get(code).unwrap_or(UNKNOWN),
                advance: self.advances.get(&code).copied().unwrap_or(self.usual_advance),
            })
            .collect()
    }
}

/// The advances of a composite font's glyphs in font sizes: `W` holds a code and a list of widths, or the first
/// and last code of some that are equally wide (ISO 32000-1, 9.7.4.3).
fn advances(document: &Document, font: &Dictionary) -> BTreeMap<u32, f32> {
    let mut found = BTreeMap::new();
    let mut entries = object::list(document, font, b"W").into_iter();
    while let (Some(first), Some(next)) = (entries.next(), entries.next()) {
        let first = first.as_i64().map_or(0, |code| code as u32);
        match object::follow(document, next) {
            Some(Object::Array(widths)) => {
                let widths = widths.iter().map(|width| width.as_float().unwrap_or(0.0) / 1000.0);
                found.extend((first..).zip(widths));
            }
            Some(last) => {
                let width = entries.next().and_then(|width| width.as_float().ok()).unwrap_or(0.0) / 1000.0;
                let last = last.as_i64().map_or(first, |code| code as u32);
                found.extend((first..=last).map(|code| (code, width)));
            }
            None => {}
        }
    }
    found
}
