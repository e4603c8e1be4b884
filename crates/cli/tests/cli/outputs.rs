//! What builds write, keep and take away.

use crate::running::Running;
use crate::support::{Workspace, good_report, report};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

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
    assert_eq!(inputs, ["data/a.md"]);
    let shared = good["shared_inputs"].as_array().unwrap();
    let shared: Vec<&Value> = shared
        .iter()
        .flat_map(|name| manifest["shared_inputs"][name.as_str().unwrap()].as_array().unwrap())
        .collect();
    for path in ["boardpaper.toml", "templates/base/house.toml", "templates/base/house.typ"] {
        let input = shared.iter().find(|input| input["path"] == path).expect(path);
        assert_eq!(input["sha256"].as_str().map(str::len), Some(64), "{path}");
    }
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
fn what_another_document_was_built_into_since_is_not_taken_away() {
    let workspace = built();
    workspace.write("data/a.md", "+++\nkind =\n+++\n");
    let toml = "kind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\n\n[[section]]\ntitle = \"Purpose of the report\"\ntext = \"To tell.\"\n";
    workspace.write("data/a.toml", toml);
    workspace.build("data/a.toml").exits(0).has("output/a.pdf");
    workspace.build("data/a.md").exits(1).has("output/a.pdf").does_not_tell("removed a.pdf");
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
fn a_file_that_somebody_put_where_an_output_goes_stays_and_is_told() {
    let workspace = Workspace::new().with("data/a.md", good_report()).with("data/b.md", good_report());
    workspace.write("output/a.pdf", "mine");
    workspace.write("output/manifest.json", "{\"name\": \"mine\"}");
    workspace.build("").exits(3).has("output/b.pdf").says(&[
        "data/a.md error[output] there is a file `a.pdf` in the output folder already, and boardpaper did not write it",
        "    move it elsewhere if somebody needs it, or delete it; then build again",
        "output/manifest.json error[output] there is a file `manifest.json` in the output folder already, and boardpaper did not write it",
        "    move it elsewhere if somebody needs it, or choose another folder with --out; then build again",
    ]);
    // No more is it ours because the first build meant to write it.
    workspace.build("").exits(3);
    assert_eq!(workspace.read("output/a.pdf"), b"mine");
    assert!(workspace.read("output/manifest.json").ends_with(b"\"mine\"}"));
    workspace.remove("output/a.pdf");
    workspace.remove("output/manifest.json");
    workspace.build("").exits(0).has("output/a.pdf").has("output/manifest.json");
}

#[test]
fn an_output_that_somebody_changed_is_not_removed_and_is_told_until_it_is_gone() {
    let workspace = built();
    workspace.write("output/a.pdf", "with my notes");
    workspace.write("output/board/b.pdf", "with my notes");
    workspace.write("data/a.md", faulty_report());
    workspace.remove("data/board/b.md");
    for _ in 0..2 {
        let run = workspace.run("build");
        run.exits(3).has("output/a.pdf").has("output/board/b.pdf");
        for path in ["a.pdf", "board/b.pdf"] {
            run.tells(&format!("`{path}` is stale, but somebody changed it since it was built"));
        }
        assert_eq!(sources(&workspace), ["data/a.md"]);
    }
    workspace.remove("output/a.pdf");
    workspace.remove("output/board/b.pdf");
    workspace.build("").exits(1).does_not_tell("stale");
}

#[test]
fn clean_leaves_what_was_changed_and_what_is_not_ours() {
    let workspace = built();
    workspace.write("output/a.pdf", "with my notes");
    workspace.write("output/.boardpaper/mine/notes.txt", "mine");
    workspace
        .run("clean")
        .exits(0)
        .tells("removed 2 files")
        .tells("left a.pdf, which was changed since it was built")
        .has("output/a.pdf")
        .has("output/.boardpaper/mine/notes.txt")
        .lacks("output/board")
        .lacks("output/manifest.json")
        .lacks("output/.boardpaper/records.jsonl");
}

#[test]
fn nothing_is_removed_where_the_papers_are_on_a_share_that_is_not_there() {
    let workspace = built();
    for leave in [true, false] {
        let data = workspace.path("data");
        fs::rename(&data, workspace.path("elsewhere")).expect("it can be moved");
        if leave {
            fs::create_dir(&data).expect("the place where the share would be");
        }
        workspace.build("").exits(3).has("output/a.pdf").has("output/board/b.pdf").says(&[
            "data error[unreadable] there is nothing in `data`, of which documents were built; everything stays as it is",
            "    if the folder is on a share, see that the share is there, then build again",
            "    if all papers are really gone, run `boardpaper clean` to remove what was built of them",
        ]);
        assert_eq!(sources(&workspace), ["data/a.md", "data/board/b.md"]);
        let _ = fs::remove_dir(&data);
        fs::rename(workspace.path("elsewhere"), &data).expect("it can be moved back");
        workspace.run("build").exits(0).tells("2 documents were up to date");
    }
}

#[test]
fn nothing_is_removed_where_the_houses_are_on_a_share_that_is_not_there() {
    let workspace = Workspace::new()
        .with("data/a.md", report("# Purpose\n\nTo tell.\n").replace("date =", "house = \"own\"\ndate ="))
        .with("data/b.md", good_report())
        .with("share/own/house.toml", "");
    symlink("share", workspace.path("templates")).expect("a link can be made");
    workspace.build("").exits(0);
    fs::rename(workspace.path("share"), workspace.path("elsewhere")).expect("it can be moved");
    let run = workspace.run("build");
    run.exits(3)
        .has("output/a.pdf")
        .has("output/b.pdf")
        .tells("`templates` is a link to a folder that is not there");
    fs::rename(workspace.path("elsewhere"), workspace.path("share")).expect("it can be moved back");
    workspace.build("").exits(0).does_not_tell("removed a.pdf");
}

#[test]
fn an_output_folder_within_data_is_no_source() {
    for out in ["data/out", "data"] {
        let workspace = built();
        for _ in 0..2 {
            let run = workspace.build(&format!("--out {out} --deny warnings"));
            run.exits(0).says(&[]).has(&format!("{out}/a.pdf")).has(&format!("{out}/manifest.json"));
        }
    }
}

#[test]
fn what_only_the_manifest_knows_is_known_still_after_a_build_that_was_stopped() {
    let workspace = Workspace::new();
    for number in 0..8 {
        workspace.write(&format!("data/{number}.md"), good_report());
    }
    workspace.build("").exits(0);
    fs::remove_dir_all(workspace.path("output/.boardpaper")).expect("it is there");
    for number in 0..8 {
        workspace.write(&format!("data/{number}.md"), good_report().replace("buses", "trams"));
    }
    workspace.remove("data/7.md");
    let build = Running::start(&workspace, "build --jobs 1");
    build.waits("it has begun", || workspace.path("output/.boardpaper/records.jsonl").exists());
    build.kill();
    workspace.build("").exits(0).has("output/6.pdf").lacks("output/7.pdf");
}

#[test]
fn of_equal_messages_the_same_one_is_told_whichever_document_was_made() {
    let plan = |title: &str| {
        format!(
            "kind = \"plan\"\nstandalone = true\ntitle = \"{title}\"\nas_at = 2026-12-01\nsheet = \"plan.csv\"\n"
        )
    };
    let workspace = Workspace::new()
        .with("data/a.toml", plan("A"))
        .with("data/b.toml", plan("B"))
        .with("data/plan.csv", "No.,Area for development,Source,Action,Lead,Timescale,Progress,Status\n1,Roads,Survey,Mend the road.,A Manager,1 March 2026,Begun.,on-target\n");
    let cold = workspace.build("");
    assert!(cold.messages().iter().any(|said| said.contains("overdue")), "{:?}", cold.messages());
    for path in ["data/a.toml", "data/b.toml"] {
        let mut text = workspace.read(path);
        text.extend(b"# ours\n");
        workspace.write(path, text);
        let warm = workspace.build("");
        assert_eq!(
            (warm.stdout.matches("overdue").count(), warm.messages()),
            (cold.stdout.matches("overdue").count(), cold.messages()),
            "{path}"
        );
    }
}

#[test]
fn results_that_no_disk_takes_are_a_failure_of_the_machine() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let workspace = built();
    for typed in
        ["check --message-format json", "check --message-format sarif", "build --message-format json"]
    {
        let full = File::options().write(true).open("/dev/full").expect("it can be opened");
        let mut command = Command::new(env!("CARGO_BIN_EXE_boardpaper"));
        let ended = command
            .args(typed.split_whitespace())
            .current_dir(workspace.root())
            .stdout(full)
            .output()
            .expect("it runs");
        assert_eq!(ended.status.code(), Some(3), "{typed}");
        assert!(String::from_utf8_lossy(&ended.stderr).contains("the results cannot be written"), "{typed}");
    }
}

