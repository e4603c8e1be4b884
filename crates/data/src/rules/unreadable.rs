//! `unreadable`: a file that is there and that the machine does not give.

use super::{Group, Level, Levels, Rule};

/// Every file that is named can be read.
pub static UNREADABLE: Rule = Rule {
    name: "unreadable",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Every file that is named can be read.",
    why: "A paper is made from several files: its own text, a plan, pictures, the house style. Where one of them
cannot be opened, the paper would be incomplete, so it is not built. What an earlier build wrote is left as
it was, since nothing is wrong with the words.

The cause lies with the machine: a file that somebody else keeps to themselves, a share that has gone away,
or a link to a file that was moved.",
    remedy: "Open the file in an editor on the same machine. If that fails too, whoever looks after the machine or the
folder can give you the right to read it; a file that is open in another program may have to be closed
there. Replace a link whose file is gone with the file itself.

A document that is not built because of its house is built when the fault of the house, which is shown
apart, is mended.",
    examples: &[],
};
