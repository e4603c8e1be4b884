//! Numbers of reviews: chapters, recommendations, boxes, notes, works, and what references to them print.

use super::*;
use crate::sample::sample_of;
use std::fmt::Write;

/// A review in a house that says this, with these keys and this text.
fn review(house: &str, keys: &str, text: &str) -> Sample {
    let review =
        format!("+++\nkind = 'review'\ntitle = 'Between two doors'\ndate = 2026-12-10\n{keys}\n+++\n{text}");
    sample_of(house, &[("review.md", &review)])
}

fn numbers(sample: &Sample) -> Numbers {
    number(sample.report.as_ref().unwrap_or_else(|| panic!("{:?}", sample.said)), &sample.house)
}

/// The labels of boxes, in order.
fn boxes(sample: &Sample) -> Vec<String> {
    let numbers = numbers(sample);
    let mut labels = Vec::new();
    sample.report.as_ref().unwrap().walk(&mut |visit| {
        if let Visit::Block(Block { kind: BlockKind::Box { kind, .. }, span, .. }) = visit {
            let label = numbers.caption(*span).unwrap_or("none").replace('\u{a0}', " ");
            labels.push(format!("{} {label}", kind.value));
        }
    });
    labels
}

#[test]
fn chapters_count_and_those_without_number_do_not() {
    let text = "# Foreword {.unnumbered}\n\nA.\n\n# One\n\n## Sub\n\nB.\n\n# Summary {.unnumbered}\n\nC.\n\n# Two\n\nD.\n\n# How {.appendix}\n\n# Three\n\nE.\n";
    assert_eq!(
        labels(&review("", "", text)),
        ["H none", "H 1", "H none", "H none", "H 2", "H 3"],
        "sub-headings and paragraphs have none"
    );
    let house = "[review]\nchapter = \"I.\"\n";
    assert_eq!(labels(&review(house, "", text))[1..2], ["H I."]);
    let house = "[review]\nchapter = \"none\"\nparagraph = \"1.1\"\n";
    assert_eq!(labels(&review(house, "", text)), ["H none"; 6]);
}

#[test]
fn paragraphs_count_within_chapters_or_through_the_review() {
    let text = "# Foreword {.unnumbered}\n\nA.\n\n# One\n\nB.\n\n## Sub\n\nC.\n\n- item\n\n::: box\nD.\n:::\n\nE.\n\n# Two\n\nF.\n\n# How {.appendix}\n\nG.\n";
    let within = "[review]\nparagraph = \"1.1\"\n";
    assert_eq!(
        labels(&review(within, "", text)),
        ["H none", "H 1", "P 1.1", "H none", "P 1.2", "- mark", "P 1.3", "H 2", "P 2.1"]
    );
    let through = "[review]\nparagraph = \"1.\"\n";
    assert_eq!(
        labels(&review(through, "", text)),
        ["H none", "P 1.", "H 1", "P 2.", "H none", "P 3.", "- mark", "P 4.", "H 2", "P 5."]
    );
}

#[test]
fn recommendations_run_through_the_boxes_of_a_review() {
    let text = "# One\n\n::: recommendations\nThey should:\n\n1. begin;\n2. go on:\n   1. slowly;\n\nand also:\n\n1. end.\n\n- Not this.\n:::\n\n1. Nor this.\n\n# Two\n\n::: box\n::: recommendations\n1. Begin again.\n:::\n:::\n\n::: note\n1. Nor this.\n:::\n";
    let sample = review("", "", text);
    let marks: Vec<String> = labels(&sample).into_iter().filter(|label| label.starts_with("- ")).collect();
    assert_eq!(marks, ["- 1.", "- 2.", "- a.", "- 3.", "- mark", "- 1.", "- 4.", "- 1."]);
    let none = labels(&review("[review]\nrecommendation = \"none\"\n", "", text));
    assert_eq!(none.iter().filter(|label| *label == "- mark").count(), 5);
}

#[test]
fn boxes_take_numbers_where_the_house_says_so() {
    let text = "# One\n\n::: box A {#a}\nT.\n:::\n\n::: recommendations\n1. R.\n:::\n\n::: note {#b}\n::: case-study C {#c}\nT.\n:::\n:::\n\nSee [](#a), [](#c), [#](#c).\n";
    let plain = text.replace(", [#](#c)", "");
    assert_eq!(
        boxes(&review("", "", &plain)),
        ["box none", "recommendations none", "note none", "case-study none"]
    );
    let house = "[numbering]\nbox = \"1\"\n";
    let sample = review(house, "", text);
    assert_eq!(boxes(&sample), ["box Box 1", "recommendations none", "note Box 2", "case-study Box 3"]);
    assert_eq!(references(&sample), ["Box 1", "Box 3", "3"]);
    assert_eq!(references(&review("", "", &plain)), ["A", "C"]);
}

