//! What a table of keys is, and the schema that comes of it.

use super::rules;
use super::shape::{Others, Shape};

/// One key of a document or of the settings.
pub(super) struct Key {
    /// Where it stands: `contact[].name` is a key of each table of a list.
    pub(super) path: &'static str,
    /// What it takes.
    pub(super) kind: Kind,
    /// Whether it has to be there.
    required: bool,
    /// What it is for: plain sentences, that an editor shows beside it.
    says: &'static str,
}

/// A key that has to be there.
pub(super) const fn must(path: &'static str, kind: Kind, says: &'static str) -> Key {
    Key { path, kind, required: true, says }
}

/// A key that may be left out.
pub(super) const fn may(path: &'static str, kind: Kind, says: &'static str) -> Key {
    Key { path, kind, required: false, says }
}

/// What a key takes.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Text.
    Text,
    /// Text that has to say something.
    Words,
    /// A text, or a list of texts.
    Texts,
    /// Some of these words.
    SomeOf(&'static [&'static str]),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// True or false.
    Boolean,
    /// A date, as people write it.
    Date,
    /// Dates, or words in place of one.
    Due,
    /// The code of a language.
    Language,
    /// A name that references use.
    Id,
    /// A name that citations use.
    CitationKey,
    /// A table of the keys below it.
    Table,
    /// A table of the keys below it, or a list of them.
    Tables,
    /// The same, one of them at least.
    SomeTables,
    /// A table of what the house asks for, but none of these keys.
    AnythingBut(&'static [&'static str]),
    /// The levels of rules.
    Rules,
}

/// What keys of a table need of one another.
pub(super) enum Need {
    /// One of these in the table at that path, and no second.
    One(&'static str, &'static [&'static str]),
    /// One of these at least.
    Any(&'static str, &'static [&'static str]),
    /// The first only where the second is.
    With(&'static str, &'static str, &'static str),
}

/// What a schema is made of.
pub(super) struct Document {
    /// What it is of.
    pub(super) title: &'static str,
    /// What that is.
    pub(super) says: &'static str,
    /// Its keys, in several lists where documents share some.
    pub(super) keys: &'static [&'static [Key]],
    /// What they need of one another.
    pub(super) needs: &'static [Need],
}

impl Document {
    fn keys(&self) -> impl Iterator<Item = &'static Key> {
        self.keys.iter().copied().flatten()
    }
}

/// A date ends in its year, of two digits or four, or begins with it: what no calendar has is found by the program.
const DATE: &str = r"^\s*[0-9]{4}[^0-9]|[0-9]{2}[^0-9A-Za-z]*$";
const DATES: [&str; 3] = ["2026-12-10", "10 December 2026", "December 2026"];

/// A text that has more than blanks in it.
const WORDS: &str = r"\S";

/// The key by which a file names its own schema.
pub(super) fn dialect() -> (&'static str, Shape) {
    let says = "Where the schema of this file is, for editors. boardpaper itself does not read it.";
    ("$schema", Shape::text().described(says))
}

/// The schema of a document.
pub(super) fn document(document: &Document) -> Shape {
    let shape = table(document, "");
    let mut properties = vec![dialect()];
    properties.extend(shape.properties);
    Shape { title: document.title.to_owned(), description: document.says.to_owned(), properties, ..shape }
}

/// The table at a path.
fn table(document: &Document, path: &str) -> Shape {
    let own = || document.keys().filter(|key| split(key.path).0 == path);
    let property = |key: &Key| (split(key.path).1, shape(document, key).described(key.says));
    let required = own().filter(|key| key.required).map(|key| split(key.path).1).collect();
    let mut table = Shape { required, ..Shape::table(own().map(property).collect()) };
    let each = |keys: &[&'static str]| {
        let having = |key: &&'static str| Shape { required: vec![*key], ..Shape::default() };
        keys.iter().map(having).collect::<Vec<_>>()
    };
    for need in document.needs {
        match need {
            Need::One(at, keys) if *at == path => table.one_of = each(keys),
            Need::Any(at, keys) if *at == path => table.any_of = each(keys),
            Need::With(at, key, other) if *at == path => table.dependencies.push((key, vec![other])),
            _ => {}
        }
    }
    table
}

fn shape(document: &Document, key: &Key) -> Shape {
    let tables = |least: Option<usize>| Shape {
        min_items: least,
        ..table(document, &format!("{}[]", key.path)).or_list()
    };
    match key.kind {
        Kind::Text => Shape::text(),
        Kind::Words => Shape::text_like(WORDS, &[]),
        Kind::Texts => Shape::text().or_list(),
        Kind::SomeOf(words) => some_of(words),
        Kind::OneOf(words) => Shape::one_of_words(words),
        Kind::Boolean => Shape::of("boolean"),
        Kind::Date => Shape::text_like(DATE, &DATES),
        Kind::Due => Shape::text_like(WORDS, &["2027-03-31", "Immediately"]).or_list(),
        Kind::Language => Shape::text_like("^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", &["en-GB", "cy"]),
        Kind::Id => Shape::text_like("^[A-Za-z][A-Za-z0-9_-]*$", &["plan"]),
        Kind::CitationKey => Shape::text_like("^[A-Za-z0-9_:.-]+$", &["smith-2014"]),
        Kind::Table => table(document, key.path),
        Kind::Tables => tables(None),
        Kind::SomeTables => tables(Some(1)),
        Kind::AnythingBut(words) => {
            let none_of_these = Shape { not: Some(Box::new(Shape::one_of_words(words))), ..Shape::default() };
            Shape {
                property_names: Some(Box::new(none_of_these)),
                additional_properties: Some(Others::Allowed(true)),
                ..Shape::of("object")
            }
        }
        Kind::Rules => rules::shape(),
    }
}

/// A list of some words, or one of them by itself.
pub(super) fn some_of(words: &[&'static str]) -> Shape {
    let list = Shape { pattern: format!("^({})$", words.join("|")), ..Shape::text() }.or_list();
    Shape { items: Some(Box::new(Shape::one_of_words(words))), ..list }
}

/// The path of the table that a key stands in, and its own name.
fn split(path: &'static str) -> (&'static str, &'static str) {
    path.rsplit_once('.').unwrap_or(("", path))
}
