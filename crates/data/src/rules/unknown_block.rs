//! `unknown-block`.

use super::{Group, Level, Levels, Rule};

/// A block of a template stands in place of one that is there.
pub static UNKNOWN_BLOCK: Rule = Rule {
    name: "unknown-block",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "A block of a template stands in place of one that is there.",
    why: "",
    remedy: "",
    examples: &[],
};
