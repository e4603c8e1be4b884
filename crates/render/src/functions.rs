//! The drawing functions that the layers of a house offer, as their files write them.

use crate::prepared::{PreparedHouse, file_id};
use std::ops::Range;
use typst::syntax::{LinkedNode, Source, SyntaxKind};

/// A drawing function of one layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Function {
    /// The name by which it is called: `heading-look`.
    pub(crate) name: String,
    /// The layer that offers it.
    pub(crate) layer: String,
    /// Where its name stands in that layer's `house.typ`.
    pub(crate) at: Range<usize>,
}

/// The functions of each layer of a house, the nearest layer first.
pub(crate) fn functions(house: &PreparedHouse) -> Vec<Function> {
    let mut functions = Vec::new();
    for layer in &house.house().chain {
        let Some(source) = house.sources.get(&file_id(&format!("/templates/{layer}/house.typ"))) else {
            continue;
        };
        for (name, at) in offered(source) {
            functions.push(Function { name, layer: layer.clone(), at });
        }
    }
    functions
}

/// The names in the dictionaries of which `functions` is made.
fn offered(source: &Source) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for binding in all(&LinkedNode::new(source.root())) {
        let name = binding.children().find(|child| child.kind() == SyntaxKind::Ident);
        let is_functions = name.is_some_and(|name| name.leaf_text() == "functions");
        if binding.kind() != SyntaxKind::LetBinding || !is_functions {
            continue;
        }
        for dictionary in outermost_dictionaries(&binding) {
            for entry in dictionary.children().filter(|entry| entry.kind() == SyntaxKind::Named) {
                let name = entry.children().next();
                found.extend(name.map(|name| (name.leaf_text().to_string(), name.range())));
            }
        }
    }
    found
}

/// A node and everything below it.
pub(crate) fn all<'a>(node: &LinkedNode<'a>) -> Vec<LinkedNode<'a>> {
    let mut nodes = vec![node.clone()];
    let mut next = 0;
    while next < nodes.len() {
        let children: Vec<_> = nodes[next].children().collect();
        nodes.extend(children);
        next += 1;
    }
    nodes
}

fn outermost_dictionaries<'a>(node: &LinkedNode<'a>) -> Vec<LinkedNode<'a>> {
    match node.kind() {
        SyntaxKind::Dict => vec![node.clone()],
        // What a function makes of its own is no drawing function.
        SyntaxKind::Closure | SyntaxKind::CodeBlock => Vec::new(),
        _ => node.children().flat_map(|child| outermost_dictionaries(&child)).collect(),
    }
}
