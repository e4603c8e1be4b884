//! What in a tag would run something, ask for something, or lead where no link may lead.

use super::{Fault, Tag};
use crate::html::style::{is_data, slips_of_attribute};
use crate::markup::html::Address;
use std::ops::Range;

/// The elements that bring another page or a program into this one, or send something from it.
const ASKING: [&str; 11] = [
    "applet",
    "base",
    "embed",
    "fencedframe",
    "form",
    "frame",
    "frameset",
    "iframe",
    "noscript",
    "object",
    "portal",
];

/// The attributes of drawings whose values are those of style sheets (SVG 2, “presentation attributes”).
const DRAWN_BY: [&str; 11] = [
    "clip-path",
    "cursor",
    "fill",
    "filter",
    "marker",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "mask-image",
    "stroke",
];

/// The attributes whose address is asked for as soon as the page is shown.
const LOADING: [&str; 7] = ["archive", "background", "data", "manifest", "poster", "src", "xlink:href"];

/// What `rel` says of a link in the head that a browser follows by itself (HTML Standard, “link types”).
const ASKED_FOR: [&str; 14] = [
    "apple-touch-icon",
    "apple-touch-icon-precomposed",
    "apple-touch-startup-image",
    "dns-prefetch",
    "icon",
    "manifest",
    "mask-icon",
    "modulepreload",
    "pingback",
    "preconnect",
    "prefetch",
    "preload",
    "prerender",
    "stylesheet",
];

const NO_FILE: &str = "take it out; crests stand below `[[logo]]` in house.toml, and a small picture can stand here as `data:…`";

/// Reports what in a tag breaks the promise of a page.
pub(super) fn judge(tag: &Tag, faults: &mut Vec<Fault>) {
    let name = tag.name.as_str();
    let is_data_block =
        tag.attribute("type") == Some("application/ld+json") && tag.attribute("src").is_none();
    if name == "script" && !is_data_block {
        faults.push(Fault::at(
            &tag.at,
            "`<script>` would run something, and a page runs nothing",
            "take it out",
        ));
    }
    if ASKING.contains(&name) {
        let message = format!("`<{name}>` has no place in a page, which asks for nothing and sends nothing");
        faults.push(Fault::at(&tag.at, message, "take it out, or lead there by a link: `<a href=\"…\">`"));
    }
    if name == "meta" && tag.attribute("http-equiv").is_some_and(|it| it.eq_ignore_ascii_case("refresh")) {
        let message = "`<meta http-equiv=\"refresh\">` would lead elsewhere by itself";
        faults.push(Fault::at(&tag.at, message, "take it out, or lead there by a link: `<a href=\"…\">`"));
    }
    for (attribute, value, at) in &tag.attributes {
        let at = if at.is_empty() { &tag.at } else { at };
        faults.extend(of_attribute(tag, attribute, value, at));
    }
}

fn of_attribute(tag: &Tag, attribute: &str, value: &str, at: &Range<usize>) -> Vec<Fault> {
    match attribute {
        _ if attribute.starts_with("on") => {
            let message = format!("`{attribute}` would run something, and a page runs nothing");
            vec![Fault::at(at, message, "take it out")]
        }
        _ if attribute == "style" || DRAWN_BY.contains(&attribute) => {
            slips_of_attribute(value).into_iter().map(|slip| Fault::at(at, slip.message, slip.hint)).collect()
        }
        "srcset" | "imagesrcset" => {
            sources_of(value).into_iter().filter(|source| !is_data(source)).map(|it| loaded(it, at)).collect()
        }
        "href" if ["a", "area"].contains(&tag.name.as_str()) => leads(value, at).into_iter().collect(),
        "href" if tag.name == "link" => of_link(tag, value, at).into_iter().collect(),
        // What is drawn by its name stands in the page.
        "href" | "xlink:href" if value.starts_with('#') => Vec::new(),
        "href" if tag.name != "base" => of_loaded(value, at).into_iter().collect(),
        "formaction" | "ping" => {
            let message = format!("`{attribute}` would send something, and a page sends nothing");
            vec![Fault::at(at, message, "take it out")]
        }
        "data" if tag.name != "object" => Vec::new(),
        _ if LOADING.contains(&attribute) => of_loaded(value, at).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn of_loaded(address: &str, at: &Range<usize>) -> Option<Fault> {
    (!is_data(address)).then(|| loaded(address, at))
}

fn loaded(address: &str, at: &Range<usize>) -> Fault {
    let address = crate::view::cut_at_word(address.trim(), 60);
    Fault::at(at, format!("`{address}` would be loaded, and a page asks for no other file"), NO_FILE)
}

/// A link in the head, which leads somewhere or loads something.
fn of_link(tag: &Tag, address: &str, at: &Range<usize>) -> Option<Fault> {
    let rel = tag.attribute("rel").unwrap_or_default().to_ascii_lowercase();
    let is_asked_for = rel.split_ascii_whitespace().any(|word| ASKED_FOR.contains(&word));
    if is_asked_for { of_loaded(address, at) } else { leads(address, at) }
}

/// An address that a link leads to.
fn leads(address: &str, at: &Range<usize>) -> Option<Fault> {
    Address::written(address).is_none().then(|| {
        let shown = crate::view::cut_at_word(address.trim(), 60);
        let message = format!("no link may lead to `{shown}`");
        Fault::at(at, message, "write an address that begins with http://, https://, mailto: or tel:, a file beside the page, or `#` and the name of a place in it")
    })
}

/// The addresses of an attribute that names several pictures (HTML Standard, “parsing a srcset attribute”).
fn sources_of(set: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = set.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (source, after) = rest.split_at(end);
        let alone = source.trim_end_matches(',');
        found.push(alone);
        let after =
            if alone.len() < source.len() { after } else { after.find(',').map_or("", |at| &after[at..]) };
        rest = after.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
    }
    found
}
