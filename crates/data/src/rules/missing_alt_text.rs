//! `missing-alt-text`.

use super::{Group, Level, Levels, Rule};

/// A picture has words for those who cannot see it (WCAG 1.1.1).
pub static MISSING_ALT_TEXT: Rule = Rule {
    name: "missing-alt-text",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Pictures,
    purpose: "A picture has words for those who cannot see it (WCAG 1.1.1).",
    why: "",
    remedy: "",
    examples: &[],
};
