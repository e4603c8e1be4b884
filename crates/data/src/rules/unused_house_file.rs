//! `unused-house-file`.

use super::{Group, Level, Levels, Rule};

/// Every file of a house stands in place of another or is used by one.
pub static UNUSED_HOUSE_FILE: Rule = Rule {
    name: "unused-house-file",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Every file of a house stands in place of another or is used by one.",
    why: "",
    remedy: "",
    examples: &[],
};
