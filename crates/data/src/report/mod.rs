//! A report as it is meant: nothing missing that its house requires, sections in the order in which they print.

mod appendices;
mod arrange;
mod asked;
mod check;
mod end_matter;
mod forms;
mod header;
mod leads;
mod named;
mod plans;
mod read;
mod reasons;
mod recommendations;
mod references;
mod reviews;
mod typed_titles;

pub use crate::document::Kind;
pub(crate) use named::texts;
pub use named::texts_named;
pub(crate) use read::TOP_LEVEL;
pub use read::{Surroundings, read_report};
pub use recommendations::Recommended;

use crate::date::Date;
use crate::plan::Plan;
use crate::prose::{Block, BlockKind, Footnote, Image, Inline, Visit, walk, walk_inlines};
use crate::source::{SourceId, Span, Spanned};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A board paper; a review, whose sections are its chapters; or a plan that stands on its own, which is
/// a report of that plan and nothing else.
#[derive(Debug)]
pub struct Report {
    /// Which of the three it is.
    pub kind: Kind,
    /// The path of its source, relative to the workspace.
    pub path: String,
    /// The title: the SUBJECT line of some houses.
    pub title: Spanned<String>,
    /// The date of the meeting or of the paper.
    pub date: Spanned<Date>,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// Who publishes it, in one line.
    pub publisher: String,
    /// Who publishes it: the authors of the PDF.
    pub publishers: Vec<String>,
    /// What a review has around its chapters.
    pub covers: Option<Covers>,
    /// The lines at its head, in the house's order.
    pub header: Vec<HeaderLine>,
    /// The sections, in the order in which they print.
    pub sections: Vec<Section>,
    /// Who signs it.
    pub contacts: Vec<Contact>,
    /// Who signed it off, but for what is printed beside the part that they signed.
    pub sign_offs: Vec<SignOff>,
    /// Where it was before.
    pub history: Vec<Earlier>,
    /// The open background papers.
    pub background_papers: Vec<BackgroundPaper>,
    /// The appendices.
    pub appendices: Vec<Appendix>,
    /// What can be cited, as listed.
    pub references: Vec<Reference>,
    /// The footnotes, in no particular order.
    pub footnotes: Vec<Footnote>,
    /// The action plans, by the file that names them and the path as written there; a plan that stands
    /// on its own by its own file and no path.
    pub plans: BTreeMap<(SourceId, String), Plan>,
    /// The pictures, by the file that names them and the path as written there.
    pub pictures: BTreeMap<(SourceId, String), Picture>,
    /// Where links lead, by the file that has them and the target as written there.
    pub links: BTreeMap<(SourceId, String), LinkTarget>,
}

/// What a review has around its chapters.
#[derive(Debug, Clone, Default)]
pub struct Covers {
    /// What stands below the title on the cover.
    pub subtitle: Option<Spanned<String>>,
    /// The picture on the cover.
    pub picture: Option<Image>,
    /// The page inside the cover; its headings are of level 1 and down.
    pub about: Vec<Block>,
    /// The back page; its headings are of level 1 and down.
    pub imprint: Vec<Block>,
}

/// A line at the head of a report.
#[derive(Debug, Clone)]
pub struct HeaderLine {
    /// What is printed before it.
    pub label: String,
    /// What it says.
    pub value: HeaderValue,
    /// Whether it says the title.
    pub is_title: bool,
}

/// What a line at the head of a report says.
#[derive(Debug, Clone)]
pub enum HeaderValue {
    /// Words, joined by commas.
    Words(Vec<Spanned<String>>),
    /// Words, one a line.
    List(Vec<Spanned<String>>),
    /// Yes or no.
    YesNo {
        /// Which of the two.
        answer: Spanned<bool>,
        /// The house's word for it.
        words: String,
        /// Why.
        reason: Option<Spanned<String>>,
    },
    /// All options, those ticked that apply.
    Ticks(Vec<Tick>),
    /// A table.
    Table {
        /// The label above each column.
        columns: Vec<String>,
        /// Its rows, of as many cells.
        rows: Vec<Vec<Option<Spanned<String>>>>,
    },
}

/// Something that is ticked, or not.
#[derive(Debug, Clone)]
pub struct Tick {
    /// Whether it is.
    pub ticked: bool,
    /// What it is.
    pub words: Spanned<String>,
}

