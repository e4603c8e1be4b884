//! Action plans, written as HTML: a table whose rows can stand as one card each on a narrow screen.

use super::blocks::{Name, heading_element, named, worded};
use super::scribe::{HtmlScribe, Out};
use crate::markup::html::{Attribute, Tag};
use crate::plan::PlanPlace;
use crate::plan::columns::{Row, Table, rows};
use crate::plan::said::{CellPart, Key, Sign, Summary};
use crate::view::cut_at_word;
use boardpaper_data::numbering::Part;
use boardpaper_data::plan::{Column, Due, Plan};
use boardpaper_data::prose::{Block, BlockKind};
use boardpaper_data::source::Spanned;

/// The characters of what is said again on the card of each action that shares it.
const LONGEST_AGAIN: usize = 400;

impl HtmlScribe<'_> {
    /// Writes a plan: its title, its summary, what changed, its table, the key and the note.
    pub(super) fn plan(&mut self, out: &mut Out<'_>, plan: &Plan, place: PlanPlace<'_>) {
        let mut level = place.level;
        out.element(Tag::new("div").class("plan").some_id(place.anchor), |out| {
            if self.wording.prints_plan_title(&plan.title, place.heading) {
                out.element(Tag::new(heading_element(level)), |out| self.inlines(out, &plan.title));
                level += 1;
            }
            let day = format!("{}.", self.wording.as_at(plan));
            self.plan_heading(out, level, "plan_summary");
            out.words(Tag::new("p").class("as-at"), &day);
            self.summary(out, &self.wording.plan_summary(plan));
            self.changes(out, plan, level);
            self.plan_heading(out, level, "plan");
            self.actions(out, plan);
            self.plan_heading(out, level, "plan_key");
            for key in self.wording.plan_keys(plan).iter().filter(|key| !key.signs.is_empty()) {
                self.key(out, key);
            }
            self.texts(out, &plan.note);
            out.words(Tag::new("p").class("as-at"), &day);
        });
    }

    fn plan_heading(&self, out: &mut Out<'_>, level: u8, word: &str) {
        out.words(Tag::new(heading_element(level)), &self.wording.word(word));
        out.new_line();
    }

    /// How the actions stand: a bar, and its figures in a table.
    fn summary(&mut self, out: &mut Out<'_>, summary: &Summary<'_>) {
        let all: usize = summary.bar.iter().map(|(_, count)| count).sum();
        if all > 0 {
            let bar = Tag::new("div").class("bar").with(Attribute::Role, "img");
            out.element(bar.with(Attribute::Label, &summary.spoken), |out| {
                for (sign, count) in &summary.bar {
                    let part = self.sized(Tag::new("span"), "share", *count);
                    out.element(part.class_of("tone", &sign.number.to_string()), |out| {
                        let words = format!("{}\u{a0}{count}", sign.grade.mark);
                        out.words(Tag::new("span").with(Attribute::Hidden, "true"), &words);
                    });
                }
            });
            out.new_line();
        }
        let heads = ["plan_measure", "plan_count", "plan_share"].map(|word| self.wording.word(word));
        self.small_table(out, &self.wording.word("plan_summary"), &heads, &[1, 2], |scribe, out| {
            for row in &summary.rows {
                out.element(Tag::new("tr"), |out| {
                    out.element(Tag::new("th").with(Attribute::Scope, "row"), |out| match row.sign {
                        Some(sign) => scribe.sign(out, sign),
                        None => out.text(&row.label),
                    });
                    out.words(Tag::new("td").class("end"), &row.count.to_string());
                    out.words(Tag::new("td").class("end"), &row.share);
                });
                out.new_line();
            }
        });
    }

    /// A small table of a plan, which scrolls where it must.
    fn small_table(
        &mut self,
        out: &mut Out<'_>,
        name: &str,
        heads: &[String],
        figures: &[usize],
        write: impl FnOnce(&mut Self, &mut Out<'_>),
    ) {
        self.scrolling(out, Name::Is(name), |scribe, out| {
            out.element(named(Tag::new("table").class("small"), Name::Is(name)), |out| {
                out.element(Tag::new("thead"), |out| {
                    out.element(Tag::new("tr"), |out| {
                        for (index, head) in heads.iter().enumerate() {
                            let tag = Tag::new("th").with(Attribute::Scope, "col");
                            out.words(if figures.contains(&index) { tag.class("end") } else { tag }, head);
                        }
                    });
                });
                out.element(Tag::new("tbody"), |out| write(scribe, out));
            });
        });
        out.new_line();
    }

    /// What changed since the version that was reported last.
    fn changes(&mut self, out: &mut Out<'_>, plan: &Plan, level: u8) {
        let Some(changed) = self.wording.plan_changes(plan) else { return };
        let dated = |word: &str| self.wording.word(word).replace("{date}", &changed.since);
        out.words(Tag::new(heading_element(level)), &dated("plan_changes"));
        if changed.rows.is_empty() {
            return out.words(Tag::new("p"), &dated("plan_no_changes"));
        }
        let word = |word: &str| self.wording.word(word);
        let heads = [changed.ref_label.clone(), word("plan_change"), word("plan_before"), word("plan_now")];
        self.small_table(out, &dated("plan_changes"), &heads, &[], |_, out| {
            for row in &changed.rows {
                out.element(Tag::new("tr"), |out| {
                    for (index, words) in row.iter().enumerate() {
                        let tag = match index {
                            0 => Tag::new("th").with(Attribute::Scope, "row"),
                            _ => Tag::new("td"),
                        };
                        out.words(tag, words);
                    }
                });
                out.new_line();
            }
        });
    }

    /// What the signs of one scheme mean.
    fn key(&mut self, out: &mut Out<'_>, key: &Key<'_>) {
        let heads = [self.wording.word("plan_mark"), key.label.clone(), self.wording.word("plan_meaning")];
        self.small_table(
            out,
            &format!("{}: {}", self.wording.word("plan_key"), key.label),
            &heads,
            &[],
            |_, out| {
                for sign in &key.signs {
                    out.element(Tag::new("tr"), |out| {
                        out.element(Tag::new("td"), |out| {
                            let tone =
                                Tag::new("span").class("sign").class_of("tone", &sign.number.to_string());
                            out.words(tone, &sign.grade.mark);
                        });
                        out.words(Tag::new("th").with(Attribute::Scope, "row"), &sign.grade.label);
                        out.words(Tag::new("td"), &sign.grade.meaning);
                    });
                    out.new_line();
                }
            },
        );
    }

    /// The table of actions, the rows of each area in a group of their own.
    fn actions(&mut self, out: &mut Out<'_>, plan: &Plan) {
        let table = self.wording.plan_columns(plan);
        let labels: Vec<String> =
            table.columns.iter().map(|column| self.wording.plan_label(*column)).collect();
        let name = self.wording.word("plan");
        self.scrolling(out, Name::Is(&name), |scribe, out| {
            out.element(named(Tag::new("table").class("actions"), Name::Is(&name)), |out| {
                out.element(Tag::new("thead"), |out| {
                    out.element(Tag::new("tr"), |out| {
                        for (column, label) in table.columns.iter().zip(&labels) {
                            let tag = Tag::new("th").class_of("column", column.id());
                            out.words(tag.with(Attribute::Scope, "col"), label);
                        }
                    });
                });
                for area in &plan.areas {
                    out.new_line();
                    out.element(Tag::new("tbody"), |out| {
                        for row in rows(plan, area) {
                            scribe.row(out, row, &table, &labels);
                        }
                    });
                }
            });
        });
        out.new_line();
    }

    fn row(&mut self, out: &mut Out<'_>, row: Row<'_>, table: &Table, labels: &[String]) {
        let columns = &table.columns;
        let begins = |index: &usize| self.wording.spans(row, columns[*index], table).is_some();
        let cells: Vec<usize> = (0..columns.len()).filter(begins).collect();
        let named = Tag::new("tr").some_id(self.anchor(Part::Action, row.action.span));
        out.element(named, |out| {
            for (place, index) in cells.iter().copied().enumerate() {
                // The columns that a cell above reaches into stand with the cell before them, or the first.
                let before = if place == 0 { 0..index } else { 0..0 };
                let behind = index + 1..cells.get(place + 1).copied().unwrap_or(columns.len());
                out.element(self.cell_tag(row, columns[index], table), |out| {
                    let also = Tag::new("div").class("also");
                    self.also(out, row, &columns[before], table, &also.clone().class("before"));
                    self.labelled(out, row, columns[index], table, &labels[index]);
                    self.also(out, row, &columns[behind], table, &also);
                });
            }
        });
        out.new_line();
    }

    fn cell_tag(&self, row: Row<'_>, column: Column, table: &Table) -> Tag {
        let tag = match column {
            Column::Number | Column::Area => Tag::new("th").with(Attribute::Scope, "rowgroup"),
            Column::Ref => Tag::new("th").with(Attribute::Scope, "row"),
            _ => Tag::new("td"),
        };
        let spans = self.wording.spans(row, column, table).unwrap_or(1);
        let tag = tag.class_of("column", column.id());
        let tag = match (is_of_area(column), spans) {
            (true, _) => tag.class("of-area"),
            (false, 1) => tag,
            (false, _) => tag.class("shared"),
        };
        let tag = if spans > 1 { tag.with(Attribute::RowSpan, &spans.to_string()) } else { tag };
        let tag = worded(tag, &self.wording.cell_lines(row, column, table).join(" "));
        if is_empty(&self.wording.cell(row, column, table)) { tag.class("empty") } else { tag }
    }

    /// What stands in a cell, below the label of its column: for a narrow screen, where each action is a card and the
    /// heads of columns are not seen.
    fn labelled(&mut self, out: &mut Out<'_>, row: Row<'_>, column: Column, table: &Table, label: &str) {
        out.words(Tag::new("span").class("cell-label").with(Attribute::Hidden, "true"), label);
        out.element(Tag::new("div").class("cell-value"), |out| {
            for (index, part) in self.wording.cell(row, column, table).into_iter().enumerate() {
                if index > 0 {
                    out.text(" ");
                }
                self.cell_part(out, part);
            }
        });
    }

    /// What a cell above says of this action too, again for its card: who listens hears the cell itself.
    fn also(&mut self, out: &mut Out<'_>, row: Row<'_>, columns: &[Column], table: &Table, tag: &Tag) {
        let shared = columns.iter().filter(|column| {
            !is_of_area(**column)
                && self.wording.spans(row, **column, table).is_none()
                && !is_empty(&self.wording.cell(row, **column, table))
        });
        let (in_link, repeats, unheard) = (self.in_link, self.repeats, self.unheard);
        (self.in_link, self.repeats, self.unheard) = (true, true, true);
        for column in shared.copied().collect::<Vec<_>>() {
            let label = self.wording.plan_label(column);
            let tag = tag.clone().with(Attribute::Hidden, "true");
            out.element(tag, |out| match self.shortened(row, column, table) {
                Some(words) => {
                    out.words(Tag::new("span").class("cell-label"), &label);
                    out.words(Tag::new("div").class("cell-value").class("cut"), &words);
                }
                None => self.labelled(out, row, column, table, &label),
            });
        }
        (self.in_link, self.repeats, self.unheard) = (in_link, repeats, unheard);
    }

    /// How what an action shares begins, and the action that says all of it; none of what is short. In full on each card
    /// it would make the page many times as long.
    fn shortened(&self, row: Row<'_>, column: Column, table: &Table) -> Option<String> {
        let words = self.wording.cell_lines(row, column, table).join(" ");
        let beginning =
            (words.chars().count() > LONGEST_AGAIN).then(|| cut_at_word(&words, LONGEST_AGAIN))?;
        let first = match column {
            Column::Progress => row.area.shared_by(row.index).map_or(0, |shared| shared.first),
            _ => 0,
        };
        Some(format!("{beginning} ({})", row.area.actions.get(first)?.reference.value))
    }

    fn cell_part(&mut self, out: &mut Out<'_>, part: CellPart<'_>) {
        match part {
            CellPart::Words(words) => out.text(&words.value),
            CellPart::Names([name]) => out.text(&name.value),
            CellPart::Names(names) => {
                for name in names {
                    out.words(Tag::new("p"), &name.value);
                }
            }
            CellPart::Prose { reference: None, blocks } => self.texts(out, blocks),
            CellPart::Prose { reference: Some(reference), blocks } => {
                self.headed(out, &reference.value, blocks);
            }
            CellPart::Due(due) => self.due(out, due),
            CellPart::Revised { word, due, is_below } => {
                if is_below {
                    out.void(Tag::new("br"));
                }
                out.text(&word);
                out.text(" ");
                self.due(out, due);
            }
            CellPart::Update { head, blocks, .. } if head.is_empty() => self.texts(out, blocks),
            CellPart::Update { head, blocks, .. } => self.headed(out, &format!("{head}:"), blocks),
            CellPart::Sign { sign, is_below: false, .. } => self.sign(out, sign),
            CellPart::Sign { sign, is_below: true, .. } => {
                out.element(Tag::new("p"), |out| self.sign(out, sign));
            }
            CellPart::Overdue(word) => out.words(Tag::new("strong").class("overdue"), &word),
            CellPart::Change(word) => out.words(Tag::new("span").class("change"), &word),
            CellPart::Was(words) => out.words(Tag::new("span").class("was"), &words),
        }
    }

    fn due(&mut self, out: &mut Out<'_>, due: &Due) {
        for (index, item) in due.items.iter().enumerate() {
            if index > 0 {
                out.void(Tag::new("br"));
            }
            out.words(Tag::new("span").class("date"), &self.wording.due_item(item));
        }
    }

    /// Blocks with words before the first of them, in its line if it is a paragraph.
    fn headed(&mut self, out: &mut Out<'_>, head: &str, blocks: &[Block]) {
        let (first, rest) = match blocks.split_first() {
            Some((block @ Block { kind: BlockKind::Paragraph(content), .. }, rest)) => {
                (Some((block, content)), rest)
            }
            _ => (None, blocks),
        };
        out.element(Tag::new("p"), |out| {
            out.words(Tag::new("strong"), head);
            out.text(" ");
            if let Some((block, content)) = first {
                self.placed_words(out, block, content);
            }
        });
        self.texts(out, rest);
    }

    /// A status or rating: the sign is for the eye, the label is read.
    fn sign(&self, out: &mut Out<'_>, sign: Sign<'_>) {
        let status = Tag::new("span").class("status").class_of("tone", &sign.number.to_string());
        out.element(status, |out| {
            out.words(Tag::new("span").class("sign").with(Attribute::Hidden, "true"), &sign.grade.mark);
            out.text("\u{a0}");
            out.text(&sign.grade.label);
        });
    }
}

/// Whether a column says something of an area, in the row of its first action.
fn is_of_area(column: Column) -> bool {
    matches!(column, Column::Number | Column::Area | Column::Source)
}

/// Whether nothing stands in a cell.
fn is_empty(parts: &[CellPart<'_>]) -> bool {
    let nobody = |names: &[Spanned<String>]| names.iter().all(|name| name.value.trim().is_empty());
    parts.iter().all(|part| match part {
        CellPart::Prose { reference: None, blocks } => blocks.is_empty(),
        CellPart::Names(names) => nobody(names),
        CellPart::Due(due) => due.is_empty(),
        CellPart::Words(words) => words.value.trim().is_empty(),
        _ => false,
    })
}
