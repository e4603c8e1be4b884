//! `uncovered-character`.

use super::{Group, Level, Levels, Rule};

/// Every character can be printed.
pub static UNCOVERED_CHARACTER: Rule = Rule {
    name: "uncovered-character",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Characters,
    purpose: "Every character can be printed.",
    why: "",
    remedy: "",
    examples: &[],
};
