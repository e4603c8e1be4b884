//! `unprinted-column`.

use super::{Group, Level, Levels, Rule};

/// What a plan says has a column in its house.
pub static UNPRINTED_COLUMN: Rule = Rule {
    name: "unprinted-column",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "What a plan says has a column in its house.",
    why: "",
    remedy: "",
    examples: &[],
};
