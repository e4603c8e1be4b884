//! `poor-alt-text`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// The words for those who cannot see a picture say what it shows (WCAG 1.1.1).
pub static POOR_ALT_TEXT: Rule = Rule {
    name: "poor-alt-text",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Pictures,
    purpose: "The words for those who cannot see a picture say what it shows (WCAG 1.1.1).",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
