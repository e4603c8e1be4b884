//! `report-too-long`.

use super::{Group, Level, Levels, Rule};

/// A report has no more pages than the house allows.
pub static REPORT_TOO_LONG: Rule = Rule {
    name: "report-too-long",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "A report has no more pages than the house allows.",
    why: "",
    remedy: "",
    examples: &[],
};
