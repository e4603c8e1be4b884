//! What a sheet hides: told of, and taken out before anything is read.

use super::grid::{Content, Grid, LAST_ROW, Merge};
use super::placed::Placed;
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::{Cell, column_letters};
use std::collections::BTreeSet;

/// Something that is hidden, and where to say so.
#[derive(Debug, PartialEq)]
pub(super) struct Hidden {
    pub(super) at: Cell,
    what: What,
}

#[derive(Debug, PartialEq)]
enum What {
    Rows(u32, u32),
    Columns(u32, u32),
    /// Merged cells whose words stand in a hidden row or column, and show all the same.
    Words(Merge),
}

/// Takes the words out of hidden rows and columns, and those that merged cells cover.
pub(super) fn take_hidden(grid: &mut Grid) -> Vec<Hidden> {
    let (rows, columns) = (grid.rows(), grid.columns());
    let some = |numbers: &BTreeSet<u32>, run: (u32, u32)| numbers.range(run.0..=run.1).next().is_some();
    let mut hidden = Vec::new();
    for (first, last) in grid.hidden_rows.iter().filter(|&run| some(&rows, run)) {
        hidden.push(Hidden { at: Cell { row: first, column: 1 }, what: What::Rows(first, last) });
    }
    for (first, last) in grid.hidden_columns.iter().filter(|&run| some(&columns, run)) {
        hidden.push(Hidden { at: Cell { row: 1, column: first }, what: What::Columns(first, last) });
    }
    for merge in grid.merges.iter().filter(|merge| grid.is_hidden(merge.first)) {
        if grid.cells.contains_key(&merge.first)
            && let Some(at) = first_shown(grid, merge)
        {
            hidden.push(Hidden { at, what: What::Words(merge) });
        }
    }
    let cells: Vec<(Cell, Content)> = std::mem::take(&mut grid.cells).into_iter().collect();
    let shows = |cell: Cell| !grid.is_hidden(cell) && grid.shown_by(cell) == cell;
    let cells = cells.into_iter().filter(|(cell, _)| shows(*cell)).collect();
    grid.cells = cells;
    hidden
}

fn first_shown(grid: &Grid, merge: Merge) -> Option<Cell> {
    let row = (merge.first.row..=merge.last.row.min(LAST_ROW)).find(|&row| !grid.hidden_rows.have(row))?;
    let mut columns = merge.first.column..=merge.last.column;
    let column = columns.find(|&column| !grid.hidden_columns.have(column))?;
    Some(Cell { row, column })
}

impl Hidden {
    /// The message: a warning, or an error where words show that stand in what is hidden.
    pub(super) fn report(self, placed: &Placed) -> Diagnostic {
        let of = placed.grid.tab.as_ref().map(|tab| format!(" of `{tab}`")).unwrap_or_default();
        let warn = |message: String, it: &str| {
            Diagnostic::new(&rules::HIDDEN_CELLS, placed.span(self.at), message)
                .hint(format!("show {it} in the sheet to have {it} printed, or delete {it}"))
        };
        let (one, several) = ("is hidden and is not printed", "are hidden and are not printed");
        match self.what {
            What::Rows(first, last) if first == last => warn(format!("row {first}{of} {one}"), "it"),
            What::Rows(first, last) => warn(format!("rows {first} to {last}{of} {several}"), "them"),
            What::Columns(first, last) if first == last => {
                warn(format!("column {}{of} {one}", column_letters(first)), "it")
            }
            What::Columns(first, last) => {
                let (first, last) = (column_letters(first), column_letters(last));
                warn(format!("columns {first} to {last}{of} {several}"), "them")
            }
            What::Words(merge) => {
                let message = format!(
                    "the words of the merged cells {merge} stand in {}, which is hidden",
                    merge.first
                );
                placed.fault(self.at, message).hint(format!(
                    "show the row and column of {}, or unmerge the cells and type the words where they show",
                    merge.first
                ))
            }
        }
    }
}
