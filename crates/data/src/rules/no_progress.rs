//! `no-progress`: an open action of which nothing is said.

use super::{Group, Level, Levels, Rule};

/// Of an open action it is said how it gets on.
pub static NO_PROGRESS: Rule = Rule {
    name: "no-progress",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "Of an open action it is said how it gets on.",
    why: "A blank cell can mean that nothing was done, that nobody was asked, or that somebody forgot. Readers cannot
tell which, and take the worst.",
    remedy: r#"Write how the action gets on, even if nothing was done yet: "Not begun; starts when the post is filled." Put
it down as `progress`, or dated in an `[[area.action.update]]`; in a sheet, in the column `Progress`.

Where one text goes for several actions of an area, write it once as an `[[area.update]]`; in a sheet, merge
the cells."#,
    examples: &[],
};