#[test]
fn clean_takes_away_all_that_builds_wrote() {
    let workspace = built();
    workspace.run("clean").exits(0).tells("removed 3 files").lacks("output").has("data/a.md");
    workspace.run("clean").exits(0).tells("removed 0 files").has("data/a.md");
}

#[test]
fn what_was_tampered_with_takes_nothing_away_outside() {
    for (command, file) in [
        ("build", "manifest.json"),
        ("clean", "manifest.json"),
        ("build", ".boardpaper/records.jsonl"),
        ("clean", ".boardpaper/records.jsonl"),
    ] {
        let workspace = built().with("mine.txt", "mine").with("elsewhere/mine.txt", "mine");
        symlink("../elsewhere", workspace.path("output/link")).expect("a link can be made");
        let outside = workspace.path("mine.txt").display().to_string();
        let paths = ["../mine.txt", &outside, "link/mine.txt", "board/../../mine.txt", "", ".", "..", "link"];
        let file = format!("output/{file}");
        let text = String::from_utf8(workspace.read(&file)).expect("it is text");
        if file.ends_with(".jsonl") {
            let changed: Vec<String> = text.lines().map(|line| tampered(line, &paths)).collect();
            workspace.write(&file, changed.join("\n"));
        } else {
            workspace.remove("output/.boardpaper/records.jsonl");
            workspace.write(&file, tampered_manifest(&text, &paths));
        }
        let run = workspace.run(command);
        run.has("mine.txt").has("elsewhere/mine.txt").has("output/link");
        if command == "build" {
            run.exits(3).tells("`link` is stale, but somebody changed it");
        } else {
            run.exits(0).tells("left link");
            run.lacks("output/a.pdf").lacks("output/board");
        }
    }
}

