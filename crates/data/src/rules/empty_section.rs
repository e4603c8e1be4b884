//! `empty-section`.

use super::{Group, Level, Levels, Rule};

/// A heading has something below it.
pub static EMPTY_SECTION: Rule = Rule {
    name: "empty-section",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "A heading has something below it.",
    why: "",
    remedy: "",
    examples: &[],
};
