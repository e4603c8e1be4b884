//! The prose of a report in Typst, as the view asks for it.

use crate::blocks::Scribe;
use crate::fonts::Fonts;
use crate::hand::{Beginning, End, Hand, ReportPart};
use crate::markup::Writer;
use crate::pictures::Pictures;
use crate::plan::PlanPlace;
use crate::view::view;
use crate::wording::Wording;
use boardpaper_data::characters::fold_white_space;
use boardpaper_data::house::House;
use boardpaper_data::numbering::number;
use boardpaper_data::plan::Plan;
use boardpaper_data::prose::{Block, Image, Inline};
use boardpaper_data::report::Report;
use boardpaper_data::source::{Span, Spanned};
use boardpaper_data::workspace::Format;
use minijinja::{Value, context};
use std::collections::{BTreeMap, HashSet};

/// A report as its Typst templates see it, and the places that its marks stand for.
pub(crate) struct TypstView {
    pub(crate) values: Value,
    pub(crate) spans: Vec<Span>,
}

/// Makes the view of a report for Typst.
pub(crate) fn typst_view(report: &Report, house: &House, pictures: &Pictures, fonts: &Fonts) -> TypstView {
    let house = house.in_language(&report.language);
    let numbers = number(report, house);
    let scribe = Scribe {
        report,
        house,
        numbers: &numbers,
        pictures,
        noted: HashSet::new(),
        pending: Vec::new(),
        since_heading: 0,
        in_note: false,
        inner_notes: Vec::new(),
        lists_notes: false,
        listed: HashSet::new(),
        to_list: Vec::new(),
        in_head: false,
        heads: 0,
        in_heading: false,
        unlisted: false,
        gathering: false,
        heading_shift: 0,
        cited: BTreeMap::new(),
        citations: 0,
        room: house.text_width(),
        whole_width: None,
        nesting: 0,
        in_columns: false,
        heading_level: 1,
        appendix_title: None,
        begins_sentence: false,
        repeats: false,
    };
    let mut hand = TypstHand { scribe, fonts, spans: Vec::new() };
    let values = view(report, &mut hand);
    TypstView { values, spans: hand.spans }
}

struct TypstHand<'a> {
    scribe: Scribe<'a>,
    fonts: &'a Fonts,
    spans: Vec<Span>,
}

impl<'a> TypstHand<'a> {
    fn markup(&mut self, write: impl FnOnce(&mut Scribe<'a>, &mut Writer<'_>)) -> Value {
        let mut writer = Writer::new(&mut self.spans, self.fonts);
        write(&mut self.scribe, &mut writer);
        Value::from_safe_string(writer.finish())
    }
}

impl<'a> Hand<'a> for TypstHand<'a> {
    const FORMAT: Format = Format::Pdf;

    fn wording(&self) -> Wording<'a> {
        self.scribe.wording()
    }

    fn begin(&mut self, Beginning { part, repeats, title }: Beginning) {
        let house = self.scribe.house;
        let scribe = &mut self.scribe;
        scribe.repeats = repeats;
        scribe.unlisted = part == ReportPart::CoverPage;
        scribe.heading_level = u8::from(part != ReportPart::CoverPage);
        scribe.appendix_title = title.filter(|_| part == ReportPart::Appendix);
        scribe.room = match part {
            ReportPart::Chapter => house.review_column(),
            _ if scribe.report.covers.is_some() => house.review_width(),
            _ => house.text_width(),
        };
        let has_columns = part == ReportPart::Chapter && house.review.columns > 1;
        scribe.whole_width = has_columns.then(|| house.review_width());
        scribe.in_columns = has_columns;
    }

    fn words(&mut self, text: &Spanned<String>) -> Value {
        self.markup(|_, out| out.marked(text.span, |out| out.text(&text.value)))
    }

    fn inlines(&mut self, language: Option<&Spanned<String>>, inlines: &[Inline]) -> Value {
        self.markup(|scribe, out| {
            scribe.in_language(out, language, |scribe, out| scribe.inlines(out, inlines));
        })
    }

    fn heading(&mut self, inlines: &[Inline]) -> Value {
        self.markup(|scribe, out| scribe.heading(out, inlines))
    }

    fn lead_in(&mut self, block: &Block, content: &[Inline]) -> Value {
        self.markup(|scribe, out| scribe.lead_in(out, block, content))
    }

    fn block(&mut self, block: &Block) -> Value {
        self.markup(|scribe, out| scribe.block(out, block))
    }

    /// The notes of headings that no block could bear.
    fn below_blocks(&mut self) -> Option<Value> {
        (!self.scribe.pending.is_empty()).then(|| self.markup(Scribe::pending_notes_apart))
    }

    /// They stand at the foot of the page.
    fn notes(&mut self, _: End) -> Value {
        Value::from(())
    }

    fn plan(&mut self, plan: &Plan, place: PlanPlace<'_>) -> Value {
        self.markup(|scribe, out| scribe.plan(out, plan, place))
    }

    fn picture(&self, image: &Image) -> Value {
        let file = self.scribe.pictures.file(image);
        let alt = (!image.decorative).then(|| fold_white_space(&image.alt).into_owned());
        context! { path => file.path, width => file.width, height => file.height, alt }
    }

    /// Typst reads the file itself.
    fn logo(&self, _: &str) -> Value {
        Value::from(())
    }

    fn cited(&self) -> &BTreeMap<usize, Vec<usize>> {
        &self.scribe.cited
    }

    fn citations(&self) -> usize {
        self.scribe.citations
    }
}
