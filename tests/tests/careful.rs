//! Careful papers, of which the rules have nothing to say, and careless ones, in which they find every fault.
//!
//! A rule that cries wolf at 5 pm is soon switched off. Both sets of papers are written as officers write them, with
//! all that real papers have: sums, dates in every form, Acts and their Schedules, brackets, abbreviations explained in
//! every way, appendices of other papers. Whoever writes a rule puts what it must leave alone there.

use boardpaper_tests::workspace::{Folder, Run};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A fault that was put into a paper: its line, what is wrong there and the rule for it.
type Fault = (usize, &'static str, &'static str);

/// The faults that were put into the careless papers, by file.
const FAULTS: [(&str, &[Fault]); 5] = [
    (
        "inspection.md",
        &[
            (11, "a web address as a background paper", "published-work-as-background-paper"),
            (14, "an Act as a background paper", "published-work-as-background-paper"),
            (17, "a heading with a number", "typed-number"),
            (19, "a paragraph with a number", "typed-number"),
            (19, "a Thursday called a Wednesday", "date-disagrees"),
            (19, "an appendix that is not there", "missing-appendix"),
            (30, "JSNA, which nobody explains", "acronym-not-explained"),
            (32, "CAMHS, which nobody explains", "acronym-not-explained"),
            (32, "the number of another paragraph", "typed-number"),
            (34, "a heading in bold", "fake-heading"),
            (36, "www.… in the text", "bare-web-address"),
            (36, "click here", "vague-link-text"),
            (48, "N/A for equality", "nil-without-judgement"),
        ],
    ),
    (
        "libraries.md",
        &[
            (9, "an appendix that nothing leads to", "unreferenced-appendix"),
            (11, "a table without heads, in an appendix", "table-without-header"),
            (20, "a work that nothing cites", "unused-reference"),
            (30, "Appendix B, where there is one appendix", "missing-appendix"),
            (34, "a table without heads", "table-without-header"),
            (43, "image of …", "poor-alt-text"),
            (45, "the name of a file", "poor-alt-text"),
            (49, "HTML", "raw-html"),
            (49, "read more", "vague-link-text"),
            (51, "an address as the words of a link", "bare-web-address"),
            (55, "None for equality", "nil-without-judgement"),
        ],
    ),
    (
        "parking.md",
        &[
            (1, "no board that it goes to", "missing-field"),
            (1, "no purpose", "missing-section"),
            (8, "the letter of an appendix", "typed-number"),
            (17, "XXX", "prompt-left-in"),
            (21, "a Thursday called a Friday", "date-disagrees"),
            (23, "where somebody lives", "personal-data"),
            (27, "a heading in bold", "fake-heading"),
            (29, "CPZ and LTP, which nobody explains", "acronym-not-explained"),
            (31, "the number of a section above", "typed-number"),
            (33, "Not applicable for equality", "nil-without-judgement"),
        ],
    ),
    (
        "progress.md",
        &[
            (17, "insert", "prompt-left-in"),
            (19, "a heading in bold", "fake-heading"),
            (22, "TBC", "prompt-left-in"),
            (22, "IRO’s, which nobody explains", "acronym-not-explained"),
            (23, "PEPs, which nobody explains", "acronym-not-explained"),
            (29, "a heading in bold with a colon", "fake-heading"),
            (31, "the number, home and child of a foster carer", "personal-data"),
            (33, "a heading four levels down", "skipped-heading-level"),
            (35, "Appendix C, which is not there", "missing-appendix"),
            (39, "what the form asks its writer", "prompt-left-in"),
        ],
    ),
    (
        "template.md",
        &[
            (3, "the title that the form had", "prompt-left-in"),
            (6, "a directorate in brackets", "prompt-left-in"),
            (12, "a request to summarise", "prompt-left-in"),
            (18, "insert, in angle brackets", "prompt-left-in"),
            (22, "what the form says of a section", "prompt-left-in"),
            (24, "STP, which nobody explains", "acronym-not-explained"),
            (24, "words of a printer’s sample", "prompt-left-in"),
            (28, "TBC for a section", "prompt-left-in"),
        ],
    ),
];

/// The papers of a folder of `tests/corpora`, checked.
fn check(corpus: &str) -> Run {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora").join(corpus);
    let mut files = Vec::new();
    let mut places = vec![root.clone()];
    while let Some(place) = places.pop() {
        if place.is_dir() {
            let entries = fs::read_dir(&place).expect("a folder can be read");
            places.extend(entries.map(|entry| entry.expect("an entry can be read").path()));
        } else {
            let path = place.strip_prefix(&root).expect("the file is in the corpus");
            let path = path.to_str().expect("its name is UTF-8").replace('\\', "/");
            files.push((path, fs::read(&place).expect("a file can be read")));
        }
    }
    Folder::new(files).check(2)
}

/// How often each rule spoke.
fn counts(run: &Run) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for problem in &run.summary.problems {
        *counts.entry(problem.rule.name).or_default() += problem.places().count().max(1);
    }
    counts
}

#[test]
fn nothing_is_said_of_careful_papers() {
    let run = check("careful");
    assert_eq!(run.summary.documents.len(), 16);
    assert!(
        run.summary.problems.is_empty(),
        "false alarms by rule: {:?}\n{}",
        counts(&run),
        run.messages().join("\n")
    );
}

#[test]
fn every_fault_of_careless_papers_is_found() {
    let run = check("careless");
    let mut found = BTreeSet::new();
    for problem in &run.summary.problems {
        for span in problem.places() {
            let source = run.sources.get(span.source);
            let line = source.position(span.start).line;
            found.insert((source.path().to_owned(), line, problem.rule.name));
        }
    }
    let faults = FAULTS.into_iter().flat_map(|(file, faults)| faults.iter().map(move |fault| (file, fault)));
    let missed: Vec<String> = faults
        .filter(|(file, (line, _, rule))| !found.contains(&(format!("data/{file}"), *line, *rule)))
        .map(|(file, (line, fault, rule))| format!("{file}:{line}: {fault} ({rule})"))
        .collect();
    assert!(missed.is_empty(), "not found:\n{}\nfound:\n{}", missed.join("\n"), run.messages().join("\n"));
}
