//! `unused-footnote`.

use super::{Group, Level, Levels, Rule};

/// Every footnote has its mark.
pub static UNUSED_FOOTNOTE: Rule = Rule {
    name: "unused-footnote",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::References,
    purpose: "Every footnote has its mark.",
    why: "",
    remedy: "",
    examples: &[],
};
