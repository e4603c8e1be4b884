//! The table of an action plan, written for Typst: its areas, and what of them stays on one page.

use super::columns::{Row, Table, rows};
use super::heights::PageRoom;
use crate::blocks::Scribe;
use crate::markup::{LONGEST_WORD, Writer};
use boardpaper_data::numbering::Part;
use boardpaper_data::plan::{Area, Column, Plan, plain_words};
use boardpaper_data::prose::{Block, BlockKind, Visit, walk};

/// The characters of an area's title that are shown again on the next page.
const SHORT_TITLE: usize = 90;

impl Row<'_> {
    /// Whether a cell of the row holds something whose height its words do not tell.
    fn holds_drawn(self) -> bool {
        let updates = self.area.updates_of(self.index).iter().flat_map(|update| &update.text);
        let blocks = self.area.title.iter().chain(&self.action.text).chain(updates);
        let mut drawn = false;
        for block in blocks {
            walk(std::slice::from_ref(block), &mut |visit| {
                drawn |= matches!(
                    visit,
                    Visit::Block(Block {
                        kind: BlockKind::Figure { .. }
                            | BlockKind::Table(_)
                            | BlockKind::Code(_)
                            | BlockKind::Box { .. },
                        ..
                    })
                );
            });
        }
        drawn
    }
}

impl Scribe<'_> {
    pub(super) fn plan_table(&mut self, out: &mut Writer<'_>, plan: &Plan) {
        let table = self.wording().plan_columns(plan);
        let (width, height) = self.house.paper_size();
        let tall = if self.house.plan.landscape { width } else { height };
        let size = self.house.text.small_size;
        let margin = self.house.plan.margin;
        // Two lines of column heads and the heading above the table.
        let height = tall - margin.top - margin.bottom - 5.0 * size;
        let room = PageRoom { height, size };
        out.code(", columns: (");
        for (column, width) in table.columns.iter().zip(&table.widths) {
            let known = self.house.plan.columns.iter().find(|known| known.column == *column);
            let label = known.map(|known| self.house.column_label(known, &self.report.language));
            out.code(&format!("(id: \"{}\", width: {width:.2}, label: ", column.id()));
            out.literal(&label.unwrap_or_default());
            out.code("), ");
        }
        out.code("), areas: (");
        let longest_word = table.longest_word.unwrap_or(LONGEST_WORD);
        out.narrow(longest_word, |out| {
            for area in &plan.areas {
                out.marked(area.span, |out| self.area(out, plan, area, &table, room));
            }
        });
        out.code(")");
    }

    fn area(&mut self, out: &mut Writer<'_>, plan: &Plan, area: &Area, table: &Table, room: PageRoom) {
        let rows: Vec<Row<'_>> = rows(plan, area).collect();
        let heights: Vec<f64> = rows.iter().map(|row| self.row_height(*row, table, room)).collect();
        let groups = groups(area);
        let group_height = |(first, count): &(usize, usize)| {
            let sum: f64 = heights[*first..first + count].iter().sum();
            sum.max(self.cell_height(rows[*first], Column::Progress, table, room))
        };
        let is_drawn = rows.iter().any(|row| row.holds_drawn());
        let groups: Vec<(usize, usize, f64)> =
            groups.iter().map(|group| (group.0, group.1, group_height(group))).collect();
        let title = self.cell_height(rows[0], Column::Area, table, room);
        let height = groups.iter().map(|group| group.2).sum::<f64>().max(title);
        out.code("(reference: ");
        out.literal(&area.reference.value);
        out.code(", title: ");
        out.literal(&shortened(&plain_words(&area.title)));
        // Where the title is taller than the first action, it would be cut by the end of a page.
        let first = groups.first().map_or(0.0, |group| group.2);
        let tall_title = rows.len() > 1 && title > first * 0.9;
        out.code(&format!(
            ", whole: {}, tall-title: {tall_title}, groups: (",
            !is_drawn && room.keeps_whole(height)
        ));
        for (first, count, height) in groups {
            let drawn = rows[first..first + count].iter().any(|row| row.holds_drawn());
            let doubtful = drawn || room.is_doubtful(height.max(if first == 0 { title } else { 0.0 }));
            out.code(&format!("(measure: {doubtful}, rows: ("));
            for row in &rows[first..first + count] {
                out.marked(row.action.span, |out| self.row(out, *row, table));
            }
            out.code(")), ");
        }
        out.code(")), ");
    }

    fn row(&mut self, out: &mut Writer<'_>, row: Row<'_>, table: &Table) {
        out.code("(reference: ");
        out.literal(&row.action.reference.value);
        out.code(", cells: (");
        // The name of an action stands in a cell of its row alone, or else in one that begins there.
        let spans = |column: &Column| self.wording().spans(row, *column, table);
        let own = table.columns.iter().position(|column| spans(column) == Some(1));
        let named = own.or_else(|| table.columns.iter().position(|column| spans(column).is_some()));
        for (x, column) in table.columns.iter().enumerate() {
            let Some(spans) = self.wording().spans(row, *column, table) else { continue };
            let heads = matches!(column, Column::Number | Column::Area | Column::Ref);
            out.code(&format!("(x: {x}, rows: {spans}, heads: {heads}, body: ["));
            if named == Some(x) {
                self.anchor_here(out, Part::Action, row.action.span);
            }
            self.cell(out, row, *column, table);
            out.code("]), ");
        }
        out.code(")), ");
    }

    fn cell_height(&self, row: Row<'_>, column: Column, table: &Table, room: PageRoom) -> f64 {
        let Some(place) = table.columns.iter().position(|known| *known == column) else { return 0.0 };
        let lines: Vec<usize> =
            self.wording().cell_lines(row, column, table).iter().map(|line| line.chars().count()).collect();
        room.height_of(&lines, table.widths[place] - crate::columns::SIDES)
    }

    /// The height of a row by the cells that are its own.
    fn row_height(&self, row: Row<'_>, table: &Table, room: PageRoom) -> f64 {
        let own = table.columns.iter().filter(|column| self.wording().spans(row, **column, table) == Some(1));
        own.map(|column| self.cell_height(row, *column, table, room)).fold(0.0, f64::max)
    }
}

/// The rows that are kept together: those that share progress, and every other alone.
fn groups(area: &Area) -> Vec<(usize, usize)> {
    let mut groups = Vec::new();
    let mut next = 0;
    while next < area.actions.len() {
        let count = area.shared_by(next).map_or(1, |shared| shared.count);
        groups.push((next, count));
        next += count;
    }
    groups
}

/// The beginning of a title, cut at a word.
fn shortened(title: &str) -> String {
    crate::view::cut_at_word(title, SHORT_TITLE)
}
