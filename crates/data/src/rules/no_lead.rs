//! `no-lead`.

use super::{Group, Level, Levels, Rule};

/// Somebody leads every action.
pub static NO_LEAD: Rule = Rule {
    name: "no-lead",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "Somebody leads every action.",
    why: "",
    remedy: "",
    examples: &[],
};
