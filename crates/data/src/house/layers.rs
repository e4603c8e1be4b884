//! The layers of a house: from the one that a document names down to `base`, each stating what differs.

use super::House;
use super::read::read_house;
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::files::{HouseFile, HouseFiles, ReadError};
use crate::rules;
use crate::source::{Sources, Span, Spanned};
use crate::written::{Entry, Fields, Node, Table, Value, decode, read_toml};

/// The tables that `base` has, so that every house has them.
const EVERY_HOUSE_SAYS: [&str; 8] =
    ["page", "text", "colours", "header", "sections", "numbering", "report", "words"];

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
    read_layers(name, named_at, files, sources, problems)?.resolve(problems)
}

/// What the files of a house and of those that it extends say.
#[derive(Debug)]
pub struct Layers {
    /// The house itself first, then the one that it extends, and so on to `base`; fewer where one of them
    /// cannot be read.
    pub list: Vec<Layer>,
    /// All of them laid over each other.
    pub merged: Table,
    /// Whether each was read down to `base` without an error.
    sound: bool,
}

/// One house, as its own file says it.
#[derive(Debug)]
pub struct Layer {
    /// The name of its folder.
    pub name: String,
    /// Its settings.
    pub table: Table,
}

impl Layers {
    /// The house that they make; `None` where an error was reported, here or when they were read.
    pub fn resolve(&self, problems: &mut Problems) -> Option<House> {
        if !self.sound {
            return None;
        }
        if self.lacks_a_base(problems) {
            return None;
        }
        let chain: Vec<String> = self.list.iter().map(|layer| layer.name.clone()).collect();
        let mut found = Problems::default();
        let house = read_house(&chain, &self.merged, &mut found);
        let failed = found.has_errors();
        problems.extend(found.into_vec());
        let mut house = house.filter(|_| !failed)?;
        for layer in self.list.iter().skip(1) {
            house.sections.keep_titles(&layer.table);
            for language in house.languages.values_mut() {
                language.sections.keep_titles(&layer.table);
            }
        }
        Some(house)
    }

    /// Whether a workspace has a `base` of its own that does not say everything, which is reported once.
    fn lacks_a_base(&self, problems: &mut Problems) -> bool {
        let Some(base) = self.list.last() else { return true };
        let lacking: Vec<&str> =
            EVERY_HOUSE_SAYS.into_iter().filter(|key| base.table.get(key).is_none()).collect();
        if lacking.is_empty() {
            return false;
        }
        let lacking: Vec<String> = lacking.iter().map(|key| format!("`[{key}]`")).collect();
        let span = Span { end: base.table.span.start, ..base.table.span };
        problems.report(
            &rules::HOUSE_FILE,
            span,
            format!("this `base` stands in place of the whole shipped one, and lacks {}", lacking.join(", ")),
            "give its folder another name: a house of your own extends the shipped `base`, and says only what differs",
        );
        true
    }
}

/// Reads the files of a house and of those that it extends. What is wrong in one of them is reported, and
/// what can be read nevertheless is given; `None` if that is nothing.
///
/// `named_at` is where its name was written, if it was; a fault of the name is shown there.
pub fn read_layers(
    name: &str,
    named_at: Option<Span>,
    files: &dyn HouseFiles,
    sources: &Sources,
    problems: &mut Problems,
) -> Option<Layers> {
    let mut list: Vec<Layer> = Vec::new();
    let mut sound = true;
    let mut next = Some((name.to_owned(), named_at));
    while let Some((name, named_at)) = next.take() {
        if let Some(first) = list.iter().position(|layer| layer.name == name) {
            let message = match &list[first..] {
                [own] => format!("the house `{}` extends itself", own.name),
                circle => {
                    let names: Vec<String> = circle.iter().map(|layer| layer.name.clone()).collect();
                    format!("the houses {} extend each other in a circle", quoted(&names))
                }
            };
            let hint = match &list[first..] {
                [_] => "name another house in `extends`: every house extends `base` in the end",
                _ => "change `extends` in one of them: every house extends `base` in the end",
            };
            problems.push(at(named_at, &name, message).hint(hint));
            sound = false;
            break;
        }
        let mut found = Problems::default();
        let table = read_layer(&name, named_at, files, sources, &mut found);
        sound &= !found.has_errors();
        problems.extend(found.into_vec());
        let Some(table) = table else { break };
        next = parent(&table, name == BASE);
        list.push(Layer { name, table });
    }
    let merged = list.iter().rev().map(|layer| layer.table.clone()).reduce(merge)?;
    Some(Layers { list, merged, sound })
}

/// What is said of a house that is not there. `named_at` is where its name was written, if it was.
pub fn unknown_house(name: &str, named_at: Option<Span>, files: &dyn HouseFiles) -> Diagnostic {
    let known = files.houses();
    // What leads elsewhere than to a folder of `templates` is like no name.
    let is_plain = !matches!(name.trim(), "" | "." | "..") && !name.contains(['/', '\\']);
    let near = did_you_mean(name, known.iter().map(String::as_str)).filter(|_| is_plain);
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if !is_plain => {
            format!("write the name of a folder in `templates`, or one of {}", quoted(&known))
        }
        None => {
            format!(
                "use one of {}, or make the folder `templates/{name}` with a `house.toml`",
                quoted(&known)
            )
        }
    };
    at(named_at, name, format!("there is no house `{name}`")).hint(hint)
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
            problems.push(unknown_house(name, named_at, files));
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
    Some(read_toml(&text, problems))
}

/// The house that a layer extends; every house but `base` extends one, `base` if it does not say.
fn parent(layer: &Table, is_base: bool) -> Option<(String, Option<Span>)> {
    // A value that is no name is told of when the house is read.
    match Fields::new(layer, "a house").string("extends", &mut Problems::default()) {
        _ if is_base => None,
        Some(Spanned { value, span }) => Some((value, Some(span))),
        None => Some((BASE.to_owned(), None)),
    }
}

/// Lays `over` on `under`: tables merge key by key, everything else is replaced.
pub(super) fn merge(under: Table, over: Table) -> Table {
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
