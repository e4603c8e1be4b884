//! `personal-data`.

use super::{Group, Level, Levels, Rule};

/// Nobody’s private particulars are published (UK GDPR, article 5).
pub static PERSONAL_DATA: Rule = Rule {
    name: "personal-data",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Publishing,
    purpose: "Nobody’s private particulars are published (UK GDPR, article 5).",
    why: "",
    remedy: "",
    examples: &[],
};
