//! The files that were read, and places in them.

use crate::diagnostic::Diagnostic;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};

/// One file as it was read: its path in the workspace and its text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    path: String,
    text: String,
    places: Places,
}

/// How an offset of the text is told to people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Places {
    /// By line and column: where each line starts.
    Lines(Vec<usize>),
    /// By the cell of a sheet.
    Cells {
        /// The tab of the workbook; a `.csv` has none.
        tab: Option<String>,
        /// Where the words of each cell start and which cell it is, row by row.
        cells: Vec<(usize, Cell)>,
    },
}

/// A cell of a sheet; row and column count from 1. Cells are in order row by row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cell {
    /// The row.
    pub row: u32,
    /// The column: 1 is A.
    pub column: u32,
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row)
    }
}

/// The letters by which a spreadsheet program names a column: A for 1, AA for 27.
pub(crate) fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push((b'A' + (rest % 26) as u8) as char);
        rest /= 26;
    }
    letters.iter().rev().collect()
}

impl Source {
    /// A source from its workspace-relative path (with `/`) and its text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: path.into(), text, places: Places::Lines(line_starts) }
    }

    /// A source from a sheet: its text is the words of its cells, which come row by row, a line end after
    /// each. `tab` is the tab of the workbook; a `.csv` has none.
    pub fn sheet<'a>(
        path: impl Into<String>,
        tab: Option<String>,
        cells: impl IntoIterator<Item = (Cell, &'a str)>,
    ) -> Self {
        let mut text = String::new();
        let mut starts = Vec::new();
        for (cell, words) in cells {
            starts.push((text.len(), cell));
            text.push_str(words);
            text.push('\n');
        }
        Self { path: path.into(), text, places: Places::Cells { tab, cells: starts } }
    }

    /// The path relative to the workspace, with `/` between its parts.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset; both count from 1, columns in characters. In a sheet, row and
    /// column of the cell.
    pub fn position(&self, offset: usize) -> Position {
        match &self.places {
            Places::Lines(starts) => {
                let offset = self.floor_char_boundary(offset);
                let line = starts.partition_point(|&start| start <= offset) - 1;
                let column = self.text[starts[line]..offset].chars().count() + 1;
                Position { line: line + 1, column }
            }
            Places::Cells { .. } => {
                let cell = self.cell_at(offset).map_or(Cell { row: 1, column: 1 }, |(cell, _)| cell);
                Position { line: cell.row as usize, column: cell.column as usize }
            }
        }
    }

    /// The cell of a byte offset, as a spreadsheet program names it: `Plan!F12`, and `F12` in a `.csv`.
    /// None if this is no sheet.
    pub fn cell_name(&self, offset: usize) -> Option<String> {
        let (cell, _) = self.cell_at(offset)?;
        match &self.places {
            Places::Cells { tab: Some(tab), .. } if tab.chars().all(|c| c.is_alphanumeric() || c == '_') => {
                Some(format!("{tab}!{cell}"))
            }
            Places::Cells { tab: Some(tab), .. } => Some(format!("'{}'!{cell}", tab.replace('\'', "''"))),
            _ => Some(cell.to_string()),
        }
    }

    /// Where the words of the cell stand that a byte offset is in. None if this is no sheet.
    pub fn words_of_cell(&self, offset: usize) -> Option<Range<usize>> {
        self.cell_at(offset).map(|(_, words)| words)
    }

    /// Where the words of a cell stand. None if this is no sheet, or the cell was not kept.
    pub(crate) fn find_cell(&self, cell: Cell) -> Option<Range<usize>> {
        let Places::Cells { cells, .. } = &self.places else { return None };
        let index = cells.binary_search_by_key(&cell, |&(_, cell)| cell).ok()?;
        Some(self.stretch(cells, index))
    }

    fn cell_at(&self, offset: usize) -> Option<(Cell, Range<usize>)> {
        let Places::Cells { cells, .. } = &self.places else { return None };
        let index = cells.partition_point(|&(start, _)| start <= offset).checked_sub(1)?;
        Some((cells[index].1, self.stretch(cells, index)))
    }

    /// From the start of a cell to before the line end that parts it from the next.
    fn stretch(&self, cells: &[(usize, Cell)], index: usize) -> Range<usize> {
        let next = cells.get(index + 1).map_or(self.text.len(), |&(start, _)| start);
        cells[index].0..next - 1
    }

    fn floor_char_boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// A line and a column, both counting from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// Names a source of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(u32);

