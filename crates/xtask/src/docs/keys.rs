//! The page of all keys of `house.toml`.

use super::house::Base;
use super::markdown::{code, contents, joined, slug, table};
use boardpaper_data::house::keys::{GROUPS, Group, KEYS, Key, Kind, WORDS, Word};
use boardpaper_data::written::Table;

const OPENING: &str = "\
<!-- Made by `cargo xtask docs` from crates/data/src/house/keys and templates/base/house.toml: change those. -->

# The keys of `house.toml`

Every key that a house can say, table by table, with what it takes and what `base` says.
[Making a house style](house.md) shows how a house is made from them, and [what draws a house](house-drawing.md) lists the templates and functions that use them.

A house says what differs from the house that it extends, and nothing else: what it does not say is as in the house below, and in the end as in `base`.
An unknown key is an error that says what was probably meant.

";

const KINDS: &str = "\
## Kinds of value

| Kind | What is meant | For example |
| --- | --- | --- |
| text | words in quotation marks | `\"Purpose of the report\"` |
| `\"a4\"` or `\"a5\"` | one of the words that are listed, in quotation marks | `\"a4\"` |
| list | values between square brackets; `[]` is empty. It replaces the list of the house below as a whole | `[\"Risk\", \"Risks\"]` |
| true or false | without quotation marks | `true` |
| number | in figures, without quotation marks | `1.35` |
| length | a number and `mm`, `cm`, `pt` or `in`, in quotation marks | `\"25mm\"` |
| colour | six digits or letters from `a` to `f` after `#`: two each for red, green and blue | `\"#1f3a5f\"` |
| name of something | a name that stands in the heading of another table: `accent` of `[colours]`, `amber` of `[plan.rag.amber]` | `\"accent\"` |
| numbering | an example of what is wanted. `1` counts in figures, `a` and `A` in letters, `i` and `I` in Roman numbers; `0`, points and brackets stand as they are, and no other letter may. What counts once is one counter: `\"1.1\"` has two | `\"(a)\"` |
| file | the name of a file in the folder of the house, or of a house below | `\"crest.png\"` |
| table | keys and values between braces, or below a line with its name in square brackets | `{ top = \"24mm\" }` |

";

/// The page.
pub(super) fn page(base: &Base) -> String {
    let mut headings = vec!["Kinds of value".to_owned()];
    headings.extend(GROUPS.iter().map(heading));
    headings.push("The words of base".to_owned());
    let groups: String = GROUPS.iter().map(|group| part(group, base)).collect();
    format!("{OPENING}{}{KINDS}{groups}{}", contents(&headings), words(base))
}

fn heading(group: &Group) -> String {
    if group.path.is_empty() { "At the top".to_owned() } else { code(group.written) }
}

/// The chapter of the guide about some table.
fn guide(path: &str) -> (&'static str, &'static str) {
    if path.starts_with("section.*.sub") {
        return ("implications", "implications");
    }
    match path.split('.').next().unwrap_or_default() {
        "" => ("begin", "begin"),
        "page" | "text" | "colours" => ("colours-sizes-and-paper", "colours, sizes and paper"),
        "logo" | "footer" => ("crest-and-foot", "crest and foot"),
        "header" => ("the-head", "the head"),
        "sections" | "section" | "nil" => ("the-sections", "the sections"),
        "numbering" => ("the-numbers", "the numbers"),
        "recommendation" => ("recommendations-and-reasons", "recommendations and reasons"),
        "report" | "background_papers" | "appendices" | "contacts" | "sign_off" | "history" => {
            ("what-closes-a-report", "what closes a report")
        }
        "words" => ("words-of-your-own", "words of your own"),
        "language" => ("welsh", "Welsh"),
        "rules" => ("rules-of-a-house", "rules of a house"),
        "plan" => ("action-plans-in-a-house", "action plans in a house"),
        "review" => ("reviews-in-a-house", "reviews in a house"),
        _ => ("the-page-on-your-form", "the page on your form"),
    }
}

/// One table: what it is about, its keys, and what `base` describes in tables of that kind.
fn part(group: &Group, base: &Base) -> String {
    let keys: Vec<&Key> = KEYS.iter().filter(|key| key.split().0 == group.path).collect();
    // Of a table that a house has under names of its own, `base` has several.
    let has_names = group.path.contains('*');
    let is_words = group.path == "words.*";
    let row = |key: &&Key| {
        let name = if key.split().1 == "*" { "any other key".to_owned() } else { code(key.split().1) };
        let mut row = vec![name, kind(key.kind), key.says.to_owned()];
        if !has_names || is_words {
            let path = format!("{}.{}", group.example, key.split().1);
            row.push(
                base.value(path.trim_start_matches('.'))
                    .map_or("–".to_owned(), |value| code(&short(&value))),
            );
        }
        row
    };
    let rows: Vec<Vec<String>> = keys.iter().map(row).collect();
    let mut heads = vec!["Key", "Takes", "What it says"];
    heads.extend((!has_names || is_words).then_some("In `base`"));
    let (anchor, chapter) = guide(group.path);
    let says = format!("{}\nIn the guide: [{chapter}](house.md#{anchor}).", group.says.replace(". ", ".\n"));
    let described = if is_words { String::new() } else { described(group, &keys, base) };
    format!("## {}\n\n{says}\n\n{}{described}", heading(group), table(&heads, &rows))
}

