//! Numbers: every label of a report, in the order in which it prints, and what a reference to it says.

mod inside;
mod notes;
mod places;

use crate::house::{House, Listed, Pattern};
use crate::prose::{Block, BlockKind, ItemMark, ListItem, plain_text};
use crate::report::{Appendix, Kind, PLAN_ID, Piece, Report, Role, Section};
use crate::source::{Span, Spanned};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What can have a label or be linked to. Two parts can stand at one place: a list of one item
/// begins and ends with its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A heading of a section, of an appendix or within one.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// An action of a plan.
    Action,
    /// Any other block: a list, table, figure, box, quotation or signature.
    Block,
}

/// The labels of a report.
#[derive(Debug, Default)]
pub struct Numbers {
    labels: HashMap<(Part, Span), String>,
    anchors: HashMap<(Part, Span), String>,
    targets: BTreeMap<String, Target>,
    footnotes: Vec<(String, String)>,
    citations: Vec<String>,
}

/// What a reference can lead to.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The name of the place in the output: ASCII letters, digits and hyphens, the same in every format.
    pub anchor: String,
    /// The number alone, if it has one: "3.1".
    pub number: Option<String>,
    /// What `[](#id)` prints: "paragraph 3.1", or the title of something without number; `None` if it has neither.
    pub words: Option<String>,
    /// Where the id was given.
    pub span: Span,
}

impl Numbers {
    /// The label of the heading at that place, of a section or within one.
    pub fn heading(&self, span: Span) -> Option<&str> {
        self.label(Part::Heading, span)
    }

    /// The label of the paragraph at that place.
    pub fn paragraph(&self, span: Span) -> Option<&str> {
        self.label(Part::Paragraph, span)
    }

    /// The label of the list item at that place; none in a list without marks or with bullets.
    pub fn item(&self, span: Span) -> Option<&str> {
        self.label(Part::Item, span)
    }

    /// The label before the caption of the table or figure at that place: "Table 2".
    pub fn caption(&self, span: Span) -> Option<&str> {
        self.label(Part::Block, span)
    }

    fn label(&self, part: Part, span: Span) -> Option<&str> {
        self.labels.get(&(part, span)).map(String::as_str)
    }

    /// The name of the place in the output, for what can be linked to.
    pub fn anchor(&self, part: Part, span: Span) -> Option<&str> {
        self.anchors.get(&(part, span)).map(String::as_str)
    }

    /// What an id means.
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.get(id)
    }

    /// All ids, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.targets.keys().map(String::as_str)
    }

    /// The mark of a footnote: its letter or number in the order of first mention.
    pub fn footnote(&self, key: &str) -> Option<&str> {
        self.footnotes.iter().find(|(known, _)| known == key).map(|(_, mark)| mark.as_str())
    }

    /// The footnotes that are mentioned, in the order of first mention, each with its mark.
    pub fn footnotes(&self) -> &[(String, String)] {
        &self.footnotes
    }

    /// The number of a cited or listed reference, from 1.
    pub fn citation(&self, key: &str) -> Option<usize> {
        self.citations.iter().position(|known| known == key).map(|at| at + 1)
    }

    /// The keys of the references in the order in which they are numbered.
    pub fn citations(&self) -> &[String] {
        &self.citations
    }
}

/// Numbers a report as its house says.
pub fn number(report: &Report, house: &House) -> Numbers {
    let house = house.in_language(&report.language);
    let mut counting = Counting {
        report,
        house,
        language: &report.language,
        numbers: Numbers::default(),
        anchors: HashSet::new(),
        next_anchors: HashMap::new(),
        series: Series::of(report.kind, house),
        section: 0,
        section_numbered: false,
        appendix: 0,
        paragraph: 0,
        recommendation: 0,
        items: 0,
        outer_item: None,
        tables: 0,
        figures: 0,
        boxes: 0,
    };
    for piece in report.pieces() {
        counting.piece(piece);
    }
    counting.notes();
    counting.numbers
}

/// What numbers its parts: sections of a report, or chapters of a review.
struct Series<'a> {
    /// What a section is called, to cite it.
    word: &'static str,
    section: Option<&'a Pattern>,
    paragraph: Option<&'a Pattern>,
    recommendation: Option<&'a Pattern>,
    subheadings_share: bool,
    /// Whether recommendations stand in boxes and make one series through the document.
    recommendations_in_boxes: bool,
    /// Whether boxes are listed after the contents.
    lists_boxes: bool,
}

