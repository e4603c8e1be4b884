//! `low-contrast`.

use super::{Group, Level, Levels, Rule};

/// Signs and words can be seen on the paper (WCAG 1.4.3).
pub static LOW_CONTRAST: Rule = Rule {
    name: "low-contrast",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Signs and words can be seen on the paper (WCAG 1.4.3).",
    why: "",
    remedy: "",
    examples: &[],
};
