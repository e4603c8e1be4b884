//! What somebody who listens to a document meets, line by line: once as its tag tree has it, once as its model
//! says; and the comparison of the two.

mod of_pdf;
mod of_report;

pub use of_pdf::lines_of_pdf;
pub use of_report::lines_of_report;

use std::collections::BTreeMap;
use std::fmt;

/// One thing that is met: a heading, a paragraph, a list, an item, a table, a row, a cell, a picture, a note.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// How many others it stands in.
    pub depth: usize,
    /// What it is, such as `H1`, `P`, `LI` or `TH[row]`.
    pub role: String,
    /// Its words with the number before them, white space made one; an item's or note's label, a picture's
    /// alternative text.
    pub text: String,
    /// The language of its words without its region, which Typst takes from the text around.
    pub language: String,
    /// The links, marks and pictures in its words, in order.
    pub inlines: Vec<Inline>,
    /// What of its words is emphasised, by `Em`, `Strong` or `Code`, without white space.
    pub marked: BTreeMap<&'static str, String>,
    /// The page on which it begins; known of a PDF only.
    pub page: Option<usize>,
    /// The places by which it is linked to; known of a model only.
    pub anchors: Vec<String>,
}

/// What stands in a line's words.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// A link: its words and where it leads.
    Link(String, To),
    /// The mark of a footnote, and where it leads.
    Mark(String, To),
    /// A picture within the words, by its alternative text.
    Picture(String),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum To {
    /// Out of the document.
    Address(String),
    /// To a page of the document, counted from one.
    Page(Option<usize>),
    /// To a place, as long as its page is not known.
    Place(String),
}

/// Stands, between two of these, for the number of the page on which a place is.
const PAGE_OF: char = '\u{1}';

/// The first difference between the lines that a model says and those that its PDF has; none if they are the same.
///
/// The model does not know on which page a place will be; the lines of the PDF that stand for the places say it.
/// What a house draws in bold by itself, such as a label, is no difference.
pub fn difference(expected: &[Line], found: &[Line]) -> Option<String> {
    let pages = pages(expected, found);
    let same_things =
        expected.iter().zip(found).take_while(|(expected, found)| expected.role == found.role).count();
    let mut found = found.to_vec();
    for (expected, found) in expected.iter().zip(&mut found) {
        found.forget_bold_beyond(expected);
    }
    let expected: Vec<String> = expected.iter().map(|line| line.resolved(&pages).to_string()).collect();
    let found: Vec<String> = found.iter().map(Line::to_string).collect();
    let alike = expected.iter().zip(&found).take_while(|(expected, found)| expected == found).count();
    // Where there is another number of things, the pages are not known, and that is not what is wrong.
    let same = if same_things < expected.len().max(found.len()) { same_things } else { alike };
    if same == expected.len() && same == found.len() {
        return None;
    }
    let around = |lines: &[String]| lines[same.saturating_sub(3)..(same + 4).min(lines.len())].join("\n");
    let number = same + 1;
    let (expected, found) = (around(&expected), around(&found));
    Some(format!("line {number} differs\n--- as the model says\n{expected}\n--- as the PDF has it\n{found}"))
}

/// The page of each place, as far as the two agree on what there is.
fn pages(expected: &[Line], found: &[Line]) -> BTreeMap<String, Option<usize>> {
    let pairs = expected.iter().zip(found).take_while(|(expected, found)| expected.role == found.role);
    let mut pages = BTreeMap::new();
    for (index, (line, _)) in pairs.enumerate() {
        // A table or list begins where its first words stand.
        let page = found[index..].iter().find_map(|line| line.page);
        pages.extend(line.anchors.iter().map(|anchor| (anchor.clone(), page)));
    }
    pages
}

/// The language that a tag such as `en-GB` begins with.
fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or(tag).to_owned()
}

impl Line {
    fn resolved(&self, pages: &BTreeMap<String, Option<usize>>) -> Self {
        let mut line = self.clone();
        line.text = with_pages(&line.text, pages);
        for inline in &mut line.inlines {
            if let Inline::Link(words, to) | Inline::Mark(words, to) = inline {
                *words = with_pages(words, pages);
                if let To::Place(anchor) = to {
                    *to = To::Page(pages.get(anchor).copied().flatten());
                }
            }
        }
        line
    }

    /// Drops strong emphasis beyond what the model's line has: a house draws labels and leads in bold.
    fn forget_bold_beyond(&mut self, expected: &Self) {
        let mut wanted = expected.marked.get("Strong").map_or("", String::as_str).chars().peekable();
        for c in self.marked.get("Strong").map_or("", String::as_str).chars() {
            wanted.next_if_eq(&c);
        }
        if wanted.peek().is_none() {
            self.marked.remove("Strong");
            self.marked
                .extend(expected.marked.get_key_value("Strong").map(|(role, words)| (*role, words.clone())));
        }
    }
}

/// Adds words to what is marked so.
fn mark(marked: &mut BTreeMap<&'static str, String>, role: &'static str, words: &str) {
    marked.entry(role).or_default().extend(words.split_whitespace());
}

fn with_pages(text: &str, pages: &BTreeMap<String, Option<usize>>) -> String {
    let parts = text.split(PAGE_OF).enumerate();
    let shown = parts.map(|(index, part)| match index % 2 {
        0 => part.to_owned(),
        _ => pages.get(part).copied().flatten().map_or("?".to_owned(), |page| page.to_string()),
    });
    shown.collect()
}

impl fmt::Display for Line {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let indent = 2 * self.depth;
        write!(out, "{:indent$}{} {:?} [{}]", "", self.role, self.text, self.language)?;
        for inline in &self.inlines {
            write!(out, "\n{:indent$}  · {inline:?}", "")?;
        }
        for (role, words) in &self.marked {
            write!(out, "\n{:indent$}  · {role} {words:?}", "")?;
        }
        Ok(())
    }
}
