//! `footnote-elsewhere`.

use super::{Group, Level, Levels, Rule};

/// Where notes begin anew in each chapter, a note belongs to one chapter.
pub static FOOTNOTE_ELSEWHERE: Rule = Rule {
    name: "footnote-elsewhere",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::References,
    purpose: "Where notes begin anew in each chapter, a note belongs to one chapter.",
    why: "",
    remedy: "",
    examples: &[],
};
