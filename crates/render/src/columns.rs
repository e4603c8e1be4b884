//! How wide the columns of a table are to be, judged by what stands in them.

use boardpaper_data::prose::{BlockKind, Inline, InlineKind, Table, TableCell, TableRow, Visit, walk};

/// The longest text, in characters, of a column that is as wide as its text and no wider.
const NARROW: usize = 14;

/// The characters of a line that runs across the whole table.
const LINE: usize = 80;

/// The characters of a line in a narrow column.
const NARROW_LINE: usize = 25;

/// The most lines that surely fit on a page below a heading and a repeated header.
const PAGE_LINES: usize = 30;

/// The most rows of a table that is kept on one page.
const SHORT_TABLE: usize = 8;

/// A column as it is to be drawn.
pub(crate) struct Column {
    /// Its share of the room that is left over; 0 for a column as wide as its text.
    pub(crate) share: f64,
    /// Whether it holds figures alone, which stand at its end.
    pub(crate) figures: bool,
}

/// Judges the columns of a table.
pub(crate) fn measure_columns(table: &Table) -> Vec<Column> {
    let texts: Vec<Vec<String>> = (0..table.columns.len())
        .map(|column| {
            let cells = table.rows.iter().filter(|row| !row.band).filter_map(|row| row.cells.get(column));
            cells.map(cell_text).collect()
        })
        .collect();
    let longest: Vec<usize> =
        texts.iter().map(|cells| cells.iter().map(|text| text.chars().count()).max().unwrap_or(0)).collect();
    // A table that fits as it is need not be spread out.
    let fits = longest.iter().map(|longest| longest + 4).sum::<usize>() <= LINE;
    texts
        .iter()
        .zip(&longest)
        .map(|(cells, &longest)| {
            let body = cells.get(table.header_rows..).unwrap_or_default();
            let filled: Vec<&String> = body.iter().filter(|text| !text.is_empty()).collect();
            let total: usize = body.iter().map(|text| text.chars().count()).sum();
            let mean = total as f64 / body.len().max(1) as f64;
            let share = if fits || longest <= NARROW {
                0.0
            } else {
                mean.max(longest as f64 / 2.0).sqrt().clamp(3.0, 12.0)
            };
            Column { share, figures: !filled.is_empty() && filled.iter().all(|text| is_figure(text)) }
        })
        .collect()
}

/// Whether a row may break across pages: only one that may not fit on a page.
pub(crate) fn may_break(row: &TableRow) -> bool {
    row_lines(row) > PAGE_LINES
}

/// Whether a table is kept on one page: only one that surely fits there.
pub(crate) fn is_short(table: &Table) -> bool {
    table.rows.len() <= SHORT_TABLE && table.rows.iter().map(row_lines).sum::<usize>() <= PAGE_LINES
}

/// How many lines a row may take, judged on the high side.
fn row_lines(row: &TableRow) -> usize {
    row.cells.iter().map(cell_lines).max().unwrap_or(0)
}

fn cell_lines(cell: &TableCell) -> usize {
    let mut lines = 0;
    walk(&cell.blocks, &mut |visit| match visit {
        Visit::Block(block) => {
            lines += match &block.kind {
                BlockKind::Code(words) => words.lines().count() + 1,
                BlockKind::Figure { .. } => PAGE_LINES,
                _ => 1,
            }
        }
        Visit::Item(_) | Visit::Inline(Inline { kind: InlineKind::Break, .. }) => lines += 1,
        Visit::Inline(_) => {}
    });
    lines + cell_text(cell).chars().count() / NARROW_LINE
}

fn cell_text(cell: &TableCell) -> String {
    let mut text = String::new();
    walk(&cell.blocks, &mut |visit| match visit {
        Visit::Inline(Inline { kind: InlineKind::Text(words) | InlineKind::Code(words), .. }) => {
            text.push_str(words)
        }
        Visit::Block(block) => match &block.kind {
            BlockKind::Code(words) => text.push_str(words),
            // What is drawn, not written, is wider than any figure.
            BlockKind::Figure { .. } | BlockKind::Table(_) => text.push_str(&"x".repeat(LINE)),
            _ => {}
        },
        _ => {}
    });
    text
}

/// Whether a cell holds a number, with a sign, a currency or a unit of one character, or a dash for none.
fn is_figure(text: &str) -> bool {
    let text = text.trim();
    matches!(text, "–" | "-" | "—")
        || text.contains(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || "£€$%+-−.,() ".contains(c))
}