#[test]
fn references_print_what_they_lead_to_in_the_houses_words() {
    let text = "# Foreword {.unnumbered #foreword}\n\n\
        [](#foreword) / [](#one) / [](#sub) / [](#box) / [](#figure) / [](#table) / [](#form) / [](#begin) / \
        [](#how) / [](#last) / [#](#one) / [#](#begin) / [#](#figure) / [#](#how) / [](#plan-of-it:page)\n\n\
        # One {#one}\n\n## Who *starts* late {#sub}\n\n::: box What one family said {#box}\nT. {#plan-of-it}\n:::\n\n\
        ![A map](map.png \"Routes\"){#figure}\n\n::: table Files {#table}\n- - a\n:::\n\n\
        ::: form About you {#form}\n- Name\n:::\n\n::: recommendations\n1. Begin. {#begin}\n:::\n\n\
        # How {.appendix #how}\n\nT.\n";
    let keys = "[[appendix]]\nid = 'last'\ntitle = 'Last'\ntext = 'T.'";
    let printed = references(&review("", keys, &text.replace(" / [](#plan-of-it:page)", "")));
    assert_eq!(
        printed,
        [
            "Foreword",
            "chapter 1",
            "Who starts late",
            "What one family said",
            "Figure 1",
            "Table 1",
            "About you",
            "recommendation 1",
            "Appendix A",
            "Appendix B",
            "1",
            "1",
            "1",
            "A",
        ]
    );
    assert!(review("", keys, text).said.is_empty());
}

#[test]
fn where_captions_have_no_number_they_are_cited_by_their_words() {
    let house = "[numbering]\ncaption = \"none\"\n";
    let text = "# One\n\n![A map](map.png \"Routes\"){#figure}\n\n::: table Files {#table}\n- - a\n:::\n\n[](#figure) [](#table)\n";
    let sample = review(house, "", text);
    assert_eq!(references(&sample), ["Routes", "Files"]);
    assert_eq!(labels(&sample), ["H 1", "- mark", "- mark"][..1]);
    let sample = review(house, "", &text.replace("[](#figure)", "[#](#figure)"));
    assert_eq!(sample.said, ["15:6 dangling-reference: `figure` has no number"]);
}

#[test]
fn places_keep_names_of_their_own() {
    let text = "# Foreword {.unnumbered}\n\n# One\n\n# Foreword {.unnumbered}\n\n# How {.appendix}\n";
    let sample = review("", "", text);
    let report = sample.report.as_ref().unwrap();
    let numbers = numbers(&sample);
    let headings = report.sections.iter().map(|chapter| chapter.span);
    let headings = headings.chain(report.appendices.iter().map(|appendix| appendix.span));
    let anchors: Vec<&str> =
        headings.map(|span| numbers.anchor(Part::Heading, span).unwrap_or("none")).collect();
    assert_eq!(anchors, ["heading-foreword", "chapter-1", "heading-foreword-2", "appendix-a"]);
}

/// A text of so many notes.
fn notes(count: usize) -> String {
    let mut text = "# One\n\n".to_owned();
    for note in 1..=count {
        let _ = write!(text, "A[^{note}] ");
    }
    for note in 1..=count {
        let _ = write!(text, "\n\n[^{note}]: Note.");
    }
    text
}

#[test]
fn notes_go_on_after_z() {
    let house = "[numbering]\nfootnote = \"a\"\n";
    let numbers = numbers(&review(house, "", &notes(703)));
    for (note, mark) in
        [("1", "a"), ("26", "z"), ("27", "aa"), ("52", "az"), ("53", "ba"), ("702", "zz"), ("703", "aaa")]
    {
        assert_eq!(numbers.footnote(note), Some(mark));
    }
}

/// The notes of a review, each with its mark.
fn marks(sample: &Sample) -> Vec<String> {
    numbers(sample).footnotes().iter().map(|(key, mark)| format!("{key} {mark}")).collect()
}

#[test]
fn notes_begin_anew_in_each_chapter_where_the_house_says_so() {
    let keys = "about = 'Us.[^us]'";
    let text = "# Foreword {.unnumbered}\n\nA.[^a]\n\n# One[^b]\n\nB.[^c] B.[^b]\n\n# How {.appendix}\n\nC.[^e]\n\n\
        [^us]: U\n\n[^a]: A\n\n[^b]: B[^d]\n\n[^c]: C\n\n[^d]: D\n\n[^e]: E\n";
    let by_chapter = "[numbering]\nfootnotes = \"chapter\"\nfootnote = \"a\"\n";
    assert_eq!(marks(&review(by_chapter, keys, text)), ["us a", "a a", "b a", "c b", "d c", "e a"]);
    let in_one_run = "[numbering]\nfootnote = \"a\"\n";
    assert_eq!(marks(&review(in_one_run, keys, text)), ["us a", "a b", "b c", "c d", "e e", "d f"]);
}

#[test]
fn works_count_by_first_citation_or_as_listed() {
    let keys = ["c", "a", "d", "b"].map(|key| format!("[[reference]]\nkey = '{key}'\ntext = 'Work {key}'\n"));
    let keys = format!("about = 'We wrote [@d].'\n{}", keys.concat());
    let text = "# One\n\nT.[@b; @a] U.[^n] V.[@a]\n\n[^n]: N.[@c]\n";
    let order = |house: &str| numbers(&review(house, &keys, text)).citations().concat();
    assert_eq!(order(""), "dbac");
    assert_eq!(order("[numbering]\ncitation_order = \"listed\"\n"), "cadb");
    let numbers = numbers(&review("", &keys, text));
    assert_eq!(numbers.citation("a"), Some(3));
    assert_eq!(numbers.citation("x"), None);
}
