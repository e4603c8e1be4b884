//! Builds that are killed, stopped or held up: every output is old or new, and whole.

use crate::running::Running;
use crate::support::{Workspace, report};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// The text of a report in one of two versions.
fn text(number: usize, version: usize) -> String {
    let what = ["buses", "trams"][version % 2];
    report(&format!("# Purpose of the report\n\nTo tell the Board about {what} of line {number}.\n"))
}

/// Writes so many reports in a version.
fn write(workspace: &Workspace, reports: usize, version: usize) {
    for number in 0..reports {
        workspace.write(&format!("data/board-{}/line-{number}.md", number % 3), text(number, version));
    }
}

/// Everything below the output folder but what builds keep for themselves.
fn outputs(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let place = entry.path();
            if place.ends_with(".boardpaper") {
            } else if place.is_dir() {
                folders.push(place);
            } else {
                let name = place.strip_prefix(root).expect("it is below").display().to_string();
                files.insert(name, fs::read(&place).expect("it is there"));
            }
        }
    }
    files
}

/// The files that are not whole yet.
fn unfinished(workspace: &Workspace) -> Vec<String> {
    let own = fs::read_dir(workspace.path("output/.boardpaper")).into_iter().flatten().flatten();
    let names = own.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with("put-")).collect()
}

/// Numbers that look like chance, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Kills so many builds at instants that chance finds, each between two versions of the reports.
fn killed(times: usize) {
    const REPORTS: usize = 6;
    let workspace = Workspace::new();
    let clean = [0, 1].map(|version| {
        write(&workspace, REPORTS, version);
        workspace.run(&format!("build --out clean-{version}")).exits(0);
        outputs(&workspace.path(&format!("clean-{version}")))
    });
    write(&workspace, REPORTS, 0);
    let started = Instant::now();
    workspace.run("build").exits(0);
    let whole = started.elapsed().as_micros() as u64;
    let mut chance = Chance(7);
    let (mut old, mut new, mut both) = (0, 0, 0);
    for time in 1..=times {
        write(&workspace, REPORTS, time);
        let build = Running::start(&workspace, "build");
        thread::sleep(Duration::from_micros(chance.below(whole + whole / 10)));
        build.kill();
        let mut of_version = [0, 0];
        for (name, bytes) in outputs(&workspace.path("output")) {
            match clean.iter().position(|clean| clean.get(&name) == Some(&bytes)) {
                Some(version) => of_version[version] += 1,
                None => panic!("build {time}: {name} is neither old nor new: {} bytes", bytes.len()),
            }
        }
        assert_eq!(of_version[0] + of_version[1], REPORTS + 1, "build {time}: an output is gone");
        match of_version[time % 2] {
            0 => old += 1,
            now if now == REPORTS + 1 => new += 1,
            _ => both += 1,
        }
        workspace.run("build").exits(0);
        let mended = outputs(&workspace.path("output"));
        assert!(mended == clean[time % 2], "build {time}: the next build mends the rest");
        assert_eq!(unfinished(&workspace), [""; 0], "build {time}");
    }
    assert!(old > 0 && both + new > 0, "{old} killed before they wrote, {both} between, {new} at the end");
}

#[test]
fn a_build_that_is_killed_leaves_every_output_old_or_new() {
    killed(20);
}

#[test]
fn a_build_that_is_killed_leaves_nothing_that_the_next_does_not_know() {
    const REPORTS: usize = 6;
    let mut chance = Chance(3);
    let mut whole = None;
    for time in 0..16 {
        let workspace = Workspace::new();
        if time % 2 == 1 {
            // Of an earlier state there are files in another format as well.
            write(&workspace, REPORTS, 0);
            workspace.run("build --format pdf,typst").exits(0);
        }
        write(&workspace, REPORTS, 1);
        let started = Instant::now();
        let build = Running::start(&workspace, "build");
        match whole {
            Some(whole) => thread::sleep(Duration::from_micros(chance.below(whole))),
            None => {
                build.waits_for_the_end();
                whole = Some(started.elapsed().as_micros() as u64);
            }
        }
        build.kill();
        for number in 1..REPORTS {
            workspace.remove(&format!("data/board-{}/line-{number}.md", number % 3));
        }
        workspace.run("build").exits(0);
        let names: Vec<String> = outputs(&workspace.path("output")).into_keys().collect();
        assert_eq!(names, ["board-0/line-0.pdf", "manifest.json"], "build {time}");
    }
}

