//! `boardpaper.toml` and the command line: a fault there is exit code 2, and nothing is built.

use crate::support::{Workspace, good_report};

#[test]
fn wrong_settings() {
    let settings = "[workspace]\nhose = \"borough\"\njurisdiction = \"Engelland\"\nlanguage = \"English\"\n\n[output]\nformats = [\"pdf\", \"docx\"]\nstandards = [\"a-4\"]\n\n[font]\nsystem = \"yes\"\n";
    let workspace = Workspace::new().with("boardpaper.toml", settings).with("data/good.md", good_report());
    workspace.build("").exits(2).lacks("output").says(&[
            "boardpaper.toml:2:1 error[unknown-key] `hose` is not a key of `[workspace]`",
            "    write `house`, if that is what was meant",
            "boardpaper.toml:3:16 error[bad-setting] `jurisdiction` cannot be `Engelland`",
            "    write `\"england\"`, if that is what was meant; known are `england`, `wales`, `scotland`, `northern-ireland`",
            "boardpaper.toml:4:12 error[bad-setting] `English` is no code of a language",
            "    write its code, such as \"en-GB\" for English or \"cy\" for Welsh",
            "boardpaper.toml:7:19 error[bad-setting] there is no format `docx`",
            "    use \"pdf\", \"html\" or both",
            "boardpaper.toml:8:14 error[bad-setting] the standard `a-4` cannot be written",
            "    use [\"ua-1\", \"a-2a\"], or leave the key out",
            "boardpaper.toml:10:2 error[unknown-key] `font` is not a key of the workspace's settings",
            "    write `fonts`, if that is what was meant",
        ]);
}

#[test]
fn settings_that_are_no_toml() {
    let workspace = Workspace::new()
        .with("boardpaper.toml", "[workspace\nhouse = borough\n")
        .with("data/good.md", good_report());
    workspace
        .build("")
        .exits(2)
        .lacks("output")
        .says(&["boardpaper.toml:1:1 error[syntax] `]` is missing at the end of this line", "    add `]`"]);
}

#[test]
fn settings_in_another_encoding() {
    let workspace =
        Workspace::new().with("boardpaper.toml", b"[workspace]\norganisation = \"Cyngor Caf\xe9\"\n");
    workspace.run("check --message-format json").exits(2).says(&[
        "boardpaper.toml:2:27 error[not-text] the file is not UTF-8 text: byte 0xE9 is no character",
        "    save it as UTF-8: in Notepad, `Save as` and the encoding `UTF-8`; in Excel, `CSV UTF-8`",
    ]);
}

#[test]
fn no_workspace() {
    let workspace = Workspace::new().with("papers/good.md", good_report());
    workspace.remove("boardpaper.toml");
    workspace.run("build").exits(2).tells("there is no boardpaper.toml here or above").lacks("output");
    workspace.run("-C papers build").exits(2).tells("papers is no workspace").tells("boardpaper new");
    workspace.run("-C nowhere check").exits(2).tells("there is no folder nowhere");
    workspace.run("clean").exits(2).tells("there is no boardpaper.toml here or above");
}

#[test]
fn unknown_options_and_commands() {
    let workspace = Workspace::new().with("data/good.md", good_report());
    workspace.run("build --frobnicate").exits(2).tells("--frobnicate").lacks("output");
    workspace.run("biuld").exits(2).tells("'build'");
    workspace.run("").exits(2).tells("Usage: boardpaper");
    workspace.run("build --jobs 0").exits(2).tells("--jobs");
    workspace.run("build --as-at soon").exits(2).tells("--as-at");
    workspace.run("build --deny everything").exits(2).tells("--deny");
    workspace.run("build --message-format xml").exits(2).tells("json");
    workspace.run("build --format docx").exits(2).tells("pdf");
    workspace.run("build -q -v").exits(2).lacks("output");
}

#[test]
fn paths_that_lead_to_no_document() {
    let workspace = Workspace::new().with("data/good.md", good_report()).with("notes/a.md", good_report());
    workspace
        .run("build data/nothing.md")
        .exits(2)
        .tells("there is no file or folder data/nothing.md")
        .lacks("output/good.pdf");
    workspace.run("build notes").exits(2).tells("notes holds no document").lacks("output/good.pdf");
    workspace.run("build /etc").exits(2).tells("/etc is not in the workspace").lacks("output/good.pdf");
}
