//! The forms in which messages are printed.

use crate::support::{Workspace, good_report, report};
use serde_json::json;

/// A fault behind characters of two and four bytes.
fn welsh() -> Workspace {
    Workspace::new()
        .with("data/good.md", good_report())
        .with("data/tŷ.md", report("# Purpose\n\nŵ 𝒳 tŷ [](#hanes) and <b>\n"))
}

#[test]
fn json_has_an_object_a_line_with_the_keys_of_the_contract() {
    let run = welsh().run("build --message-format json");
    run.exits(1);
    let events = run.events();
    let diagnostics: Vec<_> = events.iter().filter(|event| event["type"] == "diagnostic").collect();
    assert_eq!(
        *diagnostics[0],
        json!({
            "type": "diagnostic",
            "rule": "dangling-reference",
            "severity": "error",
            "message": "nothing here has the id `hanes`",
            "file": "data/tŷ.md",
            "line": 9,
            "column": 12,
            "end_line": 9,
            "end_column": 17,
            "hints": ["write `{#hanes}` at the end of what it should lead to"],
        })
    );
    assert_eq!((&diagnostics[1]["rule"], &diagnostics[1]["column"]), (&json!("raw-html"), &json!(23)));
    assert_eq!(diagnostics.len(), 2);
    let documents: Vec<_> = events.iter().filter(|event| event["type"] == "document").collect();
    assert_eq!(documents[0]["source"], "data/good.md");
    assert_eq!((&documents[0]["state"], &documents[0]["outputs"]), (&json!("good"), &json!(["good.pdf"])));
    assert_eq!((&documents[1]["state"], &documents[1]["outputs"]), (&json!("faulty"), &json!([])));
    assert_eq!(documents[0]["why"], "it was not built before");
    let far: Vec<_> = events.iter().take_while(|event| event["type"] != "diagnostic").cloned().collect();
    let event = |what: &str, done: usize| json!({ "type": what, "done": done, "documents": 2 });
    assert_eq!(far, [event("started", 0), event("progress", 1), event("progress", 2)]);
}

#[test]
fn json_of_a_check_and_of_settings() {
    let workspace = welsh();
    let run = workspace.run("check --message-format json");
    assert_eq!(run.exits(1).messages().len(), 4);
    workspace.write("boardpaper.toml", "[wrkspace]\n");
    let run = workspace.run("check --message-format json");
    let event = &run.exits(2).events()[0];
    assert_eq!(
        (&event["file"], &event["line"], &event["column"]),
        (&json!("boardpaper.toml"), &json!(1), &json!(2))
    );
}

#[test]
fn json_keeps_machines_apart_from_people() {
    let run = welsh().run("build --message-format json");
    assert!(!run.stderr.contains("dangling"), "messages go to standard output: {}", run.stderr);
    assert!(!run.stdout.contains("built 1"), "talk goes to standard error: {}", run.stdout);
    let run = welsh().run("build --message-format json -q");
    assert_eq!(run.stderr, "");
    run.exits(1).events();
}

#[test]
fn short_has_a_line_a_message() {
    let run = welsh().run("build --message-format short --deny warnings -q");
    run.exits(1);
    assert_eq!(run.stdout, "");
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(
        lines[0].starts_with(
            "data/tŷ.md:9:12: error[dangling-reference]: nothing here has the id `hanes`; write"
        ),
        "{}",
        lines[0]
    );
    assert!(lines[1].starts_with("data/tŷ.md:9:23: warning[raw-html]: "), "{}", lines[1]);
}

#[test]
fn human_goes_to_standard_error() {
    let run = welsh().run("build");
    assert_eq!(run.exits(1).stdout, "");
    run.tells("data/tŷ.md:9:12")
        .tells("built 1 document in")
        .tells("1 document has errors and was not built");
}

#[test]
fn messages_come_by_file_and_place_whatever_the_number_of_jobs() {
    let mut workspace = Workspace::new();
    for name in ["c", "a", "b"] {
        workspace = workspace.with(&format!("data/{name}.md"), report("# Purpose\n\n[](#two)\n\n[](#one)\n"));
    }
    let said = workspace.build("--jobs 3").messages();
    let places: Vec<&str> =
        said.iter().filter_map(|line| line.split(' ').next()).filter(|place| !place.is_empty()).collect();
    assert_eq!(
        places,
        [
            "data/a.md:9:5",
            "data/a.md:11:5",
            "data/b.md:9:5",
            "data/b.md:11:5",
            "data/c.md:9:5",
            "data/c.md:11:5"
        ]
    );
    assert_eq!(said, workspace.build("--jobs 1").messages());
}

#[test]
fn a_reader_that_goes_away_stops_nothing() {
    let workspace = welsh();
    let program = env!("CARGO_BIN_EXE_boardpaper");
    let status = std::process::Command::new("sh")
        .args(["-c", &format!("'{program}' build --message-format json 2>&1 | head -c 1")])
        .current_dir(workspace.root())
        .status()
        .expect("there is a shell");
    assert!(status.success());
    assert!(workspace.path("output/good.pdf").exists());
}
