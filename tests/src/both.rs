//! What a document says in its PDF and in its HTML, both read from their structure: the same words in the same order. Page
//! furniture, numbers of pages and contents aside; notes are a list of their own.

use crate::html::{HtmlFile, Words, push};
use crate::meant::Meant;
use crate::pdf::Pdf;
use crate::reading::{Inline, Line, To, lines_of_pdf};
use crate::workspace::Run;

/// Asserts that each of some documents says the same in its PDF and in its HTML.
pub fn assert_same_words<'m>(papers: impl IntoIterator<Item = &'m Meant>, run: &Run) {
    let wrong: Vec<String> = papers.into_iter().filter_map(|paper| difference_of(run, paper)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Where the two outputs of a document begin to differ.
fn difference_of(run: &Run, Meant { report, house }: &Meant) -> Option<String> {
    let own = house.in_language(&report.language);
    let word = |key: &str| own.words(&report.language).map_or(key, |words| words.get(key)).to_owned();
    let pdf = words_of_pdf(&lines_of_pdf(&Pdf::read(run.pdf(&report.path))), &word);
    let page = HtmlFile::read(run.html(&report.path));
    assert_in_order(&page, &report.path);
    let html = page.words();
    assert!(html.text.len() > 100, "{} has words", report.path);
    let text = difference(&pdf.text, &html.text);
    let notes = || difference(&pdf.notes.join("\n"), &html.notes.join("\n"));
    text.or_else(notes).map(|told| format!("{} in the house {}:\n{told}", report.path, house.name()))
}

/// Asserts that a page has one title, skips no level of its headings, and calls no two places the same.
fn assert_in_order(page: &HtmlFile, path: &str) {
    let level = |name: &str| name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok());
    let levels: Vec<u32> = page.elements().iter().filter_map(|element| level(&element.name)).collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}: {levels:?}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
    let mut ids = page.ids();
    ids.sort();
    let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
    assert_eq!(twice, None, "{path}: each name stands once");
    let lost: Vec<String> =
        page.targets().into_iter().filter(|target| ids.binary_search(target).is_err()).collect();
    assert!(lost.is_empty(), "{path}: nothing is called {lost:?}");
}

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
