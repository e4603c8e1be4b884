//! The page of what draws a house: the templates, their values, and the functions.

use super::functions::{Function, Functions, name_of, read_functions};
use super::markdown::{code, contents, joined, slug, table};
use super::templates::{Block, Template, read_templates};
use boardpaper_render::values::{Documents, TemplateValue, VALUES};
use std::path::Path;

const OPENING: &str = "\
<!-- Made by `cargo xtask docs` from templates/base and crates/render/src/values.rs: change those. -->

# What draws a house

Every template of `base` with its blocks, every value that a template can print, and every drawing function with its arguments: what a house of your own can change.
[Making a house style](house.md) shows how, under [arranging](house.md#arranging-the-templates) and [drawing](house.md#drawing-the-functions); [the keys of `house.toml`](house-keys.md) are listed apart.

";

/// The page.
pub(super) fn page(base: &Path) -> Result<String, String> {
    let functions = read_functions(base)?;
    let templates = read_templates(base)?;
    let mut headings = vec![
        "The templates".to_owned(),
        "The values".to_owned(),
        "The functions".to_owned(),
        "Arguments that many functions take".to_owned(),
    ];
    headings.extend(functions.files.iter().map(|file| format!("Functions of {}", code(&file.name))));
    let page = format!(
        "{OPENING}{}{}{}{}",
        contents(&headings),
        of_templates(&templates, &functions),
        of_values(),
        of_functions(&functions)
    );
    Ok(page.trim_end().to_owned() + "\n")
}

fn of_templates(templates: &[Template], functions: &Functions) -> String {
    let mut page = "\
## The templates

A house changes one block by `{% extends \"base/NAME\" %}` and a block of the same name; `{{ super() }}` prints what `base` has there.
How it is done is told in [the guide](house.md#arranging-the-templates).

"
    .to_owned();
    for template in templates {
        page += &format!("### {}\n\n{}\n", code(&template.name), template.says.replace(". ", ".\n"));
        if let Some(parent) = &template.extends {
            page += &format!(
                "It extends [{}](#{}), whose other blocks it has too.\n",
                code(parent),
                slug(parent)
            );
        }
        let outside = template.blocks.iter().filter(|block| block.name.is_empty());
        for block in outside.filter(|block| !block.draws.is_empty() || !block.includes.is_empty()) {
            page += &format!("{}. ", capital(&what_it_writes(block, functions)));
            page += &format!("It uses {}.\n", joined(&names(&block.uses), "and"));
        }
        page.push('\n');
        let row = |block: &Block| {
            let within = block.within.last().map_or(String::new(), |name| format!(", in {}", code(name)));
            let writes = what_it_writes(block, functions);
            let writes = if writes.is_empty() { inner(block, template) } else { writes };
            let uses = if block.uses.is_empty() { "–".to_owned() } else { names(&block.uses).join(", ") };
            vec![format!("{}{within}", code(&block.name)), writes, uses]
        };
        let rows: Vec<Vec<String>> =
            template.blocks.iter().filter(|block| !block.name.is_empty()).map(row).collect();
        page += &table(&["Block", "What it does", "Values that it uses"], &rows);
    }
    page
}

fn names(names: &[String]) -> Vec<String> {
    names.iter().map(|name| code(name)).collect()
}

/// What a block that calls nothing itself has in it.
fn inner(block: &Block, template: &Template) -> String {
    let inner: Vec<String> = template
        .blocks
        .iter()
        .filter(|other| other.within.last() == Some(&block.name))
        .map(|other| code(&other.name))
        .collect();
    match inner.as_slice() {
        [] if block.name == "settings" => "reads the settings".to_owned(),
        [] if !block.uses.is_empty() => "prints the values".to_owned(),
        [] => "holds what other templates put there".to_owned(),
        inner => format!("holds the blocks {}", joined(inner, "and")),
    }
}

fn what_it_writes(block: &Block, functions: &Functions) -> String {
    let link = |name: &String| {
        let is_known =
            functions.files.iter().flat_map(|file| &file.functions).any(|function| function.name == *name);
        if is_known { format!("[{}](#{})", code(name), slug(name)) } else { code(name) }
    };
    let draws: Vec<String> = block.draws.iter().map(link).collect();
    let includes: Vec<String> =
        block.includes.iter().map(|name| format!("[{}](#{})", code(name), slug(name))).collect();
    match (draws.as_slice(), includes.as_slice()) {
        ([], []) => String::new(),
        ([], includes) => format!("includes {}", joined(includes, "and")),
        (draws, []) => format!("draws {}", joined(draws, "and")),
        (draws, includes) => {
            format!("draws {}, and includes {}", joined(draws, "and"), joined(includes, "and"))
        }
    }
}

fn of_values() -> String {
    let mut page = "\
## The values

What a template can print, as [the guide](house.md#arranging-the-templates) shows.
`sections[].heading` is the heading of each of `sections`: `{% for section in sections %}{{ section.heading }}{% endfor %}`.
In a template that others include for each section, such as `section.typ.j2`, it is `section.heading`.
What is called markup stands between `[` and `]`; text and numbers are written `{{ value|literal }}` within Typst code.
In templates of HTML both stand as they are, and an address is written `{{ value|address }}`.

"
    .to_owned();
    let chapters = [
        ("Values of every document", &[Documents::All][..]),
        ("Values of reports and action plans", &[Documents::Reports, Documents::Plans]),
        ("Values of reviews", &[Documents::Reviews]),
        ("Values of HTML alone", &[Documents::Pages]),
    ];
    for (heading, of) in chapters {
        let row = |value: &TemplateValue| {
            let means = match value.of {
                Documents::Plans => {
                    format!("of an action plan that is a document of its own: {}", value.means)
                }
                _ => value.means.to_owned(),
            };
            vec![code(value.path), means]
        };
        let rows: Vec<Vec<String>> = VALUES.iter().filter(|value| of.contains(&value.of)).map(row).collect();
        page += &format!("### {heading}\n\n{}", table(&["Value", "What it is"], &rows));
    }
    page
}

fn of_functions(functions: &Functions) -> String {
    let shared: String = functions.shared.iter().map(|(names, says)| argument(names, says)).collect();
    let mut page = format!(
        "\
## The functions

Everything that is seen is drawn by a function, which a house may put in the place of that of `base`: [the guide](house.md#drawing-the-functions) shows how.
Each takes the house first, then the arguments below.
An argument with a colon is named, and a call leaves out what it does not need: give each the default shown.
What is called words or a body is content, ready to print.

### Arguments that many functions take

{shared}
"
    );
    for file in &functions.files {
        page += &format!("### Functions of {}\n\n{}\n\n", code(&file.name), file.says);
        page.extend(file.functions.iter().map(of_function));
    }
    page
}

fn of_function(function: &Function) -> String {
    let arguments: Vec<String> =
        std::iter::once("house".to_owned()).chain(function.arguments.iter().cloned()).collect();
    let line = format!("{}({})", function.name, arguments.join(", "));
    let call = if line.chars().count() <= 100 {
        line
    } else {
        let lines: String = arguments.iter().map(|argument| format!("  {argument},\n")).collect();
        format!("{}(\n{lines})", function.name)
    };
    let explained: String = function.explained.iter().map(|(names, says)| argument(names, says)).collect();
    let shared: Vec<String> = function
        .arguments
        .iter()
        .map(|argument| name_of(argument))
        .filter(|name| !function.explained.iter().any(|(names, _)| names.iter().any(|known| known == name)))
        .map(code)
        .collect();
    let shared = match shared.as_slice() {
        [] => String::new(),
        shared => {
            format!("- {}: as [above](#arguments-that-many-functions-take)\n", joined(shared, "and"))
        }
    };
    let list = format!("{explained}{shared}");
    let gap = if list.is_empty() { "" } else { "\n" };
    format!("#### {}\n\n{}\n\n```typst\n{call}\n```\n\n{list}{gap}", code(&function.name), function.says)
}

fn argument(names: &[String], says: &str) -> String {
    format!("- {}: {says}\n", self::names(names).join(", "))
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}
