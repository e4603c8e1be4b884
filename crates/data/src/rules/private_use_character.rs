//! `private-use-character`.

use super::{Example, Group, Level, Levels, Rule};

/// No character has a meaning in one font alone (PDF/A-2, 6.2.11.7).
pub static PRIVATE_USE_CHARACTER: Rule = Rule {
    name: "private-use-character",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Characters,
    purpose: "No character has a meaning in one font alone (PDF/A-2, 6.2.11.7).",
    why: r"Some fonts have signs of their own in places that no standard gives a meaning. Copied into another document they
are another sign or none, and a screen reader can say nothing. PDF/A-2a takes none without words in its place (ISO 19005-2, 6.2.11.7), so each
prints as U+FFFD. They come with text from Word, whose bullets, ticks and arrows stand in the fonts Symbol and
Wingdings.",
    remedy: r"Type the sign itself: `✓`, `☐`, `→`. What was a bullet is a list: begin each line with `- `. Where the sign can no
longer be seen, look it up in the document from which it was copied.",
    examples: &[Example { wrong: "# Purpose\n\n\u{F0FC} Agreed.\n", right: "# Purpose\n\n✓ Agreed.\n" }],
};
