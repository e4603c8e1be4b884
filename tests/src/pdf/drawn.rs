//! Where text stands on its page.

use lopdf::Object;

use super::element::Kid;
use super::matrix::float;
use super::order::Run;
use super::{Element, Pdf, object};

/// Glyphs that are drawn in one go, in points from the left and lower edges of their page.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The page, counted from one.
    pub page: usize,
    /// Where the first glyph begins.
    pub left: f32,
    /// Where the last glyph ends.
    pub right: f32,
    /// The line on which they stand.
    pub baseline: f32,
    /// The font size.
    pub size: f32,
    /// Their characters, from left to right.
    pub text: String,
    /// The subtype of the artifact that they are, such as `Footer`.
    pub furniture: Option<String>,
}

impl Drawn {
    /// The height that letters may reach.
    pub fn top(&self) -> f32 {
        self.baseline + 0.8 * self.size
    }

    /// The depth that letters may reach.
    pub fn bottom(&self) -> f32 {
        self.baseline - 0.25 * self.size
    }
}

impl Pdf {
    /// The width and height of each page in points.
    pub fn page_sizes(&self) -> Vec<(f32, f32)> {
        let size = |id| {
            let mut node = self.document.get_dictionary(id).ok();
            while let Some(dictionary) = node {
                if let Some(Object::Array(edges)) = object::get(&self.document, dictionary, b"MediaBox") {
                    return (float(&edges[2]) - float(&edges[0]), float(&edges[3]) - float(&edges[1]));
                }
                node = object::dictionary(&self.document, dictionary, b"Parent");
            }
            panic!("a page has a size");
        };
        self.pages.iter().map(|page| size(page.id)).collect()
    }

    /// All text with a character that is seen, page by page.
    pub fn drawn(&self) -> Vec<Vec<Drawn>> {
        let pages = (1..).zip(&self.pages);
        let drawn = pages.map(|(number, page)| {
            let runs = page.content.drawn();
            runs.map(|(furniture, run)| drawn(number, run, furniture)).filter(is_seen).collect()
        });
        drawn.collect()
    }

    /// The text beneath an element with a character that is seen, in reading order; footnotes aside, which stand
    /// at the foot of their page.
    pub fn drawn_beneath(&self, element: &Element) -> Vec<Drawn> {
        let mut found = Vec::new();
        for kid in &element.kids {
            match kid {
                Kid::Text(text) => {
                    let page = |run: &Run| self.page_number(run.place.page).unwrap_or(0);
                    found.extend(text.runs.iter().map(|run| drawn(page(run), run, None)).filter(is_seen));
                }
                Kid::Element(kid) if kid.role != "Note" => found.extend(self.drawn_beneath(kid)),
                Kid::Element(_) | Kid::Link(_) => {}
            }
        }
        found
    }
}

fn drawn(page: usize, run: &Run, furniture: Option<&str>) -> Drawn {
    Drawn {
        page,
        left: run.place.x,
        right: run.right,
        baseline: run.place.y,
        size: run.place.size,
        text: run.units.iter().map(|unit| unit.text.as_str()).collect(),
        furniture: furniture.map(str::to_owned),
    }
}

fn is_seen(drawn: &Drawn) -> bool {
    !drawn.text.trim().is_empty()
}
