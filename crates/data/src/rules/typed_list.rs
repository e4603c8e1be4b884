//! `typed-list`: a list is typed so that it becomes a list. It is told where lists are read, in `prose::list`.

use super::{Example, Group, Level, Levels, Rule};

/// A list is typed so that it becomes a list.
pub static TYPED_LIST: Rule = Rule {
    name: "typed-list",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Lists,
    purpose: "A list is typed so that it becomes a list.",
    why: "\
Lines that begin with `a)`, `(i)` or `(1)` look like a list on the screen, but in Markdown they are one \
paragraph: they would run on in one line, without numbers of their own, and a screen reader would not say “list \
of three items”.",
    remedy: "\
Begin each item on a line of its own with `1.`; the house numbers them, with letters if that is how it numbers. \
For a list in a list, begin its items three spaces further in.

If these words are no list – a paragraph that begins with “(a) and (b) apply”, say – type a backslash before the \
closing bracket, `(a\\)`: it is not printed.",
    examples: &[Example {
        wrong: "\
# Recommendation

That the Board notes:

a) the findings; and
b) the plan.
",
        right: "\
# Recommendation

That the Board notes:

1. the findings; and
2. the plan.
",
    }],
};
