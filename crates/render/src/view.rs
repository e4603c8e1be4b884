//! What a template sees of a report: strings and markup, with no decision left.

mod front;
mod review;

use crate::blocks::Scribe;
use crate::fonts::Fonts;
use crate::markup::Writer;
use crate::notes::words_and_marks;
use crate::pictures::Pictures;
use crate::plan::PlanPlace;
use crate::settings::settings_path;
use boardpaper_data::house::House;
use boardpaper_data::numbering::{Numbers, Part, number};
use boardpaper_data::prose::{Block, BlockKind, Inline, plain_text};
use boardpaper_data::report::{Appendix, Kind, Report, Role, Section};
use boardpaper_data::source::{Span, Spanned};
use chrono::Datelike;
use minijinja::{Value, context};
use std::collections::{BTreeMap, HashSet};

/// A report as its templates see it, and the places that its marks stand for.
pub(crate) struct ReportView {
    pub(crate) values: Value,
    pub(crate) spans: Vec<Span>,
}

/// Makes the view of a report; docs/house-drawing.md lists its values.
pub(crate) fn view(report: &Report, house: &House, pictures: &Pictures, fonts: &Fonts) -> ReportView {
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
    let mut viewer = Viewer { scribe, fonts, spans: Vec::new() };
    let mut language = report.language.splitn(2, '-');
    let date = report.date.value.date;
    let header = viewer.header();
    // In the order in which they print, so that a footnote's words stand at its first mark.
    let about = viewer.cover_page(report.covers.as_ref().map(|covers| covers.about.as_slice()));
    if report.kind == Kind::Review {
        viewer.scribe.room = house.review_column();
        viewer.scribe.whole_width = (house.review.columns > 1).then(|| house.review_width());
        viewer.scribe.in_columns = house.review.columns > 1;
    }
    let sections: Vec<Value> = report.sections.iter().map(|section| viewer.section(section)).collect();
    if report.kind == Kind::Review {
        viewer.scribe.room = house.review_width();
        viewer.scribe.whole_width = None;
        viewer.scribe.in_columns = false;
    }
    let appendices: Vec<Value> = report.appendices.iter().map(|appendix| viewer.appendix(appendix)).collect();
    // Works say where they are cited, so they are written when all citations are.
    let imprint = viewer.cover_page(report.covers.as_ref().map(|covers| covers.imprint.as_slice()));
    let references = viewer.references();
    let values = context! {
        title => match report.own_plan() {
            Some(plan) => viewer.markup(|scribe, out| scribe.heading(out, &plan.title)),
            None => viewer.words(&report.title),
        },
        settings_file => settings_path(house),
        title_text => boardpaper_data::characters::fold_white_space(&report.title.value).into_owned(),
        short_title => short_title(&report.title.value),
        language => language.next(),
        region => language.next().and_then(region),
        publisher => &report.publisher,
        publishers => &report.publishers,
        footer => front::footer(report, house),
        date => context! { year => date.year(), month => date.month(), day => date.day() },
        title_in_header => report.kind == Kind::Report && house.header.fields.iter().any(|field| field.is_title),
        parts => house.report.parts.iter().map(|part| part.name()).collect::<Vec<_>>(),
        new_page => house.report.new_page.iter().map(|part| part.name()).collect::<Vec<_>>(),
        logos => viewer.logos(),
        header,
        sections,
        background_papers => viewer.background_papers(&report.background_papers),
        references,
        sign_offs => viewer.sign_offs(),
        history => viewer.history(),
        contacts => viewer.contacts(),
        lists_appendices => house.report.lists_appendices,
        appendices,
        plan => viewer.own_plan(),
        cover => viewer.cover(),
        about,
        imprint,
        contents => viewer.contents(),
        lists => viewer.lists(),
        words => words(report, house),
    };
    ReportView { values, spans: viewer.spans }
}

/// The region of a language tag, after its language: `GB` of `en-GB`.
fn region(rest: &str) -> Option<String> {
    rest.split('-')
        .find(|part| part.len() == 2 && part.chars().all(|c| c.is_ascii_alphabetic()))
        .map(str::to_ascii_uppercase)
}

/// The title cut at a word, to stand in one line at the foot of a page.
fn short_title(title: &str) -> String {
    cut_at_word(title, 60)
}

/// A text of at most so many characters, cut at a word.
pub(crate) fn cut_at_word(title: &str, longest: usize) -> String {
    let folded = boardpaper_data::characters::fold_white_space(title);
    let title = folded.trim();
    if title.chars().count() <= longest {
        return title.to_owned();
    }
    let cut: String = title.chars().take(longest).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '.', ' ']))
}

/// The house's words in the report's language.
fn words(report: &Report, house: &House) -> Value {
    let words: BTreeMap<&str, &str> = house
        .words(&report.language)
        .map(|words| words.entries.iter().map(|(key, word)| (key.as_str(), word.as_str())).collect())
        .unwrap_or_default();
    Value::from_pairs(words)
}

struct Viewer<'a> {
    scribe: Scribe<'a>,
    fonts: &'a Fonts,
    spans: Vec<Span>,
}

impl<'a> Viewer<'a> {
    fn markup(&mut self, write: impl FnOnce(&mut Scribe<'a>, &mut Writer<'_>)) -> Value {
        let mut writer = Writer::new(&mut self.spans, self.fonts);
        write(&mut self.scribe, &mut writer);
        Value::from_safe_string(writer.finish())
    }

