//! The templates of `base`, read as text: their blocks, and what each draws.

use super::read;
use std::fs;
use std::path::Path;

/// A template.
pub(super) struct Template {
    /// Its name.
    pub(super) name: String,
    /// The comment at its head.
    pub(super) says: String,
    /// The template that it extends.
    pub(super) extends: Option<String>,
    /// Its blocks in order; the first is what stands outside of blocks.
    pub(super) blocks: Vec<Block>,
}

/// A block of a template.
#[derive(Default)]
pub(super) struct Block {
    /// Its name.
    pub(super) name: String,
    /// The blocks around it, the nearest last.
    pub(super) within: Vec<String>,
    /// The functions that it calls, each once.
    pub(super) draws: Vec<String>,
    /// The templates that it includes, each once.
    pub(super) includes: Vec<String>,
    /// The values that it uses, each once, without those that it names itself.
    pub(super) uses: Vec<String>,
}

/// The templates of `base`, by name; what all documents begin with comes first.
pub(super) fn read_templates(base: &Path) -> Result<Vec<Template>, String> {
    let entries = fs::read_dir(base).map_err(|error| format!("{}: {error}", base.display()))?;
    let mut templates = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if name.ends_with(".j2") {
            templates.push(read_template(name, &read(&path)?)?);
        }
    }
    // Those that others extend or that are whole documents stand before those that are included.
    let includes: Vec<String> = templates
        .iter()
        .flat_map(|template| &template.blocks)
        .flat_map(|block| block.includes.clone())
        .collect();
    templates.sort_by_key(|template| {
        (includes.contains(&template.name), template.extends.is_some(), template.name.clone())
    });
    Ok(templates)
}

fn read_template(name: String, text: &str) -> Result<Template, String> {
    let says = text.strip_prefix("{#-").and_then(|rest| rest.split_once("-#}")).map(|(comment, _)| comment);
    let says = says.ok_or_else(|| format!("{name}: there is no comment at its head"))?;
    let says = says.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut template = Template { name, says, extends: None, blocks: vec![Block::default()] };
    let mut open: Vec<usize> = vec![0];
    // Names that the template gives: of what it goes over, and of what it sets.
    let mut own: Vec<String> = Vec::new();
    let mut rest = text.split_once("-#}").map_or(text, |(_, rest)| rest);
    while let Some(start) = rest.find("{%") {
        let (before, tag) = rest.split_at(start);
        let at = open.last().copied().unwrap_or_default();
        note_calls(before, &mut template.blocks[at], &own);
        let end = tag.find("%}").ok_or_else(|| format!("{}: a tag is not closed", template.name))?;
        let words: Vec<&str> = tag[2..end].trim_matches(['-', ' ', '\n']).split_whitespace().collect();
        match words.as_slice() {
            ["extends", parent] => template.extends = Some(unquoted(parent)),
            ["include", included, ..] => note(unquoted(included), &mut template.blocks[at].includes),
            ["block", name] => {
                let within = open.iter().skip(1).map(|open| template.blocks[*open].name.clone()).collect();
                open.push(template.blocks.len());
                template.blocks.push(Block { name: (*name).to_owned(), within, ..Block::default() });
            }
            ["endblock", ..] => {
                open.pop();
            }
            ["for", names @ .., value] if names.contains(&"in") => {
                let names = names.iter().take_while(|name| **name != "in");
                own.extend(names.map(|name| name.trim_matches(',').to_owned()));
                note_values(value, &mut template.blocks[at], &own);
            }
            ["set", name, ..] => own.push((*name).to_owned()),
            ["if" | "elif", condition @ ..] => {
                note_values(&condition.join(" "), &mut template.blocks[at], &own);
            }
            _ => {}
        }
        rest = &tag[end + 2..];
    }
    let at = open.last().copied().unwrap_or_default();
    note_calls(rest, &mut template.blocks[at], &own);
    Ok(template)
}

/// The functions that a piece of a template calls, and the values that it prints.
fn note_calls(text: &str, block: &mut Block, own: &[String]) {
    for printed in text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")) {
        note_values(printed.0, block, own);
    }
    for call in text.split("draw(").skip(1) {
        if let Some(name) = call.trim_start().strip_prefix('"').and_then(|call| call.split('"').next()) {
            note(name.to_owned(), &mut block.draws);
        }
    }
}

/// The values in an expression: names that are no filter, no attribute and no word of the language.
fn note_values(expression: &str, block: &mut Block, own: &[String]) {
    const WORDS: [&str; 10] = ["and", "or", "not", "in", "is", "none", "if", "else", "loop", "self"];
    // Every other part stands between quotation marks.
    for part in expression.split('"').step_by(2) {
        let mut before = ' ';
        let mut rest = part;
        while let Some(start) = rest.find(|sign: char| sign.is_alphabetic() || sign == '_') {
            before = rest[..start].chars().next_back().unwrap_or(before);
            let name = &rest[start..];
            let end = name.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(name.len());
            let (name, after) = name.split_at(end);
            let is_call = after.starts_with('(');
            if !matches!(before, '|' | '.')
                && !is_call
                && !WORDS.contains(&name)
                && !own.iter().any(|own| own == name)
            {
                note(name.to_owned(), &mut block.uses);
            }
            before = ' ';
            rest = after;
        }
    }
}

fn note(name: String, names: &mut Vec<String>) {
    if !names.contains(&name) {
        names.push(name);
    }
}

fn unquoted(word: &str) -> String {
    word.trim_matches(['"', '\'']).to_owned()
}
