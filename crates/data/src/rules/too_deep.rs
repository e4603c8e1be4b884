//! `too-deep`.

use super::{Group, Level, Levels, Rule};

/// Lists, quotations, boxes and emphasis stand in one another no deeper than a page can show.
pub static TOO_DEEP: Rule = Rule {
    name: "too-deep",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Wording,
    purpose: "Lists, quotations, boxes and emphasis stand in one another no deeper than a page can show.",
    why: "",
    remedy: "",
    examples: &[],
};
