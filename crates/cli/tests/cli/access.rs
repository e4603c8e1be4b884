//! What is not open is not written anywhere: Local Government Act 1972, sections 100B and 100D.

use crate::support::{Run, Workspace, good_report, report_with};
use std::fs;
use std::path::Path;

/// Words that may stand in no output.
const SECRET: &str = "Ravenscroft";

/// Searches the bytes and names of every output.
#[track_caller]
fn is_secret_in(folder: &Path) {
    for entry in fs::read_dir(folder).expect("it is there") {
        let path = entry.expect("it can be read").path();
        assert!(!path.display().to_string().contains(SECRET), "{} has it in its name", path.display());
        if path.is_dir() {
            is_secret_in(&path);
        } else {
            let bytes = fs::read(&path).expect("it is there");
            let found = bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
            assert!(!found, "{} has it among its bytes", path.display());
        }
    }
}

#[track_caller]
fn build(workspace: &Workspace) -> Run {
    let run = workspace.build("--format pdf,typst");
    is_secret_in(&workspace.path("output"));
    run
}

#[test]
fn exempt_and_confidential_documents() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with(
            "data/Ravenscroft.md",
            report_with("access = \"exempt\"").replace("To tell.", "Ravenscroft may be sold. [](#nowhere)"),
        )
        .with("data/two.toml", "kind = \"report\"\naccess = \"confidential\"\ntitle = Ravenscroft\n");
    build(&workspace).exits(1).has("output/good.pdf").says(&[
        "data/Ravenscroft.md:5:10 error[not-open] this document is not open, and only open papers are built",
        "    keep it out of the folder of open papers",
        "data/two.toml:2:10 error[not-open] this document is not open, and only open papers are built",
        "    keep it out of the folder of open papers",
    ]);
}

#[test]
fn documents_of_other_kinds_and_in_houses_that_do_not_exist() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/Ravenscroft.toml", "kind = \"meeting\"\naccess = \"exempt\"\ntitle = Ravenscroft\n")
        .with("data/Ravenscroft/a.toml", "kind = \"Ravenscroft\"\naccess = \"exempt\"\n")
        .with(
            "data/Ravenscroft/b.toml",
            "kind = \"report\"\naccess = \"exempt\"\nhouse = \"Ravenscroft\"\ntitle = Ravenscroft\n",
        );
    build(&workspace).exits(1).has("output/good.pdf").says(&[
            "data/Ravenscroft.toml:2:10 error[not-open] this document is not open, and only open papers are built",
            "    keep it out of the folder of open papers",
            "data/Ravenscroft/a.toml:2:10 error[not-open] this document is not open, and only open papers are built",
            "    keep it out of the folder of open papers",
            "data/Ravenscroft/b.toml:2:10 error[not-open] this document is not open, and only open papers are built",
            "    keep it out of the folder of open papers",
        ]);
}

#[test]
fn a_document_that_was_open_once_is_taken_away() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/site.md", report_with("publisher = \"Ravenscroft\""));
    workspace.build("").exits(0).has("output/site.pdf");
    // That its picture cannot be read is no reason to keep what was built.
    workspace.write(
        "data/site.md",
        report_with("access = \"exempt\"").replace("To tell.", "Ravenscroft\n\n![A map](map.png)"),
    );
    workspace.pipe("data/map.png");
    build(&workspace).exits(1).lacks("output/site.pdf").tells("removed site.pdf");
}

#[test]
fn an_exempt_appendix_keeps_its_report_from_being_built() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/Ravenscroft-notes.md", "Ravenscroft\n")
        .with(
            "data/report.md",
            report_with(
                "[[appendix]]\ntitle = \"Ravenscroft\"\naccess = \"exempt\"\nfile = \"Ravenscroft-notes.md\"",
            ),
        );
    build(&workspace).exits(1).has("output/good.pdf").lacks("output/report.pdf").says(&[
        "data/report.md:7:10 error[not-open] this appendix is not open, and only open papers are built",
        "    keep it out of the folder of open papers",
    ]);
}

#[test]
fn background_papers_that_are_not_open_are_left_out() {
    let papers = "[[background_paper]]\ntitle = \"Guidance\"\n\n[[background_paper]]\ntitle = \"Ravenscroft valuation\"\nplace = \"Ravenscroft House\"\naccess = \"exempt\"\n\n[[background_paper]]\nurl = \"https://example.org/Ravenscroft\"\naccess = \"confidential\"";
    let workspace = Workspace::new().with("data/report.md", report_with(papers));
    build(&workspace).exits(0).has("output/report.pdf").says(&[]);
    let source = String::from_utf8(workspace.read("output/report.typ")).expect("it is text");
    assert!(source.contains("Guidance"), "the open paper is listed");
}

#[test]
fn an_access_that_is_misspelt_is_not_taken_for_open() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/bad.md", report_with("access = \"exampt\""));
    build(&workspace).exits(1).has("output/good.pdf").lacks("output/bad.pdf").says(&[
        "data/bad.md:5:10 error[not-open] `access` is neither open, exempt nor confidential",
        "    write \"open\", or leave the key out, if the public may see the document",
    ]);
}
