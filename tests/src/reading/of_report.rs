//! The lines that a report's model says, with the numbers that its house gives.

mod end;
mod header;
mod inlines;
mod paper;
mod plan;
mod review;
mod tables;

use super::{CitedOn, Inline as Found, Line, PAGE_OF, To, mark, primary};
use crate::pdf::one_spaced;
use boardpaper_data::house::{House, ReportPart};
use boardpaper_data::numbering::{Numbers, Part, number};
use boardpaper_data::prose::{Block, BlockKind, Inline, InlineKind, ListItem, plain_text};
use boardpaper_data::report::{Kind, Report, Role, Section};
use boardpaper_data::source::{Span, Spanned};
use inlines::{Words, note_anchor, plain};
use std::collections::{BTreeMap, BTreeSet};

/// The lines of a report in the order in which they are read.
pub fn lines_of_report(report: &Report, house: &House) -> Vec<Line> {
    let house = house.in_language(&report.language);
    let numbers = number(report, house);
    let mut teller = Teller {
        report,
        house,
        numbers: &numbers,
        lines: Vec::new(),
        language: report.language.clone(),
        outer_language: report.language.clone(),
        anchors: Vec::new(),
        noted: BTreeSet::new(),
        heading_level: 1,
        heading_shift: 0,
        appendix_title: None,
        gathering: false,
        citations: 0,
        cited: BTreeMap::new(),
        works: BTreeMap::new(),
    };
    teller.report();
    teller.lines
}

struct Teller<'a> {
    report: &'a Report,
    house: &'a House,
    numbers: &'a Numbers,
    lines: Vec<Line>,
    language: String,
    /// The language around the block that is told.
    outer_language: String,
    /// The places that the next line has.
    anchors: Vec<String>,
    noted: BTreeSet<String>,
    /// The level of the last heading, below which a plan's headings stand.
    heading_level: u8,
    /// By how many levels the headings of gathered recommendations move.
    heading_shift: i8,
    /// The title of the appendix that is told.
    appendix_title: Option<String>,
    /// Whether what is told was told before, and prints again among all recommendations.
    gathering: bool,
    /// How many citations were told.
    citations: usize,
    /// Where each work is cited.
    cited: BTreeMap<usize, Vec<String>>,
    /// The line of each work that can be cited.
    works: BTreeMap<usize, usize>,
}

impl<'a> Teller<'a> {
    fn report(&mut self) {
        let report = self.report;
        if report.kind == Kind::Review {
            return self.review();
        }
        self.logos();
        for part in &self.house.report.parts {
            match part {
                ReportPart::Title => self.title(),
                ReportPart::Header => self.header(),
                ReportPart::Sections => self.sections(),
                ReportPart::SignOff => self.sign_off(),
                ReportPart::History => self.history(),
                ReportPart::Contacts => self.contacts(),
                ReportPart::References => self.references(),
                ReportPart::Appendices => self.appendices(),
            }
        }
    }

    /// The sections; of a plan that stands on its own, the plan.
    fn sections(&mut self) {
        let report = self.report;
        for section in &report.sections {
            self.section(section);
        }
        if let Some(plan) = report.own_plan() {
            self.anchored(Part::Block, plan.span);
            let title = plain_text(&plan.title);
            self.plan(plan, 1, Some(&title));
        }
    }

