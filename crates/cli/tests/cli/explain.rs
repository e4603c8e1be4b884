//! `explain`: the page of a rule, and the list of rules.

use crate::support::{Workspace, report};
use std::fs;

#[test]
fn a_page_says_what_a_rule_is_for_and_what_to_do() {
    let run = Workspace::new().run("explain missing-alt-text");
    run.exits(0);
    assert!(run.stdout.starts_with("missing-alt-text\n\n"), "{}", run.stdout);
    for words in ["Level: error, whatever a house or a workspace says.", "Why:", "What to do:"] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
    assert!(run.stdout.lines().all(|line| line.chars().count() <= 100), "{}", run.stdout);
    assert_eq!(run.stderr, "");
}

#[test]
fn without_a_name_all_rules_are_listed_by_group() {
    let run = Workspace::new().run("explain");
    run.exits(0);
    for words in ["What may be published\n", "  raw-html  ", "\n  missing-alt-text  ", "Pictures\n"] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
}

#[test]
fn an_unknown_rule_is_named_and_the_nearest_one() {
    let workspace = Workspace::new();
    workspace
        .run("explain mising-alt-text")
        .exits(2)
        .tells("there is no rule `mising-alt-text`; did you mean `missing-alt-text`?");
    workspace
        .run("explain cabbages")
        .exits(2)
        .tells("there is no rule `cabbages`; `boardpaper explain` lists the rules");
    workspace.run("check --rule raw-htm").exits(2).tells("did you mean `raw-html`?");
}

#[test]
fn it_works_outside_a_workspace_and_says_what_counts_inside() {
    let workspace = Workspace::new();
    fs::remove_file(workspace.path("boardpaper.toml")).expect("it is there");
    let run = workspace.run("explain raw-html");
    assert!(!run.exits(0).stdout.contains("In this workspace"), "{}", run.stdout);
    workspace.write("boardpaper.toml", "[workspace]\nhouse = \"own\"\n\n[rules]\nraw-html = \"error\"\n");
    workspace.write("templates/own/house.toml", "[rules]\nfake-heading = \"off\"\nraw-html = \"off\"\n");
    let inside = |rule: &str| workspace.run(&format!("explain {rule}")).exits(0).stdout.clone();
    assert!(
        inside("raw-html")
            .ends_with("\nIn this workspace it is an error: `[rules]` of boardpaper.toml says so.\n")
    );
    assert!(
        inside("fake-heading")
            .ends_with("\nIn this workspace it is off: `[rules]` of the house `own` says so.\n")
    );
    assert!(!inside("missing-alt-text").contains("In this workspace"));
}

#[test]
fn check_brings_the_page_below_the_first_message_of_each_rule() {
    let workspace = Workspace::new()
        .with("data/a.md", report("# Purpose\n\nA <b>bold</b> plan.\n"))
        .with("data/b.md", report("# Purpose\n\nA <i>second</i> plan.\n"));
    let run = workspace.run("check --explain");
    run.exits(0).tells("Level: warning. A house or a workspace may set it to `off` or `error`.");
    assert_eq!(run.stderr.matches("Level: warning.").count(), 1, "{}", run.stderr);
    let run = workspace.run("check --explain --message-format json");
    let helps = run.events().iter().filter(|event| event.get("help").is_some()).count();
    assert_eq!(helps, 1, "{}", run.stdout);
}
