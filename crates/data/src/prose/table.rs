//! Pipe tables, and tables between fences.

use super::attributes::is_block;
use super::bearers::{Applied, Bearer};
use super::fence::FenceLine;
use super::reader::{Reader, Surroundings};
use super::tree::{Kind, Node};
use super::{Alignment, Attributes, Block, BlockKind, Table, TableCell, TableRow};
use crate::rules;

impl Reader<'_> {
    /// A pipe table.
    pub(super) fn pipe_table(&mut self, columns: Vec<Alignment>, rows: Vec<Node>) -> Table {
        let rows = rows.into_iter().map(|row| self.pipe_row(row, columns.len())).collect();
        Table { caption: None, columns, header_rows: 1, row_headers: false, rows }
    }

    fn pipe_row(&mut self, row: Node, columns: usize) -> TableRow {
        self.report_pipe_row(&row, columns);
        let cells = row.children.into_iter().map(|cell| self.pipe_cell(cell)).collect();
        TableRow { band: false, cells, span: self.trimmed_span(&row.range) }
    }

    fn pipe_cell(&mut self, cell: Node) -> TableCell {
        let written = self.text.get(cell.range.clone()).unwrap_or_default();
        let start = cell.range.start + written.len() - written.trim_start().len();
        let range = start..start + written.trim().len();
        let span = self.span(range.clone());
        self.tags.clear();
        let content = self.inlines(cell.children);
        let kind = BlockKind::Paragraph(content);
        let paragraph = Block { kind, attributes: Attributes::default(), span };
        let blocks = if range.is_empty() { Vec::new() } else { vec![paragraph] };
        TableCell { blocks, span }
    }

    /// Words in cells beyond the header's would be lost, and cells that are missing are filled.
    fn report_pipe_row(&mut self, row: &Node, columns: usize) {
        // A cell that was filled stands at the row's end, where no cell can begin.
        let is_typed = |cell: &&Node| cell.range.start < row.range.end;
        let typed = row.children.iter().filter(is_typed).count();
        let last = row.children.last().map_or(row.range.start, |cell| cell.range.end);
        let beyond = self.text.get(last..row.range.end).unwrap_or_default().trim();
        let beyond = beyond.strip_prefix('|').unwrap_or(beyond);
        let written = self.text.get(row.range.clone()).unwrap_or_default().trim();
        let range = row.range.start..row.range.start + written.len();
        if typed == 1 && is_block(written) {
            self.report(
                &rules::BAD_ATTRIBUTE,
                range,
                "these words in braces are read as a row of the table",
                "put `::: table` and these words in braces on a line above the table, and `:::` under it",
            );
        } else if typed < columns {
            self.report_short_row(range, typed, columns);
        } else if !beyond.is_empty() {
            self.report(
                &rules::BAD_TABLE,
                range,
                format!("this row has more cells than the header, which has {columns}"),
                "add cells to the header, or delete a `|`; type `\\|` for a line that is to be printed",
            );
        }
    }

    /// Reports a row that was filled with empty cells.
    pub(super) fn report_short_row(&mut self, range: std::ops::Range<usize>, cells: usize, columns: usize) {
        let noun = if cells == 1 { "cell" } else { "cells" };
        self.report(
            &rules::SHORT_ROW,
            range,
            format!("this row has {cells} {noun}, where others have {columns}"),
            "add the cells that are missing; until then they are empty",
        );
    }

    /// A table between fences: one list of lists, or one pipe table.
    pub(super) fn fenced_table(
        &mut self,
        fence: &FenceLine,
        nodes: Vec<Node>,
    ) -> Option<(BlockKind, Attributes)> {
        let (caption, written) = self.title(fence);
        let applied = written.map(|written| self.apply(written, Bearer::Table)).unwrap_or_default();
        let mut table = None;
        let mut has_rule = false;
        for node in one_ordered_list(nodes) {
            let is_first = table.is_none();
            match node.kind {
                Kind::Footnote(_) => drop(self.blocks(vec![node], Surroundings::Section)),
                Kind::List { .. } if is_first => table = Some(self.list_table(node.children, &applied)),
                Kind::Table(columns) if is_first => table = Some(self.pipe_table(columns, node.children)),
                Kind::Rule => {
                    has_rule = true;
                    self.report_rule_in_row(node.range);
                }
                // The rule has cut the list in two, which needs no telling.
                Kind::List { .. } if has_rule => {}
                Kind::List { .. } | Kind::Table(_) => self.report(
                    &rules::BAD_TABLE,
                    node.range,
                    "this is a second table between the same colons",
                    "begin every row of a table with the same mark, or put the second table between its own `::: table` and `:::`",
                ),
                _ => self.report(
                    &rules::BAD_TABLE,
                    node.range,
                    "only one list, or one pipe table, can stand in `::: table`",
                    "move this above `::: table` or under its `:::`",
                ),
            }
        }
        let Some(mut table) = table else {
            self.report(
                &rules::BAD_TABLE,
                fence.range.clone(),
                "there is no table in this `::: table`",
                "write each row as a list item that holds a list of its cells: `- - one cell`",
            );
            return None;
        };
        table.caption = caption;
        self.set_headers(&mut table, &applied);
        Some((BlockKind::Table(table), applied.attributes))
    }

    fn set_headers(&mut self, table: &mut Table, applied: &Applied) {
        table.row_headers = applied.rows;
        let Some(header) = &applied.header else { return };
        table.header_rows = header.value.min(table.rows.len());
        if header.value > table.rows.len() {
            let noun = if table.rows.len() == 1 { "row" } else { "rows" };
            let message = format!("the table has only {} {noun}", table.rows.len());
            self.report_at(
                &rules::BAD_ATTRIBUTE,
                header.span,
                message,
                "write how many rows are header rows",
            );
        }
    }
}

