//! Blocks, written as HTML.

use super::scribe::{HtmlScribe, Out};
use crate::blocks::part;
use crate::columns::{Columns, measure_columns};
use crate::markup::html::{Attribute, HtmlWriter, Tag, Written};
use crate::notes::words_and_marks;
use crate::plan::PlanPlace;
use boardpaper_data::numbering::Part;
use boardpaper_data::plan::plain_words;
use boardpaper_data::prose::{Alignment, Block, BlockKind, Image, Inline, ListItem, Table, plain_text};
use boardpaper_data::source::{Span, Spanned};
use minijinja::{Value, context};

/// The elements of headings: `h1` is the title, so a section is `h2`.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// The characters of the longest word of a cell that is kept whole.
const LONGEST_WORD: usize = 40;

/// What a region is called for those who listen.
#[derive(Clone, Copy)]
pub(super) enum Name<'n> {
    /// As what stands at a place.
    Stands(&'n str),
    /// By these words.
    Is(&'n str),
}

/// The element of a heading of a level, 1 for a section.
pub(super) fn heading_element(level: u8) -> &'static str {
    HEADINGS[usize::from(level).min(HEADINGS.len() - 1)]
}

impl<'a> HtmlScribe<'a> {
    /// Writes blocks one below the other.
    pub(super) fn blocks(&mut self, out: &mut Out<'_>, blocks: &[Block]) {
        for block in blocks {
            self.block(out, block);
        }
    }

    /// Writes one block.
    pub(super) fn block(&mut self, out: &mut Out<'_>, block: &Block) {
        let placed = |tag: Tag, scribe: &Self| scribe.placed(tag, block);
        match &block.kind {
            BlockKind::Heading { level, content } => self.subheading(out, block, *level, content),
            BlockKind::Paragraph(content) => {
                let number = self.wording.numbers.paragraph(block.span);
                let tag = Tag::new("p");
                let tag = if number.is_some() { tag.class("numbered") } else { tag };
                self.paragraph(out, self.placed(tag, block), number, content);
            }
            BlockKind::List { items, .. } => self.list(out, block, items),
            BlockKind::Quote { blocks, attribution } => {
                out.element(placed(Tag::new("figure").class("quote"), self), |out| {
                    out.element(Tag::new("blockquote"), |out| self.texts(out, blocks));
                    if let Some(attribution) = attribution {
                        out.element(Tag::new("figcaption"), |out| {
                            out.text(&self.wording.word("said_by"));
                            self.inlines(out, attribution);
                        });
                    }
                });
            }
            BlockKind::Box { kind, title, blocks } => {
                self.boxed(out, block, &kind.value, title.as_deref(), blocks);
            }
            BlockKind::Table(table) => self.table(out, block, table),
            BlockKind::Figure { image, caption } => self.figure(out, block, image, caption.as_deref()),
            BlockKind::Code(text) => {
                let tag = self.reached(Tag::new("pre"));
                out.element(tag, |out| out.element(Tag::new("code"), |out| out.verbatim(text)));
            }
            BlockKind::Divider => out.void(Tag::new("hr")),
            BlockKind::Plan { file } => self.embedded_plan(out, block, file),
            BlockKind::Form { title, blocks } => self.form(out, block, title.as_deref(), blocks),
            BlockKind::AllRecommendations => self.all_recommendations(out),
            BlockKind::Signature(lines) => self.signature(out, block, lines),
        }
        out.new_line();
    }

    /// A tag with what is known of a block besides its words: its place and its language.
    pub(super) fn placed(&self, tag: Tag, block: &Block) -> Tag {
        let language = block.attributes.language.as_ref().map(|language| language.value.as_str());
        tag.some_id(self.anchor(part(block), block.span)).in_language(language)
    }

    /// Words of a block that stand in the line of others, with its place and its language if it has any.
    pub(super) fn placed_words(&mut self, out: &mut Out<'_>, block: &Block, content: &[Inline]) {
        if self.has_place(block) {
            let tag = self.placed(Tag::new("span"), block);
            return out.element(tag, |out| self.inlines(out, content));
        }
        self.inlines(out, content);
    }

