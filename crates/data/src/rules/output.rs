//! `output`.

use super::{Group, Level, Levels, Rule};

/// What is built can be written.
pub static OUTPUT: Rule = Rule {
    name: "output",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "What is built can be written.",
    why: "",
    remedy: "",
    examples: &[],
};
