//! `image-too-large`.

use super::{Group, Level, Levels, Rule};

/// A picture is no larger than print needs.
pub static IMAGE_TOO_LARGE: Rule = Rule {
    name: "image-too-large",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Pictures,
    purpose: "A picture is no larger than print needs.",
    why: r"More than 20 million pixels show nothing more on paper. What a paper holds of a picture is made as small as print
needs, so the paper stays small, but that takes time and memory whenever it is built. And a file of more than 5 MB burdens
everybody who copies the workspace.",
    remedy: r"Make it smaller in a picture program: 2,000 pixels on the longer side are enough for a page. Save a photograph as
JPEG, a drawing or a chart as PNG.",
    examples: &[],
};
