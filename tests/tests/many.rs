//! A workspace of thousands of documents: the sound ones are built, whatever is wrong with the others, and a second
//! build makes none of them again.

use boardpaper_build::State;
use boardpaper_tests::workspace::{Folder, Run, build_into};
use std::collections::BTreeSet;

const DOCUMENTS: usize = 5_000;
/// Every so many documents one is broken: 200 in all.
const BROKEN: usize = 25;

/// A document of half a page; a broken one lacks its title, or leads nowhere, or is no TOML at all.
fn document(number: usize) -> (String, String) {
    let (title, link) = match (number % BROKEN, number / BROKEN % 3) {
        (0, 0) => (String::new(), ""),
        (0, 1) => (format!("title = \"Report {number}\"\n"), "See [](#nowhere)."),
        (0, _) => ("title = \n".to_owned(), ""),
        _ => (format!("title = \"Report {number}\"\n"), "Nothing more."),
    };
    let text = format!(
        "+++\nkind = \"report\"\n{title}date = 2026-12-10\n+++\n\n# Purpose of the report\n\nTo tell of matter {number}. {link}\n"
    );
    (format!("data/{:02}/{number:04}.md", number % 50), text)
}

fn made(run: &Run) -> usize {
    run.summary.documents.iter().filter(|outcome| outcome.why.is_some()).count()
}

#[test]
fn two_hundred_broken_documents_among_five_thousand_stop_none_of_the_others() {
    let folder = Folder::new((0..DOCUMENTS).map(document));
    let out = folder.root().join("output");
    let cold = build_into(folder.root(), &out, 2);

    let broken = DOCUMENTS / BROKEN;
    let outcomes = &cold.summary.documents;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.state == State::Good).count(), DOCUMENTS - broken);
    assert_eq!(outcomes.iter().filter(|outcome| outcome.state == State::Faulty).count(), broken);
    let pdfs = cold.written.keys().filter(|path| path.ends_with(".pdf")).count();
    assert_eq!(pdfs, DOCUMENTS - broken);
    let named: BTreeSet<String> =
        cold.summary.problems.iter().map(|problem| problem.path(&cold.sources)).collect();
    assert_eq!((cold.summary.problems.len(), named.len()), (broken, broken), "one message each");

    let warm = build_into(folder.root(), &out, 2);
    assert_eq!(made(&warm), broken, "what has an error is looked at again, and nothing else");
    assert_eq!(warm.messages(), cold.messages());
    assert!(warm.written == cold.written);
}
