//! Faults that show elsewhere than where they are: a drawing function that does not fit what calls it, a house
//! without functions, a template that writes no document. What is wrong, and the file of the house to mend.

use super::missing_key::holder;
use crate::functions::{Function, all, functions};
use crate::prepared::{PreparedHouse, file_id};
use crate::templates::Markup;
use crate::world::Paper;
use boardpaper_data::report::Report;
use std::ops::Range;
use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, FileId, LinkedNode, Side, SyntaxKind};
use typst::{World, WorldExt};

/// The layer that all others change.
const BASE: &str = "base";

/// How a house has the functions that it does not change.
const ALL_FUNCTIONS: &str = "write `#import \"/templates/base/house.typ\": functions as base`, and below it `#let functions = base + (…)` with those that the house changes";

/// A fault in plain words, and the place in the house that has to be mended.
pub(super) struct AtFault {
    pub(super) file: FileId,
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) hints: Vec<String>,
}

/// What of a house is behind a fault of Typst, if that is not the place that Typst names.
pub(super) fn explained(fault: &SourceDiagnostic, paper: &Paper<'_>, report: &Report) -> Option<AtFault> {
    let house = paper.house;
    let said = fault.message.as_str();
    if said.contains("missing document title") || said.contains("missing document date") {
        return no_document(house, report);
    }
    if said.starts_with("label `<") && said.contains("does not exist") {
        return not_drawn(house, report, said);
    }
    let file = fault.span.id()?;
    let range = paper.range(fault.span)?;
    let source = paper.source(file).ok()?;
    let written = source.text().get(range.clone())?;
    let is_functions = written.trim_start_matches("..") == "functions" && file == paper.main.id();
    if is_functions && (said == "unresolved import" || said.starts_with("cannot spread")) {
        let message = match said {
            "unresolved import" => "this house.typ says no `functions`",
            _ => "`functions` has to be a dictionary of drawing functions",
        };
        return in_house_typ(house, message.to_owned(), ALL_FUNCTIONS);
    }
    if let Some(key) = said.strip_prefix("dictionary does not contain key \"") {
        let key = key.split('"').next()?;
        let is_function = holder(&source, &range)?.as_slice() == ["house"];
        let is_known = functions(house).iter().any(|function| function.name == key);
        let message = format!("`functions` lacks the drawing function `{key}`");
        return if is_function && is_known { in_house_typ(house, message, ALL_FUNCTIONS) } else { None };
    }
    if written.starts_with("\"@") && said.starts_with("file not found") {
        return Some(AtFault {
            file,
            range,
            message: "a house has no packages".to_owned(),
            hints: vec![
                "copy what you need of the package into the house's folder, and import it from there, such as \"/house/shapes.typ\"".to_owned(),
            ],
        });
    }
    does_not_fit(fault, paper)
}

/// The layers of a house that can be at fault: a workspace does not change `base`.
fn own_layers(house: &PreparedHouse) -> impl Iterator<Item = &str> {
    house.house().chain.iter().map(String::as_str).filter(|layer| *layer != BASE)
}

fn house_typ(layer: &str) -> FileId {
    file_id(&format!("/templates/{layer}/house.typ"))
}

/// A fault of the nearest house.typ, at its `functions`.
fn in_house_typ(house: &PreparedHouse, message: String, hint: &str) -> Option<AtFault> {
    let file = own_layers(house).map(house_typ).find(|file| house.sources.contains_key(file))?;
    let nodes = all(&LinkedNode::new(house.sources.get(&file)?.root()));
    let name = nodes.iter().find(|node| {
        node.kind() == SyntaxKind::Ident
            && node.leaf_text() == "functions"
            && node.parent_kind() == Some(SyntaxKind::LetBinding)
    });
    let range = name.map_or(0..0, LinkedNode::range);
    Some(AtFault { file, range, message, hints: vec![hint.to_owned()] })
}

/// The functions that the house says itself, the nearest layer first.
fn own_functions(house: &PreparedHouse) -> impl Iterator<Item = Function> {
    functions(house).into_iter().filter(|function| function.layer != BASE)
}

