//! Nothing outside the workspace is read.

use crate::support::{Workspace, good_report, picture, report, report_with, wrong};
use std::os::unix::fs::symlink;

/// A workspace beside a file that is none of its business.
fn beside_a_secret() -> Workspace {
    let outer = Workspace::new().with("secret.md", "The secret.\n").with("secret.png", picture(1, 1));
    outer.with("inner/boardpaper.toml", "").with("inner/data/good.md", good_report())
}

#[test]
fn by_dots() {
    wrong(
        "data/bad.md",
        &report("# Purpose\n\n![A map](../../secret.png)\n\n[there](../../x.md)\n"),
        &[
            "data/bad.md:9:10 error[outside-workspace] `../../secret.png` leaves the workspace",
            "    copy the file into the workspace and name it there",
            "data/bad.md:11:9 error[bad-link] the link `../../x.md` leaves the workspace",
            "    use an address that begins with `https://`, `mailto:` or `tel:`, or the path of another document's source",
        ],
    );
    wrong(
        "data/bad.md",
        &report_with("[[appendix]]\ntitle = \"Notes\"\nfile = \"../../secret.md\""),
        &[
            "data/bad.md:7:8 error[outside-workspace] `../../secret.md` leaves the workspace",
            "    copy the file into the workspace and name it there",
        ],
    );
}

#[test]
fn by_an_absolute_path() {
    wrong(
        "data/bad.md",
        &report_with("[[appendix]]\ntitle = \"Notes\"\nfile = \"/etc/hostname\""),
        &[
            "data/bad.md:7:8 error[missing-file] there is no file `etc/hostname`",
            "    check the name, capitals too; a path that begins with `/` begins at the folder of boardpaper.toml",
        ],
    );
    wrong(
        "data/bad.md",
        &report("# Purpose\n\n![A map](/../../secret.png)\n\n![A map](file:///secret.png)\n"),
        &[
            "data/bad.md:9:10 error[outside-workspace] `/../../secret.png` leaves the workspace",
            "    copy the file into the workspace and name it there",
            "data/bad.md:11:10 error[missing-file] there is no file `data/file:/secret.png`",
            "    check the name, capitals too; it is looked for beside the file that names it",
        ],
    );
}

#[test]
fn through_a_link() {
    let workspace = beside_a_secret()
        .with("inner/data/a.md", report("# Purpose\n\n![A map](map.png)\n"))
        .with("inner/data/b.md", report_with("[[appendix]]\ntitle = \"Notes\"\nfile = \"notes/secret.md\""));
    symlink("../../secret.png", workspace.path("inner/data/map.png")).expect("a link can be made");
    symlink("../..", workspace.path("inner/data/notes")).expect("a link can be made");
    symlink("../../secret.md", workspace.path("inner/data/c.md")).expect("a link can be made");
    let run = workspace.run_in("inner", "build --message-format json");
    run.exits(1).has("inner/output/good.pdf").lacks("inner/output/a.pdf").lacks("inner/output/b.pdf").says(
        &[
            "data/a.md:9:10 error[outside-workspace] `map.png` leaves the workspace",
            "    copy the file into the workspace and name it there",
            "data/b.md:6:9 warning[unreferenced-appendix] nothing leads to the appendix “Notes”",
            "    give it `id = \"notes\"` and write `[](#notes)` where it matters, or take it out",
            "data/b.md:7:8 error[outside-workspace] `notes/secret.md` leaves the workspace",
            "    copy the file into the workspace and name it there",
            "data/c.md error[outside-workspace] `data/c.md` is a link that leaves the workspace",
            "    copy what it leads to into the workspace",
            "data/notes error[outside-workspace] `data/notes` is a link that leaves the workspace",
            "    copy what it leads to into the workspace",
        ],
    );
    run.does_not_tell("The secret");
}

#[test]
fn a_house_through_a_link() {
    let workspace = beside_a_secret()
        .with("house/house.toml", "title = \"The secret\"\n")
        .with("inner/templates/own/house.toml", "")
        .with("inner/data/a.md", report_with("house = \"theirs\""))
        .with("inner/data/b.md", report_with("house = \"../../house\""));
    symlink("../../house", workspace.path("inner/templates/theirs")).expect("a link can be made");
    let run = workspace.run_in("inner", "build --message-format json");
    run.exits(1)
        .has("inner/output/good.pdf")
        .lacks("inner/output/a.pdf")
        .lacks("inner/output/b.pdf")
        .says(&[
            "data/a.md:5:9 error[unknown-house] the house `theirs` is a link that leaves the workspace",
            "    copy the house into `templates/theirs`",
            "data/b.md:5:9 error[unknown-house] there is no house `../../house`",
            "    write the name of a folder in `templates`, or one of `base`, `borough`, `county`, `front-sheet`, `inspectorate`, `letters`, `own`, `questions`, `running`, `signed-table` and `theirs`",
        ]);
}
