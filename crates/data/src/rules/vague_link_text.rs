//! `vague-link-text`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// The words of a link say where it leads (WCAG 2.4.4).
pub static VAGUE_LINK_TEXT: Rule = Rule {
    name: "vague-link-text",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Links,
    purpose: "The words of a link say where it leads (WCAG 2.4.4).",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
