//! The row of labels: which column of the sheet is which column of the plan.

use super::grid::Grid;
use super::placed::Placed;
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::plan::Column;
use crate::source::{Cell, column_letters};
use std::collections::BTreeMap;

/// How many labels that are known make a row the row of labels.
const ENOUGH: usize = 2;
/// How far below the first row the labels are looked for, to say that they stand too low.
const ROWS_ABOVE: usize = 10;

/// What sheets call the columns.
pub(super) struct Labels {
    /// Those of the house first.
    known: Vec<Label>,
}

struct Label {
    shown: String,
    compared: String,
    column: Column,
}

/// Words in labels of other people's plans, and the column that they stand for; only hints use them.
const SYNONYMS: [(&str, Column); 12] = [
    ("due", Column::Due),
    ("deadline", Column::Due),
    ("target date", Column::Due),
    ("owner", Column::Lead),
    ("responsib", Column::Lead),
    ("officer", Column::Lead),
    ("who", Column::Lead),
    ("update", Column::Progress),
    ("comment", Column::Progress),
    ("evidence", Column::Progress),
    ("recommendation", Column::Area),
    ("finding", Column::Area),
];

/// Where the columns of the plan stand in a sheet.
#[derive(Debug)]
pub(super) struct Columns {
    by_column: BTreeMap<Column, u32>,
    /// The first row below the labels.
    pub(super) first_row: u32,
}

impl Columns {
    /// The cell of a column in a row, if the sheet has that column.
    pub(super) fn cell(&self, row: u32, column: Column) -> Option<Cell> {
        self.by_column.get(&column).map(|&column| Cell { row, column })
    }

    /// The columns in the order in which a plan has them, and where each stands.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Column, u32)> {
        self.by_column.iter().map(|(column, number)| (*column, *number))
    }

    /// The column of the plan that stands there.
    pub(super) fn at(&self, number: u32) -> Option<Column> {
        self.iter().find(|(_, other)| *other == number).map(|(column, _)| column)
    }
}

impl Labels {
    /// The labels that every sheet may have, and those of the house.
    pub(super) fn new(house: &[(Column, String)]) -> Self {
        let typed = house.iter().filter(|(column, _)| column.sheet_label().is_some());
        let of_house = typed.map(|(column, label)| (label.clone(), *column));
        let of_all = Column::ALL.into_iter();
        let of_all = of_all.filter_map(|column| Some((column.sheet_label()?.to_owned(), column)));
        let known = of_house
            .chain(of_all)
            .map(|(shown, column)| Label { compared: compared(&shown), shown, column })
            .filter(|label| !label.compared.is_empty());
        Self { known: known.collect() }
    }

    /// Whether the first row of a sheet is the row of labels.
    pub(super) fn stand_in_first_row(&self, grid: &Grid) -> bool {
        grid.rows().first().is_some_and(|&row| self.are_in(grid, row))
    }

    /// The columns that a label in a hidden column would have been.
    pub(super) fn hidden_in(&self, grid: &Grid) -> Vec<(Column, u32)> {
        let row = grid.rows().into_iter().find(|&row| !grid.hidden_rows.have(row));
        let cells = row.into_iter().flat_map(|row| grid.row(row));
        let hidden = cells.filter(|(cell, _)| grid.hidden_columns.have(cell.column));
        hidden
            .flat_map(|(cell, content)| {
                let mut columns: Vec<Column> = self.columns_named(&content.words()).collect();
                columns.sort_unstable();
                columns.dedup();
                columns.into_iter().map(move |column| (column, cell.column))
            })
            .collect()
    }