/// A section of a report.
#[derive(Debug, Clone)]
pub struct Section {
    /// What its house knows it as.
    pub role: Role,
    /// The words of its heading, as they print.
    pub heading: Vec<Inline>,
    /// The id that the writer gave it.
    pub id: Option<Spanned<String>>,
    /// The id of the section of which this is the first part, where the house prints only the parts.
    pub id_of_whole: Option<Spanned<String>>,
    /// Whether its paragraphs take no numbers.
    pub plain: bool,
    /// Whether its heading takes no number.
    pub unnumbered: bool,
    /// Its language, if not the report's.
    pub language: Option<Spanned<String>>,
    /// What it holds; sub-headings stand among the blocks.
    pub blocks: Vec<Block>,
    /// Where its heading stands.
    pub span: Span,
    /// Whether it repeats an earlier section and so keeps that one's numbers.
    pub repeats: bool,
}

/// The part that a section plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Any section.
    Ordinary,
    /// What the body is asked to do.
    Recommendation,
    /// The list of background papers (Local Government Act 1972, section 100D).
    BackgroundPapers,
}

/// A person who signs a report.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Contact {
    pub name: Option<Spanned<String>>,
    pub post: Option<Spanned<String>>,
    pub directorate: Option<Spanned<String>>,
    pub phone: Option<Spanned<String>>,
    pub email: Option<Spanned<String>>,
}

/// Who signed a report off, or one part of it.
#[derive(Debug, Clone)]
pub struct SignOff {
    /// The part, by its title; the report as a whole if none.
    pub on: Option<Spanned<String>>,
    /// Who, with what they are: "A. Officer, Monitoring Officer".
    pub by: Spanned<String>,
    /// When, in the house's words.
    pub date: Option<Spanned<String>>,
}

/// Where a report was before.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// When, in the house's words.
    pub date: Option<Spanned<String>>,
    /// The body that considered it.
    pub body: Spanned<String>,
    /// What came of it.
    pub outcome: Option<Spanned<String>>,
}

/// A background paper that is open to inspection.
#[derive(Debug, Clone, Default)]
pub struct BackgroundPaper {
    /// What it is called.
    pub title: Option<Spanned<String>>,
    /// The place of inspection.
    pub place: Option<Spanned<String>>,
    /// Whom to ask for it.
    pub contact: Option<Spanned<String>>,
    /// Where it is on the web.
    pub url: Option<Spanned<String>>,
}

/// An appendix.
#[derive(Debug, Clone)]
pub struct Appendix {
    /// The id that the writer gave it.
    pub id: Option<Spanned<String>>,
    /// Its title, without the label before it.
    pub heading: Vec<Inline>,
    /// Its language, if not the report's.
    pub language: Option<Spanned<String>>,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// Where its title stands.
    pub span: Span,
}

/// Something that can be cited.
#[derive(Debug, Clone)]
pub struct Reference {
    /// What `[@key]` names.
    pub key: Spanned<String>,
    /// Its words.
    pub text: Vec<Inline>,
    /// Where it is on the web.
    pub url: Option<Spanned<String>>,
}

/// A picture that was read.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its path in the workspace.
    pub path: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Where it was first named.
    pub span: Span,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To an address: http, https, mailto or tel.
    Address(String),
    /// To another document: the path of its output without the ending, relative to this one's.
    Document(String),
}

