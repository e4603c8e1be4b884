//! `no-progress`.

use super::{Group, Level, Levels, Rule};

/// Of an open action it is said how it gets on.
pub static NO_PROGRESS: Rule = Rule {
    name: "no-progress",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "Of an open action it is said how it gets on.",
    why: "",
    remedy: "",
    examples: &[],
};
