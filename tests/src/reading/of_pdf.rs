//! The lines of a PDF, from its tag tree.

use super::{Inline, Line, Page, To, mark, primary};
use crate::pdf::element::Text;
use crate::pdf::{Element, Facts, Kid, Pdf, Scope, Target, one_spaced};
use std::collections::BTreeMap;

/// The lines of a PDF in reading order.
pub fn lines_of_pdf(pdf: &Pdf) -> Vec<Line> {
    let facts = pdf.facts();
    let language = facts.language.clone().unwrap_or_default();
    let mut reader = Reader { pdf, facts, lines: Vec::new() };
    for element in pdf.structure() {
        reader.element(&element, 0, &language);
    }
    reader.lines
}

struct Reader<'a> {
    pdf: &'a Pdf,
    facts: Facts,
    lines: Vec<Line>,
}

impl Reader<'_> {
    fn element(&mut self, element: &Element, depth: usize, language: &str) {
        let language = element.lang.as_deref().unwrap_or(language);
        match element.role.as_str() {
            "Document" | "Part" | "Sect" | "Div" | "NonStruct" | "THead" | "TBody" | "TFoot" => {
                self.flow(&element.kids, depth, language);
            }
            "L" if is_list_of_notes(element) => self.list_of_notes(element, depth, language),
            "L" => self.list(element, depth, language),
            "Table" | "TR" | "BlockQuote" | "TOC" => {
                self.line(depth, &element.role, "", language);
                self.flow(&element.kids, depth + 1, language);
            }
            "TH" | "TD" => {
                self.line(depth, &cell_role(element), "", language);
                self.flow(&element.kids, depth + 1, language);
            }
            "Figure" => {
                self.line(depth, "Figure", element.alt.as_deref().unwrap_or("no alternative text"), language);
            }
            "Note" => self.note(element, depth, language),
            "TOCI" => self.entry(element, depth, language),
            _ => self.words(element, depth, language),
        }
    }

    fn line(&mut self, depth: usize, role: &str, text: &str, language: &str) {
        let line = Line {
            depth,
            role: role.to_owned(),
            text: text.to_owned(),
            language: primary(language),
            ..Line::default()
        };
        self.lines.push(line);
    }

    /// Blocks, and words that stand among them without a paragraph of their own.
    fn flow(&mut self, kids: &[Kid], depth: usize, language: &str) {
        // A figure's caption is read before it, wherever it is drawn.
        for group in kids.chunk_by(|first, second| is_inline(first) && is_inline(second)) {
            match group {
                [Kid::Element(element)] if !is_inline(&group[0]) || element.role == "Figure" => {
                    self.element(element, depth, language);
                }
                _ => {
                    let paragraph =
                        Element { role: "P".to_owned(), kids: group.to_vec(), ..Element::default() };
                    self.words(&paragraph, depth, language);
                }
            }
        }
    }

    fn list(&mut self, element: &Element, depth: usize, language: &str) {
        let numbering = element.list_numbering.as_deref().unwrap_or("no numbering");
        self.line(depth, &format!("L[{numbering}]"), "", language);
        for kid in element.elements() {
            match kid.role.as_str() {
                // A list within an item stands behind it in the tree.
                "L" => self.element(kid, depth + 2, language),
                "LI" => self.item(kid, depth + 1, kid.lang.as_deref().unwrap_or(language)),
                other => self.line(depth + 1, other, "misplaced in a list", language),
            }
        }
    }

    /// The notes of a table or a plan, which are those at the foot of a page in all but their place.
    fn list_of_notes(&mut self, element: &Element, depth: usize, language: &str) {
        for item in element.elements() {
            let first = self.lines.len();
            self.item(item, depth, item.lang.as_deref().unwrap_or(language));
            self.lines[first].role = "Note".to_owned();
        }
    }

    fn item(&mut self, element: &Element, depth: usize, language: &str) {
        let label = element.elements().find(|kid| kid.role == "Lbl");
        self.line(depth, "LI", &label.map(Element::text).unwrap_or_default(), language);
        let page = label.and_then(|label| self.page(label));
        self.set_page(page);
        for kid in element.elements().filter(|kid| kid.role != "Lbl") {
            match kid.role.as_str() {
                "LBody" => self.flow(&kid.kids, depth + 1, kid.lang.as_deref().unwrap_or(language)),
                other => self.line(depth + 1, other, "misplaced in an item", language),
            }
        }
    }

    fn note(&mut self, element: &Element, depth: usize, language: &str) {
        let mut rest = element.clone();
        let label = take_label(&mut rest);
        self.line(depth, "Note", &label.as_ref().map(Element::text).unwrap_or_default(), language);
        let page = self.page(element);
        self.set_page(page);
        self.flow(&rest.kids, depth + 1, language);
    }

    /// A line of the contents: its number, its words and its page are one link.
    fn entry(&mut self, element: &Element, depth: usize, language: &str) {
        let mut rest = element.clone();
        let label = take_label(&mut rest).map(|label| label.text() + " ").unwrap_or_default();
        let text = one_spaced(&(label + &rest.text()));
        self.line(depth, "TOCI", &text, language);
        self.set_page(self.page(element));
        let links = element.all("Link");
        let inlines = links.iter().map(|link| Inline::Link(text.clone(), self.to(link))).collect();
        if let Some(line) = self.lines.last_mut() {
            line.inlines = inlines;
        }
    }

    /// An element that holds words; the notes in it follow.
    fn words(&mut self, element: &Element, depth: usize, language: &str) {
        let mut notes = Vec::new();
        let without_notes = take_notes(element, language, &mut notes);
        let mut languages = Vec::new();
        gather_languages(&without_notes, language, &mut languages);
        let spoken = if languages.is_empty() { language.to_owned() } else { languages.join("+") };
        let role = if element.written_role.is_empty() { &element.role } else { &element.written_role };
        self.line(depth, role, &words(&without_notes), &spoken);
        let page = self.page(element);
        self.set_page(page);
        let mut found = Vec::new();
        self.inlines(&without_notes, &mut found);
        if let Some(line) = self.lines.last_mut() {
            (line.inlines, line.inline_pages) = found.into_iter().unzip();
            gather_marked(&without_notes, &[], &mut line.marked);
        }
        for (note, language) in notes {
            self.note(&note, depth + 1, &language);
        }
    }

    fn inlines(&self, element: &Element, found: &mut Vec<(Inline, Option<Page>)>) {
        for kid in element.elements() {
            match kid.role.as_str() {
                "Figure" => found.push((Inline::Picture(kid.alt.clone().unwrap_or_default()), None)),
                "Link" => found.push((Inline::Link(words(kid), self.to(kid)), self.page(kid))),
                "Lbl" => {
                    let link = kid.elements().find(|kid| kid.role == "Link");
                    let to = link.map_or(To::Address("nowhere".to_owned()), |link| self.to(link));
                    found.push((Inline::Link(words(kid), to), self.page(kid)));
                    continue;
                }
                _ => {}
            }
            self.inlines(kid, found);
        }
    }

    /// Where a link leads; all its places on the page must lead there.
    fn to(&self, link: &Element) -> To {
        let links = || link.walk().into_iter().flat_map(|element| &element.kids);
        let mut targets: Vec<To> = links()
            .filter_map(|kid| match kid {
                Kid::Link(link) => Some(match &link.target {
                    Target::Uri(address) => To::Address(address.clone()),
                    Target::Named(name) => To::Page(self.facts.destinations.get(name).copied()),
                    Target::Page(page) => To::Page(Some(*page)),
                    Target::Unknown => To::Address("unknown".to_owned()),
                }),
                _ => None,
            })
            .collect();
        targets.dedup();
        match targets.as_slice() {
            [target] => target.clone(),
            other => To::Address(format!("{other:?}")),
        }
    }

    fn set_page(&mut self, page: Option<Page>) {
        if let Some(line) = self.lines.last_mut() {
            line.page = page;
        }
    }

    /// The page on which the first words beneath an element stand.
    fn page(&self, element: &Element) -> Option<Page> {
        let first = texts(element).next()?;
        let number = self.pdf.page_number(first.placed.start.page)?;
        Some(Page { number, label: self.facts.page_labels.get(number - 1)?.clone() })
    }
}

