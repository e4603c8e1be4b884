//! `watch`: what it builds again, what it survives, and what it says.

use crate::running::Running;
use crate::support::{Workspace, good_report, picture, report};
use std::fs;

/// A workspace that is watched, and was built once.
struct Watched {
    workspace: Workspace,
    watch: Running,
}

impl Watched {
    fn new(workspace: Workspace) -> Self {
        Self::with(workspace, "")
    }

    fn with(workspace: Workspace, options: &str) -> Self {
        let watch = Running::start(&workspace, &format!("watch {options}"));
        watch.says("; watching…", 1);
        Self { workspace, watch }
    }

    /// Waits until a PDF holds the same as one that is built of this text on its own.
    #[track_caller]
    fn becomes(&self, pdf: &str, text: &str) {
        let alone = Workspace::new().with("data/a.md", text);
        alone.build("").exits(0);
        let wanted = alone.read("output/a.pdf");
        let place = self.workspace.path(pdf);
        self.watch
            .waits(&format!("{pdf} was built anew"), || fs::read(&place).is_ok_and(|bytes| bytes == wanted));
    }

    #[track_caller]
    fn is_gone(&self, path: &str) {
        let place = self.workspace.path(path);
        self.watch.waits(&format!("{path} is gone"), || !place.exists());
    }

    /// Expects that it is watching still, and that Ctrl-C is the way to end it.
    #[track_caller]
    fn ends(self) {
        assert!(!self.watch.has_ended(), "{}", self.watch.said());
        self.watch.signal("INT");
        self.watch.ends(0);
    }
}

fn about(what: &str) -> String {
    report(&format!("# Purpose of the report\n\nTo tell the Board about {what}.\n"))
}

fn two_reports() -> Workspace {
    Workspace::new().with("data/a.md", about("buses")).with("data/board/b.md", about("trains"))
}

#[test]
fn a_change_is_built_and_nothing_else_is_said() {
    let watched = Watched::new(two_reports());
    watched.workspace.write("data/a.md", about("trams"));
    watched.becomes("output/a.pdf", &about("trams"));
    watched.watch.says("; watching…", 2);
    // What is written into the output folder, and what has no meaning, is no change.
    watched.workspace.write("output/mine.txt", "mine");
    watched.workspace.write("notes.txt", "mine");
    watched.workspace.write("data/.a.md.swp", "an editor's");
    watched.workspace.write("data/a.md", about("ferries"));
    watched.becomes("output/a.pdf", &about("ferries"));
    watched.watch.says("; watching…", 3);
    assert_eq!(watched.watch.times("watching…"), 3, "{}", watched.watch.said());
    assert!(!watched.watch.said().contains('\u{1b}'), "there are no colours in a pipe");
    watched.ends();
}

#[test]
fn new_and_removed_documents_are_followed() {
    let watched = Watched::new(two_reports());
    watched.workspace.write("data/new/c.md", about("ferries"));
    watched.becomes("output/new/c.pdf", &about("ferries"));
    watched.workspace.write("data/new/c.md", about("boats"));
    watched.becomes("output/new/c.pdf", &about("boats"));
    watched.workspace.remove("data/a.md");
    watched.is_gone("output/a.pdf");
    watched.ends();
}

#[test]
fn editors_that_save_by_rename_are_followed() {
    let watched = Watched::new(two_reports());
    for what in ["trams", "ferries", "boats"] {
        let [paper, new, kept] =
            ["data/a.md", "data/a.md.new", "data/a.md~"].map(|path| watched.workspace.path(path));
        fs::write(&new, about(what)).expect("it can be written");
        fs::rename(&paper, kept).expect("it can be renamed");
        fs::rename(new, &paper).expect("it can be renamed");
        watched.becomes("output/a.pdf", &about(what));
    }
    watched.ends();
}

#[test]
fn many_changes_at_once_are_built_together() {
    let watched = Watched::new(two_reports());
    for number in 0..30 {
        watched.workspace.write(&format!("data/many/{number}.md"), about("ferries"));
    }
    watched.becomes("output/many/29.pdf", &about("ferries"));
    let last = watched.workspace.path("output/many/0.pdf");
    watched.watch.waits("all are built", || last.exists());
    // A machine that stops between two of them may take them for two bursts.
    assert!(watched.watch.times("watching…") <= 4, "{}", watched.watch.said());
    watched.ends();
}

#[test]
fn folders_that_go_and_come_back_are_followed() {
    let watched = Watched::new(two_reports());
    let path = |path: &str| watched.workspace.path(path);
    fs::rename(path("data/board"), path("elsewhere")).expect("it can be renamed");
    watched.is_gone("output/board/b.pdf");
    fs::rename(path("elsewhere"), path("data/board")).expect("it can be renamed");
    watched.becomes("output/board/b.pdf", &about("trains"));
    watched.workspace.write("data/board/b.md", about("boats"));
    watched.becomes("output/board/b.pdf", &about("boats"));
    watched.ends();
}

#[test]
fn data_itself_may_go_and_come_back() {
    let watched = Watched::new(two_reports());
    let path = |path: &str| watched.workspace.path(path);
    fs::rename(path("data"), path("elsewhere")).expect("it can be renamed");
    watched.watch.says("there is no folder `data`; waiting for it", 1);
    assert!(path("output/a.pdf").exists(), "nothing is taken away for a folder that is being moved");
    fs::rename(path("elsewhere"), path("data")).expect("it can be renamed");
    watched.watch.says("; watching…", 2);
    watched.workspace.write("data/board/b.md", about("boats"));
    watched.becomes("output/board/b.pdf", &about("boats"));
    fs::remove_dir_all(path("data")).expect("it can be removed");
    watched.watch.says("waiting for it", 2);
    watched.workspace.write("data/board/b.md", about("ferries"));
    watched.becomes("output/board/b.pdf", &about("ferries"));
    watched.ends();
}

