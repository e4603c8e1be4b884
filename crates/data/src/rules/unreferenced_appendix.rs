//! `unreferenced-appendix`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// The text says of each appendix that it is there.
pub static UNREFERENCED_APPENDIX: Rule = Rule {
    name: "unreferenced-appendix",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::References,
    purpose: "The text says of each appendix that it is there.",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
