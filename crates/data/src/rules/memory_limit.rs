//! `memory-limit`: a document that takes more memory than there is.

use super::{Group, Level, Levels, Rule};

/// The pages of a document fit into the memory of the machine.
pub static MEMORY_LIMIT: Rule = Rule {
    name: "memory-limit",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Program,
    purpose: "The pages of a document fit into the memory of the machine.",
    why: "A board paper takes some megabytes while its pages are laid out. If one takes half of what the machine has, it
most likely goes on without end: a drawing or a template of its house makes something larger and larger. The machine
would end the whole build before the other documents are done. So the document is given up, and they are built.",
    remedy: "If other documents of the same house are given up as well, ask whoever keeps the house style, who should
look in the templates that were changed last for a value that grows without end.

If it is this document alone, take out what is unusual in it, part by part, until it builds: very large pictures, a table
of many thousand rows. Close other programs, or build on a machine with more memory.",
    examples: &[],
};
