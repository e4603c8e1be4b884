//! One report that has something of everything, in a small house, and what a change of that house changes in it.

use boardpaper_tests::meant::meant;
use boardpaper_tests::pdf::Pdf;
use boardpaper_tests::reading::{Inline, Line, To, difference, lines_of_pdf, lines_of_report};
use boardpaper_tests::workspace::{Folder, Run, worked_example};
use similar::{ChangeTag, TextDiff};

/// The report.
pub const PAPER: &str = include_str!("paper.md");

/// The small house: that of the program, with a field of each kind at the head of a report.
const SMALL: &str = r#"extends = "base"
title = "Netherby Harbour"

[header]
fields = ["report_to", "date", "wards", "forward_plan_ref", "key_decision", "paper_for", "considered_by"]
"#;

/// A report in the small house, which may say more than that already.
#[derive(Clone, Copy)]
pub struct Trial<'a> {
    /// The report.
    pub paper: &'a str,
    /// What the house says before the change.
    pub given: &'a str,
}

/// What is seen of a report.
pub struct Seen {
    /// What is met in its tag tree, the foot of its first page, its authors, and what was said of it.
    pub lines: Vec<String>,
    /// What draws its pages; none if it was not built.
    pub drawing: Vec<Vec<u8>>,
    /// The first words of each page.
    pub pages: Vec<String>,
}

/// What is read otherwise in the report when the small house says this: lines that go and lines that come.
pub fn changed(setting: &str) -> String {
    changed_where("", setting)
}

/// The same in a house that says something else already.
pub fn changed_where(given: &str, setting: &str) -> String {
    let trial = Trial { paper: PAPER, given };
    difference_of(&trial.seen(""), &trial.seen(setting))
}

/// The same of a report in which some words are others.
pub fn changed_in(words: &str, others: &str, setting: &str) -> String {
    assert!(PAPER.contains(words), "the report has no {words}");
    let paper = PAPER.replacen(words, others, 1);
    let trial = Trial { paper: &paper, given: "" };
    difference_of(&trial.seen(""), &trial.seen(setting))
}

/// Expects that this setting changes how the report looks and nothing that is read.
#[track_caller]
pub fn only_looks(given: &str, setting: &str) {
    let trial = Trial { paper: PAPER, given };
    let (before, after) = (trial.seen(""), trial.seen(setting));
    assert_eq!(difference_of(&before, &after), "", "{setting}");
    assert!(before.drawing != after.drawing, "nothing looks otherwise: {setting}");
}

impl Trial<'_> {
    /// What is seen when the house says this too.
    pub fn seen(self, setting: &str) -> Seen {
        let picture = worked_example().remove("data/executive-board/2026-12-10/merebrook-waves.png");
        let folder = Folder::new([
            ("boardpaper.toml", "[workspace]\norganisation = \"Netherby Council\"\n"),
            ("templates/small/house.toml", SMALL),
            ("templates/given/house.toml", &format!("extends = \"small\"\n{}", self.given)),
            ("templates/own/house.toml", &format!("extends = \"given\"\n{setting}")),
            ("data/paper.md", self.paper),
        ]);
        folder.put("templates/own/crest.png", &picture.expect("the worked example has a picture"));
        let run = folder.build(1);
        let Some(bytes) = run.pdf_if_built("data/paper.md") else {
            return Seen { lines: said(&run), drawing: Vec::new(), pages: Vec::new() };
        };
        let pdf = Pdf::read(bytes);
        let found = lines_of_pdf(&pdf);
        let read = meant(folder.root(), &run);
        let read = read.first().expect("what was built can be read");
        let difference = difference(&lines_of_report(&read.report, &read.house), &found);
        assert_eq!(difference, None, "{setting}");
        let mut lines: Vec<String> = found.iter().map(shown).collect();
        let artifacts = pdf.artifacts();
        let feet = artifacts.iter().take(1).flatten();
        let feet = feet.filter(|artifact| artifact.subtype.as_deref() == Some("Footer"));
        lines.extend(feet.map(|foot| format!("at the foot: {}", foot.text)));
        lines.push(format!("by: {}", pdf.facts().author.unwrap_or_default()));
        lines.extend(said(&run));
        Seen { lines, drawing: drawing(bytes), pages: first_words(&found) }
    }
}

/// A line as it is compared: what it is, its words, which of them are strong, and where its links lead.
fn shown(line: &Line) -> String {
    let indent = 2 * line.depth;
    let mut shown = format!("{:indent$}{} {}", "", line.role, line.text);
    if line.language != "en" {
        shown.push_str(&format!(" [{}]", line.language));
    }
    if let Some(strong) = line.marked.get("Strong") {
        shown.push_str(&format!(" · strong: {strong}"));
    }
    for inline in &line.inlines {
        match inline {
            Inline::Link(words, To::Address(address)) => shown.push_str(&format!(" · {words} → {address}")),
            Inline::Link(words, _) => shown.push_str(&format!(" · {words} →")),
            Inline::Citation(..) | Inline::Picture(_) => {}
        }
    }
    shown.trim_end().to_owned()
}

/// The first words of each page.
fn first_words(lines: &[Line]) -> Vec<String> {
    let mut first = Vec::new();
    let mut page = 0;
    for line in lines {
        let Some(found) = line.page.as_ref().filter(|found| found.number > page) else { continue };
        page = found.number;
        first.push(format!("{page}: {} {}", line.role, line.text));
    }
    first
}

/// What was said, with the hints.
fn said(run: &Run) -> Vec<String> {
    let problems = run.summary.problems.iter();
    let said = problems.map(|problem| {
        let hints = problem.hints.iter().map(|hint| format!("    {hint}"));
        std::iter::once(run.message(problem)).chain(hints).collect::<Vec<_>>()
    });
    said.flatten().collect()
}

/// What draws each page.
fn drawing(bytes: &[u8]) -> Vec<Vec<u8>> {
    let document = lopdf::Document::load_mem(bytes).expect("the bytes are a PDF");
    let pages = document.page_iter();
    pages.map(|page| document.get_page_content(page)).collect()
}

/// The lines that go and those that come; of what is no longer built, what was said.
pub fn difference_of(before: &Seen, after: &Seen) -> String {
    if after.drawing.is_empty() {
        return after.lines.join("\n");
    }
    diff(&before.lines, &after.lines)
}

/// The lines that go and those that come.
pub fn diff(before: &[String], after: &[String]) -> String {
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&before, &after);
    let changes = diff.iter_all_changes().filter_map(|change| match change.tag() {
        ChangeTag::Equal => None,
        ChangeTag::Delete => Some(format!("- {}", change.value())),
        ChangeTag::Insert => Some(format!("+ {}", change.value())),
    });
    changes.collect::<Vec<_>>().join("\n")
}
