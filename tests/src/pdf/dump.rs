//! Writes the tag tree as indented lines, for snapshots.

use std::fmt::Write as _;

use super::element::{Element, Kid, Link, Scope, Target};
use super::{Pdf, one_spaced};

/// The tag tree as text, one element a line: `H1 "Purpose of the report"`, `TH[col] "Risk"`, `Figure alt="A map"`.
///
/// Text stands in the line of its element if the element holds nothing else. A role that the file's role map
/// translates is followed by the name that the file uses, as in `Span(Strong)`.
pub fn tree_as_text(pdf: &Pdf) -> String {
    let mut out = String::new();
    for element in pdf.structure() {
        write_element(&mut out, &element, 0);
    }
    out
}

fn write_element(out: &mut String, element: &Element, depth: usize) {
    let mut line = element.role.clone();
    if element.written_role != element.role {
        let _ = write!(line, "({})", element.written_role);
    }
    let attributes = attributes(element);
    if !attributes.is_empty() {
        let _ = write!(line, "[{}]", attributes.join(" "));
    }
    for (name, value) in
        [("alt", &element.alt), ("actual", &element.actual_text), ("summary", &element.summary)]
    {
        if let Some(value) = value {
            let _ = write!(line, " {name}={value:?}");
        }
    }
    let texts_only = element.kids.iter().all(|kid| matches!(kid, Kid::Text(text) if text.lang.is_none()));
    if texts_only {
        let text: String = element.kids.iter().filter_map(text_of).collect();
        if !text.is_empty() {
            let _ = write!(line, " {:?}", one_spaced(&text));
        }
    }
    write_line(out, depth, &line);
    if texts_only {
        return;
    }
    for kid in &element.kids {
        match kid {
            Kid::Element(element) => write_element(out, element, depth + 1),
            Kid::Text(text) => {
                let lang = text.lang.as_ref().map(|lang| format!("[lang={lang}] ")).unwrap_or_default();
                // Spaces at the edges matter beside a link or an emphasis, so that they are kept as one.
                let shown = edges_kept(text.as_str());
                write_line(out, depth + 1, &format!("{lang}{shown:?}"));
            }
            Kid::Link(link) => write_line(out, depth + 1, &link_line(link)),
        }
    }
}

fn text_of(kid: &Kid) -> Option<&str> {
    match kid {
        Kid::Text(text) => Some(text.as_str()),
        _ => None,
    }
}

fn attributes(element: &Element) -> Vec<String> {
    let mut shown = Vec::new();
    if let Some(scope) = element.scope {
        shown.push(match scope {
            Scope::Row => "row".to_owned(),
            Scope::Column => "col".to_owned(),
            Scope::Both => "both".to_owned(),
        });
    }
    for (name, span) in [("colspan", element.col_span), ("rowspan", element.row_span)] {
        if span != 1 {
            shown.push(format!("{name}={span}"));
        }
    }
    shown.extend(element.list_numbering.clone());
    shown.extend(element.lang.as_ref().map(|lang| format!("lang={lang}")));
    shown
}

fn link_line(link: &Link) -> String {
    let target = match &link.target {
        Target::Uri(uri) => uri.clone(),
        Target::Named(name) => format!("#{name}"),
        Target::Page(page) => format!("page {page}"),
        Target::Unknown => "unknown".to_owned(),
    };
    match &link.contents {
        Some(contents) => format!("-> {target} {contents:?}"),
        None => format!("-> {target}"),
    }
}

fn edges_kept(text: &str) -> String {
    let edge = |there: bool| if there { " " } else { "" };
    let starts = text.starts_with(char::is_whitespace);
    let ends = text.ends_with(char::is_whitespace) && !text.trim().is_empty();
    [edge(starts), &one_spaced(text), edge(ends)].concat()
}

fn write_line(out: &mut String, depth: usize, line: &str) {
    let _ = writeln!(out, "{:indent$}{line}", "", indent = 2 * depth);
}

#[cfg(test)]
mod tests {
    use super::edges_kept;

    #[test]
    fn a_space_beside_a_link_is_shown_once() {
        assert_eq!(edges_kept("See  "), "See ");
        assert_eq!(edges_kept(" "), " ");
        assert_eq!(edges_kept("\nand"), " and");
    }
}
