//! `unknown-kind`.

use super::{Group, Level, Levels, Rule};

/// A document is of a kind that can be built.
pub static UNKNOWN_KIND: Rule = Rule {
    name: "unknown-kind",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "A document is of a kind that can be built.",
    why: "",
    remedy: "",
    examples: &[],
};
