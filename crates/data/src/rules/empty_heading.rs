//! `empty-heading`.

use super::{Group, Level, Levels, Rule};

/// A heading has words (PDF/UA-1, 7.4.2).
pub static EMPTY_HEADING: Rule = Rule {
    name: "empty-heading",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Headings,
    purpose: "A heading has words (PDF/UA-1, 7.4.2).",
    why: "",
    remedy: "",
    examples: &[],
};