/// An element's words as one line: a picture among them parts them like a block.
fn words(element: &Element) -> String {
    one_spaced(&element.text())
}

fn texts(element: &Element) -> impl Iterator<Item = &Text> {
    let kids = element.walk().into_iter().flat_map(|element| &element.kids);
    kids.filter_map(|kid| match kid {
        Kid::Text(text) => Some(text),
        _ => None,
    })
}

/// Whether the labels of a list lead back to where its items are marked.
fn is_list_of_notes(list: &Element) -> bool {
    let labels = list.elements().flat_map(Element::elements).filter(|kid| kid.role == "Lbl");
    labels.flat_map(|label| label.all("Link")).next().is_some()
}

fn is_inline(kid: &Kid) -> bool {
    const INLINE: [&str; 10] =
        ["Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Lbl", "Note", "Figure"];
    match kid {
        Kid::Element(element) => INLINE.contains(&element.role.as_str()),
        Kid::Text(_) | Kid::Link(_) => true,
    }
}

fn cell_role(element: &Element) -> String {
    let mut role = element.role.clone();
    match element.scope {
        Some(Scope::Row) => role.push_str("[row]"),
        Some(Scope::Column) => role.push_str("[col]"),
        Some(Scope::Both) => role.push_str("[both]"),
        None => {}
    }
    for (name, span) in [("columns", element.col_span), ("rows", element.row_span)] {
        if span != 1 {
            role.push_str(&format!(" over {span} {name}"));
        }
    }
    role
}

