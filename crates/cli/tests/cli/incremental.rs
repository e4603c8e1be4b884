//! What is built again, and why; what is left as it was.

use crate::support::{Workspace, good_report, picture, report};
use std::fs;
use std::path::Path;

/// A report that uses a picture, a plan and a house of the workspace, and one that uses none of them.
fn workspace() -> Workspace {
    let body = "# Purpose\n\nSee [the other](b.md).\n\n![A black square](square.png)\n";
    let used = report(body).replace(
        "date =",
        "house = \"own\"\nappendix = [{ title = \"Plan\", plan = \"plan.toml\" }]\ndate =",
    );
    let workspace = Workspace::new()
        .with("data/a.md", used)
        .with("data/square.png", picture(900, 900))
        .with("data/plan.toml", PLAN)
        .with("templates/own/house.toml", "title = \"Our own\"\n")
        .with("data/b.md", good_report());
    workspace.build("").exits(0).has("output/a.pdf").has("output/b.pdf").tells("built 2 documents");
    workspace
}

const PLAN: &str = "kind = \"plan\"\ntitle = \"Plan\"\nas_at = 2026-12-01\n\n[[area]]\nref = \"1\"\ntitle = \"Roads\"\n\n[[area.action]]\n\
                    text = \"Mend the road.\"\nlead = \"A Manager\"\ndue = 2027-03-01\nstatus = \"on-target\"\nprogress = \"Begun.\"\n";

/// What was built, and why: `a.pdf: …`.
fn why(workspace: &Workspace, typed: &str) -> Vec<String> {
    let run = workspace.build(&format!("--why {typed}"));
    run.exits(0);
    let lines = run.stderr.lines().filter_map(|line| line.strip_prefix("built ")?.split_once(" from "));
    lines.filter_map(|(output, why)| Some(format!("{output}: {}", why.split_once(": ")?.1))).collect()
}

#[test]
fn what_changed_is_built_and_nothing_else() {
    type Change = fn(&Workspace);
    let changes: [(&str, Change, &[&str]); 15] = [
        ("nothing", |_| {}, &[]),
        ("a text", |w| append(w, "data/b.md", "\nMore.\n"), &["b.pdf: `data/b.md` changed"]),
        ("a file is saved again as it was", |w| w.write("data/b.md", good_report()), &[]),
        ("a plan", |w| append(w, "data/plan.toml", "# ours\n"), &["a.pdf: `data/plan.toml` changed"]),
        (
            "a picture",
            |w| w.write("data/square.png", picture(901, 901)),
            &["a.pdf: `data/square.png` changed"],
        ),
        (
            "a house",
            |w| append(w, "templates/own/house.toml", "# ours\n"),
            &["a.pdf: its house `own` changed: `templates/own/house.toml`"],
        ),
        ("a file more in a house", |w| w.write("templates/own/notes.txt", "ours"), &[]),
        (
            "a part that was the parent's, in the house itself",
            |w| w.write("templates/own/section.typ.j2", "{% include \"base/section.typ.j2\" %}"),
            &["a.pdf: its house `own` changed: `templates/own/section.typ.j2`"],
        ),
        (
            "what another kind of document is arranged by",
            |w| w.write("templates/own/review.typ.j2", "{% extends \"base/review.typ.j2\" %}"),
            &[],
        ),
        (
            "settings",
            |w| append(w, "boardpaper.toml", "raw-html = \"off\"\n"),
            &[
                "a.pdf: the settings in `boardpaper.toml` changed",
                "b.pdf: the settings in `boardpaper.toml` changed",
            ],
        ),
        ("a comment in the settings", |w| append(w, "boardpaper.toml", "\n# ours\n"), &[]),
        ("an output is gone", |w| w.remove("output/b.pdf"), &["b.pdf: the output `b.pdf` is not there"]),
        (
            "an output is another",
            |w| append(w, "output/b.pdf", " "),
            &["b.pdf: the output `b.pdf` was changed since"],
        ),
        ("a document more", |w| w.write("data/c.md", good_report()), &["c.pdf: it was not built before"]),
        ("a file that no document uses", |w| w.write("data/notes.md", "# Notes\n"), &[]),
    ];
    let clean = |workspace: &Workspace| {
        workspace.run("build --out clean").exits(0);
        for name in ["a.pdf", "b.pdf", "manifest.json"] {
            let both = ["output", "clean"].map(|folder| workspace.read(&format!("{folder}/{name}")));
            assert!(both[0] == both[1], "{name} is that of a clean build");
        }
        fs::remove_dir_all(workspace.path("clean")).expect("it is ours");
    };
    for (what, change, expected) in changes {
        let workspace = workspace();
        change(&workspace);
        assert_eq!(why(&workspace, ""), expected, "{what}");
        assert_eq!(why(&workspace, ""), [""; 0], "{what}, then nothing");
        if what != "a comment in the settings" {
            clean(&workspace);
        }
    }
}

