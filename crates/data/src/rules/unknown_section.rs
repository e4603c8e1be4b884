//! `unknown-section`.

use super::{Group, Level, Levels, Rule};

/// Where a house says so, only its own sections stand in a report.
pub static UNKNOWN_SECTION: Rule = Rule {
    name: "unknown-section",
    level: Level::Error,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "Where a house says so, only its own sections stand in a report.",
    why: "\
Some houses let a report have only their own sections (`unknown = \"forbidden\"` under `[sections]` in their \
`house.toml`), so that every paper of a body reads alike. A title that is spelt otherwise is then most often a \
slip, and the section that was meant would be missing.

The same is said of a sign-off whose `on` names no section or sub-heading of this report: readers would be told \
that somebody signed off words that they cannot find.",
    remedy: "\
Give the section the title that the message suggests, or make it a sub-heading: `##` in place of `#`, below the \
section to which it belongs.

In a `[[sign_off]]`, write the title of a section or sub-heading just as it stands in the report, or delete `on` \
where the whole report was signed off.",
    examples: &[],
};