/// Files that were read, added as they are and never changed.
///
/// A run has those that all its documents share, and each document has its own above them, so that what was read
/// for a document goes when it is done; `adopt` keeps what a message points into.
#[derive(Debug, Default)]
pub struct Sources {
    ground: Ground,
    list: RwLock<Vec<Arc<Source>>>,
}

/// Files that several have in common, as they were at one time. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Ground(Arc<[Arc<Source>]>);

impl Sources {
    /// No files yet but those of the ground.
    pub fn above(ground: &Ground) -> Self {
        Self { ground: ground.clone(), list: RwLock::default() }
    }

    /// The files so far, as ground of others.
    pub fn ground(&self) -> Ground {
        let list = self.list.read().unwrap_or_else(PoisonError::into_inner);
        Ground(self.ground.0.iter().chain(list.iter()).cloned().collect())
    }

    /// Keeps a source and names it.
    pub fn add(&self, source: Source) -> SourceId {
        self.keep(Arc::new(source))
    }

    fn keep(&self, source: Arc<Source>) -> SourceId {
        let mut list = self.list.write().unwrap_or_else(PoisonError::into_inner);
        list.push(source);
        SourceId((self.ground.0.len() + list.len() - 1) as u32)
    }

    /// The source of that name.
    pub fn get(&self, id: SourceId) -> Arc<Source> {
        let id = id.0 as usize;
        match id.checked_sub(self.ground.0.len()) {
            None => Arc::clone(&self.ground.0[id]),
            Some(own) => Arc::clone(&self.list.read().unwrap_or_else(PoisonError::into_inner)[own]),
        }
    }

    /// Takes over the sources that messages point into from those of a document, whose ground these are, and lets
    /// the messages point here.
    pub fn adopt<'d>(&self, own: &Self, diagnostics: impl IntoIterator<Item = &'d mut Diagnostic>) {
        let mut names: BTreeMap<SourceId, SourceId> = BTreeMap::new();
        for span in diagnostics.into_iter().flat_map(Diagnostic::spans_mut) {
            if span.source.0 as usize >= own.ground.0.len() {
                let named = names.entry(span.source).or_insert_with_key(|id| self.keep(own.get(*id)));
                span.source = *named;
            }
        }
    }
}

/// A range of bytes in one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes; the byte there is not part of it.
    pub end: usize,
}

impl Span {
    /// A span of a source from a byte range.
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Self { source, start: range.start, end: range.end }
    }

    /// From the beginning of this span to the end of that one, in the same file.
    pub fn to(self, end: Self) -> Self {
        Self { end: end.end.max(self.start), ..self }
    }
}

/// A value with the place where it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// Text that stands in a file, perhaps behind escapes or quotation marks, and the way back to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    value: String,
    span: Span,
    /// Pairs of (offset in `value`, offset in the file), rising; between pairs both advance alike. None if
    /// nobody knows where in the file its parts stand.
    map: Vec<(usize, usize)>,
}

impl Text {
    /// Text that stands in the file exactly as it reads.
    pub fn verbatim(value: impl Into<String>, span: Span) -> Self {
        Self { value: value.into(), span, map: vec![(0, span.start)] }
    }

    /// Text behind escapes: `map` pairs offsets of the text with offsets of the file, rising.
    pub fn mapped(value: impl Into<String>, span: Span, map: Vec<(usize, usize)>) -> Self {
        Self { value: value.into(), span, map }
    }

    /// Text of which only the whole is known to stand there: each part of it does so somewhere.
    pub fn somewhere(value: impl Into<String>, span: Span) -> Self {
        Self { value: value.into(), span, map: Vec::new() }
    }

