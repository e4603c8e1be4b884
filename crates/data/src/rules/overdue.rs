//! `overdue`.

use super::{Group, Level, Levels, Rule};

/// An open action is not past its date.
pub static OVERDUE: Rule = Rule {
    name: "overdue",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "An open action is not past its date.",
    why: "",
    remedy: "",
    examples: &[],
};