    fn section(&mut self, section: &'a Section) {
        self.heading_level = 1;
        let runs_on = section.role == Role::Recommendation && self.house.report.recommendation.runs_on;
        let lead_in = match section.blocks.first().map(|first| &first.kind) {
            Some(BlockKind::Paragraph(content)) if runs_on => Some(content),
            _ => None,
        };
        if !section.repeats {
            self.anchored(Part::Heading, section.span);
        }
        // A colon stands close to the words, before the marks of notes and works.
        let is_mark =
            |inline: &Inline| matches!(inline.kind, InlineKind::FootnoteMark(_) | InlineKind::Citation(_));
        let marks = section.heading.iter().rev().take_while(|inline| is_mark(inline)).count();
        let marks = if lead_in.is_some() { marks } else { 0 };
        let (heading, marks) = section.heading.split_at(section.heading.len() - marks);
        self.in_language(section.language.as_ref(), |teller| {
            let mut words = teller.words(heading);
            if lead_in.is_some() {
                words.text = format!("{}:", words.text.trim_end());
            }
            words.append(teller.words(marks));
            let words = teller.numbered(teller.numbers.heading(section.span), words);
            teller.line(0, "H1", words);
        });
        let mut blocks = section.blocks.as_slice();
        if let Some(content) = lead_in {
            let words = self.words(content);
            self.line(0, "P", words);
            blocks = &blocks[1..];
        }
        self.blocks(0, blocks);
        if section.role == Role::BackgroundPapers {
            self.background_papers();
        }
    }

    fn word(&self, key: &str) -> String {
        let words = self.house.words(&self.report.language).expect("the house has English words");
        words.get(key).to_owned()
    }

    fn line(&mut self, depth: usize, role: impl Into<String>, words: Words) {
        let Words { text, number, inlines, marked, notes } = words;
        let anchors = std::mem::take(&mut self.anchors);
        let mut language = primary(&self.language);
        // A number is the house's, in the language of the text around.
        if let Some(number) = number.filter(|number| primary(number) != language) {
            language = format!("{}+{language}", primary(&number));
        }
        let text = one_spaced(&text);
        self.lines.push(Line {
            depth,
            role: role.into(),
            text,
            language,
            inlines,
            marked,
            anchors,
            ..Line::default()
        });
        for key in notes {
            self.marked_note(depth + 1, &key);
        }
    }

    fn anchored(&mut self, part: Part, span: Span) {
        // What prints again is found where it stands first.
        if self.gathering {
            return;
        }
        self.anchors.extend(self.numbers.anchor(part, span).map(str::to_owned));
    }

    fn in_language(&mut self, language: Option<&Spanned<String>>, tell: impl FnOnce(&mut Self)) {
        let before = (self.language.clone(), self.outer_language.clone());
        self.outer_language.clone_from(&self.language);
        if let Some(language) = language {
            self.language.clone_from(&language.value);
        }
        tell(self);
        (self.language, self.outer_language) = before;
    }

    fn blocks(&mut self, depth: usize, blocks: &'a [Block]) {
        for block in blocks {
            let part = match block.kind {
                BlockKind::Heading { .. } => Part::Heading,
                BlockKind::Paragraph(_) => Part::Paragraph,
                _ => Part::Block,
            };
            self.anchored(part, block.span);
            self.in_language(block.attributes.language.as_ref(), |teller| teller.block(depth, block));
        }
    }

    /// Whether the house is the one that comes with the program and draws some things in a way of its own.
    fn is_inspectorate(&self) -> bool {
        self.house.chain.iter().any(|name| name == "inspectorate")
    }

