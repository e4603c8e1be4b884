//! `verify`: whether what was built is there still.

use crate::support::{Run, Workspace, good_report, report};
use serde_json::{Value, json};
use std::fs;

/// Two reports that were built.
fn built() -> Workspace {
    let workspace = Workspace::new().with("data/a.md", good_report()).with("data/board/b.md", good_report());
    workspace.build("").exits(0);
    workspace
}

/// What a run told, but for the folder of the test.
fn told(run: &Run) -> Vec<String> {
    run.talk().lines().map(str::to_owned).collect()
}

#[test]
fn what_is_as_built_is_told_in_a_line() {
    let workspace = built();
    let run = workspace.run("verify");
    assert_eq!(told(run.exits(0)), ["checked 2 outputs in WORKSPACE/output: as built"]);
    assert_eq!(told(workspace.run("-q verify").exits(0)), [""; 0]);
    assert_eq!(run.stdout, "");
}

#[test]
fn what_differs_and_what_is_gone_is_told_with_what_to_do() {
    let workspace = built();
    let mut bytes = workspace.read("output/a.pdf");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    workspace.write("output/a.pdf", bytes);
    workspace.remove("output/board/b.pdf");
    let wrong = [
        "a.pdf differs from what was built from data/a.md",
        "board/b.pdf is gone, which was built from data/board/b.md",
        "2 of 2 outputs are not as built; do not publish from here: build again, or find out who changed what",
    ];
    assert_eq!(told(workspace.run("verify").exits(1)), wrong);
    assert_eq!(told(workspace.run("-q verify").exits(1)), wrong);
    workspace.run("-v verify").exits(1).tells("  SHA-256 of the file:     ");
    workspace.build("").exits(0);
    workspace.run("verify").exits(0);
}

#[test]
fn inputs_that_changed_since_are_a_note() {
    let workspace = Workspace::new()
        .with("data/a.md", report("# Purpose\n\nText.\n").replace("date =", "house = \"own\"\ndate ="))
        .with("data/b.md", report("# Purpose\n\nText.\n").replace("date =", "house = \"own\"\ndate ="))
        .with("data/c.md", good_report())
        .with("templates/own/house.toml", "title = \"Our own\"\n");
    workspace.build("").exits(0);
    workspace.write("templates/own/house.toml", "title = \"Our very own\"\n");
    workspace.write("data/a.md", good_report());
    workspace.remove("data/c.md");
    let run = workspace.run("verify");
    assert_eq!(
        told(run.exits(0)),
        [
            "note: data/a.md changed since it was built; build again for it to show",
            "note: data/c.md is gone since it was built",
            "note: templates/own/house.toml changed since 2 documents were built; build again for it to show",
            "checked 3 outputs in WORKSPACE/output: as built",
        ]
    );
    // Of a document that was not built nothing can be old.
    let faulty = Workspace::new().with("data/bad.md", report("# Purpose\n\n[](#nowhere)\n"));
    faulty.build("").exits(1);
    faulty.write("data/bad.md", good_report());
    assert_eq!(
        told(faulty.run("verify").exits(0)),
        ["checked 0 outputs in WORKSPACE/output: as built"],
        "nothing was built of it"
    );
}

#[test]
fn files_that_no_build_wrote_are_told_to_those_who_ask() {
    let workspace = built();
    workspace.write("output/board/minutes.docx", "mine");
    workspace.run("verify").exits(0).does_not_tell("minutes");
    let run = workspace.run("-v verify");
    assert_eq!(
        told(run.exits(0)),
        [
            "note: board/minutes.docx is not in the manifest: no build put it there",
            "checked 2 outputs in WORKSPACE/output: as built",
        ]
    );
}

#[test]
fn programs_get_an_object_a_line() {
    let workspace = built();
    workspace.write("output/a.pdf", "changed");
    workspace.write("output/more.txt", "mine");
    workspace.write("data/board/b.md", report("# Purpose\n\nText.\n"));
    let run = workspace.run("verify --message-format json");
    let manifest: Value = serde_json::from_slice(&workspace.read("output/manifest.json")).unwrap();
    let sha256 = |document: usize| &manifest["documents"][document]["outputs"][0]["sha256"];
    assert_eq!(
        run.exits(1).events(),
        [
            json!({ "type": "output", "path": "a.pdf", "source": "data/a.md", "state": "changed", "sha256": sha256(0),
                "found": "d67e2e944994496c8d8ec76eed0cf9f09679448d584b532bebf941852a37f5ed" }),
            json!({ "type": "output", "path": "board/b.pdf", "source": "data/board/b.md", "state": "good",
                "sha256": sha256(1), "found": sha256(1) }),
            json!({ "type": "input", "path": "data/board/b.md", "state": "changed", "documents": ["data/board/b.md"] }),
            json!({ "type": "unlisted", "path": "more.txt" }),
            json!({ "type": "verified", "good": 1, "changed": 1, "gone": 0, "unreadable": 0 }),
        ]
    );
    assert_eq!(run.stderr, "");
}

#[test]
fn without_a_manifest_nothing_is_known() {
    let workspace = Workspace::new().with("data/a.md", good_report());
    workspace.run("verify").exits(2).tells("build first, or name the output folder with --out");
    workspace.build("--out published").exits(0);
    workspace.run("verify").exits(2);
    workspace.run("verify --out published").exits(0);
    workspace.write("published/manifest.json", "{ \"documents\": [");
    workspace.run("verify --out published").exits(1).tells("published/manifest.json is no manifest: ");
}

#[test]
fn an_output_that_cannot_be_read_is_a_failure_of_the_machine() {
    let workspace = built();
    workspace.remove("output/a.pdf");
    fs::create_dir(workspace.path("output/a.pdf")).expect("a folder can be made");
    workspace.run("verify").exits(3).tells("a.pdf cannot be read: it is no ordinary file");
}

#[test]
fn an_output_folder_is_looked_at_without_its_workspace() {
    let workspace = built();
    let elsewhere = tempfile::tempdir().expect("there is room");
    let copy = elsewhere.path().join("published");
    fs::create_dir_all(copy.join("board")).expect("a folder can be made");
    for name in ["manifest.json", "a.pdf", "board/b.pdf"] {
        fs::copy(workspace.path("output").join(name), copy.join(name)).expect("it is there");
    }
    workspace.write("data/a.md", report("# Purpose\n\nText.\n"));
    fs::remove_file(workspace.path("boardpaper.toml")).expect("it is there");
    let run = workspace.run(&format!("verify --out {}", copy.display()));
    assert_eq!(told(run.exits(0)), [format!("checked 2 outputs in {}: as built", copy.display())]);
}

#[test]
fn a_manifest_that_leads_out_of_the_folder_is_not_followed() {
    let workspace = built().with("mine.txt", "mine");
    let manifest = String::from_utf8(workspace.read("output/manifest.json")).expect("it is text");
    workspace.write("output/manifest.json", manifest.replace("\"a.pdf\"", "\"../mine.txt\""));
    workspace.run("verify").exits(3).tells("lead out of the output folder").does_not_tell("differs");
}
