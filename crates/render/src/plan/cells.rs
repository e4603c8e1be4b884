//! The cells of an action plan.

use super::parts::change_word;
use super::table::{Row, Table};
use crate::blocks::Scribe;
use crate::markup::Writer;
use boardpaper_data::house::Grade;
use boardpaper_data::plan::{Change, Column, Due, DueItem, Update, is_overdue};
use boardpaper_data::prose::{Block, BlockKind};
use boardpaper_data::source::Spanned;

impl Scribe<'_> {
    /// What stands in the cell of a row that begins in this column.
    pub(super) fn cell(&mut self, out: &mut Writer<'_>, row: Row<'_>, column: Column, table: &Table) {
        let Row { area, index, action, .. } = row;
        match column {
            Column::Number => self.spanned(out, &area.reference),
            Column::Area => {
                let reference = (!table.has(Column::Number)).then_some(&area.reference);
                self.prose(out, reference, &area.title);
                for change in row.area_changes() {
                    self.change_word(out, change);
                }
            }
            Column::Source => self.lines(out, &area.source),
            Column::Ref => {
                self.spanned(out, &action.reference);
                if !table.has(Column::Changes) {
                    self.change_words(out, row);
                }
            }
            Column::Action => {
                let reference = (!table.has(Column::Ref)).then_some(&action.reference);
                self.prose(out, reference, &action.text);
                if !table.has(Column::Status) {
                    self.overdue(out, row);
                }
                if !table.has(Column::Ref) && !table.has(Column::Changes) {
                    self.change_words(out, row);
                }
            }
            Column::Lead => self.lines(out, area.lead_of(action)),
            Column::Due => {
                self.due(out, area.due_of(action));
                let revised = area.revised_of(action);
                if !table.has(Column::Revised) && !revised.is_empty() {
                    if !area.due_of(action).is_empty() {
                        out.code("#linebreak()");
                    }
                    out.text(&self.word("revised_to"));
                    out.code(" ");
                    self.due(out, revised);
                }
            }
            Column::Revised => self.due(out, area.revised_of(action)),
            Column::Progress => self.updates(out, area.updates_of(index)),
            Column::Status => self.status(out, row, table),
            Column::Rag => {
                if let Some(rag) = &action.rag {
                    self.grade_sign(out, &self.house.plan.rags[rag.value], rag);
                }
            }
            Column::Changes => self.change_words(out, row),
        }
    }

    fn spanned(&mut self, out: &mut Writer<'_>, words: &Spanned<String>) {
        out.marked(words.span, |out| out.text(&words.value));
    }

    /// Texts one below the other, each a paragraph, so that it is seen where one ends.
    fn lines(&mut self, out: &mut Writer<'_>, lines: &[Spanned<String>]) {
        if let [line] = lines {
            return out.marked(line.span, |out| out.name(&line.value));
        }
        for line in lines {
            out.code("#draw(\"text\")[");
            out.marked(line.span, |out| out.name(&line.value));
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
                    out.text(&self.due_item(item));
                    out.code("]");
                }),
            }
        }
    }

    /// Blocks of a cell, a ref before their first words.
    fn prose(&mut self, out: &mut Writer<'_>, reference: Option<&Spanned<String>>, blocks: &[Block]) {
        let Some(reference) = reference else { return self.texts(out, blocks) };
        self.headed(out, blocks, |scribe, out| scribe.spanned(out, reference));
    }

    fn updates(&mut self, out: &mut Writer<'_>, updates: &[Update]) {
        if let [Update { date: None, by: None, text, .. }] = updates {
            return self.texts(out, text);
        }
        for update in updates {
            out.marked(update.span, |out| self.update(out, update));
        }
    }

    /// An update with when and by whom before its words.
    fn update(&mut self, out: &mut Writer<'_>, update: &Update) {
        let head = self.update_head(update);
        if head.is_empty() {
            return self.texts(out, &update.text);
        }
        self.headed(out, &update.text, |_, out| out.text(&format!("{head}:")));
    }

    /// Blocks with words before the first of them, in its line if it is a paragraph.
    fn headed(
        &mut self,
        out: &mut Writer<'_>,
        blocks: &[Block],
        head: impl FnOnce(&mut Self, &mut Writer<'_>),
    ) {
        let (first, rest) = match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => (Some(content), rest),
            _ => (None, blocks),
        };
        out.code("#draw(\"text\")[#strong[");
        head(self, out);
        out.code("] ");
        if let Some(content) = first {
            self.bearing_inlines(out, content);
        }
        out.code("]\n");
        self.texts(out, rest);
    }

    pub(super) fn update_head(&self, update: &Update) -> String {
        let date = update.date.as_ref().map(|date| self.house.date_words(date.value, &self.report.language));
        let by = update.by.as_ref().map(|by| by.value.clone());
        date.into_iter().chain(by).collect::<Vec<_>>().join(", ")
    }

    /// The status, whether the action is late, and the rating where it has no column of its own.
    fn status(&mut self, out: &mut Writer<'_>, row: Row<'_>, table: &Table) {
        let style = &self.house.plan;
        let status = row.action.status;
        self.grade_sign(out, &style.statuses[status.value], &status);
        self.overdue(out, row);
        if let (Some(rag), false) = (&row.action.rag, table.has(Column::Rag)) {
            out.code("#draw(\"text\")[");
            self.grade_sign(out, &style.rags[rag.value], rag);
            out.code("]\n");
        }
        let was = row.changes().iter().find_map(|change| match change {
            Change::Status { from, .. } | Change::Closed { from, .. } => Some(*from),
            _ => None,
        });
        if let Some(was) = was {
            out.code("#draw(\"plan-was\")[");
            out.text(&format!("({} {})", self.word("plan_was"), style.statuses[was].label));
            out.code("]");
        }
    }

    fn grade_sign(&mut self, out: &mut Writer<'_>, grade: &Grade, at: &Spanned<usize>) {
        out.marked(at.span, |out| {
            out.code("#draw(\"plan-sign\", ");
            self.grade(out, grade);
            out.code(")");
        });
    }

    fn overdue(&mut self, out: &mut Writer<'_>, row: Row<'_>) {
        if is_overdue(row.area, row.action, row.plan.as_at.value.date, &self.house.plan) {
            out.code("#draw(\"plan-overdue\")[");
            out.text(&self.word("overdue"));
            out.code("]");
        }
    }

    /// In a word each what changed since the last version.
    fn change_words(&mut self, out: &mut Writer<'_>, row: Row<'_>) {
        for change in row.changes() {
            self.change_word(out, change);
        }
    }

    fn change_word(&mut self, out: &mut Writer<'_>, change: &Change) {
        out.code("#draw(\"plan-change\")[");
        out.text(&self.word(change_word(change)));
        out.code("]");
    }
}
