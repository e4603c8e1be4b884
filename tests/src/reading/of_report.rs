//! The lines that a report's model says, with the numbers that its house gives.

mod plan;

use super::{Inline as Found, Line, PAGE_OF, To, mark, primary};
use crate::pdf::one_spaced;
use boardpaper_data::house::House;
use boardpaper_data::numbering::{Numbers, Part, number};
use boardpaper_data::prose::{
    Block, BlockKind, Image, Inline, InlineKind, ListItem, ReferenceForm, Table, plain_text,
};
use boardpaper_data::report::{
    Appendix, BackgroundPaper, Contact, LinkTarget, Reference, Report, Role, Section,
};
use boardpaper_data::source::{Span, Spanned};
use std::collections::{BTreeMap, BTreeSet};

/// The lines of a report in the order in which they are read.
pub fn lines_of_report(report: &Report, house: &House) -> Vec<Line> {
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
        listed: BTreeSet::new(),
        to_list: None,
        heading_level: 1,
        appendix_title: None,
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
    /// The footnotes that are listed below a plan, and are no notes of Typst.
    listed: BTreeSet<String>,
    /// Within a plan, its footnotes, which are listed below its table.
    to_list: Option<Vec<String>>,
    /// The level of the last heading, below which a plan's headings stand.
    heading_level: u8,
    /// The title of the appendix that is told.
    appendix_title: Option<String>,
}

/// Running text, and what stands in it.
#[derive(Default)]
struct Words {
    text: String,
    /// The language of the number before them, if there is one.
    number: Option<String>,
    inlines: Vec<Found>,
    marked: BTreeMap<&'static str, String>,
    /// The footnotes whose words follow.
    notes: Vec<String>,
}

