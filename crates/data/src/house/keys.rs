//! Every key of `house.toml`, what it takes and what it says: the reference for template authors is made from
//! this, and tests hold it against the readers.

mod known;
mod words;

#[cfg(test)]
mod tests;

pub use known::{GROUPS, KEYS};
pub use words::WORDS;

/// One key.
#[derive(Debug)]
pub struct Key {
    /// Where it stands: `page.margin.top`; `*` is a name that the house chooses, and `[]` follows the name of a
    /// list of tables.
    pub path: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What it says, in Markdown.
    pub says: &'static str,
}

/// One table, as a heading over its keys.
#[derive(Debug)]
pub struct Group {
    /// Its path, as in [`Key::path`]; empty for what stands above all tables.
    pub path: &'static str,
    /// A path of that form with names that `base` knows.
    pub example: &'static str,
    /// As an author writes it: `[section.ID]`.
    pub written: &'static str,
    /// What it is about, in Markdown.
    pub says: &'static str,
}

/// One word that the program or the templates of `base` print.
#[derive(Debug)]
pub struct Word {
    /// Its key below `[words.LANGUAGE]`.
    pub key: &'static str,
    /// Where it prints, in Markdown.
    pub says: &'static str,
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// Text.
    Text,
    /// Text in which these names may stand between braces.
    Places(&'static [&'static str]),
    /// A list of texts; one text is a list of one.
    Texts,
    /// So many texts.
    Names(usize),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A list of some of these words, each once.
    SomeOf(&'static [&'static str]),
    /// True or false.
    Boolean,
    /// A number, whole or not, from the first to the second.
    Number(f64, f64),
    /// A whole number, from the first to the second.
    Whole(i64, i64),
    /// A number with its unit.
    Length,
    /// A colour written out.
    Colour,
    /// A colour written out, or the name of one below `[colours]`.
    AnyColour,
    /// The name of something described below the table of that path.
    NameIn(&'static str),
    /// A list of names of things described below the table of that path.
    NamesIn(&'static str),
    /// An example of a number, with as many counters as this at most.
    Numbering {
        /// How many counters it may have.
        counters: usize,
        /// Whether `"none"` may stand in its place.
        or_none: bool,
    },
    /// A list of such examples.
    Numberings(usize),
    /// How a date is worded.
    DateWording,
    /// The name of a house.
    House,
    /// A file of the house.
    File,
    /// A table of texts, whose keys the house chooses.
    Labels,
    /// How much a rule counts, or a table of that and what the rule is told besides.
    Rule,
    /// A table of anything.
    Anything,
    /// A table with the keys of the table of that path, any of which may be left out.
    Over(&'static str),
}

impl Key {
    /// The path of the table that it stands in, and its own name.
    pub fn split(&self) -> (&'static str, &'static str) {
        self.path.rsplit_once('.').unwrap_or(("", self.path))
    }

    /// The table that it stands in.
    pub fn group(&self) -> Option<&'static Group> {
        let (path, _) = self.split();
        GROUPS.iter().find(|group| group.path == path)
    }
}
