//! `missing-appendix`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// An appendix that the text names is there.
pub static MISSING_APPENDIX: Rule = Rule {
    name: "missing-appendix",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::References,
    purpose: "An appendix that the text names is there.",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
