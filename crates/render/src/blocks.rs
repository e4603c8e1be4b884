//! Blocks, written for Typst as calls of the house's drawing functions.

use crate::columns::{Columns, is_short, may_break, measure_columns};
use crate::heads::is_lead;
use crate::markup::{LONGEST_WORD, Writer};
use crate::notes::{FIRST_LINES, words_and_marks};
use crate::pictures::Pictures;
use crate::plan::PlanPlace;
use crate::whole::is_short_text;
use crate::wording::Wording;
use boardpaper_data::house::House;
use boardpaper_data::numbering::{Numbers, Part};
use boardpaper_data::prose::{
    Alignment, Block, BlockKind, Inline, InlineKind, ListItem, Table, Visit, plain_text, walk, walk_inlines,
};
use boardpaper_data::report::Report;
use boardpaper_data::source::{Span, Spanned};
use std::collections::{BTreeMap, HashSet};

/// The length from which a caption, in bytes, may go on to the page after its picture.
const LONG_CAPTION: usize = 400;

/// The part of a page's height that a table may have in a column.
const WHOLE_TABLE: f64 = 0.5;

/// The most footnotes that hang on the cells of one table.
const MOST_HANGING_NOTES: usize = 8;

/// Writes the prose of one report.
pub(crate) struct Scribe<'a> {
    pub(crate) report: &'a Report,
    pub(crate) house: &'a House,
    pub(crate) numbers: &'a Numbers,
    pub(crate) pictures: &'a Pictures,
    /// Footnotes whose words were written.
    pub(crate) noted: HashSet<String>,
    /// Footnotes of headings whose words wait for the text that follows.
    pub(crate) pending: Vec<String>,
    /// How many characters of text stand between the headings of these notes and what is written next.
    pub(crate) since_heading: usize,
    /// Whether what is written is a note: a note of it hangs beside it.
    pub(crate) in_note: bool,
    /// Footnotes of the note at hand whose words are yet to be written.
    pub(crate) inner_notes: Vec<String>,
    /// Whether the notes of what is written are listed below it, as those of an action plan are.
    pub(crate) lists_notes: bool,
    /// Footnotes that are listed there.
    pub(crate) listed: HashSet<String>,
    /// Footnotes of what is at hand that are yet to be listed.
    pub(crate) to_list: Vec<String>,
    /// Whether what is written repeats on the next page, as the head of a table does.
    pub(crate) in_head: bool,
    /// How many things in such heads are written for their first page alone.
    pub(crate) heads: usize,
    /// Whether what is written is a heading.
    pub(crate) in_heading: bool,
    /// The level of the last heading.
    pub(crate) heading_level: u8,
    /// Whether headings stay out of the contents: those in boxes, and of the pages of a cover.
    pub(crate) unlisted: bool,
    /// Whether what is written was written before, and prints again as a part of all recommendations.
    pub(crate) gathering: bool,
    /// By how many levels its headings move.
    pub(crate) heading_shift: i8,
    /// The citations written, by the number of the work, each with the number of its place.
    pub(crate) cited: BTreeMap<usize, Vec<usize>>,
    /// How many citations were written.
    pub(crate) citations: usize,
    /// The width of the text at hand, in points.
    pub(crate) room: f64,
    /// How many blocks what is written stands in.
    pub(crate) nesting: usize,
    /// Whether the text at hand is set in two columns.
    pub(crate) in_columns: bool,
    /// The width over all columns, in points, where blocks may stand over all of them.
    pub(crate) whole_width: Option<f64>,
    /// The title of the appendix at hand.
    pub(crate) appendix_title: Option<String>,
    /// Whether a sentence begins with what is written next.
    pub(crate) begins_sentence: bool,
    /// Whether this is a repetition, whose places are those of the first.
    pub(crate) repeats: bool,
}

