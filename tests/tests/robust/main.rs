//! Whatever becomes of a file, reading and checking it does not fail, and what was checked without an error is built.

mod mutants;
mod reviews;

use boardpaper_build::State;
use boardpaper_data::diagnostic::{Diagnostic, Label};
use boardpaper_tests::numbers::{Numbers, cases};
use boardpaper_tests::workspace::{Folder, Run, repository, worked_example};
use mutants::mutant;
use std::collections::BTreeMap;
use std::fs;

/// The files of a workspace by their paths.
type Files = BTreeMap<String, Vec<u8>>;

/// The worked example, and mutants beside each of its documents.
struct Brood {
    example: Files,
    mutants: Files,
}

fn brood(seed: u64, count: usize) -> Brood {
    let example = worked_example();
    let originals: Vec<(&String, &Vec<u8>)> =
        example.iter().filter(|(path, bytes)| is_document(path, bytes)).collect();
    let texts: Vec<&[u8]> = originals.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    let mut numbers = Numbers::new(seed);
    let mut mutants = Files::new();
    for index in 0..count {
        let (path, bytes) = originals[index % originals.len()];
        let (stem, ending) = path.rsplit_once('.').unwrap();
        mutants.insert(format!("{stem}-{index}.{ending}"), mutant(bytes, &texts, &mut numbers));
    }
    Brood { example, mutants }
}

/// Whether a file of the worked example is a document, or the sheet of one. The parts of a review are
/// changed in a review that takes less long to build.
fn is_document(path: &str, bytes: &[u8]) -> bool {
    let is_part = bytes.starts_with(b"# ") || path.ends_with("references.toml");
    path.starts_with("data/") && !path.ends_with(".png") && !is_part
}

impl Brood {
    fn folder<'f>(&'f self, mutants: impl IntoIterator<Item = (&'f String, &'f Vec<u8>)>) -> Folder {
        Folder::new(self.example.iter().chain(mutants))
    }
}

/// Fails if boardpaper failed, or if a message points nowhere.
fn assert_sound(run: &Run, files: &Files) {
    for problem in &run.summary.problems {
        let message = run.message(problem);
        let source = files.get(&problem.path(&run.sources)).map(|bytes| String::from_utf8_lossy(bytes));
        assert_ne!(problem.rule.name, "bug", "{message}\n{}", source.unwrap_or_default());
        assert!(!problem.message.is_empty() && !problem.message.ends_with('.'), "{message}");
        for label in labels(problem) {
            let source = run.sources.get(label.span.source);
            let words = source.text().get(label.span.start..label.span.end);
            assert!(words.is_some(), "{message} points at {:?}", label.span);
        }
    }
}

fn labels(problem: &Diagnostic) -> impl Iterator<Item = &Label> {
    problem.primary.iter().chain(&problem.others)
}

#[test]
fn nothing_fails_in_a_check() {
    let brood = brood(0x5eed, cases(3_000));
    for mutants in brood.mutants.iter().collect::<Vec<_>>().chunks(500) {
        let run = brood.folder(mutants.iter().copied()).check(2);
        assert_sound(&run, &brood.mutants);
    }
}

#[test]
fn what_is_checked_without_an_error_is_built() {
    let brood = brood(0xb111d, cases(400));
    let checked = brood.folder(&brood.mutants).check(2);
    let is_good = |path: &str| {
        checked.summary.documents.iter().any(|outcome| outcome.source == path && outcome.state == State::Good)
    };
    let good: Vec<(&String, &Vec<u8>)> = brood.mutants.iter().filter(|(path, _)| is_good(path)).collect();
    assert!(good.len() >= 60, "{}", good.len());
    let run = brood.folder(good.iter().copied()).build(2);
    assert_sound(&run, &brood.mutants);
    for (path, bytes) in good {
        let messages = || run.messages().into_iter().filter(|message| message.starts_with(path.as_str()));
        assert!(
            run.pdf_if_built(path).is_some(),
            "{}\n{}",
            messages().collect::<Vec<_>>().join("\n"),
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn a_mutant_never_takes_another_document_with_it() {
    let brood = brood(0xa11, cases(200));
    let run = brood.folder(&brood.mutants).build(2);
    let is_whole = |path: &str| path.ends_with(".json") || path.ends_with(".toml");
    for (path, _) in brood.example.iter().filter(|(path, bytes)| is_document(path, bytes) && is_whole(path)) {
        // What is a part of a report has no PDF of its own.
        if !run.summary.parts.contains(path) {
            assert!(run.pdf_if_built(path).is_some(), "{path}");
        }
    }
}

#[test]
fn a_broken_house_is_told_and_nothing_fails() {
    let shipped = ["base", "borough", "county", "inspectorate"].map(|house| {
        fs::read(repository().join(format!("templates/{house}/house.toml"))).expect("the house is shipped")
    });
    let texts: Vec<&[u8]> = shipped.iter().map(Vec::as_slice).collect();
    let report = include_str!("../../forms/same.md");
    let mut numbers = Numbers::new(0x40_05e);
    let mut files = Files::new();
    for index in 0..cases(600) {
        let house = mutant(texts[index % texts.len()], &texts, &mut numbers);
        files.insert(format!("templates/house-{index}/house.toml"), house);
        let report = report.replace("house = \"borough\"", &format!("house = \"house-{index}\""));
        files.insert(format!("data/report-{index}.md"), report.into_bytes());
        let review = format!(
            "+++\nkind = \"review\"\ntitle = \"A\"\ndate = 2026-12-10\nhouse = \"house-{index}\"\n+++\n# One\n\nText.\n"
        );
        files.insert(format!("data/review-{index}.md"), review.into_bytes());
    }
    assert_sound(&Folder::new(&files).check(2), &files);
}
