//! The fonts of a run, and which characters they can print.

use crate::shipped;
use boardpaper_data::characters::{is_forbidden, is_joiner};
use boardpaper_markup::Prints;
use std::collections::BTreeSet;
use ttf_parser::{Face, Permissions};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontFlags};
use typst::utils::LazyHash;

/// Families that boardpaper ships, in the order in which they stand in for a character that a
/// house's own fonts lack. All of them follow every house's list.
pub const FALLBACKS: [&str; 13] = [
    "Source Sans 3",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
    "Noto Sans Gujarati",
    "Noto Sans Tamil",
    "Noto Sans Math",
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
    "DejaVu Sans Mono",
];

/// A file in memory: its path and its bytes.
pub type NamedFile = (String, Vec<u8>);

/// The fonts of a run.
pub struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// Characters that some font has, one bit each, for the planes that fonts reach.
    covered: Vec<u64>,
    /// Families, in lower case, whose licence forbids that they are put into a PDF; nothing is printed in them.
    locked: BTreeSet<String>,
    added: Vec<(String, Bytes)>,
}

impl Fonts {
    /// The shipped fonts and those in `files`, each a path and the bytes of a TrueType or OpenType file or collection.
    pub fn new(files: impl IntoIterator<Item = NamedFile>) -> Self {
        let added: Vec<(String, Bytes)> =
            files.into_iter().map(|(path, bytes)| (path, Bytes::new(bytes))).collect();
        let shipped = shipped::fonts().into_iter().map(Bytes::new);
        let (locked, fonts): (Vec<Font>, Vec<Font>) = shipped
            .chain(added.iter().map(|(_, bytes)| bytes.clone()))
            .flat_map(Font::iter)
            .partition(is_locked);
        let locked = locked.iter().map(|font| font.info().family.to_lowercase()).collect();
        let book = FontBook::from_fonts(&fonts);
        let mut covered = Vec::new();
        for font in &fonts {
            mark(font, &mut covered);
        }
        Self { book: LazyHash::new(book), fonts, covered, locked, added }
    }

    /// The fonts beside the shipped ones: path and bytes.
    pub fn added(&self) -> &[(String, Bytes)] {
        &self.added
    }

    /// Whether the letters of a family have serifs; capitals in its name do not matter.
    pub(crate) fn has_serifs(&self, family: &str) -> bool {
        let mut fonts =
            self.book.select_family(&family.to_lowercase()).filter_map(|font| self.book.info(font));
        fonts.next().is_some_and(|font| font.flags.contains(FontFlags::SERIF))
    }

    /// Whether there is a family of that name; capitals do not matter.
    pub fn has_family(&self, family: &str) -> bool {
        self.book.contains_family(&family.to_lowercase())
    }

    /// Whether there is such a family, but its licence forbids that it is put into a PDF; capitals do not matter.
    pub fn is_locked(&self, family: &str) -> bool {
        !self.has_family(family) && self.locked.contains(&family.to_lowercase())
    }

    /// Whether a character can be printed: PDF/A allows it and some font has it.
    pub fn can_print(&self, c: char) -> bool {
        let code = c as usize;
        let has = self.covered.get(code / 64).is_some_and(|bits| bits >> (code % 64) & 1 == 1);
        (has || is_joiner(c)) && !c.is_control() && !is_forbidden(c) && !is_lost(c)
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }
}

impl Prints for Fonts {
    fn can_print(&self, c: char) -> bool {
        Self::can_print(self, c)
    }
}

/// Whether the licence of a font is “Restricted License embedding” (OpenType, OS/2 `fsType`), which PDF/A-2
/// (ISO 19005-2, 6.2.11.4.1) and PDF/UA-1 (ISO 14289-1, 7.21.4.1) refuse.
fn is_locked(font: &Font) -> bool {
    let face = Face::parse(font.data(), font.index());
    face.is_ok_and(|face| face.permissions() == Some(Permissions::Restricted))
}

/// Notes every character of a font. Some fonts list characters for which they have only the mark of
/// a missing one, glyph 0.
fn mark(font: &Font, covered: &mut Vec<u64>) {
    let Ok(face) = Face::parse(font.data(), font.index()) else { return };
    for code in font.info().coverage.iter() {
        let has_glyph = |c| face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0);
        if !char::from_u32(code).is_some_and(has_glyph) {
            continue;
        }
        let code = code as usize;
        if covered.len() <= code / 64 {
            covered.resize(code / 64 + 1, 0);
        }
        covered[code / 64] |= 1 << (code % 64);
    }
}

/// Characters that Typst loses or refuses even where a font has them: controls of writing direction,
/// fillers, and marks around signs. To print U+FFFD for them and say so is better than to lose them.
pub(crate) fn is_lost(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2065}'..='\u{206F}' | '\u{3164}'
        | '\u{FFA0}' | '\u{1BCA0}'..='\u{1BCA3}'
        // Marks around signs: beside letters of joined scripts no font can draw them, and Typst refuses the document.
        | '\u{20D0}'..='\u{20F0}' | '\u{101FD}' | '\u{102E0}' | '\u{1133B}')
}

#[cfg(test)]
mod tests {
    use super::Fonts;

    #[test]
    fn letters_of_many_scripts_can_be_printed_and_what_is_nobodys_letter_cannot() {
        let fonts = Fonts::new(Vec::new());
        assert!("ŵŷḋŁ✓עمक".chars().all(|c| fonts.can_print(c)));
        assert!("\u{E000}🔴\u{202E}".chars().all(|c| !fonts.can_print(c)));
    }
}