/// What `base` describes below tables whose names a house chooses.
fn described(group: &Group, keys: &[&Key], base: &Base) -> String {
    if group.path == "colours" {
        let entries = base.table("colours").map(|colours| colours.entries.as_slice()).unwrap_or_default();
        let rows: Vec<Vec<String>> =
            entries.iter().map(|entry| vec![code(&entry.key), code(&base.written(&entry.value))]).collect();
        return format!("The colours of `base`:\n\n{}", table(&["Name", "Colour"], &rows));
    }
    if !group.path.contains('*') || keys.iter().any(|key| matches!(key.kind, Kind::Over(_))) {
        return String::new();
    }
    let tables = base.tables(group.path);
    let used: Vec<&str> = keys
        .iter()
        .map(|key| key.split().1)
        .filter(|key| tables.iter().any(|(_, table)| table.get(key).is_some()))
        .collect();
    let row = |(path, table): &(String, &Table)| {
        let value =
            |key: &&str| table.get(key).map_or("–".to_owned(), |entry| code(&base.written(&entry.value)));
        std::iter::once(code(&format!("[{path}]"))).chain(used.iter().map(value)).collect()
    };
    let rows: Vec<Vec<String>> = tables.iter().map(row).collect();
    let used: Vec<String> = used.iter().map(|key| code(key)).collect();
    let heads: Vec<&str> = std::iter::once("In `base`").chain(used.iter().map(String::as_str)).collect();
    table(&heads, &rows)
}

/// The words of all languages of `base`.
fn words(base: &Base) -> String {
    let languages: Vec<String> = base
        .table("words")
        .map(|words| words.entries.iter().map(|entry| entry.key.clone()).collect())
        .unwrap_or_default();
    let row = |word: &Word| {
        let value = |language: &String| {
            let path = format!("words.{language}.{}", word.key);
            base.value(&path).map_or("–".to_owned(), |value| code(&value))
        };
        [code(word.key), word.says.to_owned()].into_iter().chain(languages.iter().map(value)).collect()
    };
    let rows: Vec<Vec<String>> = WORDS.iter().map(row).collect();
    let columns: Vec<String> =
        languages.iter().map(|language| format!("In {}", code(&format!("[words.{language}]")))).collect();
    let heads: Vec<&str> =
        ["Word", "Where it prints"].into_iter().chain(columns.iter().map(String::as_str)).collect();
    format!("## The words of base\n\n{}", table(&heads, &rows)).trim_end().to_owned() + "\n"
}

/// A long list, cut: the whole stands in `base`.
fn short(value: &str) -> String {
    const LONGEST: usize = 90;
    let items: Vec<&str> = value.split("\", \"").collect();
    if value.chars().count() <= LONGEST || items.len() < 4 {
        return value.to_owned();
    }
    format!("{}\", …]", items[..3].join("\", \""))
}

/// What a key takes, in words.
fn kind(kind: Kind) -> String {
    let quoted = |words: &[&str]| words.iter().map(|word| code(&format!("\"{word}\""))).collect::<Vec<_>>();
    let or_none = |or_none: bool| if or_none { ", or `\"none\"`" } else { "" };
    match kind {
        Kind::Text => "text".to_owned(),
        Kind::Places(places) => {
            let places: Vec<String> = places.iter().map(|place| code(&format!("{{{place}}}"))).collect();
            format!("text, in which may stand {}", joined(&places, "and"))
        }
        Kind::Texts => "list of texts".to_owned(),
        Kind::Names(count) => format!("list of {count} texts"),
        Kind::OneOf([word]) => code(&format!("\"{word}\"")),
        Kind::OneOf(words) => joined(&quoted(words), "or"),
        Kind::SomeOf(words) => format!("list of some of {}", joined(&quoted(words), "and")),
        Kind::Boolean => "true or false".to_owned(),
        Kind::Number(from, to) => format!("number from {from} to {to}"),
        Kind::Whole(from, to) => match to - from {
            1 => format!("{from} or {to}"),
            _ if to >= 1000 => format!("whole number from {from}"),
            _ => format!("whole number from {from} to {to}"),
        },
        Kind::Length => "length".to_owned(),
        Kind::Colour => "colour".to_owned(),
        Kind::AnyColour => format!("colour, or name of one of {}", group_link("colours")),
        Kind::NameIn(path) => format!("name of one of {}", group_link(path)),
        Kind::NamesIn(path) => format!("list of names of {}", group_link(path)),
        Kind::Numbering { counters: 1, or_none: none } => format!("numbering{}", or_none(none)),
        Kind::Numbering { counters, or_none: none } => {
            format!("numbering of up to {counters} counters{}", or_none(none))
        }
        Kind::Numberings(1) => "list of numberings".to_owned(),
        Kind::Numberings(counters) => format!("list of numberings of up to {counters} counters"),
        Kind::DateWording => "text with the parts of a date".to_owned(),
        Kind::House => "name of a house".to_owned(),
        Kind::File => "file".to_owned(),
        Kind::Labels => "table of texts".to_owned(),
        Kind::Rule => "`\"off\"`, `\"warning\"` or `\"error\"`; or a table".to_owned(),
        Kind::Anything => "table of anything".to_owned(),
        Kind::Over(path) => format!("table: what differs of {}", group_link(path)),
    }
}

/// A link to the keys of a table, or of those whose names stand below it.
fn group_link(path: &str) -> String {
    let below = format!("{path}.*");
    let group = GROUPS.iter().find(|group| group.path == path || group.path == below);
    group.map_or_else(|| code(path), |group| format!("[{}](#{})", code(group.written), slug(group.written)))
}
