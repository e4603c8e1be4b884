//! `lead-spelling`.

use super::{Group, Level, Levels, Rule};

/// A person is spelt one way.
pub static LEAD_SPELLING: Rule = Rule {
    name: "lead-spelling",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "A person is spelt one way.",
    why: "",
    remedy: "",
    examples: &[],
};
