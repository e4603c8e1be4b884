//! `off-page`.

use super::{Group, Level, Levels, Rule};

/// Words stay on the page.
pub static OFF_PAGE: Rule = Rule {
    name: "off-page",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Words stay on the page.",
    why: "",
    remedy: "",
    examples: &[],
};
