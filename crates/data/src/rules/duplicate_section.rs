//! `duplicate-section`.

use super::{Group, Level, Levels, Rule};

/// A section of the house stands once.
pub static DUPLICATE_SECTION: Rule = Rule {
    name: "duplicate-section",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Sections,
    purpose: "A section of the house stands once.",
    why: "",
    remedy: "",
    examples: &[],
};
