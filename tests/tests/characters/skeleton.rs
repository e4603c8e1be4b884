//! A report with a place for a string wherever a writer can put text.

use boardpaper_tests::numbers::Numbers;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How a string is written at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// As it is: a value of the front matter.
    Value,
    /// As Markdown.
    Markdown,
    /// As Markdown in a cell of a pipe table.
    Cell,
    /// Between backticks.
    Code,
    /// Between fences.
    CodeBlock,
    /// As the words for a picture, which are spoken and need no font.
    Alt,
}

/// The places.
pub const PLACES: [(&str, Place); 43] = [
    ("title", Place::Value),
    ("report_to", Place::Value),
    ("reporting_officer", Place::Value),
    ("portfolio", Place::Value),
    ("first ward", Place::Value),
    ("second ward", Place::Value),
    ("contact", Place::Value),
    ("post", Place::Value),
    ("directorate", Place::Value),
    ("phone", Place::Value),
    ("paper", Place::Value),
    ("paper's place", Place::Value),
    ("paper's contact", Place::Value),
    ("reference", Place::Markdown),
    ("appendix", Place::Value),
    ("appendix's words", Place::Markdown),
    ("paragraph", Place::Markdown),
    ("lead-in", Place::Markdown),
    ("recommendation", Place::Markdown),
    ("heading", Place::Markdown),
    ("second paragraph", Place::Markdown),
    ("sub-heading", Place::Markdown),
    ("bullet", Place::Markdown),
    ("nested item", Place::Markdown),
    ("item", Place::Markdown),
    ("strong", Place::Markdown),
    ("emphasis", Place::Markdown),
    ("link", Place::Markdown),
    ("code", Place::Code),
    ("code block", Place::CodeBlock),
    ("quotation", Place::Markdown),
    ("attribution", Place::Markdown),
    ("box title", Place::Markdown),
    ("boxed", Place::Markdown),
    ("pipe head", Place::Cell),
    ("pipe cell", Place::Cell),
    ("caption", Place::Markdown),
    ("head", Place::Markdown),
    ("cell", Place::Markdown),
    ("band", Place::Markdown),
    ("figure caption", Place::Markdown),
    ("alternative text", Place::Alt),
    ("footnote", Place::Markdown),
];

/// The form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Markdown,
    Toml,
    Json,
}

/// The path and text of a document in that form, with a string in each place.
pub fn document(
    name: &str,
    form: Form,
    strings: &BTreeMap<&'static str, String>,
    numbers: &mut Numbers,
    house: &str,
) -> (String, String) {
    let mut write = |place: &str| {
        let (name, kind) = PLACES.iter().find(|(known, _)| *known == place).expect("the place is listed");
        written(&strings[name], *kind, numbers)
    };
    let front = json!({
        "kind": "report",
        "house": house,
        "date": "2026-12-10",
        "title": write("title"),
        "report_to": write("report_to"),
        "reporting_officer": write("reporting_officer"),
        "portfolio": write("portfolio"),
        "wards": [write("first ward"), write("second ward")],
        "contact": {
            "name": write("contact"),
            "post": write("post"),
            "directorate": write("directorate"),
            "phone": write("phone"),
        },
        "background_paper": [
            { "title": write("paper"), "place": write("paper's place"), "contact": write("paper's contact") },
            { "title": "Another" },
        ],
        "reference": [{ "key": "k", "text": write("reference") }],
        "appendix": [{ "title": write("appendix"), "text": write("appendix's words") }],
    });
    let sections = [
        ("Purpose of the report".to_owned(), write("paragraph")),
        (
            "Recommendation".to_owned(),
            format!("{}\n\n1. {}\n2. and so on", write("lead-in"), write("recommendation")),
        ),
        (write("heading"), body(&mut write)),
    ];
    match form {
        Form::Markdown => {
            let body: Vec<String> =
                sections.iter().map(|(title, text)| format!("# {title}\n\n{text}\n\n")).collect();
            (format!("data/{name}.md"), format!("+++\n{}+++\n\n{}", toml(&front, numbers), body.concat()))
        }
        Form::Toml | Form::Json => {
            let mut document = front;
            document["section"] =
                sections.iter().map(|(title, text)| json!({ "title": title, "text": text })).collect();
            if form == Form::Json {
                (format!("data/{name}.json"), document.to_string())
            } else {
                (format!("data/{name}.toml"), toml(&document, numbers))
            }
        }
    }
}

