//! `unused-file`.

use super::{Group, Level, Levels, Rule};

/// A file among the documents is a document or used by one.
pub static UNUSED_FILE: Rule = Rule {
    name: "unused-file",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Files,
    purpose: "A file among the documents is a document or used by one.",
    why: "",
    remedy: "",
    examples: &[],
};
