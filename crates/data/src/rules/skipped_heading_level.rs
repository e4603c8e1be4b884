//! `skipped-heading-level`.

use super::{Group, Level, Levels, Rule};

/// Headings do not skip a level (PDF/UA-1, 7.4.2).
pub static SKIPPED_HEADING_LEVEL: Rule = Rule {
    name: "skipped-heading-level",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Headings,
    purpose: "Headings do not skip a level (PDF/UA-1, 7.4.2).",
    why: "",
    remedy: "",
    examples: &[],
};