    /// The words themselves.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The whole of it in the file, quotation marks included.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The place in the file of a byte range of the text.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        if self.map.is_empty() {
            return self.span;
        }
        let start = self.offset(range.start);
        // The end maps from the last byte inside, so that a span never reaches past an escape.
        let end = if range.end > range.start { self.offset(range.end - 1) + 1 } else { start };
        Span { source: self.span.source, start, end: end.max(start) }
    }

    fn offset(&self, at: usize) -> usize {
        let index = self.map.partition_point(|&(text, _)| text <= at);
        match index.checked_sub(1).map(|before| self.map[before]) {
            Some((text, file)) => (file + at - text).min(self.span.end),
            None => self.span.start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn positions_count_characters_from_one() {
        let source = Source::new("a.md", "Tŷ\nŵyl x");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        let x = source.text().find('x').unwrap();
        assert_eq!(source.position(x), Position { line: 2, column: 5 });
        assert_eq!(source.position(999), Position { line: 2, column: 6 });
    }

    #[test]
    fn places_in_a_sheet_are_cells() {
        let cells = [(1, 1, "No."), (1, 6, "Lead"), (12, 1, ""), (12, 6, "Tŷ\nŵyl")];
        let cells = cells.map(|(row, column, words)| (Cell { row, column }, words));
        let source = Source::sheet("plan.xlsx", Some("Plan".to_owned()), cells);
        let words = source.find_cell(Cell { row: 12, column: 6 }).unwrap();
        assert_eq!(&source.text()[words.clone()], "Tŷ\nŵyl");
        for offset in [words.start, words.start + 5, words.end] {
            assert_eq!(source.cell_name(offset).unwrap(), "Plan!F12");
            assert_eq!(source.position(offset), Position { line: 12, column: 6 });
            assert_eq!(source.words_of_cell(offset), Some(words.clone()));
        }
        assert_eq!(source.cell_name(words.start - 1).unwrap(), "Plan!A12");
        assert_eq!(source.find_cell(Cell { row: 2, column: 1 }), None);
        let named = |tab: Option<&str>, column| {
            let cell = Cell { row: 1, column };
            Source::sheet("a", tab.map(str::to_owned), [(cell, "")]).cell_name(0).unwrap()
        };
        assert_eq!(named(None, 26), "Z1");
        assert_eq!(named(Some("Mair's plan"), 27), "'Mair''s plan'!AA1");
        assert_eq!(named(Some("Plan"), 16_384), "Plan!XFD1");
    }

    #[test]
    fn a_message_of_a_document_points_into_the_run_when_the_document_is_done() {
        let run = Sources::default();
        let house = run.add(Source::new("house.toml", "house"));
        let ground = run.ground();
        let (first, second) = (Sources::above(&ground), Sources::above(&ground));
        let unused = second.add(Source::new("unused.md", ""));
        let ids = [first.add(Source::new("a.md", "a")), second.add(Source::new("b.md", "b"))];
        assert_eq!(ids[0], unused, "documents know nothing of each other");
        let message = |id| {
            Diagnostic::new(&rules::RAW_HTML, Span::new(id, 0..1), "wrong").other(Span::new(house, 0..1), "")
        };
        let mut messages = ids.map(message);
        for (own, message) in [&first, &second].into_iter().zip(&mut messages) {
            run.adopt(own, [message]);
        }
        assert_eq!(messages.each_ref().map(|message| message.path(&run)), ["a.md", "b.md"]);
        assert!(messages.iter().all(|message| message.others[0].span.source == house));
        assert_eq!(run.ground().0.len(), 3, "what no message points into is gone");
    }

    #[test]
    fn text_behind_an_escape_leads_back_to_the_file() {
        // In the file: "a\nb" with a written backslash and n.
        let sources = Sources::default();
        let id = sources.add(Source::new("a.toml", r#"k = "a\nb""#));
        let text = Text::mapped("a\nb", Span::new(id, 4..10), vec![(0, 5), (1, 6), (2, 8)]);
        assert_eq!(text.span_of(2..3), Span::new(id, 8..9));
        assert_eq!(text.span_of(0..3), Span::new(id, 5..9));
    }
}
