//! The prose of a report in HTML, as the view asks for it.

use super::notes::Notes;
use super::parts::Parts;
use crate::fonts::Fonts;
use crate::hand::{Beginning, End, Hand, ReportPart};
use crate::html::pictures::Shown;
use crate::markup::html::HtmlWriter;
use crate::plan::PlanPlace;
use crate::wording::Wording;
use boardpaper_data::plan::Plan;
use boardpaper_data::prose::{Block, Image, Inline};
use boardpaper_data::source::Spanned;
use boardpaper_data::workspace::Format;
use minijinja::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Writes the prose of one report as HTML.
pub(crate) struct HtmlScribe<'a> {
    pub(super) wording: Wording<'a>,
    pub(super) fonts: &'a Fonts,
    /// The parts that a house's templates draw.
    pub(super) parts: Parts<'a>,
    /// The pictures as they are shown.
    pub(super) shown: &'a Shown,
    /// The footnotes written so far.
    pub(super) notes: Notes,
    /// The level of the last heading: 1 for a section, which is `h2`.
    pub(super) heading_level: u8,
    /// The words of the last heading, which say where something without a name stands.
    pub(super) heading_words: String,
    /// By how many levels headings of recommendations move that print again.
    pub(super) heading_shift: i8,
    /// Whether what is written was written before, and prints again as a part of all recommendations.
    pub(super) gathering: bool,
    /// Whether this is a repetition, whose places are those of the first.
    pub(super) repeats: bool,
    /// The title of the appendix at hand.
    pub(super) appendix_title: Option<String>,
    /// Whether a sentence begins with what is written next.
    pub(super) begins_sentence: bool,
    /// Whether what is written is a link, in which no other can stand.
    pub(super) in_link: bool,
    /// Whether it is for the eye alone, so that no keyboard may reach into it.
    pub(super) unheard: bool,
    /// The citations written, by the number of the work, each with the number of its place.
    pub(super) cited: BTreeMap<usize, Vec<usize>>,
    /// How many citations were written.
    pub(super) citations: usize,
    /// The sizes that are drawn: what of, and how large.
    pub(super) sizes: BTreeSet<(&'static str, usize)>,
    /// How many things have a name of their own so that others can be called by it.
    pub(super) named: usize,
}

/// What a hand writes in.
pub(super) type Out<'o> = HtmlWriter<'o>;

impl<'a> HtmlScribe<'a> {
    /// One that has written nothing so far.
    pub(super) fn new(wording: Wording<'a>, fonts: &'a Fonts, parts: Parts<'a>, shown: &'a Shown) -> Self {
        Self {
            wording,
            fonts,
            parts,
            shown,
            notes: Notes::default(),
            heading_level: 1,
            heading_words: String::new(),
            heading_shift: 0,
            gathering: false,
            repeats: false,
            appendix_title: None,
            begins_sentence: false,
            in_link: false,
            unheard: false,
            cited: BTreeMap::new(),
            citations: 0,
            sizes: BTreeSet::new(),
            named: 0,
        }
    }

    /// The first fault of a template that draws a part.
    pub(super) fn fault(&mut self) -> Option<minijinja::Error> {
        self.parts.fault.take()
    }

    fn html(&mut self, write: impl FnOnce(&mut Self, &mut Out<'_>)) -> Value {
        let mut writer = HtmlWriter::new(self.fonts);
        write(self, &mut writer);
        Value::from_safe_string(writer.finish())
    }

    /// A name of its own for something, by which something else is called.
    pub(super) fn own_name(&mut self, kind: &str) -> String {
        self.named += 1;
        format!("{kind}-words-{}", self.named)
    }
}

impl<'a> Hand<'a> for HtmlScribe<'a> {
    const FORMAT: Format = Format::Html;

    fn wording(&self) -> Wording<'a> {
        self.wording
    }

    fn begin(&mut self, Beginning { part, repeats, title }: Beginning) {
        self.repeats = repeats;
        self.heading_level = u8::from(part != ReportPart::CoverPage);
        self.heading_words = title.clone().unwrap_or_default();
        self.appendix_title = title.filter(|_| part == ReportPart::Appendix);
    }

    fn words(&mut self, text: &Spanned<String>) -> Value {
        self.html(|_, out| out.text(&text.value))
    }

    fn inlines(&mut self, language: Option<&Spanned<String>>, inlines: &[Inline]) -> Value {
        self.html(|scribe, out| scribe.inlines_in(out, language, inlines))
    }

    fn heading(&mut self, inlines: &[Inline]) -> Value {
        Hand::inlines(self, None, inlines)
    }

    fn lead_in(&mut self, block: &Block, content: &[Inline]) -> Value {
        self.html(|scribe, out| scribe.lead_in(out, block, content))
    }

    fn block(&mut self, block: &Block) -> Value {
        self.html(|scribe, out| scribe.block(out, block))
    }

    fn below_blocks(&mut self) -> Option<Value> {
        None
    }

    fn notes(&mut self, end: End) -> Value {
        let by_part = self.wording.house.numbering.notes_by_chapter;
        if by_part != (end == End::Part) && !(by_part && end == End::Document) || !self.notes.are_waiting() {
            return Value::from(());
        }
        self.html(Self::list_of_notes)
    }

    fn plan(&mut self, plan: &Plan, place: PlanPlace<'_>) -> Value {
        self.html(|scribe, out| scribe.plan(out, plan, place))
    }

    fn picture(&self, image: &Image) -> Value {
        let mut writer = HtmlWriter::new(self.fonts);
        self.image(&mut writer, image, "cover-picture");
        Value::from_safe_string(writer.finish())
    }

    fn logo(&self, file: &str) -> Value {
        self.shown.logo(file).map_or(Value::from(()), |logo| Value::from_safe_string(logo.to_owned()))
    }

    fn cited(&self) -> &BTreeMap<usize, Vec<usize>> {
        &self.cited
    }

    fn citations(&self) -> usize {
        self.citations
    }
}
