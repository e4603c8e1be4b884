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
    wrong("data/bad.md", &report("# Purpose\n\n![A map](../../secret.png)\n\n[there](../../x.md)\n"), &["?"]);
    wrong("data/bad.md", &report_with("[[appendix]]\ntitle = \"Notes\"\nfile = \"../../secret.md\""), &["?"]);
}

#[test]
fn by_an_absolute_path() {
    wrong("data/bad.md", &report_with("[[appendix]]\ntitle = \"Notes\"\nfile = \"/etc/hostname\""), &["?"]);
    wrong(
        "data/bad.md",
        &report("# Purpose\n\n![A map](/../../secret.png)\n\n![A map](file:///secret.png)\n"),
        &["?"],
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
    run.exits(1)
        .has("inner/output/good.pdf")
        .lacks("inner/output/a.pdf")
        .lacks("inner/output/b.pdf")
        .says(&["?"]);
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
        .says(&["?"]);
}
