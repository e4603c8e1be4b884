//! `typed-number`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// Numbers of headings and paragraphs come from the house and are not typed.
pub static TYPED_NUMBER: Rule = Rule {
    name: "typed-number",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Headings,
    purpose: "Numbers of headings and paragraphs come from the house and are not typed.",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