#[test]
fn a_document_whose_link_leads_nowhere_any_more_is_looked_at_again() {
    let workspace = workspace();
    workspace.remove("data/b.md");
    workspace.build("").exits(1).lacks("output/a.pdf").lacks("output/b.pdf").says(&[
        "data/a.md:11:17 error[bad-link] the link `b.md` leads to no document of the workspace",
        "    use an address that begins with `https://`, `mailto:` or `tel:`, or the path of another document's source",
    ]);
    workspace.write("data/b.md", good_report());
    let both = ["a.pdf: it had an error last time", "b.pdf: it was not built before"];
    assert_eq!(why(&workspace, ""), both);
}

#[test]
fn warnings_are_told_by_every_build() {
    let workspace = Workspace::new()
        .with("data/a.md", report("# Purpose\n\nA <b>bold</b> plan, and <i>more</i>.\n"))
        .with("data/b.md", good_report());
    let cold = workspace.run("build --message-format json");
    let warm = workspace.run("build --message-format json");
    let told = |run: &crate::support::Run| -> Vec<String> {
        let lines = run.stdout.lines().filter(|line| line.contains("\"type\":\"diagnostic\""));
        lines.map(str::to_owned).collect()
    };
    assert!(told(&cold).iter().any(|line| line.contains("raw-html")), "{}", cold.stdout);
    assert_eq!(told(&cold), told(&warm));
    assert!(warm.stderr.contains("2 documents were up to date"), "{}", warm.stderr);
    let excerpts = ["build", "build --force"].map(|typed| {
        let run = workspace.run(typed);
        run.stderr.split("built ").next().unwrap_or_default().to_owned()
    });
    assert_eq!(excerpts[0], excerpts[1], "people see the same lines");
}

#[test]
fn other_formats_and_other_folders_are_built_when_they_are_asked_for() {
    let workspace = workspace();
    assert_eq!(
        why(&workspace, "--format typst"),
        ["a.typ: it was not built as typst before", "b.typ: it was not built as typst before"]
    );
    assert_eq!(why(&workspace, "--format pdf,typst"), [""; 0]);
    assert_eq!(why(&workspace, "--out elsewhere data/b.md"), ["b.pdf: it was not built before"]);
    assert_eq!(why(&workspace, "--force data/b.md"), ["b.pdf: you asked for it by --force"]);
}

#[test]
fn an_output_in_a_format_that_nobody_asked_for_is_brought_back_too() {
    let workspace = workspace();
    workspace.run("build --format pdf,typst").exits(0);
    let both = |what: &str| ["a.pdf", "a.typ"].map(|output| format!("{output}: the output `a.typ` {what}"));
    let built = workspace.read("output/a.typ");
    workspace.write("output/a.typ", "edited");
    assert_eq!(why(&workspace, ""), both("was changed since"));
    assert!(workspace.read("output/a.typ") == built);
    workspace.remove("output/a.typ");
    assert_eq!(why(&workspace, ""), both("is not there"));
    assert!(workspace.read("output/a.typ") == built);
    workspace.run("verify").exits(0);
}

