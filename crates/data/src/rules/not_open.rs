//! `not-open`.

use super::{Group, Level, Levels, Rule};

/// Exempt and confidential text is not built into open papers (Local Government Act 1972, section 100B).
pub static NOT_OPEN: Rule = Rule {
    name: "not-open",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Publishing,
    purpose: "Exempt and confidential text is not built into open papers (Local Government Act 1972, section 100B).",
    why: "",
    remedy: "",
    examples: &[],
};
