//! Which rows of a sheet are actions, and which area each belongs to.

use super::grid::Content;
use super::labels::Columns;
use super::placed::Placed;
use crate::characters::check_characters;
use crate::diagnostic::{Diagnostic, Problems};
use crate::plan::Column;
use crate::source::{Cell, Text};
use crate::written::excerpt;
use std::collections::{BTreeMap, BTreeSet};

/// An area and the rows of its actions.
#[derive(Debug)]
pub(super) struct AreaRows {
    /// The ref of the area.
    pub(super) number: Text,
    /// What is to improve.
    pub(super) title: Text,
    /// The rows of its actions, from the top.
    pub(super) rows: Vec<u32>,
}

/// The areas of a sheet in the order of their rows. What has no place among them is reported.
pub(super) fn find_areas(placed: &Placed, columns: &Columns, problems: &mut Problems) -> Vec<AreaRows> {
    let mut finder = Finder { placed, columns, problems, areas: Vec::new(), of_rows: BTreeMap::new() };
    let rows: Vec<u32> = placed.grid.rows().range(columns.first_row..).copied().collect();
    for row in rows {
        finder.read_row(row);
    }
    finder.check_merges();
    finder.areas.into_iter().filter_map(Found::complete).collect()
}

/// An area as far as it is known.
struct Found {
    number: Option<Text>,
    title: Option<Text>,
    rows: Vec<u32>,
}

impl Found {
    /// The area, unless something was missing, which was reported.
    fn complete(self) -> Option<AreaRows> {
        Some(AreaRows { number: self.number?, title: self.title?, rows: self.rows })
    }
}

struct Finder<'a> {
    placed: &'a Placed,
    columns: &'a Columns,
    problems: &'a mut Problems,
    areas: Vec<Found>,
    /// The area of every action.
    of_rows: BTreeMap<u32, usize>,
}

impl Finder<'_> {
    fn read_row(&mut self, row: u32) {
        let own: BTreeMap<Column, Cell> = self
            .columns
            .iter()
            .map(|(column, number)| (column, Cell { row, column: number }))
            .filter(|(_, cell)| self.placed.content(*cell).is_some())
            .collect();
        let Some(first) = own.values().min().copied() else { return };
        for cell in own.values() {
            self.check_cell(*cell);
        }
        self.find_area(row, &own);
        if own.contains_key(&Column::Action) {
            self.of_rows.insert(row, self.areas.len() - 1);
            self.areas.last_mut().into_iter().for_each(|area| area.rows.push(row));
        } else {
            self.report_no_action(row, first, &own);
        }
    }

    /// Opens an area, or carries on the one above.
    fn find_area(&mut self, row: u32, own: &BTreeMap<Column, Cell>) {
        let text = |column| own.get(&column).and_then(|cell| self.placed.text(*cell));
        let (number, title) = (text(Column::Number), text(Column::Area));
        let differs = |new: &Option<Text>, old: &Option<Text>| match (new, old) {
            (Some(new), Some(old)) => new.as_str() != old.as_str(),
            (new, _) => new.is_some(),
        };
        if let Some(area) = self.areas.last() {
            let other_number = differs(&number, &area.number);
            let other_title = differs(&title, &area.title);
            if !other_number && !other_title {
                return;
            }
        }
        let place = self.columns.cell(row, Column::Number).unwrap_or(Cell { row, column: 1 });
        if number.is_none() {
            let at = own.get(&Column::Area).copied().unwrap_or(place);
            let message = match &title {
                Some(title) => format!("the area `{}` has no number", excerpt(title.as_str())),
                None => "the first area has no number".to_owned(),
            };
            self.report(at, message, "give it one in the column `No.`; it is permanent and never changes");
        } else if title.is_none() && self.columns.cell(row, Column::Area).is_some() {
            let number = number.as_ref().map(|number| excerpt(number.as_str())).unwrap_or_default();
            let message = format!("the area `{number}` has no words");
            self.report(place, message, "say in the column `Area for development` what is to improve");
        }
        self.areas.push(Found { number, title, rows: Vec::new() });
    }

    fn report_no_action(&mut self, row: u32, first: Cell, own: &BTreeMap<Column, Cell>) {
        let action = self.columns.cell(row, Column::Action);
        let merge = action.and_then(|cell| self.placed.grid.merges.at(cell));
        let of_area = |column: &Column| matches!(column, Column::Number | Column::Area | Column::Source);
        let letters = action.map(|cell| crate::source::column_letters(cell.column)).unwrap_or_default();
        if let Some(merge) = merge.filter(|merge| merge.first.row < row) {
            let message = format!("the action of this row is merged with that above, {merge}");
            let hint = "put what belongs to the one action into one row, or unmerge the cells and give this row an action of its own";
            self.report(first, message, hint);
        } else if own.keys().all(of_area) {
            let hint = format!("write its first action in column {letters} of the same row");
            self.report(first, "this area has no action", &hint);
        } else {
            let hint =
                format!("write the action in column {letters}, or move the words to the row of their action");
            self.report(first, format!("row {row} has words but no action"), &hint);
        }
    }

    /// Reports what no cell of a plan may hold.
    fn check_cell(&mut self, cell: Cell) {
        match self.placed.content(cell) {
            Some(Content::Failed(error)) => {
                let message = format!("the formula of this cell failed: it says `{}`", excerpt(error));
                self.report(cell, message, "mend the formula, or type in its place what the cell should say");
            }
            Some(Content::Uncomputed) => {
                let hint =
                    "open the sheet in the spreadsheet program and save it; or type what the cell should say";
                self.report(cell, "this cell has a formula, and the file does not have its value", hint);
            }
            _ => {
                if let Some(text) = self.placed.text(cell) {
                    check_characters(&text, self.problems);
                }
            }
        }
    }

    /// Reports merged cells that reach over several columns or areas.
    fn check_merges(&mut self) {
        let grid = &self.placed.grid;
        let merges: Vec<_> = grid
            .merges
            .iter()
            .filter(|merge| merge.first.row >= self.columns.first_row)
            .filter(|merge| grid.cells.contains_key(&merge.first))
            .filter(|merge| self.columns.at(merge.first.column).is_some())
            .collect();
        for merge in merges {
            let shown = |column: &u32| !grid.hidden_columns.have(*column);
            if (merge.first.column..=merge.last.column).filter(shown).count() > 1 {
                let message = format!("the merged cells {merge} stand in several columns");
                self.report(
                    merge.first,
                    message,
                    "unmerge them, and write each column's words in that column",
                );
                continue;
            }
            let rows: Vec<_> = self.of_rows.range(merge.first.row..=merge.last.row).collect();
            let areas: BTreeSet<usize> = rows.iter().map(|(_, area)| **area).collect();
            if areas.len() > 1 {
                let message = format!("the merged cells {merge} stand in several areas");
                self.report(merge.first, message, "unmerge them, and write the words beside each area");
            } else if self.columns.at(merge.first.column) == Some(Column::Ref) && rows.len() > 1 {
                let message = format!("the merged cells {merge} give several actions one ref");
                self.report(merge.first, message, "unmerge them, and give every action a ref of its own");
            }
        }
    }

    fn report(&mut self, cell: Cell, message: impl Into<String>, hint: &str) {
        let fault: Diagnostic = self.placed.fault(cell, message).hint(hint);
        self.problems.push(fault);
    }
}
