//! `template`.

use super::{Group, Level, Levels, Rule};

/// A template renders.
pub static TEMPLATE: Rule = Rule {
    name: "template",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Houses,
    purpose: "A template renders.",
    why: "",
    remedy: "",
    examples: &[],
};
