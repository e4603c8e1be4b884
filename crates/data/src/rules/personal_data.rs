//! `personal-data`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// Nobody’s private particulars are published (UK GDPR, article 5).
pub static PERSONAL_DATA: Rule = Rule {
    name: "personal-data",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Publishing,
    purpose: "Nobody’s private particulars are published (UK GDPR, article 5).",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
