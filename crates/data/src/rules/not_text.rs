//! `not-text`.

use super::{Group, Level, Levels, Rule};

/// A file is UTF-8 text of a size that a person writes.
pub static NOT_TEXT: Rule = Rule {
    name: "not-text",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "A file is UTF-8 text of a size that a person writes.",
    why: "",
    remedy: "",
    examples: &[],
};