impl<'a> Series<'a> {
    fn of(kind: Kind, house: &'a House) -> Self {
        let numbering = &house.numbering;
        match kind {
            Kind::Report | Kind::Plan => Self {
                word: "section",
                section: numbering.section.as_ref(),
                paragraph: numbering.paragraph.as_ref(),
                recommendation: numbering.recommendation.as_ref(),
                subheadings_share: numbering.subheadings_share,
                recommendations_in_boxes: false,
                lists_boxes: false,
            },
            Kind::Review => Self {
                word: "chapter",
                section: house.review.chapter.as_ref(),
                paragraph: house.review.paragraph.as_ref(),
                recommendation: house.review.recommendation.as_ref(),
                subheadings_share: false,
                recommendations_in_boxes: true,
                lists_boxes: house.review.lists.contains(&Listed::Boxes),
            },
        }
    }
}

struct Counting<'a> {
    report: &'a Report,
    house: &'a House,
    language: &'a str,
    numbers: Numbers,
    anchors: HashSet<String>,
    /// The next name to try, of those that would be the same.
    next_anchors: HashMap<String, usize>,
    series: Series<'a>,
    section: usize,
    /// Whether the section at hand has a number, for labels that begin with it.
    section_numbered: bool,
    appendix: usize,
    paragraph: usize,
    /// The recommendations so far: several lists of them make one series.
    recommendation: usize,
    /// The items so far of the lists of a paragraph, where they begin with its number.
    items: usize,
    /// The label of the item of a list that is around what is numbered.
    outer_item: Option<String>,
    tables: usize,
    figures: usize,
    boxes: usize,
}

/// What is at hand while a section is numbered.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Whether paragraphs take numbers here.
    numbered: bool,
    /// Whether sub-headings take numbers of the paragraphs' series here.
    subheadings: bool,
    /// Whether a list here is the recommendation's.
    recommendation: bool,
}

impl<'a> Counting<'a> {
    fn word(&self, key: &str) -> String {
        self.house.words(self.language).map_or_else(|| key.to_owned(), |words| words.get(key).to_owned())
    }