/// A part of a report that prints as one, under a heading of its own if it has any.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'r> {
    /// The page inside the cover of a review.
    About(&'r [Block]),
    /// A section, or a chapter of a review.
    Section(&'r Section),
    /// The works cited.
    References(&'r [Reference]),
    /// An appendix.
    Appendix(&'r Appendix),
    /// The plan that the document is.
    Plan(&'r Plan),
    /// The back page of a review.
    Imprint(&'r [Block]),
}

/// The id of a plan in its own document.
pub const PLAN_ID: &str = "plan";

impl Report {
    /// The plan that it is, if it is one.
    pub fn own_plan(&self) -> Option<&Plan> {
        self.plans.values().next().filter(|_| self.kind == Kind::Plan)
    }

    /// The footnote with that key.
    pub fn footnote(&self, key: &str) -> Option<&Footnote> {
        self.footnotes.iter().find(|note| note.key.value == key)
    }

    /// The plan that a block of it stands for, if it could be read.
    pub fn plan_in(&self, file: &Spanned<String>) -> Option<&Plan> {
        self.plans.get(&(file.span.source, file.value.clone()))
    }

    /// What stands below the heading of each of its sections and appendices.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &[Block]> {
        let sections = self.sections.iter().filter(|section| !section.repeats);
        let sections = sections.map(|section| section.blocks.as_slice());
        sections.chain(self.appendices.iter().map(|appendix| appendix.blocks.as_slice()))
    }

    /// The page inside its cover and the back page.
    pub(crate) fn cover_pages(&self) -> impl Iterator<Item = &[Block]> {
        self.covers.iter().flat_map(|covers| [covers.about.as_slice(), covers.imprint.as_slice()])
    }

    /// The blocks below the headings of its sections and appendices, and no deeper.
    pub fn top_blocks(&self) -> impl Iterator<Item = &Block> {
        self.texts().flatten()
    }

    /// The file of the plan with that id, which may be an appendix's.
    pub fn plan_file(&self, id: &str) -> Option<&Spanned<String>> {
        let is = |given: &Option<Spanned<String>>| given.as_ref().is_some_and(|given| given.value == id);
        let appendix = self.appendices.iter().filter(|appendix| is(&appendix.id));
        let own = self.top_blocks().filter(|block| is(&block.attributes.id));
        appendix.flat_map(|appendix| &appendix.blocks).chain(own).find_map(|block| match &block.kind {
            BlockKind::Plan { file } => Some(file),
            _ => None,
        })
    }

    /// Whether an id is that of a plan, whose counts can be printed.
    pub fn is_plan(&self, id: &str) -> bool {
        self.kind == Kind::Plan && id == PLAN_ID || self.plan_file(id).is_some()
    }

    /// The plan with that id, if it could be read.
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        match self.kind {
            Kind::Plan => self.own_plan().filter(|_| id == PLAN_ID),
            Kind::Report | Kind::Review => self.plan_in(self.plan_file(id)?),
        }
    }

    /// Its prose as [`walk`] meets it, with that of the plans where they stand.
    pub(crate) fn walk_blocks<'r>(&'r self, blocks: &'r [Block], visit: &mut dyn FnMut(Visit<'r>)) {
        for block in blocks {
            walk(std::slice::from_ref(block), visit);
            if let BlockKind::Plan { file } = &block.kind
                && let Some(plan) = self.plan_in(file)
            {
                plan.walk(visit);
            }
        }
    }

    /// Its pieces in the order in which they print. Repeated sections are passed over.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        pieces.extend(self.covers.iter().map(|covers| Piece::About(&covers.about)));
        pieces.extend(self.sections.iter().filter(|section| !section.repeats).map(Piece::Section));
        let appendices = self.appendices.iter().map(Piece::Appendix);
        // A review is read to its end before its sources are looked up; a board paper's are close at hand.
        if self.kind == Kind::Review {
            pieces.extend(appendices);
            pieces.push(Piece::References(&self.references));
        } else {
            pieces.push(Piece::References(&self.references));
            pieces.extend(appendices);
        }
        pieces.extend(self.own_plan().map(Piece::Plan));
        pieces.extend(self.covers.iter().map(|covers| Piece::Imprint(&covers.imprint)));
        pieces
    }

    /// The prose of one of its pieces in the order in which it prints.
    pub(crate) fn walk_piece<'r>(&'r self, piece: Piece<'r>, visit: &mut dyn FnMut(Visit<'r>)) {
        match piece {
            Piece::About(blocks) | Piece::Imprint(blocks) => walk(blocks, visit),
            Piece::Section(section) => {
                walk_inlines(&section.heading, visit);
                self.walk_blocks(&section.blocks, visit);
            }
            Piece::Appendix(appendix) => {
                walk_inlines(&appendix.heading, visit);
                self.walk_blocks(&appendix.blocks, visit);
            }
            Piece::References(references) => {
                for reference in references {
                    walk_inlines(&reference.text, visit);
                }
            }
            Piece::Plan(plan) => plan.walk(visit),
        }
    }

    /// What prints of the front matter: title, head, who signs, where it was before, background papers.
    pub fn front_texts(&self) -> impl Iterator<Item = &Spanned<String>> {
        let header = self.header.iter().flat_map(|line| line.value.texts());
        let contacts = self.contacts.iter().flat_map(|contact| {
            [&contact.name, &contact.post, &contact.directorate, &contact.phone, &contact.email]
        });
        let papers = self
            .background_papers
            .iter()
            .flat_map(|paper| [&paper.title, &paper.place, &paper.contact, &paper.url]);
        let signed = self.sign_offs.iter().flat_map(|signed| signed.on.iter().chain([&signed.by]));
        let history = self.history.iter().flat_map(|earlier| earlier.outcome.iter().chain([&earlier.body]));
        let subtitle = self.covers.iter().filter_map(|covers| covers.subtitle.as_ref());
        std::iter::once(&self.title)
            .chain(subtitle)
            .chain(header)
            .chain(signed)
            .chain(history)
            .chain(contacts.chain(papers).flatten())
    }

    /// All its prose in the order in which it prints; footnotes last.
    pub fn walk<'r>(&'r self, visit: &mut dyn FnMut(Visit<'r>)) {
        for piece in self.pieces() {
            self.walk_piece(piece, visit);
        }
        for footnote in &self.footnotes {
            walk(&footnote.blocks, visit);
        }
    }
}