    /// Words of the front matter, which are text and no Markdown.
    fn words(&mut self, text: &Spanned<String>) -> Value {
        self.markup(|_, out| out.marked(text.span, |out| out.text(&text.value)))
    }

    fn optional_words(&mut self, text: Option<&Spanned<String>>) -> Value {
        text.map_or(Value::from(()), |text| self.words(text))
    }

    /// The words of a heading in one line at the head of a page.
    fn running_words(&self, heading: &[Inline]) -> String {
        cut_at_word(&plain_text(&self.scribe.without_leads(heading)), 90)
    }

    fn inlines(&mut self, inlines: &[Inline]) -> Value {
        self.markup(|scribe, out| scribe.inlines(out, inlines))
    }

    fn section(&mut self, section: &Section) -> Value {
        self.scribe.repeats = section.repeats;
        self.scribe.heading_level = 1;
        let numbers: &Numbers = self.scribe.numbers;
        let runs_on = section.role == Role::Recommendation && self.scribe.house.report.recommendation.runs_on;
        let (words, marks) = words_and_marks(&section.heading);
        let heading = self.markup(|scribe, out| scribe.heading(out, &words));
        let marks = match marks {
            [] => Value::from(()),
            marks => self.markup(|scribe, out| scribe.heading(out, marks)),
        };
        let (lead_in, rest) = match section.blocks.split_first() {
            Some((first, rest)) if runs_on => match &first.kind {
                BlockKind::Paragraph(content) => {
                    (self.markup(|scribe, out| scribe.lead_in(out, first, content)), rest)
                }
                _ => (Value::from(()), section.blocks.as_slice()),
            },
            _ => (Value::from(()), section.blocks.as_slice()),
        };
        let blocks = self.blocks(rest);
        let running = self.running_words(&section.heading);
        context! {
            role => match section.role {
                Role::Ordinary => "ordinary",
                Role::Recommendation => "recommendation",
                Role::BackgroundPapers => "background-papers",
            },
            number => numbers.heading(section.span),
            anchor => numbers.anchor(Part::Heading, section.span).filter(|_| !section.repeats),
            language => section.language.as_ref().and_then(|language| language.value.split('-').next()),
            heading,
            marks,
            lead_in,
            blocks,
            running,
        }
    }

    /// Blocks one by one, and after them the notes of headings that none of them could bear.
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Value> {
        let mut written: Vec<Value> =
            blocks.iter().map(|block| self.markup(|scribe, out| scribe.block(out, block))).collect();
        if !self.scribe.pending.is_empty() {
            written.push(self.markup(Scribe::pending_notes_apart));
        }
        written
    }

    fn appendix(&mut self, appendix: &Appendix) -> Value {
        self.scribe.repeats = false;
        self.scribe.heading_level = 1;
        self.scribe.appendix_title = Some(plain_text(&appendix.heading));
        let (words, marks) = words_and_marks(&appendix.heading);
        let title = self.markup(|scribe, out| scribe.heading(out, &words));
        let marks = match marks {
            [] => Value::from(()),
            marks => self.markup(|scribe, out| scribe.heading(out, marks)),
        };
        let numbers: &Numbers = self.scribe.numbers;
        let blocks = self.blocks(&appendix.blocks);
        context! {
            label => numbers.heading(appendix.span),
            anchor => numbers.anchor(Part::Heading, appendix.span),
            language => appendix.language.as_ref().and_then(|language| language.value.split('-').next()),
            title,
            marks,
            blocks,
            running => self.running_words(&appendix.heading),
        }
    }

    /// The plan that the document is, if it is one.
    fn own_plan(&mut self) -> Value {
        let report = self.scribe.report;
        let Some(plan) = report.own_plan() else { return Value::from(()) };
        let anchor = self.scribe.numbers.anchor(Part::Block, plan.span);
        let title = plain_text(&plan.title);
        let place = PlanPlace { level: 1, heading: Some(&title), anchor };
        self.markup(|scribe, out| scribe.plan(out, plan, place))
    }

    /// The works that can be cited, in the order of their numbers.
    fn references(&mut self) -> Vec<Value> {
        let numbers: &'a Numbers = self.scribe.numbers;
        let report = self.scribe.report;
        let mut entries = Vec::new();
        let cited_on = report.kind == Kind::Review && self.scribe.house.review.cited_on;
        for (index, key) in numbers.citations().iter().enumerate() {
            let Some(reference) = report.references.iter().find(|reference| reference.key.value == *key)
            else {
                continue;
            };
            let address = reference.url.as_ref().and_then(|url| self.scribe.address(url.span, &url.value));
            let text = match &reference.url {
                Some(url) if reference.text.is_empty() => self.words(url),
                _ => self.inlines(&reference.text),
            };
            // An address cannot be put around words that lead elsewhere.
            let linked = !crate::blocks::inlines_have_links(&reference.text);
            entries.push((index + 1, address.filter(|_| linked), text));
        }
        // A work can cite another, so all of them are written before it is told where each is cited.
        let cited = &self.scribe.cited;
        let places = |number: usize| {
            let places = cited.get(&number).filter(|_| cited_on).into_iter().flatten();
            places.map(|place| format!("citation-{place}")).collect::<Vec<_>>()
        };
        entries
            .into_iter()
            .map(|(number, address, text)| {
                let anchor = format!("reference-{number}");
                context! { number, anchor, address, text, cited => places(number) }
            })
            .collect()
    }
}
