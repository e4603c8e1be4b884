//! Turns the strings that a content stream shows into characters, code by code.

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
        Self { wide, characters }
    }

    /// The characters of each glyph in a shown string, in the order in which they are drawn.
    pub fn glyphs(&self, shown: &[u8]) -> Vec<&str> {
        let size = if self.wide { 2 } else { 1 };
        shown
            .chunks(size)
            .map(|bytes| bytes.iter().fold(0, |code, byte| (code << 8) | u32::from(*byte)))
            .map(|code| self.characters.get(code).unwrap_or(UNKNOWN))
            .collect()
    }
}
