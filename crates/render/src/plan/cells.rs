//! The cells of an action plan, written for Typst.

use super::columns::{Row, Table};
use super::said::{CellPart, Sign};
use crate::blocks::Scribe;
use crate::markup::Writer;
use boardpaper_data::plan::{Column, Due, DueItem};
use boardpaper_data::prose::{Block, BlockKind};
use boardpaper_data::source::{Span, Spanned};

impl Scribe<'_> {
    /// What stands in the cell of a row that begins in this column.
    pub(super) fn cell(&mut self, out: &mut Writer<'_>, row: Row<'_>, column: Column, table: &Table) {
        for part in self.wording().cell(row, column, table) {
            self.cell_part(out, part);
        }
    }

    fn cell_part(&mut self, out: &mut Writer<'_>, part: CellPart<'_>) {
        match part {
            CellPart::Words(words) => self.spanned(out, words),
            CellPart::Names(names) => self.names(out, names),
            CellPart::Prose { reference: None, blocks } => self.texts(out, blocks),
            CellPart::Prose { reference: Some(reference), blocks } => {
                self.headed(out, blocks, |scribe, out| scribe.spanned(out, reference));
            }
            CellPart::Due(due) => self.due(out, due),
            CellPart::Revised { word, due, is_below } => {
                if is_below {
                    out.code("#linebreak()");
                }
                out.text(&word);
                out.code(" ");
                self.due(out, due);
            }
            CellPart::Update { head, blocks, span } => out.marked(span, |out| match head.as_str() {
                "" => self.texts(out, blocks),
                head => self.headed(out, blocks, |_, out| out.text(&format!("{head}:"))),
            }),
            CellPart::Sign { sign, span, is_below: false } => self.sign(out, sign, span),
            CellPart::Sign { sign, span, is_below: true } => {
                out.code("#draw(\"text\")[");
                self.sign(out, sign, span);
                out.code("]\n");
            }
            CellPart::Overdue(word) => drawn(out, "plan-overdue", &word),
            CellPart::Change(word) => drawn(out, "plan-change", &word),
            CellPart::Was(words) => drawn(out, "plan-was", &words),
        }
    }

    fn spanned(&mut self, out: &mut Writer<'_>, words: &Spanned<String>) {
        out.marked(words.span, |out| out.text(&words.value));
    }

    /// Names one below the other, each a paragraph, so that it is seen where one ends.
    fn names(&mut self, out: &mut Writer<'_>, names: &[Spanned<String>]) {
        if let [name] = names {
            return out.marked(name.span, |out| out.name(&name.value));
        }
        for name in names {
            out.code("#draw(\"text\")[");
            out.marked(name.span, |out| out.name(&name.value));
            out.code("]\n");
        }
    }

    /// Dates one below the other, none of them broken where the column is wide enough.
    fn due(&mut self, out: &mut Writer<'_>, due: &Due) {
        for (index, item) in due.items.iter().enumerate() {
            if index > 0 {
                out.code("#linebreak()");
            }
            match item {
                DueItem::Words(words) => self.spanned(out, words),
                DueItem::Date(date) => out.marked(date.span, |out| {
                    out.code("#box[");
                    out.text(&self.wording().due_item(item));
                    out.code("]");
                }),
            }
        }
    }

    /// Blocks with words before the first of them, in its line if it is a paragraph.
    fn headed(
        &mut self,
        out: &mut Writer<'_>,
        blocks: &[Block],
        head: impl FnOnce(&mut Self, &mut Writer<'_>),
    ) {
        let (first, rest) = match blocks.split_first() {
            Some((block @ Block { kind: BlockKind::Paragraph(content), .. }, rest)) => {
                (Some((block, content)), rest)
            }
            _ => (None, blocks),
        };
        out.code("#draw(\"text\")[#strong[");
        head(self, out);
        out.code("] ");
        if let Some((block, content)) = first {
            self.lead_in(out, block, content);
        }
        out.code("]\n");
        self.texts(out, rest);
    }

    fn sign(&mut self, out: &mut Writer<'_>, sign: Sign<'_>, span: Span) {
        out.marked(span, |out| {
            out.code("#draw(\"plan-sign\", ");
            self.grade(out, sign.grade);
            out.code(")");
        });
    }
}

/// A word in a cell by a drawing function of its own.
fn drawn(out: &mut Writer<'_>, function: &str, words: &str) {
    out.code(&format!("#draw(\"{function}\")["));
    out.text(words);
    out.code("]");
}
