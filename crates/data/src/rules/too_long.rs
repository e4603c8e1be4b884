//! `too-long`.

use super::{Group, Level, Levels, Rule};

/// Titles, headings, words and addresses are no longer than a PDF can keep.
pub static TOO_LONG: Rule = Rule {
    name: "too-long",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Wording,
    purpose: "Titles, headings, words and addresses are no longer than a PDF can keep.",
    why: "",
    remedy: "",
    examples: &[],
};
