//! `empty-page`.

use super::{Group, Level, Levels, Rule};

/// Every page has words on it.
pub static EMPTY_PAGE: Rule = Rule {
    name: "empty-page",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Every page has words on it.",
    why: "",
    remedy: "",
    examples: &[],
};
