//! `not-yet`.

use super::{Group, Level, Levels, Rule};

/// Everything asked for is what this version can do.
pub static NOT_YET: Rule = Rule {
    name: "not-yet",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Files,
    purpose: "Everything asked for is what this version can do.",
    why: "",
    remedy: "",
    examples: &[],
};
