//! Waiting for changes of a workspace.

use crate::disk::{SETTINGS, Workspace};
use crate::output::OutputFolder;
use crate::records::Records;
use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// The folders of a workspace that people write in.
const FOLDERS: [&str; 3] = ["data", "templates", "fonts"];

/// After a change, others that follow it closer than this belong to it.
const QUIET: Duration = Duration::from_millis(100);

/// Changes that never pause are not waited for any longer than this.
const LONGEST: Duration = Duration::from_millis(500);

/// How often a disk is looked at that does not tell of changes, and a workspace that is gone.
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);

/// Watches a workspace from the moment it is made, so that whoever reads the workspace after that misses no change.
/// What is a folder at that moment is watched, hence a new one for each build.
pub struct Watching {
    root: PathBuf,
    /// The output folder, if it lies in one of the watched folders.
    out: Option<PathBuf>,
    /// Files outside of the folders that documents use.
    others: BTreeSet<String>,
    /// The folders of these.
    folders: BTreeSet<PathBuf>,
    watcher: Box<dyn Watcher>,
    events: Receiver<notify::Result<Event>>,
}

impl Watching {
    /// Begins to watch.
    ///
    /// # Errors
    /// What the system says if it can neither tell of changes nor be asked for them.
    pub fn start(workspace: &Workspace, out: &OutputFolder) -> notify::Result<Self> {
        let root = workspace.real_root().to_owned();
        let (watcher, events) = match watched::<RecommendedWatcher>(&root) {
            Ok((watcher, events)) => (Box::new(watcher) as Box<dyn Watcher>, events),
            // More folders than the system tells of, for instance.
            Err(_) => {
                let (watcher, events) = watched::<PollWatcher>(&root)?;
                (Box::new(watcher) as Box<dyn Watcher>, events)
            }
        };
        let out = fs::canonicalize(out.root()).ok();
        let out = out.filter(|out| FOLDERS.iter().any(|folder| out.starts_with(root.join(folder))));
        Ok(Self { root, out, others: BTreeSet::new(), folders: BTreeSet::new(), watcher, events })
    }

    /// Watches files of the workspace too that lie elsewhere in it.
    pub fn with_others<'p>(&mut self, paths: impl IntoIterator<Item = &'p str>) {
        for path in paths {
            let place = self.root.join(path);
            // Where a folder is not there, the nearest above it tells when it comes.
            let folder = place.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(&self.root);
            // The root is watched anyway.
            if folder != self.root && self.folders.insert(folder.to_owned()) {
                let _ = self.watcher.watch(folder, RecursiveMode::NonRecursive);
            }
            self.others.insert(path.to_owned());
        }
    }

    /// Waits until something has changed and then is quiet. Gives the paths in the workspace of what changed.
    pub fn wait(&self) -> BTreeSet<String> {
        let mut changed = BTreeSet::new();
        while changed.is_empty() {
            match self.events.recv_timeout(BETWEEN_LOOKS) {
                Ok(event) => changed.extend(self.changes(event)),
                Err(RecvTimeoutError::Timeout) if self.root.is_dir() => {}
                // Nobody tells of a workspace that is gone; when it is back all of it may be new.
                Err(_) => {
                    while !self.root.is_dir() {
                        std::thread::sleep(BETWEEN_LOOKS);
                    }
                    changed.extend(everything());
                }
            }
        }
        let first = Instant::now();
        let mut last = first;
        loop {
            let left = (last + QUIET).min(first + LONGEST).saturating_duration_since(Instant::now());
            if left.is_zero() {
                return changed;
            }
            if let Ok(event) = self.events.recv_timeout(left) {
                let more = self.changes(event);
                if !more.is_empty() {
                    last = Instant::now();
                    changed.extend(more);
                }
            }
        }
    }

    fn changes(&self, event: notify::Result<Event>) -> BTreeSet<String> {
        match event {
            // More happened than could be told.
            Ok(event) if event.need_rescan() => everything(),
            Ok(event) if is_change(event.kind) => {
                let below = event.paths.iter().filter(|path| {
                    !self.out.as_ref().is_some_and(|out| path.starts_with(out)) && !is_of_an_editor(path)
                });
                let paths = below.filter_map(|path| path.strip_prefix(&self.root).ok()?.to_str());
                let paths = paths.map(|path| path.replace('\\', "/"));
                paths.filter(|path| is_watched(path) || self.has_other(path)).collect()
            }
            _ => BTreeSet::new(),
        }
    }
}