/// Ordered lists that only a change of `.` and `)` separates are one.
fn one_ordered_list(nodes: Vec<Node>) -> Vec<Node> {
    let mut joined: Vec<Node> = Vec::new();
    for node in nodes {
        match joined.last_mut() {
            Some(before) if before.kind == (Kind::List { ordered: true }) && node.kind == before.kind => {
                before.range.end = node.range.end;
                before.children.extend(node.children);
            }
            _ => joined.push(node),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{blocks, problems};

    #[test]
    fn a_pipe_table_has_one_header_row_and_alignments() {
        assert_eq!(
            blocks("| a | b | c |\n|---|:-:|--:|\n| *1* | | 3 |"),
            "table <=> header=1(a, b, c; *1*, _, 3)"
        );
        assert_eq!(blocks("a | b\n--|--\n1 \\| 2 | `3\\|4`"), "table << header=1(a, b; 1 | 2, `3|4`)");
    }

    #[test]
    fn a_row_that_is_too_long_is_an_error_and_a_short_one_a_warning() {
        assert_eq!(
            problems("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n| 1 | 2 |"),
            [
                "warning[short-row] 3:1 this row has 1 cell, where others have 2",
                "error[bad-table] 4:1 this row has more cells than the header, which has 2"
            ]
        );
    }

    #[test]
    fn a_fence_gives_a_pipe_table_a_caption_and_settings() {
        assert_eq!(
            blocks("::: table Costs in *£* {header=2 rows #costs}\n| a |\n|--:|\n| b |\n| 1 |\n:::"),
            "table \"Costs in *£*\" > header=2 rows(a; b; 1){#costs}"
        );
        assert_eq!(blocks("::: table {header=0}\n| a |\n|---|\n:::"), "table < header=0(a)");
        assert_eq!(
            problems("::: table {header=3}\n| a |\n|---|\n:::"),
            ["error[bad-attribute] 1:12 the table has only 1 row"]
        );
    }

    #[test]
    fn words_in_braces_under_a_pipe_table_are_an_error() {
        assert_eq!(
            problems("| a | b |\n|---|---|\n| 1 | 2 |\n{#costs}"),
            ["error[bad-attribute] 4:1 these words in braces are read as a row of the table"]
        );
    }

    #[test]
    fn anything_but_one_table_is_an_error() {
        assert_eq!(
            problems("::: table\nA.\n\n- - a\n\n* - b\n:::"),
            [
                "error[bad-table] 2:1 only one list, or one pipe table, can stand in `::: table`",
                "error[bad-table] 6:1 this is a second table between the same colons"
            ]
        );
        assert_eq!(
            problems("::: table Costs\n:::"),
            ["error[bad-table] 1:1 there is no table in this `::: table`"]
        );
    }
}
