//! What a template sees of a report: strings and markup, with no decision left.

mod front;
mod review;

use crate::hand::{Beginning, End, Hand, ReportPart};
use crate::notes::words_and_marks;
use crate::plan::PlanPlace;
use crate::settings::settings_path;
use crate::wording::Wording;
use boardpaper_data::house::House;
use boardpaper_data::numbering::Part;
use boardpaper_data::prose::{Block, BlockKind, Inline, plain_text};
use boardpaper_data::report::{Appendix, Kind, Report, Role, Section};
use boardpaper_data::source::Spanned;
use boardpaper_data::workspace::Format;
use chrono::Datelike;
use minijinja::{Value, context};
use std::collections::BTreeMap;

/// Makes the view of a report by one hand; docs/house-drawing.md lists its values.
pub(crate) fn view<'a>(report: &'a Report, hand: &mut impl Hand<'a>) -> Value {
    let wording = hand.wording();
    let house = wording.house;
    let mut viewer = Viewer { wording, hand, pieces: Vec::new() };
    let mut language = report.language.splitn(2, '-');
    let date = report.date.value.date;
    let header = viewer.header();
    // In the order in which they print, so that a footnote's words stand at its first mark.
    let about = viewer.cover_page(report.covers.as_ref().map(|covers| covers.about.as_slice()));
    let sections: Vec<Value> = report.sections.iter().map(|section| viewer.section(section)).collect();
    let appendices: Vec<Value> = report.appendices.iter().map(|appendix| viewer.appendix(appendix)).collect();
    // Works say where they are cited, so they are written when all citations are.
    let imprint = viewer.cover_page(report.covers.as_ref().map(|covers| covers.imprint.as_slice()));
    let references = viewer.references();
    context! {
        title => match report.own_plan() {
            Some(plan) => viewer.hand.heading(&plan.title),
            None => viewer.words(&report.title),
        },
        settings_file => settings_path(house),
        title_text => boardpaper_data::characters::fold_white_space(&report.title.value).trim(),
        short_title => short_title(&report.title.value),
        language => language.next(),
        region => language.next().and_then(region),
        publisher => &report.publisher,
        publishers => &report.publishers,
        footer => front::footer(report, house),
        date => context! { year => date.year(), month => date.month(), day => date.day() },
        title_in_header => front::title_in_header(report, house),
        title_unseen => !front::prints_title(report, house),
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
        // Last, when all of them are known.
        notes => viewer.hand.notes(End::Document),
    }
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

struct Viewer<'a, 'h, H> {
    wording: Wording<'a>,
    hand: &'h mut H,
    /// What each chapter and appendix is called, with the number of the first citation in it.
    pieces: Vec<(usize, String)>,
}

impl<'a, H: Hand<'a>> Viewer<'a, '_, H> {
    /// Words of the front matter, which are text and no Markdown.
    fn words(&mut self, text: &Spanned<String>) -> Value {
        self.hand.words(text)
    }

    fn optional_words(&mut self, text: Option<&Spanned<String>>) -> Value {
        text.map_or(Value::from(()), |text| self.words(text))
    }

    /// The words of a heading in one line at the head of a page.
    fn running_words(&self, heading: &[Inline]) -> String {
        cut_at_word(&plain_text(&self.wording.without_leads(heading)), 90)
    }

    fn inlines(&mut self, inlines: &[Inline]) -> Value {
        self.hand.inlines(None, inlines)
    }

