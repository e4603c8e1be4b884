//! `duplicate-id`.

use super::{Group, Level, Levels, Rule};

/// An id is unique in its document.
pub static DUPLICATE_ID: Rule = Rule {
    name: "duplicate-id",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::References,
    purpose: "An id is unique in its document.",
    why: "",
    remedy: "",
    examples: &[],
};
