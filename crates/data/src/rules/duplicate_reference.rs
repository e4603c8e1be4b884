//! `duplicate-reference`.

use super::{Group, Level, Levels, Rule};

/// A work is listed once among the references.
pub static DUPLICATE_REFERENCE: Rule = Rule {
    name: "duplicate-reference",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::References,
    purpose: "A work is listed once among the references.",
    why: "",
    remedy: "",
    examples: &[],
};
