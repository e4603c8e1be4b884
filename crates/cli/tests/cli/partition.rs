//! A workspace that is built in parts, each into a folder of its own, and put together again.

use crate::support::{Run, Workspace, good_report, picture, report};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const PLAN: &str = "kind = \"plan\"\ntitle = \"Plan\"\nas_at = 2026-12-01\n\n[[area]]\nref = \"1\"\ntitle = \"Roads\"\n\n[[area.action]]\n\
                    text = \"Mend the road.\"\nlead = \"A Manager\"\ndue = 2027-03-01\nstatus = \"on-target\"\nprogress = \"Begun.\"\n";

/// Reports that link to each other, share a picture and a house, print a plan, and warn; one has an error.
fn workspace() -> Workspace {
    let with_plan = report("# Purpose\n\nSee [the next](board/c.md).\n")
        .replace("date =", "appendix = [{ title = \"Plan\", plan = \"plan.toml\" }]\ndate =");
    let in_house = report("# Purpose\n\n![A black square](../square.png)\n")
        .replace("date =", "house = \"own\"\ndate =");
    Workspace::new()
        .with("data/a.md", with_plan)
        .with("data/plan.toml", PLAN)
        .with("data/b.md", report("# Purpose\n\nA <b>bold</b> plan.\n\n![A black square](square.png)\n"))
        .with("data/square.png", picture(900, 900))
        .with("data/board/c.md", &in_house)
        .with("data/board/h.md", &in_house)
        .with("data/e.md", good_report())
        .with("data/bad.md", report("# Purpose\n\n[](#nowhere)\n"))
        .with("templates/own/house.toml", "title = \"Our own\"\n")
}

/// The workspace with all its parts built.
fn in_parts() -> Workspace {
    let workspace = workspace();
    for part in 1..=3 {
        build_part(&workspace, part);
    }
    workspace
}

/// Builds a part; one of them has the document with the error.
fn build_part(workspace: &Workspace, part: usize) -> Run {
    let run = workspace.build(&format!("--partition {part}/3 --out part-{part}"));
    let has_error = documents(workspace, &format!("part-{part}")).contains(&"data/bad.md".to_owned());
    run.exits(i32::from(has_error));
    run
}

fn manifest(workspace: &Workspace, folder: &str) -> Value {
    serde_json::from_slice(&workspace.read(&format!("{folder}/manifest.json"))).expect("it is JSON")
}

fn documents(workspace: &Workspace, folder: &str) -> Vec<String> {
    let manifest = manifest(workspace, folder);
    let documents = manifest["documents"].as_array().expect("it lists documents");
    documents.iter().map(|entry| entry["source"].as_str().expect("each has a source").to_owned()).collect()
}

/// The part of three that has a document.
fn part_of(workspace: &Workspace, source: &str) -> usize {
    let has = |part: &usize| documents(workspace, &format!("part-{part}")).contains(&source.to_owned());
    (1..=3).find(has).expect("every document is in a part")
}

/// Every file below a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("it is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is below").display().to_string();
                files.insert(name, fs::read(path).expect("it can be read"));
            }
        }
    }
    files
}

#[test]
fn parts_that_are_merged_are_what_one_build_writes() {
    let workspace = in_parts();
    workspace.build("--out plain").exits(1);
    let run = workspace.run("manifest merge part-1 part-2 part-3");
    run.exits(1)
        .tells("data/bad.md has errors and was not built")
        .tells("merged 3 parts with 5 documents into ");
    let (plain, merged) = (files(&workspace.path("plain")), files(&workspace.path("output")));
    assert_eq!(plain.keys().collect::<Vec<_>>(), merged.keys().collect::<Vec<_>>());
    for (name, bytes) in &plain {
        assert!(*bytes == merged[name], "{name} is that of one build");
    }
    workspace.run("verify").exits(0).tells("checked 5 outputs");
    // What the parts know is known to the next build: it makes nothing but looks at the error again.
    let run = workspace.run("build --why");
    run.exits(1).tells("built 0 documents").tells("5 documents were up to date").tells("raw-html");
}

#[test]
fn every_part_says_which_it_is_and_lists_its_own_documents() {
    let workspace = in_parts();
    let mut all: Vec<String> = Vec::new();
    for part in 1..=3 {
        let folder = format!("part-{part}");
        assert_eq!(manifest(&workspace, &folder)["partition"], json!(format!("{part}/3")));
        all.extend(documents(&workspace, &folder));
    }
    all.sort();
    let sources =
        ["a.md", "b.md", "bad.md", "board/c.md", "board/h.md", "e.md"].map(|name| format!("data/{name}"));
    assert_eq!(all, sources, "together they are all documents, none of them twice");
    workspace.build("--out plain").exits(1);
    assert_eq!(manifest(&workspace, "plain").get("partition"), None);
}

