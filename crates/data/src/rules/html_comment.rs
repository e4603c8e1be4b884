//! `html-comment`.

use super::{Group, Level, Levels, Rule};

/// Text has no comments, since they would be published.
pub static HTML_COMMENT: Rule = Rule {
    name: "html-comment",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Publishing,
    purpose: "Text has no comments, since they would be published.",
    why: "",
    remedy: "",
    examples: &[],
};
