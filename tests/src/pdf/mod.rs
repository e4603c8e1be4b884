//! Reads a PDF by its structure: the tag tree with its text in logical order, and what the file says of itself.
//!
//! # Whence the text comes
//!
//! A glyph gives the characters of its font's `ToUnicode` map, U+FFFD where the map has none.
//! `ActualText`, on a marked-content span or on a structure element, replaces all glyphs beneath it;
//! of nested ones the outermost counts.
//!
//! # Logical order
//!
//! Typst 0.15 writes the shaped runs of a line in logical order, but the glyphs *within* a run from left to right.
//! krilla 0.8 marks most right-to-left runs `ReversedChars` (ISO 32000-1, 14.8.2.3.3), though never a run of one
//! glyph, nor one in which several glyphs stand for one cluster; and Typst cuts a run at each change of font or of
//! glyph height, leaving the pieces in visual order too. [`order`] and [`bidi`] say what is done about each of these.

pub mod bidi;
pub mod cmap;
pub mod content;
pub mod drawn;
pub mod dump;
pub mod element;
pub mod facts;
pub mod font;
pub mod grid;
pub mod matrix;
pub mod object;
pub mod order;
pub mod structure;
pub mod walk;

use std::collections::BTreeMap;

use lopdf::{Document, ObjectId};

pub use drawn::Drawn;
pub use dump::tree_as_text;
pub use element::{Element, Kid, Link, Scope, Target};
pub use facts::{Bookmark, Facts};
pub use grid::grid;

use content::PageContent;

/// A PDF whose pages have been read.
pub struct Pdf {
    pub(crate) document: Document,
    pub(crate) pages: Vec<Page>,
}

/// A page as it was read.
pub(crate) struct Page {
    pub(crate) id: ObjectId,
    pub(crate) content: PageContent,
}

/// Text on a page that is no part of the document's structure, such as a running footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// The artifact's type, such as `Pagination`, if it has one (ISO 32000-1, table 330).
    pub kind: Option<String>,
    /// The artifact's subtype, such as `Header` or `Footer`, if it has one.
    pub subtype: Option<String>,
    /// The text in logical order, with each run of white space made one space; never empty.
    pub text: String,
}

impl Pdf {
    /// Reads a whole file, and panics with the reason if it is not a PDF or a content stream is broken.
    pub fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("the bytes are a PDF");
        let pages =
            document.page_iter().map(|id| Page { id, content: walk::read_page(&document, id) }).collect();
        Self { document, pages }
    }

    /// The elements at the top of the tag tree; none if the file is untagged.
    pub fn structure(&self) -> Vec<Element> {
        structure::read(self)
    }

    /// The text of the whole tag tree in logical order, with each run of white space made one space.
    pub fn text(&self) -> String {
        let blocks: Vec<String> = self.structure().iter().map(Element::text).collect();
        one_spaced(&blocks.join("\n"))
    }

    /// What the file says of itself: its metadata, bookmarks, page labels and destinations.
    pub fn facts(&self) -> Facts {
        facts::read(self)
    }

    /// The artifacts of each page that hold text, in the order in which they are drawn.
    pub fn artifacts(&self) -> Vec<Vec<Artifact>> {
        self.pages.iter().map(|page| page.content.artifacts()).collect()
    }

    /// The text on each page that is neither tagged nor an artifact; PDF/UA-1, 7.1 allows none.
    pub fn untagged_text(&self) -> Vec<String> {
        self.pages.iter().map(|page| page.content.untagged_text()).collect()
    }

    /// The 1-based number of a page, if that object is one.
    pub(crate) fn page_number(&self, id: ObjectId) -> Option<usize> {
        self.pages.iter().position(|page| page.id == id).map(|index| index + 1)
    }

    /// The 1-based number of each page by its object.
    pub(crate) fn page_numbers(&self) -> BTreeMap<ObjectId, usize> {
        self.pages.iter().enumerate().map(|(index, page)| (page.id, index + 1)).collect()
    }
}

/// Makes each run of white space one space and trims the ends, as strings are compared in the suites.
pub fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Pdf, one_spaced, tree_as_text};

    #[test]
    fn a_file_without_tags_has_text_but_no_structure() {
        let pdf = Pdf::read(include_bytes!("../../conformance/untagged.pdf"));
        assert_eq!(tree_as_text(&pdf), "");
        assert!(!pdf.facts().marked);
        // The font has no ToUnicode map, so that only the number of its characters is known.
        assert_eq!(pdf.untagged_text(), ["\u{fffd}".repeat(50)]);
    }

    #[test]
    fn tabs_and_line_separators_are_white_space() {
        assert_eq!(one_spaced(" a\t\u{2028}b\u{a0}\u{85}c\n"), "a b c");
    }
}
