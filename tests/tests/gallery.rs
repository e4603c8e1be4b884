//! The one report of the gallery in all houses that print reports: its tag tree is what it says, and its words are the
//! same in all.
//!
//! What a house adds, and what may so differ, is furniture: the head and the foot; titles of sections and of their
//! parts that a house knows; numbers and marks; what references print; phrases for nothing to say; what leads in to
//! recommendations; who signed off and where the report was before, which a house may leave out; and its own words.

use boardpaper_data::house::House;
use boardpaper_data::report::Report;
use boardpaper_tests::both::assert_same_words;
use boardpaper_tests::meant::{Meant, meant};
use boardpaper_tests::pdf::Pdf;
use boardpaper_tests::reading::{Inline, Line, To, difference, lines_of_pdf, lines_of_report};
use boardpaper_tests::workspace::{Folder, Run};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const HOUSES: [&str; 8] =
    ["base", "borough", "county", "front-sheet", "letters", "questions", "running", "signed-table"];

/// Titles that no house knows, which stand as they were written.
const OWN_TITLES: [&str; 3] = ["What would change", "The fourteen rooms", "What visitors were asked"];

/// The report in each house.
static GALLERY: LazyLock<Gallery> = LazyLock::new(|| Gallery::in_language(None));

struct Gallery {
    run: Run,
    papers: Vec<Meant>,
}

impl Gallery {
    fn in_language(language: Option<&str>) -> Self {
        // The line of an address of more than 22 characters may break in it, and no reader knows that no space is there.
        let report =
            include_str!("../../docs/gallery/report.md").replace("@fellgate.example", "@fell.example");
        let settings = "[workspace]\norganisation = \"Fellgate Council\"\n".to_owned();
        let mut files = vec![("boardpaper.toml".to_owned(), settings)];
        for house in HOUSES {
            let language = language.map(|tag| format!("\nlanguage = \"{tag}\"")).unwrap_or_default();
            let keys = format!("kind = \"report\"\nhouse = \"{house}\"{language}");
            files.push((format!("data/{house}.md"), report.replacen("kind = \"report\"", &keys, 1)));
        }
        let folder = Folder::new(files);
        let run = folder.build_both(2);
        run.keep(&format!("gallery-{}", language.unwrap_or("en")));
        let papers = meant(folder.root(), &run);
        Self { run, papers }
    }

    fn lines(&self, report: &Report) -> Vec<Line> {
        lines_of_pdf(&Pdf::read(self.run.pdf(&report.path)))
    }

    fn assert_as_meant(&self) {
        assert_eq!(self.papers.len(), HOUSES.len(), "{}", self.run.messages().join("\n"));
        for Meant { report, house } in &self.papers {
            let difference = difference(&lines_of_report(report, house), &self.lines(report));
            assert_eq!(difference, None, "{}", house.name());
        }
        assert_same_words(&self.papers, &self.run);
    }
}

#[test]
fn it_is_in_its_tag_tree_in_every_house() {
    assert_eq!(GALLERY.run.messages(), [""; 0]);
    GALLERY.assert_as_meant();
}

/// The titles that it was written with are English, which every house finds in its Welsh papers too.
#[test]
fn it_is_in_its_tag_tree_in_every_house_in_welsh() {
    Gallery::in_language(Some("cy")).assert_as_meant();
}

#[test]
fn its_words_are_the_same_in_every_house() {
    let base = &GALLERY.papers[0];
    assert_eq!(base.house.name(), "base");
    let expected = words(&base.report, &GALLERY.lines(&base.report), &base.house);
    assert!(expected.values().sum::<usize>() > 700);
    for Meant { report, house } in &GALLERY.papers {
        let lines = GALLERY.lines(report);
        let found = words(&base.report, &lines, house);
        assert_eq!(unlike(&expected, &found), [""; 0], "{}", house.name());
        for title in OWN_TITLES {
            let is_there = lines.iter().any(|line| line.role.starts_with('H') && line.text.ends_with(title));
            assert!(is_there, "{}: {title}", house.name());
        }
    }
}

#[test]
fn a_paragraph_that_a_house_leaves_out_is_found() {
    let Meant { report, house } = &GALLERY.papers[0];
    let whole = GALLERY.lines(report);
    let expected = words(report, &whole, house);
    let body = include_str!("../../docs/gallery/report.md").rsplit("+++").next().unwrap_or_default();
    let first = whole.iter().position(|line| line.role == "H1").unwrap_or_default();
    let is_written =
        |line: &Line| line.role == "P" && line.text.len() > 30 && body.contains(without_number(&line.text));
    let paragraphs = (first..whole.len()).filter(|at| is_written(&whole[*at]));
    let mut found = 0;
    for paragraph in paragraphs {
        let mut lines = whole.clone();
        lines.remove(paragraph);
        assert_ne!(unlike(&expected, &words(report, &lines, house)), [""; 0], "{}", whole[paragraph]);
        found += 1;
    }
    assert!(found > 10);
}

