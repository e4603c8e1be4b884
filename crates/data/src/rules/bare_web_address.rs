//! `bare-web-address`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;

/// A web address stands behind words, as a link (WCAG 2.4.4).
pub static BARE_WEB_ADDRESS: Rule = Rule {
    name: "bare-web-address",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Links,
    purpose: "A web address stands behind words, as a link (WCAG 2.4.4).",
    why: "",
    remedy: "",
    examples: &[],
};

/// Nothing yet.
pub(super) fn check(_: &Paper<'_>, _: &mut Problems) {}
