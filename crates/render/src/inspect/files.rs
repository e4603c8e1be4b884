//! What can be told of the files of a house without drawing anything: values that are unknown, blocks and
//! functions that nothing asks for, files that nothing uses.

use super::Inspected;
use crate::functions::{Function, functions};
use crate::messages::template_place;
use crate::prepared::file_id;
use crate::reach::{Template, templates, unknowns};
use crate::shipped;
use boardpaper_data::diagnostic::{Diagnostic, Problems, did_you_mean};
use boardpaper_data::rules::{self, Rule};
use boardpaper_data::source::Span;
use minijinja::machinery::ast::{Expr, Stmt};
use std::collections::BTreeSet;
use std::ops::Range;
use typst::foundations::Bytes;

/// The layer that all others change.
const BASE: &str = "base";

impl Inspected<'_> {
    /// Reports what templates, drawing functions and other files of the house do in vain.
    pub fn check_files(&self, problems: &mut Problems) {
        self.check_values(problems);
        self.check_blocks(problems);
        self.check_functions(problems);
        self.check_uses(problems);
        self.check_styles(problems);
    }

    fn check_values(&self, problems: &mut Problems) {
        for (template, found) in unknowns(self.house) {
            if self.is_shipped(&template.name) {
                continue;
            }
            for unknown in found {
                let place = self.in_file(&template.name, unknown.at.clone());
                let finding = Diagnostic::new(&rules::UNKNOWN_VALUE, place, unknown.message());
                problems.push(unknown.hints().into_iter().fold(finding, Diagnostic::hint));
            }
        }
    }

    pub(super) fn in_file(&self, name: &str, range: Range<usize>) -> Span {
        let id = file_id(&format!("/templates/{name}"));
        let path = self.house.paths.get(&id).cloned().unwrap_or_default();
        let text = self.text(name);
        template_place(&path, &text, range, self.sources)
    }

    /// Whether a file, with its layer before its name, is one that its author cannot mend.
    pub(super) fn is_shipped(&self, name: &str) -> bool {
        let shipped = name.split_once('/').and_then(|(layer, file)| shipped::house_file(layer, file));
        let bytes = self.house.files.get(&file_id(&format!("/templates/{name}")));
        shipped.is_some() && shipped == bytes.map(Bytes::as_slice)
    }

    pub(super) fn text(&self, name: &str) -> String {
        let bytes = self.house.files.get(&file_id(&format!("/templates/{name}")));
        bytes.map(|bytes| String::from_utf8_lossy(bytes.as_slice()).into_owned()).unwrap_or_default()
    }

    /// A block at the top of a template that extends another stands in place of one in that other.
    fn check_blocks(&self, problems: &mut Problems) {
        let templates = templates(self.house);
        for template in &templates {
            let Some(Stmt::Template(tree)) = template.tree() else { continue };
            let below = self.blocks_below(template, &templates, 0);
            if below.is_empty() || self.is_shipped(&template.name) {
                continue;
            }
            for statement in &tree.children {
                let Stmt::Block(block) = statement else { continue };
                if below.contains(block.name) {
                    continue;
                }
                let tag = block.span().start_offset as usize;
                let at = template.text[tag..].find(block.name).map_or(tag, |offset| tag + offset);
                let place = self.in_file(&template.name, at..at + block.name.len());
                let message = format!("nothing that this template extends has a block `{}`", block.name);
                let known: Vec<&str> = below.iter().map(String::as_str).collect();
                problems.push(nearest(&rules::UNKNOWN_BLOCK, place, message, block.name, &known));
            }
        }
    }

    /// The names of the blocks in all templates that one extends.
    fn blocks_below(&self, template: &Template, all: &[Template], depth: usize) -> BTreeSet<String> {
        let Some(Stmt::Template(tree)) = template.tree() else { return BTreeSet::new() };
        let extended = tree.children.iter().find_map(|statement| match statement {
            Stmt::Extends(extends) => match &extends.name {
                Expr::Const(name) => name.value.as_str().map(str::to_owned),
                _ => None,
            },
            _ => None,
        });
        let Some(next) = extended.and_then(|name| self.named(&name, all)).filter(|_| depth < 10) else {
            return BTreeSet::new();
        };
        let mut blocks = self.blocks_below(next, all, depth + 1);
        if let Some(tree) = next.tree() {
            names_of_blocks(std::slice::from_ref(&tree), &mut blocks);
        }
        blocks
    }

    /// The template of a name: that of one layer, or the nearest.
    fn named<'t>(&self, name: &str, all: &'t [Template]) -> Option<&'t Template> {
        all.iter().find(|template| template.name == name).or_else(|| {
            let chain = &self.house.house().chain;
            chain
                .iter()
                .find_map(|layer| all.iter().find(|template| template.name == format!("{layer}/{name}")))
        })
    }

    fn check_functions(&self, problems: &mut Problems) {
        let functions = functions(self.house);
        let chain = &self.house.house().chain;
        let rank = |layer: &str| chain.iter().position(|known| known == layer);
        for function in &functions {
            let is_known =
                |other: &&Function| other.name == function.name && rank(&other.layer) > rank(&function.layer);
            if function.layer == BASE || functions.iter().any(|other| is_known(&other)) {
                continue;
            }
            if self.is_called(&function.name) {
                continue;
            }
            let place = self.in_file(&format!("{}/house.typ", function.layer), function.at.clone());
            let message = format!("nothing calls the drawing function `{}`", function.name);
            let known: Vec<&str> = functions
                .iter()
                .filter(|other| other.layer == BASE)
                .map(|other| other.name.as_str())
                .collect();
            problems.push(match did_you_mean(&function.name, known.iter().copied()) {
                Some(near) => Diagnostic::new(&rules::UNUSED_FUNCTION, place, message)
                    .hint(format!("did you mean `{near}`?")),
                None => Diagnostic::new(&rules::UNUSED_FUNCTION, place, message).hint(format!(
                    "call it in a template, `#draw(\"{}\")`, or name one of the functions that `base` has",
                    function.name
                )),
            });
        }
    }

    /// Whether some file of the house calls a function by its name.
    fn is_called(&self, name: &str) -> bool {
        let calls = [format!("\"{name}\""), format!("house.{name})"), format!("house.{name}(")];
        self.all_texts().iter().any(|(_, text)| calls.iter().any(|call| text.contains(call)))
    }

    /// The files of the house that are text, with the layer before the name.
    pub(super) fn all_texts(&self) -> Vec<(String, String)> {
        let mut texts: Vec<(String, String)> = self
            .house
            .files
            .keys()
            .filter_map(|id| {
                let name = id.get().vpath().get_with_slash().strip_prefix("/templates/")?.to_owned();
                let is_text = [".typ", ".j2", ".toml"].iter().any(|ending| name.ends_with(ending));
                is_text.then(|| (name.clone(), self.text(&name)))
            })
            .collect();
        texts.sort();
        texts
    }

    /// A file stands in place of one of a layer below, or another file names it.
    fn check_uses(&self, problems: &mut Problems) {
        let chain = &self.house.house().chain;
        let texts = self.all_texts();
        let mut names: Vec<&str> = self
            .house
            .files
            .keys()
            .filter_map(|id| id.get().vpath().get_with_slash().strip_prefix("/templates/"))
            .collect();
        names.sort_unstable();
        for name in &names {
            let Some((layer, file)) = name.split_once('/') else { continue };
            let is_words = [".md", ".txt"].iter().any(|ending| file.ends_with(ending));
            if layer == BASE || file == "house.toml" || is_words {
                continue;
            }
            let below = chain.iter().skip_while(|known| *known != layer).skip(1);
            let replaces = below.into_iter().any(|below| names.contains(&format!("{below}/{file}").as_str()));
            let is_named = texts.iter().any(|(other, text)| other != name && names_file(text, file));
            if replaces || is_named {
                continue;
            }
            let path = self.house.paths.get(&file_id(&format!("/templates/{name}")));
            let message = format!("`{file}` replaces no file of the house below, and nothing uses it");
            let ending = file.rsplit('.').next().unwrap_or_default();
            let known = names.iter().filter_map(|name| name.strip_prefix("base/"));
            let known = known.filter(|name| name.rsplit('.').next() == Some(ending));
            let finding =
                Diagnostic::of_file(&rules::UNUSED_HOUSE_FILE, path.cloned().unwrap_or_default(), message);
            let template = format!("{file}.j2");
            let is_template = names.iter().any(|name| name.strip_prefix("base/") == Some(&template));
            let near = if is_template { Some(template.as_str()) } else { did_you_mean(file, known) };
            problems.push(match near {
                Some(near) => finding.hint(format!("did you mean `{near}`?")),
                None => finding.hint("name it where it is meant to be used, or delete it"),
            });
        }
    }
}

