//! The commands and their options.

use crate::support::{Workspace, good_report, report};

#[test]
fn new_makes_a_workspace_that_builds_without_a_message() {
    let workspace = Workspace::new();
    workspace.run("new papers").exits(0).tells("made a workspace in papers").has("papers/boardpaper.toml");
    let run = workspace.run("-C papers build --message-format json --deny warnings");
    run.exits(0)
        .says(&[])
        .has("papers/output/first-report.pdf")
        .has("papers/output/first-plan.pdf")
        .has("papers/output/first-review.pdf");
    workspace
        .run_in("papers/data", "build -v --force")
        .exits(0)
        .tells("built first-report.pdf from data/first-report.md");
}

#[test]
fn new_overwrites_nothing() {
    let workspace = Workspace::new().with("papers/mine.txt", "mine").with("file", "mine");
    workspace.run("new papers").exits(2).tells("papers is not empty").lacks("papers/boardpaper.toml");
    workspace.run("new file").exits(2).tells("file is not empty");
    workspace.run("new").exits(2).tells("<DIR>");
    workspace.run("new file/below").exits(2).lacks("file/below");
    assert_eq!(workspace.read("file"), b"mine");
}

#[test]
fn version_and_help() {
    let workspace = Workspace::new();
    let run = workspace.run("--version");
    run.exits(0);
    assert_eq!(run.stdout, format!("boardpaper {}\n", env!("CARGO_PKG_VERSION")));
    for typed in ["--help", "build --help", "check --help", "new --help", "clean --help"] {
        let run = workspace.run(typed);
        run.exits(0);
        assert!(run.stdout.contains("Usage: boardpaper"), "{typed}: {}", run.stdout);
        assert_eq!(run.stderr, "", "{typed}");
    }
}

#[test]
fn paths_are_relative_to_the_current_folder() {
    let papers = || {
        Workspace::new()
            .with("data/a.md", good_report())
            .with("data/board/b.md", good_report())
            .with("data/board/c.md", good_report())
    };
    papers()
        .run_in("data/board", "build b.md")
        .exits(0)
        .has("output/board/b.pdf")
        .lacks("output/board/c.pdf")
        .lacks("output/a.pdf");
    papers()
        .run_in("data/board", "build .")
        .exits(0)
        .has("output/board/b.pdf")
        .has("output/board/c.pdf")
        .lacks("output/a.pdf");
    papers()
        .run_in("data/board", "build ../a.md b.md")
        .exits(0)
        .has("output/a.pdf")
        .has("output/board/b.pdf")
        .lacks("output/board/c.pdf");
    papers().run("build data/board data/board/b.md").exits(0).has("output/board/c.pdf").lacks("output/a.pdf");
    let workspace = papers();
    let path = workspace.path("data/a.md").display().to_string();
    workspace.run(&format!("build {path}")).exits(0).has("output/a.pdf").lacks("output/board");
}

#[test]
fn another_workspace_is_named_with_c() {
    let workspace = Workspace::new()
        .with("two/boardpaper.toml", "")
        .with("two/data/a.md", good_report())
        .with("data/b.md", good_report());
    workspace.run("-C two build").exits(0).has("two/output/a.pdf").lacks("output");
    workspace.run("build -C two two/data/a.md").exits(0);
    workspace.run("build -C two data/a.md").exits(0);
    workspace.run("clean -C two").exits(0).lacks("two/output");
}

#[test]
fn a_folder_below_finds_the_workspace_above() {
    let workspace = Workspace::new().with("data/board/b.md", good_report());
    workspace.run_in("data/board", "build").exits(0).has("output/board/b.pdf");
    workspace.run_in("data/board", "clean").exits(0).lacks("output");
}

