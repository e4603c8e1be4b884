//! The tag tree as the suites see it: elements, their attributes, and text in logical order.

use super::one_spaced;
use super::order::{self, Placed, Run};

/// A structure element.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// The standard structure type, such as `H1`, `P` or `TH`, with the file's role map followed.
    pub role: String,
    /// The structure type as the file has it, such as `Strong` where the role map makes it a `Span`.
    pub written_role: String,
    /// The alternative description.
    pub alt: Option<String>,
    /// The text that stands for all that is drawn beneath.
    pub actual_text: Option<String>,
    /// The language, where it differs from the surrounding element's.
    pub lang: Option<String>,
    /// The title, which headings have.
    pub title: Option<String>,
    /// The identifier that `Headers` attributes of other cells name.
    pub id: Option<String>,
    /// Which cells a `TH` is the header of.
    pub scope: Option<Scope>,
    /// The identifiers of a cell's header cells.
    pub headers: Vec<String>,
    /// How many columns a cell spans.
    pub col_span: usize,
    /// How many rows a cell spans.
    pub row_span: usize,
    /// How a list is numbered, such as `Decimal` or `Disc`.
    pub list_numbering: Option<String>,
    /// A table's summary.
    pub summary: Option<String>,
    /// What stands beneath, in reading order.
    pub kids: Vec<Kid>,
}

/// Which cells a header cell belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those of its row.
    Row,
    /// Those of its column.
    Column,
    /// Those of its row and of its column.
    Both,
}

/// What stands beneath an element.
#[derive(Debug, Clone)]
pub enum Kid {
    /// Another element.
    Element(Element),
    /// Text that is drawn.
    Text(Text),
    /// A link's annotation: the place on the page that one clicks.
    Link(Link),
}

/// Text that is drawn beneath an element without another element between.
#[derive(Debug, Clone)]
pub struct Text {
    /// The language that the drawn text itself is marked with, if it is.
    pub lang: Option<String>,
    pub(crate) placed: Placed,
    pub(crate) runs: Vec<Run>,
}

/// A link annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where the link leads.
    pub target: Target,
    /// The annotation's alternative description (PDF/UA-1, 7.18.5).
    pub contents: Option<String>,
}

/// Where a link or bookmark leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address on the web, or one of e-mail.
    Uri(String),
    /// A place of the file that has a name.
    Named(String),
    /// A page, counted from one.
    Page(usize),
    /// Somewhere that this reader does not understand.
    Unknown,
}

enum Part {
    Placed(Placed),
    Replaced(String),
    BlockEdge,
}

impl Text {
    /// The characters in logical order, with white space as drawn.
    pub fn as_str(&self) -> &str {
        &self.placed.text
    }
}

impl Element {
    /// The text beneath in logical order, with a line feed between blocks and each other run of white space one space.
    pub fn text(&self) -> String {
        let mut parts = Vec::new();
        self.gather("", &mut parts);
        let mut blocks = vec![String::new()];
        let mut last: Option<Placed> = None;
        for part in parts {
            match part {
                Part::Placed(placed) => {
                    last = Some(match last.take() {
                        Some(before) => order::join(before, &placed),
                        None => placed,
                    });
                    continue;
                }
                Part::Replaced(text) => {
                    push(&mut blocks, last.take());
                    blocks.last_mut().expect("there is a block from the start").push_str(&text);
                }
                Part::BlockEdge => {
                    push(&mut blocks, last.take());
                    blocks.push(String::new());
                }
            }
        }
        push(&mut blocks, last);
        let lines = blocks.iter().map(|block| one_spaced(block)).filter(|block| !block.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The element and all elements beneath it, in reading order.
    pub fn walk(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for kid in self.elements() {
            all.extend(kid.walk());
        }
        all
    }

    /// The elements directly beneath, in reading order.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.kids.iter().filter_map(|kid| match kid {
            Kid::Element(element) => Some(element),
            _ => None,
        })
    }

    /// All elements of a role beneath this one, in reading order.
    pub fn all(&self, role: &str) -> Vec<&Self> {
        self.walk().into_iter().skip(1).filter(|element| element.role == role).collect()
    }

    fn gather(&self, parent: &str, parts: &mut Vec<Part>) {
        // The mark of a footnote stands in a line, the number of an item before its text.
        let mark = self.role == "Lbl" && !matches!(parent, "LI" | "Note" | "TOCI");
        let block = !mark && !is_inline(&self.role);
        if block {
            parts.push(Part::BlockEdge);
        }
        if let Some(text) = &self.actual_text {
            parts.push(Part::Replaced(text.clone()));
        } else {
            for kid in &self.kids {
                match kid {
                    Kid::Element(element) => element.gather(&self.role, parts),
                    Kid::Text(text) => parts.push(Part::Placed(text.placed.clone())),
                    Kid::Link(_) => {}
                }
            }
        }
        if block {
            parts.push(Part::BlockEdge);
        }
    }
}

fn push(blocks: &mut [String], placed: Option<Placed>) {
    if let (Some(block), Some(placed)) = (blocks.last_mut(), placed) {
        block.push_str(&placed.text);
    }
}

/// Whether elements of this type stand within a line of text (ISO 32000-1, 14.8.4.4).
fn is_inline(role: &str) -> bool {
    matches!(role, "Span" | "Quote" | "Reference" | "BibEntry" | "Code" | "Link" | "Annot" | "NonStruct")
}