fn body(write: &mut dyn FnMut(&str) -> String) -> String {
    format!(
        "{second} so[@k]

## {sub}

- {bullet}
  1. {nested}
- {item}

**{strong}** and *{emphasis}* and [{link}](https://www.merebrook.example/) and {code} there[^n].

{block}

> {quotation}
>
> — {attribution}

::: box {title}
{boxed}
:::

| {pipe_head} | b |
|---|---|
| {pipe_cell} | c |

::: table {caption}
- - {head}
  - x
- - {cell}
  - y
- - {band}
:::

![{alt}](/data/picture.png \"{figure}\")

[^n]: {footnote}
",
        second = write("second paragraph"),
        sub = write("sub-heading"),
        bullet = write("bullet"),
        nested = write("nested item"),
        item = write("item"),
        strong = write("strong"),
        emphasis = write("emphasis"),
        link = write("link"),
        code = write("code"),
        block = write("code block"),
        quotation = write("quotation"),
        attribution = write("attribution"),
        title = write("box title"),
        boxed = write("boxed"),
        pipe_head = write("pipe head"),
        pipe_cell = write("pipe cell"),
        caption = write("caption"),
        head = write("head"),
        cell = write("cell"),
        band = write("band"),
        alt = write("alternative text"),
        figure = write("figure caption"),
        footnote = write("footnote"),
    )
}

/// A string as it is written at a place of that kind.
fn written(text: &str, place: Place, numbers: &mut Numbers) -> String {
    match place {
        Place::Value => text.to_owned(),
        Place::Markdown | Place::Alt => markdown(text, numbers),
        Place::Cell => markdown(text, numbers).replace("\\|", "&#124;"),
        Place::Code => {
            let fence = "`".repeat(longest_run(text, '`') + 1);
            let text = text.replace(['\n', '\r'], " ");
            format!("{fence} {text} {fence}")
        }
        Place::CodeBlock => {
            let fence = "`".repeat(3.max(longest_run(text, '`') + 1));
            format!("{fence}\n{text}\n{fence}")
        }
    }
}

/// Markdown that reads as exactly that string: punctuation behind a backslash or as an entity, white space that
/// means something in Markdown as an entity.
fn markdown(text: &str, numbers: &mut Numbers) -> String {
    let length = text.chars().count();
    let escaped = text.chars().enumerate().map(|(index, c)| {
        let entity = format!("&#x{:X};", u32::from(c));
        let edge = index == 0 || index + 1 == length;
        match c {
            '\n' | '\r' | '\t' => entity,
            c if c.is_whitespace() && edge => entity,
            c if c.is_ascii_punctuation() && numbers.below(8) > 0 => format!("\\{c}"),
            c if c.is_ascii_punctuation() || numbers.below(16) == 0 => entity,
            c => c.to_string(),
        }
    });
    escaped.collect()
}

fn longest_run(text: &str, wanted: char) -> usize {
    let runs = text.split(|c| c != wanted).map(|run| run.chars().count());
    runs.max().unwrap_or_default()
}

/// A JSON object as TOML: its plain keys first, then its tables.
fn toml(object: &Value, numbers: &mut Numbers) -> String {
    let mut text = String::new();
    push_table(&mut text, object, "", numbers);
    text
}

fn push_table(text: &mut String, object: &Value, path: &str, numbers: &mut Numbers) {
    let entries = object.as_object().expect("a table is an object");
    let is_table =
        |value: &Value| value.is_object() || value.as_array().is_some_and(|list| list[0].is_object());
    for (key, value) in entries.iter().filter(|(_, value)| !is_table(value)) {
        text.push_str(&format!("{key} = {}\n", toml_value(value, numbers)));
    }
    for (key, value) in entries.iter().filter(|(_, value)| is_table(value)) {
        let path = format!("{path}{key}");
        match value {
            Value::Array(list) => {
                for item in list {
                    text.push_str(&format!("\n[[{path}]]\n"));
                    push_table(text, item, &format!("{path}."), numbers);
                }
            }
            _ => {
                text.push_str(&format!("\n[{path}]\n"));
                push_table(text, value, &format!("{path}."), numbers);
            }
        }
    }
}

fn toml_value(value: &Value, numbers: &mut Numbers) -> String {
    match value {
        Value::Array(list) => {
            let items: Vec<String> = list.iter().map(|item| toml_value(item, numbers)).collect();
            format!("[{}]", items.join(", "))
        }
        other => toml_string(other.as_str().expect("a value is a string"), numbers),
    }
}

/// A TOML string: some characters behind escapes, though they need none.
fn toml_string(text: &str, numbers: &mut Numbers) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        c if numbers.below(8) == 0 => format!("\\U{:08X}", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