    /// The tag of a language that a part has of its own; Typst takes the language alone, without its region.
    fn language<'t>(&self, language: Option<&'t Spanned<String>>) -> Option<&'t str> {
        let tag = language?.value.as_str();
        match H::FORMAT {
            Format::Html => Some(tag),
            _ => tag.split('-').next(),
        }
    }

    fn marks(&mut self, marks: &[Inline]) -> Value {
        if marks.is_empty() { Value::from(()) } else { self.hand.heading(marks) }
    }

    /// Notes what a piece is called in which works are cited: its number with its word, or its title.
    fn begin_piece(&mut self, words: String) {
        self.pieces.push((self.hand.citations() + 1, words));
    }

    fn section(&mut self, section: &Section) -> Value {
        let Wording { report, house, numbers } = self.wording;
        let part = if report.kind == Kind::Review { ReportPart::Chapter } else { ReportPart::Section };
        let title = Some(plain_text(&self.wording.without_leads(&section.heading)));
        self.hand.begin(Beginning { part, repeats: section.repeats, title });
        let number = numbers.heading(section.span);
        self.begin_piece(match number {
            Some(number) => format!("{}\u{a0}{}", self.wording.word("chapter"), number.trim_end_matches('.')),
            None => self.running_words(&section.heading),
        });
        let runs_on = section.role == Role::Recommendation && house.report.recommendation.runs_on;
        let (words, marks) = words_and_marks(&section.heading);
        let heading = self.hand.heading(&words);
        let marks = self.marks(marks);
        let (lead_in, rest) = match section.blocks.split_first() {
            Some((first, rest)) if runs_on => match &first.kind {
                BlockKind::Paragraph(content) => (self.hand.lead_in(first, content), rest),
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
            number,
            anchor => numbers.anchor(Part::Heading, section.span).filter(|_| !section.repeats),
            language => self.language(section.language.as_ref()),
            heading,
            marks,
            lead_in,
            blocks,
            words => self.hand.inlines(section.language.as_ref(), &self.wording.without_leads(&section.heading)),
            running,
            notes => self.hand.notes(End::Part),
        }
    }

    /// Blocks one by one, and after them what they left.
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Value> {
        let mut written: Vec<Value> = blocks.iter().map(|block| self.hand.block(block)).collect();
        written.extend(self.hand.below_blocks());
        written
    }

    fn appendix(&mut self, appendix: &Appendix) -> Value {
        let numbers = self.wording.numbers;
        let title = Some(plain_text(&appendix.heading));
        self.hand.begin(Beginning { part: ReportPart::Appendix, repeats: false, title });
        let label = numbers.heading(appendix.span);
        self.begin_piece(label.unwrap_or_default().to_owned());
        let (words, marks) = words_and_marks(&appendix.heading);
        let title = self.hand.heading(&words);
        let marks = self.marks(marks);
        let blocks = self.blocks(&appendix.blocks);
        context! {
            label,
            anchor => numbers.anchor(Part::Heading, appendix.span),
            language => self.language(appendix.language.as_ref()),
            title,
            words => self.hand.inlines(appendix.language.as_ref(), &self.wording.without_leads(&appendix.heading)),
            marks,
            blocks,
            running => self.running_words(&appendix.heading),
            notes => self.hand.notes(End::Part),
        }
    }

    /// The plan that the document is, if it is one.
    fn own_plan(&mut self) -> Value {
        let Some(plan) = self.wording.report.own_plan() else { return Value::from(()) };
        let anchor = self.wording.numbers.anchor(Part::Block, plan.span);
        let title = plain_text(&plan.title);
        self.hand.plan(plan, PlanPlace { level: 1, heading: Some(&title), anchor })
    }

    /// The works that can be cited, in the order of their numbers.
    fn references(&mut self) -> Vec<Value> {
        let Wording { report, house, numbers } = self.wording;
        let mut entries = Vec::new();
        let cited_on = report.kind == Kind::Review && house.review.cited_on;
        for (index, key) in numbers.citations().iter().enumerate() {
            let Some(reference) = report.references.iter().find(|reference| reference.key.value == *key)
            else {
                continue;
            };
            let address = reference.url.as_ref().and_then(|url| self.hand.address(url.span, &url.value));
            let text = match &reference.url {
                Some(url) if reference.text.is_empty() => self.words(url),
                _ => self.inlines(&reference.text),
            };
            // An address cannot be put around words that lead elsewhere.
            let linked = !crate::blocks::inlines_have_links(&reference.text);
            entries.push((index + 1, address.filter(|_| linked), text));
        }
        // A work can cite another, so all of them are written before it is told where each is cited.
        let cited = |number: usize| self.hand.cited().get(&number).filter(|_| cited_on).into_iter().flatten();
        let places = |number: usize| cited(number).map(|place| citation_anchor(*place)).collect::<Vec<_>>();
        let within = |number: usize| {
            // Each chapter once, by the first citation in it.
            let mut found: Vec<(&str, String)> = Vec::new();
            for place in cited(number) {
                let piece = self.pieces.iter().rev().find(|(first, _)| first <= place);
                let words = piece.map_or_else(|| report.title.value.as_str(), |(_, words)| words.as_str());
                if found.iter().all(|(known, _)| *known != words) {
                    found.push((words, citation_anchor(*place)));
                }
            }
            let found = found.into_iter().map(|(words, anchor)| context! { words, anchor });
            found.collect::<Vec<_>>()
        };
        entries
            .into_iter()
            .map(|(number, address, text)| {
                let anchor = format!("reference-{number}");
                context! { number, anchor, address, text, cited => places(number), cited_in => within(number) }
            })
            .collect()
    }
}

/// The name of the place of a citation, by its number.
pub(crate) fn citation_anchor(number: usize) -> String {
    format!("citation-{number}")
}
