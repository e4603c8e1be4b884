//! The schema of `house.toml`, made from the keys of its reference.

use super::keys::{dialect, some_of};
use super::rules;
use super::shape::{Others, Shape};
use crate::house::keys::{GROUPS, Group, KEYS, Kind, WORDS};
use crate::plan::Column;

/// The schema.
pub(super) fn shape() -> Shape {
    let table = table("");
    let mut properties = vec![dialect()];
    properties.extend(table.properties);
    let says = "A house style: what differs from the house that it extends. Everything else is as in that house, and in the end as in base.";
    Shape { title: "House style".to_owned(), properties, ..table }.described(says)
}

/// The keys and tables of the table at a path. What a house does not say, the house below says: nothing is required.
fn table(path: &str) -> Shape {
    let mut shape = Shape::table(Vec::new());
    for key in KEYS.iter().filter(|key| key.split().0 == path) {
        let value = value(key.kind).described(plain(key.says));
        match key.split().1 {
            "*" => shape.additional_properties = Some(Others::Of(Box::new(value))),
            name => shape.properties.push((name, value)),
        }
    }
    if path == "words.*" {
        let word = |says: &str| Shape::text().described(plain(says));
        shape.properties.extend(WORDS.iter().map(|known| (known.key, word(known.says))));
    }
    for (name, group) in tables_in(path) {
        let inner = if name == "*" { "*" } else { name.trim_end_matches("[]") };
        let at = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let value = match at.as_str() {
            "rules" => rules::shape(),
            "plan.column" => {
                let column = table("plan.column.*").described(plain(group.says));
                Shape::table(Column::ALL.iter().map(|known| (known.id(), column.clone())).collect())
            }
            "logo[]" => logos(),
            at => table(at),
        };
        let value = value.described(plain(group.says));
        match inner {
            "*" => shape.additional_properties = Some(Others::Of(Box::new(value))),
            inner => shape.properties.push((inner, value)),
        }
    }
    if matches!(path, "words" | "language") {
        shape.property_names =
            Some(Box::new(Shape { pattern: "^[a-z]{2,3}$".to_owned(), ..Shape::default() }));
    }
    shape
}

/// The tables that stand directly in the table at a path, by the names that they have there, each with what the
/// reference says of it, or of those whose names a house chooses in it.
fn tables_in(path: &str) -> Vec<(&'static str, &'static Group)> {
    let mut found: Vec<(&str, &Group)> = Vec::new();
    for group in GROUPS.iter().filter(|group| !group.path.is_empty()) {
        let rest = match path {
            "" => Some(group.path),
            path => group.path.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')),
        };
        let Some(name) = rest.and_then(|rest| rest.split('.').next()) else { continue };
        let is_known = found.iter().any(|(known, _)| *known == name);
        if !is_known {
            found.push((name, group));
        }
    }
    found
}

/// The pictures at the top: a list replaces that of the house below as a whole, so each says all that it has to.
fn logos() -> Shape {
    Shape { required: vec!["file", "alt"], ..table("logo[]") }.or_list()
}

/// What a key takes.
pub(super) fn value(kind: Kind) -> Shape {
    match kind {
        Kind::Text | Kind::House | Kind::File => Shape::text(),
        Kind::Places(places) => {
            let names = places.join("|");
            Shape { pattern: format!(r"^([^{{]|\{{({names})\}}|\{{[^}}]*$)*$"), ..Shape::text() }
        }
        Kind::Texts => Shape::text().or_list(),
        Kind::Names(count) => {
            let items = Some(Box::new(Shape::text()));
            Shape { items, min_items: Some(count), max_items: Some(count), ..Shape::of("array") }
        }
        Kind::OneOf(words) => Shape::one_of_words(words),
        Kind::SomeOf(words) => Shape { unique_items: true, ..some_of(words) },
        Kind::Boolean => Shape::of("boolean"),
        Kind::Number(from, to) => Shape { minimum: Some(from), maximum: Some(to), ..Shape::of("number") },
        #[expect(clippy::cast_precision_loss, reason = "the numbers that settings take are small")]
        Kind::Whole(from, to) => {
            Shape { minimum: Some(from as f64), maximum: Some(to as f64), ..Shape::of("integer") }
        }
        Kind::Length => {
            Shape::text_like(r"^\s*\+?([0-9]+\.?[0-9]*|\.[0-9]+)\s*(mm|cm|pt|in)$", &["12pt", "5mm"])
        }
        Kind::Colour => Shape::text_like("^#[0-9A-Fa-f]{6}$", &["#1f3a5f"]),
        Kind::AnyColour => Shape { examples: vec!["#1f3a5f", "accent"], ..Shape::text() },
        Kind::NameIn(path) => Shape { examples: vec![named(path)], ..Shape::text() },
        Kind::NamesIn(path) => {
            Shape { unique_items: true, ..Shape { examples: vec![named(path)], ..Shape::text() }.or_list() }
        }
        Kind::Numbering { counters, or_none } => numbering(counters, or_none),
        Kind::Numberings(counters) => numbering(counters, false).or_list(),
        Kind::DateWording => Shape::text_like(r"^([^%]|%-?[dm]|%[BAYyo%])*$", &["%-d %B %Y"]),
        Kind::Labels => Shape::named(Shape::text()),
        Kind::Anything => Shape { additional_properties: Some(Others::Allowed(true)), ..Shape::of("object") },
        Kind::Over("logo[]") => logos(),
        Kind::Over(path) => table(path),
        Kind::Rule => Shape::default(),
    }
}

/// An example of a number: so many counters at most, and no letter that does not count.
fn numbering(counters: usize, or_none: bool) -> Shape {
    let none = if or_none { "|^none$" } else { "" };
    let between = "[^1-9A-Za-z]*";
    let more = counters.saturating_sub(1);
    let pattern = format!("^{between}[1-9aAiI]({between}[1-9aAiI]){{0,{more}}}{between}${none}");
    let examples = ["1)", "1.1", "1.1.1"].into_iter().take(counters).chain(or_none.then_some("none"));
    Shape::text_like(pattern, &examples.collect::<Vec<_>>())
}

/// A name that `base` has below a table.
fn named(path: &str) -> &'static str {
    match path {
        "colours" => "accent",
        "section" => "purpose",
        "header.field" => "wards",
        "plan.status" => "unknown",
        _ => "red",
    }
}

/// What the reference says in Markdown, as editors show it: sentences without marks.
pub(super) fn plain(says: &str) -> String {
    let says = says.replace('`', "");
    let end = if says.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{says}{end}")
}