#[test]
fn a_document_stays_in_its_part_and_is_built_when_it_changed() {
    let workspace = in_parts();
    let part = part_of(&workspace, "data/e.md");
    workspace.write("data/more.md", good_report());
    workspace.write("data/e.md", report("# Purpose\n\nText.\n"));
    let run = workspace.run(&format!("build --why --partition {part}/3 --out part-{part}"));
    run.tells("built e.pdf from data/e.md: `data/e.md` changed");
    for other in (1..=3).filter(|other| *other != part) {
        let run = workspace.run(&format!("build --why --partition {other}/3 --out part-{other}"));
        run.does_not_tell("e.pdf from data/e.md");
    }
}

#[test]
fn what_is_not_in_a_part_is_left_alone() {
    let workspace = in_parts();
    let part = part_of(&workspace, "data/e.md");
    let other = part % 3 + 1;
    workspace.build("").exits(1);
    workspace.remove("data/e.md");
    let run = workspace.build(&format!("--partition {other}/3"));
    run.does_not_tell("removed e.pdf").has("output/e.pdf").has("output/a.pdf").has("output/b.pdf");
    assert_eq!(documents(&workspace, "output").len(), 6);
    assert_eq!(manifest(&workspace, "output").get("partition"), None, "it lists others too");
    let run = workspace.build(&format!("--partition {part}/3"));
    run.tells("removed e.pdf").lacks("output/e.pdf").has("output/a.pdf").has("output/b.pdf");
}

#[test]
fn a_part_may_be_empty() {
    let workspace = Workspace::new().with("data/a.md", good_report());
    for part in 1..=4 {
        let run = workspace.run(&format!("build --partition {part}/4 --out part-{part}"));
        run.exits(0).does_not_tell("there are no documents");
    }
    workspace.run("manifest merge part-1 part-2 part-3 part-4").exits(0).has("output/a.pdf");
    workspace.run("verify").exits(0).tells("checked 1 output ");
}

#[test]
fn a_file_that_another_part_uses_is_not_called_unused() {
    let review = "+++\nkind = \"review\"\ntitle = \"A review\"\ndate = 2026-12-10\nreferences = \"works.toml\"\n+++\n\n# Waiting\n\nPassengers wait.[@act]\n";
    let works = "[[reference]]\nkey = \"act\"\ntext = \"Transport Act 1985\"\n";
    let workspace = Workspace::new()
        .with("data/a.md", review)
        .with("data/works.toml", works)
        .with("data/loose.toml", "a = 1\n");
    for part in 1..=3 {
        workspace.build(&format!("--partition {part}/3 --out part-{part}")).exits(0).says(&[]);
    }
    workspace.run("manifest merge part-1 part-2 part-3").exits(0);
    workspace.build("").exits(0).says(&[
        "data/loose.toml warning[unused-file] `data/loose.toml` is no document, and no document uses it",
        "    add kind = \"report\" if it is a report, or name it in the document that should use it; begin its name with `_` if it should be left alone",
    ]);
}

#[test]
fn what_was_built_before_of_other_documents_is_taken_away() {
    let workspace = in_parts().with("data/old.md", good_report());
    workspace.build("").exits(1).has("output/old.pdf");
    workspace.write("output/minutes.docx", "mine");
    workspace.remove("data/old.md");
    let run = workspace.run("manifest merge part-1 part-2 part-3");
    run.exits(1).tells("removed old.pdf, which was built from an earlier state");
    run.lacks("output/old.pdf").has("output/a.pdf").has("output/minutes.docx");
}

#[test]
fn parts_without_their_records_are_merged_too() {
    let workspace = in_parts();
    workspace.build("--out plain").exits(1);
    for part in 1..=3 {
        workspace.remove(&format!("part-{part}/.boardpaper/records.jsonl"));
    }
    workspace.run("manifest merge part-1 part-2 part-3 --out merged").exits(1);
    assert!(workspace.read("plain/manifest.json") == workspace.read("merged/manifest.json"));
    workspace.run("verify --out merged").exits(0);
    workspace.run("build --out merged").exits(1).tells("built 5 documents");
    assert!(workspace.read("plain/manifest.json") == workspace.read("merged/manifest.json"));
}

#[test]
fn a_merge_that_the_machine_stopped_is_mended_by_the_next_build() {
    let workspace = in_parts();
    workspace.build("--out plain").exits(1);
    fs::create_dir_all(workspace.path("output/e.pdf/mine")).expect("a folder can be made");
    let run = workspace.run("manifest merge part-1 part-2 part-3");
    run.exits(3).tells("output/e.pdf`: ").lacks("output/manifest.json");
    fs::remove_dir_all(workspace.path("output/e.pdf")).expect("it is there");
    workspace.remove("data/b.md");
    workspace.build("").exits(1).tells("removed b.pdf").has("output/e.pdf").lacks("output/b.pdf");
    assert!(workspace.read("plain/e.pdf") == workspace.read("output/e.pdf"));
}

