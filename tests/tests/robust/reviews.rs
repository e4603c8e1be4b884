//! A review in several files, one of which an accident befell.

use super::mutants::mutant;
use super::{Files, assert_sound};
use boardpaper_build::State;
use boardpaper_tests::numbers::{Numbers, cases};
use boardpaper_tests::workspace::{Folder, repository};
use std::fs;

/// The files of a review that has everything a review can have.
const REVIEW: [(&str, &str); 4] = [
    ("review.md", include_str!("review/review.md")),
    ("early.md", include_str!("review/early.md")),
    ("form.md", include_str!("review/form.md")),
    ("works.toml", include_str!("review/works.toml")),
];

/// So many copies of the review, each in a folder of its own and with one file changed.
fn copies(seed: u64, count: usize) -> Files {
    let texts: Vec<&[u8]> = REVIEW.iter().map(|(_, text)| text.as_bytes()).collect();
    let picture = repository().join("data/inspectorate/between-two-doors/doors.png");
    let picture = fs::read(picture).expect("the worked example has a picture");
    let mut numbers = Numbers::new(seed);
    let mut files = Files::new();
    for index in 0..count {
        let folder = format!("data/copy-{index}");
        for (name, text) in REVIEW {
            files.insert(format!("{folder}/{name}"), text.as_bytes().to_vec());
        }
        let (name, text) = REVIEW[index % REVIEW.len()];
        files.insert(format!("{folder}/{name}"), mutant(text.as_bytes(), &texts, &mut numbers));
        files.insert(format!("{folder}/doors.png"), picture.clone());
    }
    files
}

#[test]
fn the_review_itself_is_built_without_a_message() {
    let mut files = copies(1, 1);
    files.insert("data/copy-0/review.md".to_owned(), REVIEW[0].1.as_bytes().to_vec());
    let run = Folder::new(&files).build(1);
    assert_eq!(run.messages(), [""; 0]);
    assert!(run.pdf_if_built("data/copy-0/review.md").is_some());
}

#[test]
fn a_changed_review_is_checked_and_if_it_has_no_error_built() {
    let files = copies(0x4e71e3, cases(1_200));
    let checked = Folder::new(&files).check(2);
    assert_sound(&checked, &files);
    let mut good = Vec::new();
    for outcome in checked.summary.documents.iter().filter(|outcome| outcome.state == State::Good) {
        good.push(folder(&outcome.source));
    }
    assert!(good.len() >= cases(1_200) / 10, "{}", good.len());
    good.truncate(cases(250));
    let is_good = |path: &str| good.contains(&folder(path));
    let run = Folder::new(files.iter().filter(|(path, _)| is_good(path))).build(2);
    assert_sound(&run, &files);
    for outcome in &run.summary.documents {
        let said = run.messages().into_iter();
        let said: Vec<String> = said.filter(|said| said.starts_with(folder(&outcome.source))).collect();
        assert!(run.pdf_if_built(&outcome.source).is_some(), "{}\n{}", outcome.source, said.join("\n"));
    }
}

/// The folder of a file, with the slash behind it.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |end| &path[..=end])
}
