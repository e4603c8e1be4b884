//! `same-output`.

use super::{Group, Level, Levels, Rule};

/// Two documents do not write the same file.
pub static SAME_OUTPUT: Rule = Rule {
    name: "same-output",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Two documents do not write the same file.",
    why: "",
    remedy: "",
    examples: &[],
};
