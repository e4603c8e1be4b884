//! Some rules alone, each fault once, and what a run comes to in numbers.

use crate::support::{Workspace, good_report, report};
use serde_json::json;

/// A report in which tags stand three times and a reference leads nowhere.
fn paper() -> Workspace {
    Workspace::new().with(
        "data/a.md",
        report("# Purpose\n\nA <b>bold plan.\n\nA <b>bolder one. A <i>boldest.\n\n[](#nowhere)\n"),
    )
}

#[test]
fn a_fault_that_is_there_many_times_is_told_once() {
    let run = paper().run("check --message-format short");
    run.exits(1)
        .tells("data/a.md:9:3: warning[raw-html]: this HTML is printed as it is typed (and at 11:3, 11:20); write")
        .tells("1 error, 3 warnings: 3 raw-html, 1 dangling-reference")
        .tells("`boardpaper explain RULE` says what a rule is for");
    let run = paper().run("check --message-format json");
    let events = run.events();
    let html = events.iter().find(|event| event["rule"] == "raw-html").expect("it is told");
    assert_eq!(
        html["places"],
        json!([
            { "file": "data/a.md", "line": 11, "column": 3, "end_line": 11, "end_column": 6 },
            { "file": "data/a.md", "line": 11, "column": 20, "end_line": 11, "end_column": 23 },
        ])
    );
    assert_eq!(
        events.last(),
        Some(&json!({
            "type": "summary",
            "errors": 1,
            "warnings": 3,
            "rules": { "dangling-reference": 1, "raw-html": 3 },
        }))
    );
}

#[test]
fn of_many_places_a_line_names_ten() {
    let text = "# Purpose\n\n".to_owned() + &"A <b> plan.\n\n".repeat(41);
    let workspace = Workspace::new().with("data/a.md", report(&text));
    workspace.run("check --message-format short").exits(0).tells("25:3, 27:3, 29:3 and 30 more places)");
    workspace.run("check").exits(0).tells("87:3, 89:3\n");
}

#[test]
fn a_file_that_two_documents_share_is_told_of_once() {
    let appendix = "[[appendix]]\ntitle = \"Notes\"\nfile = \"notes.md\"";
    let paper = |text: &str| {
        format!(
            "+++\nkind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\n{appendix}\n+++\n\n# Purpose\n\nSee Appendix A.\n\n{text}\n"
        )
    };
    let workspace = Workspace::new()
        .with("data/a.md", paper("A <b> plan."))
        .with("data/b.md", paper("A plan."))
        .with("data/notes.md", "A <b> note.\n\nA <b> note.\n");
    let run = workspace.run("check --rule raw-html --message-format short");
    let said: Vec<&str> = run.exits(0).stderr.lines().filter(|line| line.contains("[raw-html]")).collect();
    assert_eq!(said.len(), 1, "{said:#?}");
    run.tells("data/a.md:14:3: warning[raw-html]: this HTML is printed as it is typed (and at data/notes.md:1:3, data/notes.md:3:3)");
}

#[test]
fn some_rules_are_shown_alone_and_the_others_count() {
    let run = paper().run("check --rule raw-html");
    run.exits(1)
        .tells("warning[raw-html]")
        .does_not_tell("[dangling-reference]")
        .tells("3 warnings: 3 raw-html")
        .tells("1 message of other rules is not shown");
    paper()
        .run("check --rule raw-html,dangling-reference")
        .exits(1)
        .tells("[raw-html]")
        .tells("[dangling-reference]");
    paper().run("check --rule raw-html --rule dangling-reference").exits(1).tells("1 error, 3 warnings");
    paper()
        .run("build --rule missing-alt-text")
        .exits(1)
        .tells("2 messages of other rules are not shown")
        .lacks("output/a.pdf");
    let run = paper().run("check --rule missing-alt-text -q");
    assert_eq!(run.exits(1).stderr, "");
}

#[test]
fn a_rule_that_is_off_is_looked_at_if_it_is_asked_for() {
    let workspace = paper();
    workspace.write("boardpaper.toml", "[workspace]\nhouse = \"own\"\n\n[rules]\nraw-html = \"off\"\n");
    workspace.write("templates/own/house.toml", "[rules]\nraw-html = \"off\"\n");
    workspace.run("check").exits(1).does_not_tell("raw-html");
    workspace.run("check --rule raw-html").exits(1).tells("warning[raw-html]");
}

#[test]
fn where_nothing_is_wrong_nothing_is_counted() {
    let workspace = Workspace::new().with("data/a.md", good_report());
    workspace.run("check").exits(0).does_not_tell("warning").does_not_tell("explain");
    let run = workspace.run("check --message-format json");
    let ending = run.events().last().cloned();
    assert_eq!(ending, Some(json!({ "type": "summary", "errors": 0, "warnings": 0, "rules": {} })));
}
