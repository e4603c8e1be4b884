//! Characters that no font has, in every part of a plan: none is lost in silence.

use crate::plans::{PLAN, report_of};
use crate::support::{Run, Workspace};

/// A build of a plan in which some words are others.
fn build(changes: &[(&str, &str)]) -> Run {
    Workspace::new().with("data/plan.toml", changed(changes)).build("")
}

fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(PLAN.to_owned(), |plan, (from, to)| {
        assert!(plan.contains(from), "{from}");
        plan.replace(from, to)
    })
}

/// What is said of a character that no font has.
fn unprintable(place: &str, c: char, more: &str) -> [String; 2] {
    [
        format!(
            "data/{place} warning[uncovered-character] the character `{c}` (U+{:04X}) is in no font{more}",
            u32::from(c)
        ),
        "    write it in words, or add a font that has it to the workspace's `fonts` folder".to_owned(),
    ]
}

#[test]
fn in_words_that_are_no_markdown() {
    let run = build(&[
        ("ref = \"1\"", "ref = \"1漢\"\nsource = \"CQC 字\""),
        ("[[area.action]]", "[[area.action]]\nref = \"1.1東\""),
        ("A. Officer", "A. Officer 西"),
        ("2027-03-31", "\"Ongoing\"\nrevised_due = [2027-03-31, \"Ongoing 南\"]"),
        ("progress = \"Two courses were held.\"", "update = [{ by = \"CQC 北\", text = \"Seen.\" }]"),
    ]);
    run.exits(0);
    let said: Vec<String> =
        run.messages().into_iter().filter(|said| said.contains("uncovered-character")).collect();
    let places =
        [("6:9", '漢'), ("7:15", '字'), ("11:11", '東'), ("13:20", '西'), ("15:37", '南'), ("17:23", '北')];
    let expected = places.map(|(place, c)| unprintable(&format!("plan.toml:{place}"), c, "")[0].clone());
    assert_eq!(said, expected);
}

#[test]
fn in_updates_that_actions_share() {
    let update = "update = [{ by = \"CQC 漢\", text = \"All began.\" }]";
    let another = "[[area.action]]\ntext = \"Write it.\"\nlead = \"A. Officer\"\n";
    let run = build(&[
        ("ref = \"1\"", &format!("ref = \"1\"\n{update}")),
        ("progress = \"Two courses were held.\"\n", another),
    ]);
    run.exits(0).says(&unprintable("plan.toml:7:23", '漢', "").each_ref().map(String::as_str));
}

#[test]
fn in_a_plan_that_a_report_prints() {
    Workspace::new()
        .with("data/report.md", report_of("plan.toml"))
        .with("data/plan.toml", changed(&[("A. Officer", "A. 漢 and 漢")]))
        .build("")
        .exits(0)
        .has("output/report.pdf")
        .says(&unprintable("plan.toml:11:12", '漢', " (2 times)").each_ref().map(String::as_str));
}

/// A build of a plan whose version of June had other words.
fn build_since_june(changes: &[(&str, &str)]) -> Run {
    let june = changed(changes).replace("2026-11-20", "2026-06-19").replace("Two courses", "One course");
    let now = PLAN.replacen('\n', "\nprevious = \"june.toml\"\n", 1);
    Workspace::new().with("data/plan.toml", now).with("data/june.toml", june).build("")
}

#[test]
fn in_the_wording_of_the_previous_version() {
    build_since_june(&[("Train staff", "Train staff of 漢")])
        .exits(0)
        .says(&unprintable("plan.toml:1:1", '漢', "").each_ref().map(String::as_str));
    build_since_june(&[("2027-03-31", "\"Ongoing 漢\"")])
        .exits(0)
        .says(&unprintable("plan.toml:1:1", '漢', "").each_ref().map(String::as_str));
    // What is not printed again is not told again.
    build_since_june(&[("A. Officer", "A. Officer 漢")]).exits(0).says(&[]);
}
