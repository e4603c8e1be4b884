//! What a file says of itself: its metadata, bookmarks, page labels and named places.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};
use roxmltree::Node;

use super::element::Target;
use super::{Pdf, object, structure};

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The title in the document information dictionary.
    pub title: Option<String>,
    /// The title in the XMP metadata, which viewers show (PDF/UA-1, 7.1).
    pub xmp_title: Option<String>,
    /// The document's language, such as `en-GB`.
    pub language: Option<String>,
    /// The author in the document information dictionary.
    pub author: Option<String>,
    /// The date of creation as the file has it, such as `D:20261103`.
    pub created: Option<String>,
    /// The standards that the XMP metadata claims, such as `PDF/UA-1` and `PDF/A-2a`.
    pub claims: Vec<String>,
    /// Whether the file says that it is tagged (`MarkInfo`).
    pub marked: bool,
    /// Whether viewers are to show the title rather than the file's name (PDF/UA-1, 7.1).
    pub display_title: bool,
    /// The label of each page, such as `ii` or `3`; the page's number where the file gives no labels.
    pub page_labels: Vec<String>,
    /// The bookmarks in order, from all levels.
    pub outline: Vec<Bookmark>,
    /// The places that have a name, and the page on which each is, counted from one.
    pub destinations: BTreeMap<String, usize>,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// How deep it stands, from one.
    pub level: usize,
    /// What it says.
    pub title: String,
    /// The page to which it leads, counted from one.
    pub page: Option<usize>,
}

/// Reads what a file says of itself.
pub fn read(pdf: &Pdf) -> Facts {
    let document = &pdf.document;
    let catalog = document.catalog().expect("the file has a catalogue");
    let information = object::dictionary(document, &document.trailer, b"Info");
    let information =
        |key: &[u8]| information.and_then(|information| object::text(document, information, key));
    let in_catalog = |outer: &[u8], inner: &[u8]| {
        object::dictionary(document, catalog, outer)
            .and_then(|dictionary| object::boolean(document, dictionary, inner))
            .unwrap_or(false)
    };
    let destinations = destinations(pdf, catalog);
    let mut facts = Facts {
        title: information(b"Title"),
        author: information(b"Author"),
        created: information(b"CreationDate"),
        language: object::text(document, catalog, b"Lang"),
        marked: in_catalog(b"MarkInfo", b"Marked"),
        display_title: in_catalog(b"ViewerPreferences", b"DisplayDocTitle"),
        page_labels: page_labels(pdf, catalog),
        outline: outline(pdf, catalog, &destinations),
        destinations,
        ..Facts::default()
    };
    if let Some(Object::Stream(metadata)) = object::get(document, catalog, b"Metadata") {
        let bytes = metadata.get_plain_content().expect("the metadata can be unpacked");
        let source = std::str::from_utf8(&bytes).expect("the metadata is UTF-8");
        let metadata = roxmltree::Document::parse(source).expect("the metadata is XML");
        read_metadata(&mut facts, metadata.root());
    }
    facts
}

fn read_metadata(facts: &mut Facts, root: Node) {
    const DC: &str = "http://purl.org/dc/elements/1.1/";
    const PDFA: &str = "http://www.aiim.org/pdfa/ns/id/";
    const PDFUA: &str = "http://www.aiim.org/pdfua/ns/id/";
    let property = |namespace: &'static str, name: &'static str| {
        let mut nodes = root.descendants();
        let element = nodes.find(|node| node.has_tag_name((namespace, name))).map(whole_text);
        element.or_else(|| {
            root.descendants().find_map(|node| node.attribute((namespace, name)).map(str::to_owned))
        })
    };
    facts.xmp_title = property(DC, "title");
    let ua = property(PDFUA, "part").map(|part| format!("PDF/UA-{part}"));
    let a = property(PDFA, "part").map(|part| {
        let conformance = property(PDFA, "conformance").unwrap_or_default().to_lowercase();
        format!("PDF/A-{part}{conformance}")
    });
    facts.claims = ua.into_iter().chain(a).collect();
}

fn whole_text(node: Node) -> String {
    let text: String = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    text.trim().to_owned()
}

