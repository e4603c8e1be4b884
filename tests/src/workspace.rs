//! Workspaces in temporary folders, built in-process, and what came of building them.

use boardpaper_build::output::OutputFolder;
use boardpaper_build::{Build, Mode, Options, Outcome, Summary, Workspace};
use boardpaper_data::diagnostic::{Diagnostic, Problems, Severity};
use boardpaper_data::files::Files;
use boardpaper_data::source::{Position, Sources};
use boardpaper_data::workspace::{Format, Settings, read_settings};
use boardpaper_render::{Engine, Fonts};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;

/// The shipped fonts, read once for all tests of a suite.
static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(|| Arc::new(Fonts::new([])));

/// The engine with the shipped fonts.
pub fn engine() -> Engine {
    Engine { fonts: Arc::clone(&FONTS) }
}

/// The engine with the shipped fonts and those of a workspace.
fn engine_for(workspace: &Workspace) -> Engine {
    let fonts = workspace.fonts(false).expect("its fonts can be read");
    if fonts.is_empty() { engine() } else { Engine { fonts: Arc::new(Fonts::new(fonts)) } }
}

/// The repository: the workspace of the worked example.
pub fn repository() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.expect("the tests stand in the repository").to_owned()
}

/// A workspace in a folder of its own, which goes with it.
pub struct Folder {
    root: TempDir,
}

impl Folder {
    /// A workspace of these files: each its path and what it holds. Without a `boardpaper.toml` among them
    /// the settings are the program's own.
    pub fn new<P: AsRef<str>, B: AsRef<[u8]>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        let folder = Self { root: TempDir::new().expect("a temporary folder can be made") };
        for (path, bytes) in files {
            folder.put(path.as_ref(), bytes.as_ref());
        }
        folder
    }

    /// The settings and documents of the worked example, copied.
    pub fn of_the_worked_example() -> Self {
        Self::new(worked_example())
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// Writes a file, in place of the one that may be there.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let place = self.root.path().join(path);
        let folder = place.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder).expect("a folder can be made");
        fs::write(&place, bytes).expect("a file can be written");
    }

    /// Builds PDFs of all documents with so many jobs, and gives what was written.
    pub fn build(&self, jobs: usize) -> Run {
        build(self.root.path(), jobs)
    }

    /// Builds PDFs and HTML of all documents with so many jobs, and gives what was written.
    pub fn build_both(&self, jobs: usize) -> Run {
        build_both(self.root.path(), jobs)
    }

    /// Checks all documents with so many jobs.
    pub fn check(&self, jobs: usize) -> Run {
        run(self.root.path(), Mode::Check, jobs)
    }
}

/// The files of the worked example: the settings, and everything under `data/`.
pub fn worked_example() -> BTreeMap<String, Vec<u8>> {
    let root = repository();
    let mut files = BTreeMap::new();
    let mut places = vec![root.join("boardpaper.toml"), root.join("data")];
    while let Some(place) = places.pop() {
        if place.is_dir() {
            let entries = fs::read_dir(&place).expect("a folder can be read");
            places.extend(entries.map(|entry| entry.expect("an entry can be read").path()));
        } else {
            let path = place.strip_prefix(&root).expect("the file is in the repository");
            let path = path.to_str().expect("its name is UTF-8").replace('\\', "/");
            files.insert(path, fs::read(&place).expect("a file can be read"));
        }
    }
    files
}

/// What came of building or checking a workspace.
pub struct Run {
    /// The documents and what was said of them.
    pub summary: Summary,
    /// The files that were read.
    pub sources: Sources,
    /// What was written, by its path below the output folder; the manifest too.
    pub written: BTreeMap<String, Vec<u8>>,
}

/// Builds PDFs of all documents of the workspace at a folder, into another.
pub fn build(root: &Path, jobs: usize) -> Run {
    let out = TempDir::new().expect("a temporary folder can be made");
    build_into(root, out.path(), jobs)
}

/// Builds PDFs and HTML of all documents of the workspace at a folder, into another.
pub fn build_both(root: &Path, jobs: usize) -> Run {
    build_formats(root, vec![Format::Pdf, Format::Html], jobs)
}

/// Builds all documents of the workspace at a folder in some formats, into another.
pub fn build_formats(root: &Path, formats: Vec<Format>, jobs: usize) -> Run {
    let out = TempDir::new().expect("a temporary folder can be made");
    let mut run = run(root, Mode::Build(Build::new(formats, OutputFolder::new(out.path()))), jobs);
    run.written = files_below(out.path());
    run
}

/// Builds PDFs of the documents of the workspace at a folder into another, where an earlier build may have been.
pub fn build_into(root: &Path, out: &Path, jobs: usize) -> Run {
    let mode = Mode::Build(Build::new(vec![Format::Pdf], OutputFolder::new(out)));
    let mut run = run(root, mode, jobs);
    run.written = files_below(out);
    run
}

