//! `text-overlaps`.

use super::{Group, Level, Levels, Rule};

/// Words do not stand on other words.
pub static TEXT_OVERLAPS: Rule = Rule {
    name: "text-overlaps",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Words do not stand on other words.",
    why: "",
    remedy: "",
    examples: &[],
};
