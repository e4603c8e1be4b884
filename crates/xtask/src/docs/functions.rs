//! The drawing functions of `base`, read from its Typst files: their arguments, defaults and comments.

use super::read;
use std::collections::BTreeMap;
use std::path::Path;
use typst::syntax::ast::{
    AstNode, DictItem, Expr, Imports, LetBinding, LetBindingKind, ModuleImport, Param, Pattern,
};
use typst::syntax::{SyntaxKind, SyntaxNode, parse};

/// The functions that a house may put in the place of those of `base`.
pub(super) struct Functions {
    /// Arguments that many take: their names and what they are.
    pub(super) shared: Vec<(Vec<String>, String)>,
    /// The files, in the order in which `house.typ` reads them.
    pub(super) files: Vec<FileOfFunctions>,
}

/// A file of `base`.
pub(super) struct FileOfFunctions {
    /// Its name.
    pub(super) name: String,
    /// What is in it.
    pub(super) says: String,
    /// Its functions that a house may change.
    pub(super) functions: Vec<Function>,
}

/// A function.
pub(super) struct Function {
    /// The name by which it is called.
    pub(super) name: String,
    /// What it draws.
    pub(super) says: String,
    /// Its arguments after the house, as they are written.
    pub(super) arguments: Vec<String>,
    /// Those that it explains itself: their names and what they are.
    pub(super) explained: Vec<(Vec<String>, String)>,
}

/// A comment: sentences, then a list of arguments.
#[derive(Default, Clone)]
struct Comment {
    says: String,
    arguments: Vec<(Vec<String>, String)>,
}

/// Reads the functions that `house.typ` of `base` lists.
pub(super) fn read_functions(base: &Path) -> Result<Functions, String> {
    let house = parse(&read(&base.join("house.typ"))?);
    let mut listed = Vec::new();
    let mut shared = Vec::new();
    for (comment, binding) in bindings(&house) {
        if let (LetBindingKind::Normal(_), Some(Expr::Dict(functions))) = (binding.kind(), binding.init()) {
            shared = comment.arguments;
            for item in functions.items() {
                let DictItem::Named(named) = item else {
                    return Err("house.typ: a function without a name".into());
                };
                let drawn = named.expr().to_untyped().full_text().to_string();
                listed.push((named.name().get().to_string(), drawn));
            }
        }
    }
    let mut files = Vec::new();
    let mut found = 0;
    for import in house.children().filter_map(SyntaxNode::cast::<ModuleImport<'_>>) {
        let (Expr::Str(source), Some(Imports::Items(items))) = (import.source(), import.imports()) else {
            return Err("house.typ: an import that names no functions".into());
        };
        let source = source.get();
        let name = source.rsplit('/').next().unwrap_or_default().to_owned();
        let imported: Vec<String> = items.iter().map(|item| item.bound_name().get().to_string()).collect();
        let listed: Vec<_> = listed.iter().filter(|(_, drawn)| imported.contains(drawn)).collect();
        let file = read_file(&base.join(&name), &name, &listed)?;
        found += file.functions.len();
        files.push(file);
    }
    if found != listed.len() {
        return Err(format!("house.typ lists {} functions, and {found} were found", listed.len()));
    }
    let functions = Functions { shared, files };
    functions.unexplained()?;
    Ok(functions)
}

impl Functions {
    /// Whether every argument is explained, with its function or with those that many take.
    fn unexplained(&self) -> Result<(), String> {
        let mut missing = Vec::new();
        for function in self.files.iter().flat_map(|file| &file.functions) {
            let explained = |name: &str| {
                self.shared
                    .iter()
                    .chain(&function.explained)
                    .any(|(names, _)| names.iter().any(|known| known == name))
            };
            let names = function.arguments.iter().map(|argument| name_of(argument));
            missing.extend(
                names.filter(|name| !explained(name)).map(|name| format!("{name} of {}", function.name)),
            );
            let arguments: Vec<&str> = function.arguments.iter().map(|argument| name_of(argument)).collect();
            let named = function.explained.iter().flat_map(|(names, _)| names);
            let unknown = named.filter(|name| !arguments.contains(&name.as_str()));
            missing.extend(unknown.map(|name| format!("{name}, which is no argument of {}", function.name)));
            if function.says.is_empty() {
                missing.push(format!("what {} draws", function.name));
            }
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(format!(
            "templates/base/*.typ: the comments do not explain {}; write a line `/// - argument: what it is` above the function",
            missing.join("; ")
        ))
    }
}

/// The name of an argument as it is written: `number: none`, `..arguments`, `body`.
pub(super) fn name_of(argument: &str) -> &str {
    argument.split(':').next().unwrap_or(argument).trim_start_matches('.').trim()
}

fn read_file(path: &Path, name: &str, listed: &[&(String, String)]) -> Result<FileOfFunctions, String> {
    let text = read(path)?;
    let root = parse(&text);
    let mut known: BTreeMap<String, (Comment, Vec<String>)> = BTreeMap::new();
    for (comment, binding) in bindings(&root) {
        let (LetBindingKind::Closure(name), Some(Expr::Closure(closure))) = (binding.kind(), binding.init())
        else {
            continue;
        };
        let arguments: Vec<String> = closure.params().children().map(written).collect();
        known.insert(name.get().to_string(), (comment, arguments));
    }
    let mut functions = Vec::new();
    for (called, drawn) in listed {
        let Some((comment, arguments)) = known.get(drawn) else {
            return Err(format!("{name}: there is no function `{drawn}`"));
        };
        functions.push(Function {
            name: called.clone(),
            says: comment.says.clone(),
            arguments: arguments.iter().filter(|argument| *argument != "house").cloned().collect(),
            explained: comment.arguments.clone(),
        });
    }
    let first = text.lines().take_while(|line| line.starts_with("// "));
    let says = first.map(|line| line.trim_start_matches("// ")).collect::<Vec<_>>().join(" ");
    Ok(FileOfFunctions { name: name.to_owned(), says, functions })
}

/// An argument as it is written, in one line.
fn written(param: Param<'_>) -> String {
    let text = match param {
        Param::Pos(Pattern::Normal(name)) => name.to_untyped().full_text(),
        other => other.to_untyped().full_text(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The bindings of a file, each with the comment right above it.
fn bindings(root: &SyntaxNode) -> Vec<(Comment, LetBinding<'_>)> {
    let mut bindings = Vec::new();
    let mut comment = Comment::default();
    for child in root.children() {
        match child.kind() {
            SyntaxKind::LineComment => comment.add(child.leaf_text()),
            SyntaxKind::LetBinding => {
                let comment = std::mem::take(&mut comment);
                bindings.extend(child.cast().map(|binding| (comment, binding)));
            }
            SyntaxKind::Hash => {}
            SyntaxKind::Space if child.leaf_text().matches('\n').count() < 2 => {}
            _ => comment = Comment::default(),
        }
    }
    bindings
}

impl Comment {
    /// Takes in the next line of it. Plain comments are not for template authors.
    fn add(&mut self, line: &str) {
        let Some(line) = line.strip_prefix("///") else { return };
        let line = line.strip_prefix(' ').unwrap_or(line);
        if let Some((names, says)) = line.strip_prefix("- ").and_then(|item| item.split_once(": ")) {
            let names = names.split(", ").map(str::to_owned).collect();
            self.arguments.push((names, says.to_owned()));
            return;
        }
        let text = match (self.arguments.last_mut(), line.strip_prefix("  ")) {
            (Some((_, says)), Some(_)) => says,
            _ => &mut self.says,
        };
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line.trim());
    }
}
