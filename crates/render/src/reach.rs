//! What a template can reach at each of its places, and where it reaches for what is not there.

mod walk;

pub(crate) use walk::constants;

use crate::prepared::PreparedHouse;
use crate::templates::Markup;
use crate::values::{self, Documents, Shape};
use boardpaper_data::diagnostic::did_you_mean;
use minijinja::machinery::ast::Stmt;
use minijinja::machinery::parse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a name stands for, as far as that can be told without a document.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Meaning {
    /// A value of the table of values, or something in one.
    Value(&'static Shape),
    /// The `loop` of a loop.
    Loop,
    /// Anything at all.
    Anything,
}

/// The names that a template has made itself, and what they stand for.
pub(crate) type Scope = BTreeMap<String, Meaning>;

/// What a loop knows of itself.
const LOOP: &[&str] = &[
    "index",
    "index0",
    "first",
    "last",
    "length",
    "previtem",
    "nextitem",
    "revindex",
    "revindex0",
    "depth",
    "depth0",
    "changed",
    "cycle",
];

/// Names that the engine has wherever they mean something.
const BUILT_IN: &[&str] = &["self", "super", "caller", "varargs", "kwargs", "loop"];

/// A reach for something that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// Where, in bytes of the template.
    pub(crate) at: Range<usize>,
    /// The name that leads nowhere.
    pub(crate) name: String,
    /// What it was looked for in, as it was written; none for a name of its own.
    pub(crate) within: Option<String>,
    /// What kind of thing it would be.
    pub(crate) kind: Kind,
    /// What there is.
    pub(crate) known: Vec<String>,
    /// Of a value, the names of loops and `set`s in reach there.
    pub(crate) own: Vec<String>,
}

/// What kind of thing was reached for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A value.
    Value,
    /// A filter, after `|`.
    Filter,
    /// A test, after `is`.
    Test,
    /// A function or macro.
    Function,
    /// A template.
    Template,
}

impl Kind {
    /// Its name.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Filter => "filter",
            Self::Test => "test",
            Self::Function => "function",
            Self::Template => "template",
        }
    }
}

impl Unknown {
    /// What is wrong.
    pub(crate) fn message(&self) -> String {
        match &self.within {
            Some(within) => format!("`{within}` has no `{}`", self.name),
            None => format!("there is no {} `{}`", self.kind.noun(), self.name),
        }
    }

    /// What to do: the name that was probably meant, and what there is.
    pub(crate) fn hints(&self) -> Vec<String> {
        let mut hints = Vec::new();
        let known = self.own.iter().chain(&self.known).map(String::as_str);
        hints.extend(did_you_mean(&self.name, known).map(|near| format!("did you mean `{near}`?")));
        let all = listed(&self.known);
        match (&self.within, self.kind) {
            (Some(within), _) if self.known.is_empty() => {
                hints.push(format!("write `{within}` alone: it holds nothing that has a name"));
            }
            (Some(within), _) => hints.push(format!("use one of what `{within}` has: {all}")),
            (None, Kind::Value) => {
                if !self.own.is_empty() {
                    hints.push(format!(
                        "use one of the names that the template makes here: {}",
                        listed(&self.own)
                    ));
                }
                hints.push(format!("use one of the values of a document: {all}"));
            }
            (None, kind) => hints.push(format!("use one of the {}s that there are: {all}", kind.noun())),
        }
        hints
    }
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// One template of a house.
#[derive(Debug)]
pub(crate) struct Template {
    /// Its name as templates name it, with its layer: `base/report.typ.j2`.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
}

impl Template {
    /// Its name without the layer, by which the nearest one is found.
    pub(crate) fn file(&self) -> &str {
        self.name.split_once('/').map_or(self.name.as_str(), |(_, file)| file)
    }

    /// Its tree; none if it is no template, which is a fault of its own.
    pub(crate) fn tree(&self) -> Option<Stmt<'_>> {
        parse(&self.text, &self.name, minijinja::syntax::SyntaxConfig::default()).ok()
    }
}

/// The templates of a house, layer by layer, sorted by name.
pub(crate) fn templates(house: &PreparedHouse) -> Vec<Template> {
    let mut templates: Vec<Template> = house
        .files
        .iter()
        .filter_map(|(id, bytes)| {
            let name = id.get().vpath().get_with_slash().strip_prefix("/templates/")?.to_owned();
            let text = String::from_utf8_lossy(bytes.as_slice()).into_owned();
            name.ends_with(".j2").then_some(Template { name, text })
        })
        .collect();
    templates.sort_by(|one, other| one.name.cmp(&other.name));
    templates
}

/// What the templates of a house give to one another: the names in reach where one includes another, and
/// within each block.
#[derive(Debug, Default)]
pub(crate) struct Handed {
    /// By the file that is included or extended.
    files: BTreeMap<String, Scope>,
    /// By the name of the block.
    blocks: BTreeMap<String, Scope>,
}

/// How often names are handed on from template to template; none stands in more that include one another.
const ROUNDS: usize = 6;

/// What is reached for and is not there, by the name of the template.
pub(crate) fn unknowns(house: &PreparedHouse) -> Vec<(Template, Vec<Unknown>)> {
    let templates = templates(house);
    let files: BTreeSet<&str> =
        templates.iter().flat_map(|template| [template.name.as_str(), template.file()]).collect();
    let functions: Vec<String> = house.typst.globals().map(|(name, _)| name.to_owned()).collect();
    let mut handed = Handed::default();
    for _ in 0..ROUNDS {
        for template in &templates {
            if let Some(tree) = template.tree() {
                let mut walker = walk::Walker::new(template, &files, &functions, &mut handed);
                walker.template(&tree);
            }
        }
    }
    let found: Vec<Vec<Unknown>> = templates
        .iter()
        .map(|template| {
            let Some(tree) = template.tree() else { return Vec::new() };
            let mut walker = walk::Walker::new(template, &files, &functions, &mut handed);
            walker.template(&tree);
            walker.found
        })
        .collect();
    templates.into_iter().zip(found).collect()
}

/// Lays what one place hands on over what others do: a name that means different things means anything.
fn hand(to: &mut Scope, from: &Scope) {
    for (name, meaning) in from {
        let same = |known: &Meaning| match (known, meaning) {
            (Meaning::Value(one), Meaning::Value(other)) => std::ptr::eq(*one, *other),
            (Meaning::Loop, Meaning::Loop) => true,
            _ => false,
        };
        match to.get_mut(name) {
            Some(known) if !same(known) => *known = Meaning::Anything,
            Some(_) => {}
            None => drop(to.insert(name.clone(), *meaning)),
        }
    }
}

/// The values at the top that templates of a markup see, sorted.
fn top_level(markup: Option<Markup>) -> Vec<String> {
    let seen = values::shape().keys.iter().filter(|(_, shape)| is_in(shape, markup));
    seen.map(|(name, _)| (*name).to_owned()).collect()
}

/// Whether templates of a markup see a value.
fn is_in(shape: &Shape, markup: Option<Markup>) -> bool {
    shape.of != Some(Documents::Pages) || markup == Some(Markup::Html)
}
