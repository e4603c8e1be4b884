//! `missing-file`: a picture, a plan, an appendix or another part that is named and not there.

use super::{Group, Level, Levels, Rule};

/// Every file that is named exists.
pub static MISSING_FILE: Rule = Rule {
    name: "missing-file",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Every file that is named exists.",
    why: "A paper that names a file prints it: a map, an action plan, the text of an appendix. Without it the paper
would be published with a hole. In England, copies of the whole report are to be open to the public five clear
days before the meeting (Local Government Act 1972, section 100B).",
    remedy: "Check the name letter by letter. `Map.PNG` and `map.png` are two files on many machines, and spaces and
hyphens count too. A path is looked for from the folder of the file in which it is written; one that begins
with `/` from the folder of `boardpaper.toml`.

If the file has not come yet, leave the line out until it does, and say in the text that the appendix is to
follow.",
    examples: &[],
};
