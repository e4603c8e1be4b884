//! `time-limit`: a document whose pages are not done in time.

use super::{Group, Level, Levels, Rule};

/// The pages of a document are laid out in seconds.
pub static TIME_LIMIT: Rule = Rule {
    name: "time-limit",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Program,
    purpose: "The pages of a document are laid out in seconds.",
    why: "A board paper takes a fraction of a second, and a review of some hundred pages a few seconds. One that takes a
minute most likely goes on without end: a drawing or a template of its house repeats something and never stops. All
other documents would wait for it, on the day of publication too. So it is given up, and they are built.",
    remedy: "If other documents of the same house are given up as well, ask whoever keeps the house style, who should
look for a loop that does not stop in the templates that were changed last.

If it is this document alone, take out what is unusual in it, part by part, until it builds. If it is only very long, or
the machine slow, give it more time: `boardpaper build --time-limit 300` gives each document five minutes, and 0 gives
all the time that it wants.",
    examples: &[],
};
