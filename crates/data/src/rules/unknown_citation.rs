//! `unknown-citation`.

use super::{Group, Level, Levels, Rule};

/// A citation leads to a reference.
pub static UNKNOWN_CITATION: Rule = Rule {
    name: "unknown-citation",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::References,
    purpose: "A citation leads to a reference.",
    why: "",
    remedy: "",
    examples: &[],
};
