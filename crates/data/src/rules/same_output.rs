//! `same-output`: two documents whose outputs would have one name.

use super::{Group, Level, Levels, Rule};

/// Two documents do not write the same file.
pub static SAME_OUTPUT: Rule = Rule {
    name: "same-output",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Two documents do not write the same file.",
    why: "`data/fostering.md` and `data/fostering.toml` would both write `output/fostering.pdf`, and one paper would
be published in place of the other. Names that differ in capitals alone are the same on the disks of many
machines and web sites, so they count as the same here.",
    remedy: "Give one of the two another name: `fostering-plan.toml`. If one of them is an old copy, delete it, or begin
its name with `_`.",
    examples: &[],
};
