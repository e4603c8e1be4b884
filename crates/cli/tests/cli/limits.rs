//! Documents that go on without end, or take all memory: they are given up, and everything else is built.

use crate::running::Running;
use crate::support::{Workspace, good_report};
use std::fs;

/// Longer than anybody waits: Typst stops one loop after ten thousand rounds, but not loops in loops.
const ENDLESS: &str = "let a = 0; while a < 9999 { a += 1; let b = 0; while b < 9999 { b += 1; let c = 0; while c < 9999 { c += 1 } } }";

/// A string of a byte that doubles until memory is gone.
const DOUBLING: &str = "let s = \"x\"; for _ in range(50) { s = s + s }";

/// A workspace of good reports, and one of a house in which every paragraph does this.
fn with_a_house_that(does: &str) -> Workspace {
    let house = format!(
        "#import \"/templates/base/house.typ\": functions as inherited\n#let functions = inherited + (paragraph: (house, ..) => {{ {does} }})\n"
    );
    let workspace = Workspace::new()
        .with("data/m.md", good_report().replace("date =", "house = \"own\"\ndate ="))
        .with("templates/own/house.toml", "")
        .with("templates/own/house.typ", house);
    for name in ["a", "b", "n", "z"] {
        workspace.write(&format!("data/{name}.md"), good_report());
    }
    workspace
}

#[test]
fn a_document_that_never_ends_is_given_up_and_the_others_are_built() {
    let workspace = with_a_house_that(ENDLESS);
    let run = workspace.build("--time-limit 2 --jobs 2");
    run.exits(1).lacks("output/m.pdf").tells("data/m.md takes longer than 2 s: starting anew without it").says(&[
        "data/m.md error[time-limit] laying this document out took more than 2 seconds, so it was given up",
        "    look in the templates of the house `own` for what goes on without end; if the document is only long, give it more time with --time-limit",
    ]);
    for name in ["a", "b", "n", "z"] {
        run.has(&format!("output/{name}.pdf"));
    }
    assert_eq!(run.stderr.matches("starting anew").count(), 1);
    // It is tried again the next time, for the machine may have been slow.
    workspace.run("build --time-limit 1 -q").exits(1).tells("took more than 1 second,").does_not_tell("anew");
}

#[test]
fn a_document_that_takes_all_memory_is_given_up_and_the_others_are_built() {
    if !cfg!(target_os = "linux") {
        return;
    }
    for jobs in [1, 3] {
        let workspace = with_a_house_that(DOUBLING);
        let run = workspace.build(&format!("--memory-limit 300 --jobs {jobs}"));
        run.exits(1).lacks("output/m.pdf").says(&[
            "data/m.md error[memory-limit] laying this document out took more than 300 MB of memory, so it was given up",
            "    look in the templates of the house `own` for what goes on without end; if the document is only long, split it, or build it where there is more memory",
        ]);
        for name in ["a", "b", "n", "z"] {
            run.has(&format!("output/{name}.pdf"));
        }
        assert!(run.stderr.matches("starting anew").count() <= 2, "{}", run.stderr);
    }
}

#[test]
fn several_documents_that_never_end_are_each_given_up() {
    let workspace = with_a_house_that(ENDLESS);
    for name in ["a", "z"] {
        workspace.write(&format!("data/{name}.md"), workspace.read("data/m.md"));
    }
    let run = workspace.build("--time-limit 1 --jobs 2");
    run.exits(1).has("output/b.pdf").has("output/n.pdf");
    let given_up: Vec<String> =
        run.messages().into_iter().filter(|said| said.contains("error[time-limit]")).collect();
    assert_eq!(given_up.len(), 3, "{given_up:?}");
}

#[test]
fn a_build_by_force_that_begins_anew_goes_on_where_it_was() {
    let workspace = with_a_house_that(ENDLESS);
    workspace.write("data/m.md", good_report());
    workspace.run("build").exits(0);
    workspace.write("data/m.md", good_report().replace("date =", "house = \"own\"\ndate ="));
    for _ in 0..2 {
        let run = workspace.run("build --force --time-limit 3 --jobs 2");
        run.exits(1)
            .tells("starting anew")
            .tells("built 4 documents")
            .does_not_tell("up to date")
            .lacks("output/.boardpaper/made");
    }
    workspace.remove("data/m.md");
    workspace.run("build --force").exits(0).tells("built 4 documents").does_not_tell("up to date");
}

#[test]
fn without_a_limit_nothing_is_given_up() {
    let workspace = with_a_house_that(ENDLESS);
    let build = Running::start(&workspace, "build --time-limit 0 --jobs 2");
    let others = ["a", "b", "n", "z"].map(|name| workspace.path(&format!("output/{name}.pdf")));
    build.waits("the others are built", || others.iter().all(|place| place.exists()));
    assert!(!build.has_ended());
    build.signal("INT");
    build.ends(130);
}

#[test]
fn watch_gives_up_a_document_until_its_house_is_mended() {
    let workspace = with_a_house_that(ENDLESS);
    let watch = Running::start(&workspace, "watch --time-limit 2");
    watch.says("error[time-limit]", 1);
    watch.says("; watching…", 1);
    // Another document does not make it worth a try.
    workspace.write("data/a.md", good_report().replace("buses", "trams"));
    watch.says("built 1 document", 1);
    assert_eq!(watch.times("starting anew"), 1);
    workspace.write("templates/own/house.typ", "#import \"/templates/base/house.typ\": functions\n");
    watch.says("mended: 1 problem in data/m.md", 1);
    assert!(fs::exists(workspace.path("output/m.pdf")).expect("it can be looked at"));
    watch.signal("INT");
    watch.ends(0);
}
