//! `bug`.

use super::{Group, Level, Levels, Rule};

/// boardpaper itself does not fail.
pub static BUG: Rule = Rule {
    name: "bug",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Program,
    purpose: "boardpaper itself does not fail.",
    why: "",
    remedy: "",
    examples: &[],
};