fn of_function(function: &Function, message: String, hints: Vec<String>) -> AtFault {
    AtFault { file: house_typ(&function.layer), range: function.at.clone(), message, hints }
}

/// The template of a document's kind that the house has of its own, or what that extends.
fn own_template(house: &PreparedHouse, report: &Report) -> Option<FileId> {
    let names = [Markup::Typst.template_of(report.kind), "document.typ.j2"];
    names.into_iter().find_map(|name| {
        let mut files = own_layers(house).map(|layer| file_id(&format!("/templates/{layer}/{name}")));
        files.find(|file| house.files.contains_key(file))
    })
}

/// Title and date of a PDF are set by the function `document`, which the outermost template calls.
fn no_document(house: &PreparedHouse, report: &Report) -> Option<AtFault> {
    let is_document = |function: &Function| function.name == "document" || function.name == "review-document";
    let function = own_functions(house).find(is_document);
    match (own_template(house, report), function) {
        (_, Some(function)) => {
            let message = format!("`{}` sets no title and date of the PDF", function.name);
            let hint = format!(
                "hand on what it is given: `(base.{})(house, ..arguments, body)`, or write `set document(title: title, date: date)`",
                function.name
            );
            Some(of_function(&function, message, vec![hint]))
        }
        (Some(file), None) => Some(AtFault {
            file,
            range: 0..0,
            message: "this template writes no document: nothing in it sets the title and the date".to_owned(),
            hints: vec![format!(
                "begin it with {{% extends \"base/{}\" %}}, and change single blocks below that line",
                Markup::Typst.template_of(report.kind)
            )],
        }),
        (None, None) => None,
    }
}

/// What links lead to is drawn with the words around it: where it is not, words are lost too.
fn not_drawn(house: &PreparedHouse, report: &Report, said: &str) -> Option<AtFault> {
    let label = said.split(['<', '>']).nth(1)?;
    let message = format!("something leads to `{label}`, which is not drawn: words are lost with it");
    let own: Vec<Function> = own_functions(house).collect();
    if let Some(first) = own.first() {
        let names: Vec<String> = own.iter().map(|function| format!("`{}`", function.name)).collect();
        let hint = format!(
            "look for one that does not print the words and the anchor that it is given, among those that the house changes: {}",
            names.join(", ")
        );
        return Some(of_function(first, message, vec![hint]));
    }
    let hint = "look for a block that leaves out what `base` prints there: `{{ super() }}` prints it";
    let file = own_template(house, report)?;
    Some(AtFault { file, range: 0..0, message, hints: vec![hint.to_owned()] })
}

/// A function of the house that does not take what it gets.
fn does_not_fit(fault: &SourceDiagnostic, paper: &Paper<'_>) -> Option<AtFault> {
    let house = paper.house;
    let said = fault.message.as_str();
    let fits_not = |name: &str| {
        let argument = |rest: &str| rest.trim_start_matches(": ").to_owned();
        if let Some(rest) = said.strip_prefix("unexpected argument") {
            return Some(match argument(rest).as_str() {
                "" => format!("the drawing function `{name}` gets more than it takes"),
                argument => {
                    format!("the drawing function `{name}` does not take `{argument}`, which it gets")
                }
            });
        }
        if let Some(rest) = said.strip_prefix("missing argument") {
            return Some(format!(
                "the drawing function `{name}` asks for `{}`, which it does not get",
                argument(rest)
            ));
        }
        let kind = said.strip_prefix("expected function, found ")?;
        Some(format!("`{name}` is no drawing function, but of the type `{kind}`"))
    };
    fits_not("")?;
    let spans = std::iter::once(fault.span).chain(fault.trace.iter().map(|point| point.span.into()));
    for (place, span) in spans.enumerate() {
        let (Some(file), Some(range)) = (span.id(), paper.range(span)) else { continue };
        let is_own = file != paper.main.id() && !is_of_base(house, file);
        if is_own && place == 0 {
            return None;
        }
        if place == 0 && file == paper.main.id() && passes_on(fault, paper) {
            continue;
        }
        if is_own {
            // What it was given passes through a function of the house to another.
            let message = format!("the typesetter says: {said}");
            let hint =
                "hand on only the arguments that this function takes; docs/house-drawing.md lists them";
            return Some(AtFault { file, range, message, hints: vec![hint.to_owned()] });
        }
        let Some(name) = called(paper, span) else { continue };
        let function = own_functions(house).find(|function| function.name == name)?;
        let mut hints = Vec::new();
        hints.extend(arguments(house, &name).map(|arguments| {
            format!("write it as `base` does, `({arguments}) => …`; `..arguments` takes what it does not use")
        }));
        hints.push("look in docs/house-drawing.md for what each drawing function gets".to_owned());
        return Some(of_function(&function, fits_not(&name)?, hints));
    }
    None
}