    fn piece(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::About(blocks) | Piece::Imprint(blocks) => self.blocks(blocks, Place::default()),
            Piece::Section(section) => self.section(section),
            Piece::Appendix(appendix) => self.appendix(appendix),
            Piece::References(_) => {}
            Piece::Plan(plan) => {
                let id = Spanned::new(PLAN_ID.to_owned(), plan.span);
                let title = Some(plain_text(&plan.title));
                self.target(Some(&id), (Part::Block, plan.span), "plan", None, title);
                self.plan(Some(plan));
            }
        }
    }

    fn section(&mut self, section: &Section) {
        let pattern = self.series.section.filter(|_| !section.unnumbered);
        if pattern.is_some() {
            self.section += 1;
        }
        if self.series.paragraph.is_some_and(|pattern| pattern.counters() > 1) {
            self.paragraph = 0;
        }
        self.items = 0;
        let cited = pattern.map(|pattern| {
            self.numbers.labels.insert((Part::Heading, section.span), pattern.label(&[self.section]));
            pattern.cited(&[self.section])
        });
        let title = plain_text(&section.heading);
        self.section_numbered = pattern.is_some();
        if !self.series.recommendations_in_boxes {
            self.recommendation = 0;
        }
        let at = (Part::Heading, section.span);
        self.target(section.id.as_ref(), at, self.series.word, cited.clone(), Some(title.clone()));
        if let Some(anchor) = self.numbers.anchors.get(&at).cloned() {
            self.name(section.id_of_whole.as_ref(), anchor, self.series.word, cited, Some(title));
        }
        // A paragraph within an unnumbered section would borrow the number of the section before it.
        let counts = self.series.paragraph.is_some_and(|pattern| {
            pattern.counters() == 1 || (self.series.section.is_some() && !section.unnumbered)
        });
        let recommendation = section.role == Role::Recommendation;
        let list =
            section.blocks.iter().any(|block| matches!(block.kind, BlockKind::List { ordered: true, .. }));
        let place = Place {
            numbered: counts
                && !section.plain
                && !(recommendation && (list || self.house.report.recommendation.runs_on)),
            subheadings: counts && !section.plain && self.series.subheadings_share,
            recommendation,
        };
        self.blocks(&section.blocks, place);
    }

    fn appendix(&mut self, appendix: &Appendix) {
        self.appendix += 1;
        // Its lists begin with no paragraph's number.
        (self.section_numbered, self.paragraph, self.items) = (false, 0, 0);
        let index = self.appendix;
        let pattern = &self.house.numbering.appendix;
        let label = format!("{} {}", self.word("appendix"), pattern.label(&[index]));
        self.numbers.labels.insert((Part::Heading, appendix.span), label);
        let cited = pattern.cited(&[index]);
        self.target(appendix.id.as_ref(), (Part::Heading, appendix.span), "appendix", Some(cited), None);
        self.blocks(&appendix.blocks, Place::default());
    }

    /// The blocks of a section, and no deeper: only its own paragraphs take numbers.
    fn blocks(&mut self, blocks: &[Block], mut place: Place) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { level, content } => {
                    let shares = place.subheadings && *level == 2 && !block.attributes.unnumbered;
                    let cited = shares.then(|| self.next_paragraph()).map(|(label, cited)| {
                        self.numbers.labels.insert((Part::Heading, block.span), label);
                        cited
                    });
                    // Text under a sub-heading of the series belongs to it and takes no number.
                    if place.subheadings {
                        place.numbered = false;
                    }
                    let kind = if cited.is_some() { "paragraph" } else { "heading" };
                    self.target(
                        block.attributes.id.as_ref(),
                        (Part::Heading, block.span),
                        kind,
                        cited,
                        Some(plain_text(content)),
                    );
                }
                BlockKind::Paragraph(_) => {
                    let numbered = place.numbered && !block.attributes.unnumbered;
                    let cited = numbered.then(|| self.next_paragraph()).map(|(label, cited)| {
                        self.numbers.labels.insert((Part::Paragraph, block.span), label);
                        cited
                    });
                    let at = (Part::Paragraph, block.span);
                    let title = block.attributes.stands_for.clone();
                    self.target(block.attributes.id.as_ref(), at, "paragraph", cited, title);
                }
                BlockKind::List { ordered: true, items }
                    if place.recommendation && !block.attributes.plain =>
                {
                    self.recommendations(items);
                    for item in items {
                        self.inside(&item.blocks, 1);
                    }
                }
                _ => self.inside(std::slice::from_ref(block), 0),
            }
        }
    }

    fn next_paragraph(&mut self) -> (String, String) {
        self.paragraph += 1;
        self.items = 0;
        self.counted(self.series.paragraph, self.paragraph)
    }

    /// The label and its cited form; a pattern of two counters begins with the section's.
    fn counted(&self, pattern: Option<&Pattern>, number: usize) -> (String, String) {
        match pattern {
            Some(pattern) if pattern.counters() > 1 && self.section_numbered => {
                let numbers = [self.section, number];
                (pattern.label(&numbers), pattern.cited(&numbers))
            }
            Some(pattern) => (pattern.label(&[number]), pattern.cited(&[number])),
            None => (String::new(), String::new()),
        }
    }

    /// The label of an item of a numbered list, and its cited form. A pattern of several counters begins with the
    /// section and the paragraph, counts on through all lists of the paragraph, and deeper with the item around it.
    fn item_label(&mut self, pattern: &Pattern, index: usize, outer: Option<&str>) -> (String, String) {
        if pattern.counters() == 1 {
            return (pattern.label(&[index]), pattern.cited(&[index]));
        }
        if let Some(outer) = outer {
            let label = format!("{}.{index}", outer.trim_end_matches('.'));
            return (label.clone(), label);
        }
        self.items += 1;
        let numbers = [self.section, self.paragraph, self.items];
        let first = numbers.len() - pattern.counters();
        let counts = (first > 0 || self.section_numbered) && self.paragraph > 0;
        if !counts {
            return (index.to_string(), index.to_string());
        }
        (pattern.label(&numbers[first..]), pattern.cited(&numbers[first..]))
    }

    /// Labels an item whose mark is no number of its own; says whether it is one.
    fn given_mark(&mut self, item: &ListItem) -> bool {
        let label = match item.mark {
            ItemMark::Own => return false,
            ItemMark::Ticked(ticked) => self.word(if ticked { "tick" } else { "no_tick" }),
            ItemMark::As(other) => self.numbers.item(other).unwrap_or_default().to_owned(),
        };
        self.numbers.labels.insert((Part::Item, item.span), label);
        true
    }

    fn recommendations(&mut self, items: &[ListItem]) {
        for item in items {
            if self.given_mark(item) {
                continue;
            }
            let pattern = self.series.recommendation;
            self.recommendation += 1;
            let numbered = pattern.is_some().then(|| self.counted(pattern, self.recommendation));
            let cited = numbered.map(|(label, cited)| {
                self.numbers.labels.insert((Part::Item, item.span), label);
                cited
            });
            self.target(item.id.as_ref(), (Part::Item, item.span), "recommendation", cited, None);
        }
    }
}

#[cfg(test)]
mod tests;
