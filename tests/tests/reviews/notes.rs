//! Footnotes and citations by the hundred, in every order: each mark leads to its note, the note back to it, and each
//! work to the pages on which it is cited.

use crate::papers::folder;
use boardpaper_tests::meant::meant;
use boardpaper_tests::pdf::{Element, Kid, Pdf, Target};
use boardpaper_tests::reading::{difference, lines_of_pdf, lines_of_report};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A review of that text, and its PDF; its tag tree is as its model says.
fn pdf_of(house: &str, front: &str, body: &str) -> Pdf {
    let folder = folder();
    let text = format!(
        "+++\nkind = \"review\"\nhouse = \"{house}\"\ntitle = \"Notes\"\ndate = \"July 2026\"\n{front}+++\n\n{body}"
    );
    folder.put("data/a.md", text.as_bytes());
    let run = folder.build(1);
    let pdf = Pdf::read(run.pdf("data/a.md"));
    let read = &meant(folder.root(), &run)[0];
    let difference = difference(&lines_of_report(&read.report, &read.house), &lines_of_pdf(&pdf));
    assert!(difference.is_none(), "{house}: {}", difference.unwrap_or_default());
    pdf
}

/// The labels of all notes, in the order in which they are met.
fn marks(pdf: &Pdf) -> Vec<String> {
    let lines = lines_of_pdf(pdf);
    lines.into_iter().filter(|line| line.role == "Note").map(|line| line.text).collect()
}

/// Paragraphs with so many footnotes, a few to each.
fn noted(count: usize) -> String {
    let mut body = "# One\n".to_owned();
    for note in 1..=count {
        if note % 3 == 1 {
            body.push_str("\nText");
        }
        let _ = write!(body, " of a note.[^n{note}]");
        if note % 3 == 0 {
            body.push('\n');
        }
        if note == count / 2 {
            body.push_str("\n\n# Two\n");
        }
    }
    for note in 1..=count {
        let _ = write!(body, "\n\n[^n{note}]: The words of note {note}.");
    }
    body + "\n"
}

#[test]
fn letters_go_on_after_z() {
    for (count, last) in [(26, "z"), (27, "aa"), (703, "aaa")] {
        let found = marks(&pdf_of("two", "", &noted(count)));
        assert_eq!(found.len(), count);
        assert_eq!(found.last().map(String::as_str), Some(last));
    }
}

#[test]
fn notes_begin_anew_in_each_chapter_where_the_house_says() {
    let found = marks(&pdf_of("chapters", "", &noted(54)));
    let expected: Vec<String> = (1..=27).chain(1..=27).map(|note: usize| note.to_string()).collect();
    assert_eq!(found, expected);
    let found = marks(&pdf_of("running", "", &noted(54)));
    assert_eq!((found[26].as_str(), found[27].as_str(), found[53].as_str()), ("aa", "a", "aa"));
}

#[test]
fn a_note_that_is_marked_twice_stands_once() {
    let body = "# One\n\nA.[^n] B.[^m]\n\nC.[^n]\n\n# Two\n\nD.[^n]\n\n[^n]: Words.\n\n[^m]: Others.\n";
    assert_eq!(marks(&pdf_of("base", "", body)), ["1", "2"]);
    assert_eq!(marks(&pdf_of("two", "", body)), ["a", "b"]);
}

const WORKS: &str =
    "[[reference]]\nkey = \"a\"\ntext = \"Work A\"\n[[reference]]\nkey = \"b\"\ntext = \"Work B\"\n";

#[test]
fn marks_that_meet_are_set_apart_by_a_comma() {
    for (written, printed) in [
        ("x.[^n][@b]", "x.1,1"),
        ("x.[^n] [@b]", "x.1,1"),
        ("x.[@b][^n]", "x.1,1"),
        ("x.[^n][^m]", "x.1,2"),
        ("x.[@b][@a]", "x.1,2"),
        ("x.[@b] [@a]", "x.1,2"),
        ("x.[@b; @a][^n]", "x.1,2,1"),
    ] {
        let mut body = format!("# One\n\n{written}\n\nRest.[^n][^m] [@b] [@a]\n\n[^n]: N.\n\n[^m]: M.\n");
        if !written.contains("[@b") {
            body = body.replace("Rest.", "Rest.[@b]");
        }
        let pdf = pdf_of("base", WORKS, &body);
        let lines = lines_of_pdf(&pdf);
        assert!(lines.iter().any(|line| line.text == printed), "{written}: {printed}");
    }
}