    /// The columns that the labels of a sheet name. None if they are not in its first row.
    pub(super) fn find(
        &self,
        placed: &Placed,
        hidden: &[(Column, u32)],
        refs_needed: bool,
        problems: &mut Problems,
    ) -> Option<Columns> {
        let rows: Vec<u32> = placed.grid.rows().into_iter().collect();
        let row = *rows.first()?;
        if !self.are_in(&placed.grid, row) {
            problems.push(self.refuse_first_row(placed, &rows));
            return None;
        }
        let mut first_row = row + 1;
        if let Some(&second) = rows.get(1)
            && self.are_in(&placed.grid, second)
        {
            let message = format!("row {second} has labels again");
            problems.push(
                placed
                    .fault(first_cell(placed, second), message)
                    .other(placed.span(first_cell(placed, row)), "the labels stand here")
                    .hint("keep one row of labels, straight above the actions"),
            );
            first_row = second + 1;
        }
        if report_merged_labels(placed, row, problems) {
            return None;
        }
        let by_column = self.assign(placed, row, first_row, problems);
        let columns = Columns { by_column, first_row };
        self.report_missing(placed, &columns, hidden, refs_needed, problems);
        if rows.last().is_some_and(|&last| last < first_row) {
            let message = "there is nothing below the labels";
            let hint = "write the plan below them, one action a row";
            problems.push(placed.fault(first_cell(placed, row), message).hint(hint));
        }
        Some(columns)
    }

    fn columns_named(&self, label: &str) -> impl Iterator<Item = Column> {
        let label = compared(label);
        self.known.iter().filter(move |known| known.compared == label).map(|known| known.column)
    }

    fn are_in(&self, grid: &Grid, row: u32) -> bool {
        let known =
            grid.row(row).filter(|(_, content)| self.columns_named(&content.words()).next().is_some());
        known.count() >= ENOUGH
    }

    fn refuse_first_row(&self, placed: &Placed, rows: &[u32]) -> Diagnostic {
        let first = rows.first().copied().unwrap_or(1);
        let lower = rows.iter().take(ROWS_ABOVE).find(|&&row| self.are_in(&placed.grid, row));
        match lower {
            Some(row) => placed
                .fault(first_cell(placed, first), format!("the labels stand in row {row}, below other words"))
                .other(placed.span(first_cell(placed, *row)), "the labels stand here")
                .hint("delete the rows above the labels; the title belongs in the file that names the sheet"),
            None => placed
                .fault(first_cell(placed, first), "the first row has no labels of a plan")
                .hint(format!("begin the sheet with a row of labels: {}", listed())),
        }
    }

    /// Gives each column of the plan its place. Where a label can mean two, as where a house calls its areas
    /// `Ref`, it means the one that no other label names.
    fn assign(
        &self,
        placed: &Placed,
        row: u32,
        first_row: u32,
        problems: &mut Problems,
    ) -> BTreeMap<Column, u32> {
        let mut found: BTreeMap<Column, u32> = BTreeMap::new();
        let labels: Vec<(Cell, Vec<Column>)> = placed
            .grid
            .row(row)
            .map(|(cell, content)| {
                let mut columns: Vec<Column> = self.columns_named(&content.words()).collect();
                columns.dedup();
                (cell, columns)
            })
            .collect();
        let (clear, unclear): (Vec<_>, Vec<_>) =
            labels.into_iter().partition(|(_, columns)| columns.len() == 1);
        for (cell, columns) in clear.into_iter().chain(unclear) {
            let free = columns.iter().find(|column| !found.contains_key(column));
            match (free, columns.first()) {
                (Some(&column), _) => {
                    found.insert(column, cell.column);
                }
                (None, Some(column)) => {
                    let first = Cell { row, column: found[column] };
                    problems.push(
                        placed
                            .fault(cell, format!("the column `{}` stands twice", words(placed, cell)))
                            .other(placed.span(first), "it stands here first")
                            .hint("delete one of them, hide it, or give it the label that it should have"),
                    );
                }
                (None, None) => self.report_unknown(placed, cell, first_row, problems),
            }
        }
        for column in placed.grid.columns() {
            let label = Cell { row, column };
            if placed.content(placed.grid.shown_by(label)).is_none()
                && let Some(cell) = first_below(placed, column, first_row)
            {
                let message = format!("column {} has words but no label", column_letters(column));
                problems.push(placed.fault(cell, message).hint(how_to_name()));
            }
        }
        found
    }

    fn report_unknown(&self, placed: &Placed, cell: Cell, first_row: u32, problems: &mut Problems) {
        if first_below(placed, cell.column, first_row).is_none() {
            return;
        }
        let label = words(placed, cell);
        let fault = placed.fault(cell, format!("`{label}` is not a label of a plan's sheet"));
        let fault = match self.nearest(&label) {
            Some(near) => fault.hint(format!("write `{near}`, if that is what was meant")),
            None => fault,
        };
        problems.push(fault.hint(how_to_name()));
    }

