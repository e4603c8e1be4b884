//! `lost-words`: something that a document says and its pages do not.

use super::{Group, Level, Levels, Rule};

/// What a document says stands on its pages.
pub static LOST_WORDS: Rule = Rule {
    name: "lost-words",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "What a document says stands on its pages.",
    why: "A template or a drawing function that leaves something out does so in every paper: the reason of a
recommendation, a contact, a background paper, which the law wants listed (Local Government Act 1972, section
100D). The writer typed it and has no way to see why it is not there.",
    remedy: "Print in the block or the function what it is given. In a block of a template, `{{ super() }}` prints what
the house below prints. In a function, hand the words on: `(base.paragraph)(house, ..arguments)`.

What is to be left out on purpose is left out of `parts` below `[report]`, and then it is not missed.",
    examples: &[],
};