/// Expects that parts are refused with these words, and that nothing was written.
#[track_caller]
fn refuses(workspace: &Workspace, typed: &str, status: i32, said: &[&str]) {
    let run = workspace.run(&format!("manifest merge {typed} --out merged"));
    run.exits(status).lacks("merged");
    let lines: Vec<&str> = run.stderr.lines().filter(|line| !line.starts_with("  = help: ")).collect();
    assert_eq!(lines, [said, &["nothing was merged"]].concat());
    assert_eq!(run.stderr.matches("  = help: ").count(), said.len(), "each says what to do");
}

#[test]
fn a_part_that_is_missing_or_there_twice_is_refused() {
    let workspace = in_parts();
    refuses(&workspace, "part-1 part-3", 2, &["error: part 2/3 is missing"]);
    refuses(&workspace, "part-2", 2, &["error: the parts 1/3, 3/3 are missing"]);
    refuses(
        &workspace,
        "part-1 part-2 part-3 part-2/",
        2,
        &["error: `part-2` and `part-2` are both part 2/3"],
    );
    refuses(&workspace, "part-1 part-2 part-4", 2, &["error: `part-4` has no manifest"]);
    workspace.build("--partition 2/4 --out half").exits(0);
    refuses(&workspace, "part-1 half part-3", 2, &["error: `part-1` is part 1/3, and `half` is part 2/4"]);
    workspace.build("--out plain").exits(1);
    refuses(
        &workspace,
        "part-1 plain part-3",
        2,
        &["error: `plain` is no part: it may hold documents of several"],
    );
    let run = workspace.run("manifest merge part-1 part-2 part-3 --out part-2");
    run.exits(2).tells("error: `part-2` is a part, and the folder to merge into");
    assert_eq!(manifest(&workspace, "part-2")["partition"], "2/3");
}

#[test]
fn an_output_that_was_changed_or_lost_on_the_way_is_refused() {
    let workspace = in_parts();
    let (e, b) = (part_of(&workspace, "data/e.md"), part_of(&workspace, "data/b.md"));
    workspace.write(&format!("part-{e}/e.pdf"), "cut");
    workspace.remove(&format!("part-{b}/b.pdf"));
    let changed =
        format!("error: `part-{e}/e.pdf` is not as it was built: its SHA-256 is not that of the manifest");
    let lost = format!("error: `part-{b}/b.pdf` is not there, though the manifest lists it");
    let said = if (b, "b") < (e, "e") { [&*lost, &*changed] } else { [&*changed, &*lost] };
    refuses(&workspace, "part-1 part-2 part-3", 1, &said);
    build_part(&workspace, e);
    build_part(&workspace, b);
    workspace.write("part-1/manifest.json", "{");
    let broken =
        "error: `part-1/manifest.json` is no manifest: EOF while parsing an object at line 1 column 1";
    refuses(&workspace, "part-1 part-2 part-3", 1, &[broken]);
}

/// Changes the text of a part's manifest.
fn rewrite(workspace: &Workspace, part: usize, change: impl FnOnce(&mut Value)) {
    let folder = format!("part-{part}");
    let mut manifest = manifest(workspace, &folder);
    change(&mut manifest);
    workspace.write(&format!("{folder}/manifest.json"), manifest.to_string());
}

#[test]
fn a_document_in_two_parts_is_refused() {
    let workspace = in_parts();
    let part = part_of(&workspace, "data/e.md");
    let other = part % 3 + 1;
    let folder = format!("part-{part}");
    let documents = manifest(&workspace, &folder)["documents"].take();
    let entry =
        documents.as_array().unwrap().iter().find(|entry| entry["source"] == "data/e.md").unwrap().clone();
    workspace.write(&format!("part-{other}/e.pdf"), workspace.read(&format!("{folder}/e.pdf")));
    rewrite(&workspace, other, |manifest| manifest["documents"].as_array_mut().unwrap().push(entry.clone()));
    let (first, second) = (part.min(other), part.max(other));
    let both = format!("error: `data/e.md` is in `part-{first}` and in `part-{second}`");
    refuses(&workspace, "part-1 part-2 part-3", 2, &[&both]);
    // Another document that was built as the same file.
    rewrite(&workspace, other, |manifest| {
        manifest["documents"].as_array_mut().unwrap().last_mut().unwrap()["source"] = json!("data/e.toml");
    });
    let sources = if part < other { ["data/e.md", "data/e.toml"] } else { ["data/e.toml", "data/e.md"] };
    let same = format!("error: `{}` and `{}` were both built as `e.pdf`", sources[0], sources[1]);
    refuses(&workspace, "part-1 part-2 part-3", 2, &[&same]);
}

