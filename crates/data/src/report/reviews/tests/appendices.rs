//! Appendices of a review: chapters that are, and those of the front matter.

use super::{CHAPTER, HEAD, read, report, shown, told, told_of};
use crate::sample::{sample, sample_of};

#[test]
fn chapters_that_are_appendices_stand_before_those_of_the_front_matter() {
    let keys = "chapters = ['a.md']\n[[appendix]]\nid = 'last'\ntitle = 'Last'\ntext = 'Text.'";
    let text = "# How {.appendix #how}\n\nSo.\n\n# One\n\nSee [](#how), [](#who), [](#last).\n";
    let sample = read(keys, text, &[("a.md", "# Who {#who .appendix}\n\nThey.\n\n# Two\n\nText.\n")]);
    assert_eq!(
        shown(report(&sample)),
        [
            "# One: See [#how], [#who], [#last].",
            "# Two: Text.",
            "A How: So.",
            "A Who: They.",
            "A Last: Text."
        ]
    );
}

#[test]
fn an_appendix_that_is_unnumbered_too() {
    let text = format!("{CHAPTER}\n# A plan {{.appendix .unnumbered}}\n\nHow.\n");
    assert_eq!(
        told("", &text, &[]),
        [
            "11:11 bad-attribute: an appendix has its letter from the house, and this one is `.unnumbered` too",
            "delete one of the two words",
        ]
    );
}

#[test]
fn the_word_where_no_appendix_begins() {
    let at = "put it at the end of a heading with one `#`, in a review";
    let within = "bad-attribute: `.appendix` is only for a heading with one `#`, outside boxes";
    let one = "write one `#` there if this is an appendix, or delete `.appendix`";
    let told = |text: &str| told("", &format!("{CHAPTER}\n{text}"), &[]);
    assert_eq!(told("## Method {.appendix}\n\nHow.\n"), [&format!("11:12 {within}"), one]);
    assert_eq!(told("::: box\n## Method {.appendix}\n:::\n"), [&format!("12:12 {within}"), one]);
    assert_eq!(
        told("How. {.appendix}\n"),
        ["11:7 bad-attribute: `.appendix` means nothing on a paragraph", at]
    );
    assert_eq!(
        told("::: box Method {.appendix}\nHow.\n:::\n"),
        ["11:17 bad-attribute: `.appendix` means nothing on a box", at]
    );
    for text in ["::: box\n# Method\n:::\n", "::: box\n# Method {.appendix}\n:::\n"] {
        assert_eq!(
            told(text),
            [
                "12:1 skipped-heading-level: a heading in a box has one `#`",
                "write it as `##`, or move it out of the box"
            ],
            "{text}"
        );
    }
}

#[test]
fn the_word_in_a_report() {
    let sample = sample("", "# Purpose\n\nText.\n\n# Method {.appendix}\n\nHow.\n");
    assert_eq!(
        told_of(sample),
        [
            "11:11 bad-attribute: `.appendix` is for reviews",
            "write the appendix as `[[appendix]]` in the front matter"
        ]
    );
}

#[test]
fn in_toml_and_json() {
    let toml = format!(
        "{HEAD}[[section]]\ntitle = 'One'\ntext = 'See [](#how).'\n[[section]]\ntitle = 'How {{.appendix #how}}'\ntext = 'So.'\n"
    );
    let json = r#"{"kind": "review", "title": "A", "date": "2026-12-10", "section": [
        {"title": "One", "text": "See [](#how)."}, {"title": "How {.appendix #how}", "text": "So."}]}"#;
    for (name, review) in [("review.toml", toml.as_str()), ("review.json", json)] {
        let sample = sample_of("", &[(name, review)]);
        assert_eq!(shown(report(&sample)), ["# One: See [#how].", "A How: So."], "{name}");
    }
}

#[test]
fn a_plan_as_an_appendix() {
    let plan = "kind = 'plan'\ntitle = 'Plan'\nas_at = 2026-11-20\n[[area]]\nref = '1'\ntitle = 'Supervision'\n[[area.action]]\ntext = 'Train.'\nlead = 'A. Officer'\nprogress = 'Begun.'\n";
    let keys = "[[appendix]]\nid = 'plan'\ntitle = 'What will be done'\nplan = 'plan.toml'";
    let sample = read(keys, "# One\n\n[](#plan) has [](#plan:actions) action.\n", &[("plan.toml", plan)]);
    assert_eq!(
        shown(report(&sample)),
        ["# One: [#plan] has [#plan] action.", "A What will be done: plan(plan.toml)"]
    );
    let exempt = plan.replacen('\n', "\naccess = 'exempt'\n", 1);
    assert!(read(keys, CHAPTER, &[("plan.toml", &exempt)]).said.iter().any(|said| said.contains("not-open")));
}
