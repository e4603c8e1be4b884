//! `unknown-value`.

use super::{Group, Level, Levels, Rule};

/// A template uses values, filters and templates that there are.
pub static UNKNOWN_VALUE: Rule = Rule {
    name: "unknown-value",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "A template uses values, filters and templates that there are.",
    why: "",
    remedy: "",
    examples: &[],
};