#[test]
fn formats_and_the_output_folder_are_chosen() {
    let workspace = Workspace::new().with("data/a.md", good_report());
    workspace
        .run("build --format typst --out proof/today")
        .exits(0)
        .has("proof/today/a.typ")
        .has("proof/today/manifest.json")
        .lacks("proof/today/a.pdf")
        .lacks("output");
    assert!(String::from_utf8(workspace.read("proof/today/a.typ")).unwrap().contains("buses"));
    workspace.run("build --format pdf,typst --out proof/today").exits(0).has("proof/today/a.pdf");
    workspace.run("clean").exits(0).has("proof/today/a.pdf");
    workspace.run("clean --out proof/today").exits(0).lacks("proof/today/a.pdf").lacks("proof/today");
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let workspace =
        Workspace::new().with("data/a.md", good_report()).with("data/b.md", report("# Purpose\n\nTrams.\n"));
    workspace.run("build --jobs 1 --out one").exits(0);
    workspace.run("build --jobs 7 --out seven").exits(0);
    for name in ["a.pdf", "b.pdf", "manifest.json"] {
        assert!(workspace.read(&format!("one/{name}")) == workspace.read(&format!("seven/{name}")), "{name}");
    }
}

#[test]
fn warnings_can_be_denied() {
    let workspace = Workspace::new().with("data/a.md", report("# Purpose\n\nA <b>bold</b> plan.\n"));
    workspace.build("").exits(0).has("output/a.pdf");
    workspace.run("check --deny warnings").exits(1);
    workspace.remove("output/a.pdf");
    workspace.build("--deny warnings").exits(1).has("output/a.pdf");
}

#[test]
fn quiet_says_nothing_but_what_is_wrong() {
    let workspace = Workspace::new().with("data/a.md", report("# Purpose\n\nA <b>bold</b> plan.\n"));
    let run = workspace.run("build -q");
    run.exits(0).has("output/a.pdf");
    assert_eq!(run.stdout + &run.stderr, "");
    workspace.run("build -q --deny warnings").exits(1).tells("warning[raw-html]").does_not_tell("built");
    workspace.write("data/a.md", report("# Purpose\n\n[](#nowhere)\n"));
    workspace
        .run("build --quiet")
        .exits(1)
        .tells("error[dangling-reference]")
        .tells("removed a.pdf")
        .does_not_tell("built 0");
    let run = workspace.run("clean -q");
    assert_eq!(run.stdout + &run.stderr, "");
}

#[test]
fn verbose_says_every_file_and_the_place_in_the_template() {
    let workspace = Workspace::new()
        .with("data/a.md", good_report())
        .with("data/own.md", good_report().replace("date =", "house = \"own\"\ndate ="))
        .with("templates/own/house.toml", "")
        .with("templates/own/house.typ", "#import \"/templates/base/house.typ\": functions as inherited\n#let functions = inherited + (paragraph: (house, ..) => panic(\"no\"))\n");
    let run = workspace.run("build -v");
    run.exits(1).tells("built a.pdf from data/a.md").tells("templates/own/house.typ:2");
}

#[test]
fn why_says_the_reason_for_each() {
    let workspace = Workspace::new().with("data/a.md", good_report());
    workspace
        .run("build --why --force --as-at 2026-12-10")
        .exits(0)
        .tells("built a.pdf from data/a.md: you asked for it by --force");
}

#[test]
fn a_workspace_without_documents() {
    let workspace = Workspace::new();
    workspace.run("build").exits(0).tells("built 0 documents");
    workspace.run("check").exits(0).tells("checked 0 documents");
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let workspace = Workspace::new().with("data/bad.md", report("# Purpose\n\n[](#nowhere)\n"));
    workspace.run("build").exits(1).does_not_tell("\u{1b}[");
    workspace.run("build --color never").exits(1).does_not_tell("\u{1b}[");
    workspace.run("build --color always").exits(1).tells("\u{1b}[");
    let run = workspace.run("build --color always --message-format json");
    assert!(!run.stdout.contains('\u{1b}'), "JSON has no colours");
    workspace.run("build --color sometimes").exits(2);
}
