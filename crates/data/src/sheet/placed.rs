//! A sheet whose every cell is a place that messages can show.

use super::grid::{Content, Grid};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::{Cell, Source, SourceId, Sources, Span, Text};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The cells that show, and where their words stand in the source that is kept of them.
pub(super) struct Placed {
    pub(super) grid: Grid,
    source: Arc<Source>,
    id: SourceId,
}

impl Placed {
    /// Keeps the words that show as a source of the sheet's path. Blank cells between them have a place too,
    /// and so have some more.
    pub(super) fn new(
        path: &str,
        grid: Grid,
        more: impl IntoIterator<Item = Cell>,
        sources: &Sources,
    ) -> Self {
        let mut words: BTreeMap<Cell, String> = more.into_iter().map(|cell| (cell, String::new())).collect();
        let columns = grid.columns();
        for row in grid.rows() {
            words.extend(columns.iter().map(|&column| (Cell { row, column }, String::new())));
        }
        words.extend(grid.cells.iter().map(|(cell, content)| (*cell, content.words())));
        let cells = words.iter().map(|(cell, words)| (*cell, words.as_str()));
        let id = sources.add(Source::sheet(path, grid.tab.clone(), cells));
        Self { grid, source: sources.get(id), id }
    }

    /// The place of a cell; of merged cells, that of the first.
    pub(super) fn span(&self, cell: Cell) -> Span {
        let place = self.source.find_cell(self.grid.shown_by(cell)).or_else(|| self.source.find_cell(cell));
        Span::new(self.id, place.unwrap_or(0..0))
    }

    /// The words that a cell shows, without the white space around them; none if it is blank.
    pub(super) fn text(&self, cell: Cell) -> Option<Text> {
        let Span { start, end, .. } = self.span(cell);
        let words = &self.source.text()[start..end];
        let whole = Text::verbatim(words, Span::new(self.id, start..end));
        trimmed(&whole, 0..words.len())
    }

    /// What stands in a cell itself, merged cells aside.
    pub(super) fn content(&self, cell: Cell) -> Option<&Content> {
        self.grid.cells.get(&cell)
    }

    /// A fault of a cell.
    pub(super) fn fault(&self, cell: Cell, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&rules::BAD_SHEET, self.span(cell), message)
    }
}

/// Part of a cell's words, without the white space around it; none if nothing is left.
pub(super) fn trimmed(text: &Text, range: std::ops::Range<usize>) -> Option<Text> {
    let words = &text.as_str()[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    let words = words.trim();
    let range = start..start + words.len();
    (!words.is_empty()).then(|| Text::verbatim(words, text.span_of(range)))
}
