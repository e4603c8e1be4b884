//! `link-title`.

use super::{Group, Level, Levels, Rule};

/// A link has no title in quotation marks: it would not be printed.
pub static LINK_TITLE: Rule = Rule {
    name: "link-title",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Links,
    purpose: "A link has no title in quotation marks: it would not be printed.",
    why: "",
    remedy: "",
    examples: &[],
};
