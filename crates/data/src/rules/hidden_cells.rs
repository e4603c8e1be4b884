//! `hidden-cells`.

use super::{Group, Level, Levels, Rule};

/// What a sheet hides is not published, and that it is there is known.
pub static HIDDEN_CELLS: Rule = Rule {
    name: "hidden-cells",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "What a sheet hides is not published, and that it is there is known.",
    why: "",
    remedy: "",
    examples: &[],
};
