//! `section-order`.

use super::{Group, Level, Levels, Rule};

/// Sections stand in the order that the house wants.
pub static SECTION_ORDER: Rule = Rule {
    name: "section-order",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "Sections stand in the order that the house wants.",
    why: "",
    remedy: "",
    examples: &[],
};
