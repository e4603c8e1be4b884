//! `long-sentence`.

use super::{Group, Level, Levels, Rule};

/// A sentence is short enough to follow.
pub static LONG_SENTENCE: Rule = Rule {
    name: "long-sentence",
    level: Level::Off,
    levels: Levels::Any,
    group: Group::Wording,
    purpose: "A sentence is short enough to follow.",
    why: "",
    remedy: "",
    examples: &[],
};
