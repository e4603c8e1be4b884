//! Footnotes and citations: each mark leads to its note and the note back to it.

use crate::papers::PAPERS;
use boardpaper_tests::reading::{Inline, lines_of_pdf};

#[test]
fn a_note_begins_on_the_page_of_its_mark() {
    let mut faults = Vec::new();
    for paper in PAPERS.iter() {
        let lines = lines_of_pdf(&paper.pdf);
        for (index, line) in lines.iter().enumerate() {
            let own = lines[index + 1..].iter().take_while(|note| note.depth > line.depth);
            for note in own.filter(|note| note.role == "Note" && note.depth == line.depth + 1) {
                let mark = line
                    .inlines
                    .iter()
                    .zip(&line.inline_pages)
                    .find(|(inline, _)| matches!(inline, Inline::Link(words, _) if *words == note.text));
                let page = mark.and_then(|(_, page)| page.clone());
                if mark.is_some() && page != note.page {
                    faults.push(format!(
                        "{}: {} marked on {page:?}, on {:?}",
                        paper.name, note.text, note.page
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
