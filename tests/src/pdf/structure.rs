//! Reads the tag tree (ISO 32000-1, 14.7) and gives each element the text that its marked content draws.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::Marked;
use super::element::{Element, Kid, Link, Scope, Target, Text};
use super::order::{self, Direction, Run};
use super::{Pdf, object};

struct Reader<'a> {
    document: &'a Document,
    pdf: &'a Pdf,
    numbers: BTreeMap<ObjectId, usize>,
    roles: Option<&'a Dictionary>,
}

/// What an element inherits from those above it.
#[derive(Clone)]
struct Inherited {
    page: Option<ObjectId>,
    lang: Option<String>,
}

/// Reads the tag tree of a file.
pub fn read(pdf: &Pdf) -> Vec<Element> {
    let document = &pdf.document;
    let catalog = document.catalog().expect("the file has a catalogue");
    let Some(root) = object::dictionary(document, catalog, b"StructTreeRoot") else {
        return Vec::new();
    };
    let roles = object::dictionary(document, root, b"RoleMap");
    let reader = Reader { document, pdf, numbers: pdf.page_numbers(), roles };
    let inherited = Inherited { page: None, lang: object::text(document, catalog, b"Lang") };
    object::list(document, root, b"K")
        .into_iter()
        .filter_map(|kid| object::as_dictionary(document, kid))
        .map(|kid| reader.element(kid, &inherited))
        .collect()
}

impl<'a> Reader<'a> {
    fn element(&self, source: &'a Dictionary, above: &Inherited) -> Element {
        let written_role = object::name(self.document, source, b"S").unwrap_or_default();
        let lang = object::text(self.document, source, b"Lang");
        let inherited = Inherited {
            page: source.get(b"Pg").and_then(Object::as_reference).ok().or(above.page),
            lang: lang.clone().or_else(|| above.lang.clone()),
        };
        let mut element = Element {
            role: self.standard_role(&written_role),
            written_role,
            alt: object::text(self.document, source, b"Alt"),
            actual_text: object::text(self.document, source, b"ActualText"),
            lang,
            title: object::text(self.document, source, b"T"),
            id: object::get(self.document, source, b"ID").and_then(identifier),
            col_span: 1,
            row_span: 1,
            ..Element::default()
        };
        for attributes in object::list(self.document, source, b"A") {
            if let Some(attributes) = object::as_dictionary(self.document, attributes) {
                self.read_attributes(&mut element, attributes);
            }
        }
        element.kids = self.kids(source, &inherited);
        element
    }

    fn standard_role(&self, written: &str) -> String {
        let mut role = written.to_owned();
        // A role map may chain, but hardly twenty times: that is a circle.
        for _ in 0..20 {
            match self.roles.and_then(|roles| object::name(self.document, roles, role.as_bytes())) {
                Some(mapped) if mapped != role => role = mapped,
                _ => break,
            }
        }
        role
    }

    fn read_attributes(&self, element: &mut Element, attributes: &Dictionary) {
        let document = self.document;
        let span = |key: &[u8]| {
            object::integer(document, attributes, key).and_then(|span| usize::try_from(span).ok())
        };
        element.col_span = span(b"ColSpan").unwrap_or(element.col_span);
        element.row_span = span(b"RowSpan").unwrap_or(element.row_span);
        element.scope = match object::name(document, attributes, b"Scope").as_deref() {
            Some("Row") => Some(Scope::Row),
            Some("Column") => Some(Scope::Column),
            Some("Both") => Some(Scope::Both),
            _ => element.scope,
        };
        let headers = object::list(document, attributes, b"Headers");
        element.headers.extend(headers.into_iter().filter_map(identifier));
        element.list_numbering =
            object::name(document, attributes, b"ListNumbering").or_else(|| element.list_numbering.take());
        element.summary = object::text(document, attributes, b"Summary").or_else(|| element.summary.take());
    }