/// A manifest by which `data/vanished.md` was made into `data/board/b.md`'s PDF and files at some paths.
fn tampered_manifest(text: &str, paths: &[&str]) -> String {
    let mut manifest: Value = serde_json::from_str(text).expect("it is JSON");
    tamper(&mut manifest["documents"][1], paths);
    manifest.to_string()
}

/// The same for a line of the records.
fn tampered(line: &str, paths: &[&str]) -> String {
    let mut line: Value = serde_json::from_str(line).expect("it is JSON");
    if line["document"]["source"] == "data/board/b.md" {
        tamper(&mut line["document"], paths);
    }
    line.to_string()
}

fn tamper(document: &mut Value, paths: &[&str]) {
    let outputs = document["outputs"].as_array_mut().expect("it has outputs");
    for path in paths {
        let mut output = outputs[0].clone();
        output["path"] = json!(path);
        outputs.push(output);
    }
    document["source"] = json!("data/vanished.md");
}

#[test]
fn a_manifest_that_cannot_be_read_is_made_anew() {
    let workspace = built();
    for file in ["manifest.json", ".boardpaper/records.jsonl"] {
        workspace.write(&format!("output/{file}"), "{ \"documents\": [");
        workspace.build("").exits(0).has("output/a.pdf").has("output/board/b.pdf");
        assert_eq!(sources(&workspace), ["data/a.md", "data/board/b.md"]);
    }
}

#[test]
fn a_file_in_the_place_of_the_output_folder() {
    let workspace = Workspace::new().with("data/a.md", good_report()).with("output", "mine");
    workspace
        .build("")
        .exits(3)
        .says(&[])
        .tells("output cannot be written")
        .tells("that no file has its name");
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
        "data/a.md error[output] there is a folder `a.pdf` in the output folder, where this file belongs",
        "    give the document another name, or move the folder elsewhere; then build again",
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
    workspace.run("check").exits(1).has("output/a.pdf").does_not_tell("removed a.pdf");
}
