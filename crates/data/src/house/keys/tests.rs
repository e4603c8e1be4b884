//! The list of keys is held against the readers: each table tells by its hint which keys it knows, and each key
//! refuses at its place what is not of its kind.

use super::Kind::*;
use super::{GROUPS, KEYS, Key, Kind, WORDS};
use crate::diagnostic::Problems;
use crate::files::{HouseFile, HouseFiles, ReadError};
use crate::house::load_house;
use crate::source::Sources;
use crate::written::{Table, Value, read_toml};
use std::collections::BTreeSet;

const BASE: &str = include_str!("../../../../../templates/base/house.toml");

/// The house `base`, and `mine`, which is of these lines.
struct Houses(String);

impl HouseFiles for Houses {
    fn read(&self, house: &str, _: &str) -> Result<Option<HouseFile>, ReadError> {
        let text = if house == "base" { BASE } else { &self.0 };
        let path = format!("templates/{house}/house.toml");
        Ok(Some(HouseFile { path, bytes: text.as_bytes().into() }))
    }

    fn files(&self, _: &str) -> Vec<String> {
        vec!["house.toml".to_owned()]
    }

    fn houses(&self) -> Vec<String> {
        vec!["base".to_owned()]
    }
}

/// What is said at some words of a house: message and hints of each fault that begins within them.
fn said_at(house: &str, words: &str) -> Vec<(String, String)> {
    let sources = Sources::default();
    let mut problems = Problems::default();
    let start = house.rfind(words).expect("the words are in the house");
    load_house("mine", None, &Houses(house.to_owned()), &sources, &mut problems);
    let mut said = Vec::new();
    for problem in problems.into_vec() {
        let Some(label) = &problem.primary else { continue };
        let is_mine = sources.get(label.span.source).path() == "templates/mine/house.toml";
        if is_mine && (start..start + words.len()).contains(&label.span.start) {
            said.push((problem.message.clone(), problem.hints.join("; ")));
        }
    }
    said
}

/// The names that a hint lists: "use one of `a`, `b`, or delete it".
fn names(hint: &str) -> BTreeSet<&str> {
    hint.split('`').skip(1).step_by(2).collect()
}

/// The lines of a house that give a key of some table a value, and what else they need to be understood.
fn lines(table: &str, key: &str, value: &str) -> String {
    let line = format!("{key} = {value}");
    match table.strip_suffix("[]") {
        _ if table.is_empty() => line,
        Some(list) => format!("[[{list}]]\n{line}"),
        None => format!("[{table}]\n{line}"),
    }
}

/// The path of the table of a key with names that `base` knows, and the name of the key.
fn example(key: &Key) -> (&'static str, &'static str) {
    let group = key.group().unwrap_or_else(|| panic!("`{}` stands in no table", key.path));
    let name = match (group.path, key.split().1) {
        ("rules", "*") => "vague-link-text",
        (_, "*") => "accent",
        (_, name) => name,
    };
    (group.example, name)
}

/// The keys that KEYS has in a table, the tables within it included.
fn keys_in(table: &str) -> BTreeSet<&'static str> {
    let below = |path: &'static str| match table {
        "" => Some(path),
        _ => path.strip_prefix(table)?.strip_prefix('.'),
    };
    let paths = KEYS.iter().map(|key| key.path).chain(GROUPS.iter().map(|group| group.path));
    let first = |rest: &'static str| rest.split(['.', '[']).next().filter(|name| !name.is_empty());
    paths.filter_map(below).filter_map(first).collect()
}

#[test]
fn each_table_knows_the_keys_that_are_listed_and_no_other() {
    for group in GROUPS {
        let listed = keys_in(group.path);
        if listed.contains("*") {
            continue;
        }
        let house = lines(group.example, "zzzz", "1");
        let said = said_at(&house, "zzzz");
        let hint = said.first().map(|(_, hint)| hint.split(';').next().unwrap_or_default());
        assert_eq!(hint.map(names).unwrap_or_default(), listed, "{}: {said:?}", group.written);
    }
}

#[test]
fn tables_whose_names_a_house_chooses_are_those_that_are_listed() {
    let chosen: BTreeSet<&str> =
        GROUPS.iter().map(|group| group.path).filter(|path| keys_in(path).contains("*")).collect();
    assert_eq!(chosen, BTreeSet::from(["colours", "rules", "words.*"]));
    assert_eq!(said_at("[colours]\nzzzz = '#123456'", "zzzz"), []);
    assert_eq!(said_at("[section.zzzz]\ntitle = 'Z'", "zzzz"), []);
    assert_eq!(said_at("[section.implications.sub.zzzz]\ntitle = 'Z'", "zzzz"), []);
    assert_eq!(said_at("[header.field.zzzz]\nlabel = 'Z'", "zzzz"), []);
    assert_eq!(said_at("[boxes.zzzz]\ncolour = 'accent'", "zzzz"), []);
    assert_eq!(said_at("[look]\nzzzz = 1", "zzzz"), []);
}

