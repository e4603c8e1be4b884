//! `unknown-key`.

use super::{Group, Level, Levels, Rule};

/// Every key is one that is known.
pub static UNKNOWN_KEY: Rule = Rule {
    name: "unknown-key",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Every key is one that is known.",
    why: "",
    remedy: "",
    examples: &[],
};
