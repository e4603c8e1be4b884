//! The table of an action plan: its columns, its rows, and how many rows each cell spans.

use super::heights::PageRoom;
use super::parts::change_word;
use crate::blocks::Scribe;
use crate::columns::{Share, lines_of, share_out};
use crate::markup::{LONGEST_WORD, Writer, is_joined};
use boardpaper_data::plan::{Action, Area, Change, Column, Due, DueItem, Plan, plain_words};
use boardpaper_data::prose::{Block, BlockKind, Visit, walk};
use boardpaper_data::source::Spanned;

/// The characters of an area's title that are shown again on the next page.
const SHORT_TITLE: usize = 90;

/// The longest name, in characters, that is better not broken into lines.
const SHORT_NAME: usize = 14;

/// The columns of one plan's table.
pub(super) struct Table {
    columns: Vec<Column>,
    widths: Vec<f64>,
    /// The longest piece of a word, where whole words do not fit.
    longest_word: Option<usize>,
}

impl Table {
    pub(super) fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}

/// One row of the table: an action within its area.
#[derive(Clone, Copy)]
pub(super) struct Row<'p> {
    pub(super) plan: &'p Plan,
    pub(super) area: &'p Area,
    pub(super) index: usize,
    pub(super) action: &'p Action,
}

impl<'p> Row<'p> {
    pub(super) fn changes(self) -> &'p [Change] {
        let changes = self.plan.changes.as_ref();
        changes.map(|changes| changes.of_action(&self.action.reference.value)).unwrap_or_default()
    }

    /// What changed of the area itself.
    pub(super) fn area_changes(self) -> &'p [Change] {
        let changes = self.plan.changes.as_ref();
        changes.map(|changes| changes.of_area(&self.area.reference.value)).unwrap_or_default()
    }
}

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

fn rows<'p>(plan: &'p Plan, area: &'p Area) -> impl Iterator<Item = Row<'p>> {
    area.actions.iter().enumerate().map(move |(index, action)| Row { plan, area, index, action })
}