    /// What a label was probably meant for: one that is spelt like it or begins with it, or one of the same meaning.
    fn nearest(&self, label: &str) -> Option<&str> {
        let written = label.trim().to_lowercase();
        let shown = || self.known.iter().map(|known| known.shown.as_str());
        let is_begun = |known: &&str| {
            let known = known.to_lowercase();
            known.split_whitespace().next() == Some(written.as_str())
        };
        let means = SYNONYMS.iter().find(|(word, _)| written.contains(word));
        did_you_mean(label, shown())
            .or_else(|| shown().find(is_begun))
            .or_else(|| means.and_then(|(_, column)| column.sheet_label()))
    }

    fn report_missing(
        &self,
        placed: &Placed,
        columns: &Columns,
        hidden: &[(Column, u32)],
        refs_needed: bool,
        problems: &mut Problems,
    ) {
        let place =
            placed.grid.rows().first().map_or(Cell { row: 1, column: 1 }, |&row| first_cell(placed, row));
        let is_missing = |column: &Column| !columns.by_column.contains_key(column);
        let show_hidden = |fault: Diagnostic, missing: &[Column]| {
            let of_them = hidden.iter().filter(|(column, _)| missing.contains(column));
            of_them.fold(fault, |fault, (_, number)| {
                fault.hint(format!("show column {}, which is hidden", column_letters(*number)))
            })
        };
        let missing: Vec<Column> = Column::ALL
            .into_iter()
            .filter(|column| column.is_required_in_sheets() && is_missing(column))
            .collect();
        if !missing.is_empty() {
            let labels: Vec<String> = missing
                .iter()
                .filter_map(|column| column.sheet_label())
                .map(|label| format!("`{label}`"))
                .collect();
            let (columns, them) = if labels.len() == 1 { ("column", "it") } else { ("columns", "them") };
            let fault = placed.fault(place, format!("the sheet has no {columns} {}", labels.join(", ")));
            let fault = show_hidden(fault, &missing);
            problems.push(fault.hint(format!("add {them} to the first row; the cells below may be blank")));
        }
        if refs_needed && is_missing(&Column::Ref) {
            let message = "the sheet has no column `Ref`, and two versions of a plan are compared by it";
            let fault = show_hidden(placed.fault(place, message), &[Column::Ref]);
            problems.push(fault.hint(
                "add a column `Ref` with the permanent ref of every action: only that tells what moved",
            ));
        }
    }
}

fn how_to_name() -> String {
    format!("name the column as one of {}, hide it, or delete it", listed())
}

/// What every sheet may call the columns.
fn listed() -> String {
    let labels = Column::ALL.into_iter().filter_map(Column::sheet_label);
    labels.map(|label| format!("`{label}`")).collect::<Vec<_>>().join(", ")
}

/// A label as it is compared: case, white space and a colon or full stop at its end do not matter.
fn compared(label: &str) -> String {
    let letters: String = label.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    letters.trim_end_matches([':', '.']).to_owned()
}

fn words(placed: &Placed, cell: Cell) -> String {
    placed.text(cell).map(|text| crate::written::excerpt(text.as_str())).unwrap_or_default()
}

fn first_cell(placed: &Placed, row: u32) -> Cell {
    placed.grid.row(row).next().map_or(Cell { row, column: 1 }, |(cell, _)| cell)
}

fn first_below(placed: &Placed, column: u32, first_row: u32) -> Option<Cell> {
    placed.grid.cells.keys().find(|cell| cell.column == column && cell.row >= first_row).copied()
}

/// Whether there was one: what stands below it cannot be told apart.
fn report_merged_labels(placed: &Placed, row: u32, problems: &mut Problems) -> bool {
    let mut found = false;
    for (cell, _) in placed.grid.row(row) {
        let Some(merge) = placed.grid.merges.at(cell) else { continue };
        let mut columns = merge.first.column..=merge.last.column;
        let one_column =
            columns.all(|column| column == cell.column || placed.grid.hidden_columns.have(column));
        if !one_column || merge.last.row > row {
            found = true;
            let message =
                format!("the label `{}` is merged over several cells, {merge}", words(placed, cell));
            problems.push(
                placed.fault(cell, message).hint("unmerge it, so that every column has one label in one row"),
            );
        }
    }
    found
}
