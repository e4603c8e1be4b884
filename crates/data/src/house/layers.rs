//! The layers of a house: from the one that a document names down to `base`, each stating what differs.

use super::House;
use super::read::read_house;
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::files::{HouseFile, HouseFiles, ReadError};
use crate::rules;
use crate::source::{Sources, Span, Spanned};
use crate::written::{Entry, Fields, Node, Table, Value, decode, read_toml};

/// The house that every other extends in the end.
const BASE: &str = "base";

/// Reads a house and those that it extends, and resolves them.
///
/// `named_at` is where its name was written, if it was; a fault of the name is shown there.
/// Gives `None` where an error was reported.
pub fn load_house(
    name: &str,
    named_at: Option<Span>,
    files: &dyn HouseFiles,
    sources: &Sources,
    problems: &mut Problems,
) -> Option<House> {
    let mut chain: Vec<String> = Vec::new();
    let mut layers: Vec<Table> = Vec::new();
    let mut next = Some((name.to_owned(), named_at));
    while let Some((name, named_at)) = next.take() {
        if chain.contains(&name) {
            problems.push(
                at(named_at, &name, format!("the houses {} extend each other in a circle", quoted(&chain)))
                    .hint("change `extends` in one of them: every house extends `base` in the end"),
            );
            return None;
        }
        let layer = read_layer(&name, named_at, files, sources, problems)?;
        chain.push(name);
        next = parent(&layer, chain.last().is_some_and(|name| name == BASE), problems);
        layers.push(layer);
    }
    let merged = layers.into_iter().rev().reduce(merge)?;
    let mut found = Problems::default();
    let house = read_house(chain, &merged, &mut found);
    let failed = found.has_errors();
    problems.extend(found.into_vec());
    if failed { None } else { house }
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    }
}

fn at(span: Option<Span>, house: &str, message: String) -> Diagnostic {
    match span {
        Some(span) => Diagnostic::new(&rules::UNKNOWN_HOUSE, span, message),
        None => Diagnostic::of_file(&rules::UNKNOWN_HOUSE, format!("templates/{house}/house.toml"), message),
    }
}

fn read_layer(
    name: &str,
    named_at: Option<Span>,
    files: &dyn HouseFiles,
    sources: &Sources,
    problems: &mut Problems,
) -> Option<Table> {
    let HouseFile { path, bytes } = match files.read(name, "house.toml") {
        Ok(Some(found)) => found,
        Ok(None) => {
            let known = files.houses();
            if !files.files(name).is_empty() {
                let message = format!(
                    "`templates/{name}` has no `house.toml`, and hides the shipped house if there is one"
                );
                problems.push(
                    at(named_at, name, message)
                        .hint("add the file: one line, extends = \"base\", is enough; or rename the folder"),
                );
                return None;
            }
            let message = at(named_at, name, format!("there is no house `{name}`"));
            let hint = match did_you_mean(name, known.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None if name.contains(['/', '\\']) => {
                    format!("write the name of a folder in `templates`, or one of {}", quoted(&known))
                }
                None => format!(
                    "use one of {}, or make the folder `templates/{name}` with a `house.toml`",
                    quoted(&known)
                ),
            };
            problems.push(message.hint(hint));
            return None;
        }
        Err(ReadError::Outside) => {
            problems.push(
                at(named_at, name, format!("the house `{name}` is a link that leaves the workspace"))
                    .hint(format!("copy the house into `templates/{name}`")),
            );
            return None;
        }
        Err(error) => {
            let message = format!("the house `{name}` cannot be read: {error}");
            problems.push(
                Diagnostic::of_file(&rules::UNREADABLE, format!("templates/{name}/house.toml"), message)
                    .hint("check that you may open this file"),
            );
            return None;
        }
    };
    let text = match decode(bytes.to_vec(), &path, sources) {
        Ok(text) => text,
        Err(diagnostic) => {
            problems.push(diagnostic);
            return None;
        }
    };
    let mut found = Problems::default();
    let table = read_toml(&text, &mut found);
    let failed = found.has_errors();
    problems.extend(found.into_vec());
    (!failed).then_some(table)
}

/// The house that a layer extends; every house but `base` extends one, `base` if it does not say.
fn parent(layer: &Table, is_base: bool, problems: &mut Problems) -> Option<(String, Option<Span>)> {
    match Fields::new(layer, "a house").string("extends", problems) {
        _ if is_base => None,
        Some(Spanned { value, span }) => Some((value, Some(span))),
        None => Some((BASE.to_owned(), None)),
    }
}

/// Lays `over` on `under`: tables merge key by key, everything else is replaced.
fn merge(under: Table, over: Table) -> Table {
    let mut merged = under;
    merged.span = over.span;
    for entry in over.entries {
        let at = merged.entries.iter().position(|known| known.key == entry.key);
        match at {
            Some(at) => {
                let known = merged.entries.remove(at);
                merged.entries.insert(at, merge_entry(known, entry));
            }
            None => merged.entries.push(entry),
        }
    }
    merged
}

fn merge_entry(under: Entry, over: Entry) -> Entry {
    match (under.value.value, over.value.value) {
        (Value::Table(under), Value::Table(table)) => {
            Entry { value: Node { value: Value::Table(merge(under, table)), span: over.value.span }, ..over }
        }
        (_, value) => Entry { value: Node { value, span: over.value.span }, ..over },
    }
}
