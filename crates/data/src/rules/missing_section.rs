//! `missing-section`.

use super::{Group, Level, Levels, Rule};

/// Every section that the house requires is there.
pub static MISSING_SECTION: Rule = Rule {
    name: "missing-section",
    level: Level::Error,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "Every section that the house requires is there.",
    why: "",
    remedy: "",
    examples: &[],
};
