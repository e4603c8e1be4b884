//! `bad-link`.

use super::{Group, Level, Levels, Rule};

/// A link leads to a web page, a mail address, a telephone number or a document of the workspace.
pub static BAD_LINK: Rule = Rule {
    name: "bad-link",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Links,
    purpose: "A link leads to a web page, a mail address, a telephone number or a document of the workspace.",
    why: "",
    remedy: "",
    examples: &[],
};
