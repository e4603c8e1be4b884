//! `table-without-header`.

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::prose::{Block, BlockKind, Table, TableCell, Visit, has_words};

/// A table says what stands in its columns (WCAG 1.3.1; PDF/UA-1, 7.5).
pub static TABLE_WITHOUT_HEADER: Rule = Rule {
    name: "table-without-header",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Tables,
    purpose: "A table says what stands in its columns (WCAG 1.3.1; PDF/UA-1, 7.5).",
    why: r"A screen reader says the header of a column before each of its cells. Without headers “49, 51, +2” is all that
is heard of a row (WCAG 1.3.1; PDF/UA-1, 7.5).

The first cell of the header may be empty where the first column has no name, such as above a list of places. A
table without a header row is right if the first column heads its rows.",
    remedy: r"Name each column in the first row of the table. If the first column says what each row is, as in a list of
facts, write `{header=0 rows}` after the caption of a `::: table`. If it is no table but words set side by side,
write them as a list or as paragraphs.",
    examples: &[Example {
        wrong: "# Purpose\n\n|  |  |\n|--|--|\n| Central | 51 |\n| Oxcross | 32 |\n",
        right: "# Purpose\n\n| Library | Hours |\n|--|--|\n| Central | 51 |\n| Oxcross | 32 |\n",
    }],
};

/// Reports tables without headers, and columns without one.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    paper.report.walk(&mut |visit| {
        let Visit::Block(Block { kind: BlockKind::Table(table), span, .. }) = visit else { return };
        let header = table.rows.get(..table.header_rows).unwrap_or_default();
        let is_empty = header.iter().flat_map(|row| &row.cells).all(is_empty);
        if is_empty && !table.row_headers {
            let span = header.first().map_or(*span, |row| row.span);
            problems.push(
                Diagnostic::new(
                    &TABLE_WITHOUT_HEADER,
                    span,
                    "this table does not say what stands in its columns",
                )
                .hint("name each column in the first row"),
            );
        } else if !is_empty {
            for column in unnamed(table) {
                let cell = header.last().and_then(|row| row.cells.get(column));
                problems.push(
                    Diagnostic::new(
                        &TABLE_WITHOUT_HEADER,
                        cell.map_or(*span, |cell| cell.span),
                        format!("column {} of this table has no header", column + 1),
                    )
                    .hint("name the column in the first row"),
                );
            }
        }
    });
}

/// The columns, but for the first, that have something in them and no header.
fn unnamed(table: &Table) -> Vec<usize> {
    let (header, body) = table.rows.split_at(table.header_rows.min(table.rows.len()));
    let says = |column: usize, row: &crate::prose::TableRow| {
        !row.band && row.cells.get(column).is_some_and(|cell| !is_empty(cell))
    };
    let columns = 1..table.columns.len();
    columns
        .filter(|column| !header.iter().any(|row| says(*column, row)))
        .filter(|column| body.iter().any(|row| says(*column, row)))
        .collect()
}

/// Whether a cell shows nothing.
fn is_empty(cell: &TableCell) -> bool {
    cell.blocks.iter().all(|block| match &block.kind {
        BlockKind::Paragraph(content) => {
            let is_picture =
                |kind: &crate::prose::InlineKind| matches!(kind, crate::prose::InlineKind::Image(_));
            !has_words(content) && !content.iter().any(|inline| is_picture(&inline.kind))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::sample::sample;

    fn said(table: &str) -> Vec<String> {
        sample("", &format!("# Purpose\n\n{table}\n")).said
    }

    #[test]
    fn a_table_without_header() {
        let none = "table-without-header: this table does not say what stands in its columns";
        assert_eq!(said("| | |\n|--|--|\n| Central | 51 |\n"), [format!("9:1 {none}")]);
        assert_eq!(
            said("::: table Hours {header=0}\n- - Central\n  - 51\n- - Oxcross\n  - 32\n:::\n"),
            [format!("9:1 {none}")]
        );
    }

    #[test]
    fn a_column_without_header() {
        assert_eq!(
            said("| Library | | Change |\n|--|--|--|\n| Central | 51 | +2 |\n"),
            ["9:13 table-without-header: column 2 of this table has no header"]
        );
    }

    #[test]
    fn tables_that_say_what_is_in_them() {
        for table in [
            "| Library | Hours |\n|--|--|\n| Central | 51 |\n",
            "| | Hours |\n|--|--|\n| Central | 51 |\n",
            "| Library | Hours | |\n|--|--|--|\n| Central | 51 | |\n",
            "::: table Facts {header=0 rows}\n- - Central\n  - 51\n:::\n",
            "::: table Facts {rows}\n- -\n  - Hours\n- - Central\n  - 51\n:::\n",
        ] {
            assert_eq!(said(table), Vec::<String>::new(), "{table}");
        }
    }
}
