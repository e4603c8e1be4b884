//! What is wrong in a page, told where a template of its house wrote it.

use super::judged::{Fault, Place};
use crate::messages::{CameFrom, template_place, with_hints};
use crate::prepared::PreparedHouse;
use crate::templates::{Markup, find_block};
use boardpaper_data::diagnostic::Diagnostic;
use boardpaper_data::report::Report;
use boardpaper_data::rules;
use boardpaper_data::source::Sources;
use std::collections::BTreeSet;
use std::ops::Range;

/// The faults that are told of one page. More come of one slip in what a template repeats.
const MOST: usize = 100;

/// The house that all others extend.
const BASE: &str = "base";
/// How the paths of its files begin.
const OF_BASE: &str = "templates/base/";

/// Faults of a page as messages, each place once.
pub(super) fn told(
    faults: Vec<Fault>,
    noted: Option<&CameFrom>,
    report: &Report,
    house: &PreparedHouse,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let mut said = BTreeSet::new();
    let mut told = Vec::new();
    for Fault { at, message, mut hint } in faults.into_iter().take(MOST) {
        let written = |range: &Range<usize>| {
            let (file, range) = noted?.find(range)?;
            Some(Found {
                path: house.paths.get(&file)?.clone(),
                text: text(house, file)?,
                range,
                block: None,
            })
        };
        let own = |found: &Found| !found.path.starts_with(OF_BASE);
        let place = match at {
            Place::At(range) => written(&range),
            Place::Either([one, other]) => {
                let (one, other) = (written(&one), written(&other));
                if other.as_ref().is_some_and(own) && !one.as_ref().is_some_and(own) { other } else { one }
            }
            Place::Or(range, names) => {
                let here = written(&range);
                here.clone().filter(own).or_else(|| changed(house, report, names)).or(here)
            }
            Place::Block(names) => changed(house, report, names),
        };
        if let Some(block) = place.as_ref().and_then(|found| found.block) {
            hint = format!("call {{{{ super() }}}} in the block `{block}`, or write there what `base` does");
        }
        let place = place.map(|Found { path, text, range, .. }| {
            (template_place(&path, &text, range.clone(), sources), path, range)
        });
        let key = place.as_ref().map(|(_, path, range)| (path.clone(), range.start));
        if !said.insert((key, message.clone())) {
            continue;
        }
        let diagnostic = match place {
            Some((span, ..)) => Diagnostic::new(&rules::TEMPLATE, span, message)
                .other(report.title.span, "while this document was built"),
            None => {
                let message = format!("the HTML of the house `{}`: {message}", house.house().name());
                Diagnostic::new(&rules::TEMPLATE, report.title.span, message)
            }
        };
        told.push(with_hints(diagnostic, [hint]));
    }
    told
}

fn text(house: &PreparedHouse, file: typst::syntax::FileId) -> Option<String> {
    Some(String::from_utf8_lossy(house.files.get(&file)?.as_slice()).into_owned())
}

/// What of a house's templates is at fault.
#[derive(Clone)]
struct Found {
    path: String,
    text: String,
    range: Range<usize>,
    /// The block, if it is one.
    block: Option<&'static str>,
}

/// Where a house has the first of these blocks or templates of its own, the nearest layer first; else the template of
/// the document that it has of its own.
fn changed(house: &PreparedHouse, report: &Report, names: &[&'static str]) -> Option<Found> {
    let layers = house.house().chain.iter().filter(|layer| *layer != BASE);
    let templates: Vec<(String, String, String)> = layers
        .flat_map(|layer| {
            let of_layer = format!("/templates/{layer}/");
            let mut found: Vec<(String, String, String)> = house
                .paths
                .iter()
                .filter_map(|(id, path)| {
                    let file = id.get().vpath().get_with_slash().strip_prefix(&of_layer)?.to_owned();
                    let is_html = Markup::of(&file) == Some(Markup::Html);
                    is_html.then(|| Some((file, path.clone(), text(house, *id)?)))?
                })
                .collect();
            found.sort();
            found
        })
        .collect();
    let beginning = |text: &str| 0..text.lines().next().map_or(0, str::len);
    let file = |name: &str| {
        let (_, path, text) = templates.iter().find(|(file, ..)| file == name)?;
        Some(Found { path: path.clone(), text: text.clone(), range: beginning(text), block: None })
    };
    let named = |name: &&'static str| {
        let in_block = templates.iter().find_map(|(_, path, text)| {
            let range = find_block(text, name)?;
            Some(Found { path: path.clone(), text: text.clone(), range, block: Some(*name) })
        });
        in_block.or_else(|| file(&format!("{name}{}", Markup::Html.ending())))
    };
    let of_document = [Markup::Html.template_of(report.kind), "report.html.j2", "document.html.j2"];
    names.iter().find_map(named).or_else(|| of_document.into_iter().find_map(file))
}
