//! A house: one organisation's style, resolved from the layers that it extends.

mod colours;
mod layers;
mod pattern;
mod plan;
mod read;
mod review;
mod sections;

pub use colours::contrast;
pub use layers::load_house;
pub use pattern::Pattern;
pub use plan::{Grade, PlanColumn, PlanStyle};
pub use review::{Listed, ReviewStyle};
pub use sections::{KnownSection, KnownSubsection, title_key};

use crate::date::{Date, format_date};
use crate::plan::Column;
use crate::source::Spanned;
use crate::written::Table;
use std::collections::BTreeMap;

/// A house with nothing left to look up: each setting from the layer that said it last.
#[derive(Debug)]
pub struct House {
    /// Its name and those it extends, the nearest first; `base` comes last.
    pub chain: Vec<String>,
    /// The paper, "a4", as Typst names it.
    pub paper: String,
    /// The margins.
    pub margin: Margin,
    /// Fonts and sizes.
    pub text: TextStyle,
    /// Colours by name, as `#rrggbb`.
    pub colours: BTreeMap<String, String>,
    /// The fields at the head of a report, in the order in which they print.
    pub header: Vec<HeaderField>,
    /// The sections that it knows, by id.
    pub sections: Vec<KnownSection>,
    /// Whether sections that it does not know may stand in a report.
    pub unknown_sections_allowed: bool,
    /// Whether a recognised section prints the title that the writer typed.
    pub writer_titles: bool,
    /// What an empty section prints, where the section says nothing of its own.
    pub nil_phrase: String,
    /// Words that say no more than that there is nothing.
    pub nil_words: Vec<String>,
    /// How things number themselves.
    pub numbering: Numbering,
    /// Where the recommendation stands.
    pub recommendation_place: RecommendationPlace,
    /// Whether the recommendation's lead-in goes on in the line of its heading.
    pub lead_in_runs_on: bool,
    /// Whether background papers print as a table.
    pub background_table: bool,
    /// How dates are worded, in the directives of `date::format_date`.
    pub date_wording: String,
    /// The kinds of box.
    pub boxes: Vec<BoxKind>,
    /// How action plans are set.
    pub plan: PlanStyle,
    /// How reviews are set.
    pub review: ReviewStyle,
    /// Words by language, by primary subtag.
    pub words: BTreeMap<String, Words>,
    /// The house's own knobs, for its Typst functions alone.
    pub look: Option<Table>,
}

/// The space between two columns of text, in points.
pub const COLUMN_GUTTER: f64 = 22.0;

/// Margins in points.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Margin {
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub left: f64,
}

/// Fonts and sizes; lengths in points.
#[derive(Debug, Clone)]
pub struct TextStyle {
    /// Families, the first that has a character prints it.
    pub fonts: Vec<Spanned<String>>,
    /// Body text.
    pub size: f64,
    /// Notes and footers.
    pub small_size: f64,
    /// Headings of sections.
    pub heading_size: f64,
    /// The title on the page.
    pub title_size: f64,
    /// From line to line, in font sizes.
    pub leading: f64,
    /// The column in which numbers hang.
    pub number_width: f64,
}

/// One field at the head of a report.
#[derive(Debug, Clone)]
pub struct HeaderField {
    /// The key under which the writer gives it.
    pub id: String,
    /// What is printed before it.
    pub label: String,
    /// Whether a report must have it.
    pub required: bool,
    /// Whether it prints the report's title.
    pub is_title: bool,
}

/// How things number themselves; `None` is without number.
#[derive(Debug, Clone)]
pub struct Numbering {
    /// Sections.
    pub section: Option<Pattern>,
    /// Paragraphs: two counters within the section, one through the report.
    pub paragraph: Option<Pattern>,
    /// Whether sub-headings share the series of paragraphs.
    pub subheadings_share: bool,
    /// Recommendations: two counters begin with the section's.
    pub recommendation: Option<Pattern>,
    /// Ordered lists, by depth; deeper ones begin again.
    pub list: Vec<Pattern>,
    /// Footnotes.
    pub footnote: Pattern,
    /// Whether citations stand above the line, rather than in brackets.
    pub citation_superscript: bool,
    /// Whether references are numbered by first citation, rather than as listed.
    pub cited_order: bool,
    /// Whether footnotes begin anew in each section or chapter.
    pub notes_by_chapter: bool,
    /// Tables and figures with a caption, each in its own series.
    pub caption: Option<Pattern>,
    /// Boxes, but for those of recommendations.
    pub boxes: Option<Pattern>,
    /// Appendices.
    pub appendix: Pattern,
}

/// Where the recommendation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecommendationPlace {
    /// Where it was written.
    InPlace,
    /// Before all other sections.
    First,
    /// After all other sections.
    Last,
    /// Before all others, and again after them.
    Both,
}

