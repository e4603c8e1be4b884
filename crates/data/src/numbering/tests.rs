//! Numbers of papers of a few lines.

mod reviews;

use super::*;
use crate::prose::{Inline, InlineKind, ReferenceForm, Visit, walk};
use crate::sample::{Sample, sample};

/// The labels of a report, one a line: `H` headings, `P` paragraphs, `R` and `-` list items, `C` captions.
fn labels(sample: &Sample) -> Vec<String> {
    let report = sample.report.as_ref().unwrap_or_else(|| panic!("{:?}", sample.said));
    let numbers = number(report, &sample.house);
    let mut labels = Vec::new();
    for section in &report.sections {
        labels.push(format!("H {}", numbers.heading(section.span).unwrap_or("none")));
        walk(&section.blocks, &mut |visit| match visit {
            Visit::Block(block) => match &block.kind {
                BlockKind::Heading { .. } => {
                    labels.push(format!("H {}", numbers.heading(block.span).unwrap_or("none")));
                }
                BlockKind::Paragraph(_) => {
                    labels.extend(numbers.paragraph(block.span).map(|label| format!("P {label}")));
                }
                BlockKind::Table(_) | BlockKind::Figure { .. } => {
                    labels.extend(numbers.caption(block.span).map(|label| format!("C {label}")));
                }
                _ => {}
            },
            Visit::Item(item) => labels.push(format!("- {}", numbers.item(item.span).unwrap_or("mark"))),
            Visit::Inline(_) => {}
        });
    }
    labels
}

/// What the references of a report print.
fn references(sample: &Sample) -> Vec<String> {
    let report = sample.report.as_ref().unwrap_or_else(|| panic!("{:?}", sample.said));
    let numbers = number(report, &sample.house);
    let mut printed = Vec::new();
    report.walk(&mut |visit| {
        if let Visit::Inline(Inline { kind: InlineKind::Reference { id, form }, .. }) = visit {
            let target = numbers.target(&id.value).unwrap();
            let words = match form {
                ReferenceForm::Number => target.number.clone(),
                _ => target.words.clone(),
            };
            printed.push(words.unwrap().replace('\u{a0}', " "));
        }
    });
    printed
}

const BOROUGH: &str = "extends = \"base\"\n[numbering]\nsection = \"1.0\"\nparagraph = \"1.1\"\n\
    subheading = \"paragraph\"\nrecommendation = \"1)\"\nlist = [\"a)\", \"i)\"]\n";

#[test]
fn paragraphs_count_within_their_section_and_share_with_sub_headings() {
    let sample = sample(
        BOROUGH,
        "# One\n\nFirst.\n\nSecond.\n\n# Two\n\nThird.\n\n## Sub\n\nUnder it.\n\n## Another\n\nText.\n",
    );
    assert_eq!(labels(&sample), ["H 1.0", "P 1.1", "P 1.2", "H 2.0", "P 2.1", "H 2.2", "H 2.3"]);
}

#[test]
fn what_is_said_to_be_without_number_takes_none_from_the_series() {
    let sample = sample(
        BOROUGH,
        "# One\n\nA.\n\nB. {.unnumbered}\n\nC.\n\n# Two {.plain}\n\nD.\n\n# Three {.unnumbered}\n\nE.\n\n# Four\n\nF.\n",
    );
    assert_eq!(labels(&sample), ["H 1.0", "P 1.1", "P 1.2", "H 2.0", "H none", "H 3.0", "P 3.1"]);
}

#[test]
fn lists_number_by_depth_and_recommendations_by_their_own_series() {
    let sample = sample(
        BOROUGH,
        "# Recommendation\n\nThat:\n\n1. a; and\n2. b.\n   1. under it\n\n# More\n\n1. x\n   1. y\n\n- z\n",
    );
    assert_eq!(labels(&sample), ["H 1.0", "- 1)", "- 2)", "- i)", "H 2.0", "- a)", "- i)", "- mark"]);
}

#[test]
fn several_lists_of_recommendations_make_one_series() {
    let sample = sample(BOROUGH, "# Recommendation\n\nThat:\n\n1. a;\n\nand further:\n\n1. b.\n");
    assert_eq!(labels(&sample), ["H 1.0", "- 1)", "- 2)"]);
}

