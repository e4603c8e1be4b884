//! Where rows break: whatever the heights of its cells, an action that fits on a page stands on one, and no word is lost.

use crate::papers::{Place, folder, put};
use crate::{blocks, not_once};
use boardpaper_tests::numbers::{Numbers, cases};
use boardpaper_tests::pdf::{Drawn, Element, Pdf, grid};
use boardpaper_tests::plans::{Plan, Shape, plan};
use std::collections::{BTreeMap, BTreeSet};

/// The room for rows on a page of `base` in points, judged on the low side: a landscape page without its margins,
/// the column heads and the heading above them.
const ROOM: f32 = 360.0;

/// The least height of a cell that holds all this text, in points.
fn height(drawn: &[Drawn]) -> f32 {
    let mut pages: BTreeMap<usize, (f32, f32)> = BTreeMap::new();
    for text in drawn {
        let (top, bottom) = pages.entry(text.page).or_insert((f32::MIN, f32::MAX));
        *top = top.max(text.top());
        *bottom = bottom.min(text.bottom());
    }
    pages.values().map(|(top, bottom)| top - bottom).sum()
}

/// The refs of the actions that break although they would fit on a page.
fn needless_breaks(pdf: &Pdf, tree: &[Element], plan: &Plan) -> Vec<String> {
    let tables = tree.iter().flat_map(|element| element.all("Table"));
    let table = tables.max_by_key(|table| table.all("TR").len()).unwrap();
    let rows = grid(table).unwrap();
    let mut found = Vec::new();
    for (row, reference) in rows[1..].iter().zip(&plan.actions) {
        let own = row.iter().filter(|cell| cell.row_span == 1).map(|cell| pdf.drawn_beneath(cell));
        let cells: Vec<Vec<Drawn>> = own.collect();
        let pages: BTreeSet<usize> = cells.iter().flatten().map(|drawn| drawn.page).collect();
        let tallest = cells.iter().map(|cell| height(cell)).fold(0.0, f32::max);
        if pages.len() > 1 && tallest < ROOM {
            found.push(format!("{reference} of {tallest} points on pages {pages:?}"));
        }
    }
    found
}

/// Builds so many plans with cells of any height, and hands over each with its PDF, if there is one.
fn each_case(usual: usize, has_notes: bool, mut check: impl FnMut(usize, &Plan, Result<Pdf, String>)) {
    let mut numbers = Numbers::new(0xb4ea);
    let count = cases(usual);
    for first in (0..count).step_by(60) {
        let folder = folder();
        let mut papers = Vec::new();
        for case in first..count.min(first + 60) {
            let longest = numbers.one_of(&[20, 60, 150, 400, 900]);
            let actions = 1 + numbers.below(14);
            let plan = plan(Shape { actions, longest, has_notes, seed: case as u64 + 1 });
            let source = put(&folder, &format!("case-{case}"), "base", Place::Alone, &plan.toml);
            papers.push((case, source, plan));
        }
        let run = folder.build(2);
        for (case, source, plan) in papers {
            let told = || run.messages().into_iter().filter(|message| message.starts_with(&source));
            let refusal = || told().filter(|message| message.contains(" error[")).collect();
            check(case, &plan, run.pdf_if_built(&source).map(Pdf::read).ok_or_else(refusal));
        }
    }
}

/// Fails at a plan that is not built, or whose tag tree lacks a word or has it twice.
fn assert_whole(case: usize, plan: &Plan, pdf: Result<Pdf, String>) {
    let pdf = pdf.unwrap_or_else(|told| panic!("case {case}: {told}\n{}", plan.toml));
    let words = plan.words.iter().chain(&plan.footnotes);
    let lost = not_once(words.map(|word| word.text.as_str()), &blocks(&pdf.structure()));
    assert_eq!(lost, [] as [&str; 0], "case {case}:\n{}", plan.toml);
}

#[test]
fn whatever_the_heights_of_its_cells_no_word_of_a_plan_is_lost() {
    each_case(120, false, assert_whole);
}

#[test]
fn whatever_the_heights_of_its_cells_no_word_of_a_plan_with_footnotes_is_lost() {
    each_case(120, true, assert_whole);
}

#[test]
#[ignore = "the last action of an area breaks, however short it is, where the title of the area is longer than a page"]
fn an_action_that_fits_on_a_page_stands_on_one() {
    let mut faults = Vec::new();
    each_case(120, false, |case, plan, pdf| {
        if let Ok(pdf) = pdf {
            let breaks = needless_breaks(&pdf, &pdf.structure(), plan);
            faults.extend(breaks.into_iter().map(|fault| format!("case {case}: {fault}")));
        }
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_footnote_in_or_beside_an_area_that_breaks_is_built() {
    for plan in [
        include_str!("../../corpora/footnote-beside-a-tall-area.toml"),
        include_str!("../../corpora/footnote-of-a-tall-area.toml"),
    ] {
        let folder = folder();
        folder.put("data/plan.toml", plan.as_bytes());
        let run = folder.build(1);
        assert!(run.pdf_if_built("data/plan.toml").is_some(), "{}", run.messages().join("\n"));
    }
}
