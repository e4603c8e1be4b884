//! What writes the prose of a report in the markup of one output. The view is the same for all of them.

use crate::plan::PlanPlace;
use crate::wording::Wording;
use boardpaper_data::plan::Plan;
use boardpaper_data::prose::{Block, Image, Inline};
use boardpaper_data::source::{Span, Spanned};
use boardpaper_data::workspace::Format;
use minijinja::Value;
use std::collections::BTreeMap;

/// Writes the prose of one report.
pub(crate) trait Hand<'a> {
    /// The format of the output.
    const FORMAT: Format;

    /// What the report says in the words of its house.
    fn wording(&self) -> Wording<'a>;

    /// Goes on to a part of the report.
    fn begin(&mut self, part: Beginning);

    /// Words of the front matter, which are text and no Markdown.
    fn words(&mut self, text: &Spanned<String>) -> Value;

    /// Running text, in a language if it has one of its own.
    fn inlines(&mut self, language: Option<&Spanned<String>>, inlines: &[Inline]) -> Value;

    /// Running text of a heading.
    fn heading(&mut self, inlines: &[Inline]) -> Value;

    /// A lead-in that goes on in the line of its heading.
    fn lead_in(&mut self, block: &Block, content: &[Inline]) -> Value;

    /// One block.
    fn block(&mut self, block: &Block) -> Value;

    /// What the blocks of a part left to be written below them.
    fn below_blocks(&mut self) -> Option<Value>;

    /// The notes that are listed where a part ends; none where they stand elsewhere.
    fn notes(&mut self, end: End) -> Value;

    /// The plan that the document is.
    fn plan(&mut self, plan: &Plan, place: PlanPlace<'_>) -> Value;

    /// A picture that a template places.
    fn picture(&self, image: &Image) -> Value;

    /// A crest or sign of the house, as a template shows it.
    fn logo(&self, file: &str) -> Value;

    /// The citations written, by the number of the work, each with the number of its place.
    fn cited(&self) -> &BTreeMap<usize, Vec<usize>>;

    /// How many citations were written.
    fn citations(&self) -> usize;

    /// The address that a link leads to.
    fn address(&self, span: Span, written: &str) -> Option<String> {
        self.wording().address(span, written, Self::FORMAT)
    }
}

/// A part of a report that begins.
#[derive(Debug, Clone, Default)]
pub(crate) struct Beginning {
    pub(crate) part: ReportPart,
    /// Whether it was written before, so that its places are those of the first.
    pub(crate) repeats: bool,
    /// The title of a section or an appendix.
    pub(crate) title: Option<String>,
}

/// What kind of part it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ReportPart {
    /// The page inside the cover of a review, or its back page.
    CoverPage,
    /// A section of a report.
    #[default]
    Section,
    /// A chapter of a review.
    Chapter,
    /// An appendix.
    Appendix,
    /// Whatever follows the appendices.
    Rest,
}

/// What ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// A section, a chapter or an appendix.
    Part,
    /// The document.
    Document,
}