#[test]
fn a_build_that_was_lost_is_made_again() {
    let workspace = workspace();
    workspace.remove("output/.boardpaper/records.jsonl");
    let behind = ["a.pdf", "b.pdf"].map(|output| format!("{output}: its outputs are of an earlier state"));
    assert_eq!(why(&workspace, ""), behind);
    // A line that was cut off when the machine was switched off.
    let records = workspace.read("output/.boardpaper/records.jsonl");
    workspace.write("output/.boardpaper/records.jsonl", &records[..records.len() - 40]);
    workspace.write("data/b.md", good_report().replace("buses", "trams"));
    assert_eq!(why(&workspace, ""), ["b.pdf: its outputs are of an earlier state"]);
    assert_eq!(why(&workspace, ""), [""; 0]);
}

/// A house that has every file of `base` itself, and a document of each kind in it.
fn every_file_its_own() -> (Workspace, Vec<String>) {
    let kinds = [
        ("report", ""),
        ("plan", PLAN),
        ("review", "kind = \"review\"\ntitle = \"Review\"\ndate = 2026-12-10\n"),
    ];
    let workspace = Workspace::new().with(
        "data/report.md",
        report("# Purpose\n\nTo tell.\n").replace("date =", "house = \"own\"\ndate ="),
    );
    for (kind, keys) in &kinds[1..] {
        let keys = keys.replacen('\n', "\nhouse = \"own\"\nstandalone = true\n", 1);
        let keys = if *kind == "review" { keys.replace("standalone = true\n", "") } else { keys };
        match *kind {
            "plan" => workspace.write("data/plan.toml", keys),
            _ => workspace.write("data/review.md", format!("+++\n{keys}+++\n\n# One chapter\n\nTo tell.\n")),
        }
    }
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/base");
    let mut files = Vec::new();
    for entry in fs::read_dir(base).expect("base is there").flatten() {
        let name = entry.file_name().into_string().expect("its names are plain");
        workspace.write(&format!("templates/own/{name}"), fs::read(entry.path()).expect("it can be read"));
        files.push(name);
    }
    files.sort();
    (workspace, files)
}

#[test]
fn whatever_breaks_in_a_house_is_found_by_a_warm_build_as_by_one_of_everything() {
    let (workspace, files) = every_file_its_own();
    let both = "--format pdf,html";
    workspace.run(&format!("build {both}")).exits(0).tells("built 3 documents");
    let mut spared = Vec::new();
    for name in files {
        let path = format!("templates/own/{name}");
        let whole = workspace.read(&path);
        let broken = match name.rsplit_once('.').expect("it has an ending").1 {
            "typ" => "#panic(\"broken\")",
            "j2" => "{{ broken_on_purpose }}",
            _ => "broken",
        };
        workspace.write(&path, broken);
        let warm = workspace.build(both);
        let cold = workspace.build(&format!("{both} --out cold --force"));
        assert_eq!(warm.messages(), cold.messages(), "{name} is broken");
        for (document, ending) in
            ["report", "plan", "review"].map(|name| [(name, "pdf"), (name, "html")]).concat()
        {
            let outputs = ["output", "cold"]
                .map(|out| fs::read(workspace.path(&format!("{out}/{document}.{ending}"))).ok());
            assert!(outputs[0] == outputs[1], "{document}.{ending}, when {name} is broken");
        }
        if warm.stderr.contains("up to date") {
            spared.push(name);
        }
        workspace.write(&path, whole);
        workspace.run(&format!("build {both}")).exits(0);
    }
    // Typst reads all files of drawing functions, whatever is drawn.
    assert!(spared.iter().any(|name| name == "review.typ.j2"), "{spared:?}");
    assert!(spared.iter().any(|name| name == "plan.typ.j2"), "{spared:?}");
    assert!(spared.iter().any(|name| name == "review.html.j2"), "{spared:?}");
    assert!(spared.iter().all(|name| name.ends_with(".j2")), "{spared:?}");
}

fn append(workspace: &Workspace, path: &str, more: &str) {
    let mut bytes = workspace.read(path);
    bytes.extend_from_slice(more.as_bytes());
    workspace.write(path, bytes);
}