    fn block(&mut self, depth: usize, block: &'a Block) {
        match &block.kind {
            BlockKind::Heading { level, content } => {
                let level = self.shifted(*level);
                self.heading_level = level;
                let words = self.words(content);
                let words = self.numbered(self.numbers.heading(block.span), words);
                self.line(depth, format!("H{level}"), words);
            }
            BlockKind::Paragraph(content) => {
                let words = self.words(content);
                let words = self.numbered(self.numbers.paragraph(block.span), words);
                self.line(depth, "P", words);
            }
            BlockKind::List { items, .. } => self.list(depth, items, block.attributes.plain),
            BlockKind::Quote { blocks, attribution } => {
                self.line(depth, "BlockQuote", Words::default());
                self.blocks(depth + 1, blocks);
                if let Some(attribution) = attribution {
                    let mut words =
                        if self.is_inspectorate() { plain("") } else { plain(&self.word("said_by")) };
                    words.append(self.words(attribution));
                    self.line(depth + 1, "P", words);
                }
            }
            BlockKind::Box { kind, title, blocks } => {
                self.box_title(depth, block, &kind.value, title.as_deref());
                self.blocks(depth, blocks);
            }
            BlockKind::Table(table) => self.table(depth, block, table),
            BlockKind::Figure { image, caption } => self.figure(depth, block, image, caption.as_deref()),
            BlockKind::Code(text) => {
                let mut words = plain(text);
                mark(&mut words.marked, "Code", text);
                self.line(depth, "P", words);
            }
            BlockKind::Form { title, blocks } => self.form(depth, title.as_deref(), blocks),
            BlockKind::AllRecommendations => self.all_recommendations(),
            BlockKind::Divider => {}
            BlockKind::Plan { file } => {
                let plan = self.report.plan_in(file).expect("a plan that is named could be read");
                self.plan(plan, (self.heading_level + 1).min(5), self.appendix_title.clone().as_deref());
            }
            BlockKind::Signature(lines) => {
                let mut words = Words::default();
                for line in lines {
                    words.append(self.words(line));
                    words.text.push(' ');
                }
                self.line(depth, "P", words);
            }
        }
    }

    /// The title of a box behind its number, or the house's word for its kind.
    fn box_title(&mut self, depth: usize, block: &Block, kind: &str, title: Option<&'a [Inline]>) {
        let known = self.house.boxes.iter().find(|known| known.kind == kind);
        let word = known.and_then(|known| known.word.as_deref());
        let title_words = title.map(|title| self.words(title));
        let label = self.numbers.caption(block.span);
        if self.is_inspectorate() {
            // What kind it is stands above its title.
            let kicker: Vec<&str> = [word, label].into_iter().flatten().collect();
            if !kicker.is_empty() {
                self.line(depth, "P", plain(&kicker.join(" · ")));
            }
            if let Some(title) = title_words {
                self.line(depth, "P", title);
            }
            return;
        }
        let words = match (label, title_words.or_else(|| word.map(plain))) {
            (None, None) => return,
            (Some(label), None) => plain(label),
            (label, Some(title)) => {
                let mut words = plain(&label.map(|label| format!("{label}: ")).unwrap_or_default());
                words.append(title);
                words
            }
        };
        self.line(depth, "P", words);
    }

    fn list(&mut self, depth: usize, items: &'a [ListItem], plain_list: bool) {
        let numbered = items.iter().any(|item| self.numbers.item(item.span).is_some());
        self.line(depth, if numbered { "L[Decimal]" } else { "L[Circle]" }, Words::default());
        for item in items {
            self.anchored(Part::Item, item.span);
            let label = match self.numbers.item(item.span) {
                Some(label) => label,
                None if plain_list => "",
                None if self.bullets_around(depth).is_multiple_of(2) => "•",
                None => "–",
            };
            self.line(depth + 1, "LI", plain(label));
            self.blocks(depth + 2, &item.blocks);
        }
    }

    /// In how many lists without numbers the list at that depth, whose line is the last, stands.
    fn bullets_around(&self, depth: usize) -> usize {
        let mut innermost = depth;
        let mut found = 0;
        for line in self.lines.iter().rev() {
            if line.depth < innermost {
                innermost = line.depth;
                found += usize::from(line.role == "L[Circle]");
            }
        }
        found
    }

    /// A footnote behind its mark.
    fn marked_note(&mut self, depth: usize, key: &str) {
        let mark = self.numbers.footnote(key).expect("a marked note has a mark");
        let note = self.report.footnotes.iter().find(|note| note.key.value == key);
        self.anchors.push(note_anchor(key));
        self.line(depth, "Note", plain(mark));
        self.blocks(depth + 1, &note.expect("a marked note has words").blocks);
    }
}