fn destinations(pdf: &Pdf, catalog: &Dictionary) -> BTreeMap<String, usize> {
    let document = &pdf.document;
    let page = |destination: &Object| -> Option<usize> {
        let destination = match object::follow(document, destination)? {
            Object::Dictionary(dictionary) => object::get(document, dictionary, b"D")?,
            other => other,
        };
        let page = destination.as_array().ok()?.first()?.as_reference().ok()?;
        pdf.page_number(page)
    };
    let mut found = BTreeMap::new();
    if let Some(names) = object::dictionary(document, catalog, b"Names")
        .and_then(|names| object::dictionary(document, names, b"Dests"))
    {
        for (name, destination) in object::leaves(document, names, b"Names") {
            found.extend(object::as_text(name).zip(page(destination)));
        }
    }
    if let Some(old) = object::dictionary(document, catalog, b"Dests") {
        for (name, destination) in old {
            found.extend(page(destination).map(|page| (String::from_utf8_lossy(name).into_owned(), page)));
        }
    }
    found
}

fn outline(pdf: &Pdf, catalog: &Dictionary, destinations: &BTreeMap<String, usize>) -> Vec<Bookmark> {
    let document = &pdf.document;
    let mut bookmarks = Vec::new();
    let root = object::dictionary(document, catalog, b"Outlines");
    let first = root.and_then(|root| object::dictionary(document, root, b"First"));
    let mut waiting: Vec<(usize, &Dictionary)> = first.map(|first| (1, first)).into_iter().collect();
    while let Some((level, entry)) = waiting.pop() {
        let page = match structure::target(pdf, entry) {
            Some(Target::Page(page)) => Some(page),
            Some(Target::Named(name)) => destinations.get(&name).copied(),
            _ => None,
        };
        bookmarks.push(Bookmark {
            level,
            title: object::text(document, entry, b"Title").unwrap_or_default(),
            page,
        });
        waiting.extend(object::dictionary(document, entry, b"Next").map(|next| (level, next)));
        waiting.extend(object::dictionary(document, entry, b"First").map(|first| (level + 1, first)));
    }
    bookmarks
}

fn page_labels(pdf: &Pdf, catalog: &Dictionary) -> Vec<String> {
    let document = &pdf.document;
    let labels = object::dictionary(document, catalog, b"PageLabels");
    let ranges: Vec<(usize, &Dictionary)> = labels
        .map(|labels| object::leaves(document, labels, b"Nums"))
        .unwrap_or_default()
        .into_iter()
        .filter_map(|(start, label)| {
            let start = usize::try_from(start.as_i64().ok()?).ok()?;
            Some((start, object::as_dictionary(document, label)?))
        })
        .collect();
    (0..pdf.pages.len())
        .map(|index| match ranges.iter().rev().find(|(start, _)| *start <= index) {
            Some((start, range)) => page_label(document, range, index - start),
            None => (index + 1).to_string(),
        })
        .collect()
}

/// The label of a page that stands so many pages after the start of its range (ISO 32000-1, 12.4.2).
fn page_label(document: &Document, range: &Dictionary, offset: usize) -> String {
    let first =
        object::integer(document, range, b"St").and_then(|first| usize::try_from(first).ok()).unwrap_or(1);
    let number = first + offset;
    let shown = match object::name(document, range, b"S").as_deref() {
        Some("D") => number.to_string(),
        Some("r") => roman(number),
        Some("R") => roman(number).to_uppercase(),
        Some("a") => letters(number),
        Some("A") => letters(number).to_uppercase(),
        _ => String::new(),
    };
    object::text(document, range, b"P").unwrap_or_default() + &shown
}

fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut shown = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            shown.push_str(sign);
            number -= value;
        }
    }
    shown
}

/// `a` to `z`, then `aa` to `zz`, as page labels count.
fn letters(number: usize) -> String {
    let Some(index) = number.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from(b'a' + (index % 26) as u8);
    std::iter::repeat_n(letter, index / 26 + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::{letters, roman};

    #[test]
    fn labels_count_in_roman_numerals_and_in_repeated_letters() {
        assert_eq!((roman(4), roman(1999)), ("iv".to_owned(), "mcmxcix".to_owned()));
        assert_eq!((letters(26), letters(27)), ("z".to_owned(), "aa".to_owned()));
    }
}
