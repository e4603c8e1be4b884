//! Action plans of 1 to 2,000 actions, in every house and place, as a screen reader meets them and as they stand on
//! their pages.

mod breaks;
mod pages;
mod papers;
mod table;

use boardpaper_tests::both::assert_same_words;
use boardpaper_tests::meant::meant;
use boardpaper_tests::pdf::{Element, Pdf};
use boardpaper_tests::plans::{Shape, plan};
use boardpaper_tests::words::words;
use boardpaper_tests::workspace::Folder;
use papers::{BUILT, PAPERS, folder, pdf_of};

/// The text of a tag tree, a line for each block.
fn blocks(tree: &[Element]) -> String {
    tree.iter().map(Element::text).collect::<Vec<_>>().join("\n")
}

/// Those of the words that a tag tree does not have exactly once.
fn not_once<'w>(expected: impl Iterator<Item = &'w str>, tree: &str) -> Vec<String> {
    let found = words(tree);
    let times = expected.map(|word| (word, found.get(word).copied().unwrap_or(0)));
    times.filter(|(_, times)| *times != 1).map(|(word, times)| format!("{word}: {times}")).collect()
}

#[test]
fn every_word_of_every_cell_is_in_the_tag_tree_once() {
    for paper in PAPERS.iter() {
        let note = paper.plan.note.iter().map(String::as_str);
        let printed = paper.printed().chain(paper.printed_footnotes());
        let expected = printed.map(|word| word.text.as_str()).chain(note);
        assert_eq!(not_once(expected, &blocks(&paper.tree)), [] as [&str; 0], "{}", paper.name);
    }
}

/// A workspace whose house draws the paragraphs of cells in a way of its own.
fn house_that_draws_text(drawing: &str) -> Folder {
    let folder = folder();
    folder.put("templates/own/house.toml", b"extends = \"base\"\ntitle = \"Own\"");
    let drawing = format!(
        "#import \"/templates/base/house.typ\": functions as base\n\
         #let functions = base + (text: (house, body, ..) => {drawing})"
    );
    folder.put("templates/own/house.typ", drawing.as_bytes());
    folder
}

#[test]
fn a_word_that_a_house_leaves_out_or_draws_twice_is_found() {
    let plan = plan(Shape { actions: 5, longest: 12, has_notes: true, seed: 5 });
    for (drawing, is_right) in [("par(body)", true), ("[]", false), ("par(body) + par(body)", false)] {
        let (run, source) = pdf_of(&house_that_draws_text(drawing), "own", &plan.toml);
        // Where the mark of a note is left out, its words cannot lead back to it and nothing is built.
        let text =
            run.pdf_if_built(&source).map(|pdf| blocks(&Pdf::read(pdf).structure())).unwrap_or_default();
        let words = plan.words.iter().chain(&plan.footnotes);
        let wrong = not_once(words.map(|word| word.text.as_str()), &text);
        assert_eq!(wrong.is_empty(), is_right, "{drawing}: {wrong:?}");
    }
}

#[test]
fn a_version_before_marks_what_moved_and_doubles_no_cell() {
    let then = plan(Shape { actions: 27, longest: 20, has_notes: true, seed: 7 });
    let now = plan(Shape { actions: 30, longest: 20, has_notes: true, seed: 7 });
    for house in papers::HOUSES {
        let folder = folder();
        folder.put("data/then.toml", then.toml.replace("2026-11-20", "2026-06-05").as_bytes());
        let status = now.toml.replace("status = \"on-target\"", "status = \"completed\"");
        let toml = status.replacen('\n', "\nprevious = \"then.toml\"\n", 1);
        let (run, source) = pdf_of(&folder, house, &toml);
        run.keep(&format!("previous-{house}"));
        let pdf = Pdf::read(run.pdf(&source));
        let tree = pdf.structure();
        let tables: Vec<&Element> = tree.iter().flat_map(|element| element.all("Table")).collect();
        let changes = tables.iter().find(|table| table.text().starts_with("Ref\nChange\nBefore\nNow"));
        let changed = changes.expect("there is a table of changes").all("TR").len() - 1;
        let table = tables.iter().max_by_key(|table| table.all("TR").len()).unwrap();
        let text = table.text();
        let marks = ["New", "Status changed", "Closed", "Date changed", "Wording changed"];
        let marked: usize = marks.iter().map(|mark| text.matches(mark).count()).sum();
        assert_eq!(marked, changed, "{house}");
        let actions = now.words.iter().filter(|word| word.column == boardpaper_data::plan::Column::Action);
        assert_eq!(not_once(actions.map(|word| word.text.as_str()), &text), [] as [&str; 0], "{house}");
    }
}

#[test]
fn every_plan_says_the_same_in_its_html() {
    let (folder, run) = &*BUILT;
    assert_same_words(&meant(folder.root(), run), run);
}