/// How often each word of the report stands in a tag tree, furniture aside.
fn words(report: &Report, lines: &[Line], house: &House) -> BTreeMap<String, usize> {
    let furniture = Furniture::of(report, house);
    let mut found = BTreeMap::new();
    let first = lines.iter().position(|line| line.role == "H1").expect("there is a section");
    let mut lines = lines[first..].iter().peekable();
    while let Some(line) = lines.next() {
        if furniture.heads_left_out.contains(&line.text) {
            lines.next_if(|table| table.role == "Table");
            while lines.next_if(|inner| inner.depth > 0).is_some() {}
        }
        if line.role.starts_with('H') || line.role == "LI" {
            continue;
        }
        for word in furniture.taken_from(line).split(|c: char| !c.is_alphanumeric()) {
            if !word.is_empty() {
                *found.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    found
}

/// The words that stand in one more often than in the other.
fn unlike(expected: &BTreeMap<String, usize>, found: &BTreeMap<String, usize>) -> Vec<String> {
    let all = expected.keys().chain(found.keys().filter(|word| !expected.contains_key(*word)));
    let times = |of: &BTreeMap<String, usize>, word: &str| of.get(word).copied().unwrap_or(0);
    let unlike = all.filter(|word| times(expected, word) != times(found, word));
    unlike
        .map(|word| format!("{word}: {} times, not {}", times(found, word), times(expected, word)))
        .collect()
}

/// What a house adds to a report.
struct Furniture {
    /// What it adds as a paragraph of its own.
    whole: Vec<String>,
    /// What it adds at the beginning of a paragraph.
    leads: Vec<String>,
    /// The headings of tables that it may leave out.
    heads_left_out: Vec<String>,
}

impl Furniture {
    fn of(report: &Report, house: &House) -> Self {
        let words = &house.words(&report.language).expect("the house has English words");
        let mut whole: Vec<String> = words.entries.values().cloned().collect();
        let mut leads = vec![format!("{}: ", words.get("reason"))];
        whole.push(house.nil.phrase.clone());
        whole.extend(
            house
                .report
                .recommendation
                .opening
                .iter()
                .map(|opening| opening.replace("{report_to}", "Communities Board")),
        );
        for section in &house.sections.known {
            let parts = section.sub.iter().map(|part| &part.heading);
            for heading in std::iter::once(&section.heading).chain(parts) {
                whole.extend(heading.nil.clone());
                whole.push(heading.title.clone());
                leads.push(format!("{}: ", heading.title));
            }
            whole.extend(section.columns.iter().cloned());
        }
        for signed in &report.sign_offs {
            let date = signed.date.as_ref().map(|date| date.value.as_str()).unwrap_or_default();
            whole.push(format!("{} {date}", signed.by.value));
        }
        let heads_left_out = ["sign_off", "history"].map(|word| words.get(word).to_owned()).to_vec();
        Self { whole, leads, heads_left_out }
    }

    /// The words of a line without it.
    fn taken_from(&self, line: &Line) -> String {
        let mut text = line.text.clone();
        for inline in &line.inlines {
            if let Inline::Link(words, To::Page(_)) = inline
                && words.contains(char::is_alphabetic)
            {
                text = text.replacen(words.as_str(), "", 1);
            }
        }
        let mut rest = without_number(&text);
        if let Some(lead) = self.leads.iter().find(|lead| rest.starts_with(lead.as_str())) {
            rest = &rest[lead.len()..];
        }
        if self.whole.iter().any(|whole| whole == rest) { String::new() } else { rest.to_owned() }
    }
}

/// A text without the number of its paragraph, such as `3.1`, `14.` or `B2`.
fn without_number(text: &str) -> &str {
    let Some((first, rest)) = text.split_once(' ') else { return text };
    let is_number = first.ends_with(|c: char| c.is_ascii_digit() || c == '.')
        && first
            .trim_start_matches(|c: char| c.is_ascii_uppercase())
            .starts_with(|c: char| c.is_ascii_digit())
        && first.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
        && !first.chars().all(|c| c.is_ascii_digit());
    if is_number { rest } else { text }
}
