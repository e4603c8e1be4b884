//! `prompt-left-in`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// No words of the form, written for the writer, are left in a paper.
pub static PROMPT_LEFT_IN: Rule = Rule {
    name: "prompt-left-in",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Publishing,
    purpose: "No words of the form, written for the writer, are left in a paper.",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
