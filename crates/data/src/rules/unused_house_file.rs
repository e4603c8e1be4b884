//! `unused-house-file`: a file in the folder of a house that nothing uses.

use super::{Group, Level, Levels, Rule};

/// Every file of a house stands in place of another or is used by one.
pub static UNUSED_HOUSE_FILE: Rule = Rule {
    name: "unused-house-file",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Every file of a house stands in place of another or is used by one.",
    why: "A template that is called `recomendations.typ.j2` replaces nothing, and a crest that no setting names is not
printed. Such a file is a slip of spelling or a leftover, and whoever keeps the house next will wonder.",
    remedy: r#"Rename it as the hint says, if it should stand in place of a file of the house below. Name it where it is
meant to be used: a logo as `file` below `[[logo]]`, a part of a drawing with `#import "/house/parts.typ"`.
Otherwise delete it. Notes in files that end in `.md` or `.txt` are left alone."#,
    examples: &[],
};
