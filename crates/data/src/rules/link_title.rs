//! `link-title`: a link has no title in quotation marks. It is told where links are read, in `prose::link`.

use super::{Example, Group, Level, Levels, Rule};

/// A link has no title in quotation marks: it would not be printed.
pub static LINK_TITLE: Rule = Rule {
    name: "link-title",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Links,
    purpose: "A link has no title in quotation marks: it would not be printed.",
    why: "\
Words in quotation marks behind an address show on a web page while the mouse rests on the link. On paper, in a \
PDF and for most people who use a screen reader they are not there, so they are not printed.",
    remedy: "\
If they say something that matters, write it among the words of the link or beside it; then delete them, with \
their quotation marks: `[the plan](https://merebrook.example/plan)`.",
    examples: &[Example {
        wrong: "\
# Purpose

The [letter](https://merebrook.example/letter \"Of 3 May 2026\") was published.
",
        right: "\
# Purpose

The [letter of 3 May 2026](https://merebrook.example/letter) was published.
",
    }],
};
