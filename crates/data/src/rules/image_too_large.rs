//! `image-too-large`.

use super::{Group, Level, Levels, Rule};

/// A picture is no larger than print needs.
pub static IMAGE_TOO_LARGE: Rule = Rule {
    name: "image-too-large",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Pictures,
    purpose: "A picture is no larger than print needs.",
    why: r"More than 20 million pixels show nothing more on paper, and a picture of more than 5 MB makes a paper slow to
open: members read it on a tablet, residents on a telephone.",
    remedy: r"Make it smaller in a picture program: 2,000 pixels on the longer side are enough for a page. Save a photograph as
JPEG, a drawing or a chart as PNG.",
    examples: &[],
};
