//! `table-without-header`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// A table says what its columns or rows are (WCAG 1.3.1; PDF/UA-1, 7.5).
pub static TABLE_WITHOUT_HEADER: Rule = Rule {
    name: "table-without-header",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Tables,
    purpose: "A table says what its columns or rows are (WCAG 1.3.1; PDF/UA-1, 7.5).",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
