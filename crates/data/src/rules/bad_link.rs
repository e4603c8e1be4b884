//! `bad-link`: a link leads somewhere that a paper can. It is told where links are read, in `prose::link`, and where
//! it is known which documents there are, in `report::leads`.
//! it is known which documents there are, in `report::leads`.

use super::{Example, Group, Level, Levels, Rule};

/// A link leads to a web page, a mail address, a telephone number or a document of the workspace.
pub static BAD_LINK: Rule = Rule {
    name: "bad-link",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Links,
    purpose: "A link leads to a web page, a mail address, a telephone number or a document of the workspace.",
    why: "\
A link that leads to a file on somebody’s computer, to an address that was only half copied or to a part of \
another program works for its writer and for nobody else. In a published PDF it cannot be mended any more.",
    remedy: "\
Write an address that begins with `https://`, `mailto:` or `tel:`, or the path of another document of the \
workspace, such as `[the plan](plan.md)`: it becomes a link to that document’s PDF. To a place in the same \
document, write its name: `[the plan](#plan)`.

A file that is no document of the workspace, such as a spreadsheet, has to be published first; then link to \
where it is on the web.",
    examples: &[Example {
        wrong: "\
# Purpose

The [inspectors’ letter]() came in May.
",
        right: "\
# Purpose

The [inspectors’ letter](https://merebrook.example/letter) came in May.
",
    }],
};
