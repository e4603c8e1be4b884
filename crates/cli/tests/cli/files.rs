//! Files that are missing, broken, unreadable or not what they seem.

use crate::support::{Workspace, good_report, picture, report, report_with, wrong, wrong_text};
use std::fs;
use std::os::unix::fs::symlink;

#[test]
fn a_missing_picture_and_a_missing_file() {
    wrong_text(
        "# Purpose\n\nThe map ![Bus routes](maps/Buses.png) shows all.\n",
        &[
            "data/bad.md:9:23 error[missing-file] there is no file `data/maps/Buses.png`",
            "    check the name, capitals too; it is looked for beside the file that names it",
        ],
    );
    wrong(
        "data/bad.md",
        &report_with("[[appendix]]\ntitle = \"Notes\"\nfile = \"notes.md\""),
        &[
            "data/bad.md:7:8 error[missing-file] there is no file `data/notes.md`",
            "    check the name, capitals too; it is looked for beside the file that names it",
        ],
    );
}

#[test]
fn a_folder_in_place_of_a_picture() {
    wrong_text(
        "# Purpose\n\n![Bus routes](.)\n",
        &["data/bad.md:9:15 error[missing-file] `data` is a folder", "    name a file in it"],
    );
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
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/bad.pdf").says(&[
        "data/bad.md:9:1 warning[poor-alt-text] the words for this picture are too few to say what it shows",
        "    also at data/bad.md:11:1",
        "    also at data/bad.md:13:1",
        "    also at data/bad.md:15:1",
        "    say in a sentence what the picture shows and what follows from it",
        "data/bad.md:9:6 error[bad-image] the picture `data/words.png` is of a kind that cannot be printed",
        "    open it in a picture program and save it as PNG or JPEG",
        "data/bad.md:11:6 error[bad-image] the picture `data/half.png` is damaged",
        "    open it in a picture program and save it as PNG or JPEG",
        "data/bad.md:13:6 error[bad-image] the picture `data/huge.png` has 20000 by 20000 pixels, too many to be unpacked",
        "    make it smaller: 2,000 pixels across are enough for a page",
        "data/bad.md:15:6 error[bad-image] the picture `data/empty.jpg` is empty",
        "    put the picture in its place again",
    ]);
}

#[test]
fn an_appendix_in_another_encoding() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/notes.md", b"First line\nCaf\xe9\n")
        .with("data/bad.md", report_with("[[appendix]]\ntitle = \"Notes\"\nfile = \"notes.md\""));
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/bad.pdf").says(&[
        "data/notes.md:2:4 error[not-text] the file is not UTF-8 text: byte 0xE9 is no character",
        "    save it as UTF-8: in Notepad, `Save as` and the encoding `UTF-8`; in Excel, `CSV UTF-8`",
    ]);
}

#[test]
fn a_fault_in_an_appendix_is_shown_in_its_own_file() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/notes/notes.md", "Words.\n\n# Too high\n\n![A map](map.png)\n")
        .with("data/bad.md", report_with("[[appendix]]\ntitle = \"Notes\"\nfile = \"notes/notes.md\""));
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/bad.pdf").says(&[
        "data/notes/notes.md:3:1 error[skipped-heading-level] a heading in an appendix has one `#`",
        "    begin with `##`, since the title above it is the first level",
        "data/notes/notes.md:5:10 error[missing-file] there is no file `data/notes/map.png`",
        "    check the name, capitals too; it is looked for beside the file that names it",
    ]);
}

#[test]
fn a_folder_with_the_name_of_a_document() {
    let workspace =
        Workspace::new().with("data/good.md", good_report()).with("data/x.md/inside.md", good_report());
    workspace.build("").exits(1).has("output/good.pdf").has("output/x.md/inside.pdf").says(&[
        "data/x.md error[not-text] `data/x.md` is a folder with the name of a document",
        "    give the folder a name without an ending",
    ]);
}

#[test]
fn two_sources_of_one_output() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/paper.md", good_report())
        .with("data/paper.toml", "kind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\n[[section]]\ntitle = \"Purpose\"\ntext = \"To tell.\"\n");
    let run = workspace.build("");
    run.exits(1).has("output/good.pdf").lacks("output/paper.pdf").says(&[
            "data/paper.md error[same-output] `data/paper.md` and `data/paper.toml` would write the same file `paper.pdf`",
            "    give one of the two another name",
            "data/paper.toml error[same-output] `data/paper.toml` and `data/paper.md` would write the same file `paper.pdf`",
            "    give one of the two another name",
        ]);
}

