//! `outside-workspace`.

use super::{Group, Level, Levels, Rule};

/// Every path stays inside the workspace.
pub static OUTSIDE_WORKSPACE: Rule = Rule {
    name: "outside-workspace",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Every path stays inside the workspace.",
    why: "",
    remedy: "",
    examples: &[],
};
