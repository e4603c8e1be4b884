//! `bad-fence`.

use super::{Group, Level, Levels, Rule};

/// A box, table or other fenced part is opened with a known word and closed.
pub static BAD_FENCE: Rule = Rule {
    name: "bad-fence",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Lists,
    purpose: "A box, table or other fenced part is opened with a known word and closed.",
    why: "",
    remedy: "",
    examples: &[],
};
