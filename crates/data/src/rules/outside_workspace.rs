//! `outside-workspace`: a path or a link that leads out of the folder of the papers.

use super::{Group, Level, Levels, Rule};

/// Every path stays inside the workspace.
pub static OUTSIDE_WORKSPACE: Rule = Rule {
    name: "outside-workspace",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Every path stays inside the workspace.",
    why: "The workspace, the folder of `boardpaper.toml`, is what may be published. A file from elsewhere, a private
folder or another committee's, could be printed in an open paper without anybody meaning it. It would also
be missing on the next machine, and the same paper would come out differently there.

That holds for `..` in a path as for a link in the file system that leads away.",
    remedy: "Copy the file into the workspace, beside the document if only that uses it, and name it there:
`![A map of the ward](map.png)`. A path that begins with `/` begins at the folder of `boardpaper.toml`, not
at that of the disk: `/data/shared/map.png`.",
    examples: &[],
};