impl<'a> Teller<'a> {
    fn report(&mut self) {
        let report = self.report;
        self.header();
        for section in &report.sections {
            self.section(section);
        }
        if let Some(plan) = report.own_plan() {
            self.anchored(Part::Block, plan.span);
            let title = plain_text(&plan.title);
            self.plan(plan, 1, Some(&title));
        }
        for contact in &report.contacts {
            self.contact(contact);
        }
        self.references();
        for appendix in &report.appendices {
            self.appendix(appendix);
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
            page: None,
            anchors,
        });
        for key in notes {
            self.marked_note(depth + 1, "Note", &key);
        }
    }

    fn header(&mut self) {
        let report = self.report;
        // A plan on its own has no header to say its title.
        if report.own_plan().is_some() || !self.house.header.iter().any(|field| field.is_title) {
            self.line(0, "Title", plain(&report.title.value));
        }
        if report.header.is_empty() {
            return;
        }
        self.line(0, "L[Decimal]", Words::default());
        for line in &report.header {
            let values: Vec<&str> = line.values.iter().map(|value| value.value.as_str()).collect();
            self.line(1, "LI", plain(&format!("{}:", line.label.trim_end_matches(':'))));
            self.line(2, "P", plain(&values.join(", ")));
        }
    }

    fn section(&mut self, section: &'a Section) {
        self.heading_level = 1;
        let runs_on = section.role == Role::Recommendation && self.house.lead_in_runs_on;
        let lead_in = match section.blocks.first().map(|first| &first.kind) {
            Some(BlockKind::Paragraph(content)) if runs_on => Some(content),
            _ => None,
        };
        if !section.repeats {
            self.anchored(Part::Heading, section.span);
        }
        self.in_language(section.language.as_ref(), |teller| {
            let mut heading = teller.numbered(teller.numbers.heading(section.span), &section.heading);
            if lead_in.is_some() {
                heading.text.push(':');
            }
            teller.line(0, "H1", heading);
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

    fn background_papers(&mut self) {
        type Column = fn(&BackgroundPaper) -> Option<&Spanned<String>>;
        let papers = &self.report.background_papers;
        let columns: [(&str, Column); 3] = [
            ("title", |paper| paper.title.as_ref().or(paper.url.as_ref())),
            ("place", |paper| paper.place.as_ref()),
            ("officer", |paper| paper.contact.as_ref()),
        ];
        let filled: Vec<&(&str, Column)> =
            columns.iter().filter(|(_, column)| papers.iter().any(|paper| column(paper).is_some())).collect();
        if papers.is_empty() {
            return;
        }
        if self.house.background_table && filled.len() > 1 {
            self.line(0, "Table", Words::default());
            self.line(1, "TR", Words::default());
            for (name, _) in &filled {
                self.line(2, "TH[col]", Words::default());
                self.line(3, "P", plain(&self.word(name)));
            }
            for paper in papers {
                self.line(1, "TR", Words::default());
                for (index, (_, column)) in filled.iter().enumerate() {
                    self.line(2, "TD", Words::default());
                    if let Some(value) = column(paper) {
                        let address = paper.url.as_ref().filter(|_| index == 0);
                        self.line(3, "P", self.linked(&value.value, address));
                    }
                }
            }
            return;
        }
        self.line(0, "L[Circle]", Words::default());
        for paper in papers {
            let values: Vec<&str> = filled
                .iter()
                .filter_map(|(_, column)| column(paper))
                .map(|value| value.value.as_str())
                .collect();
            self.line(1, "LI", plain(if papers.len() > 1 { "•" } else { "" }));
            self.line(2, "P", self.linked(&values.join(", "), paper.url.as_ref()));
        }
    }

    fn linked(&self, text: &str, address: Option<&Spanned<String>>) -> Words {
        let mut words = plain(text);
        if let Some(address) = address {
            words.inlines.push(Found::Link(one_spaced(text), self.address(address.span, &address.value)));
        }
        words
    }

    fn contact(&mut self, contact: &Contact) {
        let mut lines: Vec<String> = Vec::new();
        let parts = [&contact.name, &contact.post, &contact.directorate];
        lines.extend(parts.into_iter().flatten().map(|part| part.value.clone()));
        lines.extend(contact.phone.as_ref().map(|phone| format!("{}: {}", self.word("phone"), phone.value)));
        lines.extend(contact.email.as_ref().map(|email| format!("{}: {}", self.word("email"), email.value)));
        let mut words = plain(&lines.join(" "));
        words.inlines.extend(contact.email.as_ref().map(|email| {
            Found::Link(one_spaced(&email.value), To::Address(format!("mailto:{}", email.value)))
        }));
        self.line(0, "P", words);
    }

    fn references(&mut self) {
        let report = self.report;
        if report.references.is_empty() {
            return;
        }
        self.line(0, "H1", plain(&self.word("references")));
        self.line(0, "L[Decimal]", Words::default());
        for (index, key) in self.numbers.citations().iter().enumerate() {
            let reference = report.references.iter().find(|reference| reference.key.value == *key);
            let reference = reference.expect("what is numbered is listed");
            self.anchors.push(format!("reference-{}", index + 1));
            self.line(1, "LI", plain(&format!("{}.", index + 1)));
            let words = self.reference(reference);
            self.line(2, "P", words);
        }
    }

    fn reference(&mut self, reference: &'a Reference) -> Words {
        let mut words = match &reference.url {
            Some(url) if reference.text.is_empty() => plain(&url.value),
            _ => self.words(&reference.text),
        };
        let leads_elsewhere =
            words.inlines.iter().any(|inline| matches!(inline, Found::Link(..) | Found::Mark(..)));
        if let Some(url) = reference.url.as_ref().filter(|_| !leads_elsewhere) {
            let link = Found::Link(one_spaced(&words.text), self.address(url.span, &url.value));
            words.inlines.insert(0, link);
        }
        words
    }

    fn appendix(&mut self, appendix: &'a Appendix) {
        let label = self.numbers.heading(appendix.span).expect("an appendix has a label");
        self.anchored(Part::Heading, appendix.span);
        self.line(0, "H1", plain(&format!("{label}: {}", plain_text(&appendix.heading))));
        self.heading_level = 1;
        self.appendix_title = Some(plain_text(&appendix.heading));
        self.blocks(0, &appendix.blocks);
    }

    fn anchored(&mut self, part: Part, span: Span) {
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

    fn block(&mut self, depth: usize, block: &'a Block) {
        match &block.kind {
            BlockKind::Heading { level, content } => {
                self.heading_level = *level;
                let words = self.numbered(self.numbers.heading(block.span), content);
                self.line(depth, format!("H{level}"), words);
            }
            BlockKind::Paragraph(content) => {
                let words = self.numbered(self.numbers.paragraph(block.span), content);
                self.line(depth, "P", words);
            }
            BlockKind::List { items, .. } => self.list(depth, items, block.attributes.plain),
            BlockKind::Quote { blocks, attribution } => {
                self.line(depth, "BlockQuote", Words::default());
                self.blocks(depth + 1, blocks);
                if let Some(attribution) = attribution {
                    let mut words = plain(&self.word("said_by"));
                    words.append(self.words(attribution));
                    self.line(depth + 1, "P", words);
                }
            }
            BlockKind::Box { kind, title, blocks } => {
                let known = self.house.boxes.iter().find(|known| known.kind == kind.value);
                match (title, known.and_then(|known| known.word.as_deref())) {
                    (Some(title), _) => {
                        let words = self.words(title);
                        self.line(depth, "P", words);
                    }
                    (None, Some(word)) => self.line(depth, "P", plain(word)),
                    (None, None) => {}
                }
                self.blocks(depth, blocks);
            }
            BlockKind::Table(table) => self.table(depth, block, table),
            BlockKind::Figure { image, caption } => self.figure(depth, block, image, caption.as_deref()),
            BlockKind::Code(text) => {
                let mut words = plain(text);
                mark(&mut words.marked, "Code", text);
                self.line(depth, "P", words);
            }
            BlockKind::Form { .. } | BlockKind::AllRecommendations => {}
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

    fn table(&mut self, depth: usize, block: &Block, table: &'a Table) {
        self.line(depth, "Table", Words::default());
        self.caption(depth + 1, block, table.caption.as_deref());
        for (index, row) in table.rows.iter().enumerate() {
            self.line(depth + 1, "TR", Words::default());
            for (column, cell) in row.cells.iter().enumerate() {
                let role = if row.band {
                    format!("TH[col] over {} columns", table.columns.len())
                } else if index < table.header_rows {
                    "TH[col]".to_owned()
                } else if table.row_headers && column == 0 {
                    "TH[row]".to_owned()
                } else {
                    "TD".to_owned()
                };
                self.line(depth + 2, role, Words::default());
                self.blocks(depth + 3, &cell.blocks);
            }
        }
    }

    fn caption(&mut self, depth: usize, block: &Block, caption: Option<&'a [Inline]>) {
        let label = self.numbers.caption(block.span);
        let words = match (label, caption) {
            (None, None) => return,
            (Some(label), None) => plain(label),
            (label, Some(caption)) => {
                let mut words = plain(&label.map(|label| format!("{label}: ")).unwrap_or_default());
                words.append(self.words(caption));
                words
            }
        };
        self.line(depth, "Caption", words);
    }

    fn figure(&mut self, depth: usize, block: &Block, image: &Image, caption: Option<&'a [Inline]>) {
        self.caption(depth, block, caption);
        if !image.decorative {
            self.line(depth, "Figure", plain(&image.alt));
        }
    }

    /// A footnote behind its mark.
    fn marked_note(&mut self, depth: usize, role: &str, key: &str) {
        let mark = self.numbers.footnote(key).expect("a marked note has a mark");
        let note = self.report.footnotes.iter().find(|note| note.key.value == key);
        self.anchors.push(note_anchor(key));
        self.line(depth, role, plain(mark));
        self.blocks(depth + 1, &note.expect("a marked note has words").blocks);
    }

    fn numbered(&mut self, number: Option<&str>, content: &'a [Inline]) -> Words {
        let mut words = plain(&number.map(|number| format!("{number} ")).unwrap_or_default());
        words.number = number.map(|_| self.outer_language.clone());
        words.append(self.words(content));
        words
    }

    fn words(&mut self, inlines: &'a [Inline]) -> Words {
        let mut words = Words::default();
        for inline in inlines {
            self.inline(&mut words, inline);
        }
        words
    }

    fn inline(&mut self, words: &mut Words, inline: &'a Inline) {
        match &inline.kind {
            InlineKind::Text(text) => words.text.push_str(text),
            InlineKind::Emphasis(content) => self.marked(words, content, "Em"),
            InlineKind::Strong(content) => self.marked(words, content, "Strong"),
            InlineKind::Superscript(content) | InlineKind::Subscript(content) => {
                words.append(self.words(content));
            }
            InlineKind::Code(text) => {
                words.text.push_str(text);
                mark(&mut words.marked, "Code", text);
            }
            InlineKind::Break => words.text.push(' '),
            InlineKind::Link { target, content } => {
                let to = self.address(inline.span, &target.value);
                self.linked_words(words, content, to);
            }
            InlineKind::Reference { id, form } => self.place(words, &id.value, form),
            InlineKind::Citation(keys) => {
                // A raised mark stands close to the word before it.
                if self.house.numbering.citation_superscript {
                    words.text.truncate(words.text.trim_end().len());
                }
                let mut numbers: Vec<usize> =
                    keys.iter().filter_map(|key| self.numbers.citation(&key.value)).collect();
                numbers.sort_unstable();
                numbers.dedup();
                let superscript = self.house.numbering.citation_superscript;
                let cited: Vec<String> = numbers.iter().map(usize::to_string).collect();
                words.text.push_str(&if superscript {
                    cited.join(",")
                } else {
                    format!("[{}]", cited.join(", "))
                });
                words.inlines.extend(
                    cited
                        .into_iter()
                        .map(|cited| Found::Link(cited.clone(), To::Place(format!("reference-{cited}")))),
                );
            }
            InlineKind::FootnoteMark(key) => {
                let mark = self.numbers.footnote(&key.value).expect("a note that is marked has a mark");
                words.text.push_str(mark);
                let is_new = self.noted.insert(key.value.clone());
                if let Some(to_list) = self.to_list.as_mut().filter(|_| is_new) {
                    to_list.push(key.value.clone());
                    self.listed.insert(key.value.clone());
                } else if is_new {
                    words.notes.push(key.value.clone());
                }
                let is_link = self.to_list.is_some() || self.listed.contains(&key.value);
                let shown = if is_link { Found::Link } else { Found::Mark };
                words.inlines.push(shown(mark.to_owned(), To::Place(note_anchor(&key.value))));
            }
            InlineKind::Image(image) if image.decorative => {}
            InlineKind::Image(image) => words.inlines.push(Found::Picture(one_spaced(&image.alt))),
        }
    }

    fn marked(&mut self, words: &mut Words, content: &'a [Inline], role: &'static str) {
        let mut inner = self.words(content);
        inner.marked.remove(role);
        mark(&mut inner.marked, role, &inner.text);
        words.append(inner);
    }

    fn linked_words(&mut self, words: &mut Words, content: &'a [Inline], to: To) {
        let mut inner = self.words(content);
        inner.inlines.insert(0, Found::Link(one_spaced(&inner.text), to));
        words.append(inner);
    }

    /// A reference to a place of the document.
    fn place(&mut self, words: &mut Words, id: &str, form: &'a ReferenceForm) {
        let target = self.numbers.target(id).expect("what is referred to is there");
        let to = To::Place(target.anchor.clone());
        let shown = match form {
            ReferenceForm::Words(content) => return self.linked_words(words, content, to),
            ReferenceForm::Number => target.number.clone().unwrap_or_default(),
            ReferenceForm::Count(name) => self.count(id, name, &words.text),
            ReferenceForm::Page => format!("{} {PAGE_OF}{}{PAGE_OF}", self.word("on_page"), target.anchor),
            _ => target.words.clone().unwrap_or_default(),
        };
        words.text.push_str(&shown);
        words.inlines.push(Found::Link(one_spaced(&shown), to));
    }

    fn address(&self, span: Span, written: &str) -> To {
        let target = self.report.links.get(&(span.source, written.to_owned()));
        To::Address(match target.expect("a link that was checked leads somewhere") {
            LinkTarget::Address(address) => address.clone(),
            LinkTarget::Document(stem) => format!("{stem}.pdf"),
        })
    }
}

impl Words {
    fn append(&mut self, other: Self) {
        self.text.push_str(&other.text);
        self.inlines.extend(other.inlines);
        for (role, words) in other.marked {
            mark(&mut self.marked, role, &words);
        }
        self.notes.extend(other.notes);
    }
}

fn plain(text: &str) -> Words {
    Words { text: text.to_owned(), ..Words::default() }
}

fn note_anchor(key: &str) -> String {
    format!("note {key}")
}
