//! `stale-progress`.

use super::{Group, Level, Levels, Rule};

/// Of an open action something new is said since it was last reported.
pub static STALE_PROGRESS: Rule = Rule {
    name: "stale-progress",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "Of an open action something new is said since it was last reported.",
    why: "",
    remedy: "",
    examples: &[],
};
