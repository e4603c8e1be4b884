//! `unknown-footnote`.

use super::{Group, Level, Levels, Rule};

/// A footnote mark has its footnote.
pub static UNKNOWN_FOOTNOTE: Rule = Rule {
    name: "unknown-footnote",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::References,
    purpose: "A footnote mark has its footnote.",
    why: "",
    remedy: "",
    examples: &[],
};
