//! Whatever Typst refuses to lay out or to export is refused first by a rule, at a place in a file that somebody wrote.
//! `tests/corpora/refusals` lists every refusal: as the engine says it, and what boardpaper says in its stead.

mod bare;
mod corpus;
mod known;

use boardpaper_data::rules::{Level, Levels};
use boardpaper_tests::workspace::{Folder, Run};
use corpus::{Entry, PAPER, entries};
use std::collections::BTreeSet;

/// Rules that tell of what the engine refused, where it was not refused before.
const BACKSTOPS: [&str; 3] = ["engine-refused", "template", "bug"];

/// What was said, places in the paper counted from the first line of its text as the corpus shows it.
fn said(run: &Run, entry: &Entry) -> Vec<String> {
    let problems = run.summary.problems.iter();
    // That a paper is not built for a fault of its house, which is told too, says nothing more.
    let problems = problems.filter(|problem| !problem.message.contains("because its house"));
    let lines = problems.map(|problem| {
        let message = format!("{}[{}] {}", problem.severity.name(), problem.rule.name, problem.message);
        let place = run.place(problem).map(|at| (at.line, at.column));
        match (problem.path(&run.sources), place) {
            (path, Some((line, column))) if path == PAPER && line > entry.head => {
                format!("{}:{column} {message}", line - entry.head)
            }
            (path, Some((line, column))) => format!("{path}:{line}:{column} {message}"),
            (path, None) => format!("{path} {message}"),
        }
    });
    lines.collect()
}

#[test]
fn every_refusal_is_told_first_at_its_place() {
    let mut wrong = String::new();
    for entry in entries().iter().filter(|entry| entry.said.is_some()) {
        let folder = Folder::new(&entry.files);
        let checked = folder.check(1);
        let mut told = said(&checked, entry);
        // What no rule refuses has to be built, and the engine takes it.
        if !checked.has_errors() || entry.when_built {
            let built = folder.build(1);
            told = said(&built, entry);
            if !built.has_errors() && built.pdf_if_built(PAPER).is_none() {
                wrong += &format!("\n{}: there is no PDF\n", entry.name);
            }
        }
        if !entry.when_built {
            let backstops = |line: &&String| BACKSTOPS.iter().any(|rule| line.contains(&format!("[{rule}]")));
            assert_eq!(told.iter().find(backstops), None, "{}", entry.name);
        }
        if Some(told.join("\n")) != entry.said {
            wrong += &format!("\n## {}\n{}\n", entry.name, told.join("\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_engine_does_refuse_it() {
    let mut wrong = String::new();
    for entry in entries() {
        let Some((typst, refused)) = entry.typst.as_ref().zip(entry.refused.as_ref()) else { continue };
        let messages = bare::refusals(typst, &entry.files);
        if !messages.contains(refused) {
            wrong += &format!("\n## {}\n{}\n", entry.name, messages.join("\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_refusal_that_the_engine_knows_is_listed_once() {
    let listed: Vec<String> = entries().into_iter().flat_map(|entry| entry.known_as).collect();
    let names: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    assert_eq!(names, known::names().collect());
    assert_eq!(listed.len(), names.len(), "{listed:?}");
}

/// An entry shows that the engine refuses it, or says why nobody can show it; it shows what is said instead, or says
/// why nobody can provoke it.
#[test]
fn every_entry_shows_its_refusal_or_says_why_it_cannot() {
    for entry in entries() {
        assert_eq!(entry.typst.is_some(), entry.refused.is_some(), "{}", entry.name);
        assert!(!entry.words.is_empty(), "{}", entry.name);
        let cannot = entry.words.contains("Nobody can provoke it");
        assert_ne!(cannot, entry.said.is_some(), "{}", entry.name);
    }
}

#[test]
fn no_house_can_let_a_refusal_through() {
    for entry in entries() {
        let Some(said) = &entry.said else { continue };
        for line in said.lines().filter(|line| line.contains(" error[")) {
            let name = line.split(['[', ']']).nth(1).expect("a message names its rule");
            let rule = boardpaper_data::rules::find(name).expect("there is such a rule");
            assert_eq!((rule.level, rule.levels), (Level::Error, Levels::Fixed), "{}: {name}", entry.name);
        }
    }
}
