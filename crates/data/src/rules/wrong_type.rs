//! `wrong-type`.

use super::{Group, Level, Levels, Rule};

/// Every key has a value of its kind.
pub static WRONG_TYPE: Rule = Rule {
    name: "wrong-type",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Every key has a value of its kind.",
    why: "",
    remedy: "",
    examples: &[],
};
