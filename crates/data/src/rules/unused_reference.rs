//! `unused-reference`.

use super::{Group, Level, Levels, Rule};

/// Every reference is cited.
pub static UNUSED_REFERENCE: Rule = Rule {
    name: "unused-reference",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::References,
    purpose: "Every reference is cited.",
    why: "",
    remedy: "",
    examples: &[],
};
