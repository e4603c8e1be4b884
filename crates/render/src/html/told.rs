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
        let place = match at {
            Place::At(range) => noted.and_then(|noted| noted.find(&range)).and_then(|(file, range)| {
                let path = house.paths.get(&file)?;
                let text = text(house, file)?;
                Some((path.clone(), text, range))
            }),
            Place::Block(blocks) => changed(house, report, blocks).map(|(block, path, text, range)| {
                if let Some(block) = block {
                    hint = format!(
                        "call {{{{ super() }}}} in the block `{block}`, or write there what `base` does"
                    );
                }
                (path, text, range)
            }),
        };
        let place = place
            .map(|(path, text, range)| (template_place(&path, &text, range.clone(), sources), path, range));
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

/// Which of these blocks a house writes in its own way and where, the nearest layer first; else where the template of
/// the document stands that it has of its own.
fn changed(
    house: &PreparedHouse,
    report: &Report,
    blocks: &'static [&'static str],
) -> Option<(Option<&'static str>, String, String, Range<usize>)> {
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
    let in_block = blocks.iter().find_map(|block| {
        templates.iter().find_map(|(_, path, text)| {
            let at = find_block(text, block)?;
            Some((Some(*block), path.clone(), text.clone(), at))
        })
    });
    let whole = || {
        let mut names = vec![Markup::Html.template_of(report.kind), "report.html.j2", "document.html.j2"];
        names.dedup();
        names.into_iter().find_map(|name| {
            let (_, path, text) = templates.iter().find(|(file, ..)| file == name)?;
            Some((None, path.clone(), text.clone(), 0..text.lines().next().map_or(0, str::len)))
        })
    };
    in_block.or_else(whole)
}
