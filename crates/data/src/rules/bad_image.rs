//! `bad-image`: a picture can be read and printed. How it is written is told in `prose::figure`, what is in its file
//! by whoever lays out.
//! by whoever lays out.

use super::{Example, Group, Level, Levels, Rule};

/// A picture can be read and printed.
pub static BAD_IMAGE: Rule = Rule {
    name: "bad-image",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Pictures,
    purpose: "A picture can be read and printed.",
    why: "\
A picture that cannot be read leaves a hole in the paper. Some kinds of file that a browser or a phone shows – \
HEIC, TIFF, BMP – have no place in a PDF, and a picture in the four colours of printers (CMYK) would look \
otherwise in one whose colours are those of screens.",
    remedy: "\
Open the picture in a picture program and save it as PNG (drawings, charts, screens) or JPEG (photographs), in \
RGB colours; about 2,000 pixels across are enough for a page. Then name the new file.

Footnote marks and citations go into the caption or the text, not into the words that say what a picture shows. \
A picture within a sentence has no caption: put it in a paragraph of its own if it needs one.",
    examples: &[Example {
        wrong: "\
# Purpose

![Map of the four homes]()
",
        right: "\
# Purpose

The four homes lie north of the river.
",
    }],
};
