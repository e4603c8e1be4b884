//! `report-too-long`: a report keeps to the pages that the house allows. They are counted when they have been laid out, by
//! whoever builds.
//! whoever builds.

use super::{Group, Level, Levels, Rule};

/// A report has no more pages than the house allows.
pub static REPORT_TOO_LONG: Rule = Rule {
    name: "report-too-long",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "A report has no more pages than the house allows.",
    why: "\
The house allows its reports a number of pages (`page_limit` under `[report]`), appendices included. Members get \
hundreds of pages for one meeting, and what matters is lost in the last of them.",
    remedy: "\
Shorten the report. What only some readers need can be a document of its own that is published beside it and \
linked to: save it as a file with its own front matter, and link to that file. An appendix counts, since it is \
printed in the report.",
    examples: &[],
};