#[test]
fn parts_of_other_versions_or_of_other_files_are_refused() {
    let workspace = in_parts();
    rewrite(&workspace, 2, |manifest| manifest["boardpaper"] = json!("0.0.9"));
    let version =
        format!("error: `part-2` was built by boardpaper 0.0.9, and this is {}", env!("CARGO_PKG_VERSION"));
    refuses(&workspace, "part-1 part-2 part-3", 2, &[&version]);

    let workspace = in_parts();
    let (c, d) = (part_of(&workspace, "data/board/c.md"), part_of(&workspace, "data/board/h.md"));
    assert_ne!(c, d, "the parts share a house");
    workspace.write("templates/own/house.toml", "title = \"Our very own\"\n");
    build_part(&workspace, d);
    let (first, second) = (c.min(d), c.max(d));
    let house = format!(
        "error: `part-{first}` and `part-{second}` were built from different states of `templates/own/house.toml`"
    );
    refuses(&workspace, "part-1 part-2 part-3", 2, &[&house]);
    build_part(&workspace, c);

    let settings = String::from_utf8(workspace.read("boardpaper.toml")).expect("it is text");
    workspace.write("boardpaper.toml", format!("# ours\n{settings}"));
    build_part(&workspace, d);
    workspace.run("manifest merge part-1 part-2 part-3").exits(1);
    workspace.write("boardpaper.toml", settings.replace("Merebrook", "Quayside"));
    build_part(&workspace, 3);
    let other = "error: `part-1` and `part-3` were built with different settings in `boardpaper.toml`";
    refuses(&workspace, "part-1 part-2 part-3", 2, &[other]);
}

#[test]
fn what_is_typed_has_to_name_a_part() {
    let workspace = Workspace::new().with("data/a.md", good_report());
    workspace.run("build --partition 9/8").exits(2).tells("write one from 1/8 to 8/8");
    workspace.run("build --partition second").exits(2).tells("as 2/8 for the second of eight");
    workspace.run("build --partition 1/2 data/a.md").exits(2).tells("cannot be used with");
    workspace.run("check --partition 1/2").exits(2);
    workspace.run("manifest merge").exits(2).tells("<PART>...").lacks("output");
}

#[test]
fn parts_of_a_house_with_other_files_are_refused() {
    let workspace = in_parts();
    let part = part_of(&workspace, "data/board/c.md");
    assert_ne!(part, part_of(&workspace, "data/board/h.md"), "both parts use the house");
    workspace.write("templates/own/section.typ.j2", "{% include \"base/section.typ.j2\" %}");
    build_part(&workspace, part);
    workspace
        .run("manifest merge part-1 part-2 part-3")
        .exits(2)
        .tells("built with other files in the house `own`: `templates/own/section.typ.j2`");
}

#[test]
fn parts_for_which_another_document_was_there_are_refused() {
    let workspace = in_parts();
    workspace.write("data/f.md", report("# Purpose\n\nSee [the first](a.md).\n"));
    build_part(&workspace, 1);
    build_part(&workspace, 2);
    build_part(&workspace, 3);
    workspace.run("manifest merge part-1 part-2 part-3").tells("merged 3 parts");
    let part = part_of(&workspace, "data/f.md");
    let with_link = part_of(&workspace, "data/a.md");
    assert_ne!(part, with_link, "each is in a part of its own");
    workspace.write("data/f.md", report("# Purpose\n\nSee [the second](board/c.md).\n"));
    workspace.remove("data/board/c.md");
    workspace.write("data/board/c.toml", "kind = \"report\"");
    workspace.build(&format!("--partition {part}/3 --out part-{part}")).exits(1);
    workspace.run("manifest merge part-1 part-2 part-3").exits(2).tells("`data/board/c.md`");
}

#[test]
fn a_file_of_somebody_else_in_the_way_of_a_merge_stays_and_nothing_is_merged() {
    let workspace = in_parts();
    workspace.write("output/a.pdf", "mine");
    workspace.write("output/manifest.json", "mine");
    for _ in 0..2 {
        let run = workspace.run("manifest merge part-1 part-2 part-3");
        run.exits(2).tells("a file `a.pdf`").tells("a file `manifest.json`").lacks("output/b.pdf");
    }
    assert_eq!(workspace.read("output/a.pdf"), b"mine");
    workspace.remove("output/a.pdf");
    workspace.remove("output/manifest.json");
    workspace.run("manifest merge part-1 part-2 part-3").tells("merged 3 parts").has("output/a.pdf");
}