#[test]
fn a_broken_house_in_the_middle_of_typing() {
    let workspace = two_reports()
        .with("data/own.md", about("canals").replace("date =", "house = \"own\"\ndate ="))
        .with("templates/own/house.toml", "[page]\npaper = \"a4\"\n");
    let watched = Watched::new(workspace);
    watched.workspace.write("templates/own/house.toml", "[page\npaper = ");
    watched.watch.says("error[syntax]", 1);
    watched.watch.says("; watching…", 2);
    watched.workspace.write("data/a.md", about("trams"));
    watched.becomes("output/a.pdf", &about("trams"));
    let before = watched.watch.times("mended");
    watched.workspace.write("templates/own/house.toml", "[page]\npaper = \"a4\"\n");
    watched.watch.says("mended: 2 problems in data/own.md, templates/own/house.toml", 1);
    assert_eq!(before, 0);
    let own = watched.workspace.path("output/own.pdf");
    watched.watch.waits("it is built", || own.exists());
    watched.ends();
}

#[test]
fn broken_settings_in_the_middle_of_typing() {
    let watched = Watched::new(two_reports());
    let settings = String::from_utf8(watched.workspace.read("boardpaper.toml")).expect("they are text");
    watched.workspace.write("boardpaper.toml", "[workspace\n");
    watched.watch.says("nothing was built; watching…", 1);
    assert!(watched.workspace.path("output/a.pdf").exists());
    watched.workspace.remove("boardpaper.toml");
    watched.watch.says("boardpaper.toml cannot be read", 1);
    watched.workspace.write("data/a.md", about("trams"));
    watched.workspace.write("boardpaper.toml", settings);
    watched.becomes("output/a.pdf", &about("trams"));
    watched.watch.says("mended: 1 problem in boardpaper.toml", 1);
    watched.ends();
}

#[test]
fn the_problems_that_stand_are_shown_and_those_mended_are_counted() {
    let workspace = two_reports().with("data/b.md", about("<b>canals</b>"));
    let watched = Watched::new(workspace);
    watched.watch.says("warning[raw-html]", 1);
    watched.workspace.write("data/a.md", about("[](#nowhere)"));
    watched.watch.says("error[dangling-reference]", 1);
    watched.watch.says("; watching…", 2);
    assert_eq!(watched.watch.times("warning[raw-html]"), 2, "it stands");
    watched.workspace.write("data/a.md", about("trams"));
    watched.watch.says("mended: 1 problem in data/a.md", 1);
    watched.workspace.write("data/b.md", about("canals"));
    watched.watch.says("mended: 1 problem in data/b.md", 1);
    watched.becomes("output/b.pdf", &about("canals"));
    watched.ends();
}

#[test]
fn a_picture_elsewhere_in_the_workspace_is_watched_too() {
    let text = "# Purpose of the report\n\n![A map of the bus routes in the town centre](/shared/map.png)\n";
    let workspace = Workspace::new().with("data/a.md", report(text)).with("shared/map.png", picture(40, 40));
    let watched = Watched::new(workspace);
    let before = watched.workspace.read("output/a.pdf");
    watched.workspace.write("shared/map.png", picture(80, 40));
    let pdf = watched.workspace.path("output/a.pdf");
    watched.watch.waits("it was built anew", || fs::read(&pdf).is_ok_and(|now| now != before));
    watched.ends();
}

#[test]
fn one_document_alone_is_watched_if_it_is_named() {
    let watched = Watched::with(two_reports(), "data/board/b.md");
    watched.workspace.write("data/a.md", about("trams"));
    watched.workspace.write("data/board/b.md", about("boats"));
    watched.becomes("output/board/b.pdf", &about("boats"));
    assert!(!watched.workspace.path("output/a.pdf").exists());
    watched.ends();
}

#[test]
fn others_build_between_two_builds_of_watch() {
    let watched = Watched::new(two_reports());
    watched.workspace.run("build").exits(0).does_not_tell("waiting");
    watched.ends();
}

#[test]
fn sarif_is_of_one_run() {
    Workspace::new()
        .with("data/a.md", good_report())
        .run("watch --message-format sarif")
        .exits(2)
        .tells("check");
}

#[test]
fn a_file_elsewhere_that_a_document_waits_for_is_noticed_when_it_comes() {
    let workspace = Workspace::new().with("data/a.md", report("# Purpose\n\n![A map](../shared/map.png)\n"));
    let watch = Running::start(&workspace, "watch");
    watch.says("; watching…", 1);
    workspace.write("shared/map.png", picture(900, 900));
    watch.says("mended: 1 problem in data/a.md", 1);
    watch.signal("INT");
    watch.ends(0);
}

#[test]
fn what_a_link_in_data_leads_to_is_watched() {
    let workspace = Workspace::new().with("store/n.md", good_report());
    fs::create_dir(workspace.path("data")).expect("a folder can be made");
    std::os::unix::fs::symlink("../store/n.md", workspace.path("data/n.md")).expect("a link can be made");
    let watch = Running::start(&workspace, "watch");
    watch.says("built 1 document", 1);
    watch.says("; watching…", 1);
    workspace.write("store/n.md", good_report().replace("buses", "trams"));
    watch.says("built 1 document", 2);
    watch.signal("INT");
    watch.ends(0);
}