/// Takes a note's label from its beginning, where it may stand in the first paragraph.
fn take_label(element: &mut Element) -> Option<Element> {
    // A line of the contents that moves to the next page may leave a place to click behind.
    let first = element.kids.iter().position(|kid| !matches!(kid, Kid::Link(_)))?;
    match &mut element.kids[first] {
        Kid::Element(label) if label.role == "Lbl" => match element.kids.remove(first) {
            Kid::Element(label) => Some(label),
            _ => None,
        },
        Kid::Element(first) => take_label(first),
        _ => None,
    }
}

/// The element without the notes beneath it, which go into `notes`, each with the language around it.
fn take_notes(element: &Element, language: &str, notes: &mut Vec<(Element, String)>) -> Element {
    let mut rest = Element { kids: Vec::new(), ..element.clone() };
    for kid in &element.kids {
        match kid {
            Kid::Element(kid) => {
                let language = kid.lang.as_deref().unwrap_or(language);
                if kid.role == "Note" {
                    notes.push((kid.clone(), language.to_owned()));
                } else {
                    rest.kids.push(Kid::Element(take_notes(kid, language, notes)));
                }
            }
            other => rest.kids.push(other.clone()),
        }
    }
    rest
}

/// The words beneath an element that stand in emphasis or code.
fn gather_marked(element: &Element, around: &[&'static str], found: &mut BTreeMap<&'static str, String>) {
    let mut around = around.to_vec();
    let role = match (element.written_role.as_str(), element.role.as_str()) {
        ("Strong", _) => Some("Strong"),
        ("Em", _) => Some("Em"),
        (_, "Code") => Some("Code"),
        _ => None,
    };
    around.extend(role.filter(|role| !around.contains(role)));
    for kid in &element.kids {
        match kid {
            Kid::Element(kid) => gather_marked(kid, &around, found),
            Kid::Text(text) => around.iter().for_each(|role| mark(found, role, text.as_str())),
            Kid::Link(_) => {}
        }
    }
}

/// The languages of all words beneath an element, each once.
fn gather_languages(element: &Element, language: &str, found: &mut Vec<String>) {
    for kid in &element.kids {
        match kid {
            Kid::Element(kid) => gather_languages(kid, kid.lang.as_deref().unwrap_or(language), found),
            Kid::Text(text) if text.as_str().trim().is_empty() => {}
            Kid::Text(text) => {
                let language = primary(text.lang.as_deref().unwrap_or(language));
                if !found.contains(&language) {
                    found.push(language);
                }
            }
            Kid::Link(_) => {}
        }
    }
}
