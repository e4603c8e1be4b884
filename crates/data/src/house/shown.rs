//! What a house says in the end: every setting, and the file and line that says it.

use super::groups::{Group, Setting, groups, written_key};
use super::layers::Layers;
use crate::files::HouseFiles;
use crate::source::{Sources, Span};
use crate::written::{Entry, Table, Value};
use std::collections::BTreeMap;

/// Where the comments begin, in characters, if the settings before them are no longer than that.
const COMMENTS: usize = 56;

/// A line of what is shown. The settings of all lines are TOML, and so is all of it with the comments.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ShownLine {
    /// A setting or a heading, with spaces after it where a comment follows; may be empty, and may be several
    /// lines where a value is.
    pub setting: String,
    /// A comment with its `#`; may be empty.
    pub comment: String,
}

/// How much is said of each setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origins {
    /// The line that says it.
    Nearest,
    /// That, and the lines of other layers in whose place it stands.
    All,
}

/// The settings of a house under their headings. Read as the `house.toml` of a house of its own, which
/// extends `base`, they say the same.
pub fn show_settings(layers: &Layers, origins: Origins, sources: &Sources) -> Vec<ShownLine> {
    let mut lines = Vec::new();
    for mut group in groups(&layers.merged, sources) {
        if group.path.is_empty() {
            // What a house extends is in what is shown already.
            group.settings.retain(|setting| setting.key != "extends");
        }
        if group.settings.is_empty() && group.heading.is_empty() {
            continue;
        }
        let width = width_of(&group);
        lines.push(ShownLine::default());
        if !group.heading.is_empty() {
            lines.push(ShownLine { setting: group.heading.clone(), comment: String::new() });
        }
        for setting in &group.settings {
            let mut places = vec![place(setting.key_span, sources)];
            if origins == Origins::All && !group.in_list {
                places.extend(overridden(layers, &group, setting).map(|span| place(span, sources)));
            }
            lines.push(line(setting, width, &places));
        }
    }
    lines
}

/// The files of a house, as comments: each with the layer that it comes from, and those that it stands in
/// place of or comes after. The settings are not among them, since every layer has its own.
pub fn show_files(layers: &Layers, files: &dyn HouseFiles) -> Vec<ShownLine> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for layer in &layers.list {
        for file in files.files(&layer.name).into_iter().filter(|file| file != "house.toml") {
            let path = format!("templates/{}/{file}", layer.name);
            found.entry(file).or_default().push(path);
        }
    }
    let width = found.keys().map(|file| file.chars().count()).max().unwrap_or_default();
    let line = |(file, paths): (&String, &Vec<String>)| ShownLine {
        setting: String::new(),
        comment: match file.as_str() {
            // Style sheets come one after another.
            "style.css" => format!("#   {file:width$}  {}", paths.join(", after ")),
            _ => format!("#   {file:width$}  {}", told(paths)),
        },
    };
    found.iter().map(line).collect()
}

fn line(setting: &Setting, width: usize, places: &[String]) -> ShownLine {
    let key = written_key(&setting.key);
    let places = told(places);
    match &setting.value {
        Some(value) => {
            let setting = format!("{key} = {value}");
            ShownLine { setting: format!("{setting:width$}  "), comment: format!("# {places}") }
        }
        None => ShownLine {
            setting: String::new(),
            comment: format!("# {}: what it says cannot be read  # {places}", key.escape_debug()),
        },
    }
}

/// The width of the settings of a group that leave room for a comment.
fn width_of(group: &Group) -> usize {
    let width = |setting: &Setting| {
        let value = setting.value.as_ref()?;
        let width = written_key(&setting.key).chars().count() + " = ".len() + value.chars().count();
        (width <= COMMENTS && !value.contains('\n')).then_some(width)
    };
    group.settings.iter().filter_map(width).max().unwrap_or_default()
}

/// The nearest place, and those that it stands in place of.
fn told(places: &[String]) -> String {
    match places.split_first() {
        Some((nearest, others)) if !others.is_empty() => {
            format!("{nearest}, in place of {}", others.join(" and "))
        }
        _ => places.concat(),
    }
}

/// `templates/borough/house.toml:12`.
fn place(span: Span, sources: &Sources) -> String {
    let source = sources.get(span.source);
    format!("{}:{}", source.path(), source.position(span.start).line)
}

/// Where layers below say something else for a setting.
fn overridden<'a>(
    layers: &'a Layers,
    group: &'a Group,
    setting: &'a Setting,
) -> impl Iterator<Item = Span> + 'a {
    let said = layers.list.iter().filter_map(|layer| {
        let table = group.path.iter().try_fold(&layer.table, |table, key| table_at(table.get(key)?))?;
        table.get(&setting.key).map(|entry| entry.key_span)
    });
    said.filter(|span| *span != setting.key_span)
}

fn table_at(entry: &Entry) -> Option<&Table> {
    match &entry.value.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
