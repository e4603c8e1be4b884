//! `control-character`.

use super::{Group, Level, Levels, Rule};

/// Text has no control characters.
pub static CONTROL_CHARACTER: Rule = Rule {
    name: "control-character",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Text has no control characters.",
    why: "",
    remedy: "",
    examples: &[],
};