impl Watching {
    /// Whether a path is that of a file that documents use, or of a folder in which one would be.
    fn has_other(&self, path: &str) -> bool {
        self.others.iter().any(|other| {
            other.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

/// The files that documents used, or looked for in vain, and that are not watched anyway; of a link in `data/`, what it
/// leads to.
pub fn used_elsewhere(workspace: &Workspace, out: &OutputFolder) -> BTreeSet<String> {
    let root = workspace.real_root();
    let mut used = BTreeSet::new();
    for record in Records::read(out).documents.values() {
        for read in &record.reads {
            let place = root.join(&read.path);
            match fs::canonicalize(&place) {
                Ok(real) if real != place => {
                    let below = real.strip_prefix(root).ok().and_then(Path::to_str);
                    used.extend(below.map(|below| below.replace('\\', "/")));
                }
                _ => {}
            }
            used.insert(read.path.clone());
        }
    }
    used.retain(|path| !is_watched(path));
    used
}

/// A watcher of all that is there.
fn watched<W: Watcher>(root: &Path) -> notify::Result<(W, Receiver<notify::Result<Event>>)> {
    let (sender, events) = channel();
    let mut watcher = W::new(sender, Config::default().with_poll_interval(BETWEEN_LOOKS))?;
    // The top tells of folders that come and go, and of the settings.
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.map(|folder| root.join(folder)) {
        match watcher.watch(&folder, RecursiveMode::Recursive) {
            Err(error) if folder.is_dir() => return Err(error),
            _ => {}
        }
    }
    Ok((watcher, events))
}

fn everything() -> BTreeSet<String> {
    FOLDERS.into_iter().chain([SETTINGS]).map(str::to_owned).collect()
}

/// Whether a path in the workspace is watched whatever documents use.
pub fn is_watched(path: &str) -> bool {
    path == SETTINGS || FOLDERS.contains(&path.split('/').next().unwrap_or_default())
}

/// Whether what happened can change what a file holds; our own reading cannot.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// Whether a file is one that editors keep beside the file that is being written.
fn is_of_an_editor(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.ends_with('~')
}

#[cfg(test)]
mod tests {
    use super::Watching;
    use crate::disk::Workspace;
    use crate::output::OutputFolder;
    use std::fs;
    use std::path::Path;

    /// A workspace that is watched, and the names of what changed in it by what was done.
    #[track_caller]
    fn changes(what: &str, is_told: &[&str], others: &[&str], done: impl FnOnce(&Path)) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for path in [
            "data/board/a.md",
            "data/proof/a.pdf",
            "templates/own/house.toml",
            "shared/map.png",
            "boardpaper.toml",
        ] {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), "").unwrap();
        }
        let workspace = Workspace::open(root).unwrap();
        let mut watching = Watching::start(&workspace, &OutputFolder::new(root.join("data/proof"))).unwrap();
        watching.with_others(others.iter().copied());
        done(root);
        // Whatever else was told has been told when this is.
        fs::write(root.join("data/end"), "").unwrap();
        let mut told = watching.wait();
        while !told.contains("data/end") {
            told.extend(watching.wait());
        }
        told.remove("data/end");
        assert_eq!(told.into_iter().collect::<Vec<_>>(), is_told, "{what}");
    }

    #[test]
    fn what_people_write_is_told_and_nothing_else() {
        let write = |path: &'static str| move |root: &Path| fs::write(root.join(path), "x").unwrap();
        changes("a file", &["data/board/a.md"], &[], write("data/board/a.md"));
        changes("a house", &["templates/own/house.toml"], &[], write("templates/own/house.toml"));
        changes("the settings", &["boardpaper.toml"], &[], write("boardpaper.toml"));
        changes("an output", &[], &[], write("data/proof/a.pdf"));
        changes("notes beside the settings", &[], &[], write("notes.txt"));
        changes("an editor's copy", &[], &[], write("data/.a.md.swp"));
        changes("a file elsewhere", &[], &[], write("shared/map.png"));
        changes("one that is used", &["shared/map.png"], &["shared/map.png"], write("shared/map.png"));
        changes("a file that is read", &[], &[], |root| {
            drop(fs::read(root.join("data/board/a.md")).unwrap());
        });
    }

    #[test]
    fn folders_that_come_and_go_are_told() {
        changes("a new folder", &["fonts"], &[], |root| fs::create_dir(root.join("fonts")).unwrap());
        changes("one that moves away", &["templates"], &[], |root| {
            fs::rename(root.join("templates"), root.join("gone")).unwrap();
        });
        changes("a saving by rename", &["data/board/a.md"], &[], |root| {
            fs::write(root.join("data/board/.a.md.new"), "x").unwrap();
            fs::rename(root.join("data/board/.a.md.new"), root.join("data/board/a.md")).unwrap();
        });
    }
}