impl<'a> Scribe<'a> {
    /// What the report says in the words of its house.
    pub(crate) fn wording(&self) -> Wording<'a> {
        Wording { report: self.report, house: self.house, numbers: self.numbers }
    }

    /// Writes blocks one below the other.
    pub(crate) fn blocks(&mut self, out: &mut Writer<'_>, blocks: &[Block]) {
        for block in blocks {
            self.block(out, block);
        }
    }

    /// Writes one block.
    pub(crate) fn block(&mut self, out: &mut Writer<'_>, block: &Block) {
        // What stands in a block has the width that the block gives it.
        let whole_width = self.whole_width.take();
        self.nesting += 1;
        out.marked(block.span, |out| match whole_width.filter(|_| self.is_wide(block)) {
            Some(width) => {
                let pending = std::mem::take(&mut self.pending);
                out.code("#draw(\"wide\")[");
                let room = std::mem::replace(&mut self.room, width);
                self.in_columns = false;
                // Typst loses the footnotes of what stands over several columns.
                self.with_notes_below(out, true, |scribe, out| scribe.block_call(out, block));
                self.room = room;
                self.in_columns = true;
                out.code("]\n");
                self.pending.splice(..0, pending);
            }
            None => {
                self.block_call(out, block);
                out.code("\n");
            }
        });
        self.nesting -= 1;
        self.whole_width = whole_width;
    }

    /// Whether a quotation or a box is kept on one page. Within another block nobody knows what room there is.
    fn is_kept_whole(&self, block: &Block) -> bool {
        let text = &self.house.text;
        self.nesting == 1
            && is_short_text(block, self.room, self.house.text_height(), text.size * text.leading, text.size)
    }

    /// Whether a block stands over all columns: where the writer says so, and a table that one column cramps
    /// or that is longer than a part of it.
    fn is_wide(&self, block: &Block) -> bool {
        let BlockKind::Table(table) = &block.kind else { return block.attributes.wide };
        let columns = self.measured(table);
        block.attributes.wide || columns.are_cramped(table) || !self.stays_whole(table, &columns)
    }

    fn measured(&self, table: &Table) -> Columns {
        measure_columns(table, self.room, self.house.text.size, self.house.text.small_size)
    }

    /// Whether a table is kept on one page, or in one column.
    fn stays_whole(&self, table: &Table, columns: &Columns) -> bool {
        let most = self.house.text_height() * WHOLE_TABLE;
        if self.in_columns { columns.height(table, self.house.text.size) <= most } else { is_short(table) }
    }

    fn block_call(&mut self, out: &mut Writer<'_>, block: &Block) {
        self.place_in_head(out, block);
        // A heading is not kept with a whole block that its own note makes too tall for the page.
        let is_whole = matches!(block.kind, BlockKind::Box { .. } | BlockKind::Quote { .. })
            && self.is_kept_whole(block);
        if is_whole && !self.pending.is_empty() {
            let pending = std::mem::take(&mut self.pending);
            self.any_block_call(out, block);
            self.pending.splice(..0, pending);
            self.since_heading = FIRST_LINES;
        } else {
            self.any_block_call(out, block);
        }
    }

    fn any_block_call(&mut self, out: &mut Writer<'_>, block: &Block) {
        match &block.kind {
            BlockKind::Heading { level, content } => {
                let level = self.shifted(*level);
                self.heading_level = level;
                out.code(&format!("#draw(\"subheading\", level: {level}"));
                if self.unlisted || self.gathering {
                    out.code(", listed: false");
                }
                self.optional_literal(out, "number", self.numbers.heading(block.span));
                self.place(out, block);
                let (words, marks) = words_and_marks(content);
                if !marks.is_empty() {
                    out.code(", marks: [");
                    self.heading(out, marks);
                    out.code("]");
                }
                out.code(")[");
                self.heading(out, &words);
                out.code("]");
            }
            BlockKind::Paragraph(content) => {
                out.code("#draw(\"paragraph\"");
                self.optional_literal(out, "number", self.numbers.paragraph(block.span));
                self.place(out, block);
                self.begins_sentence = true;
                self.body(out, content);
                self.begins_sentence = false;
            }
            BlockKind::List { items, .. } => self.list(out, block, items),
            BlockKind::Quote { blocks, attribution } => {
                out.code(&format!("#draw(\"quotation\", breakable: {}", !self.is_kept_whole(block)));
                self.place(out, block);
                self.optional_content(out, "attribution", attribution.as_deref());
                out.code(")[");
                self.begins_sentence = begins_with_words(blocks);
                self.flow(out, blocks);
                self.begins_sentence = false;
                out.code("]");
            }
            BlockKind::Box { kind, title, blocks } => {
                out.code("#draw(\"box\", kind: ");
                out.literal(&kind.value);
                out.code(&format!(", breakable: {}", !self.is_kept_whole(block)));
                self.place(out, block);
                self.optional_literal(out, "label", self.numbers.caption(block.span));
                if let Some(title) = title {
                    out.code(", title: [");
                    self.heading(out, title);
                    out.code("]");
                }
                out.code(")[");
                let outside = std::mem::replace(&mut self.unlisted, true);
                self.blocks(out, blocks);
                self.pending_notes_apart(out);
                self.unlisted = outside;
                out.code("]");
            }
            BlockKind::Table(table) => {
                let columns = self.measured(table);
                let is_whole = self.stays_whole(table, &columns);
                let below = has_troublesome_notes(table, self.in_columns && !is_whole);
                self.with_notes_below(out, below, |scribe, out| {
                    scribe.table(out, block, table, &columns, is_whole);
                });
            }
            BlockKind::Figure { image, caption } => {
                out.code("#draw(\"figure\", ");
                self.picture(out, image);
                let long = caption.as_deref().is_some_and(|caption| plain_text(caption).len() > LONG_CAPTION);
                out.code(&format!(", breakable: {long}"));
                self.place(out, block);
                self.optional_literal(out, "label", self.numbers.caption(block.span));
                self.optional_content(out, "caption", caption.as_deref());
                out.code(")");
            }
            BlockKind::Code(text) => {
                out.code("#draw(\"code\", ");
                out.literal(text);
                out.code(")");
            }
            BlockKind::Divider => out.code("#draw(\"divider\")"),
            BlockKind::Plan { file } => self.embedded_plan(out, block, file),
            BlockKind::Form { title, blocks } => self.form(out, block, title.as_deref(), blocks),
            BlockKind::AllRecommendations => self.all_recommendations(out),
            BlockKind::Signature(lines) => {
                out.code("#draw(\"signature\"");
                self.place(out, block);
                out.code(", (");
                for line in lines {
                    out.code("[");
                    self.inlines(out, line);
                    out.code("], ");
                }
                out.code("))");
            }
        }
    }

    /// Closes the arguments and writes the body.
    fn body(&mut self, out: &mut Writer<'_>, content: &[Inline]) {
        out.code(")[");
        self.bearing_inlines(out, content);
        out.code("]");
    }

    /// What is known of a block besides its words: its place in the output and its language.
    pub(crate) fn place(&mut self, out: &mut Writer<'_>, block: &Block) {
        let anchor = self.anchor_of(block).filter(|_| !self.in_head).map(str::to_owned);
        self.optional_literal(out, "anchor", anchor.as_deref());
        self.language(out, block.attributes.language.as_ref());
    }

    /// The name of a block's place, where this is not a repetition.
    fn anchor_of(&self, block: &Block) -> Option<&'a str> {
        let numbers: &'a Numbers = self.numbers;
        numbers.anchor(part(block), block.span).filter(|_| !self.repeats)
    }

    /// The name of a block in a head, before it.
    fn place_in_head(&mut self, out: &mut Writer<'_>, block: &Block) {
        if let Some(anchor) = self.anchor_of(block).filter(|_| self.in_head) {
            self.anchor_in_head(out, anchor);
        }
    }

    fn language(&mut self, out: &mut Writer<'_>, language: Option<&Spanned<String>>) {
        // Typst takes the language alone, without its region.
        let language = language.and_then(|language| language.value.split('-').next());
        self.optional_literal(out, "language", language);
    }

    pub(crate) fn optional_literal(&self, out: &mut Writer<'_>, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            out.code(&format!(", {name}: "));
            out.literal(value);
        }
    }

    pub(crate) fn optional_content(&mut self, out: &mut Writer<'_>, name: &str, content: Option<&[Inline]>) {
        if let Some(content) = content {
            out.code(&format!(", {name}: ["));
            self.inlines(out, content);
            out.code("]");
        }
    }

    /// Blocks within a list item, cell, quotation or note, where a lone paragraph is the text itself.
    pub(crate) fn flow(&mut self, out: &mut Writer<'_>, blocks: &[Block]) {
        let alone = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph(_))).count() == 1;
        for (index, block) in blocks.iter().enumerate() {
            match &block.kind {
                BlockKind::Paragraph(content) if alone && index == 0 && !self.has_place(block) => {
                    out.marked(block.span, |out| self.bearing_inlines(out, content));
                }
                BlockKind::Paragraph(_) => self.text_paragraph(out, block),
                _ => self.block(out, block),
            }
        }
    }

    /// Blocks one below the other whose paragraphs take no numbers.
    pub(crate) fn texts(&mut self, out: &mut Writer<'_>, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(_) => self.text_paragraph(out, block),
                _ => self.block(out, block),
            }
        }
    }

    /// A paragraph within a cell, a list item, a quotation or a note.
    pub(crate) fn text_paragraph(&mut self, out: &mut Writer<'_>, block: &Block) {
        let BlockKind::Paragraph(content) = &block.kind else { return };
        out.marked(block.span, |out| {
            self.place_in_head(out, block);
            out.code("#draw(\"text\"");
            self.place(out, block);
            self.begins_sentence = true;
            self.body(out, content);
            self.begins_sentence = false;
            out.code("\n");
        });
    }

    /// A plan between paragraphs or as an appendix, under the heading that stands above it.
    fn embedded_plan(&mut self, out: &mut Writer<'_>, block: &Block, file: &Spanned<String>) {
        let report = self.report;
        let Some(plan) = report.plan_in(file) else { return };
        let anchor = self.numbers.anchor(part(block), block.span).filter(|_| !self.repeats);
        let heading = self.appendix_title.clone();
        let level = (self.heading_level + 1).min(5);
        self.plan(out, plan, PlanPlace { level, heading: heading.as_deref(), anchor });
    }

    fn has_place(&self, block: &Block) -> bool {
        self.numbers.anchor(part(block), block.span).is_some() || block.attributes.language.is_some()
    }

    /// A list, with the labels of its items where it is numbered.
    fn list(&mut self, out: &mut Writer<'_>, block: &Block, items: &[ListItem]) {
        out.code("#draw(\"list\"");
        if block.attributes.plain {
            out.code(", plain: true");
        }
        if items.iter().any(|item| self.numbers.item(item.span).is_some()) {
            out.code(", labels: (");
            for item in items {
                out.literal(self.numbers.item(item.span).unwrap_or_default());
                out.code(", ");
            }
            out.code(")");
        }
        self.place(out, block);
        out.code(", (");
        for item in items {
            out.marked(item.span, |out| {
                out.code("[");
                self.anchor_here(out, Part::Item, item.span);
                self.flow(out, &item.blocks);
                out.code("], ");
            });
        }
        out.code("))");
    }

    /// A lead-in that goes on in the line of its heading.
    pub(crate) fn lead_in(&mut self, out: &mut Writer<'_>, block: &Block, content: &[Inline]) {
        self.anchor_here(out, Part::Paragraph, block.span);
        let language = block.attributes.language.as_ref();
        self.in_language(out, language, |scribe, out| scribe.bearing_inlines(out, content));
    }

    /// Running text in a language, if it has one of its own.
    pub(crate) fn in_language(
        &mut self,
        out: &mut Writer<'_>,
        language: Option<&Spanned<String>>,
        write: impl FnOnce(&mut Self, &mut Writer<'_>),
    ) {
        let Some(language) = language else { return write(self, out) };
        out.code("#text(lang: ");
        out.literal(language.value.split('-').next().unwrap_or_default());
        out.code(", region: none)[");
        write(self, out);
        out.code("]");
    }

    pub(crate) fn anchor_here(&mut self, out: &mut Writer<'_>, part: Part, span: Span) {
        let numbers: &'a Numbers = self.numbers;
        if let Some(anchor) = numbers.anchor(part, span).filter(|_| !self.repeats) {
            if self.in_head {
                return self.anchor_in_head(out, anchor);
            }
            out.code("#draw(\"anchor\", ");
            out.literal(anchor);
            out.code(")");
        }
    }

    fn table(
        &mut self,
        out: &mut Writer<'_>,
        block: &Block,
        table: &Table,
        columns: &Columns,
        is_whole: bool,
    ) {
        // A note of the heading above hangs on what follows a table that stays on one page.
        if !is_whole {
            self.pending_notes_apart(out);
        }
        let pending = std::mem::take(&mut self.pending);
        out.code(&format!("#draw(\"table\", columns: {}, align: (", table.columns.len()));
        for (alignment, column) in table.columns.iter().zip(&columns.list) {
            out.code(match alignment {
                Alignment::Start if column.figures => "end, ",
                Alignment::Start => "start, ",
                Alignment::Centre => "center, ",
                Alignment::End => "end, ",
            });
        }
        out.code("), widths: (");
        for column in &columns.list {
            out.code(&format!("{:.2}, ", column.share));
        }
        out.code(&format!(
            "), header-rows: {}, row-headers: {}, short: {}, small: {}",
            table.header_rows, table.row_headers, is_whole, columns.small
        ));
        self.place(out, block);
        self.optional_literal(out, "label", self.numbers.caption(block.span));
        self.optional_content(out, "caption", table.caption.as_deref());
        out.code(", rows: (");
        let longest_word = columns.longest_word.unwrap_or(LONGEST_WORD);
        out.narrow(longest_word, |out| self.rows(out, table));
        out.code("))");
        self.pending.splice(..0, pending);
    }

    fn rows(&mut self, out: &mut Writer<'_>, table: &Table) {
        for (index, row) in table.rows.iter().enumerate() {
            // Typst 0.15 refuses some documents in which a row that may not break meets notes in two columns.
            let breakable = self.in_columns || may_break(row);
            out.code(&format!("(band: {}, breakable: {breakable}, cells: (", row.band));
            for cell in &row.cells {
                out.marked(cell.span, |out| {
                    out.code("[");
                    if index < table.header_rows || row.band {
                        self.in_head(out, |scribe, out| scribe.flow(out, &cell.blocks));
                    } else {
                        self.flow(out, &cell.blocks);
                    }
                    out.code("], ");
                });
            }
            out.code(")), ");
        }
    }
}

