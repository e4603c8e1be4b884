//! List tables: a list whose items are rows and whose items' items are cells.

use super::bearers::Applied;
use super::blocks::paragraphs;
use super::reader::{Reader, Surroundings};
use super::tree::{Kind, Node};
use super::{Alignment, Table, TableCell, TableRow};
use crate::rules;
use std::ops::Range;

/// A row before it is known how long the longest is.
struct Row {
    cells: Vec<TableCell>,
    range: Range<usize>,
}

impl Reader<'_> {
    /// The table that a list of rows is.
    pub(super) fn list_table(&mut self, items: Vec<Node>, applied: &Applied) -> Table {
        let rows: Vec<Row> = items.into_iter().filter_map(|item| self.row(item)).collect();
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let header_rows = applied.header.as_ref().map_or(1, |header| header.value).min(rows.len());
        let rows = rows
            .into_iter()
            .enumerate()
            .map(|(index, row)| self.filled(row, columns, index < header_rows))
            .collect();
        let columns = vec![Alignment::Start; columns];
        Table { caption: None, columns, header_rows, row_headers: false, rows }
    }

    fn filled(&mut self, row: Row, columns: usize, in_header: bool) -> TableRow {
        let Row { mut cells, range } = row;
        let length = cells.len();
        let band = length == 1 && columns > 1;
        let span = self.trimmed_span(&range);
        if band && in_header {
            self.report_at(
                &rules::BAD_TABLE,
                span,
                "a header row has one cell, where other rows have more",
                "write every cell of the header, or say `{header=0}` on the line that opens the table",
            );
        } else if !band && length < columns {
            let written = self.text.get(range.clone()).unwrap_or_default().trim_end();
            self.report_short_row(range.start..range.start + written.len(), length, columns);
            let end = range.start + written.len();
            let empty = TableCell { blocks: Vec::new(), span: self.span(end..end) };
            cells.resize(columns, empty);
        }
        TableRow { band, cells, span }
    }

    fn row(&mut self, item: Node) -> Option<Row> {
        let range = item.range.clone();
        let mut cells: Option<Vec<TableCell>> = None;
        let mut words: Vec<Node> = Vec::new();
        for node in paragraphs(item.children) {
            match node.kind {
                Kind::Footnote(_) => drop(self.blocks(vec![node], Surroundings::Section)),
                Kind::List { .. } if cells.is_none() && words.is_empty() => {
                    cells = Some(node.children.into_iter().map(|cell| self.cell(cell)).collect());
                }
                Kind::List { .. } if !words.is_empty() => self.report_mixed_row(node.range),
                Kind::List { ordered } => {
                    // Ordered lists that only a change of `.` and `)` separates are one.
                    let more: Vec<TableCell> =
                        node.children.into_iter().map(|cell| self.cell(cell)).collect();
                    if !ordered {
                        self.report_mixed_row(node.range);
                    }
                    cells.get_or_insert_default().extend(more);
                }
                Kind::Rule => self.report_rule_in_row(node.range),
                _ if cells.is_some() => self.report_mixed_row(node.range),
                _ => words.push(node),
            }
        }
        let cells = match cells {
            Some(cells) => cells,
            None if words.is_empty() => {
                self.report(
                    &rules::BAD_TABLE,
                    range.start..range.start + 1,
                    "this row has no cells",
                    "write its cells as a list in it: `- - one cell`",
                );
                return None;
            }
            None => {
                let span = self.trimmed_span(&range);
                vec![TableCell { blocks: self.blocks(words, Surroundings::Cell), span }]
            }
        };
        Some(Row { cells, range })
    }

    fn cell(&mut self, item: Node) -> TableCell {
        let span = self.trimmed_span(&item.range);
        for node in item.children.iter().filter(|node| node.kind == Kind::Rule) {
            self.report_rule_in_row(node.range.clone());
        }
        TableCell { blocks: self.blocks(item.children, Surroundings::Cell), span }
    }

    pub(super) fn report_rule_in_row(&mut self, range: Range<usize>) {
        self.report(
            &rules::BAD_TABLE,
            range,
            "this is a rule across the page, not cells",
            "write each empty cell as a `-` on a line of its own",
        );
    }

    fn report_mixed_row(&mut self, range: Range<usize>) {
        self.report(
            &rules::BAD_TABLE,
            range,
            "a row holds one list of cells and nothing else",
            "begin each cell with the same mark, as far in as the others; put what belongs to a cell under its words",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{blocks, hints, problems, read};

    #[test]
    fn items_are_rows_and_their_items_cells() {
        assert_eq!(
            blocks("::: table Costs {rows}\n- - Year\n  - Cost\n- - 2026\n  - £5\n:::"),
            "table \"Costs\" << header=1 rows(Year, Cost; 2026, £5)"
        );
        assert_eq!(
            blocks("::: table {header=0}\n1. 1. a\n   2) b\n2) 1) c\n   2) d\n:::"),
            "table << header=0(a, b; c, d)"
        );
    }

    #[test]
    fn a_cell_holds_any_blocks_or_none() {
        assert_eq!(
            blocks("::: table\n- - a\n  - b\n- - c\n\n    d\n  -\n-\n  -\n  - - e\n    - f\n:::"),
            "table << header=1(a, b; p(c) | p(d), _; _, ul(e, f))"
        );
    }

    #[test]
    fn a_row_of_one_cell_is_a_band() {
        assert_eq!(
            blocks("::: table\n- - a\n  - b\n- *Band*\n- - Band too\n:::"),
            "table << header=1(a, b; band *Band*; band Band too)"
        );
        assert_eq!(blocks("::: table\n- - a\n- b\n:::"), "table < header=1(a; b)");
        assert_eq!(
            problems("::: table\n- Band\n- - a\n  - b\n:::"),
            ["error[bad-table] 2:1 a header row has one cell, where other rows have more"]
        );
        assert_eq!(
            blocks("::: table {header=0}\n- Band\n- - a\n  - b\n:::"),
            "table << header=0(band Band; a, b)"
        );
    }

    #[test]
    fn a_short_row_is_filled_and_warned_about() {
        let sketch = read("::: table\n- - a\n  - b\n  - c\n- - d\n  - e\n:::");
        assert_eq!(sketch.blocks(), "table <<< header=1(a, b, c; d, e, _)");
        assert_eq!(sketch.problems(), ["warning[short-row] 5:1 this row has 2 cells, where others have 3"]);
    }

    #[test]
    fn dashes_on_one_line_are_a_rule_and_no_row() {
        assert_eq!(
            problems("::: table\n- - a\n  - b\n- - -\n- - c\n  - d\n:::"),
            ["error[bad-table] 4:1 this is a rule across the page, not cells"]
        );
        assert_eq!(
            hints("::: table\n- - a\n- - -\n:::"),
            "write each empty cell as a `-` on a line of its own"
        );
    }

    #[test]
    fn a_row_holds_one_list_or_words() {
        for row in ["- words\n  - a", "- - a\n  * b", "- - a\n\n  words"] {
            let found = problems(&format!("::: table\n- - x\n  - y\n{row}\n:::"));
            let mixed = "a row holds one list of cells and nothing else";
            assert!(found.iter().any(|problem| problem.ends_with(mixed)), "{row}: {found:?}");
        }
        assert_eq!(problems("::: table\n- - a\n-\n:::"), ["error[bad-table] 3:1 this row has no cells"]);
    }
}
