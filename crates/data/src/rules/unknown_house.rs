//! `unknown-house`.

use super::{Group, Level, Levels, Rule};

/// The house of a document exists.
pub static UNKNOWN_HOUSE: Rule = Rule {
    name: "unknown-house",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Houses,
    purpose: "The house of a document exists.",
    why: "",
    remedy: "",
    examples: &[],
};
