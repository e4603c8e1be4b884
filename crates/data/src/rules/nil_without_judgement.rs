//! `nil-without-judgement`.

use super::{Group, Level, Levels, Rule};

/// Where the law asks for a judgement, one is stated (Equality Act 2010, section 149).
pub static NIL_WITHOUT_JUDGEMENT: Rule = Rule {
    name: "nil-without-judgement",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "Where the law asks for a judgement, one is stated (Equality Act 2010, section 149).",
    why: "",
    remedy: "",
    examples: &[],
};
