//! The words of the HTML are those of the PDF, in the same order, both read from their structure. Page furniture, numbers
//! of pages and contents aside; notes are a list of their own.

use boardpaper_data::house::House;
use boardpaper_tests::html::{HtmlFile, Words, push};
use boardpaper_tests::meant::{Meant, meant};
use boardpaper_tests::pdf::Pdf;
use boardpaper_tests::reading::{Inline, Line, To, lines_of_pdf};
use boardpaper_tests::workspace::{Folder, Run, build_both, repository, worked_example};
use std::path::Path;

/// The words of a PDF.
fn words_of_pdf(lines: &[Line], word: &dyn Fn(&str) -> String) -> Words {
    let mut words = Words::default();
    let contents = ["contents", "tables", "figures", "boxes"].map(word);
    let (mut note, mut in_contents): (Option<(usize, String)>, bool) = (None, false);
    for line in lines {
        if let Some((depth, text)) = note.take_if(|(depth, _)| line.depth <= *depth) {
            let _ = depth;
            words.notes.push(text);
        }
        if line.role == "H1" {
            in_contents = contents.contains(&line.text);
        }
        let is_bullet = line.role == "LI" && matches!(line.text.as_str(), "•" | "–");
        if in_contents || line.role == "Figure" || is_bullet {
            continue;
        }
        if line.role == "Note" {
            // A note that stands on another begins a list item of its own.
            words.notes.extend(note.take().map(|(_, text)| text));
            note = Some((line.depth, String::new()));
        }
        let text = note.as_mut().map_or(&mut words.text, |(_, text)| text);
        push(&without_pages(line, word), text);
    }
    words.notes.extend(note.map(|(_, text)| text));
    words.notes.sort();
    words
}

/// The words of a line without what tells the page of something.
fn without_pages(line: &Line, word: &dyn Fn(&str) -> String) -> String {
    let mut text = line.text.clone();
    for cited in ["cited_on_pages", "cited_on"] {
        let before = word(cited).replace("{pages}", "").trim().to_owned();
        if let Some(at) = text.rfind(&before) {
            text.truncate(at);
        }
    }
    let on_page = word("on_page");
    for inline in &line.inlines {
        if let Inline::Link(words, To::Page(_)) = inline
            && words.split_whitespace().count() == 2
            && words.starts_with(&on_page)
            && let Some(at) = text.find(words.as_str())
        {
            text.replace_range(at..at + words.len(), "");
        }
    }
    text
}

/// Where two texts begin to differ, with what is around.
fn difference(pdf: &str, html: &str) -> Option<String> {
    let same = pdf.chars().zip(html.chars()).take_while(|(one, other)| one == other).count();
    if pdf == html {
        return None;
    }
    let around = |text: &str| -> String { text.chars().skip(same.saturating_sub(60)).take(140).collect() };
    Some(format!("--- in the PDF\n{}\n--- in the HTML\n{}", around(pdf), around(html)))
}

fn assert_same_words(root: &Path, run: &Run, least: usize) {
    let mut compared = 0;
    for Meant { report, house } in meant(root, run) {
        let own: &House = house.in_language(&report.language);
        let word = |key: &str| own.words(&report.language).map_or(key, |words| words.get(key)).to_owned();
        let pdf = words_of_pdf(&lines_of_pdf(&Pdf::read(run.pdf(&report.path))), &word);
        let html = HtmlFile::read(run.html(&report.path)).words();
        if let Some(difference) = difference(&pdf.text, &html.text) {
            panic!("{} in the house {}:\n{difference}", report.path, house.name());
        }
        assert_eq!(pdf.notes, html.notes, "{}", report.path);
        assert!(html.text.len() > 500, "{} has words", report.path);
        compared += 1;
    }
    assert!(compared >= least, "{compared} documents");
}

#[test]
fn the_worked_example_says_the_same_in_both() {
    assert_same_words(&repository(), &build_both(&repository(), 2), 11);
}

#[test]
fn careful_papers_say_the_same_in_both() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/careful");
    assert_same_words(&corpus, &build_both(&corpus, 2), 16);
}

#[test]
fn a_report_of_everything_says_the_same_in_both_in_every_shipped_house() {
    let picture = worked_example().remove("data/executive-board/2026-12-10/merebrook-waves.png").unwrap();
    for house in ["base", "borough", "county", "inspectorate"] {
        let folder = Folder::new([
            ("boardpaper.toml", format!("[workspace]\nhouse = \"{house}\"").as_bytes()),
            ("data/everything.md", include_bytes!("../../corpora/everything.md")),
            ("data/other.md", include_bytes!("../../forms/same.md")),
            ("data/picture.png", &picture),
        ]);
        assert_same_words(folder.root(), &build_both(folder.root(), 2), 1);
    }
}

#[test]
fn what_the_html_leads_to_has_a_name_in_the_pdf_too() {
    let run = build_both(&repository(), 2);
    let mut compared = 0;
    for Meant { report, .. } in meant(&repository(), &run) {
        let html = HtmlFile::read(run.html(&report.path));
        let named = Pdf::read(run.pdf(&report.path)).facts().destinations;
        let ids = html.ids();
        // What the page has for itself, and the way back from a note, which PDF readers know.
        let own = |id: &str| ["main", "contents"].contains(&id) || id.starts_with("note-mark-");
        for target in html.targets() {
            assert!(ids.contains(&target), "{}: nothing is called {target}", report.path);
            if !own(&target) {
                assert!(named.contains_key(&target), "{}: the PDF has no {target}", report.path);
                compared += 1;
            }
        }
        let mut once = ids.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{}: each id stands once", report.path);
    }
    assert!(compared > 30, "{compared} places");
}
