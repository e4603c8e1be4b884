//! `fake-heading`.

use super::{Group, Level, Levels, Rule};

/// What looks like a heading is one (WCAG 1.3.1).
pub static FAKE_HEADING: Rule = Rule {
    name: "fake-heading",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Headings,
    purpose: "What looks like a heading is one (WCAG 1.3.1).",
    why: "",
    remedy: "",
    examples: &[],
};
