//! `poor-alt-text`.

use super::{Group, Level, Levels, Rule};

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