#[test]
fn parts_at_one_place_keep_places_of_their_own() {
    let house = format!("{BOROUGH}[nil]\nphrase = \"None.\"\n");
    let sample = sample(&house, "# Risk {#risk}\n\n# More\n\n1. one {#one}\n\nSee [](#risk), [](#one).\n");
    let report = sample.report.as_ref().unwrap();
    let numbers = number(report, &sample.house);
    let risk = &report.sections[0];
    assert_eq!(numbers.anchor(Part::Heading, risk.span), Some("section-1"));
    assert_eq!(numbers.anchor(Part::Paragraph, risk.blocks[0].span), Some("paragraph-1-1"));
    let list = report.sections[1].blocks[0].span;
    assert_eq!(numbers.anchor(Part::Item, list), Some("item-a"));
    assert_eq!(numbers.anchor(Part::Block, list), None);
}

#[test]
fn a_heading_without_number_is_called_by_its_words_or_by_the_name_that_it_was_given() {
    let text = "# Summary: costs & risks {.unnumbered}\n\nA.\n\n# Two\n\nB.\n\n# A long title {.unnumbered #costs_2027}\n\nC.\n\n\
                # \u{645}\u{644}\u{62e}\u{635} {.unnumbered}\n\nD.\n";
    let sample = sample("extends = \"base\"\n[numbering]\nsection = \"1.\"\n", text);
    let report = sample.report.as_ref().unwrap_or_else(|| panic!("{:?}", sample.said));
    let numbers = number(report, &sample.house);
    let names = report.sections.iter().filter_map(|section| numbers.anchor(Part::Heading, section.span));
    let expected = ["heading-summary-costs-risks", "section-1", "place-costs-2027", "heading-1"];
    assert_eq!(names.collect::<Vec<_>>(), expected);
}

#[test]
fn a_name_made_of_words_ends_with_a_word() {
    let title = "The Council’s comprehensive arrangements for safeguarding children in alternative provision";
    let sample = sample("extends = 'base'", &format!("# {title} {{.unnumbered}}\n\nA.\n"));
    let report = sample.report.as_ref().unwrap_or_else(|| panic!("{:?}", sample.said));
    let numbers = number(report, &sample.house);
    let name = numbers.anchor(Part::Heading, report.sections[0].span);
    assert_eq!(name, Some("heading-the-councils-comprehensive-arrangements-for-safeguarding"));
}

#[test]
fn one_counter_runs_through_the_report() {
    let house = "extends = \"base\"\n[numbering]\nsection = \"none\"\nparagraph = \"1.\"\n";
    let sample = sample(house, "# One\n\nA.\n\nB.\n\n# Two\n\nC.\n");
    assert_eq!(labels(&sample), ["H none", "P 1.", "P 2.", "H none", "P 3."]);
}

#[test]
fn a_reference_prints_the_number_in_the_houses_words() {
    let sample = sample(
        BOROUGH,
        "# Recommendation\n\nThat:\n\n1. a; {#first}\n\n# One {#one}\n\nText. {#text}\n\n\
         ::: table Caption {#table}\n- - a\n:::\n\n[](#first) [](#one) [](#text) [#](#text) [](#table)\n",
    );
    let printed = ["recommendation 1", "section 2", "paragraph 2.1", "2.1", "Table 1"];
    assert_eq!(references(&sample), printed);
}

#[test]
fn a_heading_without_number_is_cited_by_its_title() {
    let house = "extends = \"county\"\n[section.purpose]\nrequired = false\n[section.recommendation]\nrequired = false\n";
    let sample = sample(house, "# Background {#back}\n\nSee [](#back).\n");
    assert_eq!(references(&sample), ["Background"]);
}

#[test]
fn footnotes_and_citations_count_by_first_mention() {
    let sample = crate::sample::sample_with(
        "",
        "[[reference]]\nkey = \"a\"\ntext = \"A\"\n[[reference]]\nkey = \"b\"\ntext = \"B\"\n",
        "# One\n\nX[^late] [@b].\n\nY[^early] Z[^late] [@a; @b].\n\n[^early]: E\n[^late]: L\n",
    );
    let numbers = number(sample.report.as_ref().unwrap(), &sample.house);
    assert_eq!((numbers.footnote("late"), numbers.footnote("early")), (Some("1"), Some("2")));
    assert_eq!((numbers.citation("b"), numbers.citation("a")), (Some(1), Some(2)));
}

#[test]
fn many_headings_without_a_number_take_no_long_time_and_have_names_of_their_own() {
    let sample = sample("extends = 'base'", &"# A {.unnumbered}\n\nB.\n\n".repeat(20_000));
    let report = sample.report.as_ref().unwrap_or_else(|| panic!("{:?}", sample.said));
    let numbers = number(report, &sample.house);
    let names = report.sections.iter().filter_map(|section| numbers.anchor(Part::Heading, section.span));
    let names: Vec<&str> = names.collect();
    assert_eq!((names[0], names[19_999]), ("heading-a", "heading-a-20000"));
}
