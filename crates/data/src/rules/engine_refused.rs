//! `engine-refused`.

use super::{Group, Level, Levels, Rule};

/// The typesetter takes what the checks passed; if not, this is the backstop.
pub static ENGINE_REFUSED: Rule = Rule {
    name: "engine-refused",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Program,
    purpose: "The typesetter takes what the checks passed; if not, this is the backstop.",
    why: r"The pages are drawn by a typesetter, Typst, which writes nothing that breaks the standards for accessible
and archival PDFs (PDF/UA-1 and PDF/A-2a) in a way that it notices. It would rather write no file at all.

Everything that it is known to refuse is refused earlier by a rule of its own, which says what to do. This rule is
what is left: something that nobody has met before, or a drawing or function of a house that does what no paper can.",
    remedy: r"Look at the words to which the message points, and at what is unusual there: boxes in boxes, a note in
an odd place, letters of another script, a drawing. Write them more plainly and build again.

If the message points at the title, nothing tells which words it is. Take half of the text out and build, then half of
what is left, until the words are found; or ask whoever keeps the house style, if it was changed of late.

Words that are right should be printed. Report what was refused as a fault of boardpaper, with the shortest text that
shows it.",
    examples: &[],
};
