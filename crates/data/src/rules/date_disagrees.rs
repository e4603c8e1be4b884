//! `date-disagrees`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// A day of the week is that of its date.
pub static DATE_DISAGREES: Rule = Rule {
    name: "date-disagrees",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Head,
    purpose: "A day of the week is that of its date.",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
