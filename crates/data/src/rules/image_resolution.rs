//! `image-resolution`.

use super::{Group, Level, Levels, Rule};

/// A picture has enough pixels for the size at which it prints.
pub static IMAGE_RESOLUTION: Rule = Rule {
    name: "image-resolution",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Pictures,
    purpose: "A picture has enough pixels for the size at which it prints.",
    why: r"A picture prints at 150 pixels to the inch, and no larger, since with fewer its edges are blurred and its letters
cannot be read. So one with few pixels prints small: 300 are 51 mm. Pictures that were copied from an e-mail or a web
page are often no more than a preview.

Pictures within words, ornament, and signs of up to 64 pixels are small because they are meant to be.",
    remedy: r"Save the picture anew from where it was made: 1,000 pixels across print as wide as the text. Making a small
picture larger in a picture program does not help.",
    examples: &[],
};
