//! `acronym-not-explained`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// An abbreviation is written out where it first stands (WCAG 3.1.4).
pub static ACRONYM_NOT_EXPLAINED: Rule = Rule {
    name: "acronym-not-explained",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Wording,
    purpose: "An abbreviation is written out where it first stands (WCAG 3.1.4).",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
