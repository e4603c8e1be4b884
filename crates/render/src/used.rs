//! Which files of a house a document uses, so that a change of another builds nothing anew.
//!
//! Files go by the names by which templates and Typst ask for them: `/house/NAME` is the nearest layer's,
//! `/templates/LAYER/NAME` that of one layer. A name that leads to no file counts too: one may come.

use crate::html::STYLE_SHEET;
use crate::prepared::PreparedHouse;
use crate::reach::{Template, constants, templates};
use crate::templates::{Markup, PARTS};
use minijinja::machinery::ast::{Expr, Stmt};
use std::collections::BTreeSet;

/// The files that every document of a house uses: its settings.
fn settings(house: &PreparedHouse) -> impl Iterator<Item = String> {
    house.files().map(|file| file.name.to_owned()).filter(|name| name.ends_with(".toml"))
}

/// The files that writing with a template uses: the settings, and all templates that it can include, extend or
/// import, whatever the document. HTML holds its parts, style sheets and crests too, which Typst reads itself.
pub(crate) fn used_by(house: &PreparedHouse, markup: Markup, first: &str) -> BTreeSet<String> {
    let all = templates(house);
    let mut names = BTreeSet::from([first.to_owned()]);
    if markup == Markup::Html {
        let own = house.house();
        names.extend(PARTS.map(str::to_owned));
        names.extend(own.chain.iter().map(|layer| format!("{layer}/{STYLE_SHEET}")));
        let logos = own.languages.values().flat_map(|house| &house.logos).chain(&own.logos);
        names.extend(logos.map(|logo| logo.file.value.clone()));
    }
    let mut before = 0;
    while names.len() > before {
        before = names.len();
        for template in &all {
            if names.contains(&template.name) || names.contains(template.file()) {
                match named_in(template) {
                    Some(named) => names.extend(named),
                    // A name that is put together may be any.
                    None => {
                        names.extend(all.iter().flat_map(|one| [one.name.clone(), one.file().to_owned()]));
                    }
                }
            }
        }
    }
    let names = names.iter().flat_map(|name| [format!("/house/{name}"), format!("/templates/{name}")]);
    names.chain(settings(house)).collect()
}

/// The names of the templates that one names; none if they cannot be told.
fn named_in(template: &Template) -> Option<Vec<String>> {
    let mut names = Vec::new();
    // What is no template names none.
    template.tree().is_none_or(|tree| name(&[tree], &mut names)).then_some(names)
}

/// Whether a name, or each of a list of names, is written out.
fn is_constant(name: &Expr<'_>) -> bool {
    match name {
        Expr::Const(text) => text.value.as_str().is_some(),
        Expr::List(list) => list.items.iter().all(is_constant),
        Expr::Tuple(tuple) => tuple.items.iter().all(is_constant),
        _ => false,
    }
}

/// Finds the names in some statements; whether all of them could be told.
fn name(statements: &[Stmt<'_>], names: &mut Vec<String>) -> bool {
    let mut constant = |expression: &Expr<'_>| {
        names.extend(constants(expression));
        is_constant(expression)
    };
    let mut are_known = true;
    for statement in statements {
        are_known &= match statement {
            Stmt::Extends(extends) => constant(&extends.name),
            Stmt::Include(include) => constant(&include.name),
            Stmt::Import(import) => constant(&import.expr),
            Stmt::FromImport(import) => constant(&import.expr),
            _ => true,
        };
    }
    let within = |body: &[Stmt<'_>], names: &mut Vec<String>| name(body, names);
    for statement in statements {
        are_known &= match statement {
            Stmt::Template(template) => within(&template.children, names),
            Stmt::ForLoop(each) => within(&each.body, names) & within(&each.else_body, names),
            Stmt::IfCond(condition) => {
                within(&condition.true_body, names) & within(&condition.false_body, names)
            }
            Stmt::WithBlock(with) => within(&with.body, names),
            Stmt::SetBlock(set) => within(&set.body, names),
            Stmt::AutoEscape(escape) => within(&escape.body, names),
            Stmt::FilterBlock(filter) => within(&filter.body, names),
            Stmt::Block(block) => within(&block.body, names),
            Stmt::Macro(made) => within(&made.body, names),
            Stmt::CallBlock(call) => within(&call.macro_decl.body, names),
            Stmt::EmitRaw(_)
            | Stmt::EmitExpr(_)
            | Stmt::Set(_)
            | Stmt::Extends(_)
            | Stmt::Include(_)
            | Stmt::Import(_)
            | Stmt::FromImport(_)
            | Stmt::Do(_) => true,
        };
    }
    are_known
}
