//! `off-page`: words of a sample that lie beyond the edge of the paper.

use super::{Group, Level, Levels, Rule};

/// Words stay on the page.
pub static OFF_PAGE: Rule = Rule {
    name: "off-page",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Words stay on the page.",
    why: "What lies beyond the edge is not printed, though a computer may still find it: two readers get two papers.
It happens where a height or a width is fixed and words are longer than in the sample that the author had in
mind, as a title in Welsh or a body with a long name.",
    remedy: "Let the place grow: leave out `height` and `width`, or give a width in parts of the line, `1fr` or `100%`.
Words that stand in one line go on in a second if nothing forbids it. Move what was put with `place` further
in. Then run `boardpaper house check NAME` again.",
    examples: &[],
};
