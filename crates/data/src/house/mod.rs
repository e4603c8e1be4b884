//! A house: one organisation's style, resolved from the layers that it extends.

mod colours;
mod groups;
mod header;
pub mod keys;
mod layers;
mod numbering;
mod page;
mod pattern;
mod plan;
mod read;
mod report;
mod review;
pub mod samples;
mod sections;
mod shown;
mod start;
mod values;
mod words;

pub use colours::contrast;
pub use header::{FieldKind, Header, HeaderField};
pub use layers::{Layer, Layers, load_house, read_layers, unknown_house};
pub use numbering::Numbering;
pub use page::{Footer, Logo, Margin, TextStyle};
pub use pattern::Pattern;
pub use plan::{Grade, PlanColumn, PlanStyle};
pub use report::{
    BackgroundForm, ContactStyle, Reasons, RecommendationPlace, RecommendationStyle, ReportPart, ReportStyle,
};
pub use review::{Listed, ReviewStyle};
pub use sections::{KnownHeading, KnownSection, KnownSubsection, SectionForm, Sections, title_key};
pub use shown::{Origins, ShownLine, show_files, show_settings};
pub use start::start_house;
pub(crate) use values::check_lengths;
pub use words::{BoxKind, Words};

use crate::date::{Date, format_date};
use crate::plan::Column;
use crate::rules::RuleSet;
use crate::written::Table;
use std::collections::BTreeMap;

/// A house with nothing left to look up: each setting from the layer that said it last.
#[derive(Debug)]
pub struct House {
    /// Its name and those it extends, the nearest first; `base` comes last.
    pub chain: Vec<String>,
    /// What people call it.
    pub title: String,
    /// The paper, "a4", as Typst names it.
    pub paper: String,
    /// The margins.
    pub margin: Margin,
    /// Fonts and sizes.
    pub text: TextStyle,
    /// Colours by name, as `#rrggbb`.
    pub colours: BTreeMap<String, String>,
    /// Crests and signs above a report.
    pub logos: Vec<Logo>,
    /// What stands at the foot of each page.
    pub footer: Footer,
    /// The head of a report.
    pub header: Header,
    /// The sections of a report.
    pub sections: Sections,
    /// How it is said that there is nothing to say.
    pub nil: Nil,
    /// How things number themselves.
    pub numbering: Numbering,
    /// How reports are made up.
    pub report: ReportStyle,
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
    /// Which rules count in papers of this house, and how much.
    pub rules: RuleSet,
    /// The house's own knobs, for its Typst functions alone.
    pub look: Option<Table>,
    /// The language, by its primary subtag, if this is a house as it is in one.
    pub language: Option<String>,
    /// The house as it is in a language that has settings of its own, by primary subtag.
    pub languages: BTreeMap<String, House>,
}

/// How it is said that there is nothing to say.
#[derive(Debug, Clone)]
pub struct Nil {
    /// What an empty section prints, where the section says nothing of its own.
    pub phrase: String,
    /// Words that say no more than that.
    pub words: Vec<String>,
}

/// The space between two columns of text, in points.
pub const COLUMN_GUTTER: f64 = 22.0;

impl House {
    /// The name of this house.
    pub fn name(&self) -> &str {
        self.chain.first().map_or("base", String::as_str)
    }

    /// This house for documents in a language, by its tag such as `cy` or `en-GB`.
    pub fn in_language(&self, language: &str) -> &House {
        let primary = language.split('-').next().unwrap_or(language).to_ascii_lowercase();
        self.languages.get(&primary).unwrap_or(self)
    }

    /// The words for a language tag such as `cy` or `en-GB`; English where the house has none.
    pub fn words(&self, language: &str) -> Option<&Words> {
        let primary = language.split('-').next().unwrap_or(language).to_ascii_lowercase();
        self.words.get(&primary).or_else(|| self.words.get("en"))
    }

    /// Several names in one line, with the word for “and” before the last.
    pub fn joined(&self, names: &[String], language: &str) -> String {
        let and = self.words(language).map_or("and", |words| words.get("and"));
        match names.split_last() {
            Some((last, others)) if !others.is_empty() => format!("{} {and} {last}", others.join(", ")),
            _ => names.concat(),
        }
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
        // st, nd, rd and th are English.
        let is_english = language.get(..2).is_some_and(|code| code.eq_ignore_ascii_case("en"));
        let wording =
            if is_english { self.date_wording.clone() } else { self.date_wording.replace("%o", "") };
        self.words(language)
            .and_then(|words| format_date(date, &wording, &words.months, &words.weekdays).ok())
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
        self.sections.known.iter().find(|section| section.id == id)
    }

    /// The kinds of box beyond those that every house has.
    pub fn box_kinds(&self) -> Vec<String> {
        self.boxes.iter().map(|kind| kind.kind.clone()).collect()
    }
}
