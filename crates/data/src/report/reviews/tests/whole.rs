//! The same review in each of its forms, and reviews that accidents befell.

use super::{read, report, shown, sketch};
use crate::numbering::number;
use crate::prose::plain_text;
use crate::sample::{Sample, sample_of};

/// A review in every key and every kind of text, as Markdown.
const WHOLE: &str = r###"+++
kind = "review"
title = "Between two doors"
subtitle = "A review"
date = 2026-12-10
publisher = "Inspectorate"
language = "en-GB"
cover_image = "doors.png"
cover_alt = "Two doors"
about = "## Who we are\n\nUs. {#us}"
imprint = "## Copies\n\nFree."

[[reference]]
key = "act"
text = "*An Act* 2014"
url = "https://act.example"

[[reference]]
key = "code"
text = "A code"

[[appendix]]
id = "last"
title = "Last"
text = "As [we](#us) say."
+++
# Foreword {.unnumbered}

A.[^n]

::: signature
A. Person
:::

# One {#one}

B.[@code; @act]

::: recommendations {#box}
1. Begin. {#begin}
2. Go on.
:::

See [](#begin), [](#last), [](#how).

# How {.appendix #how}

::: form
- Name {lines=2}
:::

[^n]: A note.
"###;

/// The same cut at its headings, as tables of TOML.
fn toml() -> String {
    let (front, text) = WHOLE.strip_prefix("+++\n").unwrap().split_once("\n+++\n").unwrap();
    let sections = text.split("# ").filter(|section| !section.is_empty()).map(|section| {
        let (title, text) = section.split_once('\n').unwrap();
        format!("\n[[section]]\ntitle = '{title}'\ntext = '''\n{text}'''\n")
    });
    format!("{front}\n{}", sections.collect::<String>())
}

const JSON: &str = r###"{
  "kind": "review", "title": "Between two doors", "subtitle": "A review", "date": "2026-12-10",
  "publisher": "Inspectorate", "language": "en-GB", "cover_image": "doors.png", "cover_alt": "Two doors",
  "about": "## Who we are\n\nUs. {#us}", "imprint": "## Copies\n\nFree.",
  "reference": [
    { "key": "act", "text": "*An Act* 2014", "url": "https://act.example" },
    { "key": "code", "text": "A code" }
  ],
  "appendix": [{ "id": "last", "title": "Last", "text": "As [we](#us) say." }],
  "section": [
    { "title": "Foreword", "unnumbered": true, "text": "A.[^n]\n\n::: signature\nA. Person\n:::" },
    { "title": "One {#one}", "text": "B.[@code; @act]\n\n::: recommendations {#box}\n1. Begin. {#begin}\n2. Go on.\n:::\n\nSee [](#begin), [](#last), [](#how)." },
    { "title": "How {.appendix #how}", "text": "::: form\n- Name {lines=2}\n:::\n\n[^n]: A note." }
  ]
}"###;

/// All that can be seen of a review: its covers, its text, its numbers, what it cites.
fn seen(sample: &Sample) -> Vec<String> {
    let review = report(sample);
    let covers = review.covers.as_ref().unwrap();
    let numbers = number(review, &sample.house);
    let mut seen = vec![
        format!("{} / {}", review.title.value, covers.subtitle.as_ref().unwrap().value),
        format!("{} {} {}", review.date.value.date, review.publisher, review.language),
        format!("{:?}", covers.picture.as_ref().map(|picture| (&picture.path.value, &picture.alt))),
        sketch(&covers.about),
        sketch(&covers.imprint),
    ];
    seen.extend(shown(review));
    seen.extend(numbers.ids().map(|id| {
        let words = numbers.target(id).and_then(|target| target.words.clone());
        format!("{id}: {}", words.unwrap_or_default())
    }));
    seen.extend(review.references.iter().map(|work| {
        format!("{:?} {} {}", numbers.citation(&work.key.value), work.key.value, plain_text(&work.text))
    }));
    seen.extend(review.footnotes.iter().map(|note| format!("{} {}", note.key.value, sketch(&note.blocks))));
    seen
}

#[test]
fn the_same_review_in_every_form() {
    let markdown = seen(&sample_of("", &[("review.md", WHOLE)]));
    assert_eq!(
        markdown,
        [
            "Between two doors / A review",
            "2026-12-10 Inspectorate en-GB",
            "Some((\"doors.png\", \"Two doors\"))",
            "# Who we are | Us.",
            "# Copies | Free.",
            "- Foreword: A.[^n] | …",
            "# One: B.[@code @act] | recommendations(list(Begin., Go on.)) | See [#begin], [#last], [#how].",
            "A How: form(list(Name [2]))",
            "A Last: As [#us] say.",
            "begin: recommendation\u{a0}1",
            "box: ",
            "how: Appendix\u{a0}A",
            "last: Appendix\u{a0}B",
            "one: chapter\u{a0}1",
            "us: ",
            "Some(2) act An Act 2014",
            "Some(1) code A code",
            "n A note.",
        ]
    );
    assert_eq!(seen(&sample_of("", &[("review.toml", &toml())])), markdown);
    assert_eq!(seen(&sample_of("", &[("review.json", JSON)])), markdown);
    assert_eq!(seen(&sample_of("", &[("review.md", &WHOLE.replace('\n', "\r\n"))])), markdown);
    assert_eq!(seen(&sample_of("", &[("review.md", &format!("\u{feff}{WHOLE}"))])), markdown);
}

#[test]
fn the_same_review_in_several_files() {
    let (front, text) = WHOLE.split_once("\n+++\n").unwrap();
    let (foreword, rest) = text.split_once("# One").unwrap();
    let (references, front_rest) = front.split_once("[[appendix]]").unwrap();
    let (keys, references) = references.split_once("[[reference]]").unwrap();
    let review = format!(
        "{keys}chapters = ['rest.md']\nreferences = 'works.toml'\n[[appendix]]{front_rest}\n+++\n{foreword}"
    );
    let files = [
        ("review.md", review.as_str()),
        ("rest.md", &format!("# One{rest}")),
        ("works.toml", &format!("[[reference]]{references}")),
    ];
    assert_eq!(seen(&sample_of("", &files)), seen(&sample_of("", &[("review.md", WHOLE)])));
}

/// Every line and every character of the review away, twice, or changed for the next.
#[test]
fn no_accident_is_a_bug() {
    let lines: Vec<&str> = WHOLE.split_inclusive('\n').collect();
    for at in 0..lines.len() {
        let mut without = lines.clone();
        without.remove(at);
        let mut twice = lines.clone();
        twice.insert(at, lines[at]);
        let mut swapped = lines.clone();
        swapped.swap(at, (at + 1) % lines.len());
        for changed in [without, twice, swapped, lines[..at].to_vec()] {
            assert_sound(&changed.concat());
        }
    }
    let characters: Vec<char> = WHOLE.chars().collect();
    for at in 0..characters.len() {
        let mut without = characters.clone();
        without.remove(at);
        let mut swapped = characters.clone();
        swapped.swap(at, (at + 1) % characters.len());
        for changed in [without, swapped] {
            assert_sound(&changed.into_iter().collect::<String>());
        }
    }
}

/// A review with no error can be numbered, one with an error says what to do.
fn assert_sound(review: &str) {
    let sample = sample_of("", &[("review.md", review)]);
    for (said, hint) in sample.said.iter().zip(&sample.hints) {
        assert!(!hint.is_empty() && !said.ends_with('.'), "{said} > {hint}\n{review}");
    }
    if let Some(review) = &sample.report {
        number(review, &sample.house);
    }
}

#[test]
fn references_in_a_file_of_a_report_too() {
    let works = [("works.toml", "[[reference]]\nkey = 'act'\ntext = 'An Act'\n")];
    let sample = read("references = 'works.toml'", "# One\n\nText.[@act]\n", &works);
    assert_eq!(report(&sample).references.len(), 1);
    let paper = "+++\nkind = 'report'\ntitle = 'A'\ndate = 2026-12-10\nreferences = 'works.toml'\n+++\n# Purpose\n\nText.[@act]\n";
    let sample = sample_of("", &[("report.md", paper), works[0]]);
    assert_eq!(report(&sample).references.len(), 1);
}