#[test]
#[ignore = "takes a minute or two"]
fn builds_that_are_killed_at_200_instants_leave_every_output_old_or_new() {
    killed(200);
}

/// A workspace with so many reports, whose build takes a while.
fn long(reports: usize) -> Workspace {
    let workspace = Workspace::new();
    write(&workspace, reports, 0);
    workspace
}

#[test]
fn ctrl_c_ends_a_build_within_a_second_and_leaves_everything_whole() {
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let workspace = long(150);
        let build = Running::start(&workspace, "build --jobs 2");
        let some = workspace.path("output/board-0/line-0.pdf");
        build.waits("the first output is there", || some.exists());
        build.signal(signal);
        let took = build.ends(code);
        assert!(took < Duration::from_secs(3), "{took:?} on a machine that may do other things too");
        assert!(build.said().contains("stopped"), "{}", build.said());
        assert_eq!(unfinished(&workspace), [""; 0]);
        let stopped = outputs(&workspace.path("output"));
        assert!(stopped.len() < 150, "it was stopped before the end");
        workspace.run("build").exits(0);
        let whole = outputs(&workspace.path("output"));
        assert!(stopped.iter().all(|(name, bytes)| whole.get(name) == Some(bytes)));
    }
}

#[test]
fn a_second_build_waits_for_the_first_and_clean_for_both() {
    let workspace = long(3);
    workspace.run("build").exits(0);
    let before = outputs(&workspace.path("output"));
    let lock = File::open(workspace.path("output/.boardpaper/lock")).expect("a build leaves its lock");
    lock.lock().expect("it is free");
    write(&workspace, 3, 1);
    let second = Running::start(&workspace, "build");
    let clean = Running::start(&workspace, "clean");
    for waiting in [&second, &clean] {
        waiting.says("another build of this workspace is running; waiting for it", 1);
    }
    assert!(!second.has_ended() && !clean.has_ended());
    assert!(outputs(&workspace.path("output")) == before, "nothing was touched meanwhile");
    // Checks write nothing, so they wait for nobody; nor do builds into another folder.
    workspace.run("check").exits(0).does_not_tell("waiting");
    workspace.run("build --out elsewhere").exits(0).does_not_tell("waiting");
    drop(lock);
    second.ends(0);
    clean.ends(0);
    assert_eq!(second.times("waiting for it"), 1);
    workspace.run("build").exits(0).has("output/board-0/line-0.pdf");
}

#[test]
fn builds_at_once_give_what_one_gives() {
    let workspace = long(6);
    workspace.run("build --out clean").exits(0);
    let builds = [0, 1, 2, 3].map(|_| Running::start(&workspace, "build"));
    for build in &builds {
        build.ends(0);
    }
    assert!(outputs(&workspace.path("output")) == outputs(&workspace.path("clean")));
}

#[test]
fn files_that_vanish_while_a_build_reads_them() {
    for wait in [5, 20, 40, 80] {
        let workspace = long(40);
        let build = Running::start(&workspace, "build");
        thread::sleep(Duration::from_millis(wait));
        fs::remove_dir_all(workspace.path("data/board-1")).expect("it is there");
        // What was listed and is gone cannot be read; what was gone before is none of the documents.
        let code = build.waits_for_the_end();
        assert!(matches!(code, 0 | 3), "{code}\n{}", build.said());
        workspace.run("build").exits(0).lacks("output/board-1");
        workspace.run("build --out clean").exits(0);
        assert!(outputs(&workspace.path("output")) == outputs(&workspace.path("clean")));
    }
}

