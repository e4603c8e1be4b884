//! What builds write, keep and take away.

use crate::support::{Workspace, good_report, report};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::symlink;

fn faulty_report() -> String {
    report("# Purpose\n\n[](#nowhere)\n")
}

/// Two reports that were built.
fn built() -> Workspace {
    let workspace = Workspace::new().with("data/a.md", good_report()).with("data/board/b.md", good_report());
    workspace.build("").exits(0).has("output/a.pdf").has("output/board/b.pdf");
    workspace
}

fn manifest(workspace: &Workspace) -> Value {
    serde_json::from_slice(&workspace.read("output/manifest.json")).expect("the manifest is JSON")
}

fn sources(workspace: &Workspace) -> Vec<String> {
    let manifest = manifest(workspace);
    let documents = manifest["documents"].as_array().expect("it lists documents");
    documents.iter().map(|entry| entry["source"].as_str().expect("each has a source").to_owned()).collect()
}

#[test]
fn the_manifest_says_what_was_made_of_what() {
    let workspace = Workspace::new().with("data/a.md", good_report()).with("data/bad.md", faulty_report());
    workspace.build("--format pdf,typst").exits(1);
    let manifest = manifest(&workspace);
    let [good, bad] = manifest["documents"].as_array().expect("it lists documents").as_slice() else {
        panic!("{manifest}")
    };
    assert_eq!(good["source"], "data/a.md");
    let inputs: Vec<&str> =
        good["inputs"].as_array().unwrap().iter().filter_map(|input| input["path"].as_str()).collect();
    assert!(inputs.contains(&"data/a.md") && inputs.contains(&"templates/base/house.toml"), "{inputs:?}");
    let pdf = good["outputs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|output| output["format"] == "pdf")
        .expect("a PDF was made");
    assert_eq!(pdf["path"], "a.pdf");
    assert_eq!(pdf["bytes"], workspace.read("output/a.pdf").len());
    assert_eq!((&pdf["pages"], &pdf["standards"]), (&json!(1), &json!(["ua-1", "a-2a"])));
    assert_eq!(pdf["sha256"].as_str().map(str::len), Some(64));
    assert_eq!(good["problems"], json!([]));
    assert_eq!((&bad["source"], &bad["outputs"]), (&json!("data/bad.md"), &json!([])));
    let problem = &bad["problems"][0];
    assert_eq!(
        (&problem["rule"], &problem["line"], &problem["column"]),
        (&json!("dangling-reference"), &json!(9), &json!(5))
    );
}

#[test]
fn what_was_built_of_a_document_that_now_has_an_error_is_taken_away() {
    let workspace = built();
    workspace.write("data/board/b.md", faulty_report());
    let run = workspace.run("build");
    run.exits(1)
        .tells("removed board/b.pdf, which was built from an earlier state")
        .has("output/a.pdf")
        .lacks("output/board");
}

#[test]
fn what_was_built_of_a_vanished_document_is_taken_away_by_a_full_build_alone() {
    let workspace = built();
    workspace.remove("data/board/b.md");
    workspace.build("data/a.md").exits(0).has("output/board/b.pdf");
    assert_eq!(sources(&workspace), ["data/a.md", "data/board/b.md"]);
    workspace.build("").exits(0).tells("removed board/b.pdf").has("output/a.pdf").lacks("output/board");
    assert_eq!(sources(&workspace), ["data/a.md"]);
}

#[test]
fn what_was_built_of_a_document_that_became_a_note_is_taken_away() {
    let workspace = built();
    workspace.write("data/a.md", "# A note now\n");
    workspace.build("").exits(0).tells("removed a.pdf").lacks("output/a.pdf").has("output/board/b.pdf");
}

#[test]
fn a_build_of_some_documents_leaves_the_others_alone() {
    let workspace = built();
    let before = (workspace.read("output/board/b.pdf"), manifest(&workspace)["documents"][1].clone());
    workspace.write("data/a.md", good_report().replace("buses", "trams"));
    workspace.write("data/board/b.md", faulty_report());
    workspace.build("data/a.md").exits(0).has("output/board/b.pdf").says(&[]);
    assert!((workspace.read("output/board/b.pdf"), manifest(&workspace)["documents"][1].clone()) == before);
    workspace.build("data/board").exits(1).lacks("output/board/b.pdf").has("output/a.pdf");
}

#[test]
fn other_formats_stay_for_as_long_as_they_are_true() {
    let workspace = Workspace::new().with("data/a.md", good_report());
    workspace.build("--format pdf,typst").exits(0).has("output/a.pdf").has("output/a.typ");
    workspace.build("").exits(0).has("output/a.pdf").has("output/a.typ");
    workspace.write("data/a.md", good_report().replace("buses", "trams"));
    workspace.build("").exits(0).has("output/a.pdf").lacks("output/a.typ").tells("removed a.typ");
    workspace.build("--format typst").exits(0);
    workspace.run("clean").exits(0).lacks("output");
}

#[test]
fn files_of_other_people_are_never_taken_away() {
    let workspace = built();
    workspace.write("output/board/minutes.docx", "mine");
    workspace.write("output/c.pdf", "mine");
    workspace.remove("data/board/b.md");
    workspace.build("").exits(0).has("output/board/minutes.docx").lacks("output/board/b.pdf");
    let run = workspace.run("clean");
    run.exits(0)
        .has("output/board/minutes.docx")
        .has("output/c.pdf")
        .lacks("output/a.pdf")
        .lacks("output/manifest.json");
    assert_eq!(workspace.read("output/c.pdf"), b"mine");
}

#[test]
fn clean_takes_away_all_that_builds_wrote() {
    let workspace = built();
    workspace.run("clean").exits(0).tells("removed 3 files").lacks("output").has("data/a.md");
    workspace.run("clean").exits(0).tells("removed 0 files").has("data/a.md");
}

#[test]
fn a_manifest_that_was_tampered_with_takes_nothing_away_outside() {
    for command in ["build", "clean"] {
        let workspace = built().with("mine.txt", "mine").with("elsewhere/mine.txt", "mine");
        symlink("../elsewhere", workspace.path("output/link")).expect("a link can be made");
        let outside = workspace.path("mine.txt").display().to_string();
        let mut manifest = manifest(&workspace);
        let output = manifest["documents"][0]["outputs"][0].clone();
        let paths = ["../mine.txt", &outside, "link/mine.txt", "board/../../mine.txt", "", ".", "..", "link"];
        let outputs: Vec<Value> = paths
            .iter()
            .map(|path| {
                let mut output = output.clone();
                output["path"] = json!(path);
                output
            })
            .collect();
        manifest["documents"][1]["outputs"] = json!(outputs);
        manifest["documents"][1]["source"] = json!("data/vanished.md");
        workspace.write("output/manifest.json", manifest.to_string());
        workspace.run(command).exits(0).has("mine.txt").has("elsewhere/mine.txt").has("elsewhere");
    }
}

#[test]
fn a_manifest_that_cannot_be_read_is_made_anew() {
    let workspace = built();
    workspace.write("output/manifest.json", "{ \"documents\": [");
    workspace.build("").exits(0).has("output/a.pdf").has("output/board/b.pdf");
    assert_eq!(sources(&workspace), ["data/a.md", "data/board/b.md"]);
}

#[test]
fn a_file_in_the_place_of_the_output_folder() {
    let workspace = Workspace::new().with("data/a.md", good_report()).with("output", "mine");
    workspace.build("").exits(3).says(&[
            "data/a.md error[output] `a.pdf` cannot be written: File exists",
            "    check that there is room on the disk, that you may write to the output folder, and that no file there has the name of a folder",
            "output/manifest.json error[output] the manifest cannot be written: File exists",
            "    check that there is room on the disk, that you may write to the output folder, and that no file there has the name of a folder",
        ]);
    assert_eq!(workspace.read("output"), b"mine");
}

#[test]
fn an_output_that_cannot_be_written_keeps_the_old_ones() {
    let workspace = built();
    let before = workspace.read("output/board/b.pdf");
    workspace.remove("output/a.pdf");
    fs::create_dir_all(workspace.path("output/a.pdf/folder")).expect("a folder can be made");
    workspace.write("data/board/b.md", good_report());
    workspace.build("").exits(3).has("output/a.pdf/folder").has("output/board/b.pdf").says(&[
            "data/a.md error[output] `a.pdf` cannot be written: Is a directory",
            "    check that there is room on the disk, that you may write to the output folder, and that no file there has the name of a folder",
        ]);
    assert!(workspace.read("output/board/b.pdf") == before);
    assert_eq!(sources(&workspace), ["data/a.md", "data/board/b.md"]);
    assert_eq!(manifest(&workspace)["documents"][0]["outputs"][0]["path"], "a.pdf", "it is known for later");
}

#[test]
fn an_output_folder_that_a_link_takes_elsewhere_is_not_written() {
    let workspace =
        Workspace::new().with("data/board/b.md", good_report()).with("elsewhere/mine.txt", "mine");
    fs::create_dir(workspace.path("output")).expect("a folder can be made");
    symlink("../elsewhere", workspace.path("output/board")).expect("a link can be made");
    workspace.build("").exits(3).lacks("elsewhere/b.pdf").says(&[
            "data/board/b.md error[output] `board/b.pdf` cannot be written: a link or dots in its path lead out of the output folder",
            "    check that there is room on the disk, that you may write to the output folder, and that no file there has the name of a folder",
        ]);
}

#[test]
fn building_again_writes_the_same_bytes_and_leaves_nothing_else() {
    let workspace = built();
    let (before, names) = (workspace.read("output/a.pdf"), count(&workspace));
    workspace.build("").exits(0);
    workspace.build("--jobs 1").exits(0);
    assert!(workspace.read("output/a.pdf") == before);
    assert_eq!(count(&workspace), names);
}

fn count(workspace: &Workspace) -> usize {
    fs::read_dir(workspace.path("output")).expect("it is there").count()
}

#[test]
fn check_writes_nothing() {
    let workspace = Workspace::new().with("data/a.md", good_report()).with("data/bad.md", faulty_report());
    workspace.run("check").exits(1).tells("checked 2 documents").lacks("output");
    let workspace = built();
    workspace.write("data/a.md", faulty_report());
    workspace.run("check").exits(1).has("output/a.pdf").does_not_tell("removed");
}
