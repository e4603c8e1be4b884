//! `unknown-section`.

use super::{Group, Level, Levels, Rule};

/// Where a house says so, only its own sections stand in a report.
pub static UNKNOWN_SECTION: Rule = Rule {
    name: "unknown-section",
    level: Level::Error,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "Where a house says so, only its own sections stand in a report.",
    why: "",
    remedy: "",
    examples: &[],
};