    fn kids(&self, source: &'a Dictionary, inherited: &Inherited) -> Vec<Kid> {
        let mut kids = Vec::new();
        // Text under several marks in a row is one text, because a shaped run may be spread over them.
        let mut pending: Vec<&Marked> = Vec::new();
        for entry in object::list(self.document, source, b"K") {
            let marked = self.marked(entry, inherited);
            let changes =
                pending.first().zip(marked).is_some_and(|(before, after)| before.lang != after.lang);
            if marked.is_none() || changes {
                kids.extend(text(&std::mem::take(&mut pending), inherited));
            }
            match (marked, object::as_dictionary(self.document, entry)) {
                (Some(marked), _) => pending.push(marked),
                (None, Some(kid)) => match object::name(self.document, kid, b"Type").as_deref() {
                    // Marked content that draws no text, such as a picture's.
                    Some("MCR") => {}
                    Some("OBJR") => kids.extend(self.link(kid).map(Kid::Link)),
                    _ => kids.push(Kid::Element(self.element(kid, inherited))),
                },
                (None, None) => {}
            }
        }
        kids.extend(text(&pending, inherited));
        kids
    }

    /// What was drawn under the identifier that an entry of `K` is or holds, if anything was.
    fn marked(&self, entry: &'a Object, inherited: &Inherited) -> Option<&'a Marked> {
        let (scope, page, mcid) = match object::follow(self.document, entry)? {
            Object::Integer(mcid) => (None, inherited.page?, *mcid),
            Object::Dictionary(kid)
                if object::name(self.document, kid, b"Type").as_deref() == Some("MCR") =>
            {
                let reference = |key: &[u8]| kid.get(key).and_then(Object::as_reference).ok();
                let page = reference(b"Pg").or(inherited.page)?;
                (reference(b"Stm"), page, object::integer(self.document, kid, b"MCID")?)
            }
            _ => return None,
        };
        let number = self.numbers.get(&page)?;
        self.pdf.pages[number - 1].content.marked(scope, mcid)
    }

    fn link(&self, reference: &'a Dictionary) -> Option<Link> {
        let annotation = object::dictionary(self.document, reference, b"Obj")?;
        if object::name(self.document, annotation, b"Subtype").as_deref() != Some("Link") {
            return None;
        }
        Some(Link {
            target: target(self.pdf, annotation).unwrap_or(Target::Unknown),
            contents: object::text(self.document, annotation, b"Contents"),
        })
    }
}

/// Where an annotation or a bookmark leads: by its `Dest` or its `A` (ISO 32000-1, 12.3.2 and 12.6.4).
pub fn target(pdf: &Pdf, source: &Dictionary) -> Option<Target> {
    let document = &pdf.document;
    if let Some(destination) = object::get(document, source, b"Dest") {
        return Some(destination_target(pdf, destination));
    }
    let action = object::dictionary(document, source, b"A")?;
    match object::name(document, action, b"S").as_deref() {
        Some("URI") => object::get(document, action, b"URI")?
            .as_str()
            .ok()
            .map(|uri| Target::Uri(String::from_utf8_lossy(uri).into_owned())),
        Some("GoTo") => {
            object::get(document, action, b"D").map(|destination| destination_target(pdf, destination))
        }
        _ => None,
    }
}

fn destination_target(pdf: &Pdf, destination: &Object) -> Target {
    match destination {
        Object::Name(name) => Target::Named(String::from_utf8_lossy(name).into_owned()),
        Object::String(..) => object::as_text(destination).map_or(Target::Unknown, Target::Named),
        Object::Array(parts) => parts
            .first()
            .and_then(|page| page.as_reference().ok())
            .and_then(|page| pdf.page_number(page))
            .map_or(Target::Unknown, Target::Page),
        _ => Target::Unknown,
    }
}

fn text(pending: &[&Marked], inherited: &Inherited) -> Option<Kid> {
    let lang = pending.first()?.lang.clone();
    let runs: Vec<Run> = pending.iter().flat_map(|marked| marked.runs.iter().cloned()).collect();
    let base = inherited.lang.as_deref().map_or(Direction::LeftToRight, Direction::of);
    order::placed(&runs, base).map(|placed| Kid::Text(Text { lang, placed, runs }))
}

/// An element's identifier, which is a byte string of the producer's choosing.
fn identifier(object: &Object) -> Option<String> {
    object.as_str().ok().map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}