/// The part that a block is, for its label and its place.
pub(crate) fn part(block: &Block) -> Part {
    match block.kind {
        BlockKind::Heading { .. } => Part::Heading,
        BlockKind::Paragraph(_) => Part::Paragraph,
        _ => Part::Block,
    }
}

/// Whether blocks begin with a paragraph.
fn begins_with_words(blocks: &[Block]) -> bool {
    matches!(blocks.first(), Some(Block { kind: BlockKind::Paragraph(_), .. }))
}

/// Whether a table has footnotes that cannot hang on its cells: Typst lays a table out anew for each of
/// them, without end where their rows break.
fn has_troublesome_notes(table: &Table, mut breaks: bool) -> bool {
    let mut notes = 0;
    for row in &table.rows {
        let mut marks = 0;
        for cell in &row.cells {
            walk(&cell.blocks, &mut |visit| {
                let is_mark = |inline: &Inline| matches!(inline.kind, InlineKind::FootnoteMark(_));
                marks += usize::from(matches!(visit, Visit::Inline(inline) if is_mark(inline)));
            });
        }
        notes += marks;
        breaks |= may_break(row);
    }
    notes > MOST_HANGING_NOTES || (notes > 0 && breaks)
}

/// Whether running text leads anywhere.
pub(crate) fn inlines_have_links(inlines: &[Inline]) -> bool {
    let mut found = false;
    walk_inlines(inlines, &mut |visit| found |= matches!(visit, Visit::Inline(inline) if is_lead(inline)));
    found
}
