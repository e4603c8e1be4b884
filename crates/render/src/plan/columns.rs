//! The columns of an action plan's table, what each of its cells spans, and the lines in it: the same in every output.

use super::said::change_word;
use crate::columns::{Share, lines_of, share_out};
use crate::markup::is_joined;
use crate::wording::Wording;
use boardpaper_data::plan::{Action, Area, Change, Column, Due, DueItem, Plan};
use boardpaper_data::source::Spanned;

/// The longest name, in characters, that is better not broken into lines.
const SHORT_NAME: usize = 14;

/// The columns of one plan's table.
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) widths: Vec<f64>,
    /// The longest piece of a word, where whole words do not fit.
    pub(crate) longest_word: Option<usize>,
}

impl Table {
    pub(crate) fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}

/// One row of the table: an action within its area.
#[derive(Clone, Copy)]
pub(crate) struct Row<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) area: &'p Area,
    pub(crate) index: usize,
    pub(crate) action: &'p Action,
}

impl<'p> Row<'p> {
    pub(crate) fn changes(self) -> &'p [Change] {
        let changes = self.plan.changes.as_ref();
        changes.map(|changes| changes.of_action(&self.action.reference.value)).unwrap_or_default()
    }

    /// What changed of the area itself.
    pub(crate) fn area_changes(self) -> &'p [Change] {
        let changes = self.plan.changes.as_ref();
        changes.map(|changes| changes.of_area(&self.area.reference.value)).unwrap_or_default()
    }
}

/// The rows of an area.
pub(crate) fn rows<'p>(plan: &'p Plan, area: &'p Area) -> impl Iterator<Item = Row<'p>> {
    area.actions.iter().enumerate().map(move |(index, action)| Row { plan, area, index, action })
}

impl Wording<'_> {
    /// The house's columns, those left out that a plan has nothing to say in.
    pub(crate) fn plan_columns(self, plan: &Plan) -> Table {
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
    fn longest_date(self, plan: &Plan, column: Column) -> usize {
        let dues = plan.actions().flat_map(|(area, action)| match column {
            Column::Due => vec![area.due_of(action), area.revised_of(action)],
            Column::Revised => vec![area.revised_of(action)],
            _ => Vec::new(),
        });
        let dates = dues.flat_map(|due| &due.items).filter(|item| matches!(item, DueItem::Date(_)));
        dates.map(|item| self.due_item(item).chars().count()).max().unwrap_or(0)
    }

    /// How many rows the cell spans that begins in this row; none if one above reaches down to here.
    pub(crate) fn spans(self, row: Row<'_>, column: Column, table: &Table) -> Option<usize> {
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

    /// The lines of a cell as they surely end, to judge its width and height.
    pub(crate) fn cell_lines(self, row: Row<'_>, column: Column, table: &Table) -> Vec<String> {
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
}

/// The characters of the longest short name of those who lead, or of the longest word with a hyphen.
fn longest_name(plan: &Plan) -> usize {
    let leads =
        || plan.actions().flat_map(|(area, action)| area.lead_of(action)).map(|lead| lead.value.as_str());
    let short = leads().filter(|name| name.chars().count() <= SHORT_NAME);
    let joined = leads().flat_map(str::split_whitespace).filter(|word| is_joined(word));
    short.chain(joined).map(|name| name.chars().count()).max().unwrap_or(0)
}
