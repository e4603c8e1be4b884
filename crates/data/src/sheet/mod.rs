//! stub until merged
use crate::diagnostic::Problems;
use crate::plan::Column;
use crate::source::{Sources, Span, Spanned};
use crate::written::Table;
pub(crate) struct SheetFile<'a> {
    pub path: &'a str,
    pub bytes: &'a [u8],
    pub tab: Option<&'a Spanned<String>>,
    pub named_at: Span,
    pub labels: &'a [(Column, String)],
    pub refs_needed: bool,
}
pub(crate) fn read_sheet(_: &SheetFile<'_>, _: &Sources, _: &mut Problems) -> Option<Vec<Table>> { None }
