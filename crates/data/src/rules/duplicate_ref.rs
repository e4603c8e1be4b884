//! `duplicate-ref`.

use super::{Group, Level, Levels, Rule};

/// The ref of an area or an action is given once and for all.
pub static DUPLICATE_REF: Rule = Rule {
    name: "duplicate-ref",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Plans,
    purpose: "The ref of an area or an action is given once and for all.",
    why: "",
    remedy: "",
    examples: &[],
};