    /// The name of a place, where this is not a repetition.
    pub(super) fn anchor(&self, part: Part, span: Span) -> Option<&'a str> {
        self.wording.numbers.anchor(part, span).filter(|_| !self.repeats)
    }

    fn paragraph(&mut self, out: &mut Out<'_>, tag: Tag, number: Option<&str>, content: &[Inline]) {
        out.element(tag, |out| {
            number_before(out, number);
            self.begins_sentence = true;
            self.inlines(out, content);
            self.begins_sentence = false;
        });
    }

    /// Blocks one below the other whose paragraphs take no numbers.
    pub(super) fn texts(&mut self, out: &mut Out<'_>, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(content) => {
                    self.paragraph(out, self.placed(Tag::new("p"), block), None, content);
                    out.new_line();
                }
                _ => self.block(out, block),
            }
        }
    }

    /// Blocks within a list item or a cell, where a lone paragraph is the text itself.
    pub(super) fn flow(&mut self, out: &mut Out<'_>, blocks: &[Block]) {
        let paragraphs = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph(_))).count();
        match blocks.split_first() {
            Some((first @ Block { kind: BlockKind::Paragraph(content), .. }, rest))
                if paragraphs == 1 && !self.has_place(first) =>
            {
                self.inlines(out, content);
                self.texts(out, rest);
            }
            _ => self.texts(out, blocks),
        }
    }

    fn has_place(&self, block: &Block) -> bool {
        self.wording.numbers.anchor(part(block), block.span).is_some() || block.attributes.language.is_some()
    }

    fn subheading(&mut self, out: &mut Out<'_>, block: &Block, level: u8, content: &[Inline]) {
        let level = self.shifted(level);
        self.heading_level = level;
        self.heading_words = plain_text(&self.wording.without_leads(content)).trim().to_owned();
        let (words, marks) = words_and_marks(content);
        out.element(self.placed(Tag::new(heading_element(level)), block), |out| {
            number_before(out, self.wording.numbers.heading(block.span));
            self.inlines(out, &words);
            self.inlines(out, marks);
        });
    }

    /// A lead-in that goes on in the line of its heading.
    pub(super) fn lead_in(&mut self, out: &mut Out<'_>, block: &Block, content: &[Inline]) {
        let tag = self.placed(Tag::new("p").class("lead-in"), block);
        self.paragraph(out, tag, None, content);
    }

    /// A list; where it is numbered its numbers are words of it, as they are in print.
    fn list(&mut self, out: &mut Out<'_>, block: &Block, items: &[ListItem]) {
        let numbers = self.wording.numbers;
        let is_numbered = items.iter().any(|item| numbers.item(item.span).is_some());
        let tag = match (is_numbered, block.attributes.plain) {
            (true, _) => Tag::new("ol").class("marked"),
            (false, true) => Tag::new("ul").class("plain"),
            (false, false) => Tag::new("ul"),
        };
        out.element(self.placed(tag, block), |out| {
            for item in items {
                let place = Tag::new("li").some_id(self.anchor(Part::Item, item.span));
                out.element(place, |out| {
                    if is_numbered {
                        out.words(
                            Tag::new("span").class("mark"),
                            numbers.item(item.span).unwrap_or_default(),
                        );
                        out.text(" ");
                        out.element(Tag::new("div"), |out| self.flow(out, &item.blocks));
                    } else {
                        self.flow(out, &item.blocks);
                    }
                });
                out.new_line();
            }
        });
    }

    /// A box, as a template of the house draws it.
    fn boxed(
        &mut self,
        out: &mut Out<'_>,
        block: &Block,
        kind: &str,
        title: Option<&[Inline]>,
        blocks: &[Block],
    ) {
        let known = self.wording.house.boxes.iter().find(|known| known.kind == kind);
        let title = title.map(|title| self.part(|scribe, out| scribe.inlines(out, title)));
        let body = self.part(|scribe, out| scribe.blocks(out, blocks));
        let name = self.own_name("box");
        let tone = self.wording.box_tone(kind);
        let class: String = kind.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let values = context! {
            kind,
            class,
            tone,
            word => known.and_then(|known| known.word.as_deref()),
            mark => known.and_then(|known| known.mark.as_deref()),
            label => self.wording.numbers.caption(block.span),
            anchor => self.anchor(Part::Block, block.span),
            language => block.attributes.language.as_ref().map(|language| language.value.as_str()),
            name,
            title,
            body,
        };
        let drawn = self.parts.draw("box.html.j2", "box", values);
        out.written(&drawn);
    }

    /// A part that a template places.
    pub(super) fn part(&mut self, write: impl FnOnce(&mut Self, &mut Out<'_>)) -> Value {
        let mut writer = HtmlWriter::new(self.fonts);
        write(self, &mut writer);
        Value::from_safe_string(Written::of(writer).into_html())
    }

    fn table(&mut self, out: &mut Out<'_>, block: &Block, table: &Table) {
        let text = &self.wording.house.text;
        let columns = measure_columns(table, self.wording.house.text_width(), text.size, text.small_size);
        let label = self.wording.numbers.caption(block.span);
        let name = (label.is_some() || table.caption.is_some()).then(|| self.own_name("table"));
        let word = format!("{}: {}", self.wording.word("table"), self.heading_words);
        let known = name.as_deref().map_or(Name::Is(word.trim_end_matches(": ")), Name::Stands);
        self.scrolling(out, known, |scribe, out| {
            // A caption is the name of its table.
            let tag = if name.is_some() { Tag::new("table") } else { named(Tag::new("table"), known) };
            out.element(scribe.placed(tag, block), |out| {
                if let Some(name) = &name {
                    let tag = Tag::new("caption").id(name);
                    out.element(tag, |out| scribe.caption(out, label, table.caption.as_deref()));
                }
                scribe.rows(out, table, &columns);
            });
        });
    }

    /// A region that scrolls sideways where its table is wider than the window.
    pub(super) fn scrolling(
        &mut self,
        out: &mut Out<'_>,
        name: Name<'_>,
        write: impl FnOnce(&mut Self, &mut Out<'_>),
    ) {
        let region = Tag::new("div").class("scroll").with(Attribute::Role, "group");
        out.element(self.reached(named(region, name)), |out| write(self, out));
    }

    /// A tag that a keyboard can reach, to scroll what is in it.
    fn reached(&self, tag: Tag) -> Tag {
        if self.unheard { tag } else { tag.with(Attribute::TabIndex, "0") }
    }

    /// A tag whose class says how large it is drawn; the head of the page has a rule for each number.
    pub(super) fn sized(&mut self, tag: Tag, what: &'static str, number: usize) -> Tag {
        self.sizes.insert((what, number));
        tag.class_of(what, &number.to_string())
    }

    /// A caption behind the label of its table or figure.
    fn caption(&mut self, out: &mut Out<'_>, label: Option<&str>, caption: Option<&[Inline]>) {
        if let Some(label) = label {
            let colon = if caption.is_some() { ":" } else { "" };
            out.words(Tag::new("span").class("label"), &format!("{label}{colon}"));
            out.text(" ");
        }
        self.inlines(out, caption.unwrap_or_default());
    }

    fn rows(&mut self, out: &mut Out<'_>, table: &Table, columns: &Columns) {
        let (head, body) = table.rows.split_at(table.header_rows.min(table.rows.len()));
        let aligned = |tag: Tag, index: usize| {
            let figures = columns.list.get(index).is_some_and(|column| column.figures);
            match table.columns.get(index) {
                Some(Alignment::Centre) => tag.class("centre"),
                Some(Alignment::End) => tag.class("end"),
                Some(Alignment::Start) if figures => tag.class("end"),
                _ => tag,
            }
        };
        if !head.is_empty() {
            out.element(Tag::new("thead"), |out| {
                for row in head {
                    out.element(Tag::new("tr"), |out| {
                        for (index, cell) in row.cells.iter().enumerate() {
                            // An empty cell heads nothing.
                            let tag = match cell.blocks.is_empty() {
                                true => Tag::new("td"),
                                false => Tag::new("th").with(Attribute::Scope, "col"),
                            };
                            let tag = worded(aligned(tag, index), &plain_words(&cell.blocks));
                            out.element(tag, |out| self.flow(out, &cell.blocks));
                        }
                    });
                }
            });
        }
        // A band heads the rows below it, so it begins a group of them.
        let mut starts: Vec<usize> = vec![0];
        starts.extend((1..body.len()).filter(|index| body[*index].band && !body[*index - 1].band));
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(body.len());
            out.element(Tag::new("tbody"), |out| {
                for row in &body[*start..end] {
                    let tag = if row.band { Tag::new("tr").class("band") } else { Tag::new("tr") };
                    out.element(tag, |out| {
                        for (index, cell) in row.cells.iter().enumerate() {
                            let tag = match (row.band, index == 0 && table.row_headers) {
                                (true, _) => Tag::new("th")
                                    .with(Attribute::Scope, "rowgroup")
                                    .with(Attribute::ColumnSpan, &table.columns.len().to_string()),
                                (false, true) if !cell.blocks.is_empty() => {
                                    aligned(Tag::new("th").with(Attribute::Scope, "row"), index)
                                }
                                (false, _) => aligned(Tag::new("td"), index),
                            };
                            let tag = worded(tag, &plain_words(&cell.blocks));
                            out.element(tag, |out| self.flow(out, &cell.blocks));
                        }
                    });
                }
            });
        }
    }

    fn figure(&mut self, out: &mut Out<'_>, block: &Block, image: &Image, caption: Option<&[Inline]>) {
        let label = self.wording.numbers.caption(block.span);
        if label.is_none() && caption.is_none() {
            let tag = self.placed(Tag::new("p").class("picture"), block);
            return out.element(tag, |out| self.image(out, image, "shown"));
        }
        out.element(self.placed(Tag::new("figure"), block), |out| {
            self.image(out, image, "shown");
            out.element(Tag::new("figcaption"), |out| self.caption(out, label, caption));
        });
    }

    fn signature(&mut self, out: &mut Out<'_>, block: &Block, lines: &[Vec<Inline>]) {
        out.element(self.placed(Tag::new("p").class("signature"), block), |out| {
            for (index, line) in lines.iter().enumerate() {
                if index == 0 {
                    out.element(Tag::new("strong"), |out| self.inlines(out, line));
                } else {
                    out.void(Tag::new("br"));
                    self.inlines(out, line);
                }
            }
        });
    }

    /// A plan between paragraphs or as an appendix, under the heading that stands above it.
    fn embedded_plan(&mut self, out: &mut Out<'_>, block: &Block, file: &Spanned<String>) {
        let Some(plan) = self.wording.report.plan_in(file) else { return };
        let anchor = self.anchor(part(block), block.span);
        let heading = self.appendix_title.clone();
        let level = (self.heading_level + 1).min(5);
        self.plan(out, plan, PlanPlace { level, heading: heading.as_deref(), anchor });
    }
}

/// A tag by what those who listen call it.
pub(super) fn named(tag: Tag, name: Name<'_>) -> Tag {
    match name {
        Name::Stands(name) => tag.with(Attribute::LabelledBy, name),
        Name::Is(words) => tag.with(Attribute::Label, words),
    }
}

/// A cell by its words: one of them may be so long that it has to be parted.
pub(super) fn worded(cell: Tag, words: &str) -> Tag {
    let is_long = words.split_whitespace().any(|word| word.chars().count() > LONGEST_WORD);
    if is_long { cell.class("long") } else { cell }
}

/// A number before words, and the space between.
pub(super) fn number_before(out: &mut Out<'_>, number: Option<&str>) {
    if let Some(number) = number {
        out.words(Tag::new("span").class("number"), number);
        out.text(" ");
    }
}
