//! Places in words: `14:3`, `data/plan.xlsx Plan!F12`.

use super::Printer;
use boardpaper_data::source::Span;

impl Printer<'_> {
    /// A place as a line and a column, or as a cell; behind the path of its file unless that is `here`.
    pub(super) fn place_name(&self, span: Span, here: &str) -> String {
        let source = self.sources.get(span.source);
        let start = source.position(span.start);
        match source.cell_name(span.start) {
            Some(cell) if source.path() == here => cell,
            Some(cell) => format!("{} {cell}", source.path()),
            None if source.path() == here => format!("{}:{}", start.line, start.column),
            None => format!("{}:{}:{}", source.path(), start.line, start.column),
        }
    }

    /// Several places, no more of them than that: `14:3, 18:1 and 30 more places`.
    pub(super) fn place_names(&self, spans: &[Span], here: &str, most: usize) -> String {
        let shown = spans.len().min(most);
        let names: Vec<String> = spans[..shown].iter().map(|&span| self.place_name(span, here)).collect();
        let names = names.join(", ");
        match spans.len() - shown {
            0 => names,
            1 => format!("{names} and 1 more place"),
            more => format!("{names} and {more} more places"),
        }
    }
}