/// A kind of box.
#[derive(Debug, Clone)]
pub struct BoxKind {
    /// The word after `:::`.
    pub kind: String,
    /// What is printed above a box without a title, if anything.
    pub word: Option<String>,
    /// The name of its colour.
    pub colour: String,
    /// The sign before its title or word, if any.
    pub mark: Option<String>,
}

/// The house's words in one language.
#[derive(Debug, Clone)]
pub struct Words {
    /// Each word by its key.
    pub entries: BTreeMap<String, String>,
    /// January to December.
    pub months: [String; 12],
    /// Monday to Sunday.
    pub weekdays: [String; 7],
    /// Numbers in words, from nought; greater ones print in figures.
    pub numbers: Vec<String>,
}

impl Words {
    /// A count as it stands in running text: in words while there are words for it.
    pub fn count(&self, count: usize) -> String {
        self.numbers.get(count).cloned().unwrap_or_else(|| count.to_string())
    }

    /// The word of that key, or the key itself, which a house's check would have found.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.entries.get(key).map_or(key, String::as_str)
    }
}

impl House {
    /// The name of this house.
    pub fn name(&self) -> &str {
        self.chain.first().map_or("base", String::as_str)
    }

    /// The words for a language tag such as `cy` or `en-GB`; English where the house has none.
    pub fn words(&self, language: &str) -> Option<&Words> {
        let primary = language.split('-').next().unwrap_or(language).to_ascii_lowercase();
        self.words.get(&primary).or_else(|| self.words.get("en"))
    }

    /// The column in which numbers hang, in points; none where neither sections nor paragraphs have numbers.
    pub fn number_column(&self) -> f64 {
        let hangs = self.numbering.section.is_some() || self.numbering.paragraph.is_some();
        if hangs { self.text.number_width } else { 0.0 }
    }

    /// Width and height of the paper, in points.
    pub fn paper_size(&self) -> (f64, f64) {
        let millimetres = 72.0 / 25.4;
        match self.paper.as_str() {
            "a3" => (297.0 * millimetres, 420.0 * millimetres),
            "a5" => (148.0 * millimetres, 210.0 * millimetres),
            "us-letter" => (612.0, 792.0),
            _ => (210.0 * millimetres, 297.0 * millimetres),
        }
    }

    /// The height of the text, in points: the paper without its margins.
    pub fn text_height(&self) -> f64 {
        self.paper_size().1 - self.margin.top - self.margin.bottom
    }

    /// The width of the table of an action plan, in points.
    pub fn plan_width(&self) -> f64 {
        let (width, height) = self.paper_size();
        let across = if self.plan.landscape { height } else { width };
        across - self.plan.margin.left - self.plan.margin.right
    }

    /// The column to the left of a review's text, in points: there paragraph numbers hang, and lines stay short
    /// enough to read. Two columns are short, and have none.
    pub fn review_number_column(&self) -> f64 {
        if self.review.columns == 1 { self.text.number_width } else { 0.0 }
    }

    /// The width of the text of a review over all its columns, in points.
    pub fn review_width(&self) -> f64 {
        self.paper_size().0 - self.margin.left - self.margin.right - self.review_number_column()
    }

    /// The width of a column of a review's chapters, in points.
    pub fn review_column(&self) -> f64 {
        let room = self.paper_size().0 - self.margin.left - self.margin.right;
        let gutters = if self.review.columns > 1 { COLUMN_GUTTER } else { 0.0 };
        (room - gutters) / f64::from(u32::try_from(self.review.columns).unwrap_or(1))
            - self.review_number_column()
    }

    /// The width of the text, in points: the paper without its margins and the column of numbers.
    pub fn text_width(&self) -> f64 {
        self.paper_size().0 - self.margin.left - self.margin.right - self.number_column()
    }

    /// A date in this house's wording, in a language that it has words for.
    pub fn date_words(&self, date: Date, language: &str) -> String {
        self.words(language)
            .and_then(|words| format_date(date, &self.date_wording, &words.months, &words.weekdays).ok())
            .unwrap_or_else(|| date.date.to_string())
    }

    /// What a sheet may call the columns of an action plan in this house, in any of its languages.
    pub fn sheet_labels(&self) -> Vec<(Column, String)> {
        let own = self.plan.columns.iter().filter_map(|known| Some((known.column, known.label.clone()?)));
        let in_words = self.words.values().flat_map(|words| {
            Column::ALL
                .into_iter()
                .filter_map(|column| Some((column, words.entries.get(&column.word())?.clone())))
        });
        own.chain(in_words).collect()
    }

    /// What stands above a column of an action plan.
    pub fn column_label(&self, column: &PlanColumn, language: &str) -> String {
        let word = || self.words(language).map(|words| words.get(&column.column.word()).to_owned());
        column.label.clone().or_else(word).unwrap_or_default()
    }

    /// The section of that id.
    pub fn section(&self, id: &str) -> Option<&KnownSection> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The kinds of box beyond those that every house has.
    pub fn box_kinds(&self) -> Vec<String> {
        self.boxes.iter().map(|kind| kind.kind.clone()).collect()
    }
}
