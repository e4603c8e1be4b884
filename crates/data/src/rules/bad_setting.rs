//! `bad-setting`: a value of the right kind that its key cannot take, and values that exclude each other.

use super::{Group, Level, Levels, Rule};

/// A setting has a value that it can take.
pub static BAD_SETTING: Rule = Rule {
    name: "bad-setting",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "A setting has a value that it can take.",
    why: "Some keys take one of a few words: the status of an action, the format of an output, the numbering of a
house. Others take a length, a colour or a language, or go together with another key. What cannot be one of
these cannot be drawn, and an action whose status is misspelt would be counted among the wrong ones.",
    remedy: "Write one of the values that the hint lists. Where two keys exclude each other, as the `text` and the `file`
of one appendix, keep the one that is meant and delete the other.

`boardpaper house show NAME` prints the settings of a house, its statuses and ratings among them, and where
each was said.",
    examples: &[],
};
