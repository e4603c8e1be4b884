//! `section-too-long`.

use super::{Group, Level, Levels, Rule};

/// A section has no more words than the house allows.
pub static SECTION_TOO_LONG: Rule = Rule {
    name: "section-too-long",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "A section has no more words than the house allows.",
    why: "",
    remedy: "",
    examples: &[],
};
