//! `typed-number`.

use super::{Group, Level, Levels, Rule};

/// Numbers of headings and paragraphs come from the house and are not typed.
pub static TYPED_NUMBER: Rule = Rule {
    name: "typed-number",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Headings,
    purpose: "Numbers of headings and paragraphs come from the house and are not typed.",
    why: "",
    remedy: "",
    examples: &[],
};
