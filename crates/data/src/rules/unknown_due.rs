//! `unknown-due`.

use super::{Group, Level, Levels, Rule};

/// What an action is due is a date or a phrase of the house.
pub static UNKNOWN_DUE: Rule = Rule {
    name: "unknown-due",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "What an action is due is a date or a phrase of the house.",
    why: "",
    remedy: "",
    examples: &[],
};
