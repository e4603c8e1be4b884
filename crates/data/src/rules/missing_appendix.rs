//! `missing-appendix`.

use super::{Group, Level, Levels, Rule};

/// An appendix that the text names is there.
pub static MISSING_APPENDIX: Rule = Rule {
    name: "missing-appendix",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::References,
    purpose: "An appendix that the text names is there.",
    why: "",
    remedy: "",
    examples: &[],
};
