//! `missing-reason`.

use super::{Group, Level, Levels, Rule};

/// Each recommendation has its reason, where the house asks for it.
pub static MISSING_REASON: Rule = Rule {
    name: "missing-reason",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "Each recommendation has its reason, where the house asks for it.",
    why: "",
    remedy: "",
    examples: &[],
};
