//! `raw-html`: text has no HTML tags. They are met where text is read, in `prose::html`.

use super::{Example, Group, Level, Levels, Rule};

/// Text has no HTML tags.
pub static RAW_HTML: Rule = Rule {
    name: "raw-html",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Wording,
    purpose: "Text has no HTML tags.",
    why: "\
HTML means nothing here: `<b>` and `<br>` would stand in the paper as they were typed, signs and all. They \
mostly come along when text is pasted from a web page, an e-mail or another program.",
    remedy: "\
Write it in Markdown: `*emphasis*`, `**strong**`, `^9^` raised, `~2~` lowered; `\\` at the end of a line begins \
a new one; tables and lists as lines of text.

If the tag is to be printed, since the paper is about HTML, put backticks around it: `` `<b>` ``.",
    examples: &[Example {
        wrong: "\
# Purpose

The Board <b>must</b> decide in May.
",
        right: "\
# Purpose

The Board **must** decide in May.
",
    }],
};
