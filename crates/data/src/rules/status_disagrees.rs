//! `status-disagrees`.

use super::{Group, Level, Levels, Rule};

/// Status and progress say the same.
pub static STATUS_DISAGREES: Rule = Rule {
    name: "status-disagrees",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "Status and progress say the same.",
    why: "",
    remedy: "",
    examples: &[],
};
