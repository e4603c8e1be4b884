//! `fake-heading`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// What looks like a heading is one (WCAG 1.3.1).
pub static FAKE_HEADING: Rule = Rule {
    name: "fake-heading",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Headings,
    purpose: "What looks like a heading is one (WCAG 1.3.1).",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
