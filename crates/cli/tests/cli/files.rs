//! Files that are missing, broken, unreadable or not what they seem.

use crate::support::{Workspace, good_report, picture, report, report_with, wrong, wrong_text};
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

fn pipe(workspace: &Workspace, path: &str) {
    let made =
        Command::new("mkfifo").arg(workspace.path(path)).status().expect("mkfifo is part of every Unix");
    assert!(made.success(), "the pipe {path} is made");
}

#[test]
fn a_missing_picture_and_a_missing_file() {
    wrong_text("# Purpose\n\nThe map ![Bus routes](maps/Buses.png) shows all.\n", &["?"]);
    wrong("data/bad.md", &report_with("[[appendix]]\ntitle = \"Notes\"\nfile = \"notes.md\""), &["?"]);
}

#[test]
fn a_folder_in_place_of_a_picture() {
    wrong_text("# Purpose\n\n![Bus routes](.)\n", &["?"]);
}

#[test]
fn pictures_that_are_broken() {
    let whole = picture(40, 40);
    let mut huge = picture(1, 1);
    // The header says 20,000 by 20,000 pixels, and its checksum agrees.
    huge[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
    huge[29..33].copy_from_slice(&0x6c12d16e_u32.to_be_bytes());
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/words.png", "no picture")
        .with("data/half.png", &whole[..whole.len() / 2])
        .with("data/huge.png", huge)
        .with("data/empty.jpg", "")
        .with(
            "data/bad.md",
            report("# Purpose\n\n![a](words.png)\n\n![b](half.png)\n\n![c](huge.png)\n\n![d](empty.jpg)\n"),
        );
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/bad.pdf").says(&["?"]);
}

#[test]
fn an_appendix_in_another_encoding() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/notes.md", b"First line\nCaf\xe9\n")
        .with("data/bad.md", report_with("[[appendix]]\ntitle = \"Notes\"\nfile = \"notes.md\""));
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/bad.pdf").says(&["?"]);
}

#[test]
fn a_fault_in_an_appendix_is_shown_in_its_own_file() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/notes/notes.md", "Words.\n\n# Too high\n\n![A map](map.png)\n")
        .with("data/bad.md", report_with("[[appendix]]\ntitle = \"Notes\"\nfile = \"notes/notes.md\""));
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/bad.pdf").says(&["?"]);
}

#[test]
fn a_folder_with_the_name_of_a_document() {
    let workspace =
        Workspace::new().with("data/good.md", good_report()).with("data/x.md/inside.md", good_report());
    workspace.build("").exits(1).has("output/good.pdf").has("output/x.md/inside.pdf").says(&["?"]);
}

#[test]
fn two_sources_of_one_output() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/paper.md", good_report())
        .with("data/paper.toml", "kind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\n[[section]]\ntitle = \"Purpose\"\ntext = \"To tell.\"\n");
    let run = workspace.build("");
    run.exits(1).has("output/good.pdf").lacks("output/paper.pdf").says(&["?"]);
}

#[test]
fn two_sources_of_outputs_that_differ_in_capitals_alone() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/paper.md", good_report())
        .with("data/Paper.md", good_report());
    if fs::read_dir(workspace.path("data")).expect("it is there").count() < 3 {
        println!("passed over: this disk takes capitals for the same name");
        return;
    }
    let run = workspace.build("");
    run.exits(1).has("output/good.pdf").lacks("output/paper.pdf").lacks("output/Paper.pdf").says(&["?"]);
}

#[test]
fn a_document_that_cannot_be_read_is_a_failure_of_the_machine() {
    let workspace = Workspace::new().with("data/good.md", good_report()).with("data/bad.md", good_report());
    workspace.build("").exits(0);
    workspace.remove("data/bad.md");
    symlink("nowhere.md", workspace.path("data/bad.md")).expect("a link can be made");
    symlink("round.md", workspace.path("data/round.md")).expect("a link can be made");
    // What was built of it stays: the paper itself may be as good as ever.
    workspace.build("").exits(3).has("output/good.pdf").has("output/bad.pdf").says(&["?"]);
}

#[test]
fn a_folder_that_cannot_be_read_keeps_what_was_built_of_it() {
    let workspace =
        Workspace::new().with("data/good.md", good_report()).with("data/board/paper.md", good_report());
    workspace.build("").exits(0).has("output/board/paper.pdf");
    fs::remove_dir_all(workspace.path("data/board")).expect("it is there");
    symlink("board", workspace.path("data/board")).expect("a link can be made");
    workspace.build("").exits(3).has("output/good.pdf").has("output/board/paper.pdf").says(&["?"]);
}

#[test]
fn a_pipe_is_not_waited_for() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/picture.md", report("# Purpose\n\n![A map](map.png)\n"));
    pipe(&workspace, "data/bad.md");
    pipe(&workspace, "data/map.png");
    workspace.build("").exits(3).has("output/good.pdf").says(&["?"]);
}

#[test]
fn pipes_in_place_of_outputs_are_replaced() {
    let workspace = Workspace::new().with("data/good.md", good_report());
    fs::create_dir(workspace.path("output")).expect("a folder can be made");
    pipe(&workspace, "output/good.pdf");
    pipe(&workspace, "output/manifest.json");
    workspace.build("").exits(0).says(&[]);
    assert!(workspace.read("output/good.pdf").starts_with(b"%PDF"));
}

#[test]
fn names_that_are_not_utf_8() {
    use std::os::unix::ffi::OsStrExt;
    let workspace = Workspace::new().with("data/good.md", good_report());
    let name = |bytes| workspace.path("data").join(std::ffi::OsStr::from_bytes(bytes));
    if fs::write(name(b"caf\xe9.md"), good_report()).is_err() {
        println!("passed over: this disk has no such names");
        return;
    }
    fs::write(name(b"caf\xe9.png"), "").expect("the first could be written too");
    workspace.build("").exits(3).has("output/good.pdf").says(&["?"]);
}

#[test]
fn links_in_a_circle_are_followed_once() {
    let workspace = Workspace::new().with("data/good.md", good_report());
    symlink(".", workspace.path("data/again")).expect("a link can be made");
    workspace.build("").exits(0).has("output/good.pdf").lacks("output/again/good.pdf").says(&[]);
}