#[test]
fn works_are_numbered_by_first_citation_or_as_listed() {
    let body = "# One\n\nx.[@b]\n\ny.[@a; @b]\n";
    let text = |house| {
        let lines = lines_of_pdf(&pdf_of(house, WORKS, body));
        lines
            .into_iter()
            .filter(|line| line.text.starts_with("x.") || line.text.starts_with("y."))
            .map(|line| line.text)
            .collect::<Vec<_>>()
    };
    assert_eq!(text("base")[..2], ["x.1", "y.1,2"]);
    assert_eq!(text("two")[..2], ["x.2", "y.1,2"]);
}

#[test]
fn notes_and_citations_stand_on_the_covers_and_in_chapter_titles_too() {
    let front = format!(
        "subtitle = \"Of notes\"\nabout = \"\"\"\n## Us[^u]\n\nWe.[^w] [@a]\n\n[^u]: U.\n\n[^w]: W.\n\"\"\"\n\
         imprint = \"\"\"\n## You[^y]\n\nYou.[^v] [@a; @b]\n\n[^y]: Y.\n\n[^v]: V.\n\"\"\"\n{WORKS}"
    );
    let body = "# One[^o] [@b]\n\nText.[^t]\n\n# Two[^p]\n\n- Item.\n\n# Three[^q] {.appendix}\n\n\
                ::: box Four[^r]\nText.\n:::\n\n[^o]: O.\n\n[^t]: T.\n\n[^p]: P.\n\n[^q]: Q.\n\n[^r]: R.\n";
    for house in ["base", "two", "chapters", "inspectorate"] {
        assert_eq!(marks(&pdf_of(house, &front, body)).len(), 9, "{house}");
    }
}

/// The pages to which the links beneath an element lead.
fn pages_to(pdf: &Pdf, element: &Element) -> Vec<Option<usize>> {
    let destinations = pdf.facts().destinations;
    let kids = element.walk().into_iter().flat_map(|element| &element.kids);
    let targets = kids.filter_map(|kid| match kid {
        Kid::Link(link) => Some(&link.target),
        _ => None,
    });
    let pages = targets.map(|target| match target {
        Target::Named(name) => destinations.get(name).copied(),
        Target::Page(page) => Some(*page),
        _ => None,
    });
    pages.collect()
}

#[test]
fn a_note_leads_back_to_its_mark() {
    for house in ["base", "two", "inspectorate"] {
        let pdf = pdf_of(house, "", &noted(200));
        let lines = lines_of_pdf(&pdf);
        let mut marked: BTreeMap<String, usize> = BTreeMap::new();
        for line in &lines {
            for (inline, page) in line.inlines.iter().zip(&line.inline_pages) {
                if let (boardpaper_tests::reading::Inline::Link(words, _), Some(page)) = (inline, page) {
                    marked.entry(words.clone()).or_insert(page.number);
                }
            }
        }
        let tree = pdf.structure();
        let notes: Vec<&Element> = tree.iter().flat_map(|element| element.all("Note")).collect();
        assert_eq!(notes.len(), 200);
        for note in notes {
            let label = note.walk().into_iter().find(|element| element.role == "Lbl").unwrap();
            assert_eq!(
                pages_to(&pdf, label),
                [marked.get(&label.text()).copied()],
                "{house}: {}",
                label.text()
            );
        }
    }
}

#[test]
fn a_work_says_each_page_on_which_it_is_cited_once() {
    let page = "A line.\\\n".repeat(60);
    let body = format!(
        "# One\n\nx.[@a] y.[@a; @b] z.[^n]\n\n{page}x.[@a]\n\n# Two\n\n{page}x.[@a]\n\n[^n]: As [@b] says.\n"
    );
    for (house, pages) in [("base", "3, 4, 6"), ("roman", "1, 2, 4")] {
        let lines = lines_of_pdf(&pdf_of(house, WORKS, &body));
        let work = |words: &str| lines.iter().find(|line| line.text.starts_with(words)).unwrap().text.clone();
        assert_eq!(work("Work A"), format!("Work A Cited on pages {pages}"));
        assert_eq!(work("Work B"), format!("Work B Cited on page {}", &pages[..1]));
    }
}