/// Whether a file of the house hands on what it was given.
fn passes_on(fault: &SourceDiagnostic, paper: &Paper<'_>) -> bool {
    let first = fault.trace.first().and_then(|point| DiagSpan::from(point.span).id());
    first.is_some_and(|file| file != paper.main.id() && !is_of_base(paper.house, file))
}

/// Whether a file is one of `base`, by whichever name Typst asked for it.
fn is_of_base(house: &PreparedHouse, file: FileId) -> bool {
    let path = house.paths.get(&file);
    path.is_some_and(|path| path.starts_with("templates/base/"))
}

/// The drawing function that is called around a place: `draw("title")` or `(house.title)(house)`.
fn called(paper: &Paper<'_>, span: DiagSpan) -> Option<String> {
    let source = paper.source(span.id()?).ok()?;
    let root = LinkedNode::new(source.root());
    let mut node = root.leaf_at(paper.range(span)?.start, Side::After)?;
    loop {
        if let Some(name) = name_of_call(&node) {
            return Some(name);
        }
        node = node.parent()?.clone();
    }
}

fn name_of_call(node: &LinkedNode<'_>) -> Option<String> {
    if node.kind() != SyntaxKind::FuncCall {
        return None;
    }
    let callee = node.children().next()?;
    if callee.kind() == SyntaxKind::Ident && callee.leaf_text() == "draw" {
        let arguments = node.children().find(|child| child.kind() == SyntaxKind::Args)?;
        let name = arguments.children().find(|child| child.kind() == SyntaxKind::Str)?;
        return Some(name.leaf_text().trim_matches('"').to_owned());
    }
    let field = callee.children().find(|child| child.kind() == SyntaxKind::FieldAccess)?;
    let of = field.children().next()?;
    (callee.kind() == SyntaxKind::Parenthesized && of.leaf_text() == "house")
        .then(|| field.children().last().map(|name| name.leaf_text().to_string()))?
}

/// The arguments of a function of `base`, as its file writes them.
fn arguments(house: &PreparedHouse, name: &str) -> Option<String> {
    let function =
        functions(house).into_iter().find(|function| function.layer == BASE && function.name == name)?;
    let listed = LinkedNode::new(house.sources.get(&house_typ(BASE))?.root());
    // Its name in the list of functions, and the one that it has in its file.
    let drawn = listed.leaf_at(function.at.start, Side::After)?.parent()?.children().last()?;
    let drawn = drawn.leaf_text().to_string();
    let of_base = house.sources.iter().filter(|(file, _)| is_of_base(house, **file));
    of_base.into_iter().find_map(|(_, source)| {
        let closures = all(&LinkedNode::new(source.root()));
        let closure = closures.into_iter().find(|node| {
            let name = node.children().next().filter(|_| node.kind() == SyntaxKind::Closure);
            name.is_some_and(|name| name.kind() == SyntaxKind::Ident && name.leaf_text().as_str() == drawn)
        })?;
        let params = closure.children().find(|child| child.kind() == SyntaxKind::Params)?;
        let written = params.full_text();
        let words: Vec<&str> = written.split_whitespace().collect();
        let arguments = words.join(" ");
        let arguments = arguments.strip_prefix('(')?.strip_suffix(')')?.trim();
        Some(arguments.trim_end_matches(',').to_owned())
    })
}