/// Whether a text has the name of a file, which does not go on.
fn names_file(text: &str, file: &str) -> bool {
    text.match_indices(file).any(|(at, _)| {
        let rest = &text[at + file.len()..];
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        !rest.starts_with(|c: char| c.is_alphanumeric() || "_-".contains(c))
    })
}

fn names_of_blocks(statements: &[Stmt<'_>], found: &mut BTreeSet<String>) {
    for statement in statements {
        match statement {
            Stmt::Template(template) => names_of_blocks(&template.children, found),
            Stmt::Block(block) => {
                found.insert(block.name.to_owned());
                names_of_blocks(&block.body, found);
            }
            Stmt::ForLoop(each) => names_of_blocks(&each.body, found),
            Stmt::IfCond(condition) => {
                names_of_blocks(&condition.true_body, found);
                names_of_blocks(&condition.false_body, found);
            }
            Stmt::WithBlock(with) => names_of_blocks(&with.body, found),
            _ => {}
        }
    }
}

fn nearest(rule: &'static Rule, place: Span, message: String, name: &str, known: &[&str]) -> Diagnostic {
    let finding = Diagnostic::new(rule, place, message);
    match did_you_mean(name, known.iter().copied()) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => {
            let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
            finding.hint(format!("use one of the blocks that there are: {}", known.join(", ")))
        }
    }
}
