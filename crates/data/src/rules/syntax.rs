//! `syntax`.

use super::{Group, Level, Levels, Rule};

/// The file is written in the form that its name says: TOML, JSON or front matter.
pub static SYNTAX: Rule = Rule {
    name: "syntax",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "The file is written in the form that its name says: TOML, JSON or front matter.",
    why: "",
    remedy: "",
    examples: &[],
};