#[test]
fn a_language_has_of_its_own_the_tables_that_are_listed() {
    let said = said_at("[language.cy.zzzz]\na = 1", "zzzz");
    let over: BTreeSet<&str> =
        KEYS.iter().filter(|key| matches!(key.kind, Over(_))).map(|key| key.split().1).collect();
    assert!(over.is_subset(&names(&said[0].1)), "{said:?}");
    for key in KEYS {
        if let Over(path) = key.kind {
            assert!(KEYS.iter().any(|other| other.path.starts_with(path)), "{path}");
        }
    }
}

#[test]
fn an_action_plan_has_the_columns_that_are_listed() {
    let said = said_at("[plan.column.zzzz]\nlabel = 'Z'", "zzzz");
    let columns = KEYS.iter().find(|key| key.path == "plan.columns").expect("a plan has columns");
    let SomeOf(columns) = columns.kind else { panic!("{:?}", columns.kind) };
    assert_eq!(names(&said[0].1), columns.iter().copied().collect());
}

/// What a key of that kind refuses.
fn refused(kind: Kind) -> Vec<String> {
    let mut refused = match kind {
        Text
        | House
        | File
        | Colour
        | AnyColour
        | Length
        | DateWording
        | OneOf(_)
        | NameIn(_)
        | Numbering { .. }
        | Places(_) => {
            vec!["7", "['words']", "true"]
        }
        Texts | SomeOf(_) | NamesIn(_) | Numberings(_) => vec!["[7]", "7"],
        Names(_) => vec!["7", "['one']"],
        Boolean => vec!["'true'", "1"],
        Number(..) | Whole(..) => vec!["'1'", "true"],
        Labels => vec!["['Meeting']", "{ meeting = 7 }"],
        Rule => vec!["7", "'zzzz'", "{ level = 'zzzz' }"],
        Anything | Over(_) => vec!["7"],
    };
    refused.extend(match kind {
        Length => vec!["'12'", "'wide'", "'-1mm'"],
        Colour => vec!["'red'", "'#12'", "'accent'"],
        AnyColour => vec!["'zzzz'"],
        DateWording => vec!["'%Q'"],
        OneOf(_) | NameIn(_) => vec!["'zzzz'"],
        SomeOf(_) | NamesIn(_) => vec!["['zzzz']"],
        Places(_) => vec!["'{zzzz}'"],
        _ => vec![],
    });
    let mut refused: Vec<String> = refused.into_iter().map(str::to_owned).collect();
    match kind {
        Number(from, to) => refused.extend([format!("{}", from - 0.1), format!("{}", to + 0.1)]),
        Whole(from, to) => {
            refused.extend([(from - 1).to_string(), (to + 1).to_string(), format!("{from}.5")]);
        }
        Numbering { counters, or_none } => {
            refused.extend(["'Q'".to_owned(), format!("'{}'", counted(counters + 1))]);
            refused.extend((!or_none).then(|| "'none'".to_owned()));
        }
        Numberings(counters) => refused.push(format!("['{}']", counted(counters + 1))),
        _ => {}
    }
    refused
}

/// What a key of that kind takes.
fn taken(kind: Kind) -> Vec<String> {
    let one = |value: &str| vec![value.to_owned()];
    let quoted = |words: &[&str]| words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>();
    match kind {
        Text => one("'Words'"),
        Places(places) => places.iter().map(|place| format!("'{{{place}}}'")).chain(one("''")).collect(),
        Texts => vec!["['one', 'two']".to_owned(), "'one'".to_owned()],
        Names(count) => vec![format!("{:?}", vec!["name"; count])],
        OneOf(words) => quoted(words),
        SomeOf(words) => vec![format!("[{}]", quoted(words).join(", "))],
        Boolean => vec!["true".to_owned(), "false".to_owned()],
        Number(from, to) => vec![from.to_string(), to.to_string()],
        Whole(from, to) => vec![from.to_string(), to.to_string()],
        Length => vec!["'12pt'".to_owned(), "'2.5mm'".to_owned()],
        Colour => one("'#1f3a5f'"),
        AnyColour => vec!["'#1f3a5f'".to_owned(), "'accent'".to_owned()],
        NameIn(table) => vec![format!("'{}'", named(table))],
        NamesIn(table) => vec![format!("['{}']", named(table))],
        Numbering { counters, or_none } => {
            let examples = (1..=counters).map(|counters| format!("'{}'", counted(counters)));
            examples.chain(or_none.then(|| "'none'".to_owned())).collect()
        }
        Numberings(counters) => vec![format!("['a)', '{}']", counted(counters))],
        DateWording => one("'%A %-d%o %B %Y'"),
        House => one("'base'"),
        File => one("'crest.png'"),
        Labels => one("{ meeting = 'Meeting' }"),
        Rule => vec!["'off'".to_owned(), "{ level = 'error' }".to_owned()],
        Anything => one("{ wide = 3 }"),
        Over("logo[]") => one("[]"),
        Over(_) => one("{}"),
    }
}

