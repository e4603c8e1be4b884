//! `not-text`: a file whose bytes are no text that people can have typed.

use super::{Group, Level, Levels, Rule};

/// A file is UTF-8 text of a size that a person writes.
pub static NOT_TEXT: Rule = Rule {
    name: "not-text",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "A file is UTF-8 text of a size that a person writes.",
    why: "Text can be kept in several ways, called encodings. In the wrong one a Welsh ŵ, a pound sign or a curly
quotation mark turns into another character, and a name is published misspelt. So one encoding is read,
UTF-8, which every current editor can write, and other bytes are refused rather than guessed.

A file larger than people write is refused too: it is most often the wrong file, a picture or a scan under
the name of a document. A folder whose name ends like a document's, `plan.md`, holds no text either.",
    remedy: "Open the file and save it again as UTF-8: in Notepad with `Save as` and the encoding `UTF-8`, in Excel as
`CSV UTF-8`. A word processor's own file, `.docx`, is not text: copy its words into a `.md` file.

If the file is too large, check that it is the one that was meant. Pictures stand in files of their own, and
a sheet that has grown holds more than the plan: copy the plan into a new workbook. Take the ending off the
name of a folder.",
    examples: &[],
};
