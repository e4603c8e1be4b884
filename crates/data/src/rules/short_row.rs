//! `short-row`.

use super::{Group, Level, Levels, Rule};

/// A row has as many cells as the others.
pub static SHORT_ROW: Rule = Rule {
    name: "short-row",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Tables,
    purpose: "A row has as many cells as the others.",
    why: "",
    remedy: "",
    examples: &[],
};
