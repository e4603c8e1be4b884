//! `long-sentence`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// A sentence is short enough to follow.
pub static LONG_SENTENCE: Rule = Rule {
    name: "long-sentence",
    level: Level::Off,
    levels: Levels::Any,
    group: Group::Wording,
    purpose: "A sentence is short enough to follow.",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
