//! `raw-html`.

use super::{Group, Level, Levels, Rule};

/// Text has no HTML tags.
pub static RAW_HTML: Rule = Rule {
    name: "raw-html",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Wording,
    purpose: "Text has no HTML tags.",
    why: "",
    remedy: "",
    examples: &[],
};