#[test]
#[expect(clippy::print_stdout, reason = "whoever runs the tests has to know what they passed over")]
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
    run.exits(1).has("output/good.pdf").lacks("output/paper.pdf").lacks("output/Paper.pdf").says(&[
            "data/Paper.md error[same-output] `data/Paper.md` and `data/paper.md` would write the same file `Paper.pdf`",
            "    give one of the two another name",
            "data/paper.md error[same-output] `data/paper.md` and `data/Paper.md` would write the same file `paper.pdf`",
            "    give one of the two another name",
        ]);
}

#[test]
fn a_document_that_cannot_be_read_is_a_failure_of_the_machine() {
    let workspace = Workspace::new().with("data/good.md", good_report()).with("data/bad.md", good_report());
    workspace.build("").exits(0);
    workspace.remove("data/bad.md");
    symlink("nowhere.md", workspace.path("data/bad.md")).expect("a link can be made");
    symlink("round.md", workspace.path("data/round.md")).expect("a link can be made");
    // What was built of it stays: the paper itself may be as good as ever.
    workspace.build("").exits(3).has("output/good.pdf").has("output/bad.pdf").says(&[
            "data/bad.md error[unreadable] `data/bad.md` is a link to a file that is not there",
            "    delete the link, or put the file itself in its place; if the file was only just moved, build again",
            "data/round.md error[unreadable] `data/round.md` cannot be read: Too many levels of symbolic links",
            "    check that you may open it",
        ]);
}

#[test]
fn a_folder_that_cannot_be_read_keeps_what_was_built_of_it() {
    let workspace =
        Workspace::new().with("data/good.md", good_report()).with("data/board/paper.md", good_report());
    workspace.build("").exits(0).has("output/board/paper.pdf");
    fs::remove_dir_all(workspace.path("data/board")).expect("it is there");
    symlink("board", workspace.path("data/board")).expect("a link can be made");
    workspace.build("").exits(3).has("output/good.pdf").has("output/board/paper.pdf").says(&[
        "data/board error[unreadable] `data/board` cannot be read: Too many levels of symbolic links",
        "    check that you may open it",
    ]);
}

#[test]
fn a_pipe_is_not_waited_for() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/picture.md", report("# Purpose\n\n![A map](map.png)\n"));
    workspace.pipe("data/bad.md");
    workspace.pipe("data/map.png");
    workspace.build("").exits(3).has("output/good.pdf").says(&[
        "data/bad.md error[unreadable] `data/bad.md` cannot be read: it is no ordinary file",
        "    check that you may open it",
        "data/picture.md:9:10 error[unreadable] `data/map.png` cannot be read: it is no ordinary file",
        "    check that you may open the file",
    ]);
}

#[test]
fn pipes_in_place_of_outputs_are_neither_waited_for_nor_replaced() {
    let workspace = Workspace::new().with("data/good.md", good_report()).with("data/other.md", good_report());
    fs::create_dir(workspace.path("output")).expect("a folder can be made");
    workspace.pipe("output/good.pdf");
    workspace.pipe("output/manifest.json");
    workspace.build("").exits(3).has("output/other.pdf").says(&[
        "data/good.md error[output] there is a file `good.pdf` in the output folder already, and boardpaper did not write it",
        "    move it elsewhere if somebody needs it, or delete it; then build again",
        "output/manifest.json error[output] there is a file `manifest.json` in the output folder already, and boardpaper did not write it",
        "    move it elsewhere if somebody needs it, or choose another folder with --out; then build again",
    ]);
    for name in ["good.pdf", "manifest.json"] {
        fs::remove_file(workspace.path(&format!("output/{name}"))).expect("it is there");
    }
    workspace.build("").exits(0).says(&[]).has("output/good.pdf").has("output/manifest.json");
}

#[test]
#[expect(clippy::print_stdout, reason = "whoever runs the tests has to know what they passed over")]
fn names_that_are_not_utf_8() {
    use std::os::unix::ffi::OsStrExt;
    let workspace = Workspace::new().with("data/good.md", good_report());
    let name = |bytes| workspace.path("data").join(std::ffi::OsStr::from_bytes(bytes));
    if fs::write(name(b"caf\xe9.md"), good_report()).is_err() {
        println!("passed over: this disk has no such names");
        return;
    }
    fs::write(name(b"caf\xe9.png"), "").expect("the first could be written too");
    workspace.build("").exits(3).has("output/good.pdf").says(&[
        "data/caf�.md error[unreadable] `data/caf�.md` cannot be read: its name is not UTF-8",
        "    check that you may open it",
    ]);
}

#[test]
fn links_in_a_circle_are_followed_once() {
    let workspace = Workspace::new().with("data/good.md", good_report());
    symlink(".", workspace.path("data/again")).expect("a link can be made");
    workspace.build("").exits(0).has("output/good.pdf").lacks("output/again/good.pdf").says(&[]);
}
