//! What a drawing function looks for and does not find: a setting, a word, another function. The name that
//! was probably meant, and what there is.

use crate::functions::{all, functions};
use crate::prepared::PreparedHouse;
use crate::settings::settings_json;
use crate::world::Paper;
use boardpaper_data::diagnostic::did_you_mean;
use boardpaper_data::report::Report;
use std::ops::Range;
use typst::diag::SourceDiagnostic;
use typst::syntax::{LinkedNode, Side, Source, SyntaxKind};
use typst::{World, WorldExt};

/// A fault in plain words, and what to do.
pub(super) struct Missing {
    pub(super) message: String,
    pub(super) hints: Vec<String>,
}

/// What is said of a name that is not found in the house, its settings or its words.
pub(super) fn explained(fault: &SourceDiagnostic, paper: &Paper<'_>, report: &Report) -> Option<Missing> {
    let key = fault.message.strip_prefix("dictionary does not contain key \"")?.split('"').next()?;
    let source = paper.source(fault.span.id()?).ok()?;
    let holder = holder(&source, &paper.range(fault.span)?)?;
    let (message, known) = match holder.as_slice() {
        [house] if house == "house" => {
            let mut known: Vec<String> =
                functions(paper.house).into_iter().map(|function| function.name).collect();
            // A template calls functions alone.
            let is_template = source.id() == paper.main.id();
            if !is_template {
                known.extend(["settings", "words"].map(str::to_owned));
            }
            known.sort_unstable();
            known.dedup();
            (format!("there is no drawing function `{key}`"), known)
        }
        [house, words] if house == "house" && words == "words" => {
            let words = paper.house.house().words(&report.language)?;
            let known = words.entries.keys().cloned().collect();
            (format!("the house has no word `{key}`"), known)
        }
        [house, settings, path @ ..] if house == "house" && settings == "settings" => {
            let settings = serde_json::from_str(&settings_json(paper.house.house())).ok()?;
            let found = path.iter().try_fold(&settings, |at: &serde_json::Value, name| at.get(name))?;
            let known = found.as_object()?.keys().cloned().collect();
            (format!("`{}` has no `{key}`", holder.join(".")), known)
        }
        _ => return None,
    };
    let is_word = holder.last().is_some_and(|last| last == "words");
    Some(Missing { message, hints: hints(key, &known, is_word) })
}

/// The name that was probably meant, and what there is.
fn hints(key: &str, known: &[String], is_word: bool) -> Vec<String> {
    let mut hints = Vec::new();
    let near = did_you_mean(key, known.iter().map(String::as_str));
    hints.extend(near.map(|near| format!("did you mean `{near}`?")));
    let listed: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    hints.push(match (known.is_empty(), is_word) {
        (true, _) => "add it to house.toml".to_owned(),
        (false, true) => format!(
            "add it below `[words.en]` and every other language, or use one of the words that there are: {}",
            listed.join(", ")
        ),
        (false, false) => format!("use one of those that there are: {}", listed.join(", ")),
    });
    hints
}

/// What is said of a name that a template looks for in the words or the settings of its house, such as `words.emial`.
pub(super) fn in_template(written: &str, house: &PreparedHouse, report: &Report) -> Option<Missing> {
    let house = house.house().in_language(&report.language);
    let (holder, key) = written.trim().rsplit_once('.')?;
    let mut path = holder.split('.').map(str::trim);
    let (message, known): (String, Vec<String>) = match path.next()? {
        "words" if holder == "words" => {
            let words = house.words(&report.language)?;
            (format!("the house has no word `{key}`"), words.entries.keys().cloned().collect())
        }
        "settings" => {
            let settings = serde_json::from_str(&settings_json(house)).ok()?;
            let found = path.try_fold(&settings, |at: &serde_json::Value, name| at.get(name))?;
            let known = found.as_object()?.keys().cloned().collect();
            (format!("`{holder}` has no `{key}`"), known)
        }
        _ => return None,
    };
    if known.iter().any(|name| name == key) {
        return None;
    }
    Some(Missing { message, hints: hints(key, &known, holder == "words") })
}

/// The dictionary that the name at a place is looked for in, as a path: `house`, `settings`, `colours`.
pub(super) fn holder(source: &Source, at: &Range<usize>) -> Option<Vec<String>> {
    let root = LinkedNode::new(source.root());
    let mut node = root.leaf_at(at.start, Side::After)?;
    loop {
        let covers = node.range().start <= at.start && at.end <= node.range().end;
        match node.kind() {
            // `house.at("name")` looks in what stands before `at`.
            SyntaxKind::FuncCall if covers && is_at_call(&node) => {
                return path(&node.children().next()?.children().next()?, &root, 0);
            }
            SyntaxKind::FieldAccess if covers && !node.parent().is_some_and(is_at_call) => {
                return path(&node.children().next()?, &root, 0);
            }
            _ => node = node.parent()?.clone(),
        }
    }
}

fn is_at_call(node: &LinkedNode<'_>) -> bool {
    let callee = node.children().next().filter(|_| node.kind() == SyntaxKind::FuncCall);
    callee.is_some_and(|callee| {
        callee.kind() == SyntaxKind::FieldAccess
            && callee.children().last().is_some_and(|name| name.leaf_text() == "at")
    })
}

/// How often a name may stand for what another stands for.
const LONGEST: usize = 8;

/// What an expression leads to from `house`, if that can be told from the file alone.
fn path(expression: &LinkedNode<'_>, root: &LinkedNode<'_>, steps: usize) -> Option<Vec<String>> {
    let first = expression.children().next();
    match expression.kind() {
        SyntaxKind::Ident if expression.leaf_text() == "house" => Some(vec!["house".to_owned()]),
        SyntaxKind::Ident if steps < LONGEST => {
            // The nearest binding before this place is the one that is meant.
            let binding = all(root)
                .into_iter()
                .filter(|node| {
                    node.kind() == SyntaxKind::LetBinding && node.range().end <= expression.offset()
                })
                .filter(|node| {
                    let name = node.children().find(|child| child.kind() == SyntaxKind::Ident);
                    name.is_some_and(|name| name.leaf_text() == expression.leaf_text())
                })
                .max_by_key(LinkedNode::offset);
            match binding {
                Some(binding) => path(&binding.children().last()?, root, steps + 1),
                // The functions of another layer, under a name of their own: `functions as base`.
                None => renames_functions(root, expression.leaf_text()).then(|| vec!["house".to_owned()]),
            }
        }
        SyntaxKind::FieldAccess => {
            let mut path = path(&first?, root, steps)?;
            path.push(expression.children().last()?.leaf_text().to_string());
            Some(path)
        }
        SyntaxKind::Parenthesized => {
            path(&expression.children().find(|child| child.kind() == SyntaxKind::FieldAccess)?, root, steps)
        }
        _ => None,
    }
}

fn renames_functions(root: &LinkedNode<'_>, name: &str) -> bool {
    all(root).into_iter().any(|node| {
        let text = |node: Option<LinkedNode<'_>>| node.map(|node| node.full_text());
        node.kind() == SyntaxKind::RenamedImportItem
            && text(node.children().next()).is_some_and(|from| from == "functions")
            && text(node.children().last()).is_some_and(|to| to == name)
    })
}