/// A number with so many counters.
fn counted(counters: usize) -> String {
    vec!["1"; counters].join(".")
}

/// What `base` describes below a table, the first thing if it matters not.
fn named(table: &str) -> &'static str {
    match table {
        "colours" => "accent",
        "section" => "purpose",
        "header.field" => "wards",
        "plan.status" => "unknown",
        _ => "red",
    }
}

/// Lines that a value of a key needs beside it, since the two are checked together.
fn beside(key: &Key, value: &str) -> &'static str {
    match (key.path, value) {
        ("header.field.*.columns", _) => "kind = 'table'",
        ("header.field.*.kind", "'ticks'") => "options = ['One']",
        ("header.field.*.kind", "'table'") => "columns = { one = 'One' }",
        ("section.*.form", "'table'") => "columns = ['One', 'Two']",
        _ => "",
    }
}

#[test]
fn each_key_refuses_what_is_not_of_its_kind_at_its_place() {
    for key in KEYS {
        let (table, name) = example(key);
        for value in refused(key.kind) {
            let house = lines(table, name, &value);
            assert!(!said_at(&house, &value).is_empty(), "`{}` takes {value}", key.path);
        }
    }
}

#[test]
fn each_key_takes_what_is_of_its_kind() {
    for key in KEYS {
        let (table, name) = example(key);
        for value in taken(key.kind) {
            let house = format!("{}\n{}", lines(table, name, &value), beside(key, &value));
            let said = said_at(&house[..house.trim_end().len()], &value);
            assert_eq!(said, [], "`{}` refuses {value}", key.path);
        }
    }
}

#[test]
fn the_words_that_a_key_takes_are_those_that_its_hint_lists() {
    for key in KEYS {
        let (table, name) = example(key);
        let (words, value) = match key.kind {
            OneOf(words) => (words, "'zzzz'"),
            SomeOf(words) => (words, "['zzzz']"),
            Places(words) => (words, "'{zzzz}'"),
            _ => continue,
        };
        let said = said_at(&lines(table, name, value), value);
        for word in words {
            assert!(said[0].1.contains(word), "{}: {said:?}", key.path);
        }
        let known: BTreeSet<&str> =
            names(&said[0].1).into_iter().map(|name| name.trim_matches(['{', '}'])).collect();
        assert!(known.is_subset(&words.iter().copied().collect()), "{}: {known:?}", key.path);
    }
}

#[test]
fn every_value_of_base_has_a_key_that_is_listed() {
    let sources = Sources::default();
    let text =
        crate::written::decode(BASE.as_bytes().to_vec(), "house.toml", &sources).expect("base is text");
    let table = read_toml(&text, &mut Problems::default());
    let mut found = Vec::new();
    leaves("", &table, &mut found);
    for path in found {
        let is_over = |key: &Key| matches!(key.kind, Over(_) | Labels | Anything) && starts(&path, key.path);
        assert!(KEYS.iter().any(|key| matches(&path, key.path) || is_over(key)), "{path}");
    }
}

fn leaves(path: &str, table: &Table, found: &mut Vec<String>) {
    for entry in &table.entries {
        let path = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
        match &entry.value.value {
            Value::Table(table) => leaves(&path, table, found),
            _ => found.push(path),
        }
    }
}

fn matches(path: &str, listed: &str) -> bool {
    path.split('.').count() == listed.split('.').count() && starts(path, listed)
}

fn starts(path: &str, listed: &str) -> bool {
    path.split('.').count() >= listed.split('.').count()
        && path.split('.').zip(listed.split('.')).all(|(name, listed)| listed == "*" || listed == name)
}

#[test]
fn the_words_are_those_of_base() {
    let sources = Sources::default();
    let mut problems = Problems::default();
    let base = load_house("base", None, &Houses(String::new()), &sources, &mut problems);
    let base = base.unwrap_or_else(|| panic!("{:?}", problems.as_slice()));
    let english = base.words("en").expect("base speaks English");
    let listed: BTreeSet<&str> = WORDS.iter().map(|word| word.key).collect();
    assert_eq!(listed, english.entries.keys().map(String::as_str).collect());
    assert_eq!(listed.len(), WORDS.len());
}

#[test]
fn no_key_and_no_table_is_listed_twice() {
    let paths: Vec<&str> =
        KEYS.iter().map(|key| key.path).chain(GROUPS.iter().map(|group| group.path)).collect();
    assert_eq!(paths.iter().collect::<BTreeSet<_>>().len(), paths.len());
}
