//! HTML beside PDFs: what is built of which, and kept.

use crate::support::{Workspace, good_report};
use serde_json::Value;

fn page(workspace: &Workspace) -> String {
    String::from_utf8(workspace.read("output/a.html")).expect("it is UTF-8")
}

#[test]
fn html_alone_lays_out_no_pages() {
    let workspace = Workspace::new().with("data/a.md", good_report());
    workspace.run("build --format html").exits(0).tells("built 1 document").has("output/a.html");
    assert!(!workspace.path("output/a.pdf").exists());
    assert!(!page(&workspace).contains("a.pdf"));
    let manifest: Value =
        serde_json::from_slice(&workspace.read("output/manifest.json")).expect("it is JSON");
    let output = &manifest["documents"][0]["outputs"][0];
    assert_eq!((&output["path"], &output["format"]), (&"a.html".into(), &"html".into()));
    assert!(output["pages"].is_null(), "{output}");
    workspace.run("verify").exits(0);
}

#[test]
fn html_is_made_again_when_its_pdf_comes_beside_it() {
    let workspace = Workspace::new().with("data/a.md", good_report());
    workspace.run("build --format html").exits(0);
    workspace.run("build --format pdf --why").exits(0).tells("built a.html from data/a.md");
    assert!(page(&workspace).contains("href=\"a.pdf\""));
    workspace.run("build --format pdf,html").exits(0).tells("1 document was up to date");
    workspace.run("build --format html").exits(0).tells("1 document was up to date");
    workspace.run("verify").exits(0);
}

#[test]
fn html_goes_with_its_document() {
    let workspace = Workspace::new().with("data/a.md", good_report());
    workspace.write("boardpaper.toml", "[output]\nformats = [\"pdf\", \"html\"]\n");
    workspace.run("build").exits(0).has("output/a.html").has("output/a.pdf");
    workspace.write("data/a.md", good_report().replace("# ", "# [](#nowhere) "));
    workspace.run("build").exits(1);
    assert!(!workspace.path("output/a.html").exists() && !workspace.path("output/a.pdf").exists());
    workspace.write("data/a.md", good_report());
    workspace.run("build").exits(0);
    workspace.run("clean").exits(0);
    assert!(!workspace.path("output/a.html").exists());
}

#[test]
fn a_document_is_written_whole_or_not_at_all() {
    let workspace = Workspace::new().with("data/a.md", good_report());
    workspace.write("output/a.html", "mine");
    workspace.build("--format pdf,html").exits(3).lacks("output/a.pdf").says(&[
        "data/a.md error[output] there is a file `a.html` in the output folder already, and boardpaper did not write it",
        "    move it elsewhere if somebody needs it, or delete it; then build again",
    ]);
    workspace.remove("output/a.html");
    workspace.write("output/a.html/b.txt", "mine");
    workspace.build("--format pdf,html").exits(3).lacks("output/a.pdf").says(&[
        "data/a.md error[output] there is a folder `a.html` in the output folder, where this file belongs",
        "    give the document another name, or move the folder elsewhere; then build again",
    ]);
    workspace.remove("output/a.html/b.txt");
    std::fs::remove_dir(workspace.path("output/a.html")).expect("it is empty");
    workspace.build("--format pdf,html").exits(0).has("output/a.pdf").has("output/a.html");
}

#[test]
fn a_fault_in_a_template_is_told_at_its_line() {
    let workspace =
        Workspace::new().with("data/a.md", good_report().replace("date =", "house = \"own\"\ndate ="));
    workspace.write("templates/own/house.toml", "extends = \"base\"\ntitle = \"Own\"\n");
    let template = "{% extends \"base/report.html.j2\" %}\n{% block title %}{{ titel }}{% endblock %}\n";
    workspace.write("templates/own/report.html.j2", template);
    workspace.run("build --format pdf").exits(0);
    let run = workspace.run("build --format html --message-format short");
    run.exits(1).tells("templates/own/report.html.j2:2:21: error[template]: there is no value `titel`; did you mean `title`?");
}
