//! `too-deep`: lists, quotations and boxes stand in one another no deeper than a page can show. It is told where
//! text is read, in `prose::tree`.
//! text is read, in `prose::tree`.

use super::{Example, Group, Level, Levels, Rule};

/// Lists, quotations, boxes and emphasis stand in one another no deeper than a page can show.
pub static TOO_DEEP: Rule = Rule {
    name: "too-deep",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Wording,
    purpose: "Lists, quotations, boxes and emphasis stand in one another no deeper than a page can show.",
    why: "\
So many lists, quotations or boxes inside one another have no room on a page, and nobody could say what belongs \
to what. It is seldom meant: a row of `>` or of spaces at the beginning of lines, which comes from a copied \
e-mail, is read so.",
    remedy: "\
Delete the marks at the beginning of the lines, or take what stands inside out of the lists, quotations and \
boxes around it. Sub-headings divide a long text better than a list in a list in a list.",
    examples: &[Example {
        wrong: "\
# Purpose

>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> The Board decides in May.
",
        right: "\
# Purpose

> The Board decides in May.
",
    }],
};