impl Scribe<'_> {
    pub(super) fn plan_table(&mut self, out: &mut Writer<'_>, plan: &Plan) {
        let table = self.plan_columns(plan);
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

    /// The house's columns, those left out that a plan has nothing to say in.
    fn plan_columns(&self, plan: &Plan) -> Table {
        let is_filled = |column: Column| match column {
            Column::Source => plan.areas.iter().any(|area| !area.source.is_empty()),
            Column::Revised => plan.actions().any(|(area, action)| !area.revised_of(action).is_empty()),
            Column::Rag => plan.actions().any(|(_, action)| action.rag.is_some()),
            Column::Changes => plan.changes.as_ref().is_some_and(|changes| !changes.is_empty()),
            _ => true,
        };
        let known = self.house.plan.columns.iter().filter(|known| is_filled(known.column));
        let known: Vec<_> = known.collect();
        let mut table = Table {
            columns: known.iter().map(|known| known.column).collect(),
            widths: Vec::new(),
            longest_word: None,
        };
        let shares: Vec<Share> = known
            .iter()
            .map(|known| {
                let label = self.house.column_label(known, &self.report.language);
                let rows = plan.areas.iter().flat_map(|area| rows(plan, area));
                let cells = rows.filter(|row| self.spans(*row, known.column, &table).is_some());
                let cells = cells.map(|row| self.cell_lines(row, known.column, &table)).collect();
                Share {
                    head: label,
                    cells,
                    fixed: known.width.map(|width| width.value),
                    one_line: match known.column {
                        Column::Lead => longest_name(plan),
                        column => self.longest_date(plan, column),
                    },
                }
            })
            .collect();
        (table.widths, table.longest_word) =
            share_out(&shares, self.house.text.small_size, self.house.plan_width());
        table
    }

    /// The characters of the longest date in a column of dates.
    fn longest_date(&self, plan: &Plan, column: Column) -> usize {
        let dues = plan.actions().flat_map(|(area, action)| match column {
            Column::Due => vec![area.due_of(action), area.revised_of(action)],
            Column::Revised => vec![area.revised_of(action)],
            _ => Vec::new(),
        });
        let dates = dues.flat_map(|due| &due.items).filter(|item| matches!(item, DueItem::Date(_)));
        dates.map(|item| self.due_item(item).chars().count()).max().unwrap_or(0)
    }

    /// How many rows the cell spans that begins in this row; none if one above reaches down to here.
    fn spans(&self, row: Row<'_>, column: Column, table: &Table) -> Option<usize> {
        let Row { area, index, .. } = row;
        let all = area.actions.len();
        let of_area = match column {
            Column::Number | Column::Area | Column::Source => true,
            Column::Lead => !area.lead.is_empty(),
            Column::Due => {
                let revised_here = !table.has(Column::Revised)
                    && area.actions.iter().any(|action| !action.revised.is_empty());
                !area.due.is_empty() && !revised_here
            }
            Column::Revised => !area.revised.is_empty(),
            Column::Progress => {
                return match area.shared_by(index) {
                    Some(shared) => (shared.first == index).then_some(shared.count),
                    None => Some(1),
                };
            }
            _ => false,
        };
        match (of_area, index) {
            (true, 0) => Some(all),
            (true, _) => None,
            (false, _) => Some(1),
        }
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
        for (x, column) in table.columns.iter().enumerate() {
            let Some(spans) = self.spans(row, *column, table) else { continue };
            let heads = matches!(column, Column::Number | Column::Area | Column::Ref);
            out.code(&format!("(x: {x}, rows: {spans}, heads: {heads}, body: ["));
            self.cell(out, row, *column, table);
            out.code("]), ");
        }
        out.code(")), ");
    }

    /// The lines of a cell as they surely end, to judge its width and height.
    fn cell_lines(&self, row: Row<'_>, column: Column, table: &Table) -> Vec<String> {
        let Row { area, index, action, .. } = row;
        let values =
            |list: &[Spanned<String>]| list.iter().map(|item| item.value.clone()).collect::<Vec<_>>();
        let due = |due: &Due| due.items.iter().map(|item| self.due_item(item)).collect::<Vec<_>>();
        let changes = || row.changes().iter().map(|change| self.word(change_word(change)));
        match column {
            Column::Number => vec![area.reference.value.clone()],
            Column::Area => lines_of(&area.title),
            Column::Source => values(&area.source),
            Column::Ref if table.has(Column::Changes) => vec![action.reference.value.clone()],
            Column::Ref => std::iter::once(action.reference.value.clone()).chain(changes()).collect(),
            Column::Action => lines_of(&action.text),
            Column::Lead => values(area.lead_of(action)),
            Column::Due => {
                let mut lines = due(area.due_of(action));
                if !table.has(Column::Revised) && !area.revised_of(action).is_empty() {
                    lines.push(self.word("revised_to"));
                    lines.extend(due(area.revised_of(action)));
                }
                lines
            }
            Column::Revised => due(area.revised_of(action)),
            Column::Progress => area
                .updates_of(index)
                .iter()
                .flat_map(|update| {
                    let mut lines = lines_of(&update.text);
                    let head = self.update_head(update);
                    if !head.is_empty() {
                        match lines.first_mut() {
                            Some(first) => first.insert_str(0, &format!("{head}: ")),
                            None => lines.push(head),
                        }
                    }
                    lines
                })
                .collect(),
            Column::Status => {
                let style = &self.house.plan;
                let mut lines = vec![format!("●\u{a0}{}", style.statuses[action.status.value].label)];
                lines.push(self.word("overdue"));
                lines
                    .extend(action.rag.as_ref().map(|rag| format!("●\u{a0}{}", style.rags[rag.value].label)));
                lines
            }
            Column::Rag => {
                let rags = &self.house.plan.rags;
                action.rag.iter().map(|rag| format!("●\u{a0}{}", rags[rag.value].label)).collect()
            }
            Column::Changes => changes().collect(),
        }
    }

    fn cell_height(&self, row: Row<'_>, column: Column, table: &Table, room: PageRoom) -> f64 {
        let Some(place) = table.columns.iter().position(|known| *known == column) else { return 0.0 };
        let lines: Vec<usize> =
            self.cell_lines(row, column, table).iter().map(|line| line.chars().count()).collect();
        room.height_of(&lines, table.widths[place] - crate::columns::SIDES)
    }

    /// The height of a row by the cells that are its own.
    fn row_height(&self, row: Row<'_>, table: &Table, room: PageRoom) -> f64 {
        let own = table.columns.iter().filter(|column| self.spans(row, **column, table) == Some(1));
        own.map(|column| self.cell_height(row, *column, table, room)).fold(0.0, f64::max)
    }
}

/// The characters of the longest short name of those who lead, or of the longest word with a hyphen.
fn longest_name(plan: &Plan) -> usize {
    let leads =
        || plan.actions().flat_map(|(area, action)| area.lead_of(action)).map(|lead| lead.value.as_str());
    let short = leads().filter(|name| name.chars().count() <= SHORT_NAME);
    let joined = leads().flat_map(str::split_whitespace).filter(|word| is_joined(word));
    short.chain(joined).map(|name| name.chars().count()).max().unwrap_or(0)
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
