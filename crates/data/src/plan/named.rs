//! Which plans a document names: those are parts of it, and no documents of their own.

use crate::diagnostic::Problems;
use crate::document::{Kind, Written};
use crate::files::{Files, resolve_path};
use crate::prose::{Block, BlockKind, Context, LinkDefinitions, Visit, parse, walk};
use crate::report;
use crate::source::{Sources, Text};
use crate::written::{Table, Value, decode};

/// The workspace paths of the plans that a document prints or compares itself with, whether or not
/// they are there.
pub fn plans_named(written: &Written, files: &dyn Files, sources: &Sources) -> Vec<String> {
    let mut named = Vec::new();
    let path_of = |text: &Text| sources.get(text.span().source).path().to_owned();
    let key = |table: &Table, key: &str| table.get(key).and_then(|entry| entry.value.as_text().cloned());
    if written.kind == Kind::Plan {
        let previous = key(&written.table, "previous");
        return previous.and_then(|text| resolve_path(&path_of(&text), text.as_str())).into_iter().collect();
    }
    let mut texts: Vec<Text> = written.body.iter().cloned().collect();
    for table in tables(&written.table, "section") {
        texts.extend(key(table, "text"));
    }
    let file_text = |file: &Text, sources: &Sources| {
        let path = resolve_path(&path_of(file), file.as_str())?;
        let bytes = files.read(&path).ok()?;
        decode(bytes.to_vec(), &path, sources).ok()
    };
    if written.kind == Kind::Review {
        texts.extend(
            report::texts(&written.table, "chapters").into_iter().filter_map(|file| file_text(file, sources)),
        );
    }
    for table in tables(&written.table, "appendix") {
        texts.extend(key(table, "text"));
        named.extend(key(table, "plan").and_then(|plan| resolve_path(&path_of(&plan), plan.as_str())));
        texts.extend(key(table, "file").and_then(|file| file_text(&file, sources)));
    }
    for text in texts {
        let path = path_of(&text);
        named.extend(plans_in(&text).iter().filter_map(|plan| resolve_path(&path, plan)));
    }
    named
}

fn tables<'t>(table: &'t Table, key: &str) -> Vec<&'t Table> {
    match table.get(key).map(|entry| &entry.value.value) {
        Some(Value::Table(table)) => vec![table],
        Some(Value::List(list)) => list
            .iter()
            .filter_map(|node| match &node.value {
                Value::Table(table) => Some(table),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The paths of the plans that a text prints.
fn plans_in(text: &Text) -> Vec<String> {
    // Few texts print any, and only those are read twice.
    if !text.as_str().lines().any(|line| line.contains(":::") && line.contains("plan")) {
        return Vec::new();
    }
    let context = Context { box_kinds: &[], links: &LinkDefinitions::default() };
    let prose = parse(text, &context, &mut Problems::default());
    let mut plans = Vec::new();
    walk(&prose.blocks, &mut |visit| {
        if let Visit::Block(Block { kind: BlockKind::Plan { file }, .. }) = visit {
            plans.push(file.value.clone());
        }
    });
    plans
}

#[cfg(test)]
mod tests {
    use super::plans_in;
    use crate::source::{Source, Sources, Span, Text};

    #[test]
    fn plans_stand_between_fences_and_not_in_code() {
        let words =
            "A.\n::: plan a.toml {#p}\n:::\n\n```\n::: plan code.toml\n```\n\n  :::: plan  ../b.toml\n::::\n";
        let id = Sources::default().add(Source::new("a.md", words));
        let text = Text::verbatim(words, Span::new(id, 0..words.len()));
        assert_eq!(plans_in(&text), ["a.toml", "../b.toml"]);
    }
}
