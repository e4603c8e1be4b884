//! `reading-age`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// A report can be read by most people (WCAG 3.1.5).
pub static READING_AGE: Rule = Rule {
    name: "reading-age",
    level: Level::Off,
    levels: Levels::Any,
    group: Group::Wording,
    purpose: "A report can be read by most people (WCAG 3.1.5).",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
