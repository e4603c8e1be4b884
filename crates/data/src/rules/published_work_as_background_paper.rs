//! `published-work-as-background-paper`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// Background papers are unpublished papers (Local Government Act 1972, section 100D(5)).
pub static PUBLISHED_WORK_AS_BACKGROUND_PAPER: Rule = Rule {
    name: "published-work-as-background-paper",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Publishing,
    purpose: "Background papers are unpublished papers (Local Government Act 1972, section 100D(5)).",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
