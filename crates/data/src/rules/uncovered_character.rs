//! `uncovered-character`: every character can be printed. It is told when the fonts are known, by whoever lays out.

use super::{Example, Group, Level, Levels, Rule};

/// Every character can be printed.
pub static UNCOVERED_CHARACTER: Rule = Rule {
    name: "uncovered-character",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Characters,
    purpose: "Every character can be printed.",
    why: "\
No font here has this character, or an archival PDF may not hold it, so the sign � would be printed in its \
place. PDF/A and PDF/UA forbid a page to pass over a character that its font lacks. Faces, ticks and arrows from \
a phone or a slide are the usual cause.",
    remedy: "\
Write it in words (“yes” for a tick), or use a plain sign. Letters of another script need a font that has them: \
put its file into the workspace’s `fonts` folder.",
    examples: &[Example {
        wrong: "\
# Purpose

The Board agreed 🦊 in May.
",
        right: "\
# Purpose

The Board agreed in May.
",
    }],
};
