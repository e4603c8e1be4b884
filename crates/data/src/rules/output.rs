//! `output`: what a build made and the machine did not take.

use super::{Group, Level, Levels, Rule};

/// What is built can be written to the disk.
pub static OUTPUT: Rule = Rule {
    name: "output",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "What is built can be written to the disk.",
    why: "A paper that was built and not written may leave last week's version in the output folder, under the same
name, and that would be published. So it is said which file it is. A file is always written whole: what was
there before stays until the new one is complete.",
    remedy: "Close the file if it is open in a PDF reader. Then check that there is room on the disk, that you may write
to the output folder, and that nothing in it is in the way, such as a file that has the name of a folder.
Build again: only what is not there is built.

Remove by hand a file that could not be removed: its document has an error or is gone, so it is stale.",
    examples: &[],
};
