//! `text-outside-section`.

use super::{Group, Level, Levels, Rule};

/// Text stands under a heading.
pub static TEXT_OUTSIDE_SECTION: Rule = Rule {
    name: "text-outside-section",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Sections,
    purpose: "Text stands under a heading.",
    why: "",
    remedy: "",
    examples: &[],
};
