//! What somebody who listens to a document meets, line by line: once as its tag tree has it, once as its model
//! says; and the comparison of the two.

mod of_pdf;
mod of_report;

pub use of_pdf::lines_of_pdf;
pub use of_report::lines_of_report;

use crate::pdf::one_spaced;
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
    pub page: Option<Page>,
    /// The pages on which what stands in its words begins, one by one; known of a PDF only.
    pub inline_pages: Vec<Option<Page>>,
    /// The places by which it is linked to; known of a model only.
    pub anchors: Vec<String>,
    /// The words before and after the pages on which a work is cited, for one page and for several, and the
    /// places where it is; known of a model only.
    pub cited_on: Option<CitedOn>,
}

/// A page of a PDF.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Where it stands in the file, counted from one.
    pub number: usize,
    /// What it is called: `ii` or `3`.
    pub label: String,
}

/// On which pages a work is cited, as long as these are not known.
#[derive(Debug, Clone, PartialEq)]
pub struct CitedOn {
    /// What a house says of one page, with `{pages}` for its number.
    pub one: String,
    /// What it says of several.
    pub several: String,
    /// Where the work is cited.
    pub places: Vec<String>,
}

/// What stands in a line's words.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// A link or the mark of a footnote: its words and where it leads.
    Link(String, To),
    /// A link to a work that is cited, which in turn is told to stand at this place; known of a model only.
    Citation(String, To, String),
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

/// The page of each place.
type Pages = BTreeMap<String, Option<Page>>;

/// Stands, between two of these, for the number of the page on which a place is.
const PAGE_OF: char = '\u{1}';

/// The first difference between the lines that a model says and those that its PDF has; none if they are the same.
///
/// The model does not know on which page a place will be; the lines of the PDF that stand for the places say it.
/// What a house draws in bold by itself, such as a label, is no difference; nor is where a footnote hangs: on its mark,
/// on the text below a heading, or in a list below a table.
pub fn difference(expected: &[Line], found: &[Line]) -> Option<String> {
    let (expected, found) = (&notes_apart(expected), &notes_apart(found));
    let pages = pages(expected, found);
    let same_things =
        expected.iter().zip(found).take_while(|(expected, found)| expected.role == found.role).count();
    let mut found = found.clone();
    for (expected, found) in expected.iter().zip(&mut found) {
        found.forget_bold_beyond(expected);
    }
    let resolved = expected.iter().enumerate().map(|(index, line)| {
        let mut resolved = line.resolved(&pages);
        resolved.accept_notes_beside(line, found.get(index));
        resolved.to_string()
    });
    let expected: Vec<String> = resolved.collect();
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

/// The lines without the footnotes among them, and then these, one after the other.
fn notes_apart(lines: &[Line]) -> Vec<Line> {
    let mut notes = Vec::new();
    let mut apart = without_notes(lines, &mut notes);
    // Notes of one label, in several chapters, follow one another as they did.
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut keyed: Vec<((usize, String), Vec<Line>)> = Vec::new();
    for note in notes {
        let label = note[0].text.clone();
        let times = seen.entry(label.clone()).or_default();
        *times += 1;
        keyed.push(((*times, label), note));
    }
    keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
    apart.extend(keyed.into_iter().flat_map(|(_, note)| note));
    apart
}

fn without_notes(lines: &[Line], notes: &mut Vec<Vec<Line>>) -> Vec<Line> {
    let mut rest: Vec<Line> = Vec::new();
    let mut next = 0;
    while let Some(line) = lines.get(next) {
        let below = lines[next + 1..].iter().take_while(|below| below.depth > line.depth).count();
        if line.role == "Note" {
            let place = notes.len();
            notes.push(Vec::new());
            let mut note = without_notes(&lines[next + 1..=next + below], notes);
            note.insert(0, line.clone());
            note.iter_mut().for_each(|inner| inner.depth -= line.depth);
            notes[place] = note;
            next += below + 1;
            continue;
        }
        // A paragraph that bears notes and nothing else is not heard.
        let bears = lines.get(next + 1).is_some_and(|note| note.role == "Note" && note.depth > line.depth);
        if !(bears && line.role == "P" && line.text.is_empty()) {
            rest.push(line.clone());
        }
        next += 1;
    }
    rest
}

/// The page of each place, as far as the two agree on what there is.
fn pages(expected: &[Line], found: &[Line]) -> Pages {
    let pairs = expected.iter().zip(found).take_while(|(expected, found)| expected.role == found.role);
    let mut pages = BTreeMap::new();
    for (index, (line, same)) in pairs.enumerate() {
        // A table or list begins where its first words stand.
        let page = found[index..].iter().find_map(|line| line.page.clone());
        pages.extend(line.anchors.iter().map(|anchor| (anchor.clone(), page.clone())));
        for (inline, page) in line.inlines.iter().zip(&same.inline_pages) {
            if let Inline::Citation(_, _, place) = inline {
                pages.entry(place.clone()).or_insert_with(|| page.clone());
            }
        }
    }
    pages
}

/// The language that a tag such as `en-GB` begins with.
fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or(tag).to_owned()
}

impl Line {
    fn resolved(&self, pages: &Pages) -> Self {
        let mut line = self.clone();
        line.text = with_pages(&line.text, pages);
        line.tell_cited_on(pages);
        for inline in &mut line.inlines {
            if let Inline::Citation(words, to, _) = inline {
                *inline = Inline::Link(words.clone(), to.clone());
            }
            if let Inline::Link(words, to) = inline {
                *words = with_pages(words, pages);
                if let To::Place(anchor) = to {
                    *to = To::Page(pages.get(anchor).cloned().flatten().map(|page| page.number));
                }
            }
        }
        line
    }

    /// Adds the pages on which the work is cited, each once.
    fn tell_cited_on(&mut self, pages: &Pages) {
        let Some(CitedOn { one, several, places }) = self.cited_on.take() else { return };
        let mut on: Vec<&Page> = places.iter().filter_map(|place| pages.get(place)?.as_ref()).collect();
        on.sort_by_key(|page| page.number);
        on.dedup_by_key(|page| page.number);
        if on.is_empty() {
            return;
        }
        let labels: Vec<&str> = on.iter().map(|page| page.label.as_str()).collect();
        let words = if on.len() > 1 { several } else { one };
        self.text = one_spaced(&format!("{} {}", self.text, words.replace("{pages}", &labels.join(", "))));
        let links = on.iter().map(|page| Inline::Link(page.label.clone(), To::Page(Some(page.number))));
        self.inlines.extend(links);
    }

    /// Takes a link to a note that leads to the page before or after: it leads to the mark, and that a note stands on
    /// the page of its mark is tested apart.
    fn accept_notes_beside(&mut self, unresolved: &Self, found: Option<&Self>) {
        let Some(found) = found else { return };
        let inlines = self.inlines.iter_mut().zip(&unresolved.inlines).zip(&found.inlines);
        for ((inline, unresolved), found) in inlines {
            if let Inline::Link(_, To::Page(Some(page))) = inline
                && let Inline::Link(_, To::Place(place)) = unresolved
                && let Inline::Link(_, To::Page(Some(found))) = found
                && place.starts_with("note ")
                && page.abs_diff(*found) == 1
            {
                *page = *found;
            }
        }
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

fn with_pages(text: &str, pages: &Pages) -> String {
    let parts = text.split(PAGE_OF).enumerate();
    let shown = parts.map(|(index, part)| match index % 2 {
        0 => part.to_owned(),
        _ => pages.get(part).cloned().flatten().map_or("?".to_owned(), |page| page.label),
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