fn run(root: &Path, mode: Mode, jobs: usize) -> Run {
    let workspace = Workspace::open(root).expect("the workspace is there");
    let sources = Sources::default();
    let settings = settings(&workspace, &sources);
    let options = Options { mode, paths: Vec::new(), jobs };
    let engine = engine_for(&workspace);
    let summary = boardpaper_build::run(&workspace, &settings, &engine, &sources, &options, &mut |_| {});
    Run { summary, sources, written: BTreeMap::new() }
}

/// The settings of a workspace, which must be right; those of the program if it has no settings.
pub fn settings(workspace: &Workspace, sources: &Sources) -> Settings {
    let Ok(bytes) = Files::read(workspace, "boardpaper.toml") else { return Settings::default() };
    let mut problems = Problems::default();
    let settings = read_settings("boardpaper.toml", bytes.to_vec(), sources, &mut problems);
    assert!(!problems.has_errors(), "the settings are right");
    settings
}

fn files_below(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder can be read") {
            let place = entry.expect("an entry can be read").path();
            if place.is_dir() {
                folders.push(place);
                continue;
            }
            let path = place.strip_prefix(root).expect("the file stands below the folder");
            let path = path.to_str().expect("its name is UTF-8").replace('\\', "/");
            files.insert(path, fs::read(&place).expect("a file can be read"));
        }
    }
    files
}

impl Run {
    /// Leaves its PDFs for veraPDF in a folder of that name, below the one that the variable `BOARDPAPER_KEEP` says,
    /// if it says one.
    pub fn keep(&self, name: &str) {
        let Some(root) = std::env::var_os("BOARDPAPER_KEEP") else { return };
        for (path, bytes) in self.written.iter().filter(|(path, _)| path.ends_with(".pdf")) {
            let place = Path::new(&root).join(name).join(path);
            fs::create_dir_all(place.parent().expect("a file stands in a folder"))
                .expect("a folder can be made");
            fs::write(place, bytes).expect("a file can be written");
        }
    }

    /// The PDF of a document, by the path of its source.
    pub fn pdf(&self, source: &str) -> &[u8] {
        match self.pdf_if_built(source) {
            Some(bytes) => bytes,
            None => panic!("there is no PDF of {source}:\n{}", self.messages().join("\n")),
        }
    }

    /// The PDF of a document, by the path of its source, if it was built.
    pub fn pdf_if_built(&self, source: &str) -> Option<&[u8]> {
        let output = self.outcome(source).outputs.first()?;
        self.written.get(&output.path).map(Vec::as_slice)
    }

    /// The HTML of a document, by the path of its source.
    pub fn html(&self, source: &str) -> &[u8] {
        match self.html_if_built(source) {
            Some(bytes) => bytes,
            None => panic!("there is no HTML of {source}:\n{}", self.messages().join("\n")),
        }
    }

    /// The HTML of a document, by the path of its source, if it was built.
    pub fn html_if_built(&self, source: &str) -> Option<&[u8]> {
        let outputs = &self.outcome(source).outputs;
        let output = outputs.iter().find(|output| output.format == Format::Html.name())?;
        self.written.get(&output.path).map(Vec::as_slice)
    }

    /// What became of a document.
    pub fn outcome(&self, source: &str) -> &Outcome {
        let found = self.summary.documents.iter().find(|outcome| outcome.source == source);
        found.unwrap_or_else(|| panic!("there is no document {source}:\n{}", self.messages().join("\n")))
    }

    /// Everything that was said, one a line: `data/a.md:3:7 error[bad-link] …`.
    pub fn messages(&self) -> Vec<String> {
        self.summary.problems.iter().map(|problem| self.message(problem)).collect()
    }

    /// One message as a line.
    pub fn message(&self, problem: &Diagnostic) -> String {
        let path = problem.path(&self.sources);
        let place =
            self.place(problem).map_or(path.clone(), |at| format!("{path}:{}:{}", at.line, at.column));
        format!("{place} {}[{}] {}", problem.severity.name(), problem.rule.name, problem.message)
    }

    /// Where a message points.
    pub fn place(&self, problem: &Diagnostic) -> Option<Position> {
        let label = problem.primary.as_ref()?;
        Some(self.sources.get(label.span.source).position(label.span.start))
    }

    /// The messages of a rule.
    pub fn of_rule(&self, rule: &str) -> Vec<&Diagnostic> {
        self.summary.problems.iter().filter(|problem| problem.rule.name == rule).collect()
    }

    /// Whether anything is an error.
    pub fn has_errors(&self) -> bool {
        self.summary.problems.iter().any(|problem| problem.severity == Severity::Error)
    }
}