#[test]
fn a_file_that_grows_too_large_for_the_disk_leaves_the_old_one() {
    let workspace = long(1);
    workspace.run("build").exits(0);
    let before = outputs(&workspace.path("output"));
    write(&workspace, 1, 1);
    // A file may have 4 blocks, of 512 or 1,024 bytes.
    let mut command = Command::new("sh");
    let limited = format!("trap '' XFSZ; ulimit -f 4; exec {} build", env!("CARGO_BIN_EXE_boardpaper"));
    command.args(["-c", &limited]).current_dir(workspace.root());
    let build = Running::of(command, "build");
    build.ends(3);
    build.says("`board-0/line-0.pdf` cannot be written: File too large", 1);
    let after = outputs(&workspace.path("output"));
    assert!(after["board-0/line-0.pdf"] == before["board-0/line-0.pdf"]);
    assert_eq!(unfinished(&workspace), [""; 0]);
    workspace.run("build").exits(0);
    assert!(outputs(&workspace.path("output")) != before);
}

/// A disk of its own at a folder of a workspace, for as long as it is kept; none where mounting is not allowed.
struct Disk(std::path::PathBuf);

impl Disk {
    #[expect(clippy::print_stdout, reason = "whoever runs the tests has to know what they passed over")]
    fn mount(workspace: &Workspace, path: &str, options: &str) -> Option<Self> {
        let place = workspace.path(path);
        fs::create_dir_all(&place).expect("a folder can be made");
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&place);
        if command.output().is_ok_and(|done| done.status.success()) {
            return Some(Self(place));
        }
        println!("passed over: nothing can be mounted here");
        None
    }

    fn remount(&self, options: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(&self.0).status();
        assert!(done.expect("it mounted before").success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_what_was_there() {
    let workspace = long(40);
    let Some(_disk) = Disk::mount(&workspace, "output", "size=400k") else { return };
    workspace.run("build").exits(3).tells("cannot be written: No space left on device");
    let before = outputs(&workspace.path("output"));
    assert!(before.keys().filter(|name| name.ends_with(".pdf")).count() > 3, "some were written");
    assert_eq!(unfinished(&workspace), [""; 0]);
    workspace.run("build --out clean").exits(0);
    let clean = outputs(&workspace.path("clean"));
    let is_whole = |(name, bytes): (&String, &Vec<u8>)| clean[name] == *bytes || name == "manifest.json";
    assert!(before.iter().all(is_whole), "what is there is whole");
}

#[test]
fn an_output_folder_that_is_read_only_is_left_alone() {
    let workspace = long(2);
    let Some(disk) = Disk::mount(&workspace, "output", "size=10m") else { return };
    workspace.run("build").exits(0);
    let before = outputs(&workspace.path("output"));
    disk.remount("ro");
    write(&workspace, 2, 1);
    workspace.run("build").exits(3).tells("output cannot be written: Read-only file system");
    workspace.run("clean").exits(3).tells("output cannot be cleaned: Read-only file system");
    assert!(outputs(&workspace.path("output")) == before);
    disk.remount("rw");
    workspace.run("build").exits(0);
}

#[test]
fn an_output_folder_on_two_disks_is_written_all_the_same() {
    let workspace = long(6);
    workspace.run("build --out clean").exits(0);
    let Some(_disk) = Disk::mount(&workspace, "output/board-1", "size=10m") else { return };
    workspace.run("build").exits(0).has("output/.boardpaper/beside");
    assert!(outputs(&workspace.path("output")) == outputs(&workspace.path("clean")));
    workspace.write("output/board-1/.boardpaper-put-x", "half");
    workspace.run("build").exits(0).lacks("output/board-1/.boardpaper-put-x");
}
