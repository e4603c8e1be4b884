//! A sheet as cells with words, before anybody asks what they mean.

use crate::source::Cell;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// How far down and to the right words are read: far more than a plan has.
pub(super) const LAST_ROW: u32 = 20_000;
/// The last column that is read: GR.
pub(super) const LAST_COLUMN: u32 = 200;

/// The cells of one sheet.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The name of the tab; a `.csv` has none.
    pub(super) tab: Option<String>,
    /// What stands in the cells that have something.
    pub(super) cells: BTreeMap<Cell, Content>,
    /// The cells that are merged.
    pub(super) merges: Merges,
    /// The rows that are hidden.
    pub(super) hidden_rows: Runs,
    /// The columns that are hidden.
    pub(super) hidden_columns: Runs,
}

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// Words.
    Words(String),
    /// A real date.
    Date(NaiveDate),
    /// A formula that came to nothing, and the error that stands in its place: `#REF!`.
    Failed(String),
    /// A formula whose value the file does not have.
    Uncomputed,
}

impl Content {
    /// The words as people see them in the sheet.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Words(words) | Self::Failed(words) => words.clone(),
            Self::Date(date) => date.format("%-d %B %Y").to_string(),
            Self::Uncomputed => String::new(),
        }
    }
}

impl Grid {
    /// Whether the cell is in a row or column that is hidden.
    pub(super) fn is_hidden(&self, cell: Cell) -> bool {
        self.hidden_rows.have(cell.row) || self.hidden_columns.have(cell.column)
    }

    /// The cell whose words a cell shows: itself, or the first of those that it is merged with.
    pub(super) fn shown_by(&self, cell: Cell) -> Cell {
        self.merges.at(cell).map_or(cell, |merge| merge.first)
    }

    /// The rows that have something, from the top.
    pub(super) fn rows(&self) -> BTreeSet<u32> {
        self.cells.keys().map(|cell| cell.row).collect()
    }

    /// The columns that have something, from the left.
    pub(super) fn columns(&self) -> BTreeSet<u32> {
        self.cells.keys().map(|cell| cell.column).collect()
    }

    /// The cells of one row that have something, from the left.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (Cell, &Content)> {
        let bounds = Cell { row, column: 0 }..=Cell { row, column: u32::MAX };
        self.cells.range(bounds).map(|(cell, content)| (*cell, content))
    }
}

/// Cells that are merged, the corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merge {
    /// The cell at the top left, which holds the words.
    pub(super) first: Cell,
    /// The cell at the bottom right.
    pub(super) last: Cell,
}

impl std::fmt::Display for Merge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.first, self.last)
    }
}

/// The merged cells of a sheet, none of them part of two.
#[derive(Debug, Default)]
pub(super) struct Merges {
    all: Vec<Merge>,
    /// Those that reach into each column, from the top.
    by_column: BTreeMap<u32, Vec<Merge>>,
}

impl Merges {
    /// Some merged cells. An error are those of which a cell is part of others too.
    pub(super) fn of(mut all: Vec<Merge>) -> Result<Self, Merge> {
        all.sort_unstable();
        let mut by_column: BTreeMap<u32, Vec<Merge>> = BTreeMap::new();
        for merge in &all {
            for column in merge.first.column..=merge.last.column.min(LAST_COLUMN) {
                let above = by_column.entry(column).or_default();
                if above.last().is_some_and(|above| above.last.row >= merge.first.row) {
                    return Err(*merge);
                }
                above.push(*merge);
            }
        }
        Ok(Self { all, by_column })
    }

    /// The merged cells that a cell is part of.
    pub(super) fn at(&self, cell: Cell) -> Option<Merge> {
        let column = self.by_column.get(&cell.column)?;
        let after = column.partition_point(|merge| merge.first.row <= cell.row);
        column.get(after.checked_sub(1)?).copied().filter(|merge| cell.row <= merge.last.row)
    }

    /// All of them, from the top.
    pub(super) fn iter(&self) -> impl Iterator<Item = Merge> {
        self.all.iter().copied()
    }
}

/// Numbers of rows or columns, as runs of neighbours.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Runs(Vec<(u32, u32)>);

impl Runs {
    /// The runs that some ranges make together, their ends included.
    pub(super) fn of(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.sort_unstable();
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for (first, last) in ranges {
            match runs.last_mut() {
                Some(run) if first <= run.1.saturating_add(1) => run.1 = run.1.max(last),
                _ => runs.push((first, last)),
            }
        }
        Self(runs)
    }

    /// Whether one of them has the number.
    pub(super) fn have(&self, number: u32) -> bool {
        let after = self.0.partition_point(|&(first, _)| first <= number);
        after.checked_sub(1).is_some_and(|index| number <= self.0[index].1)
    }

    /// The runs in order: first and last number.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_merged_once() {
        let merge = |first: (u32, u32), last: (u32, u32)| Merge {
            first: Cell { row: first.0, column: first.1 },
            last: Cell { row: last.0, column: last.1 },
        };
        let [a, b, c] = [merge((2, 1), (4, 1)), merge((2, 3), (3, 5)), merge((5, 1), (5, 3))];
        let merges = Merges::of(vec![c, b, a]).unwrap();
        let at = |row, column| merges.at(Cell { row, column });
        assert_eq!([at(4, 1), at(3, 4), at(5, 2)], [Some(a), Some(b), Some(c)]);
        assert_eq!([at(1, 1), at(3, 2), at(4, 4), at(6, 1)], [None; 4]);
        assert_eq!(Merges::of(vec![b, merge((3, 4), (9, 4))]).unwrap_err(), merge((3, 4), (9, 4)));
    }

    #[test]
    fn neighbours_are_one_run() {
        let runs = Runs::of(vec![(9, 9), (3, 4), (7, 7), (8, 8), (4, 5)]);
        assert_eq!(runs.iter().collect::<Vec<_>>(), [(3, 5), (7, 9)]);
        let numbers: Vec<_> = (1..=10).filter(|&number| runs.have(number)).collect();
        assert_eq!(numbers, [3, 4, 5, 7, 8, 9]);
    }
}
