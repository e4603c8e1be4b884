//! `section-too-long`: a section keeps to the words that the house allows. They are counted while sections are arranged,
//! in `report::asked`.
//! in `report::asked`.

use super::{Group, Level, Levels, Rule};

/// A section has no more words than the house allows.
pub static SECTION_TOO_LONG: Rule = Rule {
    name: "section-too-long",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "A section has no more words than the house allows.",
    why: "\
The house gives this section, or this sub-heading, a number of words (`word_limit`). Summaries and \
recommendations get one most often: they are what everybody reads, and they are read only if they are short.

What counts are the words of headings, paragraphs and lists in it, those in tables and boxes too.",
    remedy: "\
Say what the body must know to decide, and move the rest into a section without a limit or an appendix. The \
message says by how many words it is too long.",
    examples: &[],
};
