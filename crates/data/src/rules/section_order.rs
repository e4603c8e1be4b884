//! `section-order`: sections stand in the order that the house wants. It is looked at while sections are arranged,
//! in `report::asked`.
//! in `report::asked`.

use super::{Group, Level, Levels, Rule};

/// Sections stand in the order that the house wants.
pub static SECTION_ORDER: Rule = Rule {
    name: "section-order",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "Sections stand in the order that the house wants.",
    why: "\
The house says in which order its sections stand (`order` under `[sections]`), so that members find the same \
thing in the same place in every paper. boardpaper does not move sections by itself: a text may say “as shown \
above”.",
    remedy: "\
Cut the section whose heading the message points at, with all that stands below it, and paste it above the one \
that is named. Numbers and references follow by themselves; look whether the words “above” and “below” are still \
true.",
    examples: &[],
};
