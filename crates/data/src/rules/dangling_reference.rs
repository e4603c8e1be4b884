//! `dangling-reference`.

use super::{Group, Level, Levels, Rule};

/// A reference leads to something in the document.
pub static DANGLING_REFERENCE: Rule = Rule {
    name: "dangling-reference",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::References,
    purpose: "A reference leads to something in the document.",
    why: "",
    remedy: "",
    examples: &[],
};
