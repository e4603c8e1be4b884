//! `reused-ref`.

use super::{Group, Level, Levels, Rule};

/// A ref stands for one area or action for ever.
pub static REUSED_REF: Rule = Rule {
    name: "reused-ref",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Plans,
    purpose: "A ref stands for one area or action for ever.",
    why: "",
    remedy: "",
    examples: &[],
};
