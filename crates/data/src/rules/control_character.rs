//! `control-character`: what cannot be seen in an editor and has no shape on a page.

use super::{Group, Level, Levels, Rule};

/// Text has no control characters.
pub static CONTROL_CHARACTER: Rule = Rule {
    name: "control-character",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Text has no control characters.",
    why: "Control characters once told printers and terminals what to do. They come along when words are copied out of
a PDF or an old system, cannot be seen while writing, and have no place on a page: what readers get in
their stead depends on the program, and a screen reader may stop or spell them out.

XML, in which a PDF keeps its title and its author, forbids most of them (XML 1.0, section 2.2).",
    remedy: r#"Put the cursor at the place and delete to the left and to the right until the character is gone; then type
the letters that went with it again. Where there are many, copy the words into a plain text editor first,
delete what looks odd, and copy them back.

Tabs and line ends are no control characters here. In TOML and JSON, one may have been written out, as in
`"\u0007"`: delete that."#,
    examples: &[],
};
