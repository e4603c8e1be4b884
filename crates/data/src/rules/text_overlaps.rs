//! `text-overlaps`: words of a sample that are printed on other words.

use super::{Group, Level, Levels, Rule};

/// Words do not stand on other words.
pub static TEXT_OVERLAPS: Rule = Rule {
    name: "text-overlaps",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Words do not stand on other words.",
    why: "Two words on one place cannot be read by anybody. It happens where `place` takes something out of the flow,
or where a fixed height is too small for a title of two lines.",
    remedy: "Leave out the fixed height, or put the two parts into a `grid` or a `stack`, which keeps them apart whatever
they say. If something has to be put with `place`, leave room for it with `#v(…)`. Then run `boardpaper house
check NAME` again: it tries titles of several lines.",
    examples: &[],
};
