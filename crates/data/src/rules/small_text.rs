//! `small-text`.

use super::{Group, Level, Levels, Rule};

/// Text is large enough to read: 12 pt, and 10 pt in notes, tables and at the foot.
pub static SMALL_TEXT: Rule = Rule {
    name: "small-text",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Text is large enough to read: 12 pt, and 10 pt in notes, tables and at the foot.",
    why: "",
    remedy: "",
    examples: &[],
};
