//! The `house.toml` that a new house begins with: all that the house below it says, to uncomment and change.

use super::groups::{Group, groups, written_key};
use super::keys::{self, GROUPS, KEYS};
use super::layers::Layers;
use crate::source::Sources;

/// How long the lines of an explanation are, in characters, the `#` included.
const LINE: usize = 100;

/// The text of a `house.toml` for a new house that extends the first of some layers. Headings hold, and each
/// setting stands behind a `#` with nothing between.
pub fn start_house(name: &str, below: &Layers, sources: &Sources) -> String {
    let extends = below.list.first().map_or("base", |layer| layer.name.as_str());
    let mut text = format!(
        "\
# The house style `{name}`. It says only what differs from `{extends}`, the house that it extends.
#
# Below stands all that `{extends}` says, each setting behind a `#`. To change one, take the `#` away
# and change the value. What you leave alone, or delete, stays as `{extends}` says it.
#
# docs/house-keys.md explains every setting, docs/house.md how a house is made.
# `boardpaper house show {name}` prints what holds in the end, and which file says it.

extends = {}
title = {}    # what people call the house; it is not printed
",
        quoted(extends),
        quoted(&title_of(name)),
    );
    let groups = groups(&below.merged, sources);
    let (known, own): (Vec<&Group>, Vec<&Group>) =
        groups.iter().partition(|group| parts().any(|part| part == part_of(group)));
    for part in parts() {
        let groups: Vec<&Group> = known.iter().copied().filter(|group| part_of(group) == part).collect();
        write_part(part, &groups, &mut text);
    }
    for group in own {
        let key = KEYS.iter().find(|key| group.path.len() == 1 && key.path == group.path[0]);
        write_group(group, key.map_or("", |key| key.says), &mut text);
    }
    text
}

/// The first names of tables, in the order of the reference; empty for what stands above all tables.
fn parts() -> impl Iterator<Item = &'static str> {
    let mut last = None;
    GROUPS.iter().map(|group| first_name(group.path)).filter(move |part| last.replace(*part) != Some(*part))
}

fn first_name(path: &'static str) -> &'static str {
    path.split(['.', '[']).next().unwrap_or_default()
}

fn part_of(group: &Group) -> &str {
    group.path.first().map_or("", String::as_str)
}

/// Writes the groups of one part: each kind of table is explained where it first stands, and those that the
/// house below has none of at the end.
fn write_part(part: &str, groups: &[&Group], text: &mut String) {
    let mut explained: Vec<&str> = Vec::new();
    for group in groups {
        let known = GROUPS.iter().find(|known| is_at(known.path, &group.path));
        let says = match known {
            Some(known) if !explained.contains(&known.path) => {
                explained.push(known.path);
                format!("{}{}", known.says, others(known, groups))
            }
            _ => String::new(),
        };
        write_group(group, &says, text);
    }
    let is_said = |known: &keys::Group| {
        let said = |group: &&Group| {
            let mut keys = group
                .settings
                .iter()
                .map(|setting| [group.path.as_slice(), std::slice::from_ref(&setting.key)].concat());
            is_at(known.path, &group.path) || keys.any(|path| is_at(known.path, &path))
        };
        groups.iter().any(said)
    };
    for known in GROUPS.iter().filter(|known| first_name(known.path) == part && !is_said(known)) {
        let keys: Vec<String> = keys_of(known).map(|key| format!("`{key}`")).collect();
        if !keys.is_empty() {
            text.push('\n');
            explain(&format!("{}\n{} takes {}", known.says, known.written, keys.join(", ")), text);
        }
    }
}

/// What is said of the keys of a kind of table that stand in none of some groups.
fn others(known: &keys::Group, groups: &[&Group]) -> String {
    let is_said = |key: &str| {
        let mut own = groups.iter().filter(|group| is_at(known.path, &group.path));
        own.any(|group| group.settings.iter().any(|setting| setting.key == key))
    };
    let others: Vec<String> =
        keys_of(known).filter(|key| !is_said(key)).map(|key| format!("`{key}`")).collect();
    if others.is_empty() { String::new() } else { format!("\nMore keys: {}", others.join(", ")) }
}

/// The keys of a kind of table, but for tables within it and those whose names the house chooses.
fn keys_of(known: &keys::Group) -> impl Iterator<Item = &'static str> {
    KEYS.iter()
        .map(keys::Key::split)
        .filter(|(table, key)| *table == known.path && *key != "*")
        .map(|(_, key)| key)
}

/// Whether the table at a path is of a kind, such as `section.*`.
fn is_at(kind: &str, path: &[String]) -> bool {
    let kind = kind.trim_end_matches("[]");
    let names: Vec<&str> = kind.split('.').filter(|name| !name.is_empty()).collect();
    names.len() == path.len() && names.iter().zip(path).all(|(name, key)| *name == "*" || name == key)
}

/// Writes the heading of a group, and its settings behind `#`. What is one of a list would count as soon as its
/// heading holds, so that stands behind a `#` too.
fn write_group(group: &Group, says: &str, text: &mut String) {
    if !group.heading.is_empty() {
        text.push('\n');
        explain(says, text);
        let mark = if group.in_list { "#" } else { "" };
        text.push_str(&format!("{mark}{}\n", group.heading));
    }
    let is_name = |key: &str| group.path.is_empty() && matches!(key, "extends" | "title");
    for setting in group.settings.iter().filter(|setting| !is_name(&setting.key)) {
        let Some(value) = &setting.value else { continue };
        let written = format!("{} = {value}", written_key(&setting.key));
        // A space after the `#` is for what explains; but those within a text of several lines belong to it.
        let is_text = value.contains("\"\"\"") || value.contains("'''");
        let trimmed = |line| if is_text { line } else { str::trim_start(line) };
        text.extend(written.lines().map(|line| format!("#{}\n", trimmed(line))));
    }
}

/// Writes words as comments, in lines that are not too long.
fn explain(words: &str, text: &mut String) {
    for paragraph in words.lines() {
        let mut line = String::from("#");
        for word in paragraph.split_whitespace() {
            if line.chars().count() + 1 + word.chars().count() > LINE {
                text.push_str(&format!("{line}\n"));
                line.truncate(1);
            }
            line.push(' ');
            line.push_str(word);
        }
        text.push_str(&format!("{line}\n"));
    }
}

fn quoted(text: &str) -> String {
    ::toml::Value::from(text).to_string()
}

/// What a house is called until its author says: `harbour-town` becomes “Harbour town”.
fn title_of(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
